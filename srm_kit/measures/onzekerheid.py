"""Uncertainty: bootstrap over whole persons, Welch's comparison of two means, Holm's correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srm_kit.measures.peiling import DEEL, Scores
from srm_kit.model import drempels

__all__ = ["Interval", "Welch", "holm", "interval", "trekkingen", "welch"]

Interval = tuple[float, float]

_BLOK = 2_000_000
"""Drawn persons held at once: keeps 100,000 respondents far under 2 GB."""

_GEEN_SPREIDING = 1e-9


def trekkingen(cellen: Mapping[str, Scores | None]) -> dict[str, NDArray[np.float64]]:
    """Cell scores (0-100) in each of the bootstrap draws, per measured cell an array (draws,).

    A draw takes as many whole persons as there are, with replacement (Efron 1979); the cells of one draw
    belong together, so a difference or a ratio may be formed per draw. NaN where nobody drawn counts in the
    cell. Sums are of whole numbers and hence exact: no outcome depends on threads or on the size of a block.
    """
    measured = {code: item for code, item in cellen.items() if item is not None and item.n > 0}
    if not measured:
        return {}
    limits = drempels()
    draws = limits.bootstrap_trekkingen
    parts = np.column_stack([item.delen for item in measured.values()])
    counts = np.column_stack([item.telt for item in measured.values()]).astype(np.float64)
    table = np.hstack([parts, counts])
    persons, width = parts.shape
    generator = np.random.default_rng(limits.bootstrap_zaad)
    sums = np.empty((draws, 2 * width))
    step = max(1, _BLOK // persons)
    for start in range(0, draws, step):
        rows = min(step, draws - start)
        drawn = generator.integers(0, persons, size=(rows, persons))
        drawn += np.arange(rows)[:, None] * persons
        weights = np.bincount(drawn.ravel(), minlength=rows * persons).reshape(rows, persons)
        sums[start : start + rows] = weights.astype(np.float64) @ table
    totals, present = sums[:, :width], sums[:, width:]
    above = (totals - DEEL * present) * 100.0
    found = np.full((draws, width), np.nan)
    np.divide(above, 4 * DEEL * present, out=found, where=present > 0)
    return {code: found[:, column] for column, code in enumerate(measured)}


def interval(waarden: NDArray[np.float64]) -> Interval | None:
    """The percentile interval of bootstrap values; draws without a value are left out.

    >>> interval(np.arange(1001.0))
    (25.0, 975.0)
    """
    finite = waarden[np.isfinite(waarden)]
    if finite.size == 0:
        return None
    tail = round((1.0 - drempels().betrouwbaarheid) * 50.0, 9)
    low, high = np.percentile(finite, [tail, 100.0 - tail])
    return float(low), float(high)


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
    Only ``scipy.special`` is loaded: it has the same t distribution as ``scipy.stats`` and loads much faster.

    >>> uit = welch(np.array([4.0, 4, 3, 5, 4, 4, 3, 4]), np.array([3.0, 2, 3, 3, 4, 2, 3, 3]))
    >>> uit is not None and (round(uit.verschil, 3), round(uit.t, 4), round(uit.vrijheidsgraden, 1))
    (1.0, 3.1208, 14.0)
    """
    from scipy.special import stdtr, stdtrit

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
    tail = (1.0 - drempels().betrouwbaarheid) / 2.0
    reach = float(stdtrit(freedom, 1.0 - tail)) * error
    return Welch(
        verschil=difference,
        interval=(difference - reach, difference + reach),
        t=t,
        p=float(2.0 * stdtr(freedom, -abs(t))),
        vrijheidsgraden=freedom,
    )


def holm(p_waarden: Mapping[str, float]) -> dict[str, float]:
    """Adjusted p-values, keeping the chance of any false alarm under the level (Holm 1979).

    >>> {key: round(value, 3) for key, value in holm({"a": 0.01, "b": 0.04, "c": 0.03}).items()}
    {'a': 0.03, 'b': 0.06, 'c': 0.06}
    """
    adjusted: dict[str, float] = {}
    highest = 0.0
    ordered = sorted(p_waarden.items(), key=lambda item: (item[1], item[0]))
    for place, (key, value) in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - place) * value))
        adjusted[key] = highest
    return {key: adjusted[key] for key in p_waarden}
