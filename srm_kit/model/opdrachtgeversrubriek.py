"""The rubric for opdrachtgeverschap: eight aspects, five levels, criteria to tick.

See docs/maatstaven.md#opdrachtgeverschap.

Own rubric, after the idea of aspects with growth stages of the Public Commissioning Maturity Model (Hermans, Volker
and Eisma 2014), which was made for clients of construction work.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from srm_kit.model import _data

__all__ = ["Aspect", "Criterium", "Niveau", "aspecten", "niveau_van", "niveaunamen"]


@dataclass(frozen=True, slots=True)
class Criterium:
    """Something one can see or not; the id is aspect, level and letter: ``3.2b``."""

    id: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Niveau:
    """One level: 1 incidenteel to 5 lerend."""

    nummer: int
    naam: str
    criteria: tuple[Criterium, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect: its number in the dossier, its name, the question it answers and its levels."""

    nummer: int
    naam: str
    vraag: str
    niveaus: tuple[Niveau, ...]


def niveaunamen() -> tuple[str, ...]:
    """The words for the levels, 1 to 5."""
    return tuple(_data.read("opdrachtgeverschap")["niveaus"])


@cache
def aspecten() -> tuple[Aspect, ...]:
    """The aspects, 1 to 8."""
    rows = _data.read("opdrachtgeverschap")["aspecten"]
    return tuple(
        Aspect(number, row["naam"], row["vraag"], _niveaus(number, row["criteria"]))
        for number, row in enumerate(rows, start=1)
    )


def _niveaus(aspect: int, levels: list[list[str]]) -> tuple[Niveau, ...]:
    return tuple(
        Niveau(
            level,
            name,
            tuple(
                Criterium(f"{aspect}.{level}{letter}", text)
                for letter, text in zip("abcdef", levels[level - 1], strict=False)
            ),
        )
        for level, name in enumerate(niveaunamen(), start=1)
    )


def niveau_van(aspect: Aspect, afgevinkt: Collection[str]) -> int:
    """The highest level of which every criterion is ticked, and of every level below it; 0 without the first.

    >>> rollen = aspecten()[1]
    >>> first, second = ["2.1a", "2.1b"], ["2.2a", "2.2b"]
    >>> niveau_van(rollen, first), niveau_van(rollen, first + second), niveau_van(rollen, second)
    (1, 2, 0)
    """
    reached = 0
    for level in aspect.niveaus:
        if not all(criterium.id in afgevinkt for criterium in level.criteria):
            break
        reached = level.nummer
    return reached
