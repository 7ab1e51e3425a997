"""The solver against brute force on small instances: nothing better exists, and no limit is passed."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from srm_kit.advice.kandidaten import Kandidaat
from srm_kit.advice.schakels import Schakel
from srm_kit.advice.solver import Opgave, basis, possible_starts, solve

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
    weights = basis(task.kandidaten)
    soft = sum(weights.get(item.id, 0) * (item.zacht or 0) for item in picked)
    total = sum(weights.get(item.id, 0) for item in picked)
    return min(soft, total - soft) >= task.ondergrens * total - 1e-6


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
