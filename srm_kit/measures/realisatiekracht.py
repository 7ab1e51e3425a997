"""Realisatiekracht: the geometric mean of the three phases, never shown alone (docs/maatstaven.md#realisatiekracht)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cbrt, prod

import numpy as np
from numpy.typing import NDArray

from srm_kit.measures.celmaten import Celmaat, Fasen
from srm_kit.measures.onzekerheid import Interval, interval
from srm_kit.model import CELLEN, Fase

__all__ = ["Realisatiekracht", "gevoeligheid", "meetkundig", "realisatiekracht"]


@dataclass(frozen=True, slots=True)
class Realisatiekracht:
    """The composite 0-100, its arithmetic form, the weakest cell, sampling interval and range of choices."""

    waarde: float | None
    rekenkundig: float | None
    zwakste_cel: str | None
    interval: Interval | None
    gevoeligheid: Interval | None
    reden: str | None = None


def meetkundig(fasen: Sequence[float], gewichten: Sequence[float] | None = None) -> float:
    """The geometric mean of three phase scores, each at least 1 so that one zero does not erase the rest.

    A mean never leaves the range of what it averages, so three equal phases give exactly that score.

    >>> round(meetkundig([60.0, 167 / 3, 146 / 3]), 2), meetkundig([70.0, 70.0, 70.0])
    (54.57, 70.0)
    """
    scores = [max(score, 1.0) for score in fasen]
    if gewichten is None:
        value = cbrt(prod(scores))
    else:
        total = sum(gewichten)
        value = prod(score ** (weight / total) for score, weight in zip(scores, gewichten, strict=True))
    return min(max(value, min(scores)), max(scores))


def gevoeligheid(scores: Mapping[str, float]) -> Interval:
    """The lowest and highest value under other reasonable choices (OECD/JRC 2008).

    Choices: the value itself; the arithmetic form; each of the nine cells left out of its phase; each phase
    weighing half or one and a half times as much. ``scores`` has all nine cells, 0-100.

    >>> low, high = gevoeligheid({cel.code: 10.0 if cel.code == "VL" else 50.0 for cel in CELLEN})
    >>> round(low, 2), round(high, 2)
    (42.17, 50.0)
    """
    rows = [[scores[cel.code] for cel in fase.cellen] for fase in Fase]
    means = [sum(row) / 3 for row in rows]
    found = [meetkundig(means), sum(means) / 3]
    for phase, row in enumerate(rows):
        for place in range(3):
            others = [score for index, score in enumerate(row) if index != place]
            found.append(meetkundig([*means[:phase], sum(others) / 2, *means[phase + 1 :]]))
        for factor in (0.5, 1.5):
            weights = [factor if index == phase else 1.0 for index in range(3)]
            found.append(meetkundig(means, weights))
    return min(found), max(found)


def _bootstrap(draws: Mapping[str, NDArray[np.float64]]) -> Interval | None:
    phases = [np.mean([draws[cel.code] for cel in fase.cellen], axis=0) for fase in Fase]
    return interval(np.cbrt(np.prod([np.maximum(phase, 1.0) for phase in phases], axis=0)))


def realisatiekracht(
    cellen: Mapping[str, Celmaat], fasen: Fasen, draws: Mapping[str, NDArray[np.float64]]
) -> Realisatiekracht:
    """The composite with everything that must stand beside it; nothing when a cell is missing."""
    scores = {code: item.score for code, item in cellen.items() if item.score is not None}
    if fasen.R is None or fasen.I is None or fasen.V is None:
        return Realisatiekracht(None, None, None, None, None, fasen.reden)
    phases = [fasen.R, fasen.I, fasen.V]
    return Realisatiekracht(
        waarde=meetkundig(phases),
        rekenkundig=sum(phases) / 3,
        zwakste_cel=min((cel.code for cel in CELLEN), key=scores.__getitem__),
        interval=_bootstrap(draws),
        gevoeligheid=gevoeligheid(scores),
    )
