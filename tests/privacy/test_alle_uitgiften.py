"""What a reader makes of the figures of several releases: rows, limits, and who must stay hidden, worked out by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from srm_kit.dossier.contract.uitgiften import Cijfersoort, Gepubliceerd, Uitgegeven, Uitgifte
from srm_kit.privacy.alle_uitgiften import (
    CelUitgifte,
    Samenvraag,
    _aangevuld,
    _met_grenzen,
    _Samen,
    _verborgen,
    laag_van,
    samen_veilig,
)

sys.path.insert(0, str(Path(__file__).parent))
from met_de_hand import PLAN, Groepje

NAN = float("nan")
TOTAAL = Gepubliceerd(Cijfersoort.TOTAAL, NAN)


def laag(*groepjes: Groepje, cijfers: tuple[Gepubliceerd, ...] = (TOTAAL,), eerste: int = 0) -> CelUitgifte:
    """A release in which these persons count, numbered from ``eerste``."""
    rows = [(group, unit, lead) for count, group, unit, lead in groepjes for _ in range(count)]
    people = tuple(
        Uitgegeven(group, unit, lead, f"m{eerste + row}", "1") for row, (group, unit, lead) in enumerate(rows)
    )
    return CelUitgifte(tuple(f"p{eerste + row:03}" for row in range(len(rows))), people, cijfers)


SIX: tuple[Groepje, ...] = ((1, "beleid", "A", 1), (2, "beleid", "B", 0), (3, "uitvoering", "B", -1))


@pytest.mark.parametrize(
    ("figure", "row"),
    [
        (TOTAAL, [1 / 6] * 6),
        (Gepubliceerd(Cijfersoort.MINSTENS, 95.0), [1 / 6] * 6),
        (Gepubliceerd(Cijfersoort.KLOOF, NAN), [1 / 3] * 3 + [-1 / 3] * 3),
        (Gepubliceerd(Cijfersoort.KLOOF_LEIDING, NAN), [1.0, -1 / 2, -1 / 2, 0.0, 0.0, 0.0]),
        (Gepubliceerd(Cijfersoort.AFDELING, NAN, ("B",)), [0.0] + [1 / 5] * 5),
        (Gepubliceerd(Cijfersoort.SAMEN, NAN, ("A", "B")), [1 / 6] * 6),
        (Gepubliceerd(Cijfersoort.AFDELING, NAN, ("C",)), [0.0] * 6),
        (Gepubliceerd(Cijfersoort.ACHTERGROND, NAN, ("functiegroep=beleid",)), [1 / 3] * 3 + [0.0] * 3),
        (
            Gepubliceerd(Cijfersoort.ACHTERGROND, NAN, ("functiegroep=beleid", "afdeling=B", "leidinggevend=0")),
            [0.0, 1 / 2, 1 / 2, 0.0, 0.0, 0.0],
        ),
    ],
)
def test_a_figure_is_a_row_over_who_is_in_it(figure: Gepubliceerd, row: list[float]) -> None:
    assert laag(*SIX).gewichten(figure).tolist() == pytest.approx(row)


def test_a_release_says_of_a_cell_who_counted_there() -> None:
    people = {f"p{row}": Uitgegeven("beleid", "", 0, "m", telt) for row, telt in enumerate(("10", "01", "11"))}
    figures = (Gepubliceerd(Cijfersoort.TOTAAL, 60.0),)
    release = Uitgifte(("RS", "RB"), people, {"RB": figures})
    found = laag_van(release, "RB")
    assert found is not None
    assert (found.merken, found.cijfers) == (("p1", "p2"), figures)
    assert laag_van(release, "RS") is None, "nothing was said of it"


# ---------------------------------------------------------------------------------------- answers that are gone


def _van(soort: Cijfersoort, waarde: float) -> Gepubliceerd:
    return Gepubliceerd(soort, waarde)


@pytest.mark.parametrize(
    ("figure", "mean", "true"),
    [
        (_van(Cijfersoort.TOTAAL, 50.0), 50.5, True),  # printed without decimals
        (_van(Cijfersoort.TOTAAL, 50.0), 50.6, False),
        (_van(Cijfersoort.TOTAAL, 50.0), 49.5, True),
        (_van(Cijfersoort.TOTAAL, 50.0), 49.4, False),
        (_van(Cijfersoort.MINSTENS, 95.0), 95.0, True),
        (_van(Cijfersoort.MINSTENS, 95.0), 99.0, True),
        (_van(Cijfersoort.MINSTENS, 95.0), 94.9, False),
        (_van(Cijfersoort.HOOGSTENS, 5.0), 5.0, True),
        (_van(Cijfersoort.HOOGSTENS, 5.0), 1.0, True),
        (_van(Cijfersoort.HOOGSTENS, 5.0), 5.1, False),
        (_van(Cijfersoort.KLOOF, 0.5), 12.5, True),  # half a point of 25, printed with one decimal
        (_van(Cijfersoort.KLOOF, 0.5), 13.75, True),
        (_van(Cijfersoort.KLOOF, 0.5), 13.8, False),
        (_van(Cijfersoort.KLOOF_LEIDING, 0.5), 11.25, True),
        (_van(Cijfersoort.KLOOF_LEIDING, 0.5), 11.2, False),
        (TOTAAL, 3.0, True),
    ],
)
def test_answers_that_are_here_fit_what_was_printed_or_they_are_others(
    figure: Gepubliceerd, mean: float, true: bool
) -> None:
    row, five, sums = np.array([[0.2]]), np.array([5.0]), np.array([5.0 * mean])
    nobody, low, high = np.array([False]), np.array([0.0]), np.array([100.0])
    found = _aangevuld(row, [figure], five, sums, nobody, low, high)
    assert (found is not None) is true
    if found is not None:
        assert found.tolist() == [5.0 * mean]


@pytest.mark.parametrize(
    ("printed", "low", "high", "gone"),
    [
        # Six are here with 300; four have gone. A total of 50 over ten leaves them in the middle.
        (50.0, 0.0, 100.0, 200.0),
        # 69.5 x 10 at least: 395 of the four together, no further from the middle than that.
        (70.0, 0.0, 100.0, 395.0),
        # 30.5 x 10 at most, so 5.
        (30.0, 0.0, 100.0, 5.0),
        (50.0, 62.5, 100.0, None),  # each agreed: 250 at least, where 50.5 x 10 - 300 is 205
        (60.0, 62.5, 100.0, 295.0),
        (80.0, 0.0, 100.0, None),  # 495 of four is not possible
        (20.0, 0.0, 100.0, None),
        (70.0, 0.0, 98.0, None),
        (30.0, 2.0, 100.0, None),
    ],
)
def test_who_has_gone_answered_what_fits_and_is_nearest_to_the_middle(
    printed: float, low: float, high: float, gone: float | None
) -> None:
    found = _aangevuld(
        np.array([[0.1, 0.1]]),
        [Gepubliceerd(Cijfersoort.TOTAAL, printed)],
        np.array([6.0, 4.0]),
        np.array([300.0, 0.0]),
        np.array([False, True]),
        np.array([0.0, low]),
        np.array([100.0, high]),
    )
    assert (None if found is None else found.tolist()) == (
        None if gone is None else [300.0, pytest.approx(gone, abs=1e-3)]
    )


@pytest.mark.parametrize(
    ("figure", "sums", "column", "persons", "points"),
    [
        # 95 or higher over five: 0 to 5 points above it, as one answer of a twentieth of a person. In truth 3.
        (_van(Cijfersoort.MINSTENS, 95.0), 490.0, -1.0, 0.05, 3.0),
        (_van(Cijfersoort.HOOGSTENS, 10.0), 10.0, 1.0, 0.10, 8.0),
    ],
)
def test_a_limit_leaves_room_as_if_one_more_answer_filled_it(
    figure: Gepubliceerd, sums: float, column: float, persons: float, points: float
) -> None:
    rows = np.array([[0.1], [0.2]])
    groups, crossings = np.array([[1.0]]), np.array([[4.0]])
    found = _met_grenzen(rows, [TOTAAL, figure], np.array([5.0]), np.array([sums]), groups, crossings)
    assert found[0].tolist() == [[0.1, 0.0], [0.2, column]]
    assert found[1].tolist() == [5.0, pytest.approx(persons)]
    assert found[2].tolist() == [sums, pytest.approx(points)]
    assert [each.tolist() for each in found[3:]] == [[[1.0, 0.0]], [[4.0, 0.0]]]


def test_two_limits_are_two_answers() -> None:
    figures = [_van(Cijfersoort.MINSTENS, 90.0), _van(Cijfersoort.MINSTENS, 80.0)]
    found = _met_grenzen(
        np.array([[0.2], [0.2]]), figures, np.array([5.0]), np.array([475.0]), np.array([[1.0]]), np.array([[1.0]])
    )
    assert found[0].tolist() == [[0.2, -1.0, 0.0], [0.2, 0.0, -1.0]]
    assert found[2].tolist() == [475.0, pytest.approx(5.0), pytest.approx(15.0)]


# ------------------------------------------------------------------------------------------ who must stay open


def _samen(
    sums: list[float], groups: list[list[float]], crossings: list[list[float]], low: float = 0.0, high: float = 100.0
) -> _Samen:
    """Five and five, of whom the total is known, each between two limits."""
    return _Samen(
        rijen=np.array([[0.1, 0.1]]),
        aantal=np.array([5.0, 5.0]),
        som=np.array(sums),
        groepen=np.array(groups),
        kruisingen=np.array(crossings).reshape(len(crossings), 2),
        laag=np.full(2, low),
        hoog=np.full(2, high),
    )


@pytest.mark.parametrize(
    ("total", "low", "high", "safe"),
    [
        # Four of ten may have everything, or the others.
        (500.0, 0.0, 100.0, True),
        (80.0, 0.0, 100.0, True),
        (79.5, 0.0, 100.0, False),
        (920.0, 0.0, 100.0, True),
        (920.5, 0.0, 100.0, False),
        # All are at 62.5 at least: only what is above that is open.
        (705.0, 62.5, 100.0, True),
        (704.5, 62.5, 100.0, False),
        # All are at 62.5 at most.
        (545.0, 0.0, 62.5, True),
        (545.5, 0.0, 62.5, False),
        (500.0, 40.0, 60.0, True),
        (500.0, 40.5, 60.0, False),
        (500.0, 50.0, 50.0, False),
    ],
)
def test_between_two_limits_a_group_needs_as_many_points_of_a_shorter_scale(
    total: float, low: float, high: float, safe: bool
) -> None:
    assert _samen([total / 2, total / 2], [[4.0, 0.0]], [], low, high).veilig() is safe


def test_a_crossing_must_only_not_be_worked_out() -> None:
    assert _samen([500.0, 495.0], [[1.0, 0.0]], [[5.0, 0.0]]).veilig() is False, "one of ten, at 99.5 on the whole"
    assert _samen([250.0, 250.0], [[1.0, 0.0]], [[5.0, 0.0]]).veilig()
    assert _samen([100.0, 100.0], [[1.0, 0.0]], [[5.0, 0.0]]).veilig(), "what they answered does not matter there"
    known = _samen([250.0, 250.0], [[1.0, 0.0]], [[5.0, 0.0]])
    rows = np.vstack([known.rijen, [[0.2, 0.0]]])
    told = _Samen(rows, known.aantal, known.som, known.groepen, known.kruisingen, known.laag, known.hoog)
    assert not told.veilig()


def _groepen(*lagen: CelUitgifte) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    """The groups that must stay open, and the crossings, as numbers of persons."""
    names = sorted({tag for layer in lagen for tag in layer.merken})
    where = [np.array([names.index(tag) for tag in layer.merken], dtype=np.intp) for layer in lagen]
    sides = []
    for layer, index in zip(lagen, where, strict=True):
        made = np.full((3, len(names)), "\0", dtype=object)
        for row, name in enumerate(("functiegroep", "afdeling", "leidinggevend")):
            made[row, index] = layer.veld(name)
        sides.append(made)
    found = _verborgen(lagen, where, sides, len(names), PLAN)
    groups, crossings = ({tuple(np.flatnonzero(row).tolist()) for row in rows} for rows in found)
    return groups, crossings


def _reeks(first: int, last: int) -> tuple[int, ...]:
    return tuple(range(first, last))


def test_of_one_release_small_groups_and_departments_that_are_not_shown_stay_open() -> None:
    """Four of policy in A, seven in B, nine of execution in B."""
    people: tuple[Groepje, ...] = ((4, "beleid", "A", 0), (7, "beleid", "B", 0), (9, "uitvoering", "B", 0))
    small, other = _reeks(0, 4), _reeks(4, 20)
    assert _groepen(laag(*people)) == ({small, other}, {_reeks(4, 11)})
    shown = (TOTAAL, Gepubliceerd(Cijfersoort.AFDELING, NAN, ("B",)))
    assert _groepen(laag(*people, cijfers=shown)) == ({small}, {_reeks(4, 11)})
    together = (TOTAAL, Gepubliceerd(Cijfersoort.SAMEN, NAN, ("B",)))
    assert _groepen(laag(*people, cijfers=together))[0] == {small, other}


@pytest.mark.parametrize(
    ("people", "group", "crossing"), [(4, True, False), (5, False, True), (9, False, True), (10, False, False)]
)
def test_a_crossing_is_hidden_under_five_and_can_not_be_worked_out_under_ten(
    people: int, group: bool, crossing: bool
) -> None:
    groups, crossings = _groepen(
        laag((people, "beleid", "", 1), (20, "beleid", "", 0), (20, "uitvoering", "", 1), (9, "uitvoering", "", 0))
    )
    assert (_reeks(0, people) in groups, _reeks(0, people) in crossings) == (group, crossing)
    assert _reeks(people + 40, people + 49) in crossings
    assert len(groups) + len(crossings) == 1 + group + crossing


def test_a_crossing_of_two_fields_is_one_group_however_the_third_divides_it() -> None:
    _, crossings = _groepen(
        laag((3, "beleid", "A", 1), (4, "beleid", "A", 0), (20, "beleid", "B", 0), (20, "uitvoering", "A", 1))
    )
    assert _reeks(0, 7) in crossings


@pytest.mark.parametrize(("board", "protected"), [(6, True), (60, True), (61, False)])
def test_the_board_stays_open_unless_it_is_nearly_everybody(board: int, protected: bool) -> None:
    groups, _ = _groepen(laag((board, "bestuur", "", 0), (12, "uitvoering", "", 0)))
    assert (_reeks(0, board) in groups) is protected


@pytest.mark.parametrize(("people", "hidden"), [(60, True), (61, False)])
def test_a_department_stays_open_unless_it_is_nearly_everybody(people: int, hidden: bool) -> None:
    groups, _ = _groepen(laag((people, "uitvoering", "A", 0), (12, "uitvoering", "", 0)))
    assert groups == ({_reeks(0, people)} if hidden else set())


@pytest.mark.parametrize(("more", "hidden"), [(4, True), (5, False)])
def test_the_few_who_came_or_left_stay_open(more: int, hidden: bool) -> None:
    """Twenty of execution, and later some more of them: in either order of the releases."""
    few, many = laag((20, "uitvoering", "", 0)), laag((20 + more, "uitvoering", "", 0))
    for releases in ((few, many), (many, few)):
        groups, crossings = _groepen(*releases)
        assert groups == ({_reeks(20, 20 + more)} if hidden else set())
        assert not crossings


def test_who_came_stays_open_per_department() -> None:
    """Three more in A and four more in B: seven are enough, three and four are not."""
    first = laag((20, "uitvoering", "A", 0), (20, "uitvoering", "B", 0))
    new = laag((3, "uitvoering", "A", 0), (4, "uitvoering", "B", 0), eerste=40)
    both = CelUitgifte(first.merken + new.merken, first.personen + new.personen, (TOTAAL,))
    groups, crossings = _groepen(first, both)
    departments = {_reeks(0, 20), _reeks(20, 40), _reeks(0, 20) + _reeks(40, 43), _reeks(20, 40) + _reeks(43, 47)}
    assert groups == {_reeks(40, 43), _reeks(43, 47), *departments}
    assert not crossings


def test_who_moved_together_from_one_department_to_another_stays_open() -> None:
    """Three of A stand in B later: each department by itself is large, their way is not."""
    before = laag((20, "uitvoering", "A", 0), (20, "uitvoering", "B", 0))
    after = laag((17, "uitvoering", "A", 0), (23, "uitvoering", "B", 0))
    groups, _ = _groepen(before, after)
    assert _reeks(17, 20) in groups


def test_only_the_last_release_makes_crossings() -> None:
    seven = laag((7, "beleid", "A", 0), (20, "beleid", "B", 0), (20, "uitvoering", "A", 0))
    ten = laag((10, "beleid", "A", 0), (20, "beleid", "B", 0), (20, "uitvoering", "A", 0))
    assert _reeks(0, 7) in _groepen(ten, seven)[1]
    assert _groepen(seven, ten)[1] == set()


# ------------------------------------------------------------------------------------------------- the question


@pytest.mark.parametrize(("stay", "safe"), [(20, True), (25, True), (26, False)])
def test_five_who_left_may_have_answered_anything_and_four_are_too_few(stay: int, safe: bool) -> None:
    """Thirty at 50 on the whole; later without some. Their answers are gone, and were 50 too as far as anybody can tell."""
    printed = (Gepubliceerd(Cijfersoort.TOTAAL, 50.0),)
    before = laag((30, "uitvoering", "", 0), cijfers=printed)
    after = laag((stay, "uitvoering", "", 0))
    assert samen_veilig([before, after], dict.fromkeys(after.merken, 50.0), PLAN) is safe


def test_who_left_and_must_all_have_answered_alike_is_told() -> None:
    """Thirty at 60, so at 59.5 or more, and twenty-four of them at 50: the other six have 585 of 600 points."""
    before = laag((30, "uitvoering", "", 0), cijfers=(Gepubliceerd(Cijfersoort.TOTAAL, 60.0),))
    after = laag((24, "uitvoering", "", 0))
    assert not samen_veilig([before, after], dict.fromkeys(after.merken, 50.0), PLAN)
    assert samen_veilig([before, after], dict.fromkeys(after.merken, 50.5), PLAN), "573 of 600"


def test_a_mean_of_a_group_is_asked_beside_the_release() -> None:
    people = laag((10, "beleid", "", 0), (20, "uitvoering", "", 0))
    score = {tag: 0.0 if row < 10 else 75.0 for row, tag in enumerate(people.merken)}
    question = Samenvraag([people], score, PLAN)
    assert question.veilig()
    assert not question.veilig((Gepubliceerd(Cijfersoort.ACHTERGROND, NAN, ("functiegroep=beleid",)),))
    middle = Samenvraag([people], dict.fromkeys(people.merken, 50.0), PLAN)
    assert middle.veilig((Gepubliceerd(Cijfersoort.ACHTERGROND, NAN, ("functiegroep=beleid",)),))


@pytest.mark.parametrize(("score", "safe"), [(70.5, True), (70.4, False)])
def test_that_everybody_agrees_is_a_limit_of_each(score: float, safe: bool) -> None:
    """Ten at 62.5 at least, of whom four are a department: what all have above that is 80 points or less."""
    agree = (TOTAAL, Gepubliceerd(Cijfersoort.ELK_MINSTENS, 62.5))
    people = laag((4, "uitvoering", "A", 0), (6, "uitvoering", "", 0), cijfers=agree)
    assert samen_veilig([people], dict.fromkeys(people.merken, score), PLAN) is safe
    below = (TOTAAL, Gepubliceerd(Cijfersoort.ELK_HOOGSTENS, 37.5))
    mirror = laag((4, "uitvoering", "A", 0), (6, "uitvoering", "", 0), cijfers=below)
    assert samen_veilig([mirror], dict.fromkeys(mirror.merken, 100.0 - score), PLAN) is safe


def test_answers_that_changed_are_two_answers_when_one_cannot_be_true() -> None:
    """Twelve at 25 on the whole, later at 75: the earlier figure does not fit who they are now."""
    before = laag((12, "uitvoering", "", 0), cijfers=(Gepubliceerd(Cijfersoort.TOTAAL, 25.0),))
    changed = tuple(Uitgegeven("uitvoering", "", 0, f"n{row}", "1") for row in range(12))
    after = CelUitgifte(before.merken, changed, (TOTAAL,))
    score = dict.fromkeys(after.merken, 75.0)
    assert samen_veilig([before, after], score, PLAN)
    same = CelUitgifte(before.merken, before.personen, (TOTAAL,))
    assert not samen_veilig([before, same], score, PLAN), "the same answers cannot give both: nothing may be claimed"


@pytest.mark.parametrize(("kind", "limit", "last"), [("elk minstens", 62.5, 100.0), ("elk hoogstens", 37.5, 0.0)])
def test_who_is_at_the_limit_itself_fits_it(kind: str, limit: float, last: float) -> None:
    """Nine at the limit and one at the end: what the ten have beyond it is 37.5 points, for each of them to have."""
    figures = (TOTAAL, Gepubliceerd(Cijfersoort(kind), limit))
    people = laag((10, "uitvoering", "", 0), cijfers=figures)
    score = dict.fromkeys(people.merken, limit) | {people.merken[0]: last}
    assert samen_veilig([people], score, PLAN)
    past = 100.0 - limit
    assert not samen_veilig([people], dict.fromkeys(people.merken, past), PLAN), "that cannot be what was said of them"


def test_the_few_who_left_stay_open_together_though_they_have_nothing_in_common() -> None:
    """Two managers of policy in A and two others of execution in B: a total then and now give the mean of the four."""
    printed = (Gepubliceerd(Cijfersoort.TOTAAL, 50.0),)
    before = laag((15, "beleid", "A", 1), (15, "uitvoering", "B", 0), cijfers=printed)
    here = [row for row in range(30) if row not in {0, 1, 15, 16}]
    after = CelUitgifte(
        tuple(before.merken[row] for row in here), tuple(before.personen[row] for row in here), (TOTAAL,)
    )
    assert (0, 1, 15, 16) in _groepen(before, after)[0]
    assert not samen_veilig([before, after], dict.fromkeys(after.merken, 50.0), PLAN)
