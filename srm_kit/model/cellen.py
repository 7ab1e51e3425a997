"""The nine cells in reading order, and what each asks, delivers and leaves behind (docs/methode.md#negenvlak)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from srm_kit.model import _data
from srm_kit.model.rooster import Cel, Fase

__all__ = ["CELLEN", "Celbeschrijving", "beschrijving"]

CELLEN: tuple[Cel, ...] = tuple(cel for fase in Fase for cel in fase.cellen)
"""RS, RB, RL, IS, IB, IL, VS, VB, VL: the order in which cells are always shown."""


@dataclass(frozen=True, slots=True)
class Celbeschrijving:
    """What one cell is about."""

    cel: Cel
    vraag: str
    producten: tuple[str, ...]
    stukken: tuple[str, ...]


@cache
def _all() -> dict[str, Celbeschrijving]:
    return {
        code: Celbeschrijving(Cel.van_code(code), row["vraag"], tuple(row["producten"]), tuple(row["stukken"]))
        for code, row in _data.read("cellen").items()
    }


def beschrijving(cel: Cel) -> Celbeschrijving:
    """What the cell asks, delivers and leaves behind."""
    return _all()[cel.code]
