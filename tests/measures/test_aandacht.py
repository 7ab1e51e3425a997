"""Where most attention goes in changes, at each limit."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.measures.aandacht import aandacht, niet_getoond
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, TE_HERLEIDEN
from srm_kit.privacy import Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PLAN = Privacyplan(5, 10, frozenset())


@pytest.mark.parametrize(
    ("answers", "shares"),
    [
        ([1, 2, 3, 4, 5] * 2, (0.4, 0.2, 0.4)),
        ([1] * 3 + [2] * 4 + [3] * 2 + [5], (0.7, 0.2, 0.1)),
    ],
)
def test_one_and_two_are_structure_three_is_both_four_and_five_are_behaviour(
    bouw: Bouwer, answers: list[int], shares: tuple[float, float, float]
) -> None:
    found = aandacht(bouw.peiling(bouw.met_antwoorden(*answers, code="E1")), PLAN)
    assert (found.structuur, found.beide, found.gedrag) == shares
    assert (found.n, found.onderdrukt, found.reden) == (10, False, None)
    assert found.structuur_interval is not None
    assert found.structuur_interval[0] < shares[0] < found.structuur_interval[1]


@pytest.mark.parametrize(
    ("answers", "number", "suppressed", "reason"),
    [
        (["wn"] * 3, 0, False, NIEMAND_GENOEG),
        ([1, "wn", "wn"], None, True, "n < 5"),
        ([1] * 4 + ["wn"] * 20, None, True, "n < 5"),
        ([1, 2, 3, 4, 5], 5, False, "aandelen: n < 10"),
        ([1, 2, 3] * 3, 9, False, "aandelen: n < 10"),
    ],
)
def test_too_few_who_answered_have_no_shares(
    bouw: Bouwer, answers: list[int | str], number: int | None, suppressed: bool, reason: str
) -> None:
    found = aandacht(bouw.peiling(bouw.met_antwoorden(*answers, code="E1")), PLAN)
    assert (found.structuur, found.n, found.onderdrukt, found.reden) == (None, number, suppressed, reason)


def test_a_question_that_was_not_asked_is_not_measured(bouw: Bouwer) -> None:
    assert aandacht(None, PLAN).reden == GEEN_RESPONS
    other = aandacht(bouw.peiling(bouw.met_antwoorden(1, 2)), PLAN)
    assert (other.n, other.onderdrukt, other.reden) == (None, False, "niet gemeten: deze vraag is niet gesteld")


@pytest.mark.parametrize(
    ("same", "readers", "shown"), [(19, True, True), (20, True, False), (20, False, True), (39, True, False)]
)
def test_readers_do_not_see_an_answer_of_more_than_ninety_five_percent(
    bouw: Bouwer, same: int, readers: bool, shown: bool
) -> None:
    """19 of 20 are exactly 95%; 39 of 40 are more."""
    answers = [1] * same + [5] * (-same % 20)
    found = aandacht(bouw.peiling(bouw.met_antwoorden(*answers, code="E1")), PLAN, weergave=readers)
    assert (found.structuur is not None) is shown
    assert found.reden == (None if shown else TE_HERLEIDEN)
    assert found.n == len(answers)


def test_shares_that_may_not_stand_beside_earlier_ones_go_and_what_was_not_measured_stays_that(bouw: Bouwer) -> None:
    shown = aandacht(bouw.peiling(bouw.met_antwoorden(*[1, 2, 3, 4, 5] * 2, code="E1")), PLAN)
    hidden = niet_getoond(shown)
    assert (hidden.structuur, hidden.label, hidden.n) == (None, None, 10)
    assert (hidden.onderdrukt, hidden.reden) == (True, TE_HERLEIDEN)
    nothing = aandacht(None, PLAN)
    assert niet_getoond(nothing) == nothing
