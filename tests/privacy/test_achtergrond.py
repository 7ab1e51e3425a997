"""The groups by background that own tables may show, in organisations small enough to see why."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from srm_kit.dossier.contract.uitgiften import Uitgegeven
from srm_kit.privacy import Antwoorden, Groep, Privacybesluit, achtergronden

sys.path.insert(0, str(Path(__file__).parent))
from met_de_hand import PLAN, Groepje, cel, om_en_om, wie

TOTAAL = Privacybesluit(weergave=True)


def groepen(
    antwoorden: Antwoorden, *groepjes: Groepje, besluit: Privacybesluit = TOTAAL, code: str = "RS"
) -> set[Groep]:
    people = wie(*groepjes)
    tags = {
        f"p{row:03}": Uitgegeven(
            str(people.functiegroep[row]), str(people.afdeling[row]), int(people.leidinggevend[row]), f"m{row}", "1"
        )
        for row in range(people.afdeling.size)
    }
    return set(achtergronden(besluit, PLAN, tags, code, antwoorden, ()))


BELEID, UITVOERING = ("functiegroep=beleid",), ("functiegroep=uitvoering",)
LEIDEN, VOLGEN = ("leidinggevend=1",), ("leidinggevend=0",)


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        (4, {VOLGEN}),  # the total without execution is the four
        (5, {BELEID, UITVOERING, VOLGEN, (*UITVOERING, *VOLGEN)}),
        (9, {BELEID, UITVOERING, VOLGEN, (*UITVOERING, *VOLGEN)}),  # a crossing needs ten
        (10, {BELEID, UITVOERING, VOLGEN, (*UITVOERING, *VOLGEN), (*BELEID, *VOLGEN)}),
    ],
)
def test_five_for_a_group_ten_for_a_crossing_and_none_of_one_to_four_left(policy: int, shown: set[Groep]) -> None:
    found = groepen(om_en_om(20 + policy), (policy, "beleid", "", 0), (20, "uitvoering", "", 0))
    assert {group for group in found if group not in {(*UITVOERING, *VOLGEN), (*BELEID, *VOLGEN)}} == {
        group for group in shown if len(group) == 1
    }
    assert ((*BELEID, *VOLGEN) in found) <= (policy >= 10)


def test_the_board_and_who_did_not_say_are_no_group() -> None:
    found = groepen(om_en_om(60), (20, "bestuur", "", -1), (20, "beleid", "", 1), (20, "uitvoering", "", 0))
    assert not any("bestuur" in part or part == "leidinggevend=-1" for group in found for part in group)
    assert found & {BELEID, UITVOERING}, "one of the two can stand beside the total"
    assert not {BELEID, UITVOERING} <= found, "both would tell of the board"


def test_behind_a_limit_and_of_too_few_there_is_no_group() -> None:
    people: tuple[Groepje, ...] = ((10, "beleid", "", 0), (20, "uitvoering", "", 0))
    assert groepen(om_en_om(30), *people)
    assert groepen(om_en_om(30), *people, besluit=Privacybesluit(codering={"RS": 95.0}, weergave=True)) == set()
    few = Antwoorden(np.arange(30) < 4, om_en_om(30).score)
    assert groepen(few, *people) == set()
    five = Antwoorden(np.arange(30) < 5, om_en_om(30).score)
    assert groepen(five, *people) == {BELEID, VOLGEN}


@pytest.mark.parametrize(("code", "crossed"), [("RS", True), ("RL", False)])
def test_a_department_is_crossed_where_it_stands_by_itself_and_not_of_leadership(code: str, crossed: bool) -> None:
    people: tuple[Groepje, ...] = (
        (15, "beleid", "A", 0), (15, "uitvoering", "A", 0), (15, "beleid", "B", 0), (15, "uitvoering", "B", 0),
        (20, "uitvoering", "", 0),
    )  # fmt: skip
    apart = Privacybesluit(afdelingen={code: frozenset("A")}, weergave=True)
    found = groepen(om_en_om(80), *people, besluit=apart, code=code)
    assert (("functiegroep=beleid", "afdeling=A") in found) is crossed
    assert not any("afdeling=B" in group for group in found), "B is not shown by itself"
    assert ("afdeling=A",) not in found, "that is in the report"


@pytest.mark.parametrize(("away", "hidden", "shown"), [(10.0, False, True), (9.9, False, False), (9.9, True, True)])
def test_the_spread_of_the_cell_beside_means_leaves_people_apart(away: float, hidden: bool, shown: bool) -> None:
    """Twenty, each ``away`` from the mean of their group: at 10 that is 20 x 100 = 2,000, which is (20 / 2)² x 4 x 5."""
    decision = Privacybesluit(spreiding_verborgen=frozenset({"RS"} if hidden else ()), weergave=True)
    scores = om_en_om(20, 50.0 - away, 50.0 + away)
    found = groepen(scores, (10, "beleid", "", 0), (10, "uitvoering", "", 0), besluit=decision)
    assert (BELEID in found, UITVOERING in found) == (shown, shown)


def test_a_group_at_an_end_of_the_scale_is_not_shown_and_others_are() -> None:
    scores = cel(*[0.0] * 20, *om_en_om(40).score)
    found = groepen(scores, (20, "beleid", "", 1), (20, "uitvoering", "", 0), (20, "bedrijfsvoering", "", 0))
    assert BELEID not in found
    assert LEIDEN not in found
    assert found & {UITVOERING, ("functiegroep=bedrijfsvoering",)}


def test_behind_a_limit_there_is_no_group_though_it_would_tell_of_nobody() -> None:
    """All between 70 and 100, 85 in the mean: "80 or higher" is true of the cell, and a group of it would say more."""
    people: tuple[Groepje, ...] = ((20, "beleid", "", 0), (40, "uitvoering", "", 0))
    answers = om_en_om(60, 70.0, 100.0)
    assert {BELEID, UITVOERING} <= groepen(answers, *people)
    assert groepen(answers, *people, besluit=Privacybesluit(codering={"RS": 80.0}, weergave=True)) == set()


def test_what_the_function_groups_leave_is_looked_at_though_the_departments_leave_nobody() -> None:
    """A and B hold everybody; everybody without policy and execution are four, two of each of two other groups."""
    people: tuple[Groepje, ...] = (
        (10, "beleid", "A", 0), (10, "uitvoering", "A", 0), (2, "bedrijfsvoering", "A", 0),
        (10, "beleid", "B", 0), (10, "uitvoering", "B", 0), (2, "anders", "B", 0),
    )  # fmt: skip
    both = Privacybesluit(afdelingen={"RS": frozenset("AB")}, weergave=True)
    assert len(groepen(om_en_om(44), *people, besluit=both) & {BELEID, UITVOERING}) == 1
