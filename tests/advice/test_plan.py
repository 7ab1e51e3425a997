"""The plan as a management team reads it: what is chosen, when, why, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.advice.kandidaten import Kandidaat, eerste_kwartaal, kwartaalnaam
from srm_kit.advice.plan import Plan, as_json, make_plan
from srm_kit.advice.plan_reasons import Grenzen, gekozen_omdat, niet_omdat
from srm_kit.advice.schakels import Schakel, Toestand, toestand
from srm_kit.advice.solver import Opgave
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Indicator, Koppeling, Meting, Proces
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.measures.register import register
from srm_kit.simulation import voorbeeldstad

Maker = Callable[..., Any]


def why(plan: Plan) -> dict[str, str]:
    return {item.id: item.oorzaak for item in plan.niet_gekozen}


def start(plan: Plan) -> dict[str, str]:
    return {item.id: item.kwartaal for item in plan.gekozen}


def state_of(dossier: Dossier) -> Toestand:
    return toestand(register(dossier))


def test_a_goal_with_nothing_in_complete_registers_has_nine_gaps(maak: Maker) -> None:
    state = state_of(maak({}, goals=1))
    assert state.gebroken == state.alle
    assert [link.cel for link in state.alle] == ["RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL"]


def test_what_nobody_recorded_is_no_gap(maak: Maker, inspanning: Maker) -> None:
    state = state_of(maak({inspanning("A", "IB"): ("D1",)}, goals=2, volledig=()))
    # The goals themselves, processes, competences, indicators and who answers were not recorded; the budget of A was.
    assert {link.cel for link in state.onbekend} >= {"RS", "RB", "RL", "IL", "VS"}
    assert not set(state.gebroken) & set(state.onbekend)
    assert Schakel("D2", "IS") in state.gebroken  # an initiative was recorded for D1, so for D2 there is none


def test_a_required_level_says_nothing_while_nobody_recorded_which_goal_needs_it(
    maak: Maker, inspanning: Maker
) -> None:
    skill = Competentie("C1", "c", vereist=3, aanwezig=3)
    state = state_of(maak({inspanning("A", "IB"): ("D1",)}, volledig=(), competenties=(skill,)))
    assert {Schakel("D1", "RL"), Schakel("D1", "IL")} <= set(state.onbekend)


def test_finished_work_without_phase_leaves_the_execution_unknown(maak: Maker, inspanning: Maker) -> None:
    state = state_of(maak({inspanning("A", None, status="afgerond"): ("D1",)}, goals=2))
    assert {Schakel("D1", "VB"), Schakel("D1", "VL")} <= set(state.onbekend)
    assert {Schakel("D2", "VB"), Schakel("D2", "VL")} <= set(state.gebroken)


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
    assert state_of(dossier).gebroken == (Schakel("D1", "VL"),)
    short = replace(dossier, competenties=(Competentie("C1", "c", vereist=4, aanwezig=3),))
    assert state_of(short).gebroken == (Schakel("D1", "IL"), Schakel("D1", "VL"))


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
    plan = make_plan(dossier, budget=50_000.0)
    assert start(plan) == {"A": "K1 2027", "C": "K1 2027"}
    assert why(plan) == {"B": "dubbel", "D": "budget", "E": "onbegroot", "F": "geen_doel", "G": "geen_cel"}
    assert plan.kosten == 25_000.0
    assert plan.zacht_van_nieuw == pytest.approx(0.5)  # one of the two is about people, whatever they cost
    reasons = {item.id: item.reden for item in plan.niet_gekozen}
    assert "namelijk ‘Naam A’" in reasons["B"]
    assert "kost €\u00a080.000, er is nog €\u00a025.000 over" in reasons["D"]


def test_without_a_budget_limit_a_project_needs_no_known_cost(maak: Maker, inspanning: Maker) -> None:
    plan = make_plan(maak({inspanning("E", "VL", None): ("D2",)}), ondergrens=0.0)
    assert start(plan) == {"E": "K1 2027"}
    assert plan.gekozen[0].kosten is None


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
    plan = make_plan(dossier, ondergrens=0.0)
    assert start(plan) == {"A": "loopt", "B": "K3 2027"}
    assert [item.kwartalen for item in plan.gekozen] == [2, 1]
    assert why(plan) == {"C": "max_parallel"}
    assert [item.id for item in plan.stoplijst] == ["X"]
    assert [(item.lopend, item.nieuw) for item in plan.bezetting][:4] == [(1, 0), (1, 0), (0, 1), (0, 0)]
    assert plan.kosten_lopend == 10_000.0


def test_without_max_parallel_nothing_bounds_what_runs_at_once(maak: Maker, inspanning: Maker) -> None:
    running = {inspanning(f"A{n}", "VB", status="lopend", eind=date(2028, 12, 31)): ("D1",) for n in range(9)}
    dossier = maak({**running, inspanning("B", "IL"): ("D1",)}, max_parallel=None)
    plan = make_plan(dossier, ondergrens=0.0)
    assert plan.max_parallel is None
    assert start(plan)["B"] == "K1 2027"


def test_a_service_is_no_candidate_takes_no_room_and_is_never_stopped(maak: Maker, inspanning: Maker) -> None:
    dossier = maak(
        {
            inspanning("S1", "VB", status="lopend", soort="dienst", eind=date(2028, 12, 31)): ("D1",),
            inspanning("S2", "VB", status="lopend", soort="dienst"): (),
            inspanning("S3", "IL", soort="dienst"): ("D2",),
            inspanning("B", "IL"): ("D1",),
        },
        max_parallel=1,
    )
    plan = make_plan(dossier, ondergrens=0.0)
    assert start(plan) == {"B": "K1 2027"}
    assert plan.stoplijst == ()
    assert why(plan) == {}


def test_what_goes_on_has_no_invented_end_and_what_is_over_is_not_stopped(maak: Maker, inspanning: Maker) -> None:
    dossier = maak(
        {
            inspanning("A", "VB", status="lopend", eind=None, doorlopend=True): ("D1",),
            inspanning("B", "VL", status="lopend", eind=None): ("D1",),
            inspanning("C", "VL", status="lopend", start=date(2024, 1, 1), eind=date(2025, 12, 31)): (),
            inspanning("H", None, status="lopend", eind=date(2027, 6, 30)): ("D2",),
        }
    )
    plan = make_plan(dossier)
    rows = {item.id: item for item in plan.gekozen}
    assert (rows["A"].tot, rows["B"].tot) == ("doorlopend", "einde niet ingevuld")
    assert plan.stoplijst == ()
    assert "al klaar moeten zijn" in rows["C"].reden
    assert "Fase of spoor is niet ingevuld" in rows["H"].reden


def test_a_proposed_row_is_not_in_the_plan(maak: Maker, inspanning: Maker) -> None:
    dossier = maak({inspanning("A", "IL", bevestigd=False): ("D1",), inspanning("B", "IL"): ("D2",)})
    plan = make_plan(dossier, ondergrens=0.0)
    assert start(plan) == {"B": "K1 2027"}
    assert "A" not in why(plan)


def test_a_floor_that_cannot_hold_is_let_go_with_a_reason(maak: Maker, inspanning: Maker) -> None:
    hard_only = maak({inspanning("A", "IB"): ("D1",), inspanning("B", "VB"): ("D1",)})
    plan = make_plan(hard_only)
    assert set(start(plan)) == {"A", "B"}
    assert "losgelaten" in (plan.ondergrens_losgelaten or "")


def test_the_floor_counts_initiatives_and_not_euros(maak: Maker, inspanning: Maker) -> None:
    mixed = maak({inspanning("A", "IB", 900_000.0): ("D1", "D2"), inspanning("C", "VL", 1_000.0): ("D1",)})
    plan = make_plan(mixed)
    assert set(start(plan)) == {"A", "C"}
    assert plan.ondergrens_losgelaten is None


def test_an_intervention_stands_once_in_the_plan_bundled_over_a_few_goals(
    maak: Maker, inspanning: Maker, algemene: Maker
) -> None:
    dossier = maak({inspanning("A", "IB"): ("D1",)}, goals=6)
    plan = make_plan(dossier, [algemene("N1", "IB VB", ondernemingsraad="advies", ondernemingsraad_bij="als het")])
    new = [item for item in plan.nieuw if not item.bestaand]
    assert [item.id for item in new] == ["N1"]
    assert len(new[0].doelen) == 4
    assert {link.cel for link in new[0].sluit} == {"IB", "VB"}
    assert new[0].kosten_van_tot == (10_000.0, 20_000.0)
    assert new[0].ondernemingsraad == "advies"


def test_what_hangs_on_most_goals_is_no_cure_for_all(maak: Maker, inspanning: Maker) -> None:
    goals = tuple(f"D{number}" for number in range(1, 9))
    broad = maak({inspanning("Z", "IB"): goals, inspanning("B", "IB"): ("D1", "D2")}, goals=8)
    plan = make_plan(broad, ondergrens=0.0)
    rows = {item.id: item for item in plan.gekozen}
    assert rows["Z"].breed
    assert "hangt aan acht doelen" in rows["Z"].reden
    # What the broad one hangs on stays open unless something of its own fills it.
    assert {(item.doel, item.door) for item in plan.gesloten} == {("D1", "B"), ("D2", "B")}


def test_running_work_that_hangs_on_most_goals_is_told_as_such(maak: Maker, inspanning: Maker) -> None:
    goals = tuple(f"D{number}" for number in range(1, 9))
    broad = maak({inspanning("Z", "IB", status="lopend"): goals, inspanning("B", "IB"): ("D1", "D2")}, goals=8)
    rows = {item.id: item for item in make_plan(broad, ondergrens=0.0).gekozen}
    assert rows["B"].kwartaal == "K1 2027"  # the gap is still there for a project of its own
    assert rows["Z"].breed
    assert "hangt aan acht doelen" in rows["Z"].reden


def test_no_more_than_eight_packages(maak: Maker, inspanning: Maker) -> None:
    efforts = {inspanning(f"E{n:02d}", "VL"): (f"D{n}",) for n in range(1, 13)}
    plan = make_plan(maak(efforts, goals=12, max_parallel=None), ondergrens=0.0)
    assert len(plan.nieuw) == 8
    assert set(why(plan).values()) == {"pakketten"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"doelen": ()}, "nog geen doel bevestigd"),
        ({"koppelingen": ()}, "niet gemeten: er zijn geen koppelingen"),
    ],
)
def test_without_goals_or_links_there_is_a_reason(maak: Maker, inspanning: Maker, change: Any, reason: str) -> None:
    plan = make_plan(replace(maak({inspanning("A", "IB"): ("D1",)}), **change))
    assert plan.status == "niet te bepalen"
    assert plan.reden == reason
    assert (plan.kosten, plan.kosten_lopend) == (0.0, 0.0)
    assert plan.stoplijst == ()


def test_no_money_chooses_nothing_and_says_so(maak: Maker, inspanning: Maker) -> None:
    plan = make_plan(maak({inspanning("A", "IB"): ("D1",)}), budget=0.0)
    assert plan.nieuw == ()
    assert why(plan) == {"A": "budget"}
    assert "er is nog €\u00a00 over" in plan.niet_gekozen[0].reden


def test_the_same_dossier_gives_the_same_plan_whatever_the_order_of_rows(algemene: Maker) -> None:
    story = voorbeeldstad()
    general = [algemene(f"N{cell}", cell, "zacht" if cell[1] == "L" else "hard") for cell in ("RL", "IL", "VB", "VS")]
    plan = make_plan(story, general, budget=90_000.0)
    turned = replace(
        story,
        doelen=story.doelen[::-1],
        inspanningen=story.inspanningen[::-1],
        koppelingen=story.koppelingen[::-1],
    )
    assert make_plan(turned, general[::-1], budget=90_000.0) == plan
    assert plan.kosten <= 90_000.0
    assert all(item.nieuw + item.lopend <= (plan.max_parallel or 0) for item in plan.bezetting if item.nieuw)
    assert len(plan.gesloten) + len(plan.open) == plan.gebroken
    assert json.loads(json.dumps(as_json(plan)))["open"][0].keys() == {"doel", "cel"}


def test_five_hundred_goals_get_a_plan(maak: Maker, inspanning: Maker, algemene: Maker) -> None:
    efforts = {
        inspanning(f"E{n:03d}", "IB" if n % 2 else "VL", 1_000.0 * (n % 7 + 1)): (f"D{n}",) for n in range(1, 300)
    }
    plan = make_plan(maak(efforts, goals=500), [algemene("N1", "IL", "zacht"), algemene("N2", "VB")], budget=200_000.0)
    assert plan.status == "goed"
    assert plan.kosten <= 200_000.0
    assert len(plan.nieuw) == 8


@pytest.mark.parametrize(
    ("weeks", "quarters"), [((1, 2), 1), ((10, 16), 1), ((12, 16), 2), ((20, 32), 2), ((48, 56), 4)]
)
def test_an_intervention_takes_room_in_as_many_quarters_as_its_weeks(
    maak: Maker, inspanning: Maker, algemene: Maker, weeks: tuple[int, int], quarters: int
) -> None:
    dossier = maak({inspanning("A", "IB"): ("D1",)})
    plan = make_plan(dossier, [replace(algemene("N1", "VB"), weken=weeks)], ondergrens=0.0)
    new = next(item for item in plan.nieuw if item.id == "N1")
    assert new.kwartalen == quarters


def test_the_reason_tells_the_next_gap_of_a_goal_from_a_later_one() -> None:
    one, two = Schakel("D1", "IB"), Schakel("D2", "VB")
    weight = {one: 1, two: 1}
    later = Kandidaat("A", "A", (two,), None, bestaand=False)
    both = Kandidaat("B", "B", (one, two), None, bestaand=False)
    assert gekozen_omdat(later, (), {one}, weight) == "Dit helpt bij één doel bij een later gat."
    assert gekozen_omdat(both, (), {one}, weight) == (
        "Dit pakt bij één doel het eerstvolgende gat aan. Dit helpt ook bij één doel een later gat vullen."
    )


def test_what_is_not_ready_within_the_plan_ends_after_its_last_quarter(maak: Maker, inspanning: Maker) -> None:
    dossier = maak({inspanning("A", "IB", eind=date(2030, 12, 31)): ("D1",)})
    assert [item.tot for item in make_plan(dossier, ondergrens=0.0).gekozen] == ["na K4 2028"]


def test_running_work_without_a_budget_adds_nothing_to_the_cost(maak: Maker, inspanning: Maker) -> None:
    running = {
        inspanning("A", "VB", None, status="lopend"): ("D1",),
        inspanning("B", "VL", 7_000.0, status="lopend"): ("D1",),
    }
    assert make_plan(maak(running)).kosten_lopend == 7_000.0


def test_a_plan_that_keeps_exactly_the_floor_does_not_break_it() -> None:
    soft, *hard = (
        Kandidaat(f"E{n}", "x", (Schakel(f"D{n}", "IB"),), 1.0, zacht=float(n == 0), doelen=(f"D{n}",), cel="IB")
        for n in range(5)
    )
    task = Opgave((soft, *hard), {item.sluit[0]: 1 for item in (soft, *hard)}, (9,), ondergrens=0.25, pakketten=3)
    three = {"E0": 0, "E1": 0, "E2": 0}
    assert niet_omdat(hard[2], Grenzen(task, three, False))[0] == "pakketten"  # one soft of four is a quarter
    assert niet_omdat(hard[3], Grenzen(task, {**three, "E3": 0}, False))[0] == "ondergrens"


def test_a_step_whose_findings_all_have_a_step_is_double(algemene: Maker) -> None:
    one, two = (
        Kandidaat(
            name,
            f"Naam {name}",
            (),
            1.0,
            cel="IB",
            antwoord=frozenset({0}),
            bestaand=False,
            interventie=algemene(name, "IB"),
        )
        for name in ("N1", "N2")
    )
    limits = Grenzen(Opgave((one, two), {}, (9,), ernstig=1), {"N1": 0}, False)
    assert niet_omdat(two, limits)[0] == "dubbel"
    assert "namelijk ‘Naam N1’" in niet_omdat(two, limits)[1]
    more = replace(two, antwoord=frozenset({0, 1}))
    assert niet_omdat(more, limits)[0] != "dubbel"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 4, 1), "K2 2027"),
        (date(2027, 4, 2), "K3 2027"),
        (date(2027, 5, 1), "K3 2027"),
        (date(2027, 12, 31), "K1 2028"),
    ],
)
def test_a_plan_begins_with_the_first_whole_quarter(day: date, name: str) -> None:
    assert kwartaalnaam(eerste_kwartaal(day)) == name


def test_an_intervention_of_a_theme_is_for_the_goals_of_that_theme(
    maak: Maker, inspanning: Maker, algemene: Maker
) -> None:
    goals = (Doel("D1", "Doel 1", thema="Sociaal_domein"), Doel("D2", "Doel 2"))
    dossier = maak({inspanning("A", "IB"): ("D1", "D2")}, doelen=goals)
    themed = [algemene("N1", "VB", themas=("sociaal_domein",)), algemene("N2", "VL", "zacht", themas=("omgevingswet",))]
    plan = make_plan(dossier, themed, ondergrens=0.0)
    assert {item.id: item.doelen for item in plan.nieuw if not item.bestaand} == {"N1": ("D1",)}
