"""Shows the notebook of a lesson in a room: Voila on this computer only, without code, until Ctrl-C."""

from __future__ import annotations

import json
import os
import secrets
import sys
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.held_folder import held_folder
from srm_kit.loopback import free_port, let_finish, on_interrupt, require_free, temporary_files_in

__all__ = ["serve", "with_settings"]


_SHORT = 40
"""A folder of at most so many characters leaves room for the name of a socket, which the system keeps short."""


def serve(
    scenario: str,
    ernst: str,
    zaad: int,
    tell: Callable[[str], None],
    *,
    port: int | None = None,
    browser: bool = True,
) -> None:
    """Serves the lesson on 127.0.0.1 and returns when it was stopped; takes over the environment of this process.

    Parameters
    ----------
    scenario, ernst, zaad
        The lesson, as for ``make_lesson``.
    tell
        Gets the address, token included, when the server listens.
    port
        The port on this computer; None for a free one.
    browser
        Whether to open the address in the browser of this computer.

    Raises
    ------
    PortTaken
        It cannot have that port.
    """
    chosen = port or free_port()
    require_free(chosen)
    with held_folder(None, "srm-les-") as folder:
        notebook = folder / "les.ipynb"
        notebook.write_text(with_settings(scenario, ernst, zaad), encoding="utf-8", newline="\n")
        _surroundings(folder)
        _run_server(notebook, chosen, tell, browser)


def with_settings(scenario: str, ernst: str, zaad: int) -> str:
    """The shipped notebook with the parameters of this lesson in it."""
    shipped = (resources.folder("notebooks") / "training" / "les.ipynb").read_text(encoding="utf-8")
    made = json.loads(shipped)
    for cell in made["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = f"scenario: str = {scenario!r}\nernst: str = {ernst!r}\nzaad: int = {zaad!r}"
    return json.dumps(made, ensure_ascii=False, indent=1)


def _surroundings(folder: Path) -> None:
    """Deaf to what else is set up for Jupyter here, and private: connection files hold the key of the kernel."""
    for name in [key for key in os.environ if key.startswith(("JUPYTER", "JPY_", "IPYTHON"))]:
        del os.environ[name]
    spec = folder / "data" / "kernels" / "python3"
    spec.mkdir(parents=True)
    argv = [
        sys.executable,
        "-P",
        "-m",
        "ipykernel_launcher",
        "-f",
        "{connection_file}",
        "--HistoryManager.enabled=False",
    ]
    (spec / "kernel.json").write_text(
        json.dumps(
            {
                "argv": argv,
                "env": {"TMPDIR": str(folder)},
                "display_name": "Python (SRM)",
                "language": "python",
            }
        ),
        encoding="utf-8",
    )
    data = str(folder / "data")
    os.environ |= {
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": data,
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTER_PATH": os.pathsep.join((data, str(resources.folder("templates") / "training"))),
        "IPYTHONDIR": str(folder / "ipython"),
        "SRM_LIVE": "1",
    }


def _through_a_file(folder: Path, address: str) -> str:
    """The address of a private page that leads to ``address``: everyone here can see the command line of a browser."""
    page = folder / "open.html"
    shown = escape(address)
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0; url={shown}"><title>Les</title><a href="{shown}">Naar de les</a>',
        encoding="utf-8",
    )
    page.chmod(0o600)
    return page.as_uri()


def _run_server(notebook: Path, port: int, tell: Callable[[str], None], browser: bool) -> None:
    from tornado.ioloop import IOLoop
    from traitlets.config import Config
    from voila.app import Voila  # after the environment: it reads that when it is imported

    token = secrets.token_hex(24)
    address = f"http://127.0.0.1:{port}/?token={token}"

    class Zaal(Voila):  # type: ignore[misc]
        """Voila that tells its address when it listens."""

        def launch_browser(self) -> None:
            tell(address)
            if browser:
                webbrowser.open(_through_a_file(notebook.parent, address))

    settings: Any = Config()
    settings.Voila.ip = "127.0.0.1"
    settings.Voila.port = port
    settings.Voila.port_retries = 0
    settings.Voila.token = token
    settings.Voila.log_level = "ERROR"
    settings.Voila.connection_dir_root = str(notebook.parent)
    settings.Voila.tornado_settings = {
        "ws_ping_interval": 30_000,
        "ws_ping_timeout": 30_000,
        # Voila itself answers to any name, also to one that another site lets point at this computer.
        "allow_remote_access": False,
        "local_hostnames": ["localhost"],
    }
    settings.Voila.kernel_websocket_connection_class = "srm_kit.kernel_line.KernelLine"
    settings.VoilaConfiguration.multi_kernel_manager_class = "srm_kit.training.classroom_kernels.ClassroomKernels"
    if sys.platform == "linux" and len(str(notebook.parent)) < _SHORT:
        settings.KernelManager.transport = "ipc"  # no ports: only this user can reach the kernel
    settings.VoilaConfiguration.template = "les"
    settings.VoilaConfiguration.file_allowlist = []
    loop = IOLoop.current()
    server = Zaal(config=settings)
    with temporary_files_in(notebook.parent):
        server.initialize([str(notebook)])
    try:
        with (
            on_interrupt(partial(loop.asyncio_loop.call_soon_threadsafe, loop.stop)),  # type: ignore[attr-defined]
            suppress(KeyboardInterrupt),
        ):
            server.start()
    finally:
        let_finish(loop.asyncio_loop)  # type: ignore[attr-defined]
