"""Prints pages: by the one browser of a batch when there is one, else by a browser of the report's own.

The processes of a batch ask over a socket in a folder that only this person can open.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from srm_kit.document.formats.browser import PATIENCE, print_by_command
from srm_kit.errors import FormatFailed, SrmError
from srm_kit.held_folder import held_folder

__all__ = ["PrintPage", "printer", "shared_browser"]

PrintPage = Callable[[Path], bytes]
"""Prints an HTML file, and gives the PDF."""
_SHARED = "SRM_DRUKKER"
"""Environment variable with the place of the socket, set for the processes of a batch."""
_PDF = b"%PDF-"


@contextmanager
def printer(folder: Path, seconds: float = PATIENCE) -> Iterator[PrintPage]:
    """Gives what prints pages; a browser that it starts has its profile in ``folder``, and ends with it.

    Printing raises ``BrowserNotFound`` and, when the browser fails or takes longer than ``seconds``, ``FormatFailed``.
    """
    if (asked := _connected()) is not None:
        with asked:
            yield lambda page: _asked(asked, page, seconds)
    elif sys.platform == "win32":
        yield lambda page: print_by_command(page, folder, seconds)
    else:
        from srm_kit.document.formats.open_browser import OpenBrowser

        with OpenBrowser(folder) as browser:
            yield lambda page: browser.printed(page, seconds)


@contextmanager
def shared_browser() -> Iterator[None]:
    """While this is open, what this process starts prints with one browser; on Windows each report has its own."""
    if sys.platform == "win32":
        yield
        return
    from srm_kit.document.formats.open_browser import OpenBrowser

    with held_folder(None, "srm-druk-") as folder, OpenBrowser(folder) as browser:
        place = str(folder / "vraag")
        with Listener(place, "AF_UNIX") as listener:
            threading.Thread(target=_serve, args=(listener, browser.printed), daemon=True).start()
            os.environ[_SHARED] = place
            try:
                yield
            finally:
                del os.environ[_SHARED]


def _connected() -> Connection | None:
    """A line to the shared browser; None when there is none, or its batch is gone."""
    place = os.environ.get(_SHARED)
    if place:
        with suppress(OSError):
            return Client(place, "AF_UNIX")
    return None


def _asked(line: Connection, page: Path, seconds: float) -> bytes:
    try:
        line.send_bytes(json.dumps([str(page.resolve()), seconds]).encode())
        answer = line.recv_bytes()
    except (OSError, EOFError):
        raise FormatFailed("pdf", "the browser of this batch is gone") from None
    if not answer.startswith(_PDF):
        raise FormatFailed("pdf", answer.decode())
    return answer


def _serve(listener: Listener, print_page: Callable[[Path, float], bytes]) -> None:
    with suppress(OSError):  # the listener was closed: the batch is over
        while True:
            threading.Thread(target=_answer, args=(listener.accept(), print_page), daemon=True).start()


def _answer(line: Connection, print_page: Callable[[Path, float], bytes]) -> None:
    """Prints what one report asks, until it is done or its process is gone."""
    with line, suppress(OSError, EOFError):
        while True:
            page, seconds = json.loads(line.recv_bytes())
            try:
                line.send_bytes(print_page(Path(page), seconds))
            except FormatFailed as problem:
                line.send_bytes(problem.reason.encode())
            except SrmError as problem:
                line.send_bytes(str(problem).encode())
