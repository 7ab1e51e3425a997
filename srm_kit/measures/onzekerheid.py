"""Uncertainty: intervals over persons, Welch's comparison of two means, Holm's correction, Wilson's interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from srm_kit.measures.peiling import Scores
from srm_kit.measures.student import t_limit, t_tail
from srm_kit.model import drempels

__all__ = ["Interval", "Standaardfout", "Welch", "holm", "over_personen", "standaardfout", "t_grens", "welch", "wilson"]

Interval = tuple[float, float]

_GEEN_SPREIDING = 1e-9
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Standaardfout:
    """The standard error of a figure over cells, and how many persons it rests on."""

    waarde: float
    personen: int


def t_grens(vrijheidsgraden: float) -> float:
    """The two-sided limit of Student's t.

    >>> round(t_grens(9), 3)
    2.262
    """
    return t_limit((1.0 - drempels().betrouwbaarheid) / 2.0, vrijheidsgraden)


def standaardfout(afgeleiden: Mapping[str, float], cellen: Mapping[str, Scores | None]) -> Standaardfout | None:
    """The standard error of a figure made of cell scores, by the infinitesimal jackknife (Jaeckel 1972; Efron 1982).

    Parameters
    ----------
    afgeleiden
        Per cell the figure uses: how much it changes when the score of that cell rises one point.
    cellen
        The persons of each cell; persons stand in the same order in all of them.

    Returns
    -------
    Standaardfout | None
        None when a cell is absent or nobody counts in it, or with fewer than two persons in all.
    """
    used = {code: item for code in afgeleiden if (item := cellen[code]) is not None and item.n > 0}
    if len(used) < len(afgeleiden):
        return None
    counts: NDArray[np.bool_] = np.any([item.telt for item in used.values()], axis=0)
    persons = int(counts.sum())
    if persons < 2:
        return None
    influence = np.zeros(counts.size)
    for code, item in used.items():
        away = np.where(item.telt, item.op_honderd - item.score, 0.0)
        influence += afgeleiden[code] * away * (persons / item.n)
    return Standaardfout(sqrt(float(np.square(influence).sum()) / (persons * (persons - 1))), persons)


def over_personen(
    waarde: float,
    afgeleiden: Mapping[str, float],
    cellen: Mapping[str, Scores | None],
    laagste: float = 0.0,
    hoogste: float = 100.0,
) -> Interval | None:
    """The interval of a figure made of cell scores, within what the figure can be; None as in ``standaardfout``."""
    error = standaardfout(afgeleiden, cellen)
    if error is None:
        return None
    reach = t_grens(error.personen - 1) * error.waarde
    return max(waarde - reach, laagste), min(waarde + reach, hoogste)


def wilson(aantal: int, n: int) -> Interval:
    """The interval of a share of ``aantal`` in ``n`` persons (Wilson 1927).

    >>> low, high = wilson(7, 10)
    >>> round(low, 4), round(high, 4)
    (0.3968, 0.8922)
    """
    share = aantal / n
    whole = 1.0 + _Z**2 / n
    middle = share + _Z**2 / (2 * n)
    reach = _Z * sqrt(share * (1.0 - share) / n + _Z**2 / (4 * n**2))
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)


@dataclass(frozen=True, slots=True)
class Welch:
    """Welch's comparison of two means: difference, its interval, the p-value, degrees of freedom."""

    verschil: float
    interval: Interval
    t: float
    p: float
    vrijheidsgraden: float


def welch(een: NDArray[np.float64], ander: NDArray[np.float64]) -> Welch | None:
    """Mean of the first group minus the second, without assuming equal variances (Welch 1947).

    None when neither group has spread or a group has fewer than two members: then there is no test.

    >>> uit = welch(np.array([4.0, 4, 3, 5, 4, 4, 3, 4]), np.array([3.0, 2, 3, 3, 4, 2, 3, 3]))
    >>> uit is not None and (round(uit.verschil, 3), round(uit.t, 4), round(uit.vrijheidsgraden, 1))
    (1.0, 3.1208, 14.0)
    """
    if min(een.size, ander.size) < 2:
        return None
    if max(np.ptp(een), np.ptp(ander)) <= _GEEN_SPREIDING:
        return None
    first = float(een.var(ddof=1)) / een.size
    second = float(ander.var(ddof=1)) / ander.size
    error = float(np.sqrt(first + second))
    freedom = (first + second) ** 2 / (first**2 / (een.size - 1) + second**2 / (ander.size - 1))
    difference = float(een.mean() - ander.mean())
    t = difference / error
    reach = t_grens(freedom) * error
    return Welch(
        verschil=difference,
        interval=(difference - reach, difference + reach),
        t=t,
        p=2.0 * t_tail(t, freedom),
        vrijheidsgraden=freedom,
    )


def holm(p_waarden: Mapping[str, float]) -> dict[str, float]:
    """Adjusted p-values, keeping the chance of any false alarm under the level (Holm 1979).

    >>> {key: round(value, 3) for key, value in holm({"a": 0.01, "b": 0.04, "c": 0.03}).items()}
    {'a': 0.03, 'b': 0.06, 'c': 0.06}
    """
    adjusted: dict[str, float] = {}
    highest = 0.0
    ordered = sorted(p_waarden.items(), key=lambda item: item[1])
    for place, (key, value) in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - place) * value))
        adjusted[key] = highest
    return {key: adjusted[key] for key in p_waarden}
