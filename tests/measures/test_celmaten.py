"""A cell: spread, what readers see of it, and the limit in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from srm_kit.measures.celmaten import celmaat, gecodeerd, getoond
from srm_kit.measures.redenen import NIEMAND_GENOEG, TE_HERLEIDEN
from srm_kit.privacy import Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PLAN = Privacyplan(5, 10, frozenset())


def test_the_spread_is_that_of_persons_on_the_scale_to_a_hundred(bouw: Bouwer) -> None:
    """Five at 2 and five at 4: 10 x 1 over 9 is a variance of 10/9 points, each point 25."""
    found = celmaat(bouw.scores(bouw.met_antwoorden(*[2, 4] * 5)), PLAN)
    assert found.score == 50.0
    assert found.sd == pytest.approx(25.0 * (10 / 9) ** 0.5)


@pytest.mark.parametrize(
    ("answers", "number", "score", "spread", "reason"),
    [
        (["wn"] * 4, 0, None, False, NIEMAND_GENOEG),
        ([3] * 4, None, None, False, "n < 5"),
        ([3] * 5, 5, 50.0, False, "spreiding, aandelen en woord: n < 10"),
        ([3] * 9, 9, 50.0, False, "spreiding, aandelen en woord: n < 10"),
        ([3] * 10, 10, 50.0, True, None),
    ],
)
def test_five_for_a_score_and_ten_for_the_rest(
    bouw: Bouwer, answers: list[int | str], number: int | None, score: float | None, spread: bool, reason: str | None
) -> None:
    found = celmaat(bouw.scores(bouw.met_antwoorden(*answers)), PLAN)
    assert (found.n, found.score, found.sd is not None, found.reden) == (number, score, spread, reason)
    assert (found.eens is not None, found.label is not None) == (spread, spread)


@pytest.mark.parametrize(("people", "share"), [(4, None), (5, 1.0)])
def test_of_whom_nobody_knows_the_share_is_there_from_five(bouw: Bouwer, people: int, share: float | None) -> None:
    found = celmaat(bouw.scores(bouw.met_antwoorden(*["wn"] * people)), PLAN)
    assert (found.weet_niet, found.n) == (share, 0)


# ------------------------------------------------------------------------------------------- what readers see


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        # All ten agree: four of them have 62.5 each, and what the ten have above that. Of 4s that is 10 x 12.5 points.
        ([4] * 10, True),
        # Nobody agrees and nobody disagrees, and all are at 3: 12.5 points to either side.
        ([3] * 10, True),
        # All disagree, and all but two entirely: 25 and 25 points in all, so 12.5 for each of four.
        ([1] * 8 + [2] * 2, False),
        ([1] * 6 + [2] * 4, True),
        ([5] * 8 + [4] * 2, False),
        ([5] * 6 + [4] * 4, True),
        # Some agree, some disagree: a few may be either.
        ([2] * 5 + [4] * 5, True),
        ([1] * 9 + [5], True),
    ],
)
def test_readers_see_shares_that_leave_four_people_twenty_points(bouw: Bouwer, answers: list[int], shown: bool) -> None:
    persons = bouw.scores(bouw.met_antwoorden(*answers))
    exact = celmaat(persons, PLAN)
    found = getoond(exact, persons, PLAN, verborgen=False)
    if shown:
        assert found == exact
    else:
        assert found == replace(exact, eens=None, oneens=None, verdeeld=None, reden=f"aandelen {TE_HERLEIDEN}")
        assert found.label is not None, "the word stays"


def test_shares_that_tell_too_much_beside_other_figures_go(bouw: Bouwer) -> None:
    persons = bouw.scores(bouw.met_antwoorden(*[2, 4] * 5))
    exact = celmaat(persons, PLAN)
    assert getoond(exact, persons, PLAN, verborgen=True).eens is None
    assert getoond(exact, persons, PLAN, verborgen=False).eens == 0.5
    few = celmaat(bouw.scores(bouw.met_antwoorden(*[3] * 9)), PLAN)
    assert getoond(few, persons, PLAN, verborgen=True) == few
    assert getoond(exact, None, PLAN, verborgen=True) == exact


@pytest.mark.parametrize(
    ("limit", "text", "word"),
    [
        (98.0, "98 of hoger", "sterk"),
        (90.0, "90 of hoger", "sterk"),
        (87.5, "88 of hoger", "sterk"),
        (87.0, "87 of hoger", None),
        (80.0, "80 of hoger", None),
        (20.0, "20 of lager", None),
        (13.0, "13 of lager", None),
        (12.5, "12 of lager", "knelpunt"),
        (10.0, "10 of lager", "knelpunt"),
        (2.0, "2 of lager", "knelpunt"),
    ],
)
def test_the_limit_stands_in_the_place_of_the_figures(bouw: Bouwer, limit: float, text: str, word: str | None) -> None:
    """From 87.5, less than a third can be under 62.5: at most 12.5 / 37.5 of the people, so that two thirds agree."""
    exact = celmaat(bouw.scores(bouw.met_antwoorden(*[3] * 10)), PLAN)
    found = gecodeerd(exact, limit)
    assert (found.score, found.n, found.eens, found.sd) == (None, 10, None, None)
    assert (found.onderdrukt, found.reden, found.label) == (True, text, word)
    few = celmaat(bouw.scores(bouw.met_antwoorden(*[3] * 9)), PLAN)
    assert gecodeerd(few, limit).label is None, "of fewer than ten there is no word"


def test_without_a_limit_nothing_is_shown(bouw: Bouwer) -> None:
    found = gecodeerd(celmaat(bouw.scores(bouw.met_antwoorden(*[3] * 10)), PLAN), None)
    assert (found.score, found.n, found.label, found.onderdrukt, found.reden) == (None, 10, None, True, TE_HERLEIDEN)
