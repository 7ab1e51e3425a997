"""The plan as a management team reads it: what is chosen, when, why, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.advice.plan import Plan, as_json, maak_plan
from srm_kit.advice.schakels import Schakel, toestand
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Indicator, Koppeling, Meting, Proces
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.simulation import voorbeeldstad

Maker = Callable[..., Any]


def why(plan: Plan) -> dict[str, str]:
    return {item.id: item.oorzaak for item in plan.niet_gekozen}


def start(plan: Plan) -> dict[str, str]:
    return {item.id: item.kwartaal for item in plan.gekozen}


def test_a_goal_with_nothing_has_nine_broken_links(maak: Maker) -> None:
    state = toestand(maak({}, goals=1))
    assert state.gebroken == state.alle
    assert [link.cel for link in state.alle] == ["RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL"]


def test_what_is_written_down_mends_seven_links_and_finished_work_the_other_two(maak: Maker, inspanning: Maker) -> None:
    goal = Doel("D1", "Doel", maatschappelijk_effect="merkbaar", programma="P", portefeuillehouder="w", eigenaar="d")
    done = inspanning("E1", "VB", status="afgerond")
    dossier = maak(
        {done: ("D1",)},
        doelen=(goal,),
        indicatoren=(Indicator("I1", "i", "D1", nulmeting=waarde_van(1.0), streefwaarde=waarde_van(2.0)),),
        metingen=(Meting("I1", date(2026, 6, 1), waarde_van(1.5)),),
        processen=(Proces("P1", "p", "rol"),),
        competenties=(Competentie("C1", "c", vereist=3, aanwezig=3),),
    )
    dossier = replace(
        dossier,
        koppelingen=(*dossier.koppelingen, Koppeling("D1", "proces", "P1"), Koppeling("D1", "competentie", "C1")),
    )
    assert toestand(dossier).gebroken == (Schakel("D1", "VL"),)
    short = replace(dossier, competenties=(Competentie("C1", "c", vereist=4, aanwezig=3),))
    assert toestand(short).gebroken == (Schakel("D1", "IL"), Schakel("D1", "VL"))


def test_budget_room_and_double_work_are_said_as_the_reason(maak: Maker, inspanning: Maker) -> None:
    dossier = maak(
        {
            inspanning("A", "IL", 10_000.0): ("D1", "D2"),
            inspanning("B", "IL", 12_000.0): ("D1", "D2"),
            inspanning("C", "VB", 15_000.0): ("D1",),
            inspanning("D", "VL", 80_000.0): ("D1",),
            inspanning("E", "VL", None): ("D2",),
            inspanning("F", "VL", 1.0): (),
            inspanning("G", None, 1.0): ("D1",),
        }
    )
    plan = maak_plan(dossier, budget=50_000.0)
    assert start(plan) == {"A": "K1 2027", "C": "K1 2027"}
    assert why(plan) == {"B": "dubbel", "D": "budget", "E": "onbegroot", "F": "geen_doel", "G": "geen_cel"}
    assert plan.kosten == 25_000.0
    assert plan.aandeel_zacht == pytest.approx(0.4)
    reasons = {item.id: item.reden for item in plan.niet_gekozen}
    assert "A, voor minder geld" in reasons["B"]
    assert "kost €\u00a080.000, er is nog €\u00a025.000 over" in reasons["D"]


def test_running_work_stays_takes_room_and_closes_its_own_links(maak: Maker, inspanning: Maker) -> None:
    dossier = maak(
        {
            inspanning("A", "VB", status="lopend", eind=date(2027, 6, 30)): ("D1",),
            inspanning("B", "IL"): ("D1",),
            inspanning("C", "VL", 9_000.0, eind=date(2028, 12, 31)): ("D1",),
            inspanning("X", "VB", 5_000.0, status="lopend"): (),
        },
        max_parallel=1,
    )
    plan = maak_plan(dossier, ondergrens=0.0)
    assert start(plan) == {"A": "loopt", "B": "K3 2027"}
    assert why(plan) == {"C": "max_parallel"}
    assert [item.id for item in plan.stoplijst] == ["X"]
    assert [(item.lopend, item.nieuw) for item in plan.bezetting][:4] == [(1, 0), (1, 0), (0, 1), (0, 0)]
    assert plan.kosten_lopend == 10_000.0


def test_a_floor_that_cannot_hold_is_let_go_with_a_reason(maak: Maker, inspanning: Maker) -> None:
    hard_only = maak({inspanning("A", "IB"): ("D1",), inspanning("B", "VB"): ("D1",)})
    plan = maak_plan(hard_only)
    assert set(start(plan)) == {"A", "B"}
    assert "losgelaten" in (plan.ondergrens_losgelaten or "")
    mixed = maak(
        {inspanning("A", "IB", 90_000.0): ("D1", "D2"), inspanning("B", "VB"): ("D1",), inspanning("C", "VL"): ("D1",)}
    )
    plan = maak_plan(mixed)
    assert set(start(plan)) == {"B", "C"}
    assert why(plan) == {"A": "ondergrens"}
    assert plan.ondergrens_losgelaten is None


def test_general_interventions_fill_only_what_the_dossier_leaves_open(
    maak: Maker, inspanning: Maker, algemene: Maker
) -> None:
    dossier = maak({inspanning("A", "IB"): ("D1",), inspanning("U", "VL", None, "idee"): ("D2",)}, goals=6)
    plan = maak_plan(dossier, [algemene("N1", "IB"), algemene("N2", "VL", "zacht")])
    new = {item.id: item for item in plan.nieuw if not item.bestaand}
    assert [link.doel for link in new["N1.D2"].sluit] == ["D2", "D3", "D4", "D5"]  # D1 has A; four at a time
    assert [link.doel for link in new["N1.D6"].sluit] == ["D6"]
    assert all(link != Schakel("D2", "VL") for item in new.values() for link in item.sluit)  # U would close it
    assert new["N1.D2"].kosten == 15_000.0


def test_the_first_broken_link_of_a_goal_goes_first(maak: Maker, inspanning: Maker) -> None:
    dossier = maak({inspanning("A", "VL"): ("D1",), inspanning("B", "RS", 10_000.0): ("D1",)}, goals=1)
    plan = maak_plan(dossier, budget=10_000.0, ondergrens=0.0)
    assert set(start(plan)) == {"B"}
    assert "bij D1 de eerste die ontbreekt" in plan.nieuw[0].reden


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"doelen": ()}, "niet gemeten: er zijn geen doelen"),
        ({"koppelingen": ()}, "niet gemeten: er zijn geen koppelingen"),
    ],
)
def test_without_goals_or_links_there_is_a_reason(maak: Maker, inspanning: Maker, change: Any, reason: str) -> None:
    plan = maak_plan(replace(maak({inspanning("A", "IB"): ("D1",)}), **change))
    assert plan.status == "niet te bepalen"
    assert plan.reden == reason
    assert plan.stoplijst == ()


def test_no_money_chooses_nothing_and_says_so(maak: Maker, inspanning: Maker) -> None:
    plan = maak_plan(maak({inspanning("A", "IB"): ("D1",)}), budget=0.0)
    assert plan.nieuw == ()
    assert why(plan) == {"A": "budget"}


def test_the_same_dossier_gives_the_same_plan_whatever_the_order_of_rows(algemene: Maker) -> None:
    story = voorbeeldstad()
    general = [algemene(f"N{cell}", cell, "zacht" if cell[1] == "L" else "hard") for cell in ("RL", "IL", "VB", "VS")]
    plan = maak_plan(story, general, budget=90_000.0)
    turned = replace(
        story,
        doelen=story.doelen[::-1],
        inspanningen=story.inspanningen[::-1],
        koppelingen=story.koppelingen[::-1],
    )
    assert maak_plan(turned, general[::-1], budget=90_000.0) == plan
    assert plan.kosten <= 90_000.0
    assert all(item.nieuw == 0 or item.nieuw + item.lopend <= plan.max_parallel for item in plan.bezetting)
    assert len(plan.gesloten) + len(plan.open) == plan.gebroken
    assert json.loads(json.dumps(as_json(plan)))["open"][0].keys() == {"doel", "cel"}


def test_five_hundred_goals_get_a_plan(maak: Maker, inspanning: Maker, algemene: Maker) -> None:
    efforts = {
        inspanning(f"E{n:03d}", "IB" if n % 2 else "VL", 1_000.0 * (n % 7 + 1)): (f"D{n}",) for n in range(1, 200)
    }
    plan = maak_plan(maak(efforts, goals=500), [algemene("N1", "IL", "zacht"), algemene("N2", "VB")], budget=200_000.0)
    assert plan.status == "goed"
    assert plan.kosten <= 200_000.0
    assert plan.nieuw
