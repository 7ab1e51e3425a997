"""Facts from the survey that are no measure of their own: what people say of silos, and what they do not know."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis.feiten import feiten
from srm_kit.dossier import Dossier
from srm_kit.measures import measure


def facts(dossier: Dossier) -> dict[str, Any]:
    known: dict[str, Any] = feiten(measure(dossier), dossier)["vragenlijst"]
    return known


def silos(s: SimpleNamespace, *means: float) -> dict[str, Any] | None:
    """What is said of people with these means (whole or half) over the four statements about silos."""
    up, down = [int(mean + 0.5) for mean in means], [int(mean) for mean in means]
    found: dict[str, Any] | None = facts(s.survey(len(means), RB5=up, IS3=down, IB2=up, VB1=down))["verkokering"]
    return found


def test_three_and_a_half_agrees_and_two_and_a_half_disagrees(s: SimpleNamespace) -> None:
    said = silos(s, 3.5, 3.5, 3.5, 3.5, 3.0, 3.0, 3.0, 2.5, 2.5, 2.5)
    assert said is not None
    assert (said["n"], said["eens"], said["oneens"]) == (10, 0.4, 0.3)


def test_who_answered_two_of_the_four_statements_does_not_count(s: SimpleNamespace) -> None:
    wn = "wn"
    rows = s.survey(12, RB5=[4] * 12, IS3=[2] * 11 + [wn], IB2=[4] * 10 + [wn, wn], VB1=[3] * 12)
    said = facts(rows)["verkokering"]
    assert said["n"] == 11


@pytest.mark.parametrize("means", [[3.0] * 5 + [4.0] * 4, [1.0] * 20, [1.0] * 9 + [2.0] * 3, [5.0] * 20])
def test_nothing_is_said_of_few_people_or_of_people_at_one_end(s: SimpleNamespace, means: list[float]) -> None:
    assert silos(s, *means) is None


def test_four_people_who_can_have_it_all_leave_enough_open(s: SimpleNamespace) -> None:
    """Four times 25 points among twelve people: any four of them stand between 0 and 25."""
    assert silos(s, *[1.0] * 8, *[2.0] * 4) is not None


def test_not_knowing_is_over_the_statements_that_are_not_about_partners(s: SimpleNamespace) -> None:
    """RB2 is about partners; of the other four everybody knows nothing of one."""
    three = [3] * 10
    rows = s.survey(10, RB1=["wn"] * 10, RB2=["wn"] * 10, RB3=three, RB4=three, RB5=three)
    assert facts(rows)["weet_niet"]["RB"] == 0.25


@pytest.mark.parametrize(
    ("answers", "given"),
    [
        # Of twelve any four may share what all have above 1: it takes 3.2 steps of 25 points to leave them 20 each.
        ([1.0] * 8 + [2.0] * 2 + [1.5] * 2, False),  # 75 points
        ([1.0] * 8 + [2.0] * 3 + [1.5], True),  # 87.5 points
        ([5.0] * 8 + [4.0] * 2 + [4.5] * 2, False),
        ([5.0] * 8 + [4.0] * 3 + [4.5], True),
        ([3.0] * 9, False),
        ([3.0] * 10, True),
    ],
)
def test_the_scale_leaves_any_four_people_twenty_points(s: SimpleNamespace, answers: list[float], given: bool) -> None:
    assert (silos(s, *answers) is not None) is given


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ([4.0] * 8 + [3.0] * 4, "sterk"),
        ([4.0] * 5 + [3.0] * 7, "aandachtspunt"),
        ([2.0] * 6 + [4.0] * 5 + [3.0], "knelpunt"),
    ],
)
def test_the_scale_has_the_word_of_a_cell(s: SimpleNamespace, answers: list[float], word: str) -> None:
    said = silos(s, *answers)
    assert said is not None
    assert (said["label"], said["n"]) == (word, 12)


def test_cells_that_are_a_bottleneck_are_counted(s: SimpleNamespace) -> None:
    low, high = [2] * 12, [4] * 12
    assert facts(s.survey(12, RS1=low, RB1=low, RL1=high))["knelpunten"] == 2
    assert facts(s.survey(12, RL1=high))["verkokering"] is None


def test_what_nobody_was_asked_is_no_not_knowing(s: SimpleNamespace) -> None:
    found = facts(s.survey(10, RS1=[3] * 10, RB2=["wn"] * 10))["weet_niet"]
    assert found["RS"] == 0.0
    assert found.get("RB") is None, "only the statement about partners was asked"
    assert "VL" not in found


def test_an_answer_that_is_not_there_is_no_part_of_a_mean(s: SimpleNamespace) -> None:
    """3, 3 and 4 over three statements are 3.33: that is not to agree."""
    said = facts(s.survey(10, RB5=[3] * 10, IS3=[3] * 10, IB2=[4] * 10, VB1=["wn"] * 10))["verkokering"]
    assert (said["n"], said["eens"], said["oneens"]) == (10, 0.0, 0.0)
