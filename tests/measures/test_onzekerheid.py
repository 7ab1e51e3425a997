"""Standard errors, Wilson's interval, Welch and Holm, at the smallest numbers they are for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from srm_kit.measures.onzekerheid import holm, over_personen, standaardfout, t_grens, welch, wilson

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


@pytest.mark.parametrize(("freedom", "limit"), [(1, 12.706), (2, 4.303), (9, 2.262), (30, 2.042), (1_000, 1.962)])
def test_the_limit_of_t_is_that_of_the_tables(freedom: int, limit: float) -> None:
    assert round(t_grens(freedom), 3) == limit


def test_the_error_of_one_cell_is_that_of_a_mean(bouw: Bouwer) -> None:
    """Two at 25 and 75: 2 x 625 over 2 x 1. Four at 25, 25, 75, 75: 4 x 625 over 4 x 3."""
    for answers, error in (([2, 4], 25.0), ([2, 2, 4, 4], (2_500 / 12) ** 0.5)):
        found = standaardfout({"RS": 1.0}, {"RS": bouw.scores(bouw.met_antwoorden(*answers))})
        assert found is not None
        assert (found.waarde, found.personen) == (pytest.approx(error), len(answers))


def test_the_error_over_two_cells_weighs_who_counts_in_each(bouw: Bouwer) -> None:
    """Four count in RS (25, 25, 75, 75) and one of them in RB: it has no spread there."""
    people = [bouw.persoon({"RS1": answer, "RB1": "wn"}) for answer in (2, 2, 4)] + [bouw.persoon({"RS1": 4, "RB1": 5})]
    cells = {"RS": bouw.scores(people), "RB": bouw.scores(people, "RB")}
    found = standaardfout({"RS": 1.0, "RB": 1.0}, cells)
    assert found is not None
    assert (found.waarde, found.personen) == (pytest.approx((2_500 / 12) ** 0.5), 4)
    double = standaardfout({"RS": 2.0}, cells)
    assert double is not None
    assert double.waarde == pytest.approx(2 * found.waarde)


def test_the_influence_of_a_person_is_larger_where_fewer_count(bouw: Bouwer) -> None:
    """Two of four count in RB, at 25 and 75: each weighs 4/2, so 50 and -50: 5,000 over 4 x 3."""
    people = [bouw.persoon({"RS1": 3, "RB1": "wn"})] * 2 + [
        bouw.persoon({"RS1": 3, "RB1": answer}) for answer in (2, 4)
    ]
    found = standaardfout({"RS": 1.0, "RB": 1.0}, {"RS": bouw.scores(people), "RB": bouw.scores(people, "RB")})
    assert found is not None
    assert found.waarde == pytest.approx((5_000 / 12) ** 0.5)


def test_without_a_cell_or_without_two_persons_there_is_no_error(bouw: Bouwer) -> None:
    some, nobody = bouw.scores(bouw.met_antwoorden(2, 4)), bouw.scores(bouw.met_antwoorden("wn", "wn"))
    one = bouw.scores(bouw.met_antwoorden(2, "wn"))
    assert standaardfout({"RS": 1.0}, {"RS": None}) is None
    assert standaardfout({"RS": 1.0}, {"RS": nobody}) is None
    assert standaardfout({"RS": 1.0}, {"RS": one}) is None
    assert standaardfout({"RS": 1.0, "RB": 1.0}, {"RS": some, "RB": nobody}) is None
    assert standaardfout({"RS": 1.0, "RB": 1.0}, {"RS": some, "RB": None}) is None
    assert standaardfout({"RS": 1.0}, {"RS": some}) is not None
    assert over_personen(50.0, {"RS": 1.0}, {"RS": one}) is None


def test_an_interval_stays_within_what_the_figure_can_be(bouw: Bouwer) -> None:
    """An error of 25 with one degree of freedom reaches 317 points to either side."""
    cells = {"RS": bouw.scores(bouw.met_antwoorden(2, 4))}
    assert over_personen(50.0, {"RS": 1.0}, cells) == (0.0, 100.0)
    assert over_personen(0.0, {"RS": 1.0}, cells, laagste=-100.0) == (-100.0, 100.0)
    many = {"RS": bouw.scores(bouw.met_antwoorden(*[2, 4] * 50))}
    # 100 at 25 and 75: root(100 x 625 / (100 x 99)) is 2.5126; t with 99 degrees of freedom is 1.9842.
    assert over_personen(50.0, {"RS": 1.0}, many) == pytest.approx((50 - 4.9855, 50 + 4.9855), abs=1e-3)


@pytest.mark.parametrize(
    ("number", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (7, 10, 0.3968, 0.8922),
        (5, 10, 0.2366, 0.7634),
        (0, 1, 0.0, 0.7935),
    ],
)
def test_wilson_by_hand(number: int, of: int, low: float, high: float) -> None:
    found = wilson(number, of)
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


def test_a_share_lies_between_nothing_and_all() -> None:
    for of in range(1, 300):
        for number in {0, 1, of - 1, of}:
            low, high = wilson(number, of)
            assert 0.0 <= low < high <= 1.0, (number, of)


def test_welch_needs_two_of_each_and_a_difference_somewhere() -> None:
    two, same = np.array([1.0, 3.0]), np.array([3.0, 3.0])
    assert welch(two, np.array([3.0])) is None
    assert welch(np.array([3.0]), two) is None
    assert welch(same, same) is None
    found = welch(two, same)
    # The mean is 1 less, the variance 2 over two; all the freedom is that of the first group.
    assert found is not None
    assert (found.verschil, found.t, found.vrijheidsgraden) == pytest.approx((-1.0, -1.0, 1.0))
    assert found.p == pytest.approx(0.5)
    assert found.interval == pytest.approx((-1 - 12.7062, -1 + 12.7062), abs=1e-3)


def test_holm_steps_down_and_never_falls_or_passes_one() -> None:
    found = holm({"a": 0.04, "b": 0.01, "c": 0.03, "d": 0.9})
    # 4 x 0.01, 3 x 0.03, 2 x 0.04 (raised to 0.09), 1 x 0.9
    assert found == pytest.approx({"a": 0.09, "b": 0.04, "c": 0.09, "d": 0.9})
    assert list(found) == ["a", "b", "c", "d"]
    assert holm({"a": 0.6, "b": 0.7}) == {"a": 1.0, "b": 1.0}
    assert holm({"a": 0.02, "b": 0.02}) == {"a": 0.04, "b": 0.04}
    assert holm({}) == {}
