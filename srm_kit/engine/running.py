"""Runs the notebooks of one report in order, in one shell in this process that lives as long as the report.

One per report, never shared between clients: the four notebooks share theirs (docs/benchmarks.md). What is imported here is
imported by every report, so this module needs no papermill, nbformat or kernel.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import chdir, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from srm_kit.engine.clock import CELL_TIMEOUT
from srm_kit.engine.failed_cell import failed_cell, first_line
from srm_kit.engine.plain_notebook import count_cells, read_notebook, with_parameters
from srm_kit.engine.telling import Tell
from srm_kit.parameters import Parameters

__all__ = ["LIBRARIES", "RunNotebooks", "run_here", "run_in_shell"]

RunNotebooks = Callable[[Sequence[Path], Parameters, Path, Tell | None], list[Any]]
"""Runs notebooks in order: in this process (``run_here``, ``run_in_shell``) or in a kernel (``run_notebooks``)."""

LIBRARIES = ("ipykernel", "ipython", "nbclient", "nbformat", "papermill", "traitlets")
"""Libraries whose version can change an executed notebook."""


def run_in_shell(
    notebooks: Sequence[Path], parameters: Parameters, workdir: Path, tell: Tell | None = None
) -> list[Any]:
    """The same, without a kernel: for a forked child, whose parent watches the clock."""
    from srm_kit.engine.shell import Shell

    with Shell() as shell:
        return [_run(path, parameters, workdir, tell, shell) for path in notebooks]


def run_here(notebooks: Sequence[Path], parameters: Parameters, workdir: Path, tell: Tell | None = None) -> list[Any]:
    """The same in the process of a command, which watches the clock itself and ends with Ctrl-C.

    Starting a kernel and importing once more would be most of the time of a single report (docs/benchmarks.md). A
    process that already runs cells or a loop of its own, such as a notebook, has no place for it: then in a kernel.
    """
    if not _has_room():
        from srm_kit.engine.kernel_running import run_notebooks

        return run_notebooks(notebooks, parameters, workdir, tell)
    from srm_kit.engine.shell import Shell

    with Shell(limit=CELL_TIMEOUT) as shell:
        return [_run(path, parameters, workdir, tell, shell) for path in notebooks]


def _has_room() -> bool:
    """Whether this thread may be the shell of a report: the main one, without a loop or an IPython of its own."""
    import asyncio
    import threading

    if threading.current_thread() is not threading.main_thread():
        return False
    with suppress(RuntimeError):
        asyncio.get_running_loop()
        return False
    ipython = sys.modules.get("IPython.core.interactiveshell")
    return ipython is None or not ipython.InteractiveShell.initialized()


def _run(path: Path, parameters: Parameters, workdir: Path, tell: Tell | None, shell: Any) -> dict[str, Any]:
    from srm_kit.engine.language import language_info
    from srm_kit.engine.notebook_run import run_cells

    notebook = read_notebook(path)
    notebook["cells"] = cells = with_parameters(notebook["cells"], asdict(parameters))
    current, total = 0, count_cells(path)

    def begin(index: int) -> None:
        nonlocal current
        if cells[index]["cell_type"] == "code":
            current = index
        if tell is not None:
            tell(path.stem, index + 1, total)

    def ended(index: int, end: Any, changed: Any) -> None:
        for number, outputs in changed.items():
            cells[number]["outputs"] = outputs
        if end.prompt_number is not None:
            cells[index]["execution_count"] = end.prompt_number

    try:
        with chdir(workdir):
            run_cells(cells, shell, begin, ended)
    except (TimeoutError, RuntimeError) as error:
        where = f"{current} ({first_line(cells[current]['source'])!r})"
        raise failed_cell(path, where, str(error), parameters) from None
    notebook["metadata"]["language_info"] = language_info()
    for cell in cells:
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error" and (output["ename"], output["evalue"]) not in _PLAIN_EXIT:
                reason = f"{output['ename']}: {output['evalue']}"
                raise failed_cell(path, f"{first_line(cell['source'])!r}", reason, parameters)
    return notebook


_PLAIN_EXIT = {("SystemExit", ""), ("SystemExit", "0")}
"""A cell that ends the run without a fault; papermill reads it so too."""
