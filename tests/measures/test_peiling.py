"""Who counts in a cell, and with what score."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from srm_kit.measures.peiling import DEEL, op_honderd

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


@pytest.mark.parametrize(
    ("answered", "offered", "counts"),
    [
        (3, 5, True),
        (2, 5, False),
        (2, 3, True),
        (1, 3, False),
        (1, 2, False),
        (1, 1, True),
        (3, 4, True),
        (2, 4, False),
    ],
)
def test_sixty_percent_of_what_was_asked_counts(bouw: Bouwer, answered: int, offered: int, counts: bool) -> None:
    row = {f"RS{number}": 4 if number <= answered else "wn" for number in range(1, offered + 1)}
    found = bouw.scores([bouw.persoon(row)])
    assert (found.n, found.raakt) == (int(counts), 1)
    assert found.weet_niet == pytest.approx((offered - answered) / offered)


def test_a_person_has_the_mean_of_the_answers(bouw: Bouwer) -> None:
    """3 and 4 of two are 3.5, 2 3 and 5 are 10/3, 1 of three asked does not count."""
    people = [
        bouw.persoon({"RS1": 3, "RS2": 4, "RS3": "nvt"}),
        bouw.persoon({"RS1": 2, "RS2": 3, "RS3": 5}),
        bouw.persoon({"RS1": 1, "RS2": "wn", "RS3": "wn"}),
        bouw.persoon({"RS1": 5, "RS2": 5, "RS3": 5}),
    ]
    found = bouw.scores(people)
    assert found.personen().tolist() == pytest.approx([3.5, 10 / 3, 5.0])
    assert found.personen(np.array([False, True, True, True])).tolist() == pytest.approx([10 / 3, 5.0])
    assert found.op_honderd[[0, 1, 3]].tolist() == pytest.approx([62.5, 175 / 3, 100.0])
    assert found.score == pytest.approx((62.5 + 175 / 3 + 100) / 3)
    assert found.score_van(np.array([True, False, True, True])) == pytest.approx(81.25)
    assert (found.n, found.raakt) == (3, 4)
    assert found.weet_niet == pytest.approx(2 / 11), "not my work is in neither number"
    assert (found.aandeel(vanaf=3.5), found.aandeel(tot=3.4), found.aandeel()) == (2 / 3, 1 / 3, 1.0)
    assert (found.aandeel(vanaf=5.0), found.aandeel(tot=5.0), found.aandeel(vanaf=5.1)) == (1 / 3, 1.0, 0.0)


def test_every_mean_of_whole_answers_is_a_whole_number_of_parts() -> None:
    assert [DEEL % number for number in range(1, 6)] == [0] * 5
    assert (op_honderd(60 * 3.2 * 25, 25), op_honderd(60, 1), op_honderd(2 * 300, 2)) == (55.0, 0.0, 100.0)


def test_statements_nobody_has_anything_in_were_not_asked(bouw: Bouwer) -> None:
    wave = bouw.peiling([bouw.persoon({"RS1": 3, "RB1": "nvt", "RL1": "wn"})])
    assert wave.gesteld == {"RS1", "RB1", "RL1"}
    assert len(wave) == 1
    assert bouw.scores([bouw.persoon({"RB1": "nvt"})], "RB").weet_niet is None
