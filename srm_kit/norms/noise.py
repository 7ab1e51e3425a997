"""Noise of whole numbers, drawn without rounding: the discrete Laplace distribution.

Noise of floating-point numbers can be told apart by its last digits (Mironov 2012); whole numbers cannot. The algorithm is
that of Canonne, Kamath and Steinke (2020), which asks for nothing but fair whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

__all__ = ["discrete_laplace"]


def discrete_laplace(scale: Fraction, random: Random) -> int:
    """A whole number x with a chance in proportion to exp(-|x| / scale).

    Parameters
    ----------
    scale
        Above 0; the standard deviation is about 1.41 times this.
    random
        ``random.SystemRandom()`` where the noise protects something: nobody can draw it again.
    """
    top, below = scale.numerator, scale.denominator
    while True:
        part = random.randrange(top)
        if not _exponential_coin(Fraction(part, top), random):
            continue
        whole = 0
        while _exponential_coin(Fraction(1), random):
            whole += 1
        size = (part + top * whole) // below
        negative = random.randrange(2) == 1
        if not (negative and size == 0):  # zero would come up twice as often
            return -size if negative else size


def _exponential_coin(x: Fraction, random: Random) -> bool:
    """True with a chance of exp(-x), for x from 0 to 1."""
    turn = 1
    while random.randrange(x.denominator * turn) < x.numerator:
        turn += 1
    return turn % 2 == 1
