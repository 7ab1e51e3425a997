"""A browser for many pages: started at the first one, and once more when it ended; not on Windows."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from srm_kit.document.formats.browser import command_of, find_browser, kill_group, last_words, not_started
from srm_kit.document.formats.printing_browser import BrowserGone, PrintingBrowser
from srm_kit.errors import FormatFailed

__all__ = ["OpenBrowser"]


class OpenBrowser:
    """The browser, with its profile in ``folder``; a context manager that leaves nothing running. For several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._starting = folder, threading.Lock()
        self._running: PrintingBrowser | None = None

    def __enter__(self) -> OpenBrowser:
        return self

    def __exit__(self, *problem: object) -> None:
        self._end(self._running)

    def printed(self, page: Path, seconds: float, again: bool = True) -> bytes:
        """The page as PDF; raises ``BrowserNotFound`` or ``FormatFailed``."""
        running, new = self._at_work()
        try:
            return running.printed(page, seconds)
        except TimeoutError:
            self._end(running)
            raise FormatFailed("pdf", f"{find_browser().name} did not finish within {seconds:.0f} seconds") from None
        except BrowserGone as problem:
            self._end(running)
            if again and not new:  # it served before, so another one may serve again
                return self.printed(page, seconds, again=False)
            said = last_words(self._log) or f" It said: {problem}"
            raise FormatFailed("pdf", f"{find_browser().name} made no PDF.{said}") from None

    @property
    def _log(self) -> Path:
        return self._folder / "browser.txt"

    def _at_work(self) -> tuple[PrintingBrowser, bool]:
        """The browser, and whether it was started just now."""
        with self._starting:
            if self._running is not None and not self._running.gone:
                return self._running, False
            program = find_browser()
            try:
                self._running = PrintingBrowser(command_of(program, self._folder), self._log)
            except OSError as error:
                raise not_started(program, error) from None
            return self._running, True

    def _end(self, running: PrintingBrowser | None) -> None:
        """Ends that browser and everything it started."""
        with self._starting:
            if running is None or running is not self._running:
                return
            self._running = None
        running.hang_up()
        kill_group(running.pid)
        with suppress(ChildProcessError):
            os.waitpid(running.pid, 0)
