"""One option of a choice, and how an option can fit."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OORDELEN", "Choice"]

OORDELEN = {"goed": "Dit past bij het bewijs", "deels": "Deels", "niet": "Dit past niet bij het bewijs"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: what it says, how it fits (a key of ``OORDELEN``), and why."""

    tekst: str
    oordeel: str
    uitleg: str
