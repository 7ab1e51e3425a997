"""The decision in organisations small enough to see why each group is shown or not."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from srm_kit.privacy import Antwoorden, Privacybesluit, Privacyplan, besluit, te_eens
from srm_kit.privacy.besluit import _aandelen_veilig, _grens, _Stand, _totaal_veilig, _veilig
from srm_kit.privacy.tabel import Privacytabel

sys.path.insert(0, str(Path(__file__).parent))
from met_de_hand import PLAN, Groepje, cel, om_en_om, vorm, wie


def op_aantallen(*groepjes: Groepje, plan: Privacyplan = PLAN) -> Privacybesluit:
    """What numbers of people alone decide."""
    people = wie(*groepjes)
    return besluit(plan, people, {"RS": om_en_om(people.afdeling.size)}, {}, weergave=False)


def gelezen(antwoorden: Antwoorden, *groepjes: Groepje, code: str = "RS") -> Privacybesluit:
    """What people may read of one cell with these answers."""
    return besluit(PLAN, wie(*groepjes), {code: antwoorden}, {}, weergave=True)


# ------------------------------------------------------------------------------- on numbers of people alone


@pytest.mark.parametrize(("others", "compared"), [(0, True), (1, False), (4, False), (5, True)])
def test_policy_is_compared_with_execution_unless_one_to_four_remain(others: int, compared: bool) -> None:
    rest: list[Groepje] = [(others, "bestuur", "", -1)] if others else []
    found = op_aantallen((10, "beleid", "", 1), (12, "uitvoering", "", 0), *rest)
    expected = {"RS"} if compared else set()
    assert (found.kloof, found.kloof_leiding) == (expected, expected)


@pytest.mark.parametrize(
    ("sizes", "shown", "together"),
    [
        ({"A": 20, "B": 20}, "AB", ()),
        ({"A": 20, "B": 15, "C": 5}, "ABC", ()),
        # Beside A and B the total would tell of the four: B goes, and with C it is shown as one group.
        ({"A": 20, "B": 15, "C": 4}, "A", ("B", "C")),
        ({"A": 20, "B": 3, "C": 3}, "A", ("B", "C")),
        # Two and two are four: no group either, though the three of no department make the rest large enough.
        ({"A": 20, "B": 2, "C": 2, "": 3}, "A", ()),
        ({"A": 20, "B": 4, "": 5}, "A", ()),
        ({"A": 4, "B": 4, "C": 4}, "", ()),
        ({"A": 20, "": 4}, "", ()),
        ({"A": 20, "": 5}, "A", ()),
        # Z is no group by head count; with the ten of no department it can not be worked out.
        ({"A": 20, "Z": 10, "": 10}, "A", ()),
        ({"A": 20, "Z": 20}, "", ()),
    ],
)
def test_departments_from_large_to_small_and_what_remains_as_one_group(
    sizes: dict[str, int], shown: str, together: tuple[str, ...]
) -> None:
    found = op_aantallen(*((count, "uitvoering", name, 0) for name, count in sizes.items()))
    assert (found.afdelingen, found.gekozen) == ({"RS": frozenset(shown)}, frozenset(shown))
    assert found.samengevoegd == together
    assert found.samencellen == ({"RS"} if together else set())


def test_a_small_department_comes_back_when_another_was_at_fault() -> None:
    """With all of A, B, C and D three remain. Without D, showing C would tell the two of execution in it: policy is known
    from the comparison. So C goes, and then nine stand beside A, B and D."""
    found = op_aantallen(
        (30, "uitvoering", "A", 0),
        (20, "uitvoering", "B", 0),
        (10, "beleid", "C", 0),
        (2, "uitvoering", "C", 0),
        (6, "uitvoering", "D", 0),
        (3, "uitvoering", "", 0),
    )
    assert found.kloof == {"RS"}
    assert found.gekozen == frozenset("ABD")
    assert found.samengevoegd == ()


def test_departments_shown_as_one_group_may_have_nobody_in_a_cell() -> None:
    """The six of C and D are one group; in RB none of them answered, and A and B are everybody."""
    people = wie(*((count, "uitvoering", name, 0) for name, count in {"A": 20, "B": 20, "C": 3, "D": 3}.items()))
    some = Antwoorden(np.arange(46) < 40, om_en_om(46).score)
    for readers in (False, True):
        found = besluit(PLAN, people, {"RS": om_en_om(46), "RB": some}, {}, weergave=readers)
        assert found.samengevoegd == ("C", "D")
        assert found.afdelingen == {"RS": frozenset("AB"), "RB": frozenset("AB")}


@pytest.mark.parametrize(("before", "shown"), [(4, "A"), (5, "AB")])
def test_a_department_must_be_large_enough_at_both_dates(before: int, shown: str) -> None:
    now = wie((20, "uitvoering", "A", 0), (20, "uitvoering", "B", 0), (5, "uitvoering", "", 0))
    then = wie((20, "uitvoering", "A", 0), (before, "uitvoering", "B", 0), (5, "uitvoering", "", 0))
    earlier = then, {"RS": om_en_om(25 + before)}
    found = besluit(PLAN, now, {"RS": om_en_om(45)}, {}, earlier, weergave=False)
    assert found.gekozen == frozenset(shown)


def test_the_smallest_of_both_dates_decides_which_department_goes_first() -> None:
    """Three remain beside both: one must go. B is larger now, and was smaller before."""
    now = wie((12, "uitvoering", "A", 0), (14, "uitvoering", "B", 0), (3, "uitvoering", "", 0))
    then = wie((12, "uitvoering", "A", 0), (10, "uitvoering", "B", 0), (3, "uitvoering", "", 0))
    found = besluit(PLAN, now, {"RS": om_en_om(29)}, {}, (then, {"RS": om_en_om(25)}), weergave=False)
    assert found.gekozen == {"A"}


# --------------------------------------------------------------------------------------- on the answers too


@pytest.mark.parametrize(
    ("sizes", "leaders"),
    [
        ({"A": 20, "B": 10}, "AB"),
        ({"A": 20, "B": 9}, ""),  # without A nine remain
        ({"A": 20, "B": 9, "C": 10}, "A"),  # beside A and C nine remain; beside A nineteen
        ({"A": 20, "B": 5, "C": 10, "": 5}, "AC"),  # beside A and C ten remain
        ({"A": 10, "B": 5, "": 5}, "A"),
        ({"A": 9, "B": 9}, ""),
    ],
)
def test_of_leadership_a_named_department_and_what_remains_of_the_total_are_ten(
    sizes: dict[str, int], leaders: str
) -> None:
    groups: list[Groepje] = [(count, "uitvoering", name, 0) for name, count in sizes.items()]
    answers = om_en_om(sum(sizes.values()))
    found = gelezen(answers, *groups, code="RL")
    assert found.afdelingen == {"RL": frozenset(leaders)}
    assert gelezen(answers, *groups).afdelingen == {"RS": frozenset(sizes) - {""}}
    exact = besluit(PLAN, wie(*groups), {"RL": answers}, {}, weergave=False)
    assert exact.afdelingen == {"RL": frozenset(sizes) - {""}}, "the adviser sees them"


def test_where_a_department_is_left_out_the_small_ones_are_not_shown_together() -> None:
    """Beside A and B, the six of D and E are one group; of leadership B has too few, and the rest would tell of it."""
    people = wie(*((count, "uitvoering", name, 0) for name, count in {"A": 20, "B": 9, "D": 3, "E": 3}.items()))
    found = besluit(PLAN, people, {"RS": om_en_om(35), "RL": om_en_om(35)}, {}, weergave=True)
    assert found.samengevoegd == ("D", "E")
    assert found.afdelingen == {"RS": frozenset("AB"), "RL": frozenset("A")}
    assert found.samencellen == {"RS"}


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ([50.0] * 60, "ABC"),
        # Twenty at 0 are twenty known answers: A is not shown, nor what would leave only A of the total.
        ([0.0] * 20 + [75.0] * 40, "B"),
        ([75.0] * 20 + [100.0] * 20 + [75.0] * 20, "A"),
    ],
)
def test_a_department_at_an_end_of_the_scale_is_not_shown(answers: list[float], shown: str) -> None:
    found = gelezen(cel(*answers), *((20, "uitvoering", name, 0) for name in "ABC"))
    assert found.afdelingen == {"RS": frozenset(shown)}
    assert found.codering == {}
    assert found.gekozen == frozenset("ABC"), "that was chosen before the answers were looked at"


@pytest.mark.parametrize(
    ("answers", "kloof", "kloof_leiding"),
    [
        ([50.0] * 40, True, True),
        ([0.0] * 20 + [75.0] * 20, False, True),
        (([0.0] * 10 + [75.0] * 10) * 2, True, False),
    ],
)
def test_a_comparison_that_tells_a_group_at_an_end_is_not_shown(
    answers: list[float], kloof: bool, kloof_leiding: bool
) -> None:
    """Ten of policy lead and ten do not, and so of execution: with the total, a difference of means gives both means."""
    found = gelezen(cel(*answers), *((10, group, "", lead) for group in ("beleid", "uitvoering") for lead in (1, 0)))
    assert ("RS" in found.kloof, "RS" in found.kloof_leiding) == (kloof, kloof_leiding)


def test_a_total_near_the_end_is_shown_as_its_limit() -> None:
    """All eight at 0: within 2 points of the end eight have 16 together, within 5 they have 40: room of 20 for one."""
    people: Groepje = (8, "uitvoering", "", 0)
    assert gelezen(cel(*[0.0] * 8), people).codering == {"RS": 5.0}
    top = gelezen(cel(*[100.0] * 8), people)
    assert top.codering == {"RS": 95.0}
    assert (top.verandering_verborgen, top.spreiding_verborgen, top.aandelen_verborgen) == ({"RS"}, {"RS"}, set())
    middle = gelezen(om_en_om(8), people)
    assert (middle.codering, middle.verandering_verborgen, middle.spreiding_verborgen) == ({}, set(), {"RS"})
    assert gelezen(om_en_om(10), (10, "uitvoering", "", 0)).spreiding_verborgen == set()
    assert middle.weergave
    assert not op_aantallen(people).weergave


def test_blocks_have_a_total_only_and_that_is_looked_at_too() -> None:
    people = wie((12, "uitvoering", "", 0))
    blocks = {"X": cel(*[0.0] * 12), "C": om_en_om(12), "O": cel(*[50.0] * 12), "N": None}
    found = besluit(PLAN, people, {"RS": om_en_om(12)}, blocks, weergave=True)
    assert found.codering == {"X": 2.0}
    assert found.spreiding_verborgen == {"X", "O"}, "of O all answered alike"
    assert found.afdelingen.keys() == {"RS"}


@pytest.mark.parametrize(("side", "hidden"), [(0, {"RS"}), (1, {"RS"}), (None, set())])
def test_a_change_is_hidden_where_the_shared_statements_have_an_extreme_total(
    side: int | None, hidden: set[str]
) -> None:
    people, middle = wie((12, "uitvoering", "", 0)), om_en_om(12)
    pair = [middle, middle]
    if side is not None:
        pair[side] = cel(*[100.0] * 12)
    found = besluit(
        PLAN, people, {"RS": middle}, {}, (people, {"RS": middle}), {"RS": (pair[0], pair[1])}, weergave=True
    )
    assert (found.verandering_verborgen, found.codering) == (hidden, {})


def test_a_department_that_is_nearly_the_whole_is_named_as_that() -> None:
    found = gelezen(om_en_om(34), (30, "uitvoering", "A", 0), (4, "uitvoering", "B", 0))
    assert found.vrijwel_geheel == {"RS": {"A"}}
    assert found.afdelingen == {"RS": frozenset()}
    both = gelezen(om_en_om(61), (51, "uitvoering", "A", 0), (10, "uitvoering", "B", 0))
    assert both.vrijwel_geheel == {"RS": set()}, "it is shown"
    assert both.afdelingen == {"RS": frozenset("AB")}


# ----------------------------------------------------------------------------------------- limits and shares


@pytest.mark.parametrize(
    ("persons", "hidden", "score", "limit"),
    [
        # Only single persons are hidden: a step of 2 is 2 x n points for one.
        (10, 0, 1.0, 2.0),
        (10, 0, 2.0, 2.0),
        (10, 0, 2.1, 5.0),
        (10, 0, 5.0, 5.0),
        (10, 0, 10.0, 10.0),
        (10, 0, 10.1, 20.0),
        (10, 0, 20.0, 20.0),
        (10, 0, 20.1, None),
        (10, 0, 50.0, None),
        (10, 0, 79.9, None),
        (10, 0, 80.0, 80.0),
        (10, 0, 95.0, 95.0),
        (10, 0, 98.0, 98.0),
        (10, 0, 99.5, 98.0),
        (9, 0, 1.0, 5.0),
        # Four are a hidden department beside one that is nearly the whole: a step of 2 is n/2 points for each.
        (40, 4, 1.0, 2.0),
        (39, 4, 1.0, 5.0),
        (39, 4, 99.0, 95.0),
    ],
)
def test_the_limit_is_the_nearest_that_leaves_twenty_points_to_the_largest_hidden_group(
    persons: int, hidden: int, score: float, limit: float | None
) -> None:
    rest: Groepje = (persons - hidden, "uitvoering", "B" if hidden else "", 0)
    groups = [rest, (hidden, "uitvoering", "A", 0)] if hidden else [rest]
    sums = np.array([score * count for count, *_ in groups])
    assert _grens(Privacytabel(vorm(*groups), sums)) == limit


@pytest.mark.parametrize(("score", "safe"), [(2.0, True), (1.99, False), (1.95, False), (98.0, True), (98.05, False)])
def test_a_total_leaves_four_of_forty_twenty_points(score: float, safe: bool) -> None:
    """Forty at 2 have 80 points: the four have 0 to 80 of them."""
    table = Privacytabel(vorm((36, "uitvoering", "B", 0), (4, "uitvoering", "A", 0)), np.array([36.0, 4.0]) * score)
    assert _totaal_veilig(table, frozenset()) is safe


@pytest.mark.parametrize(("score", "safe"), [(2.0, True), (1.9, False), (98.0, True), (98.1, False)])
def test_a_hidden_department_needs_twenty_points_of_the_whole_scale(score: float, safe: bool) -> None:
    """Forty at 1.9 have 76 points: the four of A have 0 to 19 in the mean."""
    form = vorm((36, "uitvoering", "B", 0), (4, "uitvoering", "A", 0))
    assert _veilig(Privacytabel(form, form.aantal * score), [form.totaal], frozenset("B")) is safe


def test_given_the_answers_a_crossing_of_seven_is_no_hidden_group() -> None:
    """It may not be worked out from numbers (one point); that the answers leave it little is no matter."""
    form = vorm((4, "beleid", "A", 0), (7, "beleid", "B", 0), (9, "uitvoering", "B", 0))
    table = Privacytabel(form, np.array([4.0, 7.0, 9.0]) * 50.0)
    seen = [form.totaal, np.array([0.0, 1.0, 0.0]) / 7.0]
    assert _veilig(table, seen, frozenset("AB"))
    assert not _veilig(table, [*seen, np.array([1.0, 0.0, 0.0]) / 4.0], frozenset("AB"))
    assert not _veilig(Privacytabel(form, table.som / 50.0), seen, frozenset("AB")), "everybody is at 1"


TEN = [0.0] * 9


@pytest.mark.parametrize(
    ("scores", "safe"),
    [
        # All disagree (37.5 or lower). One of the ten has no more than they have together.
        ([*TEN, 20.0], True),
        ([*TEN, 19.9], False),
        # All agree (62.5 or higher): what they have above that.
        ([*[62.5] * 9, 82.5], True),
        ([*[62.5] * 9, 82.4], False),
        # Nobody agrees, nobody disagrees: between 37.5 and 62.5.
        ([50.0] * 10, True),
        ([*[38.0] * 9, 52.0], False),  # 4.5 and 14.5 above 37.5
        ([*[38.0] * 9, 53.1], True),
        ([*[39.0] * 9, 44.0], True),  # 13.5 and 6.5: twenty together
        # Nobody agrees, one disagrees: everybody between 0 and 62.5.
        ([*[62.0] * 9, 37.5], True),
        ([*[62.0] * 9, 47.5], False),  # nobody disagrees: 4.5 and 15 short of 62.5, so 19.5
        # Some agree and some disagree: the shares say nothing of anybody.
        ([*[37.5] * 9, 62.5], True),
        ([*[62.5] * 9, 37.5], True),
        ([37.5] * 10, False),
        ([62.5] * 10, False),
    ],
)
def test_a_share_of_nobody_or_of_all_shortens_the_scale(scores: list[float], safe: bool) -> None:
    form = vorm((10, "uitvoering", "", 0))
    table = Privacytabel(form, np.array([sum(scores)]))
    stand = _Stand(form, {"totaal": form.totaal})
    assert _aandelen_veilig(table, stand, cel(*scores), frozenset()) is safe


def test_shares_of_some_and_some_ask_nothing_more_of_what_is_shown() -> None:
    form = vorm((10, "uitvoering", "", 0), (1, "beleid", "", 0))
    rows = {"totaal": form.totaal, "een": np.array([0.0, 1.0])}
    scores = cel(*[37.5] * 5, *[62.5] * 6)
    table = Privacytabel(form, np.array([500.0, 62.5]))
    assert _aandelen_veilig(table, _Stand(form, rows), scores, frozenset())


def test_shares_are_looked_at_beside_the_departments_that_are_shown() -> None:
    """Five at 63 in A are 2.5 above the 62.5 of who agree; in all there are 102.5."""
    form = vorm((5, "uitvoering", "A", 0), (5, "uitvoering", "B", 0))
    scores = cel(*[63.0] * 5, *[82.5] * 5)
    table = Privacytabel(form, np.array([315.0, 412.5]))
    total = {"totaal": form.totaal}
    alone, apart = _Stand(form, total), _Stand(form, total, frozenset("A"))
    joined = _Stand(form, total, samen=True)
    assert _aandelen_veilig(table, alone, scores, frozenset("A"))
    assert not _aandelen_veilig(table, apart, scores, frozenset("A"))
    assert not _aandelen_veilig(table, joined, scores, frozenset("A"))


@pytest.mark.parametrize(
    ("scores", "alike"),
    [
        ([50.0, 75.0] * 4, True),  # eight: too few for any spread
        # d either way: 2 x d x sqrt(10/9) x sqrt(9 x 6 / 40) = 2 x d x sqrt(1.5) is 20 at d = 8.165.
        ([41.9, 58.1] * 5, True),
        ([41.8, 58.2] * 5, False),
        # Of a hundred: 2 x d x sqrt(100/99) x sqrt(99 x 96 / 400) = 2 x d x sqrt(24): 20 at d = 2.041.
        ([48.0, 52.0] * 50, True),
        ([47.9, 52.1] * 50, False),
        ([50.0] * 99, True),
    ],
)
def test_people_who_answer_alike_have_no_spread_to_show(scores: list[float], alike: bool) -> None:
    assert te_eens(np.array(scores), PLAN) is alike


def test_shares_that_narrow_everybody_down_are_hidden_in_cells_and_in_blocks() -> None:
    """Twelve who agree and have 7.5 points above 62.5 together; or 37.5 points."""
    people = wie((12, "uitvoering", "", 0))
    close, wide = cel(*[62.5] * 11, 70.0), cel(*[62.5] * 11, 100.0)
    cells = {"RS": close, "RB": wide, "RL": om_en_om(12)}
    found = besluit(PLAN, people, cells, {"X": close, "C": wide, "N": None}, weergave=True)
    assert found.aandelen_verborgen == {"RS", "X"}
    assert found.codering == {}
    again = besluit(PLAN, people, cells, {}, (people, {"RS": om_en_om(12)}), weergave=True)
    assert (again.aandelen_verborgen, again.verandering_verborgen) == ({"RS"}, set())


def test_small_departments_that_all_say_the_same_are_not_shown_together() -> None:
    """D and E are six at 0; the forty others are in the middle."""
    people = (
        (20, "uitvoering", "A", 0),
        (20, "uitvoering", "", 0),
        (3, "uitvoering", "D", 0),
        (3, "uitvoering", "E", 0),
    )
    middle = om_en_om(40).score.tolist()
    found = gelezen(cel(*middle, *[0.0] * 6), *people)
    assert found.samengevoegd == ("D", "E")
    assert (found.samencellen, found.afdelingen) == (set(), {"RS": frozenset("A")})
    open_ = gelezen(cel(*middle, *[25.0, 75.0] * 3), *people)
    assert (open_.samencellen, open_.afdelingen) == ({"RS"}, {"RS": frozenset("A")})
