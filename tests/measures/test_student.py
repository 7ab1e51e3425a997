"""The t distribution beside that of scipy, which the tests have and the product does without."""

from __future__ import annotations

import math

import pytest
from scipy.special import stdtr, stdtrit

from srm_kit.measures.student import _density, t_limit, t_tail

FREEDOM = (1.0, 1.37, 2.0, 3.5, 9.0, 14.02, 29.0, 79.6, 199.0, 1_234.5, 100_000.0)


@pytest.mark.parametrize("freedom", FREEDOM)
def test_the_chance_of_a_tail_is_that_of_scipy(freedom: float) -> None:
    for t in (0.0, 1e-6, 0.01, 0.3, 1.0, 1.96, 3.1, 7.5, 40.0, 1e4):
        assert t_tail(t, freedom) == pytest.approx(float(stdtr(freedom, -t)), rel=1e-9, abs=1e-300)
        assert t_tail(-t, freedom) == t_tail(t, freedom)


@pytest.mark.parametrize("freedom", FREEDOM)
def test_the_limit_of_a_chance_is_that_of_scipy(freedom: float) -> None:
    for tail in (0.5, 0.25, 0.05, 0.025, 0.005, 0.0025, 1e-5):
        assert t_limit(tail, freedom) == pytest.approx(float(stdtrit(freedom, 1 - tail)), rel=1e-9, abs=1e-12)


def test_no_chance_at_infinity() -> None:
    assert t_tail(float("inf"), 5.0) == 0.0


@pytest.mark.parametrize(
    ("t", "freedom", "density"),
    [
        (0.0, 1.0, 1 / math.pi),  # Cauchy: 1 over pi (1 + t²)
        (1.0, 1.0, 1 / (2 * math.pi)),
        (3.0, 1.0, 1 / (10 * math.pi)),
        (0.0, 2.0, 1 / 8**0.5),  # 1 over (2 + t²) to the power 3/2
        (1.0, 2.0, 1 / 27**0.5),
        (0.0, 3.0, 2 / (3**0.5 * math.pi)),
    ],
)
def test_the_density_in_its_simple_cases(t: float, freedom: float, density: float) -> None:
    assert _density(t, freedom) == pytest.approx(density)


@pytest.mark.parametrize(
    ("t", "freedom", "tail"),
    [(0.0, 5.0, 0.5), (1.0, 1.0, 0.25), (3**0.5, 1.0, 1 / 6), (2**0.5, 2.0, (1 - 0.5**0.5) / 2), (1e200, 3.0, 0.0)],
)
def test_tails_with_a_formula_of_their_own(t: float, freedom: float, tail: float) -> None:
    """One degree of freedom: 1/2 - atan(t) / pi. Two: (1 - t / root(2 + t²)) / 2."""
    assert t_tail(t, freedom) == pytest.approx(tail, abs=1e-15)
