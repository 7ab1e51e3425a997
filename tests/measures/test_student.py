"""The t distribution beside that of scipy, which the tests have and the product does without."""

from __future__ import annotations

import pytest
from scipy.special import stdtr, stdtrit

from srm_kit.measures.student import t_limit, t_tail

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
