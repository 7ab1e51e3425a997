"""The noise has the distribution it says it has."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import exp
from random import Random

import pytest

from srm_kit.norms.noise import discrete_laplace


@pytest.mark.parametrize("scale", [Fraction(3, 2), Fraction(4)])
def test_how_often_each_number_comes(scale: Fraction) -> None:
    random, draws = Random(1), 20_000
    found = Counter(discrete_laplace(scale, random) for _ in range(draws))
    ratio = exp(-1 / float(scale))
    for x in range(-6, 7):
        chance = (1 - ratio) / (1 + ratio) * ratio ** abs(x)
        assert abs(found[x] - draws * chance) < 4.5 * (draws * chance * (1 - chance)) ** 0.5
