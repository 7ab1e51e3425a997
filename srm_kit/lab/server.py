"""Runs JupyterLab on a workspace until Ctrl-C."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from srm_kit.errors import SrmError
from srm_kit.held_folder import held_folder
from srm_kit.lab.dutch import fill_the_gaps
from srm_kit.lab.first_run import shipped_cells
from srm_kit.lab.lab_settings import omgeving, schrijf_instellingen, server_config
from srm_kit.lab.own_folder import OwnFolder
from srm_kit.lab.workspace import FASEN, Werkmap
from srm_kit.loopback import let_finish, on_interrupt, require_free, temporary_files_in

__all__ = ["LabNietGestart", "draai"]


class LabNietGestart(SrmError):
    """JupyterLab cannot start: another one has the workspace open."""


def draai(
    werkmap: Werkmap,
    tell: Callable[[str], None],
    *,
    port: int | None = None,
    browser: bool = True,
    vanzelf: bool = True,
) -> None:
    """Opens JupyterLab on the workspace and returns when it was stopped; takes over this process.

    Parameters
    ----------
    werkmap
        A workspace made by ``maak_werkmap``.
    tell
        Gets the address, token included, when the server listens.
    port
        The port on 127.0.0.1; None for the first free one from 8888.
    browser
        Whether to open the address in the browser of this computer.
    vanzelf
        Whether a notebook shows its results when it is opened: its cells then run by themselves, once.

    Raises
    ------
    PortTaken
        It cannot have that port.
    LabNietGestart
        Another ``srm lab`` has this workspace open.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(werkmap.verborgen / "bezet.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LabNietGestart(
            f"Another srm lab has {werkmap.map} open. Go to that window, or choose another folder with --werkmap."
        ) from None
    except OSError as error:  # the lock is a link to another place, or the folder may not be written
        raise LabNietGestart(f"{werkmap.map} cannot be locked: {error.strerror}. Choose another folder.") from None
    try:
        if port:
            require_free(port)
        with held_folder(None, "srm-lab-") as runtime:
            _serveer(werkmap, runtime, tell, port, browser, vanzelf)
    finally:
        lock.release()


def _serveer(
    werkmap: Werkmap, runtime: Path, tell: Callable[[str], None], port: int | None, browser: bool, vanzelf: bool
) -> None:
    config, own = runtime / "jupyter", OwnFolder.of_home()
    wanted = omgeving(config, runtime)
    os.environ.clear()
    os.environ.update(wanted)
    from srm_kit.lab.warm_kernels import Ouder, aanmelden, kan

    with temporary_files_in(runtime):
        parent = Ouder() if kan() else None  # first: it gets ready while the server starts
    try:
        aanmelden(parent)
        schrijf_instellingen(config, _kernel(runtime), shipped_cells(werkmap.dossier) if vanzelf else None)
        _luister(werkmap, own, runtime, tell, port, browser)
    finally:
        if parent is not None:
            parent.stop()


def _luister(
    werkmap: Werkmap, own: OwnFolder, runtime: Path, tell: Callable[[str], None], port: int | None, browser: bool
) -> None:
    from jupyterlab.labapp import LabApp  # after the environment: it reads that when it is imported

    token = secrets.token_hex(24)
    config = Path(os.environ["JUPYTER_CONFIG_DIR"])
    settings = server_config(
        config, own, werkmap.map, port=port, token=token, browser=browser, begin=FASEN[0], ipc=_ipc()
    )
    LabApp.load_other_extensions = False
    fill_the_gaps()
    with temporary_files_in(runtime):
        server = LabApp.initialize_server(argv=[], load_other_extensions=False, config=settings)
    address = f"http://127.0.0.1:{server.port}/lab/tree/{FASEN[0]}?token={token}"
    server.io_loop.add_callback(tell, address)  # once it listens
    try:
        with on_interrupt(partial(server.stop, from_signal=True)):
            server.start()
    finally:
        let_finish(server.io_loop.asyncio_loop)


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
