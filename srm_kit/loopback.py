"""Servers on this computer only: their port, and their end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from srm_kit.errors import SrmError

__all__ = ["PortTaken", "free_port", "let_finish", "on_interrupt", "require_free", "temporary_files_in"]

_HOST = "127.0.0.1"
_ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_PATIENCE = 5.0
"""Seconds for a task that was told to stop."""


class PortTaken(SrmError):
    """The port that was asked for is taken, or may not be used."""


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def require_free(port: int) -> None:
    """Looks whether a server can have this port.

    Raises
    ------
    PortTaken
        It cannot.
    """
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does itself
        try:
            probe.bind((_HOST, port))
        except OSError:
            raise PortTaken(
                f"Port {port} is taken or may not be used. Choose another one, or leave --port out."
            ) from None


@contextmanager
def on_interrupt(stop: Callable[[], object]) -> Iterator[None]:
    """Lets the first Ctrl-C call ``stop``; the second one ends the program where it is.

    Closing the terminal and being told to end (SIGTERM) do the same, so that everything is tidied up. A
    ``KeyboardInterrupt`` would come up wherever the loop is, also where an error of a callback is logged and forgotten.
    """
    former = {number: signal.getsignal(number) for number in _ENDS}

    def back() -> None:
        for number, handler in former.items():
            signal.signal(number, handler)

    def first(*_: object) -> None:
        back()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        stop()

    for number in _ENDS:
        signal.signal(number, first)
    try:
        yield
    finally:
        back()


@contextmanager
def temporary_files_in(folder: Path) -> Iterator[None]:
    """Temporary files of this process, and of programs it starts meanwhile, go into this folder.

    Jupyter leaves empty folders behind; here they go with ours. A browser is not to be started meanwhile: it stays
    when the folder is gone.
    """
    former = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        if former is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = former


def let_finish(loop: asyncio.AbstractEventLoop) -> None:
    """Ends what a stopped server left on its loop, as ``asyncio.run`` does.

    AnyIO ends its threads when the task that started them is reported as done. A loop that stops between the end of
    a task and that report keeps such a thread, and Python then waits for it for ever.
    """
    if loop.is_closed():
        return
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.wait(left, timeout=_PATIENCE))
    loop.run_until_complete(asyncio.sleep(0))
    loop.run_until_complete(loop.shutdown_asyncgens())
