"""Student's t distribution: the chance of a tail and the limit that belongs to a chance.

Written out here because ``scipy.special`` costs more than the rest of the statistics of a report together, each time a
command starts (docs/benchmarks.md); ``tests/measures/test_student.py`` lays the two side by side.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

__all__ = ["t_limit", "t_tail"]

_CLOSE = 1e-15
_TINY = 1e-300


def t_tail(t: float, freedom: float) -> float:
    """The chance of a value below ``-|t|`` with so many degrees of freedom (1 or more): half an incomplete beta function.

    Source: Abramowitz and Stegun 26.7.1 and 26.5.27.

    >>> round(t_tail(2.262, 9), 4)
    0.025
    """
    square = t * t
    if math.isinf(square):
        return 0.0
    return 0.5 * _beta(0.5 * freedom, 0.5, freedom / (freedom + square), square / (freedom + square))


@lru_cache(maxsize=4096)
def t_limit(tail: float, freedom: float) -> float:
    """The value that is passed upwards with this chance, at most a half: Newton's method from that of the normal distribution.

    The chance falls ever slower, so every step stays short of the limit and the next is closer.

    >>> round(t_limit(0.025, 9), 3)
    2.262
    """
    limit = NormalDist().inv_cdf(1.0 - tail)
    for _ in range(200):
        step = (t_tail(limit, freedom) - tail) / _density(limit, freedom)
        limit += step
        if abs(step) <= 1e-14 * abs(limit):
            break
    return limit


def _density(t: float, freedom: float) -> float:
    whole = math.lgamma(0.5 * (freedom + 1)) - math.lgamma(0.5 * freedom) - 0.5 * math.log(freedom * math.pi)
    return math.exp(whole - 0.5 * (freedom + 1) * math.log1p(t * t / freedom))


def _beta(a: float, b: float, x: float, rest: float) -> float:
    """The regularised incomplete beta function; ``rest`` is 1 - x, given apart because it may be very small."""
    if rest <= 0.0:
        return 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - _beta(b, a, rest, x)
    log_x = math.log(x) if x < 0.5 else math.log1p(-rest)
    log_rest = math.log(rest) if rest < 0.5 else math.log1p(-x)
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * log_x + b * log_rest
    return math.exp(front) * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of DLMF 8.17.22, from the front (Thompson and Barnett 1986)."""
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    found = d
    for m in range(1, 10_000):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1.0 + part * d, 1.0 + part / c
            d = 1.0 / (d if abs(d) > _TINY else _TINY)
            c = c if abs(c) > _TINY else _TINY
            found *= c * d
        if abs(c * d - 1.0) <= _CLOSE:
            break
    return found
