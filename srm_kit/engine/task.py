"""What goes to a warm parent and what comes back: values that travel between processes, and their frames."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from srm_kit.errors import Failure

__all__ = ["Event", "State", "Task", "frame", "frames"]

_HEAD = struct.Struct(">Q")


class State(StrEnum):
    """How a task stands."""

    BEGUN = "begun"
    MESSAGE = "message"
    DONE = "done"
    FAILED = "failed"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    DIED = "died"
    STOPPED = "stopped"

    @property
    def is_end(self) -> bool:
        """Nothing more will be heard of the task."""
        return self not in {State.BEGUN, State.MESSAGE}


@dataclass(frozen=True, slots=True)
class Task:
    """One call in a process of its own: ``function`` is ``module:name``, called as ``function(send, **arguments)``.

    ``folder`` is its working folder and ``scratch`` the place for its temporary files (empty: left as it is);
    ``seconds`` and ``megabytes`` (None: no limit) are what it may use before it is killed; with ``hard_limit`` the
    system itself refuses it more memory (not for a task that starts a browser, which reserves far more than it
    uses); ``seed`` is for what is random by accident.
    """

    number: int
    function: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    folder: str = ""
    scratch: str = ""
    seconds: float | None = None
    megabytes: float | None = None
    hard_limit: bool = True
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a task: it began (``content`` is its process), a message of its own, or its end.

    ``content`` is the message or the value; when the function raised, ``error`` is the name of the class, ``failure``
    what kind of trouble that is, ``text`` what it says and ``content`` the fields of the error that travel. ``cpu``
    (seconds) and ``peak`` (megabytes) are known at the end, where the system tells.
    """

    number: int
    state: State
    content: Any = None
    error: str = ""
    text: str = ""
    failure: Failure = Failure.OTHER
    seconds: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0


def frame(value: Any) -> bytes:
    """A value as bytes that say how long they are; only for pipes between our own processes."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _HEAD.pack(len(data)) + data


def frames(buffer: bytearray) -> list[Any]:
    """Takes the whole values from the front of the buffer; the rest stays."""
    values = []
    while len(buffer) >= _HEAD.size:
        (length,) = _HEAD.unpack_from(buffer)
        if len(buffer) < _HEAD.size + length:
            break
        values.append(pickle.loads(bytes(buffer[_HEAD.size : _HEAD.size + length])))
        del buffer[: _HEAD.size + length]
    return values
