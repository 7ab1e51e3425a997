"""Each formula of the survey, worked out again here in another way or by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from scipy import stats

from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht
from srm_kit.dossier.contract.normen import Norm, Normenbestand
from srm_kit.measures import as_json, measure
from srm_kit.measures.onzekerheid import standaardfout, wilson
from srm_kit.measures.peiling import cellen_van, peiling
from srm_kit.model import CELLEN
from srm_kit.simulation import Peilingopzet, Spreiding, draw, verwacht

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name
CODES = [cel.code for cel in CELLEN]


# -------------------- shares, words


def _met(bouw: Bouwer, *answers: int, code: str = "RS1") -> list[Any]:
    return [bouw.persoon({code: answer}) for answer in answers]


def test_shares_that_agree_and_disagree(bouw: Bouwer) -> None:
    cel = measure(bouw.dossier(_met(bouw, 5, 5, 4, 4, 3, 3, 2, 2, 2, 1))).cellen["RS"]
    assert (cel.eens, cel.oneens, cel.verdeeld, cel.label) == (0.4, 0.4, True, "aandachtspunt")


def test_a_person_agrees_from_three_and_a_half_and_disagrees_up_to_two_and_a_half(bouw: Bouwer) -> None:
    def person(first: int, second: int) -> Any:
        return bouw.persoon({"RS1": first, "RS2": second})

    people = [person(3, 4)] * 4 + [person(3, 3)] * 4 + [person(2, 3)] * 2
    cel = measure(bouw.dossier(people)).cellen["RS"]
    assert (cel.eens, cel.oneens) == (0.4, 0.2)


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ([4] * 8 + [3] * 4, "sterk"),  # exactly two thirds
        ([4] * 7 + [3] * 5, "op orde"),
        ([4] * 6 + [3] * 6, "op orde"),  # exactly half
        ([4] * 5 + [3] * 7, "aandachtspunt"),
        ([4] * 5 + [2] * 5 + [3] * 2, "aandachtspunt"),  # as many disagree: no knelpunt
        ([4] * 5 + [2] * 6 + [3], "knelpunt"),
        ([4] * 8 + [1] * 4, "sterk"),
    ],
)
def test_the_word_follows_the_shares(bouw: Bouwer, answers: list[int], word: str) -> None:
    assert measure(bouw.dossier(_met(bouw, *answers))).cellen["RS"].label == word


@pytest.mark.parametrize(("agree", "disagree", "divided"), [(3, 3, True), (3, 2, False), (2, 4, False)])
def test_divided_is_three_in_ten_on_both_sides(bouw: Bouwer, agree: int, disagree: int, divided: bool) -> None:
    answers = [5] * agree + [1] * disagree + [3] * (10 - agree - disagree)
    assert measure(bouw.dossier(_met(bouw, *answers))).cellen["RS"].verdeeld is divided


def test_under_ten_there_is_a_score_and_no_share(bouw: Bouwer) -> None:
    cel = measure(bouw.dossier(_met(bouw, *[4] * 9))).cellen["RS"]
    assert (cel.score, cel.n) == (75.0, 9)
    assert (cel.sd, cel.eens, cel.oneens, cel.verdeeld, cel.label) == (None,) * 5


def test_not_my_work_counts_in_no_share_of_not_knowing(bouw: Bouwer) -> None:
    people = [bouw.persoon({"RS1": 4, "RS2": "wn", "RS3": "nvt", "RS4": 4, "RS5": 4}) for _ in range(5)]
    cel = measure(bouw.dossier(people)).cellen["RS"]
    assert cel.weet_niet == pytest.approx(5 / (5 + 15))
    assert cel.n == 5  # three of five offered statements


def test_a_statement_that_is_nobodys_work_was_still_offered(bouw: Bouwer) -> None:
    answers = {"RS1": 4, "RS2": 4, "RS3": "nvt", "RS4": "nvt", "RS5": "nvt"}
    cel = measure(bouw.dossier([bouw.persoon(answers) for _ in range(8)])).cellen["RS"]
    assert (cel.score, cel.n) == (None, 0)  # two of five: nobody counts
    assert cel.weet_niet == 0.0


# -------------------- blocks


def test_the_wall_between_policy_and_execution_reads_across_the_cells(bouw: Bouwer) -> None:
    low = {"RS5": 2, "IS4": 2, "VS3": 1, "VL3": 2, "VB4": 1}
    others = {f"{code}{item}": 4 for code in CODES for item in range(1, 6) if f"{code}{item}" not in low}
    maten = measure(bouw.dossier([bouw.persoon({**others, **low}) for _ in range(12)]))
    block = maten.blokken["beleid_uitvoering"]
    assert block.score == pytest.approx((8 / 5 - 1) * 25)
    assert (block.n, block.oneens, block.label) == (12, 1.0, "knelpunt")
    assert list(maten.blokken) == ["X", "C", "O", "N", "beleid_uitvoering"]


def test_whether_people_notice_is_block_x_with_its_interval(bouw: Bouwer) -> None:
    answers = [2, 3, 3, 4, 4, 4, 4, 5, 5, 3, 2, 4]
    people = [bouw.persoon({"X1": value, "X2": value, "X3": value}) for value in answers]
    felt = measure(bouw.dossier(people)).verbinding.beleefd
    scores = (np.array(answers) - 1) * 25.0
    reach = stats.t.ppf(0.975, 11) * scores.std(ddof=1) / math.sqrt(12)
    assert (felt.score, felt.n) == (pytest.approx(scores.mean()), 12)
    assert felt.interval == pytest.approx((scores.mean() - reach, scores.mean() + reach))


# -------------------- intervals over persons


def _ragged(bouw: Bouwer, people: int = 17) -> Any:
    """People who each skip some cells."""
    random = np.random.default_rng(3)
    rows = []
    for number in range(people):
        answers = {f"{code}{item}": int(random.integers(1, 6)) for code in CODES for item in (1, 2, 3)}
        for code in random.choice(CODES, size=number % 4, replace=False):
            for item in (1, 2, 3):
                answers.pop(f"{code}{item}")
        rows.append(bouw.persoon(answers))
    return bouw.dossier(rows)


def _by_weights(dossier: Any, figure: Callable[[dict[str, float]], float], codes: list[str]) -> float:
    """The standard error, by nudging the weight of each person: nothing is differentiated by hand."""
    assert dossier.respons is not None
    cells = cellen_van(peiling(dossier.respons, dossier.respons.meetmomenten[-1]))
    used = [cells[code] for code in codes]
    counted = np.any([item.telt for item in used if item is not None], axis=0)
    persons = int(counted.sum())

    def value(weights: np.ndarray) -> float:
        means = {}
        for code in codes:
            item = cells[code]
            assert item is not None
            own = weights * item.telt
            means[code] = float((own * item.op_honderd)[item.telt].sum() / own.sum())
        return figure(means)

    step, influence = 1e-6, []
    for person in np.flatnonzero(counted):
        up, down = np.ones(counted.size), np.ones(counted.size)
        up[person] += step
        down[person] -= step
        influence.append(persons * (value(up) - value(down)) / (2 * step))
    return math.sqrt(sum(u * u for u in influence) / (persons * (persons - 1)))


def _geometric(means: dict[str, float]) -> float:
    return math.exp(sum(math.log(max(score, 1.0)) for score in means.values()) / len(means))


def test_the_interval_of_the_experienced_figure_is_that_of_small_changes_in_weight(bouw: Bouwer) -> None:
    dossier = _ragged(bouw)
    power = measure(dossier).realisatiekracht
    reach = stats.t.ppf(0.975, 16) * _by_weights(dossier, _geometric, CODES)
    assert power.interval == pytest.approx((power.ervaren - reach, power.ervaren + reach), rel=1e-6)


def test_the_interval_of_the_course_is_that_of_small_changes_in_weight(bouw: Bouwer) -> None:
    dossier = _ragged(bouw)
    course = measure(dossier).concretisering.verloop["S"]
    error = _by_weights(dossier, lambda means: means["VS"] - means["RS"], ["RS", "VS"])
    assert dossier.respons is not None
    cells = cellen_van(peiling(dossier.respons, dossier.respons.meetmomenten[-1]))
    one, other = cells["RS"], cells["VS"]
    assert one is not None
    assert other is not None
    persons = int((one.telt | other.telt).sum())
    reach = stats.t.ppf(0.975, persons - 1) * error
    assert course.interval == pytest.approx((course.verschil - reach, course.verschil + reach), rel=1e-6)


def test_two_cells_of_the_same_people_give_the_paired_interval(bouw: Bouwer) -> None:
    # When everybody answers both cells, the difference is a mean of differences: Student's interval.
    random = np.random.default_rng(8)
    first, last = random.integers(1, 6, 20), random.integers(1, 6, 20)
    people = [bouw.persoon({"RB1": int(before), "VB1": int(after)}) for before, after in zip(first, last, strict=True)]
    course = measure(bouw.dossier(people)).concretisering.verloop["B"]
    change = (last - first) * 25.0
    reach = stats.t.ppf(0.975, 19) * change.std(ddof=1) / math.sqrt(20)
    assert course.verschil == pytest.approx(change.mean())
    assert course.interval == pytest.approx((change.mean() - reach, change.mean() + reach))


def test_an_interval_stays_on_the_scale(bouw: Bouwer) -> None:
    people = [bouw.persoon({"X1": value}) for value in [5] * 11 + [1]]
    assert measure(bouw.dossier(people)).verbinding.beleefd.interval[1] == 100.0
    swap = [bouw.persoon({"RL1": 1, "VL1": 5})] * 9 + [bouw.persoon({"RL1": 5, "VL1": 1})]
    assert measure(bouw.dossier(swap)).concretisering.verloop["L"].interval[1] == 100.0
    back = [bouw.persoon({"RL1": 5, "VL1": 1})] * 9 + [bouw.persoon({"RL1": 1, "VL1": 5})]
    assert measure(bouw.dossier(back)).concretisering.verloop["L"].interval[0] == -100.0


def test_a_cell_under_one_no_longer_moves_the_experienced_figure(bouw: Bouwer) -> None:
    def answers(value: int, floor: int) -> dict[str, int]:
        return {f"{code}{item}": floor if code == "VL" else value for code in CODES for item in (1, 2, 3)}

    with_floor = [bouw.persoon(answers(value, 1)) for value in (2, 3, 3, 4, 4, 5, 2, 3, 4, 4)]
    power = measure(bouw.dossier(with_floor)).realisatiekracht
    scores = (np.array([2, 3, 3, 4, 4, 5, 2, 3, 4, 4]) - 1) * 25.0
    assert power.ervaren == pytest.approx(scores.mean() ** (8 / 9))
    slope = 8 / 9 * scores.mean() ** (-1 / 9)
    reach = stats.t.ppf(0.975, 9) * slope * scores.std(ddof=1) / math.sqrt(10)
    assert power.interval == pytest.approx((power.ervaren - reach, power.ervaren + reach))


def test_answers_that_leave_a_cell_under_one_point_do_not_widen_the_interval(
    bouw: Bouwer, bekende_scores: Mapping[str, int]
) -> None:
    """Under one point a cell counts as one, whatever one person answered."""
    people = bouw.met_scores({**bekende_scores, "RS": 0})
    other = [replace(people[0], antwoorden={**people[0].antwoorden, "RS1": 2}), *people[1:]]
    one, more = (measure(bouw.dossier(persons)) for persons in (people, other))
    assert 0 < (more.cellen["RS"].score or 0) < 1
    assert more.realisatiekracht.interval == one.realisatiekracht.interval


def test_without_two_persons_there_is_no_standard_error(bouw: Bouwer) -> None:
    wave = peiling(bouw.respons(_met(bouw, 4)), bouw.meetmoment)
    assert standaardfout({"RS": 1.0}, cellen_van(wave)) is None
    assert standaardfout({"VL": 1.0}, cellen_van(wave)) is None


@pytest.mark.slow
@pytest.mark.parametrize("n", [30, 120])
def test_intervals_cover_the_truth_as_often_as_they_say(n: int) -> None:
    cells = dict(zip(CODES, (3.9, 3.3, 3.0, 3.4, 3.6, 2.6, 3.1, 3.2, 2.6), strict=True))
    poll = Peilingopzet(
        meetmoment=date(2026, 9, 1),
        aantallen={"uitvoering": n},
        gemiddelden={"uitvoering": {**cells, "X": 2.9}},
        spreiding=Spreiding(afgehaakt=0.0),
    )
    true = verwacht(poll)
    wanted = _geometric({code: true[code] for code in CODES})
    random = np.random.default_rng(20)
    draws, power, felt, course = 400, 0, 0, 0
    base = Dossier(GemeenteGegevens("Voorbeeldstad", fictief=True), Opdracht(poll.meetmoment))
    for _ in range(draws):
        maten = measure(replace(base, respons=draw(poll, random)))
        bounds = maten.realisatiekracht.interval
        power += bounds[0] <= wanted <= bounds[1]
        bounds = maten.verbinding.beleefd.interval
        felt += bounds[0] <= true["X"] <= bounds[1]
        bounds = maten.concretisering.verloop["S"].interval
        course += bounds[0] <= true["VS"] - true["RS"] <= bounds[1]
    # 95% of 400 draws, give or take three standard errors.
    for hits in (power, felt, course):
        assert 0.917 <= hits / draws <= 0.983


# -------------------- attention


def test_wilson_is_that_of_scipy() -> None:
    for count, n in ((0, 12), (7, 10), (60, 118), (118, 118)):
        bounds = stats.binomtest(count, n).proportion_ci(method="wilson")
        assert wilson(count, n) == pytest.approx((bounds.low, bounds.high), abs=1e-6)


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ([1] * 20 + [2] * 50 + [3] * 20 + [4] * 10, "eenzijdig structuur"),
        ([2] * 55 + [3] * 45, "niet eenzijdig"),  # more than half, but not surely
        ([5] * 30 + [4] * 45 + [3] * 25, "eenzijdig gedrag"),
        ([3] * 100, "niet eenzijdig"),
    ],
)
def test_one_sided_is_surely_more_than_half(bouw: Bouwer, answers: list[int], word: str) -> None:
    found = measure(bouw.dossier(_met(bouw, *answers, code="E1"))).balans.aandacht
    assert found.label == word
    assert found.structuur + found.beide + found.gedrag == pytest.approx(1.0)
    assert found.n == 100


def test_attention_of_few_people(bouw: Bouwer) -> None:
    nine = measure(bouw.dossier(_met(bouw, *[1] * 9, code="E1"))).balans.aandacht
    assert (nine.n, nine.structuur, nine.structuur_interval, nine.label, nine.onderdrukt) == (
        9,
        None,
        None,
        None,
        False,
    )
    four = measure(bouw.dossier(_met(bouw, *[1] * 4, code="E1"))).balans.aandacht
    assert (four.n, four.structuur, four.onderdrukt, four.reden) == (None, None, True, "n < 5")
    absent = measure(bouw.dossier(_met(bouw, *[1] * 12))).balans.aandacht
    assert (absent.n, absent.onderdrukt) == (None, False)
    assert absent.reden.startswith("niet gemeten")


def test_who_does_not_know_is_no_part_of_the_attention(bouw: Bouwer) -> None:
    people = _met(bouw, *[1] * 10, code="E1") + [bouw.persoon({"E1": "wn"}) for _ in range(10)]
    found = measure(bouw.dossier(people)).balans.aandacht
    assert (found.n, found.structuur) == (10, 1.0)


# -------------------- the three figures


def test_what_is_arranged_stands_without_a_survey(bouw: Bouwer) -> None:
    power = as_json(measure(bouw.dossier()))["realisatiekracht"]
    assert list(power)[:7] == [
        "ervaren",
        "interval",
        "geregeld",
        "bereikt",
        "rekenkundig",
        "zwakste_cel",
        "gevoeligheid",
    ]
    assert power["ervaren"] is None
    # One reason for each figure that is not there.
    assert sorted(part.split(":")[0] for part in power["reden"].split("; ")) == [
        "niet gemeten",
        "niet vastgelegd",
        "niet vastgelegd",
    ]


# -------------------- a reference


def _norms(m: int = 12, **changes: float) -> Normenbestand:
    cells = dict(zip(CODES, (62, 58, 55, 58, 59, 54, 55, 56, 54), strict=True)) | changes
    rows = [Norm(code, float(mean), 3.0, m) for code, mean in cells.items()]
    rows += [Norm(f"verloop.{letter}", mean, 4.0, m) for letter, mean in (("S", -7.0), ("B", -2.0), ("L", -1.0))]
    return Normenbestand("normen.csv", tuple(rows))


def test_a_cell_against_other_municipalities(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    dossier = replace(bouw.dossier(bouw.met_scores(bekende_scores)), referentie=_norms())
    found = measure(dossier).referentie.cellen["VL"]
    own = 39 - sum(bekende_scores.values()) / 9
    there = 54 - (62 + 58 + 55 + 58 + 59 + 54 + 55 + 56 + 54) / 9
    assert found.afwijking == pytest.approx(own - there)
    error = _by_weights(dossier, lambda means: means["VL"] - sum(means.values()) / 9, CODES)
    reach = stats.t.ppf(0.975, 11) * math.sqrt(error**2 + 9 * (1 + 1 / 12))
    assert found.interval == pytest.approx((found.afwijking - reach, found.afwijking + reach), rel=1e-6)


def test_the_course_against_other_municipalities(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    dossier = replace(bouw.dossier(bouw.met_scores(bekende_scores)), referentie=_norms())
    found = measure(dossier).referentie.verloop["S"]
    assert found.afwijking == pytest.approx(-20 - -7)
    error = _by_weights(dossier, lambda means: means["VS"] - means["RS"], ["RS", "VS"])
    reach = stats.t.ppf(0.975, 11) * math.sqrt(error**2 + 16 * (1 + 1 / 12))
    assert found.interval == pytest.approx((-13 - reach, -13 + reach), rel=1e-6)


def test_means_that_are_shifted_alike_compare_alike(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    base = bouw.dossier(bouw.met_scores(bekende_scores))
    shifted = {row.sleutel: row.gemiddelde + 10 for row in _norms().normen if "." not in row.sleutel}
    one = measure(replace(base, referentie=_norms())).referentie.cellen
    other = measure(replace(base, referentie=_norms(**shifted))).referentie.cellen
    assert {code: item.afwijking for code, item in one.items()} == pytest.approx(
        {code: item.afwijking for code, item in other.items()}
    )


def test_nine_municipalities_are_no_reference(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    dossier = replace(bouw.dossier(bouw.met_scores(bekende_scores)), referentie=_norms(m=9))
    found = measure(dossier).referentie
    for item in (*found.cellen.values(), *found.verloop.values()):
        assert (item.afwijking, item.interval) == (None, None)
        assert "10 gemeenten" in item.reden


def test_without_a_reference_every_key_is_there_and_empty(bouw: Bouwer, bekende_scores: dict[str, int]) -> None:
    found = as_json(measure(bouw.dossier(bouw.met_scores(bekende_scores))))["referentie"]
    assert list(found["cellen"]) == CODES
    assert list(found["verloop"]) == ["S", "B", "L"]
    assert found["cellen"]["RS"] == {"afwijking": None, "interval": None}
    assert found["reden"].startswith("niet gemeten")


# -------------------- what people read


def test_shares_that_pin_people_down_are_not_shown_to_readers(bouw: Bouwer) -> None:
    # All twelve agree, and on average hardly: every single answer is near the limit.
    people = [bouw.persoon({"RS1": 3, "RS2": 4}) for _ in range(12)]
    exact = measure(bouw.dossier(people)).cellen["RS"]
    assert (exact.eens, exact.oneens) == (1.0, 0.0)
    shown = measure(bouw.dossier(people), weergave=True).cellen["RS"]
    assert (shown.eens, shown.oneens, shown.verdeeld) == (None, None, None)
    assert shown.reden


def test_ordinary_shares_are_shown_to_readers(bouw: Bouwer) -> None:
    people = _met(bouw, 5, 5, 4, 4, 4, 3, 3, 2, 2, 1, 4, 3)
    assert measure(bouw.dossier(people), weergave=True).cellen["RS"].eens == 0.5


def test_an_answer_that_everybody_gives_is_not_shown_to_readers(bouw: Bouwer) -> None:
    dossier = bouw.dossier(_met(bouw, *[3] * 30, code="E1"))
    assert measure(dossier).balans.aandacht.beide == 1.0
    shown = measure(dossier, weergave=True).balans.aandacht
    assert (shown.beide, shown.label, shown.onderdrukt) == (None, None, True)
