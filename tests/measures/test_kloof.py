"""The gap of two groups in one cell: who is compared, how it is suppressed, and what it could have found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from srm_kit.measures.kloof import Kloof, hedges_g, kleinste_aantoonbare_d, kloof, kloof_leiding
from srm_kit.measures.redenen import GEEN_RESPONS, NIET_GESTELD, TE_HERLEIDEN, ZONDER_SPREIDING
from srm_kit.privacy import Privacybesluit, Privacyplan

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PLAN = Privacyplan(5, 10, frozenset())
MAG = Privacybesluit(kloof=frozenset({"RS"}), kloof_leiding=frozenset({"RS"}))
LEZERS = replace(MAG, weergave=True)


@pytest.mark.parametrize(
    ("first", "second", "smallest"), [(15, 15, 1.02), (30, 30, 0.72), (20, 60, 0.72), (8, 8, 1.40), (5, 50, 1.31)]
)
def test_the_smallest_effect_that_would_be_found(first: int, second: int, smallest: float) -> None:
    """(1.959964 + 0.841621) x the root of 1/n1 + 1/n2."""
    assert round(kleinste_aantoonbare_d(first, second), 2) == smallest


def test_the_smallest_effect_to_the_digit() -> None:
    assert kleinste_aantoonbare_d(2, 2) == pytest.approx(2.801585)


def test_hedges_g_of_two_by_two() -> None:
    """Means 1 and 4, variances 2 and 2: pooled sd root 2; the correction of four persons is 1 - 3/7."""
    found = hedges_g(np.array([0.0, 2.0]), np.array([3.0, 5.0]))
    assert found == pytest.approx(-3 / 2**0.5 * 4 / 7)


def _kloof(bouw: Bouwer, beleid: list[int], uitvoering: list[int], besluit: Privacybesluit, anders: int = 0) -> Kloof:
    people = bouw.met_antwoorden(*beleid, functiegroep="beleid") + bouw.met_antwoorden(*uitvoering)
    people += bouw.met_antwoorden(*[3] * anders, functiegroep="bestuur")
    wave = bouw.peiling(people)
    return kloof(wave, {"RS": bouw.scores(people)}, PLAN, besluit)["RS"]


@pytest.mark.parametrize(
    ("policy", "execution", "others", "suppressed", "reason"),
    [
        ([], [2, 4] * 5, 0, False, "niet gemeten: er is geen respons van beleid of van uitvoering"),
        ([2, 4] * 5, [], 0, False, "niet gemeten: er is geen respons van beleid of van uitvoering"),
        ([3], [2, 4] * 5, 0, True, "n < 5"),
        ([2, 4] * 5, [3], 0, True, "n < 5"),
        ([2, 4, 2, 4], [2, 4] * 5, 0, True, "n < 5"),
        ([2, 4] * 5, [2, 4] * 5, 4, True, "n < 5"),
        ([3] * 5, [3] * 5, 0, False, ZONDER_SPREIDING),
        ([2, 4, 2, 4, 3], [2, 4] * 5, 5, False, None),
    ],
)
def test_why_there_is_no_gap(
    bouw: Bouwer, policy: list[int], execution: list[int], others: int, suppressed: bool, reason: str | None
) -> None:
    found = _kloof(bouw, policy, execution, MAG, others)
    assert (found.delta is None, found.onderdrukt, found.reden) == (reason is not None, suppressed, reason)


def test_a_gap_the_decision_hides_is_too_few_for_the_adviser_and_told_apart_for_readers(bouw: Bouwer) -> None:
    groups = [2, 4] * 5, [1, 3] * 5
    hidden = Privacybesluit()
    assert _kloof(bouw, *groups, MAG).delta == pytest.approx(1.0)
    assert (_kloof(bouw, *groups, hidden).onderdrukt, _kloof(bouw, *groups, hidden).reden) == (True, "n < 5")
    assert _kloof(bouw, *groups, replace(hidden, weergave=True)).reden == TE_HERLEIDEN
    alike = _kloof(bouw, [3] * 10, [3] * 10, LEZERS)
    assert (alike.onderdrukt, alike.reden) == (True, TE_HERLEIDEN), "who reads that knows every answer"


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ([2, 4] * 5, True),
        ([2, 4] * 4, False),  # eight: too few for a spread
        # One of ten differs by a point: 25 x root(0.1) is 7.9; 2 x 7.9 x root(9 x 6 / 40) is 18.4, under 20.
        ([3] * 9 + [4], False),
        # One of twelve: 25 x root(1/12) is 7.2, and 2 x 7.2 x root(11 x 8 / 48) is 19.5.
        ([3] * 11 + [4], False),
        # Two of ten: 25 x root(1.6 / 9) is 10.5, so 24.5.
        ([3] * 8 + [4] * 2, True),
    ],
)
def test_readers_see_no_interval_of_a_group_that_answers_alike(bouw: Bouwer, policy: list[int], shown: bool) -> None:
    execution = [1, 3] * 6
    assert (_kloof(bouw, policy, execution, LEZERS).interval is not None) is shown
    assert _kloof(bouw, policy, execution, LEZERS).delta is not None
    assert _kloof(bouw, policy, execution, MAG).interval is not None


def test_a_gap_of_managers_leaves_out_who_did_not_say(bouw: Bouwer) -> None:
    people = bouw.met_antwoorden(*[4, 5] * 5, leidinggevend=True) + bouw.met_antwoorden(
        *[1, 2] * 6, leidinggevend=False
    )
    people += bouw.met_antwoorden(*[3] * 7)
    found = kloof_leiding(bouw.peiling(people), {"RS": bouw.scores(people), "RB": None}, PLAN, MAG)
    assert found["RS"].delta == pytest.approx(3.0)
    assert (found["RS"].n_ja, found["RS"].n_nee) == (10, 12)
    assert found["RS"].kleinste_aantoonbare_d == pytest.approx(2.801585 * (1 / 10 + 1 / 12) ** 0.5)
    assert found["RS"].onderscheidbaar
    assert found["RB"].reden == NIET_GESTELD
    assert kloof_leiding(None, {"RS": None}, PLAN, MAG)["RS"].reden == GEEN_RESPONS
    assert kloof(None, {"RS": None}, PLAN, MAG)["RS"].reden == GEEN_RESPONS
    nobody = bouw.met_antwoorden(*[4, 5] * 5, leidinggevend=True)
    assert kloof_leiding(bouw.peiling(nobody), {"RS": bouw.scores(nobody)}, PLAN, MAG)["RS"].reden == (
        "niet gemeten: er is geen respons van leidinggevenden of van anderen"
    )
