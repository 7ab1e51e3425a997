"""The solver against brute force on small instances: nothing better exists, and no limit is passed."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from srm_kit.advice.kandidaten import Kandidaat
from srm_kit.advice.schakels import Schakel
from srm_kit.advice.solver import Opgave, possible_starts, soft_shares, solve

LINKS = [Schakel(goal, cell) for goal in ("D1", "D2") for cell in ("RS", "IB", "VL")]

candidates = st.builds(
    Kandidaat,
    id=st.just(""),
    naam=st.just("x"),
    sluit=st.sets(st.sampled_from(LINKS), min_size=1, max_size=3).map(lambda found: tuple(sorted(found))),
    kosten=st.sampled_from([0.0, 10.0, 20.0, 35.0]),
    zacht=st.sampled_from([None, 0.0, 0.4, 1.0]),
    vroegst=st.integers(0, 1),
    kwartalen=st.integers(1, 3),
)
tasks = st.builds(
    lambda items, weights, room, budget, floor: Opgave(
        tuple(
            Kandidaat(f"E{n}", "x", i.sluit, i.kosten, None, i.zacht, i.vroegst, i.kwartalen)
            for n, i in enumerate(items)
        ),
        dict(zip(LINKS, weights, strict=True)),
        tuple(room),
        budget,
        floor,
    ),
    st.lists(candidates, max_size=5),
    st.lists(st.sampled_from([1, 2]), min_size=len(LINKS), max_size=len(LINKS)),
    st.lists(st.integers(0, 2), min_size=3, max_size=3),
    st.sampled_from([None, 0.0, 30.0, 60.0]),
    st.sampled_from([0.0, 0.25]),
)


def allowed(task: Opgave, start: dict[str, int]) -> bool:
    picked = [item for item in task.kandidaten if item.id in start]
    for quarter, room in enumerate(task.ruimte):
        if sum(start[item.id] <= quarter < start[item.id] + item.kwartalen for item in picked) > room:
            return False
    if task.budget is not None and sum(item.kosten or 0 for item in picked) > task.budget:
        return False
    parts = soft_shares(picked)
    return min(sum(parts), len(parts) - sum(parts)) >= task.ondergrens * len(parts) - 1e-6


def score(task: Opgave, chosen: set[str]) -> tuple[float, float, int]:
    """Smaller is better: what is closed (negative), the cost, the number."""
    picked = [item for item in task.kandidaten if item.id in chosen]
    closed = {link for item in picked for link in item.sluit}
    return -sum(task.gewicht[link] for link in closed), sum(item.kosten or 0 for item in picked), len(picked)


@given(tasks)
def test_nothing_better_exists(task: Opgave) -> None:
    found = solve(task)
    assert found.bewezen
    assert allowed(task, dict(found.start))
    options = [[None, *possible_starts(item, task.ruimte)] for item in task.kandidaten]
    every = (
        {item.id: start for item, start in zip(task.kandidaten, starts, strict=True) if start is not None}
        for starts in product(*options)
    )
    best = min(score(task, set(start)) for start in every if allowed(task, start))
    assert score(task, set(found.start)) == best


@given(tasks, st.randoms())
def test_the_order_of_candidates_does_not_matter(task: Opgave, random: object) -> None:
    items = list(task.kandidaten)
    random.shuffle(items)  # type: ignore[attr-defined]
    assert solve(replace(task, kandidaten=tuple(items))).start == solve(task).start


def test_the_first_by_id_wins_a_tie_and_starts_at_once() -> None:
    twins = tuple(Kandidaat(ident, "x", (LINKS[0],), 10.0) for ident in ("B", "A", "C"))
    assert solve(Opgave(twins, {LINKS[0]: 1}, (1, 1))).start == {"A": 0}


def test_too_many_to_weigh_still_gives_a_plan_within_the_limits() -> None:
    links = [Schakel(f"D{number:03d}", "IB") for number in range(300)]
    many = tuple(Kandidaat(f"E{number:03d}", "x", (link,), 10.0) for number, link in enumerate(links))
    found = solve(Opgave(many, dict.fromkeys(links, 1), (3, 3), 40.0))
    assert len(found.start) == 4
    assert not found.bewezen


def item(ident: str, *links: Schakel, **more: object) -> Kandidaat:
    return replace(Kandidaat(ident, "x", links, 10.0), **more)  # type: ignore[arg-type]


def test_a_step_for_a_finding_goes_before_gaps_and_starts_in_time() -> None:
    filler = item("A", *LINKS)
    step = item("B", antwoord=frozenset({0}))
    task = Opgave((filler, step), dict.fromkeys(LINKS, 1), (1, 1, 1, 1), pakketten=1, ernstig=1)
    assert solve(task).start == {"B": 0}
    late = replace(task, kandidaten=(filler, replace(step, vroegst=3)))
    assert solve(late).start == {"A": 0}


def test_what_a_finding_asks_for_goes_before_a_cheaper_stand_in_and_never_beside_it() -> None:
    asked = item("asked", LINKS[0], antwoord=frozenset({0}), kosten=90.0)
    stand_in = item("cheap", LINKS[0], LINKS[1], antwoord=frozenset({0}), kosten=1.0, invaller_voor=("asked",))
    task = Opgave((asked, stand_in), dict.fromkeys(LINKS, 1), (2, 2), ernstig=1)
    assert set(solve(task).start) == {"asked"}
    assert set(solve(replace(task, budget=50.0)).start) == {"cheap"}


def test_own_projects_go_first_up_to_their_number() -> None:
    own = [item(f"E{number}", LINKS[number], voorrang=True) for number in range(3)]
    other = [item(f"N{number}", *LINKS[3:], antwoord=frozenset({number}), bestaand=False) for number in range(3)]
    task = Opgave((*own, *other), dict.fromkeys(LINKS, 1), (9, 9, 9), pakketten=4, eigen_eerst=2, ernstig=3)
    chosen = set(solve(task).start)
    assert len(chosen & {"E0", "E1", "E2"}) == 2
    assert len(chosen & {"N0", "N1", "N2"}) == 2


def test_a_stand_in_for_two_findings_still_keeps_out_what_it_stands_in_for() -> None:
    asked = item("asked", LINKS[0], antwoord=frozenset({0}))
    stand_in = item("broad", LINKS[1], antwoord=frozenset({0, 1}), invaller_voor=("asked", "unknown"))
    task = Opgave((asked, stand_in), dict.fromkeys(LINKS, 1), (2, 2), ernstig=2)
    assert set(solve(task).start) == {"broad"}


def test_of_those_that_fill_the_same_gap_one_is_enough() -> None:
    pairs = (item("A", LINKS[0]), item("B", LINKS[0]), item("C", LINKS[1]), item("D", LINKS[1]))
    assert solve(Opgave(pairs, dict.fromkeys(LINKS, 1), (9, 9))).start == {"A": 0, "C": 0}


def test_of_too_many_the_step_for_a_finding_and_the_quick_win_are_weighed() -> None:
    long = item("A", *LINKS[:3], kwartalen=4)
    short = item("B", LINKS[3])
    step = item("C", antwoord=frozenset({0}))
    task = Opgave((long, short, step), dict.fromkeys(LINKS, 1), (1, 1, 1, 1), meeste=1, ernstig=1)
    assert solve(task).start == {"C": 0}
    assert solve(replace(task, kandidaten=(long, short))).start == {"B": 0}


def test_every_finding_gets_a_step_of_its_own() -> None:
    steps = (item("A", antwoord=frozenset({0})), item("B", antwoord=frozenset({1})))
    assert solve(Opgave(steps, {}, (9, 9), ernstig=2)).start == {"A": 0, "B": 0}


def test_without_room_to_be_ready_within_the_plan_nothing_starts() -> None:
    task = Opgave((item("A", LINKS[0], kwartalen=2),), {LINKS[0]: 1}, (0, 0, 0, 1))
    assert solve(task).start == {}
    assert solve(replace(task, ruimte=(0, 0, 1, 1))).start == {"A": 2}


def test_without_a_wish_nothing_goes_first_and_no_side_is_asked_for() -> None:
    own = item("A", LINKS[0], voorrang=True, zacht=0.0)
    other = item("N", LINKS[1], LINKS[2], zacht=0.0)
    task = Opgave((own, other), dict.fromkeys(LINKS, 1), (9, 9), pakketten=1)
    assert set(solve(task).start) == {"N"}
    assert set(solve(replace(task, eigen_eerst=1)).start) == {"A"}
    assert set(solve(replace(task, ondergrens=0.25)).start) == set()


def test_own_projects_are_picked_whatever_side_they_are_on_and_the_rest_makes_it_even() -> None:
    own = item("A", LINKS[0], voorrang=True, zacht=0.0)
    hard, soft = item("N1", *LINKS[1:4], zacht=0.0), item("N2", LINKS[4], LINKS[5], zacht=1.0)
    task = Opgave((own, hard, soft), dict.fromkeys(LINKS, 1), (9, 9), pakketten=2, ondergrens=0.25)
    assert set(solve(task).start) == {"N1", "N2"}
    assert set(solve(replace(task, eigen_eerst=1)).start) == {"A", "N2"}


def test_hard_and_soft_each_have_their_floor() -> None:
    one_of_each = [item(f"E{n}", LINKS[n], zacht=share) for n, share in enumerate((0.0, 0.0, 0.0, 0.0, 1.0))]
    task = Opgave(tuple(one_of_each), dict.fromkeys(LINKS, 1), (9, 9), ondergrens=0.25)
    assert len(solve(task).start) == 4  # three hard beside one soft: exactly a quarter
    turned = tuple(replace(each, zacht=1.0 - (each.zacht or 0.0)) for each in one_of_each)
    assert len(solve(replace(task, kandidaten=turned)).start) == 4
    neither = (*one_of_each, item("S", LINKS[5]))
    assert len(solve(replace(task, kandidaten=neither)).start) == 5


def test_a_gap_that_one_candidate_fills_counts_once_and_so_does_one_that_several_fill() -> None:
    alone = item("A", LINKS[0])
    shared = item("B", LINKS[1]), item("C", LINKS[1])
    task = Opgave((alone, *shared), {LINKS[0]: 2, LINKS[1]: 3}, (9, 9), pakketten=1)
    assert set(solve(task).start) == {"B"}
    # Two for one gap is as much as one and one, and costs less.
    both = item("B", LINKS[1], LINKS[2], kosten=20.0), item("C", LINKS[2], kosten=30.0)
    even = Opgave((alone, *both), {LINKS[0]: 2, LINKS[1]: 1, LINKS[2]: 1}, (9, 9), pakketten=1)
    assert set(solve(even).start) == {"A"}


def test_what_has_no_known_cost_is_not_dearer_than_what_is_free() -> None:
    twins = item("A", LINKS[0], kosten=None), item("B", LINKS[0], kosten=0.0)
    assert set(solve(Opgave(twins, {LINKS[0]: 1}, (9, 9))).start) == {"A"}
    assert set(solve(Opgave((twins[0], replace(twins[1], kosten=1.0)), {LINKS[0]: 1}, (9, 9))).start) == {"A"}


def test_as_many_as_can_be_weighed_give_a_plan_that_is_proved() -> None:
    pair = item("A", LINKS[0]), item("B", LINKS[1])
    task = Opgave(pair, dict.fromkeys(LINKS, 1), (9, 9), meeste=2)
    assert solve(task).bewezen
    assert not solve(replace(task, meeste=1)).bewezen


def test_of_too_many_the_most_per_quarter_and_the_most_per_euro_are_weighed_in_turn() -> None:
    def chosen(*items: Kandidaat, most: int) -> set[str]:
        return set(solve(Opgave(items, dict.fromkeys(LINKS, 1), (9, 9), meeste=most)).start)

    # Per quarter 3, 2 and 1; with a euro added to the cost of each 3/101, 1 and 2.
    dear, middle = item("A", *LINKS[:3], kosten=100.0), item("C", LINKS[3], LINKS[4], kosten=1.0)
    free = item("B", LINKS[0], LINKS[5], kosten=None, kwartalen=2)
    assert chosen(dear, middle, free, most=2) == {"A", "B"}
    # Equally good per quarter: the cheaper one, and no known cost is less than half a euro.
    assert chosen(item("A", LINKS[0], kosten=0.5), item("B", LINKS[1], kosten=None), most=1) == {"B"}
    assert chosen(item("A", LINKS[0], kosten=7.0), item("B", LINKS[1], kosten=5.0), most=1) == {"B"}
    # Equally good per euro: the shorter one.
    long, short = item("B", *LINKS[1:3], kwartalen=4), item("C", *LINKS[3:5], kwartalen=3)
    assert chosen(item("A", *LINKS[:3], kosten=50.0), long, short, most=2) == {"A", "C"}


def test_of_those_that_fill_the_same_gap_only_the_best_is_weighed() -> None:
    same = item("A", LINKS[0], LINKS[1], kosten=1.0), item("B", LINKS[0], LINKS[1], kosten=2.0)
    other = item("C", LINKS[2])
    task = Opgave((*same, other), dict.fromkeys(LINKS, 1), (9, 9), meeste=2)
    assert set(solve(task).start) == {"A", "C"}


def test_each_starts_as_early_as_it_can_what_is_worth_most_first() -> None:
    three = item("A", LINKS[0]), item("B", LINKS[1], LINKS[2]), item("C", LINKS[3])
    task = Opgave(three, dict.fromkeys(LINKS, 1), (1,) * 6)
    assert solve(task).start == {"B": 0, "A": 1, "C": 2}
    planned = replace(task, kandidaten=(*three[:2], replace(three[2], voorrang=True)))
    assert solve(planned).start == {"C": 0, "B": 1, "A": 2}
    answer = replace(three[0], antwoord=frozenset({0}))
    assert solve(replace(task, kandidaten=(answer, *three[1:]), ernstig=1)).start == {"A": 0, "B": 1, "C": 2}


def test_no_finding_loses_its_step_when_the_starts_are_chosen() -> None:
    own = item("A", LINKS[0], kwartalen=3, voorrang=True)
    step = item("B", LINKS[1], antwoord=frozenset({0}))
    task = Opgave((own, step), dict.fromkeys(LINKS, 1), (1,) * 6, ernstig=1)
    assert solve(task).start == {"A": 1, "B": 0}
    assert solve(replace(task, eerste_kwartalen=4)).start == {"A": 0, "B": 3}


def test_in_which_quarters_a_candidate_can_start() -> None:
    def starts(room: tuple[int, ...], **more: object) -> tuple[int, ...]:
        return possible_starts(item("A", LINKS[0], **more), room)

    assert starts((1, 1, 1)) == (0, 1, 2)
    assert starts((1, 0, 1)) == (0, 2)
    assert starts((1, 0, 1, 1), kwartalen=2) == (2,)
    assert starts((1, 1, 1), vroegst=2) == (2,)
    assert starts((1, 1, 1), vroegst=3) == ()  # after the plan
    assert starts((1, 1, 1), vroegst=1, kwartalen=9) == (1,)  # not ready in time: as early as it can
    assert starts((1, 1, 0), vroegst=1, kwartalen=9) == ()
