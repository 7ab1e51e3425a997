"""Why something is in the plan or not: one known case for every sentence, and for both sides of every limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from srm_kit.advice.kandidaten import Kandidaat
from srm_kit.advice.plan_reasons import (
    Grenzen,
    bewust_niet,
    gekozen_omdat,
    loopt_omdat,
    niet_omdat,
    open_per_cel,
    stop_omdat,
)
from srm_kit.advice.schakels import Schakel
from srm_kit.advice.solver import Opgave

Maker = Callable[..., Any]
D1, D2, D3 = (Schakel(goal, "IB") for goal in ("D1", "D2", "D3"))
NAMES = ("K1 2027", "K2 2027", "K3 2027", "K4 2027")


def project(ident: str, *links: Schakel, **more: Any) -> Kandidaat:
    return replace(
        Kandidaat(ident, f"Naam {ident}", links, 10.0, doelen=tuple(link.doel for link in links), cel="IB"), **more
    )


def limits(*items: Kandidaat, start: dict[str, int] | None = None, dropped: bool = False, **more: Any) -> Grenzen:
    task = Opgave(items, {D1: 1, D2: 1, D3: 1}, more.pop("ruimte", (9, 9, 9, 9)), **more)
    return Grenzen(task, start or {}, dropped)


def cause(item: Kandidaat, within: Grenzen) -> str:
    return niet_omdat(item, within)[0]


def test_each_cause_of_what_the_dossier_says_itself() -> None:
    within = limits()
    assert cause(project("A", D1, cel=None), within) == "geen_cel"
    assert cause(project("A", D1, doelen=()), within) == "geen_doel"
    assert cause(project("A", Schakel("D4", "IB")), within) == "niets_open"
    assert cause(project("A", Schakel("D4", "IB"), D1), within) == "pakketten"
    assert cause(project("A", bestaand=False), within) == "niets_open"
    assert cause(project("A", bestaand=False, antwoord=frozenset({0})), within) == "pakketten"


@pytest.mark.parametrize(("first", "word"), [(3, "pakketten"), (4, "horizon"), (5, "horizon")])
def test_what_can_begin_in_the_last_quarter_is_not_after_the_plan(first: int, word: str) -> None:
    assert cause(project("A", D1, vroegst=first), limits()) == word


@pytest.mark.parametrize(("cost", "word"), [(25.0, "pakketten"), (25.5, "budget"), (None, "onbegroot")])
def test_what_exactly_fits_in_what_is_left_is_not_over_the_budget(cost: float | None, word: str) -> None:
    chosen = project("B", D2), project("C", D3, kosten=5.0)
    within = limits(*chosen, start={"B": 0, "C": 0}, budget=40.0)
    assert cause(project("A", D1, kosten=cost), within) == word
    free = limits(*chosen, project("D", D1, kosten=None), start={"B": 0, "C": 0, "D": 1})
    assert cause(project("A", Schakel("D1", "IB"), Schakel("D1", "VB"), kosten=None), free) == "dubbel"
    assert free.kosten == 15.0


def test_the_rest_of_the_budget_stands_in_the_sentence() -> None:
    within = limits(project("B", D2), start={"B": 0}, budget=10.0)
    assert niet_omdat(project("A", D1, kosten=1.0), within)[1] == (
        "Niet gekozen: dit past niet meer in het budget (kost €\u00a01, er is nog €\u00a00 over)."
    )


@pytest.mark.parametrize(
    ("starts", "length", "word"),
    [
        ({"B": 0}, 1, "pakketten"),  # the second quarter is free
        ({"B": 0, "C": 1, "D": 2}, 1, "pakketten"),  # only the last one is free
        ({"B": 0, "C": 1, "D": 2}, 2, "max_parallel"),
        ({"B": 0, "C": 1, "D": 2, "E": 3}, 1, "max_parallel"),
    ],
)
def test_room_is_what_is_left_beside_what_was_chosen(starts: dict[str, int], length: int, word: str) -> None:
    others = [project(name, Schakel(f"X{name}", "IB")) for name in "BCDE"]
    within = limits(*others, start=starts, ruimte=(1, 1, 1, 1))
    assert cause(project("A", D1, kwartalen=length), within) == word
    assert within.vrij() == tuple(0 if quarter in starts.values() else 1 for quarter in range(4))


def test_something_that_takes_two_quarters_holds_both() -> None:
    within = limits(project("B", D2, kwartalen=2), start={"B": 1}, ruimte=(2, 2, 2, 2))
    assert within.vrij() == (2, 1, 1, 2)


@pytest.mark.parametrize(
    ("chosen", "own", "word"),
    [
        ((0.0, 1.0, 0.0), 0.0, "pakketten"),  # one soft of four is exactly a quarter
        ((0.0, 1.0, 0.0, 0.0), 0.0, "ondergrens"),
        ((1.0, 0.0, 1.0), 1.0, "pakketten"),  # one hard of four
        ((1.0, 0.0, 1.0, 1.0), 1.0, "ondergrens"),
        ((0.0, 1.0, 0.0, None), 0.0, "pakketten"),  # neither hard nor soft does not count
        ((0.0, 1.0, 0.0, 0.0), None, "pakketten"),
        ((0.5, 0.5, 0.0), 0.0, "pakketten"),
        ((0.5, 0.0, 0.0), 0.5, "pakketten"),
        ((0.5, 0.25, 0.0), 0.0, "ondergrens"),
    ],
)
def test_hard_and_soft_each_need_a_quarter_of_what_counts(
    chosen: tuple[float | None, ...], own: float | None, word: str
) -> None:
    others = [project(f"E{n}", Schakel(f"X{n}", "IB"), zacht=share) for n, share in enumerate(chosen)]
    start = {item.id: 0 for item in others}
    item = project("A", D1, zacht=own)
    assert cause(item, limits(*others, item, start=start, ondergrens=0.25)) == word
    assert cause(item, limits(*others, item, start=start, ondergrens=0.25, dropped=True)) == "pakketten"


@pytest.mark.parametrize(("most", "word"), [(1, "pakketten"), (2, "minder_ernstig"), (None, "pakketten")])
def test_while_there_is_a_place_left_the_reason_is_not_that_the_plan_is_full(most: int | None, word: str) -> None:
    assert cause(project("A", D1), limits(project("B", D2), start={"B": 0}, pakketten=most)) == word


def test_a_project_is_double_when_what_was_chosen_fills_all_its_gaps() -> None:
    one, two, broad = project("B", D1), project("C", D2, D3), project("Z", D1, D2, D3, breed=True)
    both = limits(one, two, broad, start={"B": 0, "C": 0, "Z": 0})
    assert niet_omdat(project("A", D1, D2), both)[1] == (
        "Niet gekozen: een ander pakket doet hier al hetzelfde (namelijk ‘Naam B’ en ‘Naam C’)."
    )
    assert niet_omdat(project("A", D1), both)[1].endswith("(namelijk ‘Naam B’).")
    assert cause(project("A", D1, D2), limits(one, two, broad, start={"B": 0, "Z": 0})) == "pakketten"


def test_a_step_is_double_only_when_another_works_against_the_same_fault(algemene: Maker) -> None:
    def step(ident: str, fault: str, cel: str = "IB") -> Kandidaat:
        return project(ident, D1, bestaand=False, interventie=algemene(ident, cel, faalmodus=fault))

    within = limits(
        project("P", D1), step("N1", "verkokering"), step("N2", "cocreatie"), start={"P": 0, "N1": 0, "N2": 0}
    )
    assert niet_omdat(step("N3", "verkokering"), within)[1].endswith("(namelijk ‘Naam N1’).")
    assert cause(step("N3", "none"), within) == "pakketten"
    assert cause(step("N3", "verkokering", "VL"), within) == "pakketten"


def test_a_project_of_its_own_says_so_first_and_then_what_it_is_a_step_for(bevinding: Maker) -> None:
    findings = [bevinding("een", "N1"), bevinding("een", "N1"), bevinding("twee", "N1")]
    assert gekozen_omdat(project("A", D1, D2), findings, {D1}, {D1: 1, D2: 1, D3: 1}) == (
        "Dit is een eigen project van de gemeente. Dit is de stap bij ‘Regel een’ en ‘Regel twee’. "
        "Dit pakt bij één doel het eerstvolgende gat aan. Dit helpt ook bij één doel een later gat vullen."
    )
    assert gekozen_omdat(project("A", D1, bestaand=False), (), {D1}, {D1: 1}) == (
        "Dit pakt bij één doel het eerstvolgende gat aan."
    )


def test_each_reason_why_running_work_stays() -> None:
    mine = project("A", D1, lopend=True)
    same, more = project("B", D1, lopend=True), project("C", D2, D1, lopend=True)
    other = project("D", D3, lopend=True)
    assert loopt_omdat(mine, [mine, other]) == "Dit loopt door en vult bij één doel een gat."
    two = project("A", D1, Schakel("D1", "VB"), D2, lopend=True)
    assert loopt_omdat(two, [two, same]) == "Dit loopt door en vult bij twee doelen een gat."
    assert loopt_omdat(mine, [mine, same, other, more]) == (
        "Dit loopt door en werkt aan hetzelfde als ‘Naam B’ en ‘Naam C’. Bespreek hoe die samenhangen."
    )
    assert "hetzelfde als ‘Naam B’." in loopt_omdat(mine, [mine, same])
    assert loopt_omdat(replace(mine, sluit=()), [mine, same]) == (
        "Dit loopt door. Op papier is het vak waar het aan werkt al gevuld."
    )
    assert loopt_omdat(replace(mine, doelen=()), [mine]) == "Dit loopt door, voor een doel dat hier niet meetelt."
    assert loopt_omdat(replace(mine, gekoppeld=False), [mine]) == (
        "Dit loopt door. Of het bij een doel hoort, is niet vastgelegd."
    )
    assert loopt_omdat(replace(mine, breed=True, doelen=("D1", "D2", "D3")), [mine]) == (
        "Dit hangt aan drie doelen. Het plan telt het als hulp voor één doel: spreek per doel af wat het bijdraagt."
    )


def test_the_money_of_work_without_a_goal_is_named_when_it_is_known() -> None:
    plain = "Dit loopt, maar is (nog) niet aan een doel gekoppeld. Koppel het aan een doel of stop ermee."
    assert stop_omdat(project("A", kosten=5_000.0)) == f"{plain} Er is €\u00a05.000 mee gemoeid."
    assert stop_omdat(project("A", kosten=None)) == plain
    assert stop_omdat(project("A", kosten=0.0)) == plain


def test_why_a_serious_finding_has_no_step(bevinding: Maker, algemene: Maker) -> None:
    finding = bevinding("f", "N2")
    one, two = (
        project(name, D1, bestaand=False, antwoord=frozenset({0}), interventie=algemene(name, "IB"))
        for name in ("N1", "N2")
    )

    def said(*choices: Kandidaat, **more: Any) -> str:
        return bewust_niet(finding, choices, limits(*choices, project("P", D2), **more), NAMES)

    assert said() == "Bewust niet, omdat er bij dit punt geen stap was om uit te kiezen."
    assert said(one, two, start={"N1": 3, "N2": 2}) == (
        "Bewust niet eerder dan K3 2027, omdat er voor ‘Naam N2’ eerder geen plek is."
    )
    # Of several that were not chosen the sentence is about what the finding asks for itself, else about the first.
    full = "Bewust niet, omdat het plan al één pakket heeft. Is er weer plek, dan is ‘Naam {}’ de eerste stap."
    assert said(one, two, start={"P": 0}, pakketten=1) == full.format("N2")
    assert said(replace(one, id="N4"), replace(one, id="N3"), start={"P": 0}, pakketten=1) == full.format("N1")
    assert said(one, two, budget=5.0) == (
        "Bewust niet, omdat ‘Naam N2’ niet meer in het budget past (kost €\u00a010, er is nog €\u00a05 over)."
    )
    assert said(two, ruimte=(0, 0, 0, 0)) == "Bewust niet, omdat er voor ‘Naam N2’ geen plek is naast wat al loopt."
    assert said(replace(two, zacht=0.0), ondergrens=0.25) == (
        "Bewust niet, omdat het plan met ‘Naam N2’ te veel over alleen structuur of alleen gedrag gaat."
    )
    assert said(replace(two, cel=None)) == "Bewust niet, omdat ‘Naam N2’ niet in het plan past."


def test_the_first_by_id_speaks_when_nothing_is_asked_for(bevinding: Maker) -> None:
    steps = [project(name, D1, bestaand=False, antwoord=frozenset({0})) for name in ("N4", "N3")]
    text = bewust_niet(bevinding("f", "N9"), steps, limits(*steps, ruimte=(0, 0, 0, 0)), NAMES)
    assert text == "Bewust niet, omdat er voor ‘Naam N3’ geen plek is naast wat al loopt."


def test_open_gaps_per_cell_in_the_order_of_the_model() -> None:
    links = [Schakel(goal, cell) for cell in ("VL", "IB", "RS", "IL") for goal in ("D10", "D2")]
    found = open_per_cel([*links, Schakel("D1", "RL")])
    assert list(found.items()) == [
        ("RS", ("D2", "D10")),
        ("RL", ("D1",)),
        ("IB", ("D2", "D10")),
        ("IL", ("D2", "D10")),
        ("VL", ("D2", "D10")),
    ]
