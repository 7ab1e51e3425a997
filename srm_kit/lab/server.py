"""Runs JupyterLab on a workspace until Ctrl-C."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from srm_kit.errors import SrmError
from srm_kit.held_folder import held_folder
from srm_kit.lab.dutch import answer_in_dutch, fill_the_gaps
from srm_kit.lab.first_run import shipped_cells
from srm_kit.lab.lab_settings import lab_environment, server_config, write_first_layout, write_settings
from srm_kit.lab.own_folder import OwnFolder
from srm_kit.lab.workspace import FASEN, Workspace
from srm_kit.loopback import let_finish, on_interrupt, require_free, temporary_files_in

__all__ = ["LabNotStarted", "serve_lab"]


class LabNotStarted(SrmError):
    """JupyterLab cannot start: another one has the workspace open."""


def serve_lab(
    workspace: Workspace,
    tell: Callable[[str], None],
    *,
    port: int | None = None,
    browser: bool = True,
    by_itself: bool = True,
) -> None:
    """Opens JupyterLab on the workspace and returns when it was stopped; takes over this process.

    Parameters
    ----------
    workspace
        A workspace made by ``make_workspace``.
    tell
        Gets the address, token included, when the server listens.
    port
        The port on 127.0.0.1; None for the first free one from 8888.
    browser
        Whether to open the address in the browser of this computer.
    by_itself
        Whether a notebook shows its results when it is opened: its cells then run by themselves, once.

    Raises
    ------
    PortTaken
        It cannot have that port.
    LabNotStarted
        Another ``srm lab`` has this workspace open.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(workspace.hidden / "bezet.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LabNotStarted(
            f"Another srm lab has {workspace.folder} open. Go to that window, or choose another folder with --werkmap."
        ) from None
    except OSError as error:  # the lock is a link to another place, or the folder may not be written
        raise LabNotStarted(f"{workspace.folder} cannot be locked: {error.strerror}. Choose another folder.") from None
    try:
        if port:
            require_free(port)
        with held_folder(None, "srm-lab-") as runtime:
            _serve(workspace, runtime, tell, port, browser, by_itself)
    finally:
        lock.release()


def _serve(
    workspace: Workspace, runtime: Path, tell: Callable[[str], None], port: int | None, browser: bool, by_itself: bool
) -> None:
    config, own = runtime / "jupyter", OwnFolder.of_home()
    wanted = lab_environment(config, runtime)
    os.environ.clear()
    os.environ.update(wanted)
    from srm_kit.lab.warm_kernels import KernelParent, can_fork, register_provisioner

    with temporary_files_in(runtime):
        parent = KernelParent() if can_fork() else None  # first: it gets ready while the server starts
    try:
        register_provisioner(parent)
        write_settings(config, _kernel(runtime), shipped_cells(workspace.dossier) if by_itself else None)
        _listen(workspace, own, runtime, tell, port, browser)
    finally:
        if parent is not None:
            parent.stop()


def _listen(
    workspace: Workspace, own: OwnFolder, runtime: Path, tell: Callable[[str], None], port: int | None, browser: bool
) -> None:
    with _without_programs(runtime):
        from jupyterlab.labapp import LabApp  # after the environment: it reads that when it is imported

    token = secrets.token_hex(24)
    config = Path(os.environ["JUPYTER_CONFIG_DIR"])
    settings = server_config(
        config, own, workspace.folder, port=port, token=token, browser=browser, begin=FASEN[0], ipc=_ipc()
    )
    write_first_layout(own.layout(workspace.folder), FASEN[0])
    LabApp.load_other_extensions = False
    fill_the_gaps()
    answer_in_dutch()
    with temporary_files_in(runtime):
        server = LabApp.initialize_server(argv=[], load_other_extensions=False, config=settings)
    address = f"http://127.0.0.1:{server.port}/lab/tree/{FASEN[0]}?token={token}"
    server.io_loop.add_callback(tell, address)  # once it listens
    server.io_loop.run_in_executor(None, _learn_exports)
    try:
        with on_interrupt(partial(server.stop, from_signal=True)):
            server.start()
    finally:
        let_finish(server.io_loop.asyncio_loop)


@contextmanager
def _without_programs(runtime: Path) -> Iterator[None]:
    """JupyterLab asks node at every start how it would build itself, a third of a second; nothing is ever built here."""
    path = os.environ.get("PATH", "")
    os.environ["PATH"] = str(runtime)
    try:
        yield
    finally:
        os.environ["PATH"] = path


def _learn_exports() -> None:
    """Loads what a notebook can be exported to: the page asks for it just when it opens a notebook.

    Then the server would answer little else for a third of a second; while the browser reads the program of the page there
    is time for it.
    """
    from nbconvert.exporters.base import get_export_names, get_exporter

    with suppress(Exception):  # whoever asks for it gets the error
        for name in get_export_names():
            get_exporter(name)


def _kernel(runtime: Path) -> dict[str, object]:
    from srm_kit.lab.warm_kernels import PROVISIONER

    argv = [
        sys.executable,
        "-P",
        "-m",
        "ipykernel_launcher",
        "-f",
        "{connection_file}",
        "--HistoryManager.enabled=False",
    ]
    provisioner = {"kernel_provisioner": {"provisioner_name": PROVISIONER}}
    shown: dict[str, object] = {"display_name": "Python (SRM)", "language": "python", "metadata": provisioner}
    return {"argv": argv, "env": {"TMPDIR": str(runtime)}, **shown}


def _ipc() -> bool:
    """Whether a path in the runtime folder is short enough for a socket; the system allows about a hundred bytes."""
    longest = Path(os.environ["JUPYTER_RUNTIME_DIR"]) / f"kernel-{'0' * 36}-ipc-1"
    return sys.platform == "linux" and len(os.fsencode(longest)) < 100
