"""Measures from the survey: cells, realisatiekracht, verbinding, balans, gaps, change, groups."""

from __future__ import annotations

import dataclasses
import json
import math
import random
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.dossier import Dossier, Zorgvuldigheid
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.errors import MeetmomentUnknown
from srm_kit.measures import as_json, measure
from srm_kit.measures.meetkwaliteit import alpha, itemvariantie, rwg, rwg_j
from srm_kit.measures.onzekerheid import holm, welch
from srm_kit.measures.redenen import NIEMAND_GENOEG

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


# -------------------- known answers


def test_first_worked_example(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    maten = measure(bouw.dossier(bouw.met_scores(bekende_scores)))
    assert {code: cel.score for code, cel in maten.cellen.items()} == bekende_scores
    assert pytest.approx((60.0, 55.6667, 48.6667), abs=1e-4) == (maten.fasen.R, maten.fasen.I, maten.fasen.V)
    assert pytest.approx((61.3333, 59.6667, 43.3333), abs=1e-4) == (maten.sporen.S, maten.sporen.B, maten.sporen.L)
    kracht = maten.realisatiekracht
    assert round(kracht.ervaren, 2) == 53.81
    assert round(kracht.rekenkundig, 2) == 54.78
    assert kracht.zwakste_cel == "VL"
    assert kracht.interval[0] < kracht.ervaren < kracht.interval[1]
    assert kracht.gevoeligheid[0] < kracht.ervaren < kracht.rekenkundig < kracht.gevoeligheid[1]
    even = maten.verbinding.gelijkmatigheid
    assert (even.R, even.I, even.V, even.totaal) == (78.0, 75.0, 84.0, 79.0)
    assert {spoor: item.verschil for spoor, item in maten.concretisering.verloop.items()} == {
        "S": -20,
        "B": -3,
        "L": -11,
    }


def test_sensitivity_spans_the_named_choices(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    low, high = measure(bouw.dossier(bouw.met_scores(bekende_scores))).realisatiekracht.gevoeligheid
    # Lowest: the strongest cell, RS, left out. Highest: the weakest, VL, left out.
    without_rs, without_vl = (58, 50, 60, 66, 41, 52, 55, 39), (72, 58, 50, 60, 66, 41, 52, 55)
    assert low == pytest.approx(math.prod(without_rs) ** (1 / 8))
    assert high == pytest.approx(math.prod(without_vl) ** (1 / 8))
    # The other choices lie in between: the arithmetic mean, and the geometric mean of the phases.
    assert low < 493 / 9 < high
    assert low < (60 * 167 / 3 * 146 / 3) ** (1 / 3) < high


def test_agreement_and_consistency_of_three_items() -> None:
    items = np.array([[4, 4, 5, 3, 4, 4], [3, 4, 4, 3, 4, 4], [5, 4, 5, 4, 4, 5]], dtype=float).T
    assert rwg(itemvariantie(items[:, :1])) == pytest.approx(0.80)
    assert rwg_j(itemvariantie(items), 3) == pytest.approx(0.9398, abs=5e-5)
    assert alpha(items) == pytest.approx(36 / 53)


def test_policy_execution_gap(bouw: Bouwer) -> None:
    beleid, uitvoering = [4, 4, 3, 5, 4, 4, 3, 4], [3, 2, 3, 3, 4, 2, 3, 3]
    people = [bouw.persoon({"RS1": score}, functiegroep="beleid") for score in beleid]
    people += [bouw.persoon({"RS1": score}, functiegroep="uitvoering") for score in uitvoering]
    kloof = measure(bouw.dossier(people)).kloof["RS"]
    assert kloof.delta == pytest.approx(1.0)
    assert kloof.g == pytest.approx(1.4753, abs=5e-5)
    assert (kloof.n_beleid, kloof.n_uitvoering) == (8, 8)
    assert kloof.p == pytest.approx(kloof.p_holm)
    assert kloof.onderscheidbaar
    assert kloof.interval[0] > 0


def test_margin_of_error(bouw: Bouwer) -> None:
    kwaliteit = measure(bouw.dossier(bouw.gelijk(84), populatie={"uitvoering": 140})).meetkwaliteit
    assert round(kwaliteit.marge, 2) == 6.79
    assert kwaliteit.respons["uitvoering"].aandeel == pytest.approx(0.6)
    assert kwaliteit.respons["beleid"].n == 0
    assert kwaliteit.respons["beleid"].aandeel is None


def test_two_people_and_two_statements_are_enough_for_a_first_figure() -> None:
    """Worked out by hand: variances 2 and 4.5 give an error of the root of 3.25; sums of 3 and 7 are wholly consistent."""
    found = welch(np.array([1.0, 3.0]), np.array([2.0, 5.0]))
    assert found is not None
    assert (found.t, found.vrijheidsgraden) == pytest.approx((-1.5 / 3.25**0.5, 3.25**2 / 6.0625))
    assert alpha(np.array([[1.0, 2.0], [3.0, 4.0]])) == 1.0


def test_welch_agrees_with_scipy() -> None:
    from scipy import stats

    generator = np.random.default_rng(5)
    for first, second in ((5, 9), (40, 12), (300, 7)):
        een, ander = generator.normal(3, 1, first), generator.normal(3.4, 0.4, second)
        ours, theirs = welch(een, ander), stats.ttest_ind(een, ander, equal_var=False)
        bounds = theirs.confidence_interval(0.95)
        assert ours is not None
        assert (ours.t, ours.p, ours.vrijheidsgraden) == pytest.approx((theirs.statistic, theirs.pvalue, theirs.df))
        assert ours.interval == pytest.approx((bounds.low, bounds.high))


def test_holm_by_hand() -> None:
    assert holm({"a": 0.5, "b": 0.01, "c": 0.02}) == pytest.approx({"a": 0.5, "b": 0.03, "c": 0.04})
    assert holm({}) == {}


# -------------------- who and what counts


def test_a_person_counts_from_three_of_five_statements(bouw: Bouwer) -> None:
    full = [bouw.persoon({f"RS{item}": 3 for item in range(1, 6)}) for _ in range(6)]
    just = bouw.persoon({"RS1": 5, "RS2": 5, "RS3": 5})
    short = bouw.persoon({"RS1": 1, "RS2": 1, "RS3": "wn"})
    cel = measure(bouw.dossier([*full, just, short])).cellen["RS"]
    assert cel.n == 7
    assert cel.score == pytest.approx((6 * 50 + 100) / 7)
    assert cel.weet_niet == pytest.approx(1 / (6 * 5 + 3 + 3))


def test_two_of_three_suffice_when_three_were_offered(bouw: Bouwer) -> None:
    people = [*bouw.gelijk(5, 3, ["RS"]), bouw.persoon({"RS1": 5, "RS2": 5}), bouw.persoon({"RS1": 5})]
    assert measure(bouw.dossier(people)).cellen["RS"].n == 6


def test_dont_know_is_missing_and_never_the_middle(bouw: Bouwer) -> None:
    people = [bouw.persoon({"RS1": 5, "RS2": 5, "RS3": "wn"}) for _ in range(5)]
    assert measure(bouw.dossier(people)).cellen["RS"].score == 100.0


def test_a_cell_nobody_was_asked_is_not_measured(bouw: Bouwer) -> None:
    maten = measure(bouw.dossier(bouw.gelijk(12, 4, ["RS"])))
    cel = maten.cellen["VL"]
    assert (cel.score, cel.n, cel.weet_niet, cel.label, cel.onderdrukt) == (None, None, None, None, False)
    assert cel.reden.startswith("niet gemeten")
    assert maten.realisatiekracht.ervaren is None
    assert "VL" in maten.realisatiekracht.reden


def test_everybody_does_not_know(bouw: Bouwer) -> None:
    people = [bouw.persoon({"RS1": "wn", "RS2": "wn", "RS3": "wn"}) for _ in range(8)]
    cel = measure(bouw.dossier(people)).cellen["RS"]
    assert (cel.score, cel.n, cel.weet_niet, cel.onderdrukt) == (None, 0, 1.0, False)


def test_one_respondent_gives_nothing_away(bouw: Bouwer) -> None:
    people = bouw.gelijk(1, 4, functiegroep="beleid", afdeling="A", leidinggevend=True)
    maten = measure(bouw.dossier(people, afdelingen=(Afdeling("A", "A"),)))
    for cel in maten.cellen.values():
        assert dataclasses.astuple(cel) == (*[None] * 8, True, "n < 5")
    assert all(cel.onderdrukt and cel.score is None for cel in maten.groepen.afdeling["A"].values())
    assert maten.meetkwaliteit.cellen["RS"].onderdrukt


def test_identical_answers_have_agreement_but_no_test(bouw: Bouwer) -> None:
    people = bouw.gelijk(40, 4, functiegroep="beleid") + bouw.gelijk(40, 4, functiegroep="uitvoering")
    maten = measure(bouw.dossier(people))
    assert maten.meetkwaliteit.cellen["RS"].rwg == 1.0
    assert maten.meetkwaliteit.cellen["RS"].rwg_j == 1.0
    assert maten.meetkwaliteit.cellen["RS"].alpha is None
    assert maten.kloof["RS"].delta is None
    assert maten.kloof["RS"].n_beleid is None
    assert not maten.kloof["RS"].onderdrukt
    assert maten.realisatiekracht.interval == pytest.approx((75.0, 75.0))


def test_everybody_entirely_disagrees(bouw: Bouwer) -> None:
    maten = measure(bouw.dossier(bouw.gelijk(12, 1)))
    assert maten.realisatiekracht.ervaren == 1.0  # each cell counts as at least 1
    assert maten.realisatiekracht.interval == (1.0, 1.0)  # a cell under 1 no longer moves it
    assert maten.realisatiekracht.rekenkundig == 0.0
    assert maten.realisatiekracht.zwakste_cel == "RS"


def test_without_answers_every_survey_measure_says_so(bouw: Bouwer) -> None:
    plain = as_json(measure(bouw.dossier()))
    assert plain["meetmoment"] is None
    for cel in plain["cellen"].values():
        assert cel["score"] is None
        assert cel["onderdrukt"] is False
        assert cel["reden"] == "niet gemeten: er is geen respons"


@pytest.mark.parametrize(("n", "spread"), [(9, False), (10, True)])
def test_spread_needs_ten(bouw: Bouwer, n: int, spread: bool) -> None:
    people = bouw.gelijk(n - 1, 3, ["RS"]) + bouw.gelijk(1, 5, ["RS"])
    assert (measure(bouw.dossier(people)).cellen["RS"].sd is not None) is spread


# -------------------- measurement dates


EERDER = date(2025, 9, 1)


def test_the_latest_date_up_to_the_reference_date_counts(bouw: Bouwer) -> None:
    people = bouw.gelijk(6, 2, meetmoment=EERDER) + bouw.gelijk(6, 4) + bouw.gelijk(6, 5, meetmoment=date(2026, 12, 1))
    people = [dataclasses.replace(person, id=f"x{row}") for row, person in enumerate(people)]
    dossier = bouw.dossier(people)
    assert measure(dossier).meetmoment == bouw.meetmoment
    assert measure(dossier).cellen["RS"].score == 75.0
    assert measure(dossier, EERDER).cellen["RS"].score == 25.0
    with pytest.raises(MeetmomentUnknown, match=r"2025-09-01, 2026-09-01\.$"):
        measure(dossier, date(2026, 12, 1))


def test_asking_a_date_without_any_answers(bouw: Bouwer) -> None:
    with pytest.raises(MeetmomentUnknown, match="no answers"):
        measure(bouw.dossier(), EERDER)


def test_change_uses_the_statements_of_both_dates(bouw: Bouwer) -> None:
    before = [bouw.persoon({"RS1": score, "RS2": score, "RS3": score}, meetmoment=EERDER) for score in (2, 2, 3, 3, 3)]
    now = [bouw.persoon({"RS1": score, "RS2": score, "RS3": score, "RS4": 1, "RS5": 1}) for score in (4, 4, 4, 4, 3, 3)]
    maten = measure(bouw.dossier(before + now))
    change = maten.verandering["RS"]
    assert change.verschil == pytest.approx((22 / 6 - 13 / 5) * 25)
    assert (change.n_nu, change.n_vorig) == (6, 5)
    assert change.onderscheidbaar
    assert maten.verandering["VL"].reden.startswith("niet gemeten")
    assert not maten.verandering["VL"].onderdrukt


def test_change_without_spread_keeps_the_difference(bouw: Bouwer) -> None:
    change = measure(bouw.dossier(bouw.gelijk(6, 2, meetmoment=EERDER) + bouw.gelijk(7, 3))).verandering["RS"]
    assert (change.verschil, change.n_nu, change.n_vorig, change.p) == (25.0, 7, 6, None)


def test_change_against_a_small_group_is_suppressed(bouw: Bouwer) -> None:
    change = measure(bouw.dossier(bouw.gelijk(4, 2, meetmoment=EERDER) + bouw.gelijk(7, 3))).verandering["RS"]
    assert (change.verschil, change.n_vorig, change.onderdrukt, change.reden) == (None, None, True, "n < 5")


# -------------------- privacy


@pytest.mark.parametrize(("others", "given"), [(0, True), (1, False), (4, False), (5, True)])
def test_a_gap_is_hidden_while_the_others_are_too_few(bouw: Bouwer, others: int, given: bool) -> None:
    people = bouw.gelijk(6, 4, ["RS"], functiegroep="beleid") + bouw.gelijk(6, 2, ["RS"], functiegroep="uitvoering")
    people += bouw.gelijk(1, 3, ["RS"], functiegroep="uitvoering")
    people += bouw.gelijk(others, 3, ["RS"], functiegroep="bedrijfsvoering")
    kloof = measure(bouw.dossier(people)).kloof["RS"]
    assert (kloof.delta is not None) is given
    assert kloof.onderdrukt is not given


def test_managers_against_others(bouw: Bouwer) -> None:
    people = bouw.gelijk(6, 5, ["RS"], leidinggevend=True) + bouw.gelijk(10, 3, ["RS"], leidinggevend=False)
    people += bouw.gelijk(1, 4, ["RS"], leidinggevend=False)
    kloof = measure(bouw.dossier(people)).kloof_leiding["RS"]
    assert kloof.delta == pytest.approx(5 - 34 / 11)
    assert (kloof.n_ja, kloof.n_nee) == (6, 11)
    unknown = people + bouw.gelijk(2, 3, ["RS"])
    assert measure(bouw.dossier(unknown)).kloof_leiding["RS"].onderdrukt


def test_a_group_of_which_nobody_answered_is_not_called_hidden(bouw: Bouwer) -> None:
    maten = measure(bouw.dossier(bouw.gelijk(6, 3) + bouw.gelijk(6, 4)))
    for gap in (maten.kloof["RS"], maten.kloof_leiding["RS"]):
        assert not gap.onderdrukt
        assert gap.reden is not None
        assert gap.reden.startswith("niet gemeten: er is geen respons van")


@pytest.mark.parametrize("empty", [date(2025, 9, 1), date(2026, 9, 1)])
def test_a_cell_that_nobody_filled_in_far_enough_at_one_of_two_dates_has_no_change(bouw: Bouwer, empty: date) -> None:
    people = [
        bouw.persoon(
            {"RS1": 3 + number % 2, "RS2": "wn" if day == empty else 4, "RS3": "wn" if day == empty else 4},
            meetmoment=day,
        )
        for day in (date(2025, 9, 1), date(2026, 9, 1))
        for number in range(12)
    ]
    change = measure(bouw.dossier(people)).verandering["RS"]
    assert (change.verschil, change.onderdrukt, change.reden) == (None, False, NIEMAND_GENOEG)


def test_departments_after_the_privacy_plan(bouw: Bouwer) -> None:
    people = (
        bouw.gelijk(20, 5, ["RS"], afdeling="A")
        + bouw.gelijk(12, 3, ["RS"], afdeling="B")
        + bouw.gelijk(6, 1, ["RS"], afdeling="C")
        + bouw.gelijk(2, 1, ["RS"], afdeling="D")
    )
    afdelingen = tuple(Afdeling(name, name) for name in "DCBA")
    groepen = measure(bouw.dossier(people, afdelingen=afdelingen)).groepen.afdeling
    assert list(groepen) == ["A", "B", "C", "D"]
    assert (groepen["A"]["RS"].score, groepen["A"]["RS"].n) == (100.0, 20)
    assert groepen["B"]["RS"].score == 50.0
    for hidden in ("C", "D"):
        assert dataclasses.astuple(groepen[hidden]["RS"]) == (None, None, True, "n < 5")


def test_the_board_is_in_no_department(bouw: Bouwer) -> None:
    people = bouw.gelijk(8, 3, ["RS"], afdeling="A") + bouw.gelijk(5, 5, ["RS"], afdeling="A", functiegroep="bestuur")
    afdelingen = (Afdeling("A", "A"),)
    alone = measure(bouw.dossier(people, afdelingen=afdelingen))
    assert alone.groepen.afdeling["A"]["RS"].onderdrukt  # the whole minus A would be the board
    maten = measure(bouw.dossier([*people, *bouw.gelijk(6, 3, ["RS"])], afdelingen=afdelingen))
    assert (maten.groepen.afdeling["A"]["RS"].score, maten.groepen.afdeling["A"]["RS"].n) == (50.0, 8)
    assert maten.cellen["RS"].n == 19


def test_a_lower_minimum_in_the_dossier_is_ignored(bouw: Bouwer) -> None:
    dossier = bouw.dossier(bouw.gelijk(4), zorgvuldigheid=Zorgvuldigheid(k_min=2))
    assert measure(dossier).cellen["RS"].reden == "n < 5"


@st.composite
def _surveys(draw: st.DrawFn) -> list[dict[str, Any]]:
    codes = [f"{cel}{item}" for cel in ("RS", "RB", "IL", "VL") for item in (1, 2, 3)]
    answer = st.dictionaries(st.sampled_from(codes), st.sampled_from([1, 2, 3, 4, 5, "wn"]), min_size=4, max_size=12)
    return draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "antwoorden": answer,
                    "functiegroep": st.sampled_from(["beleid", "uitvoering", "bestuur"]),
                    "afdeling": st.sampled_from(["", "A", "B"]),
                    "leidinggevend": st.sampled_from([None, True, False]),
                    "meetmoment": st.sampled_from([date(2026, 9, 1), date(2026, 9, 1), EERDER]),
                }
            ),
            min_size=1,
            max_size=24,
        )
    )


def _figures(block: dict[str, Any]) -> list[Any]:
    return [value for key, value in block.items() if key not in ("onderdrukt", "reden")]


@given(_surveys())
def test_rules_that_hold_for_every_survey(bouw: Bouwer, rows: list[dict[str, Any]]) -> None:
    people = [bouw.persoon(**row) for row in rows]
    dossier = bouw.dossier(people, afdelingen=(Afdeling("A", "A"), Afdeling("B", "B", medewerkers=3)))
    plain = as_json(measure(dossier))
    json.dumps(plain, allow_nan=False)
    blocks = [*plain["cellen"].values(), *plain["blokken"].values(), *plain["kloof"].values()]
    blocks += [*plain["kloof_leiding"].values(), *plain["verandering"].values()]
    blocks += plain["meetkwaliteit"]["cellen"].values()
    for cells in plain["groepen"]["afdeling"].values():
        blocks += cells.values()
    for block in blocks:
        if block["onderdrukt"]:
            assert block["reden"] == "n < 5"
            assert all(value is None for value in _figures(block))
        if None in _figures(block):
            assert block["reden"]
        assert block.get("n") is None or block["n"] == 0 or block["n"] >= 5
        assert block.get("score") is None or 0 <= block["score"] <= 100
        if block.get("n") and block["n"] < 10:
            assert all(block.get(key) is None for key in ("sd", "eens", "oneens", "verdeeld", "label"))
    assert all(
        cel["onderdrukt"]
        for cel in plain["groepen"]["afdeling"]["B"].values()
        if cel["n"] is None and cel["reden"] == "n < 5"
    )
    assert all(cel["score"] is None for cel in plain["groepen"]["afdeling"]["B"].values())


@given(_surveys(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(bouw: Bouwer, rows: list[dict[str, Any]], shuffler: random.Random) -> None:
    people = [bouw.persoon(**row, id=f"r{place:03d}") for place, row in enumerate(rows)]
    mixed = list(people)
    shuffler.shuffle(mixed)
    afdelingen = (Afdeling("A", "A"), Afdeling("B", "B"))
    straight = as_json(measure(bouw.dossier(people, afdelingen=afdelingen)))
    assert as_json(measure(bouw.dossier(mixed, afdelingen=afdelingen[::-1]))) == straight


def test_the_interval_is_the_same_every_time(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    dossier = bouw.dossier(bouw.met_scores(bekende_scores))
    assert measure(dossier).realisatiekracht == measure(dossier).realisatiekracht


def test_an_interval_covers_the_truth_about_as_often_as_it_says(bouw: Bouwer) -> None:
    generator = np.random.default_rng(7)
    hits = 0
    for _ in range(100):
        answers = generator.choice([2, 3, 4, 5], size=60, p=[0.2, 0.3, 0.3, 0.2])
        people = [person for score in answers for person in bouw.gelijk(1, int(score))]
        low, high = measure(bouw.dossier(people)).realisatiekracht.interval
        hits += low <= 62.5 <= high
    assert 88 <= hits <= 100


@pytest.mark.slow
def test_a_hundred_thousand_respondents_fit_in_memory(bouw: Bouwer) -> None:
    import tracemalloc

    dossier = _large(bouw, 100_000)
    tracemalloc.start()
    maten = measure(dossier)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.5e9
    assert maten.realisatiekracht.interval[1] - maten.realisatiekracht.interval[0] < 0.5


def _large(bouw: Bouwer, number: int) -> Dossier:
    generator = np.random.default_rng(1)
    statements = tuple(f"{code}{item}" for code in bouw.codes for item in range(1, 6))
    answers = generator.integers(1, 6, size=(number, len(statements))).astype(float)
    respons = Respons(
        respondent=tuple(f"r{row}" for row in range(number)),
        meetmoment=(bouw.meetmoment,) * number,
        functiegroep=("beleid", "uitvoering") * (number // 2),
        domein=("",) * number,
        afdeling=("",) * number,
        leidinggevend=(None,) * number,
        stellingen=statements,
        antwoorden=answers,
        weet_niet=np.zeros(answers.shape, dtype=bool),
        nvt=np.zeros(answers.shape, dtype=bool),
        open_vraag=("",) * number,
        vrijgegeven=(False,) * number,
    )
    return dataclasses.replace(bouw.dossier(), respons=respons)
