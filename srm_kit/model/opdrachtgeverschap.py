"""The eight aspects of opdrachtgeverschap (domain.md 1.5, M9)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from srm_kit.model import _data

__all__ = ["Aspect", "aspecten"]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect: its number in the dossier and its name."""

    nummer: int
    naam: str


@cache
def aspecten() -> tuple[Aspect, ...]:
    """The aspects, 1 to 8."""
    names = _data.read("opdrachtgeverschap")["aspecten"]
    return tuple(Aspect(number, name) for number, name in enumerate(names, start=1))
