"""The rows of a plan: until when, which findings they answer, what they wait for, and what an empty plan says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from srm_kit.advice.plan import make_plan
from srm_kit.advice.plan_uitkomst import Gekozen, Plan
from srm_kit.dossier.contract.dossier import Opdracht
from srm_kit.model import CELLEN

Maker = Callable[..., Any]


def rows(plan: Plan) -> dict[str, Gekozen]:
    return {item.id: item for item in plan.gekozen}


def test_a_plan_that_cannot_be_made_has_nothing_in_it(maak: Maker, inspanning: Maker) -> None:
    plan = make_plan(maak({inspanning("A", "IB"): ("D1",)}, doelen=()))
    told = {"status", "kwartalen", "max_parallel", "reden"}
    empty = [getattr(plan, item.name) for item in fields(Plan) if item.name not in told]
    assert empty == [() if isinstance(value, tuple) else 0 if value is not None else None for value in empty]
    assert plan.kwartalen == tuple(f"K{quarter} {year}" for year in (2027, 2028) for quarter in (1, 2, 3, 4))
    assert plan.max_parallel == 5
    unlinked = make_plan(maak({inspanning("A", "IB"): ()}, volledig=("doelen",)))
    assert (unlinked.gebroken, unlinked.schakels) == (len(unlinked.open), 18)
    assert unlinked.onbekend == len(unlinked.niet_vastgelegd) > 0


@pytest.mark.parametrize(
    ("end", "until", "quarters"),
    [
        (date(2026, 10, 31), "einddatum voorbij", 0),
        (date(2026, 12, 31), "dit kwartaal", 0),
        (date(2027, 3, 31), "K1 2027", 1),
        (date(2028, 12, 31), "K4 2028", 8),
        (date(2029, 1, 1), "na K4 2028", 9),
    ],
)
def test_until_when_running_work_goes_on(maak: Maker, inspanning: Maker, end: date, until: str, quarters: int) -> None:
    dossier = maak({inspanning("A", "IB", status="lopend", start=date(2026, 1, 1), eind=end): ("D1",)})
    row = rows(make_plan(replace(dossier, opdracht=Opdracht(date(2026, 11, 1)))))["A"]
    assert (row.kwartaal, row.tot, row.kwartalen, row.start) == ("loopt", until, quarters, 0)


@pytest.mark.parametrize(
    ("begin", "end", "until"),
    [
        (date(2028, 10, 1), date(2028, 12, 31), "K4 2028"),
        (date(2028, 7, 1), date(2028, 12, 31), "K4 2028"),
        (date(2028, 7, 1), date(2029, 3, 31), "na K4 2028"),
        (date(2026, 1, 1), date(2026, 6, 30), "K2 2027"),  # planned and never begun: half a year from now
    ],
)
def test_until_when_a_project_goes_on(maak: Maker, inspanning: Maker, begin: date, end: date, until: str) -> None:
    plan = make_plan(maak({inspanning("A", "IB", start=begin, eind=end): ("D1",)}), ondergrens=0.0)
    assert [item.tot for item in plan.nieuw] == [until]
    assert [(item.doel, item.cel, item.door) for item in plan.gesloten] == [("D1", "IB", "A")]


def test_what_should_have_been_finished_takes_no_room_and_fills_no_gap(maak: Maker, inspanning: Maker) -> None:
    late = inspanning("A", "VB", status="lopend", start=date(2025, 1, 1), eind=date(2026, 12, 31))
    plan = make_plan(maak({late: ("D1",), inspanning("B", "VB"): ("D1",)}, max_parallel=1), ondergrens=0.0)
    assert {item.id: item.kwartaal for item in plan.gekozen} == {"A": "loopt", "B": "K1 2027"}
    assert [(item.lopend, item.nieuw) for item in plan.bezetting] == [(0, 1), *[(0, 0)] * 7]
    assert [item.door for item in plan.gesloten] == ["B"]


def test_running_work_fills_its_gap_before_a_new_project_does(maak: Maker, inspanning: Maker) -> None:
    running = inspanning("Z", "VB", status="lopend", eind=date(2027, 6, 30))
    plan = make_plan(maak({running: ("D1",), inspanning("B", "VB"): ("D1", "D2")}), ondergrens=0.0)
    assert [(item.doel, item.door) for item in plan.gesloten] == [("D1", "Z"), ("D2", "B")]


def test_own_projects_stand_above_steps_of_the_library_whenever_they_start(
    maak: Maker, inspanning: Maker, algemene: Maker
) -> None:
    dossier = maak(
        {
            inspanning("Z", "IB", start=date(2027, 7, 1), eind=date(2027, 9, 30)): ("D1",),
            inspanning("A", "IL", start=date(2027, 10, 1), eind=date(2027, 12, 31)): ("D1",),
        }
    )
    plan = make_plan(dossier, [algemene("B", "VB")], ondergrens=0.0)
    assert [(item.id, item.kwartaal) for item in plan.gekozen] == [("Z", "K3 2027"), ("A", "K4 2027"), ("B", "K1 2027")]
    assert plan.status == "beste"


def test_a_project_without_a_known_cost_costs_nothing_and_what_is_neither_hard_nor_soft_has_no_share(
    maak: Maker, inspanning: Maker
) -> None:
    plan = make_plan(maak({inspanning("A", "IS", None): ("D1",), inspanning("B", "VS", 3.0): ("D2",)}))
    assert {item.id for item in plan.nieuw} == {"A", "B"}
    assert plan.kosten == 3.0
    assert plan.zacht_van_nieuw is None
    mixed = {inspanning("A", "IS"): ("D1",), inspanning("B", "VL"): ("D2",), inspanning("C", "VB"): ("D2",)}
    assert make_plan(maak({**mixed, inspanning("D", "IL"): ("D1",)})).zacht_van_nieuw == pytest.approx(2 / 3)


def test_a_plan_without_gaps_says_that_there_are_none(maak: Maker, inspanning: Maker) -> None:
    done = {inspanning(cel.code, cel.code, status="afgerond"): ("D1",) for cel in CELLEN}
    assert make_plan(maak(done, goals=1)).reden == "er is geen leeg vak in wat is vastgelegd"
    assert make_plan(maak(done, goals=2)).reden is None


def test_a_row_waits_for_the_earlier_phases_of_its_own_strand_and_goal(maak: Maker, inspanning: Maker) -> None:
    dossier = maak(
        {
            inspanning("R", "RL"): ("D1",),
            inspanning("I", "IL", status="lopend", eind=date(2027, 6, 30)): ("D1",),
            inspanning("V", "VL"): ("D1",),
            inspanning("B", "IB"): ("D1",),
            inspanning("O", "RL"): ("D2",),
        },
        max_parallel=None,
    )
    found = rows(make_plan(dossier, ondergrens=0.0))
    assert {name: found[name].hangt_af_van for name in "RIVBO"} == {"R": (), "I": (), "V": ("R", "I"), "B": (), "O": ()}


def test_what_hangs_on_most_goals_is_nothing_to_wait_for(maak: Maker, inspanning: Maker) -> None:
    goals = tuple(f"D{number}" for number in range(1, 9))
    dossier = maak({inspanning("Z", "RL"): goals, inspanning("V", "VL"): ("D1",)}, goals=8)
    found = rows(make_plan(dossier, ondergrens=0.0))
    assert (found["V"].hangt_af_van, found["Z"].breed) == ((), True)


def test_a_step_names_every_finding_it_answers_and_in_its_reason_the_first_two(
    maak: Maker, inspanning: Maker, algemene: Maker, bevinding: Maker
) -> None:
    findings = [
        bevinding("zwaar", "N1"),
        bevinding("midden", "N1", "belangrijk"),
        bevinding("licht", "N1", "let_op"),
        bevinding("ander", "N2", "belangrijk"),
    ]
    offered = [algemene("N1", "IB"), algemene("N2", "VL", "zacht"), algemene("N3", "RL", "zacht")]
    plan = make_plan(maak({inspanning("A", "IL"): ("D1",)}), offered, bevindingen=findings)
    found = rows(plan)
    assert found["N1"].bevindingen == ("Regel zwaar", "Regel midden", "Regel licht")
    assert "stap bij ‘Regel zwaar’ en ‘Regel midden’." in found["N1"].reden
    assert found["N2"].bevindingen == ("Regel ander",)
    assert found["N3"].bevindingen == found["A"].bevindingen == ()
    assert [(item.bevinding, item.stap, item.reden) for item in plan.antwoorden] == [("zwaar", "N1", None)]


def test_of_the_library_only_what_a_finding_asks_for_is_told_as_left_out(
    maak: Maker, inspanning: Maker, algemene: Maker, bevinding: Maker
) -> None:
    dossier = maak({inspanning("A", "IB", 5.0): ("D1",), inspanning("B", "IB", 6.0): ("D1",)})
    offered = [algemene("N1", "VB"), algemene("N2", "VL", "zacht")]
    asked = make_plan(dossier, offered, bevindingen=[bevinding("f", "N2", "let_op")], budget=5.0, ondergrens=0.0)
    assert {item.id for item in asked.niet_gekozen} == {"B", "N2"}
    alone = make_plan(dossier, offered, budget=5.0, ondergrens=0.0)
    assert {item.id for item in alone.niet_gekozen} == {"B", "N1", "N2"}


@pytest.mark.parametrize(
    ("busy_until", "step", "reason"),
    [
        (date(2027, 6, 30), "N1", None),  # the third quarter is in time
        (date(2027, 9, 30), None, "Bewust niet eerder dan K4 2027, omdat er voor ‘Aanpak N1’ eerder geen plek is."),
    ],
)
def test_the_third_quarter_is_in_time_for_a_serious_finding_and_the_fourth_is_not(
    maak: Maker,
    inspanning: Maker,
    algemene: Maker,
    bevinding: Maker,
    busy_until: date,
    step: str | None,
    reason: str | None,
) -> None:
    running = inspanning("A", "VB", status="lopend", eind=busy_until)
    plan = make_plan(
        maak({running: ("D1",)}, max_parallel=1),
        [algemene("N1", "IB")],
        bevindingen=[bevinding("f", "N1")],
        ondergrens=0.0,
    )
    assert [(item.stap, item.reden) for item in plan.antwoorden] == [(step, reason)]


def test_the_step_a_finding_asks_for_is_its_answer_before_one_that_could_stand_in(
    maak: Maker, inspanning: Maker, algemene: Maker, bevinding: Maker
) -> None:
    offered = [algemene(name, f"IB {own}", faalmodus="verkokering") for name, own in (("N1", "RL"), ("N2", "VB"))]
    findings = [bevinding("f", "N2"), bevinding("g", "N1"), bevinding("h", "N1", rule={"ook": ("N2",)})]
    plan = make_plan(maak({inspanning("A", "IL"): ("D1",)}), offered, bevindingen=findings, ondergrens=0.0)
    assert [(item.bevinding, item.stap) for item in plan.antwoorden] == [("f", "N2"), ("g", "N1"), ("h", "N1")]


def test_a_finding_that_asks_for_less_work_points_at_the_work_without_a_goal(
    maak: Maker, inspanning: Maker, bevinding: Maker
) -> None:
    findings = [bevinding("f", "N1", rule={"minder": True}), bevinding("g", "N1")]
    plan = make_plan(maak({inspanning("A", "IL"): ("D1",)}), bevindingen=findings)
    assert [item.reden for item in plan.antwoorden] == [
        "Bewust niet, omdat de stap hier is om minder te doen: zie het werk zonder doel.",
        "Bewust niet, omdat er bij dit punt geen stap was om uit te kiezen.",
    ]
