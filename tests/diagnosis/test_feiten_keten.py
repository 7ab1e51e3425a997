"""The first link a goal surely lacks, and what is sure only when every place for a yes is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis.feiten import feiten
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Inspanning, Koppeling, Middel, Proces
from srm_kit.measures import measure

LEVELS = {"niveau": "doel"}


def eerste(dossier: Dossier) -> dict[str, list[str]]:
    found = feiten(measure(dossier), dossier)["dossier"]
    chain: dict[str, list[str]] = found["eerste_schakel"]
    number = len(dossier.doelen)
    assert found["deel_eerste_schakel"] == {link: len(goals) / number for link, goals in chain.items()}
    return {link: goals for link, goals in chain.items() if goals}


def vol(s: SimpleNamespace, **changes: Any) -> dict[str, Any]:
    """One goal with all eight links, and a second with the same; every column that can say so is recorded."""
    goals = tuple(
        Doel(
            f"D{number}",
            "",
            maatschappelijk_effect="x",
            eigenaar="y",
            portefeuillehouder="z",
            bovenliggend="",
            **LEVELS,
        )
        for number in (1, 2)
    )
    work = tuple(Inspanning(f"E{number}", "", budget=1.0, eigenaar="y", status="lopend") for number in (1, 2))
    pairs = [
        (f"D{n}", kind, ref)
        for n in (1, 2)
        for kind, ref in (("inspanning", f"E{n}"), ("proces", "p"), ("competentie", "c"))
    ]
    tables = {
        "doelen": goals,
        "indicatoren": tuple(s.indicator(number, frequentie=12) for number in (1, 2)),
        "metingen": s.measured(1, 11) + s.measured(2, 11),
        "inspanningen": work,
        "processen": (Proces("p", "", eigenaar="y"),),
        "competenties": (Competentie("c", ""),),
        "middelen": (Middel(jaar=2026, soort="begroting", programma="P", lasten=1.0),),
        "koppelingen": tuple(Koppeling(*pair) for pair in pairs),
        "vastlegging": Vastlegging(("doelen.bovenliggend",)),
    }
    return {**tables, **changes}


def zonder(tables: dict[str, Any], soort: str, *, doel: str = "D1") -> dict[str, Any]:
    return {
        **tables,
        "koppelingen": tuple(row for row in tables["koppelingen"] if (row.doel, row.soort) != (doel, soort)),
    }


def test_a_goal_with_every_link_lacks_none(s: SimpleNamespace) -> None:
    assert eerste(s.small(**vol(s))) == {}


def test_each_link_is_first_where_those_before_it_are_there(s: SimpleNamespace) -> None:
    tables = vol(s)
    first, second = tables["doelen"]

    def goal(**gone: str) -> dict[str, Any]:
        return {**tables, "doelen": (replace(first, **gone), second)}

    assert eerste(s.small(**goal(maatschappelijk_effect=""))) == {"effect": ["D1"]}
    assert eerste(s.small(**{**tables, "indicatoren": tables["indicatoren"][1:]})) == {"indicator": ["D1"]}
    for kind in ("inspanning", "proces", "competentie"):
        assert eerste(s.small(**zonder(tables, kind))) == {kind: ["D1"]}
    nobody = goal(eigenaar="", portefeuillehouder="")
    nobody["inspanningen"] = (replace(tables["inspanningen"][0], eigenaar=""), tables["inspanningen"][1])
    nobody["processen"] = (Proces("p", ""), Proces("q", "", eigenaar="y"))
    assert eerste(s.small(**nobody)) == {"verantwoordelijke": ["D1"]}
    poor = {**tables, "inspanningen": (replace(tables["inspanningen"][0], budget=0.0), tables["inspanningen"][1])}
    assert eerste(s.small(**poor)) == {"budget": ["D1"]}
    assert eerste(s.small(**{**tables, "metingen": s.measured(2, 11)})) == {"meting": ["D1"]}


def test_what_no_goal_has_is_no_pattern(s: SimpleNamespace) -> None:
    tables = vol(s)
    bare = tuple(replace(goal, maatschappelijk_effect="") for goal in tables["doelen"])
    assert eerste(s.small(**{**tables, "doelen": bare, "vastlegging": Vastlegging(("doelen",))})) == {}


@pytest.mark.parametrize(
    ("gone", "sure"),
    [
        ({}, True),
        ({"doelen.portefeuillehouder"}, False),
        ({"inspanningen.eigenaar"}, False),
        ({"processen.eigenaar"}, False),
    ],
)
def test_nobody_is_responsible_only_when_every_column_for_it_is_recorded(
    s: SimpleNamespace, gone: set[str], sure: bool
) -> None:
    tables = vol(s)
    first, second = tables["doelen"]
    if "doelen.portefeuillehouder" in gone:
        second = replace(second, portefeuillehouder="")
    work = replace(tables["inspanningen"][1], eigenaar="" if "inspanningen.eigenaar" in gone else "y")
    other = Proces("q", "", eigenaar="" if "processen.eigenaar" in gone else "y")
    made = s.small(
        **{
            **tables,
            "doelen": (replace(first, eigenaar="", portefeuillehouder=""), second),
            "inspanningen": (replace(tables["inspanningen"][0], eigenaar=""), work),
            "processen": (Proces("p", ""), other),
        }
    )
    assert eerste(made) == ({"verantwoordelijke": ["D1"]} if sure else {})


@pytest.mark.parametrize(("rows", "budget", "sure"), [(True, 1.0, True), (False, 1.0, False), (True, None, False)])
def test_no_money_is_sure_only_beside_budgets_and_a_budget_of_programmes(
    s: SimpleNamespace, rows: bool, budget: float | None, sure: bool
) -> None:
    tables = vol(s)
    one, two = tables["inspanningen"]
    made = {**tables, "inspanningen": (replace(one, budget=None), replace(two, budget=budget))}
    if not rows:
        made["middelen"] = ()
    if budget is None:
        made["doelen"] = (tables["doelen"][0], replace(tables["doelen"][1], programma="P"))
    assert eerste(s.small(**made)) == ({"budget": ["D1"]} if sure else {})


@pytest.mark.parametrize(
    ("frequency", "day", "sure"),
    [(12, None, True), (None, None, True), (12, date(2020, 1, 1), True), (None, date(2020, 1, 1), False)],
)
def test_an_old_value_is_none_only_when_the_rhythm_is_recorded(
    s: SimpleNamespace, frequency: int | None, day: date | None, sure: bool
) -> None:
    tables = vol(s)
    values = s.measured(2, 11) + (() if day is None else s.measured(1, 11, day=day))
    rows = tuple(s.indicator(number, frequentie=frequency) for number in (1, 2))
    assert eerste(s.small(**{**tables, "metingen": values, "indicatoren": rows})) == (
        {"meting": ["D1"]} if sure else {}
    )


def test_an_indicator_without_a_begin_is_sure_only_when_baselines_and_measurements_are_recorded(
    s: SimpleNamespace,
) -> None:
    tables = vol(s)
    rows = (s.indicator(1, begin=None, frequentie=12), s.indicator(2, frequentie=12))
    assert eerste(s.small(**{**tables, "indicatoren": rows})) == {"indicator": ["D1"]}
    assert eerste(s.small(**{**tables, "indicatoren": rows, "metingen": ()})) == {}
    no_target = (s.indicator(1, target=None, frequentie=12), s.indicator(2, frequentie=12))
    assert eerste(s.small(**{**tables, "indicatoren": no_target})) == {}, "no budget promises were recorded"


def test_a_goal_that_may_be_a_heading_lacks_nothing_for_sure(s: SimpleNamespace) -> None:
    tables = vol(s)
    first, second = (replace(goal, niveau="") for goal in tables["doelen"])
    heading = Doel("D3", "Kop")
    made = s.small(
        **{
            **tables,
            "doelen": (replace(first, maatschappelijk_effect=""), second, heading),
            "vastlegging": Vastlegging(),
        }
    )
    assert eerste(made) == {}
