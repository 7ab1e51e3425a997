"""The engine against the real thing: every notebook by stock papermill and by ``srm-fork``, and the files compared."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from jupyter_client.kernelspec import NoSuchKernel
from papermill.exceptions import PapermillExecutionError

from srm_kit import resources
from srm_kit.engine.kernel_names import is_this_python

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="accepted: forking is for Linux"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of papermill and its kernel
]

NASTY = {
    "streams": [
        "import sys\nprint('een')\nprint('twee', file=sys.stderr)\nprint('drie')",
        "print('a', end='')\nprint('b', end='')",
        "for i in range(3): print(i)",
        "sys.stdout.write('zonder regeleinde')",
        "print('é ü € 日本')",
    ],
    "resultaten": [
        "1 + 1",
        "None",
        "x = 3",
        "x;",
        "_ + 1 if isinstance(_, int) else _",
        "'tekst'",
        "In[1], Out[1]",
        "__name__",
        "class K:\n    def _repr_html_(self): return '<b>k</b>'\nK()",
        "class M:\n    def _repr_mimebundle_(self, include=None, exclude=None):\n"
        "        return {'text/plain': 'm', 'application/x+json': {'a': [1, 2.5, None]}}, {'text/plain': {'alt': 'm'}}\nM()",
        "class B:\n    def _repr_png_(self): return b'\\x89PNG'\nB()",
        "class Stuk:\n    def __repr__(self): raise ValueError('kan niet')\nStuk()",
    ],
    "rijk": [
        "from IPython.display import HTML, SVG, Image, Markdown, clear_output, display, update_display",
        "print('voor')\ndisplay(HTML('<i>i</i>'), metadata={'text/html': {'alt': 'schuin'}})\nprint('na')",
        "display({'text/plain': 'p', 'image/svg+xml': '<svg/>'}, raw=True, metadata={'image/svg+xml': {'alt': 's'}})",
        "h = display('een', display_id='d1')\ndisplay('los')",
        "h.update('twee')",
        "display('nog een', display_id='d1')",
        "update_display('drie', display_id='d1')\nupdate_display('niemand', display_id='bestaat-niet')",
        "display(1, 2, Markdown('**vet**'))",
        "print('weg')\nclear_output()\nprint('blijft')",
        "print('weg')\nclear_output(wait=True)\ndisplay('blijft')",
        "print('blijft ook')\nclear_output(wait=True)",
        "print('volgende cel')",
        "display('d', display_id='d2')\nclear_output()\ndisplay('e', display_id='d2')\nupdate_display('f', display_id='d2')",
        "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    ],
    "asynchroon": [
        "import asyncio\nawait asyncio.sleep(0.01)\n'klaar'",
        "async def f():\n    await asyncio.sleep(0)\n    print('in f')\n    return 7\nawait f()",
        "asyncio.get_running_loop().is_running()",
        "await asyncio.gather(f(), f())",
    ],
    "grafieken": [
        "%matplotlib inline\nimport matplotlib.pyplot as plt",
        "plt.plot([1, 2])\nprint('voor de figuur')",
        "fig, ax = plt.subplots(figsize=(1, 1))\nax.bar([1], [2]);",
        "from matplotlib.figure import Figure\nf = Figure(figsize=(1, 1))\nf.subplots().plot([1, 2])\nf",
    ],
    "tags": [
        ("1 / 0", ["raises-exception"]),
        "'verder'",
        ("raise SystemError('niet gedraaid')", ["skip-execution"]),
        "",
        "   ",
        "'einde'",
    ],
    "magie": [
        "%%capture weg\nprint('x')",
        "print(weg.stdout)",
        "!echo hallo",
        "%%bash\necho uit bash",
        "%pwd\n'klaar'",
    ],
}
FAILING = {
    "fout": ["print('een')", "def f(x):\n    return 1 / x\nf(0)", "print('nooit')"],
    "syntaxis": ["x = 1", "x ===== 2", "print('nooit')"],
    "invoer": ["print('vraag')", "input('naam? ')", "print('nooit')"],
    "wachtwoord": ["import getpass\ngetpass.getpass()", "print('nooit')"],
    "groep": ["raise ValueError('met\\nregels')", "print('nooit')"],
}


def _notebook(sources: list[Any]) -> Any:
    cells = []
    for number, source in enumerate(sources):
        text, tags = source if isinstance(source, tuple) else (source, [])
        cell = nbformat.v4.new_code_cell(text, id=f"c{number}")
        cell.metadata["tags"] = tags
        cells.append(cell)
    cells.insert(0, nbformat.v4.new_markdown_cell("# Proef", id="kop"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def _run(source: Path, out: Path, engine: str | None, **parameters: Any) -> tuple[Any, str]:
    """The executed notebook, also when a cell failed, and the class of the error."""
    error = ""
    try:
        papermill.execute_notebook(
            str(source),
            str(out),
            parameters=parameters,
            engine_name=engine,
            progress_bar=False,
            cwd=str(out.parent),
        )
    except PapermillExecutionError as found:
        error = f"{found.ename}: {found.evalue} in cell {found.cell_index}"
    return nbformat.read(out, as_version=4), _clean(error)


def _normal(nb: Any) -> list[Any]:
    """What a reader of the file sees; not the times, addresses and file names that differ from run to run."""
    found = []
    for cell in nb.cells:
        status = cell.metadata.get("papermill", {}).get("status")
        found.append((cell.cell_type, cell.source, cell.get("execution_count"), status, _outputs(cell)))
    return [*found, sorted(nb.metadata.get("language_info", {}).items(), key=str)]


def _outputs(cell: Any) -> list[Any]:
    """A kernel sends stdout and stderr each in its own time: only what lies between rich outputs is in order."""
    outputs: list[Any] = []
    for output in cell.get("outputs", []):
        item = dict(output)
        if item["output_type"] != "stream":
            if "traceback" in item:  # the frames of the library that carries the cell differ by nature
                frames = [_clean(line) for line in item["traceback"] if not _clean(line).startswith("File ")]
                # Of a frame the line that failed; how many lines stand around it differs.
                item["traceback"] = [re.findall(r"Cell In.*|-+>.*|.*Error:.*", frame) for frame in frames]
                item["traceback"] = [[" ".join(line.split()) for line in frame] for frame in item["traceback"]]
            outputs.append(_clean(item))
            continue
        if not outputs or outputs[-1]["output_type"] != "stream":
            outputs.append({"output_type": "stream", "stdout": "", "stderr": ""})
        outputs[-1][item["name"]] += _clean(item["text"])
    return outputs


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, str):
        value = re.sub(r"0x[0-9a-f]+", "0x", re.sub(r"\x1b\[[0-9;]*m", "", value))
        return re.sub(r"(?:/\S*/ipykernel_\d+/)?\b\d+\.py|<ipython-input[^>]*>", "cel", value)
    return value


@pytest.mark.parametrize("name", [*NASTY, *FAILING])
def test_a_nasty_notebook_gives_the_same_file(tmp_path: Path, name: str) -> None:
    source = tmp_path / "proef.ipynb"
    nbformat.write(_notebook(NASTY.get(name) or FAILING[name]), source)
    stock, fork = tmp_path / "stock", tmp_path / "fork"
    for folder in (stock, fork):
        folder.mkdir()
    expected, expected_error = _run(source, stock / "uit.ipynb", None)
    found, error = _run(source, fork / "uit.ipynb", "srm-fork")
    assert _normal(found) == [
        item if not isinstance(item, str) else item.replace(str(stock), str(fork)) for item in _normal(expected)
    ]
    assert error == expected_error
    assert bool(error) or name not in FAILING


@pytest.mark.parametrize("name", ["1_richten", "2_inrichten", "3_verrichten", "4_samenvatting"])
def test_our_own_notebooks_give_the_same_file(tmp_path: Path, name: str) -> None:
    source = resources.folder("notebooks") / f"{name}.ipynb"
    dossier = str(resources.folder("data_samples") / "voorbeeldstad")
    made = []
    for engine in (None, "srm-fork"):
        folder = tmp_path / str(engine)
        folder.mkdir()
        nb, error = _run(source, folder / "uit.ipynb", engine, dossier=dossier, uitvoer="uit", live=True)
        assert error == ""
        made.append((_normal(nb), sorted(item.name for item in folder.glob("uit/*"))))
    assert made[0] == made[1]


def test_the_command_line_of_papermill_knows_the_engine(tmp_path: Path) -> None:
    source = tmp_path / "proef.ipynb"
    nb = _notebook(["print(6 * 7)"])
    del nb.metadata["kernelspec"]
    nbformat.write(nb, source)
    done = subprocess.run(
        [sys.executable, "-m", "papermill", "--engine", "srm-fork", str(source), str(tmp_path / "uit.ipynb")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert nbformat.read(tmp_path / "uit.ipynb", as_version=4).cells[1].outputs[0].text == "42\n"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import os, sys\nprint('voor het eind')\nsys.stdout.flush()\nos.kill(os.getpid(), 9)", "DeadKernelError"),
        ("import time\nprint('voor het eind')\ntime.sleep(60)", "CellTimeoutError"),
    ],
)
def test_a_cell_that_dies_or_hangs_is_marked_and_keeps_what_it_said_before(
    tmp_path: Path, source: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "proef.ipynb"
    nbformat.write(_notebook(["print('goed')", source, "print('nooit')"]), path)
    caplog.set_level(logging.INFO, "papermill")
    with pytest.raises(PapermillExecutionError, match=name):
        papermill.execute_notebook(
            str(path),
            str(tmp_path / "uit.ipynb"),
            engine_name="srm-fork",
            progress_bar=False,
            execution_timeout=3,
            log_output=True,
        )
    cells = [cell for cell in nbformat.read(tmp_path / "uit.ipynb", as_version=4).cells if cell.cell_type == "code"]
    assert cells[0].metadata.papermill.status == "completed"
    assert cells[1].metadata.papermill.status == "failed"
    assert (cells[1].outputs[0].text, cells[1].outputs[1].ename) == ("voor het eind\n", name)
    assert [text.strip() for text in caplog.messages if text.strip() in {"goed", "voor het eind"}] == [
        "goed",
        "voor het eind",
    ]
    assert cells[2].execution_count is None


def test_a_kernel_of_elsewhere_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The notebook runs in the kernel it names, or fails as it does with stock papermill."""
    launch = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
    for name, more in {
        "hier": {"argv": [sys.executable, *launch]},
        "elders": {"argv": ["/opt/anders/bin/python3", *launch]},
        "omgeving": {"argv": [sys.executable, *launch], "env": {"SRM_PROEF": "uit de kernel"}},
    }.items():
        (tmp_path / "kernels" / name).mkdir(parents=True)
        spec = {"display_name": name, "language": "python", **more}
        (tmp_path / "kernels" / name / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert [is_this_python(name) for name in ("python3", "hier", "elders", "omgeving", "bestaat-niet")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    path = tmp_path / "proef.ipynb"
    nb = _notebook(["import os\nprint(os.environ['SRM_PROEF'])"])
    for name in ("omgeving", "bestaat-niet"):
        nb.metadata.kernelspec = {"name": name, "display_name": name, "language": "python"}
        nbformat.write(nb, path)
        if name == "bestaat-niet":
            with pytest.raises(NoSuchKernel):
                _run(path, tmp_path / "uit.ipynb", "srm-fork")
        else:
            found, error = _run(path, tmp_path / "uit.ipynb", "srm-fork")
            assert (error, found.cells[1].outputs[0].text) == ("", "uit de kernel\n")
    assert "its kernel 'omgeving' is not of this Python environment" in caplog.text


def test_importing_papermill_stays_as_light_as_it_is() -> None:
    program = (
        "import sys, papermill; "
        "print([name for name in ('IPython', 'numpy', 'matplotlib', 'pandas', 'srm_kit.engine.shell') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
