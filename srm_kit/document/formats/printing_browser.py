"""A browser that stays open to print one page after another, spoken to through a pipe that nobody else can reach.

Only where a program can be given a pipe by number (Linux, macOS); elsewhere a browser is started for each print.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

__all__ = ["BrowserGone", "PrintingBrowser"]

_PRINT = {
    "printBackground": True,
    "preferCSSPageSize": True,
    "displayHeaderFooter": False,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
    "transferMode": "ReturnAsStream",
}
"""What ``--print-to-pdf`` on its command line asks too (chromium, components/headless/command_handler)."""
_CHUNK = 1 << 20


class BrowserGone(Exception):
    """The browser has ended, or says that it cannot do what was asked."""


class PrintingBrowser:
    """The process ``command``, started at once; several threads may print at the same time, each in a window of its own."""

    def __init__(self, command: Sequence[str], log: Path) -> None:
        theirs_in, ours_out = _pipe()
        ours_in, theirs_out = _pipe()
        try:
            self.pid = os.posix_spawn(
                command[0],
                [*command, "--remote-debugging-pipe"],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
                    (os.POSIX_SPAWN_DUP2, 1, 2),
                    (os.POSIX_SPAWN_DUP2, theirs_in, 3),  # the two numbers that the browser knows the pipe by
                    (os.POSIX_SPAWN_DUP2, theirs_out, 4),
                ],
                setpgroup=0,  # so that all it starts can be ended with it, and Ctrl-C is not for it
            )
        except OSError:
            os.close(ours_in)
            os.close(ours_out)
            raise
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        self._out, self._writing = ours_out, threading.Lock()
        self._answers: dict[int, queue.SimpleQueue[dict[str, Any] | None]] = {}
        self._loaded: dict[str, threading.Event] = {}
        self._number, self._gone = 0, False
        threading.Thread(target=self._listen, args=(ours_in,), daemon=True).start()

    @property
    def gone(self) -> bool:
        """Whether it has ended, so that nothing can be asked any more."""
        return self._gone

    def hang_up(self) -> None:
        """Closes the pipe, at which a browser ends by itself."""
        with self._writing:
            self._gone = True
            if self._out >= 0:
                os.close(self._out)
            self._out = -1

    def printed(self, page: Path, seconds: float) -> bytes:
        """The HTML file as PDF; raises ``TimeoutError`` and ``BrowserGone``."""
        until = time.monotonic() + seconds
        with self._window(until) as window:
            loaded = self._loaded[window]
            self._ask("Page.enable", until, window)
            answer = self._ask("Page.navigate", until, window, url=page.resolve().as_uri())
            if problem := answer.get("errorText"):
                raise BrowserGone(str(problem))
            if not loaded.wait(max(0.0, until - time.monotonic())):
                raise TimeoutError
            # Letters in the page are there when it is drawn, not yet when it is loaded.
            self._ask(
                "Runtime.evaluate", until, window, expression="document.fonts.ready.then(() => 1)", awaitPromise=True
            )
            stream = self._ask("Page.printToPDF", until, window, **_PRINT)["stream"]
            return b"".join(self._read(stream, until, window))

    @contextmanager
    def _window(self, until: float) -> Iterator[str]:
        """A window that shares nothing with another one, by the name of its session."""
        place = self._ask("Target.createBrowserContext", until)["browserContextId"]
        try:
            target = self._ask("Target.createTarget", until, url="about:blank", browserContextId=place)["targetId"]
            window = str(self._ask("Target.attachToTarget", until, targetId=target, flatten=True)["sessionId"])
            self._loaded[window] = threading.Event()
            try:
                yield window
            finally:
                del self._loaded[window]
        finally:
            with suppress(BrowserGone, TimeoutError):
                self._ask("Target.disposeBrowserContext", time.monotonic() + 5, browserContextId=place)

    def _read(self, stream: str, until: float, window: str) -> Iterator[bytes]:
        while True:
            part = self._ask("IO.read", until, window, handle=stream, size=_CHUNK)
            yield base64.b64decode(part["data"]) if part.get("base64Encoded") else part["data"].encode()
            if part["eof"]:
                return

    def _ask(self, method: str, until: float, window: str = "", **parameters: Any) -> dict[str, Any]:
        """Says one thing to the browser and waits for its answer."""
        answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        with self._writing:
            if self._gone:
                raise BrowserGone("it has ended")
            self._number += 1
            number = self._number
            self._answers[number] = answers
            said = {"id": number, "method": method, "params": parameters} | ({"sessionId": window} if window else {})
            try:
                _write_all(self._out, json.dumps(said).encode() + b"\0")
            except OSError:
                raise BrowserGone("it has ended") from None
        try:
            answer = answers.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            raise TimeoutError from None
        finally:
            self._answers.pop(number, None)
        if answer is None:
            raise BrowserGone("it has ended")
        if problem := answer.get("error"):
            raise BrowserGone(str(problem.get("message", problem)))
        result: dict[str, Any] = answer["result"]
        return result

    def _listen(self, handle: int) -> None:
        """Brings each answer to who asked, until the browser ends."""
        waiting = bytearray()
        with open(handle, "rb", buffering=0) as pipe:
            while data := pipe.read(_CHUNK):
                waiting += data
                *whole, rest = waiting.split(b"\0") if b"\0" in data else (waiting,)
                for text in whole:
                    self._hear(json.loads(text))
                waiting = rest
        with self._writing:
            self._gone = True
        for answers in tuple(self._answers.values()):
            answers.put(None)

    def _hear(self, said: dict[str, Any]) -> None:
        if answers := self._answers.get(said.get("id", 0)):
            answers.put(said)
        elif said.get("method") == "Page.loadEventFired" and (loaded := self._loaded.get(said.get("sessionId", ""))):
            loaded.set()


def _pipe() -> tuple[int, int]:
    """Two ends that no other program inherits, with numbers that a program's own standard ones leave free."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
