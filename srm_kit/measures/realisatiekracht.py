"""Realisatiekracht: experienced, arranged and reached, three figures never merged (docs/maatstaven.md#realisatiekracht)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, fsum, log

from srm_kit.measures.celmaten import Celmaat, Fasen
from srm_kit.measures.onzekerheid import Interval, over_personen
from srm_kit.measures.peiling import Scores
from srm_kit.measures.redenen import samen
from srm_kit.measures.registercijfer import Registercijfer
from srm_kit.model import CELLEN, Fase

__all__ = ["Realisatiekracht", "gevoeligheid", "meetkundig", "realisatiekracht"]


@dataclass(frozen=True, slots=True)
class Realisatiekracht:
    """Three figures 0-100; beside the experienced one its interval, arithmetic form, weakest cell and range of choices."""

    ervaren: float | None
    interval: Interval | None
    geregeld: float | None
    bereikt: float | None
    rekenkundig: float | None
    zwakste_cel: str | None
    gevoeligheid: Interval | None
    reden: str | None = None


def meetkundig(scores: Iterable[float]) -> float:
    """The geometric mean of scores, each at least 1 so that one zero does not erase the rest.

    A mean never leaves the range of what it averages, so equal scores give exactly that score.

    >>> round(meetkundig([72, 58, 50, 60, 66, 41, 52, 55, 39]), 2), meetkundig([70.0] * 9)
    (53.81, 70.0)
    """
    known = [max(score, 1.0) for score in scores]
    value = exp(fsum(log(score) for score in known) / len(known))
    return min(max(value, min(known)), max(known))


def gevoeligheid(scores: Mapping[str, float]) -> Interval:
    """The lowest and highest value under other reasonable choices (OECD/JRC 2008).

    Choices: the value itself; the arithmetic mean; the geometric mean of the three phases; each of the nine cells
    left out. ``scores`` has all nine cells, 0-100.

    >>> low, high = gevoeligheid({cel.code: 10.0 if cel.code == "VL" else 50.0 for cel in CELLEN})
    >>> round(low, 2), round(high, 2)
    (40.89, 50.0)
    """
    codes = [cel.code for cel in CELLEN]
    phases = [fsum(scores[cel.code] for cel in fase.cellen) / 3 for fase in Fase]
    found = [
        meetkundig(scores[code] for code in codes),
        fsum(scores[code] for code in codes) / len(codes),
        meetkundig(phases),
        *(meetkundig(scores[code] for code in codes if code != absent) for absent in codes),
    ]
    return min(found), max(found)


def realisatiekracht(
    cellen: Mapping[str, Celmaat],
    fasen: Fasen,
    personen: Mapping[str, Scores | None],
    geregeld: Registercijfer,
    bereikt: Registercijfer,
) -> Realisatiekracht:
    """The three figures; the experienced one needs all nine cells, the others stand on their own.

    ``personen``: the persons of each cell, None for a cell whose spread may not be used.
    """
    scores = {code: cel.score for code, cel in cellen.items() if cel.score is not None}
    register = (geregeld.reden, bereikt.reden)
    if len(scores) < len(CELLEN):
        reason = samen((fasen.reden, *register))
        return Realisatiekracht(None, None, geregeld.waarde, bereikt.waarde, None, None, None, reason)
    felt = meetkundig(scores.values())
    slopes = {code: felt / (len(scores) * score) if score >= 1.0 else 0.0 for code, score in scores.items()}
    return Realisatiekracht(
        ervaren=felt,
        interval=over_personen(felt, slopes, personen),
        geregeld=geregeld.waarde,
        bereikt=bereikt.waarde,
        rekenkundig=fsum(scores.values()) / len(scores),
        zwakste_cel=min((cel.code for cel in CELLEN), key=scores.__getitem__),
        gevoeligheid=gevoeligheid(scores),
        reden=samen(register),
    )
