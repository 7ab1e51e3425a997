"""A notebook that was saved with outputs shows nothing of them: they may be another client's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat


def test_what_an_earlier_client_left_in_a_notebook_is_not_in_the_next_report(tmp_path: Path) -> None:
    old = nbformat.v4.new_output("stream", name="stdout", text="van een vorige gemeente")
    failed = nbformat.v4.new_output("error", ename="ValueError", evalue="vorige", traceback=[])
    cells = [
        nbformat.v4.new_code_cell("dossier = ''", metadata={"tags": ["parameters"]}, outputs=[failed]),
        nbformat.v4.new_code_cell("print(1)", metadata={"tags": ["skip-execution"]}, outputs=[old], execution_count=3),
        nbformat.v4.new_code_cell("print('nieuw')", outputs=[old]),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "bewaard.ipynb")
    code = (
        "import sys; from pathlib import Path\n"
        "from srm_kit.engine import run_in_shell; from srm_kit.parameters import Parameters\n"
        "[made] = run_in_shell([Path(sys.argv[1])], Parameters(), Path(sys.argv[1]).parent)\n"
        "print([output['text'] for cell in made['cells'] for output in cell.get('outputs', [])])"
    )
    # A process of its own: the shell takes over the one it is in.
    command = [sys.executable, "-c", code, str(tmp_path / "bewaard.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "['nieuw\\n']\n"
