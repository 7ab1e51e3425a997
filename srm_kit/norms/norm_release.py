"""From contributions to norms that are differentially private at the level of a municipality (docs/normen.md).

Two sets of municipalities of the same size that differ in one municipality give any outcome with chances that differ by
a factor of at most exp(epsilon). What bounds the influence of one municipality are the two limits below: they are part of
the method and never chosen by looking at the data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, hypot, sqrt
from random import Random

from srm_kit.dossier import Norm
from srm_kit.model import CELLEN, Spoor
from srm_kit.norms.contribution import STEP
from srm_kit.norms.noise import discrete_laplace

__all__ = ["NormRelease", "release"]

_REACH = 60
"""Of one municipality the distances of the nine cells from their mean count up to this together, in points."""
_SPREAD = 12
"""Of one municipality the distance from the mean of all counts up to this per cell, in points, noise left out."""
_FOR_MEANS = Fraction(7, 10)
"""Part of epsilon that goes to the means; the rest goes to the spread."""
_COURSE = sqrt(3.0)
"""Spread of V minus R, beside that of a cell from the mean of nine: 1.5 when cells differ each on their own, at most this
when phases differ as a whole."""


@dataclass(frozen=True, slots=True)
class NormRelease:
    """Norms that may be given away, and the standard deviation of the noise in each mean, in points."""

    norms: tuple[Norm, ...]
    noise: float


def release(away: Sequence[Sequence[int]], epsilon: Fraction, random: Random) -> NormRelease:
    """Norms of municipalities of which the cells lie so far from their mean, in hundredths of a point.

    The published spread holds the noise of the means: a new municipality of the same kind falls within the interval that
    the reader makes of it.
    """
    m = len(away)
    scale = Fraction(2 * _REACH * STEP) / (epsilon * _FOR_MEANS)
    sums = [sum(column) + discrete_laplace(scale, random) for column in zip(*map(_bounded, away), strict=True)]
    means = [total / (m * STEP) for total in sums]
    middle = fsum(means) / len(means)
    means = [round(mean - middle, 2) for mean in means]
    noise = sqrt(2.0) * float(scale) / (m * STEP)
    sd = _spread(away, means, noise, epsilon * (1 - _FOR_MEANS), random)
    cells = [Norm(cel.code, mean, round(sd, 2), m) for cel, mean in zip(CELLEN, means, strict=True)]
    of = {norm.sleutel: norm.gemiddelde for norm in cells}
    course = [
        Norm(f"verloop.{one.value}", round(of[f"V{one.value}"] - of[f"R{one.value}"], 2), round(sd * _COURSE, 2), m)
        for one in Spoor
    ]
    return NormRelease((*cells, *course), noise)


def _bounded(away: Sequence[int]) -> list[int]:
    """Brought back to the limit as a whole, and towards 0, so that the limit holds in whole numbers too."""
    size, limit = sum(map(abs, away)), _REACH * STEP
    return list(away) if size <= limit else [(abs(x) * limit // size) * (1 if x > 0 else -1) for x in away]


def _spread(
    away: Sequence[Sequence[int]], means: Sequence[float], noise: float, epsilon: Fraction, random: Random
) -> float:
    """How far a cell lies from the published mean; one figure for all cells, as each asks its own part of epsilon.

    A margin of one and a half times the scale of the noise: too wide says less, too narrow says what is not so.
    """
    m, cells = len(away), len(means)
    limit = round(hypot(_SPREAD, 2.0 * noise) * STEP)
    distances = [
        min(int(sqrt(fsum((x - mean * STEP) ** 2 for x, mean in zip(one, means, strict=True)) / cells)), limit)
        for one in away
    ]
    scale = Fraction(limit) / epsilon
    total = sum(distances) + discrete_laplace(scale, random)
    return max(1.0, (total + 1.5 * float(scale)) / (m * STEP))
