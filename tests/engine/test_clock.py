"""A report in the process of its command: a cell that hangs, Ctrl-C and SIGTERM end it in words, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest

from srm_kit.engine.clock import at_most
from srm_kit.engine.shell import Shell


def cell(source: str) -> dict[str, object]:
    return dict(nbformat.v4.new_code_cell(source))


def test_a_cell_that_takes_too_long_ends_and_the_next_one_runs() -> None:
    with Shell(limit=2) as shell:
        shell.run_cell(9, cell("'the first cell also makes the shell'"))
        end = shell.run_cell(
            0,
            cell(
                "import time\ntry:\n    time.sleep(60)\nexcept TimeoutError as error:\n    seen = str(error)\n    raise"
            ),
        )
        assert end.failed
        after = shell.run_cell(1, cell("assert '2 seconds' in seen"))
        assert not after.failed, shell.capture.outputs_of(1)


def test_a_cell_that_catches_the_time_out_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srm_kit.engine.clock._AGAIN", 0.05)

    def stubborn() -> None:
        for _ in range(3):
            with suppress(TimeoutError):
                while True:
                    pass
        while True:
            pass

    with pytest.raises(TimeoutError), at_most(0.05):
        stubborn()
    time.sleep(0.1)  # nothing comes after it


def test_everything_is_given_back() -> None:
    before = (sys.stdout, sys.stderr, sys.modules["__main__"], list(sys.path), os.environ.get("MPLBACKEND"))
    with Shell(limit=5) as shell:
        shell.run_cell(0, cell("import os; os.write(1, b'past Python'); print('x')"))
        assert "past Python" in str(shell.capture.outputs_of(0))
    assert before == (sys.stdout, sys.stderr, sys.modules["__main__"], list(sys.path), os.environ.get("MPLBACKEND"))


@pytest.mark.skipif(os.name == "nt", reason="accepted: signals are of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_told_to_end_ends_while_a_cell_runs(number: signal.Signals, tmp_path: Path) -> None:
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("dossier = ''", metadata={"tags": ["parameters"]})])
    nb.cells.append(
        nbformat.v4.new_code_cell(f"open({str(tmp_path / 'began')!r}, 'w').close()\nimport time\ntime.sleep(60)")
    )
    nb.cells.append(nbformat.v4.new_code_cell(f"open({str(tmp_path / 'went on')!r}, 'w').close()"))
    nbformat.write(nb, tmp_path / "lang.ipynb")
    code = (
        "import sys; from pathlib import Path\n"
        "from srm_kit.cli.stopping import told_to_end\n"
        "from srm_kit.engine import run_here; from srm_kit.parameters import Parameters\n"
        "with told_to_end():\n"
        "    run_here([Path(sys.argv[1])], Parameters(), Path(sys.argv[1]).parent)"
    )
    running = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "lang.ipynb")], stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not (tmp_path / "began").exists() and time.monotonic() < until:
        time.sleep(0.05)
    running.send_signal(number)
    running.communicate(timeout=30)
    assert running.returncode in {-number, 128 + number, 1, 130}
    assert not (tmp_path / "went on").exists()
