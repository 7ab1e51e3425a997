"""Redesign scenarios: what they count, what they may not do, and what is never said about small departments."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.advice import herinrichting as module
from srm_kit.advice.herinrichting import Herinrichting, herinrichting
from srm_kit.dossier.contract.dossier import Dossier, Zorgvuldigheid
from srm_kit.dossier.contract.tabellen import Afdeling, Doel, Inspanning, Koppeling, Samenwerking
from srm_kit.measures import measure
from srm_kit.model import drempels
from srm_kit.simulation import voorbeeldstad


def town(heads: dict[str, int | None], goals: dict[str, str], together: tuple[Samenwerking, ...] = ()) -> Dossier:
    """``goals`` maps a goal to the departments (one letter each) of its initiatives."""
    efforts = [(goal, f"{goal}{name}", name) for goal, names in goals.items() for name in names]
    return replace(
        voorbeeldstad(),
        afdelingen=tuple(Afdeling(name, f"Afdeling {name}", medewerkers=count) for name, count in heads.items()),
        doelen=tuple(Doel(goal, goal) for goal in goals),
        inspanningen=tuple(Inspanning(ident, ident, afdeling=name) for _, ident, name in efforts),
        koppelingen=tuple(Koppeling(goal, "inspanning", ident) for goal, ident, _ in efforts),
        samenwerking=together,
    )


def test_the_pair_with_most_effect_for_the_fewest_heads_comes_first() -> None:
    dossier = town(
        {"A": 40, "B": 30, "C": 20, "D": 60, "E": 60},
        {"D1": "AB", "D2": "AB", "D3": "CD", "D4": "DE", "D5": "E"},
        (Samenwerking("A", "A", 50), Samenwerking("A", "B", 30), Samenwerking("D", "E", 20)),
    )
    found = herinrichting(dossier)
    assert found.nu is not None
    assert found.nu.kruisend == ("D1", "D2", "D3", "D4")
    assert found.nu.samenwerking_binnen == pytest.approx(0.5)
    pair = found.scenarios[0]
    assert ("A", "B") in pair.eenheden
    assert pair.kruisend == ("D3", "D4")
    assert pair.verplaatst == 30
    assert pair.verplaatst_aandeel == pytest.approx(1 / 7)
    assert pair.aandeel == pytest.approx(2 / 5)
    assert pair.samenwerking_binnen == pytest.approx(0.8)


def test_a_department_that_is_only_proposed_is_in_no_scenario() -> None:
    goals = {"D1": "ABC", "D2": "AB"}
    plain = town({"A": 40, "B": 30}, goals, (Samenwerking("A", "A", 50), Samenwerking("A", "B", 30)))
    proposed = Afdeling("C", "Voorstel", medewerkers=20, bevestigd=False)
    with_c = town({"A": 40, "B": 30, "C": 20}, goals, (*plain.samenwerking, Samenwerking("B", "C", 90)))
    found = herinrichting(replace(with_c, afdelingen=(*plain.afdelingen, proposed)))
    assert found.nu is not None
    assert found.nu.eenheden == (("A",), ("B",))
    assert found.nu.samenwerking_binnen == pytest.approx(0.625)
    assert found.buiten_beschouwing == ()


def test_the_sample_now_is_the_integraliteit_of_the_measures() -> None:
    story = voorbeeldstad()
    found = herinrichting(story)
    assert found.nu is not None
    assert found.nu.aandeel == measure(story).verkokering.integraliteit
    assert 2 <= len(found.scenarios) <= 3


heads = st.dictionaries(st.sampled_from("ABCDE"), st.integers(5, 60), min_size=2)
goal_sets = st.lists(st.sets(st.sampled_from("ABCDE"), max_size=3).map(sorted), min_size=1, max_size=6)


@given(heads, goal_sets)
def test_every_scenario_helps_more_goals_for_more_heads_within_the_limits(
    known: dict[str, int], wanted: list[list[str]]
) -> None:
    goals = {f"D{n}": "".join(name for name in names if name in known) for n, names in enumerate(wanted)}
    found = herinrichting(town(dict(known), goals))
    if found.nu is None:
        return
    previous, everybody = found.nu, sum(known.values())
    for item in found.scenarios:
        assert sorted(name for unit in item.eenheden for name in unit) == sorted(known)
        assert len(item.kruisend) < len(previous.kruisend)
        assert item.verplaatst > previous.verplaatst
        for unit in item.eenheden:
            if len(unit) > 1:
                assert sum(known[name] for name in unit) <= drempels().herinrichting_grootste * everybody
        previous = item


@given(heads, goal_sets)
def test_no_pair_beats_the_pair_that_is_shown(known: dict[str, int], wanted: list[list[str]]) -> None:
    goals = {f"D{n}": "".join(name for name in names if name in known) for n, names in enumerate(wanted)}
    found = herinrichting(town(dict(known), goals))
    shown = [item for item in found.scenarios if sum(len(unit) > 1 for unit in item.eenheden) == 1]
    pairs = [item for item in shown if max(len(unit) for unit in item.eenheden) == 2]
    if not pairs:
        return
    most = drempels().herinrichting_grootste * sum(known.values())
    for one, other in combinations(sorted(known), 2):
        if known[one] + known[other] > most:
            continue
        left = sum(len({"x" if name in (one, other) else name for name in names}) > 1 for names in goals.values())
        assert (left, min(known[one], known[other])) >= (len(pairs[0].kruisend), pairs[0].verplaatst)


def test_the_order_of_rows_does_not_matter() -> None:
    story = voorbeeldstad()
    turned = replace(story, afdelingen=story.afdelingen[::-1], koppelingen=story.koppelingen[::-1])
    assert herinrichting(turned) == herinrichting(story)


def test_small_and_unknown_departments_stay_and_are_not_counted() -> None:
    dossier = town({"A": 40, "B": 30, "C": 4, "D": None, "E": 35}, {"D1": "ABC", "D2": "AD", "D3": "AB", "D4": "BE"})
    found = herinrichting(dossier)
    assert [name for name, _ in found.buiten_beschouwing] == ["C", "D"]
    assert found.medewerkers == 105
    for item in found.scenarios:
        assert ("C",) in item.eenheden
        assert ("D",) in item.eenheden
        assert "D1" in item.kruisend
    stricter = replace(dossier, zorgvuldigheid=Zorgvuldigheid(True, True, k_min=33))
    assert [name for name, _ in herinrichting(stricter).buiten_beschouwing] == ["B", "C", "D"]


@pytest.mark.parametrize(
    ("heads", "goals", "reason"),
    [
        ({"A": 9, "B": 9}, {}, "er zijn geen doelen"),
        ({"A": 9, "B": None}, {"D1": "AB"}, "geen twee afdelingen"),
        ({"A": 10, "B": 10, "C": 10}, {"D1": "A", "D2": "B"}, "geen enkel doel heeft meer dan één afdeling nodig"),
    ],
)
def test_without_enough_there_is_a_reason(heads: dict[str, int | None], goals: dict[str, str], reason: str) -> None:
    found = herinrichting(town(heads, goals))
    assert reason in (found.reden or "")
    assert found.scenarios == ()
    assert found.medewerkers == (30 if found.nu else 0)


def test_with_many_departments_the_step_by_step_search_comes_close(monkeypatch: pytest.MonkeyPatch) -> None:
    story = town(
        {name: 10 + 3 * place for place, name in enumerate("ABCDEFG")},
        {"D1": "AB", "D2": "BC", "D3": "AC", "D4": "DE", "D5": "EF", "D6": "G", "D7": "CD"},
    )
    exact = herinrichting(story)
    less = replace(drempels(), herinrichting_volledig=3)
    monkeypatch.setattr(module, "drempels", lambda: less)
    quick = herinrichting(story)
    assert exact.volledig
    assert not quick.volledig
    monkeypatch.setattr(module, "drempels", lambda: replace(less, herinrichting_volledig=7))
    assert herinrichting(story) == exact

    def fewest(found: Herinrichting) -> int:
        return min(len(item.kruisend) for item in found.scenarios)

    assert fewest(quick) <= fewest(exact) + 1


def test_the_step_by_step_search_goes_on_until_two_clusters(monkeypatch: pytest.MonkeyPatch) -> None:
    story = town(
        {"A": 60, "B": 10, "C": 10, "D": 10, "E": 60, "F": 10},
        {"D1": "AB", "D2": "AB", "D3": "CD", "D4": "CD", "D5": "EF", "D6": "EF", "D7": "BC"},
    )
    less = replace(drempels(), herinrichting_volledig=3)
    monkeypatch.setattr(module, "drempels", lambda: less)
    last = herinrichting(story).scenarios[-1]
    assert last.eenheden == (("A", "B", "C", "D"), ("E", "F"))
    assert last.kruisend == ()
    assert last.verplaatst == 40


def test_when_the_best_merge_moves_too_many_a_smaller_one_is_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    goals = {f"D{number}": "AB" for number in range(8)} | {"D8": "CD"}
    story = town({"A": 30, "B": 30, "C": 10, "D": 10, "E": 20}, goals)
    less = replace(drempels(), herinrichting_volledig=3)
    monkeypatch.setattr(module, "drempels", lambda: less)
    first = herinrichting(story).scenarios[0]
    assert first.eenheden == (("A",), ("B",), ("C", "D"), ("E",))
    assert first.verplaatst == 10


def test_every_grouping_is_made_once() -> None:
    assert set(module.verdelingen("ABC")) == {
        (("A",), ("B",), ("C",)),
        (("A", "B"), ("C",)),
        (("A", "C"), ("B",)),
        (("A",), ("B", "C")),
        (("A", "B", "C"),),
    }
    assert [len(set(module.verdelingen("ABCDEF"[:count]))) for count in range(1, 7)] == [1, 2, 5, 15, 52, 203]
    assert sum(1 for _ in module.verdelingen("ABCDEF")) == 203


@pytest.mark.parametrize(("a", "c", "together"), [(30, 40, True), (31, 39, False)])
def test_a_cluster_may_hold_six_tenths_of_all_heads_and_no_more(a: int, c: int, together: bool) -> None:
    found = herinrichting(town({"A": a, "B": 30, "C": c}, {"D1": "AB", "D2": "C"}))
    assert [item.eenheden for item in found.scenarios] == ([(("A", "B"), ("C",))] if together else [])
    nothing = "geen samenvoeging maakt dat een doel met minder afdelingen toe kan"
    assert found.reden == (None if together else nothing)


def test_a_department_that_is_large_by_itself_keeps_no_others_apart() -> None:
    found = herinrichting(town({"A": 80, "B": 10, "C": 10}, {"D1": "BC"}))
    assert [item.eenheden for item in found.scenarios] == [(("A",), ("B", "C"))]


@pytest.mark.parametrize(("within", "between", "share"), [(0.25, 0.25, 0.5), (0.75, 0.0, 1.0), (0.0, 0.0, None)])
def test_cooperation_within_is_a_share_of_all_however_little_there_is(
    within: float, between: float, share: float | None
) -> None:
    together = (Samenwerking("A", "A", within), Samenwerking("A", "B", between))
    now = herinrichting(town({"A": 30, "B": 30, "C": 40}, {"D1": "AB"}, together)).nu
    assert now is not None
    assert now.samenwerking_binnen == share


def test_of_two_equal_pairs_the_one_that_works_together_most_is_shown() -> None:
    same = {"A": 20, "B": 20, "C": 20, "D": 20, "E": 20}
    goals = {"D1": "AB", "D2": "CD"}
    for most, pair in (("AB", ("A", "B")), ("CD", ("C", "D"))):
        together = tuple(Samenwerking(*each, 5 if each == most else 3) for each in ("AB", "CD"))
        assert pair in herinrichting(town(same, goals, together)).scenarios[0].eenheden


def test_a_quarter_of_the_heads_may_move_and_three_clusters_are_three() -> None:
    # One pair moves 25 of the 100 heads: a quarter. Both pairs would be 50, and two clusters instead of three.
    found = herinrichting(town({"A": 25, "B": 25, "C": 25, "D": 25}, {"D1": "AB", "D2": "CD"}))
    assert [(item.naam, len(item.eenheden), item.verplaatst_aandeel) for item in found.scenarios] == [
        ("Twee afdelingen samen", 3, 0.25)
    ]


def test_what_moves_more_heads_without_helping_a_goal_more_is_left_out() -> None:
    found = herinrichting(town({"A": 40, "B": 10, "C": 20, "D": 20, "E": 20}, {"D1": "AB"}))
    assert [(item.eenheden, item.verplaatst) for item in found.scenarios] == [
        ((("A", "B"), ("C",), ("D",), ("E",)), 10)
    ]


@pytest.mark.parametrize(
    ("last", "bounded"),
    [(20, (("A", "B"), ("C",), ("D",), ("E",))), (19, (("A",), ("B",), ("C", "D"), ("E",)))],
)
def test_what_exactly_fits_within_the_limit_of_moved_heads_is_the_bounded_scenario(
    last: int, bounded: tuple[tuple[str, ...], ...]
) -> None:
    # A with B moves 30 heads for two goals, C with D ten for one; a quarter of 120 is 30, of 119 it is less.
    heads = {"A": 40, "B": 30, "C": 20, "D": 10, "E": last}
    found = herinrichting(town(heads, {"D1": "AB", "D2": "AB", "D3": "CD", "D4": "E"}))
    assert bounded in [item.eenheden for item in found.scenarios]
    assert (len(found.scenarios), found.scenarios[-1].naam) == ((2 if last == 20 else 3), "Drie clusters")
    assert found.scenarios[-1].eenheden == (("A", "B"), ("C", "D"), ("E",))


def test_step_by_step_takes_first_what_helps_most_goals_per_moved_head(monkeypatch: pytest.MonkeyPatch) -> None:
    less = replace(drempels(), herinrichting_volledig=3)
    monkeypatch.setattr(module, "drempels", lambda: less)
    # One goal for ten heads (C with D) goes before two goals for thirty (A with B); both is more than a quarter of all.
    goals = {"D1": "AB", "D2": "AB", "D3": "CD", "D4": "E"}
    found = herinrichting(town({"A": 40, "B": 30, "C": 20, "D": 10, "E": 20}, goals))
    assert [(len(item.kruisend), item.verplaatst) for item in found.scenarios] == [(2, 10), (1, 30), (0, 40)]
    # After F with G (five goals for twenty heads) a next step is weighed by the heads that it adds itself.
    goals |= {f"E{number}": "FG" for number in range(5)}
    found = herinrichting(town({"A": 40, "B": 30, "C": 20, "D": 10, "E": 60, "F": 30, "G": 20}, goals))
    assert [(len(item.kruisend), item.verplaatst) for item in found.scenarios] == [(3, 20), (2, 30), (0, 80)]
