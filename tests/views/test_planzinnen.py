"""Sentences about the plan: number, limit and reason are right for none, one and many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.advice.plan_uitkomst import Antwoord, Bezetting, Gekozen, Gesloten, NietGekozen, Plan
from srm_kit.views.planzinnen import (
    doelen_in_woorden,
    kop_plan,
    kosten,
    niet_gekozen_per_reden,
    zin_pakket,
    zin_ruimte,
    zin_uitkomst,
)

QUARTERS = ("Q4 2026", "Q1 2027", "Q2 2027")


def step(
    ident: str, start: int = 1, soft: float | None = None, cost: float | None = 1000.0, **other: object
) -> Gekozen:
    made = Gekozen(
        ident, f"Stap {ident}", True, False, QUARTERS[start], QUARTERS[2], start, 1, cost, None, soft, (), "Omdat."
    )
    return replace(made, **other)  # type: ignore[arg-type]


def left_out(ident: str, cause: str, own: bool = True) -> NietGekozen:
    return NietGekozen(ident, f"Werk {ident}", own, None, cause, "reden", ("D1",))


def plan(*chosen: Gekozen, **other: object) -> Plan:
    busy = tuple(Bezetting(name, 0, 0) for name in QUARTERS)
    base = Plan("optimaal", gekozen=chosen, gebroken=3, kwartalen=QUARTERS, bezetting=busy, kosten=2000.0)
    return replace(base, **other)  # type: ignore[arg-type]


def test_the_heading_says_when_the_first_package_begins() -> None:
    assert kop_plan(plan(step("A", 2))) == "één pakket, het begint in Q2 2027"
    assert kop_plan(plan(step("A", 2), step("B", 1))) == "twee pakketten, het eerste begint in Q1 2027"
    assert kop_plan(Plan("niet te bepalen")) == "er is nog geen plan te maken"
    assert kop_plan(plan(gebroken=0)) == "er is geen gat in wat is vastgelegd"


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("budget", "er past niets nieuws in het budget"),
        ("max_parallel", "er is geen ruimte voor iets nieuws"),
        ("onbegroot", "begroot eerst wat er gepland is"),
        ("iets anders", "er is nog niets nieuws dat een gat vult"),
    ],
)
def test_without_a_package_the_heading_says_what_stands_in_the_way(cause: str, words: str) -> None:
    assert kop_plan(plan(niet_gekozen=(left_out("X", cause),))) == words


def test_gaps_are_told_by_what_runs_and_what_is_new() -> None:
    closed = (Gesloten("D1", "RS", "A"), Gesloten("D1", "RB", "oud"), Gesloten("D2", "RB", "oud"))
    text = zin_uitkomst(plan(step("A"), gesloten=closed, onbekend=1))
    assert text.startswith(
        "De doelen samen hebben drie gaten. Wat nu loopt, vult er twee; wat het plan toevoegt, vult er één. "
        "Van één vak is niet vastgelegd of het gevuld is; dat telt niet mee."
    )
    assert "vult er geen; wat het plan toevoegt, vult er geen" in zin_uitkomst(plan())
    assert "Van twee vakken is niet vastgelegd of het gevuld is; die tellen niet mee." in zin_uitkomst(plan(onbekend=2))


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        ((True,), "De ernstige bevinding krijgt een stap in de eerste drie kwartalen."),
        ((False,), "De ernstige bevinding krijgt geen stap in de eerste drie kwartalen; onderaan staat waarom niet."),
        ((True, True), "Beide ernstige bevindingen krijgen een stap in de eerste drie kwartalen."),
        (
            (True, False, False),
            "Van de drie ernstige bevindingen krijgt er één een stap in de eerste drie kwartalen. Bij de andere staat "
            "waarom niet.",
        ),
        (
            (False, False),
            "Van de twee ernstige bevindingen krijgt er geen een stap in de eerste drie kwartalen. Onderaan staat waarom "
            "niet.",
        ),
    ],
)
def test_serious_findings_are_counted(answered: tuple[bool, ...], words: str) -> None:
    answers = tuple(Antwoord("b", "Bevinding", None, "A" if done else None, "", "") for done in answered)
    assert words in zin_uitkomst(plan(antwoorden=answers))


def test_cost_and_kind_are_told_of_what_is_known() -> None:
    text = zin_uitkomst(plan(step("A", soft=0.9), step("B", soft=0.1, cost=None), step("C", soft=0.6)))
    assert "Wat nieuw is, kost samen ongeveer €\u00a02.000. Van één pakket zijn de kosten niet ingevuld." in text
    assert "Van de drie nieuwe stappen over structuur of gedrag gaan er twee vooral over mensen en gedrag." in text
    hard = zin_uitkomst(plan(step("A", soft=0.0), step("B", soft=0.4)))
    assert "Beide nieuwe stappen over structuur of gedrag gaan vooral over structuur." in hard
    assert "over structuur of gedrag" not in zin_uitkomst(plan(step("A", soft=0.9), step("B")))


def room(now: int, later: int, most: int | None, **other: object) -> str:
    busy = (Bezetting("Q4 2026", now, 0), Bezetting("Q1 2027", now, 0), Bezetting("Q2 2027", later, 0))
    return " ".join(zin_ruimte(plan(bezetting=busy, max_parallel=most, **other)))


def test_room_is_told_beside_what_runs() -> None:
    assert room(0, 0, None).startswith(
        "In Q4 2026 loopt er nog niets. Hoeveel de organisatie er tegelijk aankan, is niet"
    )
    assert room(1, 1, 2).startswith("In Q4 2026 loopt er al één inspanning en de organisatie kan er twee tegelijk aan.")
    assert (
        "twee inspanningen en de organisatie kan er twee tegelijk aan: ruimte voor iets nieuws komt er pas in Q2 2027."
        in (room(2, 1, 2))
    )
    assert "in deze periode komt er geen ruimte." in room(3, 3, 2)
    assert zin_ruimte(Plan("niet te bepalen")) == []


def test_limits_that_decided_are_told() -> None:
    text = room(
        0, 0, 2, budget=5000.0, niet_gekozen=(left_out("X", "onbegroot"), left_out("Y", "onbegroot")), status="goed"
    )
    assert "Voor nieuwe inspanningen is er €\u00a05.000." in text
    assert "Twee inspanningen hebben nog geen budget en zijn daarom niet gewogen." in text
    assert "dit is een goed plan, misschien niet het beste." in text
    assert "Er is geen grens aan het budget opgegeven." in room(0, 0, 2)


def test_a_package_names_what_it_depends_on_before_and_after() -> None:
    one, two = step("A", 0), step("B", 2)
    item = step("C", 1, hangt_af_van=("A", "B"), ondernemingsraad="advies", ondernemingsraad_bij="artikel 25")
    assert zin_pakket(item, plan(one, two, item)) == (
        "Omdat. Dit hangt af van ‘Stap A’. Stem dit af op ‘Stap B’; dat begint later. "
        "Ondernemingsraad: advies, artikel 25. Laat een jurist dit bevestigen."
    )
    assert zin_pakket(one, plan(one)) == "Omdat."
    beside = step("D", 0, hangt_af_van=("A",))
    assert zin_pakket(beside, plan(one, beside)) == "Omdat. Dit hangt af van ‘Stap A’."


def test_cost_is_a_range_an_amount_or_not_filled_in() -> None:
    assert kosten(step("A", kosten_van_tot=(9000.0, 21000.0))) == "€\u00a09.000 tot €\u00a021.000"
    assert kosten(step("A")) == "€\u00a01.000"
    assert kosten(left_out("X", "budget")) == "niet ingevuld"


def test_what_is_left_out_stands_under_its_reason_own_work_first() -> None:
    found = niet_gekozen_per_reden(
        plan(niet_gekozen=(left_out("B", "budget", own=False), left_out("A2", "budget"), left_out("A10", "budget")))
    )
    assert [(len(lines), lines) for _, lines in found] == [(3, ["Werk A2 (D1)", "Werk A10 (D1)", "Werk B (D1)"])]


def test_many_goals_are_counted() -> None:
    assert doelen_in_woorden([f"D{place}" for place in range(1, 18)]).endswith("D14, D15 en nog 2")
