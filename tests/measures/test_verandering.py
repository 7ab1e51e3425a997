"""The change between two measurements: which statements, in points of a hundred, and what readers see of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.measures.peiling import Peiling, peiling
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, TE_HERLEIDEN, ZONDER_SPREIDING
from srm_kit.measures.verandering import gedeeld, verandering
from srm_kit.privacy import Privacybesluit, Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PLAN = Privacyplan(5, 10, frozenset())
BEFORE = date(2025, 9, 1)


def golf(bouw: Bouwer, *answers: int | str, code: str = "RS1", day: date = BEFORE) -> Peiling:
    return peiling(bouw.respons(bouw.met_antwoorden(*answers, code=code, meetmoment=day)), day)


def test_a_point_of_the_scale_is_twenty_five(bouw: Bouwer) -> None:
    """From 2 and 4 in turn to 3 and 5: means of 50 and 75, and sds of 25 x root(10/9)."""
    found = verandering(golf(bouw, *[3, 5] * 5), golf(bouw, *[2, 4] * 5), PLAN)["RS"]
    assert (found.verschil, found.n_nu, found.n_vorig, found.onderdrukt, found.reden) == (25.0, 10, 10, False, None)
    assert found.interval is not None
    low, high = found.interval
    # The error is 25 x root(2 x (10/9) / 10), the limit of t with 18 degrees of freedom 2.100922.
    assert (low, high) == pytest.approx(
        (25.0 - 2.100922 * 25 * (2 / 9) ** 0.5, 25.0 + 2.100922 * 25 * (2 / 9) ** 0.5), abs=1e-3
    )
    assert found.onderscheidbaar
    assert found.p == found.p_holm


@pytest.mark.parametrize(
    ("now", "before", "suppressed", "reason"),
    [
        ([2, 4] * 5, [3] * 4, True, "n < 5"),
        ([3] * 4, [2, 4] * 5, True, "n < 5"),
        (["wn"] * 10, [2, 4] * 5, False, NIEMAND_GENOEG),
        ([2, 4] * 5, ["wn"] * 10, False, NIEMAND_GENOEG),
        ([2, 4] * 5, [2, 4, 3, 3, 3], False, None),
        ([3] * 5, [4] * 5, False, ZONDER_SPREIDING),
    ],
)
def test_why_there_is_no_change(
    bouw: Bouwer, now: list[int | str], before: list[int | str], suppressed: bool, reason: str | None
) -> None:
    found = verandering(golf(bouw, *now), golf(bouw, *before), PLAN)["RS"]
    assert (found.onderdrukt, found.reden) == (suppressed, reason)
    assert (found.verschil is None) is (reason not in {None, ZONDER_SPREIDING})
    assert (found.interval is None) is (reason is not None)


def test_without_a_shared_statement_there_is_nothing_to_compare(bouw: Bouwer) -> None:
    one, other = golf(bouw, *[2, 4] * 5), golf(bouw, *[2, 4] * 5, code="RS2")
    assert gedeeld(one, other, "RS") is None
    assert verandering(one, other, PLAN)["RS"].reden == "niet gemeten: geen stelling is op beide meetmomenten gesteld"
    assert verandering(one, None, PLAN)["RS"].reden == "niet gemeten: er is geen eerder meetmoment"
    assert verandering(None, other, PLAN)["RS"].reden == GEEN_RESPONS


def test_readers_see_no_change_that_tells_of_an_extreme_total_or_of_every_answer(bouw: Bouwer) -> None:
    now, before = golf(bouw, *[2, 4] * 5), golf(bouw, *[3, 5] * 5)
    readers = Privacybesluit(weergave=True)
    assert verandering(now, before, PLAN, readers)["RS"].verschil == -25.0
    hidden = verandering(now, before, PLAN, replace(readers, verandering_verborgen=frozenset({"RS"})))["RS"]
    assert (hidden.verschil, hidden.onderdrukt, hidden.reden) == (None, True, TE_HERLEIDEN)
    alike = golf(bouw, *[3] * 10), golf(bouw, *[4] * 10)
    assert verandering(*alike, PLAN, readers)["RS"].reden == TE_HERLEIDEN
    assert verandering(*alike, PLAN, Privacybesluit())["RS"].verschil == -25.0


@pytest.mark.parametrize(("now", "shown"), [([2, 4] * 5, True), ([2, 4] * 4, False), ([3] * 9 + [4], False)])
def test_readers_see_no_interval_of_people_who_answer_alike(bouw: Bouwer, now: list[int], shown: bool) -> None:
    before = golf(bouw, *[1, 5] * 6)
    found = verandering(golf(bouw, *now), before, PLAN, Privacybesluit(weergave=True))["RS"]
    assert (found.interval is not None) is shown
    assert found.verschil is not None
    assert verandering(golf(bouw, *now), before, PLAN, Privacybesluit())["RS"].interval is not None
    mirror = verandering(before, golf(bouw, *now), PLAN, Privacybesluit(weergave=True))["RS"]
    assert (mirror.interval is not None) is shown
