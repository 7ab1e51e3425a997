"""Verloop: cell V minus cell R of one strand, from the survey (docs/maatstaven.md#concretisering-verloop)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.measures.celmaten import Celmaat, ontbrekend
from srm_kit.measures.onzekerheid import Interval, over_personen
from srm_kit.measures.peiling import Scores
from srm_kit.measures.redenen import GEEN_RESPONS
from srm_kit.model import Spoor

__all__ = ["Verloop", "afgeleiden", "verloop"]


@dataclass(frozen=True, slots=True)
class Verloop:
    """Cell V minus cell R of one strand, in points; read it only beside a reference."""

    verschil: float | None
    interval: Interval | None
    reden: str | None = None


def afgeleiden(spoor: Spoor) -> dict[str, float]:
    """The two cells of a strand and how the difference moves with each."""
    return {f"R{spoor.value}": -1.0, f"V{spoor.value}": 1.0}


def verloop(cellen: Mapping[str, Celmaat], personen: Mapping[str, Scores | None]) -> dict[str, Verloop]:
    """Per strand; ``personen``: the persons of each cell, None for a cell whose spread may not be used."""
    found = {}
    for spoor in Spoor:
        first, last = afgeleiden(spoor)
        before, after = cellen[first].score, cellen[last].score
        if before is None or after is None:
            absent = all(cellen[code].reden == GEEN_RESPONS for code in (first, last))
            reason = GEEN_RESPONS if absent else ontbrekend(cellen, (first, last))
            found[spoor.value] = Verloop(None, None, reason)
        else:
            bounds = over_personen(after - before, afgeleiden(spoor), personen, laagste=-100.0)
            found[spoor.value] = Verloop(after - before, bounds)
    return found
