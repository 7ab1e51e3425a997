"""Which rows count, what is recorded, which goals count and what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Dossier, Vastlegging
from srm_kit.dossier.contract.tabellen import (
    Afdeling,
    Besluit,
    Betrokkenheid,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Samenwerking,
    Stakeholder,
    Streefwaarde,
)
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.measures.kalender import kwartaal, maanden_later
from srm_kit.measures.maten import measure
from srm_kit.measures.register import register
from srm_kit.model import Fase

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


def test_a_proposal_takes_its_links_and_its_values_with_it(bouw: Bouwer) -> None:
    dossier = bouw.dossier(
        afdelingen=(Afdeling("A", "Een"), Afdeling("B", "Twee", bevestigd=False)),
        doelen=(Doel("D1", "Doel", afdeling="B"), Doel("D2", "Voorstel", bevestigd=False)),
        indicatoren=(Indicator("K1", "Teller", doel="D2"), Indicator("K2", "Teller", bevestigd=False)),
        metingen=(Meting("K2", date(2026, 1, 1), waarde_van(1)), Meting("K1", date(2026, 1, 1), waarde_van(1))),
        streefwaarden=(Streefwaarde("K2", date(2026, 1, 1), waarde_van(1)),),
        inspanningen=(Inspanning("I1", "Doen", afdeling="B"), Inspanning("I2", "Doen", bevestigd=False)),
        koppelingen=(
            Koppeling("D2", "inspanning", "I1"),
            Koppeling("D1", "inspanning", "I2"),
            Koppeling("D1", "inspanning", "I1", bevestigd=False),
            Koppeling("D1", "inspanning", "I1"),
        ),
        stakeholders=(Stakeholder("S", "Partij"), Stakeholder("V", "Voorstel", bevestigd=False)),
        betrokkenheid=tuple(Betrokkenheid(party, goal, Fase.RICHTEN) for party in ("S", "V") for goal in ("D1", "D2")),
        samenwerking=(Samenwerking("A", "B", 3), Samenwerking("A", "A", 3)),
        besluiten=(Besluit("B1", Fase.RICHTEN, "Besluit", doel="D2"),),
    )
    rows = register(dossier).dossier
    assert [item.id for item in rows.doelen] == ["D1"]
    assert rows.doelen[0].afdeling == ""
    assert [(item.id, item.doel) for item in rows.indicatoren] == [("K1", "")]
    assert [item.indicator for item in rows.metingen] == ["K1"]
    assert rows.streefwaarden == ()
    assert [(item.id, item.afdeling) for item in rows.inspanningen] == [("I1", "")]
    assert len(rows.koppelingen) == 1
    assert [(item.stakeholder, item.doel) for item in rows.betrokkenheid] == [("S", "D1")]
    assert [(item.van, item.naar) for item in rows.samenwerking] == [("A", "A")]
    assert rows.besluiten[0].doel == ""


def test_who_works_in_a_proposed_department_stands_in_none(bouw: Bouwer) -> None:
    people = [*bouw.gelijk(20, afdeling="A"), *bouw.gelijk(20, 2, afdeling="B")]
    tables = {"A": Afdeling("A", "Een"), "B": Afdeling("B", "Twee")}
    groups = measure(bouw.dossier(people, afdelingen=tuple(tables.values()))).groepen.afdeling
    assert {name: cells["RS"].n for name, cells in groups.items()} == {"A": 20, "B": 20}
    tables["B"] = replace(tables["B"], bevestigd=False)
    maten = measure(bouw.dossier(people, afdelingen=tuple(tables.values())))
    assert (list(maten.groepen.afdeling), maten.cellen["RS"].n) == (["A"], 40)


def test_a_year_beside_a_value_is_its_date(bouw: Bouwer) -> None:
    item = Indicator("K", "T", nulmeting=Waarde("24% (2009)", getal=24.0, jaar=2009))
    known = register(bouw.dossier(indicatoren=(item,)))
    assert known.dossier.indicatoren[0].nulmeting_datum == date(2009, 12, 31)
    assert "indicatoren.nulmeting_datum" in known.vastgelegd


@pytest.mark.parametrize(
    ("goals", "declared", "counting"),
    [
        ((Doel("A", ""), Doel("B", "", bovenliggend="A")), (), ["B"]),
        ((Doel("A", "", niveau="doel"), Doel("B", "", niveau="prestatie", bovenliggend="A")), (), ["A"]),
        ((Doel("A", "", niveau="doel"), Doel("B", "", niveau="doel", bovenliggend="A")), (), ["A", "B"]),
        ((Doel("A", ""), Doel("B", "", bovenliggend="A", bevestigd=False)), (), ["A"]),
        ((Doel("A", ""), Doel("B", "", niveau="doel", bevestigd=False)), (), ["A"]),
        ((Doel("A", ""), Doel("B", "")), ("doelen",), ["A", "B"]),
        ((Doel("A", ""), Doel("B", "")), ("doelen.niveau",), []),
    ],
)
def test_goals_that_count(bouw: Bouwer, goals: Any, declared: tuple[str, ...], counting: list[str]) -> None:
    dossier: Dossier = bouw.dossier(doelen=goals, vastlegging=Vastlegging(declared))
    assert [goal.id for goal in register(dossier).doelen] == counting


def test_a_goal_takes_what_it_lacks_from_the_nearest_confirmed_ancestor(bouw: Bouwer) -> None:
    goals = (
        Doel("P", "", maatschappelijk_effect="merkbaar", eigenaar="boven", termijn=date(2030, 1, 1)),
        Doel("Q", "", bovenliggend="P", eigenaar="midden", programma="3"),
        Doel("R", "", bovenliggend="Q", eigenaar=" "),
        Doel("X", "", bovenliggend="V"),
        Doel("V", "", bovenliggend="P", eigenaar="voorstel", bevestigd=False),
    )
    found = {goal.id: goal for goal in register(bouw.dossier(doelen=goals)).doelen}
    own = found["R"]
    assert (own.eigenaar, own.maatschappelijk_effect, own.termijn) == ("midden", "merkbaar", date(2030, 1, 1))
    assert own.programma == "3"
    assert (found["X"].eigenaar, found["X"].maatschappelijk_effect) == ("", "")


def test_what_belongs_to_a_descendant_belongs_to_the_goal_and_not_the_other_way(bouw: Bouwer) -> None:
    links = register(
        bouw.dossier(
            doelen=(
                Doel("P", "", niveau="programma"),
                Doel("D", "", niveau="doel", bovenliggend="P"),
                Doel("E", "", niveau="prestatie", bovenliggend="D"),
                Doel("F", "", niveau="prestatie", bovenliggend="E"),
            ),
            indicatoren=(Indicator("K1", "", doel="F"), Indicator("K2", "", doel="P"), Indicator("K3", "")),
            inspanningen=(Inspanning("I1", ""), Inspanning("I2", "")),
            koppelingen=(
                Koppeling("E", "inspanning", "I1"),
                Koppeling("P", "inspanning", "I2"),
                Koppeling("D", "indicator", "K3"),
                Koppeling("E", "indicator", "K3"),
            ),
        )
    )
    assert [item.id for item in links.inspanningen["D"]] == ["I1"]
    assert [item.id for item in links.indicatoren["D"]] == ["K1", "K3"]
    assert [item.id for item in links.inspanningen["P"]] == ["I2"]


def test_recorded_is_a_row_that_counts_or_a_declaration(bouw: Bouwer) -> None:
    def known(*declared: str) -> Any:
        return register(
            bouw.dossier(
                doelen=(Doel("D", "Doel"),),
                inspanningen=(
                    Inspanning("I1", "Gestopt", status="gestopt", eigenaar="x", budget=5.0),
                    Inspanning("I2", "Loopt", doorlopend=False, budget=None, uren=0.0),
                ),
                koppelingen=(Koppeling("D", "inspanning", "I1"),),
                vastlegging=Vastlegging(declared),
            )
        ).vastgelegd

    plain = known()
    assert "inspanningen.eigenaar" not in plain
    assert "inspanningen.doorlopend" in plain
    assert "inspanningen.uren" in plain
    assert "processen" not in plain
    assert plain.koppeling("inspanning")
    assert not plain.koppeling("proces")
    assert plain.ontbreekt("processen") == "niet vastgelegd: processen"
    declared = known("processen", "doelen", "inspanningen.eigenaar", "koppelingen")
    assert "processen" in declared
    assert "processen.eigenaar" in declared
    assert "doelen.termijn" in declared
    assert "doelen.niveau" not in declared
    assert "inspanningen.eigenaar" in declared
    assert not declared.volledig("inspanningen")
    assert declared.koppeling("competentie")


def test_months_end_where_the_month_ends() -> None:
    assert maanden_later(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert maanden_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert maanden_later(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert maanden_later(date(2026, 1, 15), -1) == date(2025, 12, 15)
    assert maanden_later(date.max, 3) == date.max
    assert [kwartaal(date(2026, month, 1)) - kwartaal(date(2026, 1, 1)) for month in (3, 4, 12)] == [0, 1, 3]
