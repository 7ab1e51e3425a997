"""Runs the notebooks of one report in order, with papermill, in one kernel or shell that lives as long as the report.

One per report, never shared between clients: starting a kernel and importing costs more than the work
itself, so the four notebooks share theirs (docs/benchmarks.md).
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srm_kit.engine.telling import Tell
from srm_kit.errors import NotebookMislukt
from srm_kit.held_folder import held_folder
from srm_kit.parameters import Parameters

if TYPE_CHECKING:
    from srm_kit.engine.notebook_run import ChangedOutputs
    from srm_kit.engine.shell import CellEnd, Shell

__all__ = ["LIBRARIES", "RunNotebooks", "read_notebook", "run_here", "run_in_shell", "run_notebooks"]

RunNotebooks = Callable[[Sequence[Path], Parameters, Path, Tell | None], list[Any]]
"""Runs notebooks in order: in this process (``run_here``, ``run_in_shell``) or in a kernel (``run_notebooks``)."""

LIBRARIES = ("ipykernel", "ipython", "nbclient", "nbformat", "papermill", "traitlets")
"""Libraries whose version can change an executed notebook."""

_CELL_TIMEOUT = 600


def run_notebooks(
    notebooks: Sequence[Path], parameters: Parameters, workdir: Path, tell: Tell | None = None
) -> list[Any]:
    """Executes the notebooks in order and returns the executed ones (nbformat nodes, kept in memory only).

    ``workdir`` is the kernel's private folder. Raises ``NotebookMislukt`` with the notebook, the cell and a
    command to reproduce it when a cell fails, takes longer than ten minutes, or the kernel dies.
    """
    with held_folder(None, "srm-kernel-") as sockets:
        manager = _kernel(workdir, sockets)
        try:
            kernel = {"km": manager, "execution_timeout": _CELL_TIMEOUT}
            return [_run(path, parameters, workdir, tell, _in_kernel, **kernel) for path in notebooks]
        finally:
            # nbclient leaves the clients of a kernel it does not own open.
            for client in manager.clients:
                client.stop_channels()
            if manager.has_kernel:
                manager.shutdown_kernel(now=True)
            manager.cleanup_resources()


def run_in_shell(
    notebooks: Sequence[Path], parameters: Parameters, workdir: Path, tell: Tell | None = None
) -> list[Any]:
    """The same, without a kernel: for a forked child, whose parent watches the clock."""
    from srm_kit.engine.shell import Shell

    with Shell() as shell:
        return [_run(path, parameters, workdir, tell, _in_shell, shell=shell) for path in notebooks]


def run_here(notebooks: Sequence[Path], parameters: Parameters, workdir: Path, tell: Tell | None = None) -> list[Any]:
    """The same in the process of a command, which watches the clock itself and ends with Ctrl-C.

    Starting a kernel and importing once more would be most of the time of a single report (docs/benchmarks.md). A
    process that already runs cells or a loop of its own, such as a notebook, has no place for it: then in a kernel.
    """
    if not _has_room():
        return run_notebooks(notebooks, parameters, workdir, tell)
    from srm_kit.engine.shell import Shell

    with Shell(limit=_CELL_TIMEOUT) as shell:
        return [_run(path, parameters, workdir, tell, _in_shell, shell=shell) for path in notebooks]


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


def _kernel(workdir: Path, sockets: Path) -> Any:
    """A kernel of this very Python, whatever kernels the user has installed."""
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import KernelManager

    class OwnPython(KernelSpecManager):
        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            # No history file: a thread less, and nothing of a client is left in the user's profile.
            command = [sys.executable, "-P", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            command.append("--HistoryManager.enabled=False")
            return KernelSpec(argv=command, display_name="Python", language="python")

    class RemembersClients(KernelManager):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.clients: list[Any] = []

        def client(self, **settings: Any) -> Any:
            made = super().client(**settings)
            self.clients.append(made)
            return made

    manager = RemembersClients(kernel_name="python3", kernel_spec_manager=OwnPython())
    if os.name == "posix":
        # Sockets in a folder of our own: no port that another kernel may take, nothing readable by others.
        manager.transport = "ipc"
        manager.ip = str(sockets / "k")
    manager.start_kernel(cwd=str(workdir))
    return manager


def _in_kernel(path: Path, parameters: dict[str, Any], workdir: Path, on_cell_start: Any, **engine: Any) -> Any:
    import papermill

    return papermill.execute_notebook(
        str(path),
        None,
        parameters=parameters,
        kernel_name="python3",
        progress_bar=False,
        log_output=False,
        request_save_on_cell_execute=False,
        store_widget_state=False,
        record_timing=False,
        on_cell_start=on_cell_start,
        cwd=str(workdir),
        **engine,
    )


def _in_shell(path: Path, parameters: dict[str, Any], workdir: Path, on_cell_start: Any, *, shell: Shell) -> Any:
    """The steps of papermill one by one, without what it writes on each cell and on disk, and nobody keeps."""
    from nbformat import NotebookNode
    from papermill.execute import raise_for_execution_errors
    from papermill.parameterize import parameterize_notebook
    from papermill.utils import chdir

    from srm_kit.engine.language import language_info
    from srm_kit.engine.notebook_run import run_cells

    nb = parameterize_notebook(read_notebook(path), parameters, kernel_name="python3", language="python")

    def ended(index: int, end: CellEnd, changed: ChangedOutputs) -> None:
        for number, outputs in changed.items():
            nb.cells[number].outputs = [NotebookNode(output) for output in outputs]
        if end.prompt_number is not None:
            nb.cells[index].execution_count = end.prompt_number

    with chdir(str(workdir)):
        run_cells(nb.cells, shell, lambda index: on_cell_start(nb.cells[index], index), ended)
    nb.metadata["language_info"] = language_info()
    raise_for_execution_errors(nb, None)
    return nb


def read_notebook(path: Path) -> Any:
    """A notebook as papermill reads it; from memory when the file did not change since the last time."""
    status = path.stat()
    return pickle.loads(_read(str(path), status.st_mtime_ns, status.st_size)[0])


def _count_cells(path: Path) -> int:
    status = path.stat()
    return _read(str(path), status.st_mtime_ns, status.st_size)[1]


@lru_cache(maxsize=8)
def _read(path: str, changed: int, size: int) -> tuple[bytes, int]:
    from papermill.iorw import load_notebook_node

    nb = load_notebook_node(path)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    injected = any("injected-parameters" in cell.metadata.get("tags", []) for cell in nb.cells)
    return pickle.dumps(nb), len(nb.cells) + (not injected)  # papermill puts the parameters in a cell of their own


def _run(
    path: Path,
    parameters: Parameters,
    workdir: Path,
    tell: Tell | None,
    execute: Callable[..., Any],
    **engine: Any,
) -> Any:
    from nbclient.exceptions import CellControlSignal, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    current = {"cell": 0, "source": ""}
    total = _count_cells(path)

    def on_start(cell: Any, cell_index: int) -> None:
        if cell.cell_type == "code":
            current["cell"], current["source"] = cell_index, cell.source
        if tell is not None:
            tell(path.stem, cell_index + 1, total)

    try:
        return execute(path, asdict(parameters), workdir, on_start, **engine)
    except PapermillExecutionError as error:
        # Its cell number counts code cells; ours names the first line, which people can find.
        where = f"{_name(error.source)!r}"
        raise NotebookMislukt(
            path.name, where, f"{error.ename}: {error.evalue}", _reproduce(path, parameters)
        ) from None
    except (TimeoutError, DeadKernelError, CellControlSignal, RuntimeError) as error:
        reason = "the kernel died or did not answer in time" if "kernel" in str(error).lower() else str(error)
        where = f"{current['cell']} ({_name(str(current['source']))!r})"
        raise NotebookMislukt(path.name, where, reason, _reproduce(path, parameters)) from None


def _name(source: str) -> str:
    """The first line of a cell that is no comment."""
    for line in source.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            return line.strip()[:80]
    return "parameters"


def _reproduce(path: Path, parameters: Parameters) -> str:
    """A command a developer can paste: the same notebook by stock papermill."""
    words = [f"papermill {path.name} out.ipynb"]
    for name, value in asdict(parameters).items():
        if name in {"uitvoer"} or value in ("", False):
            continue
        words.append(f"-p {name} {value!s}")
    return " ".join(words)
