"""Norms tell of all municipalities together and of no single one: an attack, and how far the interval reaches."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from srm_kit.dossier import Norm
from srm_kit.norms.norm_release import release

NEARLY_NO_NOISE = Fraction(10**9)
CELLS = 9


def municipalities(m: int, random: np.random.Generator) -> list[tuple[int, ...]]:
    """Cells that differ per municipality by three points, of statements that are not equally easy, in hundredths."""
    cells = random.normal(0.0, 4.5, CELLS) + random.normal(0.0, 3.0, (m, CELLS))
    return [tuple(np.rint((row - row.mean()) * 100).astype(int).tolist()) for row in cells]


def means(norms: Sequence[Norm]) -> np.ndarray:
    return np.array([norm.gemiddelde for norm in norms[:CELLS]])


def added(epsilon: Fraction, seed: int) -> float:
    """How near someone comes to the cells of the municipality that joined, from the release before and the one after."""
    people = municipalities(13, np.random.default_rng(seed))
    noise = Random(seed)
    before, after = release(people[:12], epsilon, noise), release(people, epsilon, noise)
    guess = means(after.norms) * 13 - means(before.norms) * 12
    return float(np.abs(guess - np.array(people[12]) / 100).mean())


def test_the_municipality_that_joined_cannot_be_worked_out() -> None:
    assert np.mean([added(NEARLY_NO_NOISE, seed) for seed in range(5)]) < 0.5  # without noise it can
    # Municipalities lie 3 points apart; who only guesses the mean is nearer than who does this sum.
    assert min(added(Fraction(3), seed) for seed in range(30)) > 20


@given(st.lists(st.lists(st.integers(-9000, 9000), min_size=9, max_size=9), min_size=11, max_size=11))
def test_one_municipality_moves_the_norms_no_more_than_the_noise_was_made_for(people: list[list[int]]) -> None:
    centred = [[x - round(sum(row) / 9) for x in row] for row in people]
    one = means(release(centred[:10], NEARLY_NO_NOISE, Random(1)).norms)
    other = means(release([*centred[1:10], centred[10]], NEARLY_NO_NOISE, Random(1)).norms)
    assert np.abs(one - other).sum() <= 2 * 60 / 10 + 0.2  # two limits of sixty points over ten, and rounding


@pytest.mark.slow
@pytest.mark.parametrize("m", [10, 20, 50])
@pytest.mark.parametrize("epsilon", [Fraction(1), Fraction(3), Fraction(6)])
def test_a_new_municipality_falls_within_the_interval(m: int, epsilon: Fraction) -> None:
    random, noise = np.random.default_rng(m), Random(m)
    inside = []
    for _ in range(600):
        people = municipalities(m + 20, random)
        norms = release(people[:m], epsilon, noise).norms
        reach = t.ppf(0.975, m - 1) * norms[0].sd * np.sqrt(1 + 1 / m)
        inside.append(np.abs(np.array(people[m:]) / 100 - means(norms)) < reach)
    assert np.mean(inside) >= 0.945
