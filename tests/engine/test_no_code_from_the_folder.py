"""A folder that someone sent is data: no module that lies in it is imported by a process of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOSTILE = (
    "import pathlib; pathlib.Path(__file__).with_name('code-ran').write_text('yes')\nraise SystemExit('hostile')\n"
)
NAMES = ("numpy", "srm_kit", "papermill", "IPython", "yaml", "random", "ipykernel_launcher")


@pytest.fixture
def received(tmp_path: Path) -> Path:
    folder = tmp_path / "received"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.py").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture
def samples(root: Path) -> Path:
    return root / "data_samples"


def run(received: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    return subprocess.run(
        words, cwd=received, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300
    )


def program(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def test_a_batch_runs_no_code_of_the_folder_one_stands_in(received: Path, samples: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(received, program("srm"), "batch", str(samples / "voorbeeldstad"), "--out", str(out), "--jobs", "1")
    assert not (received / "code-ran").exists(), done.stderr
    assert done.returncode == 0, done.stderr
    assert list(out.rglob("rapport.html"))


def test_a_single_report_runs_no_code_of_the_folder_one_stands_in(
    received: Path, samples: Path, tmp_path: Path
) -> None:
    done = run(received, program("srm"), "report", str(samples / "voorbeeldstad"), "--out", str(tmp_path / "out"))
    assert not (received / "code-ran").exists(), done.stderr
    assert done.returncode == 0, done.stderr


def test_the_fork_engine_of_papermill_runs_no_code_of_the_folder_one_stands_in(received: Path, tmp_path: Path) -> None:
    import nbformat

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import numpy; print(numpy.pi)")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python", "language": "python"}
    source, target = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
    nbformat.write(notebook, source)
    done = run(received, program("papermill"), "--engine", "srm-fork", str(source), str(target))
    assert not (received / "code-ran").exists(), done.stderr
    assert done.returncode == 0, done.stderr
    assert "3.14159" in target.read_text(encoding="utf-8")
