"""How long a cell may take, and what ends a command while a cell runs, for a shell that nobody watches from outside."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["CELL_TIMEOUT", "ToldToEnd", "at_most"]

CELL_TIMEOUT = 600
"""The seconds a cell may take."""

_AGAIN = 30.0
"""Seconds after which a cell that caught the time-out is told once more."""


class ToldToEnd(SystemExit):
    """The system, or the user, ends the whole command; a cell cannot catch this and go on with the next."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises ``TimeoutError`` inside after so many seconds, in the main thread; elsewhere nothing watches.

    A system without alarms (Windows) tells the program as Ctrl-C does, and that is made a ``TimeoutError`` here.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    words = f"the cell did not end within {seconds:g} seconds"
    if hasattr(signal, "setitimer"):

        def late(number: int, frame: FrameType | None) -> None:
            raise TimeoutError(words)

        former = signal.signal(signal.SIGALRM, late)
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, former)
        return
    import _thread

    over = threading.Event()

    def interrupt() -> None:
        over.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if over.is_set():
            raise TimeoutError(words) from None
        raise
    finally:
        timer.cancel()
