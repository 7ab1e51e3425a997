"""Being told to end is an end in order: what was begun is taken away, and nothing stays half done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from srm_kit.engine import ToldToEnd

__all__ = ["told_to_end"]

_ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def told_to_end() -> Iterator[None]:
    """The first SIGTERM, or closing the terminal, ends the program as Ctrl-C does; the second one at once."""
    former = {number: signal.getsignal(number) for number in _ENDS}

    def back() -> None:
        for number, handler in former.items():
            signal.signal(number, handler)

    def end(number: int, _: object) -> None:
        back()
        raise ToldToEnd(128 + number)

    for number in _ENDS:
        signal.signal(number, end)
    try:
        yield
    finally:
        back()
