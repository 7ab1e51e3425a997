"""`import srm_kit` and `srm --help` are instant: they load nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "IPython",
    "ipykernel",
    "ipywidgets",
    "jupyter_client",
    "jupyterlab",
    "lxml",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "nbformat",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "papermill",
    "scipy",
}

IMPORT = "import srm_kit"
HELP = """
import sys
sys.argv = ["srm", "--help"]
from srm_kit.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


def loaded(code: str) -> set[str]:
    """Top-level names of all modules a fresh Python has loaded after `code`."""
    show = "\nimport sys\nprint('\\nLOADED', *{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code + show],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rsplit("LOADED", 1)[1].split())


@pytest.mark.parametrize("code", [IMPORT, HELP], ids=["import", "help"])
def test_nothing_heavy_is_loaded(code: str) -> None:
    found = loaded(code)
    assert "srm_kit" in found
    assert not found & HEAVY


def test_the_measure_sees_a_heavy_import() -> None:
    assert "numpy" in loaded("import numpy")
