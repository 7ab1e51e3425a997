"""Runs the notebooks of one report in order with stock papermill, in one kernel that lives as long as the report."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from srm_kit.engine.clock import CELL_TIMEOUT
from srm_kit.engine.failed_cell import failed_cell, first_line
from srm_kit.engine.plain_notebook import count_cells
from srm_kit.engine.telling import Tell
from srm_kit.held_folder import held_folder
from srm_kit.parameters import Parameters

__all__ = ["run_notebooks"]


def run_notebooks(
    notebooks: Sequence[Path], parameters: Parameters, workdir: Path, tell: Tell | None = None
) -> list[Any]:
    """Executes the notebooks in order and returns the executed ones (nbformat nodes, kept in memory only).

    ``workdir`` is the kernel's private folder. Raises ``NotebookFailed`` with the notebook, the cell and a
    command to reproduce it when a cell fails, takes longer than ten minutes, or the kernel dies.
    """
    with held_folder(None, "srm-kernel-") as sockets:
        manager = _kernel(workdir, sockets)
        try:
            kernel = {"km": manager, "execution_timeout": CELL_TIMEOUT}
            return [_run(path, parameters, workdir, tell, kernel) for path in notebooks]
        finally:
            # nbclient leaves the clients of a kernel it does not own open.
            for client in manager.clients:
                client.stop_channels()
            if manager.has_kernel:
                manager.shutdown_kernel(now=True)
            manager.cleanup_resources()


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


def _run(path: Path, parameters: Parameters, workdir: Path, tell: Tell | None, kernel: dict[str, Any]) -> Any:
    from nbclient.exceptions import CellControlSignal, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    current = {"cell": 0, "source": ""}
    total = count_cells(path)

    def on_start(cell: Any, cell_index: int) -> None:
        if cell.cell_type == "code":
            current["cell"], current["source"] = cell_index, cell.source
        if tell is not None:
            tell(path.stem, cell_index + 1, total)

    try:
        return _in_kernel(path, asdict(parameters), workdir, on_start, **kernel)
    except PapermillExecutionError as error:
        # Its cell number counts code cells; ours names the first line, which people can find.
        raise failed_cell(path, f"{first_line(error.source)!r}", f"{error.ename}: {error.evalue}", parameters) from None
    except (TimeoutError, DeadKernelError, CellControlSignal, RuntimeError) as error:
        reason = "the kernel died or did not answer in time" if "kernel" in str(error).lower() else str(error)
        where = f"{current['cell']} ({first_line(str(current['source']))!r})"
        raise failed_cell(path, where, reason, parameters) from None
