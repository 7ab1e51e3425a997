"""One cell as the decision sees it: which figures can be made of it, and which groups need protection."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from srm_kit.privacy.tabel import Antwoorden, Privacytabel, Privacyvorm, tabellen

sys.path.insert(0, str(Path(__file__).parent))
from met_de_hand import PLAN, Groepje, cel, vorm, wie

MIXED: tuple[Groepje, ...] = (
    (6, "beleid", "A", 1),
    (10, "beleid", "A", 0),
    (12, "uitvoering", "B", 0),
)


def test_a_figure_is_a_row_over_the_persons() -> None:
    found = vorm(*MIXED, (5, "bestuur", "", -1))
    assert found.n == 33
    assert found.totaal.tolist() == [1 / 33] * 4
    assert found.afdelingen.keys() == {"A", "B"}
    assert [found.omvang(mask) for mask in found.afdelingen.values()] == [16, 12]
    assert found.gemiddelde(found.afdelingen["A"]).tolist() == [1 / 16, 1 / 16, 0.0, 0.0]
    assert found.kloof is not None
    assert found.kloof.tolist() == [1 / 16, 1 / 16, -1 / 12, 0.0]
    assert found.kloof_leiding is not None
    assert found.kloof_leiding.tolist() == [1 / 6, -1 / 22, -1 / 22, 0.0]
    assert Privacytabel(found, np.array([300.0, 600.0, 600.0, 150.0])).score == 50.0


@pytest.mark.parametrize(("rest", "compared"), [(0, True), (1, False), (4, False), (5, True)])
def test_two_groups_are_not_compared_beside_a_total_when_one_to_four_others_remain(rest: int, compared: bool) -> None:
    found = vorm(*MIXED, *([(rest, "bestuur", "", -1)] if rest else []))
    assert (found.kloof is not None) is compared
    assert (found.kloof_leiding is not None) is compared


def _beschermd(found: Privacyvorm) -> list[tuple[list[float], float]]:
    rows, needed = found.gevoelig
    return list(zip(rows.tolist(), needed.tolist(), strict=True))


def test_a_person_a_group_under_five_and_a_crossing_under_ten_are_protected_each_once() -> None:
    found = vorm((4, "beleid", "A", 0), (7, "beleid", "B", 0), (9, "uitvoering", "B", 0))
    assert _beschermd(found) == [
        ([1.0, 0.0, 0.0], 20.0),
        ([0.0, 1.0, 0.0], 20.0),
        ([0.0, 0.0, 1.0], 20.0),
        ([4.0, 0.0, 0.0], 20.0),  # department A, which is also policy in A
        ([0.0, 7.0, 0.0], 1.0),  # policy in B: enough for a score, too few for a crossing
    ]  # execution in B are all of execution: a group of nine by one field may be shown


@pytest.mark.parametrize(
    ("people", "protected"),
    [(1, [20.0]), (4, [20.0]), (5, [1.0]), (9, [1.0]), (10, [])],
)
def test_a_crossing_needs_ten(people: int, protected: list[float]) -> None:
    found = vorm((people, "beleid", "A", 0), (20, "beleid", "B", 0), (20, "uitvoering", "A", 0))
    assert [need for row, need in _beschermd(found)[3:] if row == [people, 0.0, 0.0]] == protected


def test_managers_are_crossed_too_and_so_are_all_three_fields() -> None:
    found = vorm(
        (6, "beleid", "A", 1),
        (20, "beleid", "A", 0),
        (20, "beleid", "B", 1),
        (20, "uitvoering", "A", 1),
        (20, "uitvoering", "B", 0),
    )
    assert _beschermd(found)[5:] == [([6.0, 0.0, 0.0, 0.0, 0.0], 1.0)]


def test_a_crossing_of_two_fields_is_one_group_however_the_third_divides_it() -> None:
    found = vorm(
        (3, "beleid", "A", 1),
        (4, "beleid", "A", 0),
        (20, "beleid", "B", 0),
        (20, "uitvoering", "A", 0),
        (20, "uitvoering", "B", 1),
    )
    assert ([3.0, 4.0, 0.0, 0.0, 0.0], 1.0) in _beschermd(found)


@pytest.mark.parametrize(("board", "protected"), [(6, True), (60, True), (61, False)])
def test_the_board_is_protected_up_to_where_it_is_nearly_the_whole(board: int, protected: bool) -> None:
    """Of 72 people, 60 are five sixths: their mean lies within 100 x 12/60 = 20 points given the total."""
    found = vorm((board, "bestuur", "", 0), (6, "uitvoering", "", 0), (6, "uitvoering", "A", 0))
    assert (([board, 0.0, 0.0], 20.0) in _beschermd(found)) is protected


@pytest.mark.parametrize(("people", "nearly"), [(9, False), (50, False), (51, True)])
def test_a_department_over_five_sixths_is_nearly_the_whole(people: int, nearly: bool) -> None:
    found = vorm((people, "uitvoering", "A", 0), (10, "uitvoering", "B", 0))
    assert found.vrijwel_geheel("A") is nearly
    assert not found.vrijwel_geheel("C")
    hidden = [] if nearly else [[people, 0.0]]
    assert found.verborgen(frozenset()).tolist() == [*hidden, [0.0, 10.0]]
    assert found.verborgen(frozenset("B")).tolist() == hidden
    assert found.verborgen(frozenset("AB")).shape == (0, 2)


def test_persons_of_equal_background_are_summed() -> None:
    people = wie(
        (2, "beleid", "A", 1), (1, "uitvoering", "B", 0), (1, "beleid", "B", 1), (2, "beleid", "A", 0),
        (1, "bestuur", "", -1), (1, "uitvoering", "A", 0), (1, "beleid", "A", 1),
    )  # fmt: skip
    scores = cel(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0)
    found = tabellen(people, {"RS": scores}, PLAN)["RS"]
    kinds = zip(
        found.vorm.functiegroep.tolist(),
        found.vorm.afdeling.tolist(),
        found.vorm.leidinggevend.tolist(),
        found.vorm.aantal.tolist(),
        found.som.tolist(),
        strict=True,
    )
    assert set(kinds) == {
        ("beleid", "A", 1, 3.0, 120.0),
        ("beleid", "A", 0, 2.0, 110.0),
        ("beleid", "B", 1, 1.0, 40.0),
        ("uitvoering", "A", 0, 1.0, 80.0),
        ("uitvoering", "B", 0, 1.0, 30.0),
        ("bestuur", "", -1, 1.0, 70.0),
    }


@pytest.mark.parametrize(("counting", "there"), [(0, False), (4, False), (5, True)])
def test_a_cell_in_which_too_few_count_is_no_table(counting: int, there: bool) -> None:
    counts = np.arange(8) < counting
    answers = Antwoorden(counts, np.where(counts, 50.0, 0.0))
    found = tabellen(wie((8, "uitvoering", "A", 0)), {"RS": answers, "RB": None}, PLAN)
    assert list(found) == (["RS"] if there else [])
    if there:
        assert found["RS"].vorm.aantal.tolist() == [5.0]
