"""What goes to a warm parent and what comes back: values that travel between processes, and their frames."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Gebeurtenis", "Stand", "Taak", "frame", "frames"]

_HEAD = struct.Struct(">Q")


class Stand:
    """How a task stands; the last six are ends."""

    BEGON = "begon"
    BERICHT = "bericht"
    KLAAR = "klaar"
    FOUT = "fout"
    TIJD = "tijd"
    GEHEUGEN = "geheugen"
    DOOD = "dood"
    GESTOPT = "gestopt"

    EINDEN = frozenset({KLAAR, FOUT, TIJD, GEHEUGEN, DOOD, GESTOPT})


@dataclass(frozen=True, slots=True)
class Taak:
    """One call in a process of its own: ``functie`` is ``module:name``, called as ``functie(meld, **argumenten)``.

    ``map`` is its working folder and ``tijdelijk`` the place for its temporary files (empty: left as it is); ``seconden`` and ``megabytes`` (None:
    no limit) are what it may use before it is killed; with ``harde_grens`` the system itself refuses it more memory
    (not for a task that starts a browser, which reserves far more than it uses); ``zaad`` seeds what is random by accident.
    """

    nummer: int
    functie: str
    argumenten: Mapping[str, Any] = field(default_factory=dict)
    map: str = ""
    tijdelijk: str = ""
    seconden: float | None = None
    megabytes: float | None = None
    harde_grens: bool = True
    zaad: int = 0


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Something that happened to a task: it began (``inhoud`` is its process), a message of its own, or its end.

    ``inhoud`` is the message or the value; at a failure ``soort`` is the class of the error, ``tekst`` what it
    says and ``inhoud`` the fields of the error that travel. ``cpu`` (seconds) and ``piek`` (megabytes) are known
    at the end, where the system tells.
    """

    nummer: int
    stand: str
    inhoud: Any = None
    soort: str = ""
    tekst: str = ""
    seconden: float = 0.0
    cpu: float = 0.0
    piek: float = 0.0


def frame(value: Any) -> bytes:
    """A value as bytes that say how long they are; only for pipes between our own processes."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _HEAD.pack(len(data)) + data


def frames(buffer: bytearray) -> list[Any]:
    """Takes the whole values from the front of the buffer; the rest stays."""
    found = []
    while len(buffer) >= _HEAD.size:
        (length,) = _HEAD.unpack_from(buffer)
        if len(buffer) < _HEAD.size + length:
            break
        found.append(pickle.loads(bytes(buffer[_HEAD.size : _HEAD.size + length])))
        del buffer[: _HEAD.size + length]
    return found
