"""Outputs on their way while a cell still runs, so that what was shown before a kill or a time-out is kept."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Any

__all__ = ["Follower", "added"]

_EVERY = 0.1
"""Seconds that text waits for more; what is flushed and what is no text goes at once, as with a kernel."""

Output = dict[str, Any]


class Follower:
    """Gathers what a running cell shows and tells of it in pieces: a list of outputs, in which None empties the cell.

    Only the process that made it tells, and one thread at a time: pieces of two writers would mix.
    """

    def __init__(self, tell: Callable[[list[Output | None]], None]) -> None:
        self._tell = tell
        self._process = os.getpid()
        self._lock = threading.RLock()
        self._waiting: list[Output | None] = []
        self._timer: threading.Timer | None = None

    def add(self, output: Output | None) -> None:
        """A new output, a piece of text, or None for ``clear_output``."""
        if os.getpid() != self._process:
            return
        with self._lock:
            self._waiting.append(output)
            if output is None or output["output_type"] != "stream":
                self.flush()
            elif self._timer is None:
                self._timer = threading.Timer(_EVERY, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Tells what was gathered."""
        if os.getpid() != self._process:
            return
        with self._lock:
            waiting, self._waiting, self._timer = self._waiting, [], None
            if waiting:
                self._tell(_joined(waiting))


def added(outputs: list[Any], news: list[Output | None]) -> list[Any]:
    """The outputs of a cell with what is new: text behind text of the same stream is one output.

    >>> text = {"output_type": "stream", "name": "stdout", "text": "a"}
    >>> added([text], [text])[0]["text"]
    'aa'
    >>> added([text], [None])
    []
    """
    made = list(outputs)
    for output in news:
        if output is None:
            made = []
        elif made and _same_stream(made[-1], output):
            made[-1] = {**made[-1], "text": made[-1]["text"] + output["text"]}
        else:
            made.append(output)
    return made


def _joined(news: list[Output | None]) -> list[Output | None]:
    """Pieces of the same stream behind each other as one, joined once."""
    found: list[Output | None] = []
    pieces: list[str] = []
    for output in news:
        last = found[-1] if found else None
        if output is not None and last is not None and _same_stream(last, output):
            pieces.append(output["text"])
            continue
        _close(found, pieces)
        found.append(None if output is None else dict(output))
    _close(found, pieces)
    return found


def _close(found: list[Output | None], pieces: list[str]) -> None:
    if pieces and found and found[-1] is not None:
        found[-1]["text"] = "".join([found[-1]["text"], *pieces])
        pieces.clear()


def _same_stream(one: Any, other: Any) -> bool:
    return bool(one["output_type"] == other["output_type"] == "stream" and one["name"] == other["name"])
