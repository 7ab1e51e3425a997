"""Drawn answers: reproducible, on the scale, and with the means that were asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from srm_kit.model import CELLEN
from srm_kit.simulation import Peiling, Plaats, Spreiding, draw, samengevoegd, verdeel, verwacht

CELLS = {cel.code: 3.4 for cel in CELLEN}
DAY = date(2026, 9, 1)


def poll(n: int = 200, **changes: object) -> Peiling:
    made = Peiling(
        meetmoment=DAY,
        aantallen={"beleid": n // 4, "uitvoering": n - n // 4},
        gemiddelden={"beleid": {**CELLS, "IS": 4.4}, "uitvoering": {**CELLS, "IS": 2.2}},
        plaatsen={
            "beleid": [Plaats("A", "sociaal")],
            "uitvoering": [Plaats("B", "ruimte", 3), Plaats("C", "ruimte", 1)],
        },
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_same_seed_gives_the_same_answers_and_another_seed_does_not() -> None:
    one, same, other = draw(poll(), 5), draw(poll(), 5), draw(poll(), 6)
    assert one.respondent == same.respondent
    assert np.array_equal(one.antwoorden, same.antwoorden, equal_nan=True)
    assert not np.array_equal(one.antwoorden, other.antwoorden, equal_nan=True)


def test_answers_are_whole_scores_and_dont_know_is_missing() -> None:
    drawn = draw(poll(400), 1)
    given = drawn.antwoorden[~np.isnan(drawn.antwoorden)]
    assert set(np.unique(given).tolist()) == {1.0, 2.0, 3.0, 4.0, 5.0}
    assert np.isnan(drawn.antwoorden[drawn.weet_niet]).all()
    assert 0.03 < drawn.weet_niet.mean() < 0.07
    # Skipped and stopped half-way: some are missing without a "weet ik niet".
    empty = np.isnan(drawn.antwoorden) & ~drawn.weet_niet & ~drawn.nvt
    assert 0.005 < empty.mean() < 0.06


def test_every_respondent_has_an_own_random_id_and_the_asked_group_sizes_hold() -> None:
    drawn = draw(poll(), 2, voorvoegsel="x")
    assert len(set(drawn.respondent)) == 200
    assert list(drawn.respondent) == sorted(drawn.respondent, key=lambda text: int(text[1:]))
    assert drawn.functiegroep.count("beleid") == 50
    assert [drawn.afdeling.count(name) for name in "ABC"] == [50, 113, 37]
    # The order of the rows does not give the functiegroep away.
    assert len(set(drawn.functiegroep[:30])) == 2


def test_the_means_of_many_answers_are_the_asked_ones_also_near_the_end_of_the_scale() -> None:
    drawn = draw(poll(40_000), 3)
    column = [index for index, code in enumerate(drawn.stellingen) if code.startswith("IS")]
    policy = np.array(drawn.functiegroep) == "beleid"
    assert np.nanmean(drawn.antwoorden[policy][:, column]) == pytest.approx(4.4, abs=0.03)
    assert np.nanmean(drawn.antwoorden[~policy][:, column]) == pytest.approx(2.2, abs=0.03)


def test_the_true_score_is_the_mix_of_the_groups() -> None:
    true = verwacht(poll(200))
    assert true["RS"] == pytest.approx(60.0, abs=0.01)
    assert true["IS"] == pytest.approx((0.25 * 3.4 + 0.75 * 1.2) * 25, abs=0.01)


def test_a_group_that_does_not_know_weighs_less_in_the_true_score() -> None:
    unknowing = poll(200, weet_niet={"uitvoering": {"IS": 0.6}})
    assert verwacht(unknowing)["IS"] > verwacht(poll(200))["IS"] + 5


def test_a_single_statement_can_be_shifted() -> None:
    shifted = draw(poll(20_000, stelling_verschil={"VB1": -1.0}), 4)
    plain = draw(poll(20_000), 4)
    for code, lower in (("VB1", 1.0), ("VB2", 0.0)):
        at = plain.stellingen.index(code)
        fall = np.nanmean(plain.antwoorden[:, at]) - np.nanmean(shifted.antwoorden[:, at])
        assert fall == pytest.approx(lower, abs=0.05)


def test_every_statement_hangs_together_with_its_cell() -> None:
    drawn = draw(poll(5_000), 8)
    for code in drawn.stellingen:
        cell = [index for index, other in enumerate(drawn.stellingen) if other[:2] == code[:2] and other != code]
        own = drawn.antwoorden[:, drawn.stellingen.index(code)]
        rest = drawn.antwoorden[:, cell].sum(axis=1)
        both = ~np.isnan(own) & ~np.isnan(rest)
        assert np.corrcoef(own[both], rest[both])[0, 1] > 0.25


def test_what_is_not_put_to_a_group_is_not_their_work() -> None:
    people = {"bedrijfsvoering": 300, "beleid": 300}
    means = {group: {**CELLS, "X": 3.4} for group in people}
    drawn = draw(poll(aantallen=people, gemiddelden=means, plaatsen={}), 12)
    support = np.array(drawn.functiegroep) == "bedrijfsvoering"
    partners = drawn.stellingen.index("VB3")
    stopped = np.isnan(drawn.antwoorden[:, partners]) & ~drawn.nvt[:, partners] & ~drawn.weet_niet[:, partners]
    assert drawn.nvt[support & ~stopped, partners].all()
    assert drawn.nvt[~support, partners].mean() < 0.04
    assert not (drawn.nvt & drawn.weet_niet).any()
    assert np.isnan(drawn.antwoorden[drawn.nvt]).all()
    # Leaving that statement out, they still count in the cell.
    cell = [drawn.stellingen.index(f"VB{number}") for number in range(1, 6)]
    assert ((~np.isnan(drawn.antwoorden[support][:, cell])).sum(axis=1) >= 3).mean() > 0.9


def test_the_question_about_attention_stands_after_block_x_and_has_the_asked_mean() -> None:
    people = {"beleid": 8_000}
    drawn = draw(poll(aantallen=people, gemiddelden={"beleid": {"X": 3.4, "C": 3.4}}, aandacht={"beleid": 2.0}), 13)
    assert drawn.stellingen == ("X1", "X2", "X3", "E1", "C1", "C2", "C3", "C4")
    given = drawn.antwoorden[:, 3]
    assert np.nanmean(given) == pytest.approx(2.0, abs=0.03)
    assert set(np.unique(given[~np.isnan(given)]).tolist()) == {1.0, 2.0, 3.0, 4.0, 5.0}


def test_the_short_version_asks_three_statements_a_cell() -> None:
    assert len(draw(poll(kort=True), 1).stellingen) == 27


def test_only_what_has_a_mean_is_asked() -> None:
    assert len(draw(poll(), 1).stellingen) == 45


def test_a_balanced_draw_takes_chance_out_of_the_means() -> None:
    quiet = Spreiding(overgeslagen=0, afgehaakt=0)
    drawn = draw(poll(100, spreiding=quiet, weet_niet_anders=0.0), 9, gebalanceerd=True)
    for cell in ("RS", "VL"):
        column = [index for index, code in enumerate(drawn.stellingen) if code.startswith(cell)]
        assert np.nanmean(drawn.antwoorden[:, column]) == pytest.approx(3.4, abs=0.06)


def test_two_measurements_are_put_after_each_other() -> None:
    first = draw(poll(20, meetmoment=date(2025, 9, 1)), 1, voorvoegsel="a")
    both = samengevoegd(first, draw(poll(30), 2, voorvoegsel="b"))
    assert len(both) == 50
    assert both.meetmomenten == (date(2025, 9, 1), DAY)
    assert len(both.op(DAY)) == 30
    with pytest.raises(ValueError, match="different statements"):
        samengevoegd(first, draw(poll(20, kort=True), 2))


@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_a_number_is_divided_without_loss(count: int) -> None:
    assert sum(verdeel(count, (0.2, 0.55, 0.25))) == count


def test_a_hundred_thousand_respondents_can_be_drawn() -> None:
    drawn = draw(poll(100_000), 1)
    assert len(drawn) == 100_000
    assert len(set(drawn.respondent)) == 100_000
