"""What is taken away never makes a finding: not a table, not a column, in no dossier, and no finding gets heavier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srm_kit.diagnosis import diagnose
from srm_kit.diagnosis.regels import ERNST
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import TABELLEN, Doel, Streefwaarde
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.measures import measure
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.simulation.werelden import PLANNING_EN_CONTROL, karig

NAMES = tuple(table.naam for table in TABELLEN if table.naam != "respons")
KINDS = {
    "inspanningen": "inspanning",
    "processen": "proces",
    "competenties": "competentie",
    "indicatoren": "indicator",
}
ROWS_OF = {"indicatoren": ("metingen", "streefwaarden"), "stakeholders": ("betrokkenheid",), "afdelingen": ("samenwerking",)}  # fmt: skip
SAYS_SOMETHING = {
    # An empty share has a value by the contract: 0 for work on the organisation, 1 for work on people.
    "inspanningen.zacht_aandeel": {"eenzijdig_structuur", "eenzijdig_gedrag"},
    # Behaviour that was seen is the only sign of work on people at some goals.
    "gedrag": {"eenzijdig_structuur"},
    "gedrag.doel": {"eenzijdig_structuur"},
    # The first value that was kept is the start then, and further from the target than that is a fact of its own.
    "indicatoren.nulmeting": {"resultaat_verder_weg"},
}
"""Where an empty cell, or what is left, says something itself, and which rules may then fire."""

Weights = dict[tuple[str, str | None], int]


def found(dossier: Dossier) -> Weights:
    """Every finding with its weight; 0 is the heaviest."""
    return {(item.id, item.cel): ERNST.index(item.ernst) for item in diagnose(measure(dossier), dossier)}


def parts(dossier: Dossier) -> tuple[str, ...]:
    """The tables and the ``table.column`` names with something in them that may be taken away."""
    return tuple(_parts(dossier))


def _parts(dossier: Dossier) -> Iterator[str]:
    for name in NAMES:
        rows = getattr(dossier, name)
        if not rows:
            continue
        if name != "doelen":
            yield name
        contract = {column.naam for table in TABELLEN if table.naam == name for column in table.kolommen}
        for column in fields(rows[0]):
            if column.default is MISSING or column.name == "bevestigd" or column.name not in contract:
                continue
            if any(getattr(row, column.name) != column.default for row in rows):
                yield f"{name}.{column.name}"


def without(dossier: Dossier, part: str) -> Dossier:
    """The dossier without a table (and what cannot be without it) or with an empty column, no longer called complete."""
    table, _, column = part.partition(".")
    gone: dict[str, Any] = {}
    if column:
        empty = next(item.default for item in fields(getattr(dossier, table)[0]) if item.name == column)
        gone[table] = tuple(replace(row, **{column: empty}) for row in getattr(dossier, table))
    else:
        gone |= dict.fromkeys((table, *ROWS_OF.get(table, ())), ())
        if table in KINDS:
            gone["koppelingen"] = tuple(row for row in dossier.koppelingen if row.soort != KINDS[table])
        if table == "afdelingen":
            for name in ("doelen", "inspanningen", "processen"):
                gone[name] = tuple(replace(row, afdeling="") for row in getattr(dossier, name))
    undeclared = {table, part, *(["koppelingen"] if part in KINDS else [])}
    declared = tuple(name for name in dossier.vastlegging.volledig if name not in undeclared)
    return replace(dossier, vastlegging=Vastlegging(declared), **gone)


def made_by_emptying(dossier: Dossier) -> dict[str, list[tuple[str, str | None]]]:
    """Per table or column the findings that are new or heavier without it."""
    before = found(dossier)
    new = {part: _worse(before, found(without(dossier, part)), part) for part in parts(dossier)}
    return {part: findings for part, findings in new.items() if findings}


def _worse(before: Weights, after: Weights, part: str) -> list[tuple[str, str | None]]:
    allowed = SAYS_SOMETHING.get(part, set())
    return [key for key, weight in after.items() if weight < before.get(key, len(ERNST)) and key[0] not in allowed]


def simulated(seed: int) -> Dossier:
    """A dossier with a fault or none, whole, with nothing called complete, or with parts of it gone."""
    kinds = list(Storing)
    whole = simulate(kinds[seed % len(kinds)], 1.0, 0, seed, n_doelen=8 + seed % 9)
    if seed % 3 == 1:
        return replace(whole, vastlegging=Vastlegging())
    return karig(whole, 0.7, seed) if seed % 3 else whole


def part_of_the_sample(seed: int) -> Dossier:
    """Voorbeeldstad as far as a share of it was recorded."""
    tables = PLANNING_EN_CONTROL if seed % 2 else ()
    return karig(voorbeeldstad(), (0.6, 0.8, 0.9)[seed % 3], seed, tabellen=tables)


def with_levels() -> Dossier:
    """Voorbeeldstad with its levels, and under each goal two lines of what will be done."""
    sample = replace(voorbeeldstad(), respons=None)
    goals = tuple(replace(goal, niveau="doel" if goal.bovenliggend else "programma") for goal in sample.doelen)
    lines = tuple(
        Doel(f"{goal.id}-P{number}", "Prestatie", niveau="prestatie", bovenliggend=goal.id)
        for goal in goals
        if goal.niveau == "doel"
        for number in (1, 2)
    )
    return replace(sample, doelen=goals + lines)


@lru_cache(maxsize=1)
def _registers() -> Dossier:
    return replace(voorbeeldstad(), respons=None)


# -------------------- every table and every column


def test_nothing_taken_from_the_sample_makes_a_finding() -> None:
    assert made_by_emptying(_registers()) == {}


@pytest.mark.slow
def test_nothing_taken_from_the_sample_with_its_survey_makes_a_finding() -> None:
    assert made_by_emptying(voorbeeldstad()) == {}


def test_nothing_taken_from_a_dossier_with_levels_makes_a_finding() -> None:
    assert made_by_emptying(with_levels()) == {}


def test_without_the_survey_no_other_finding_comes() -> None:
    assert not found(_registers()).keys() - found(voorbeeldstad()).keys()


@pytest.mark.parametrize("seed", range(6))
def test_nothing_taken_from_a_simulated_dossier_makes_a_finding(seed: int) -> None:
    assert made_by_emptying(simulated(seed)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6, 36))
def test_nothing_taken_from_more_dossiers_makes_a_finding(seed: int) -> None:
    assert made_by_emptying(simulated(seed)) == {}
    assert made_by_emptying(part_of_the_sample(seed)) == {}


@settings(max_examples=60)
@given(data=st.data())
def test_what_is_taken_from_what_is_left_makes_no_finding(data: st.DataObject) -> None:
    left = _registers()
    for part in data.draw(st.lists(st.sampled_from(parts(left)), max_size=5, unique=True)):
        if part in parts(left):
            left = without(left, part)
    part = data.draw(st.sampled_from(parts(left)))
    assert not _worse(found(left), found(without(left, part)), part)


# -------------------- headings, years, rhythm and services: what the rules ask before they speak


def _owned(s: SimpleNamespace, *, headings: int, owner_above: bool, above: bool) -> Dossier:
    """Six goals under headings; the goals have an indicator each, and one owner, of their own or from above."""
    tops = tuple(
        Doel(f"P{number}", "Programma", eigenaar="directeur" if owner_above else "") for number in range(headings)
    )
    own = tuple(
        replace(goal, bovenliggend="P0" if above else "", eigenaar="" if owner_above else "teamleider")
        for goal in s.goals(6)
    )
    indicators = tuple(s.indicator(number) for number in range(1, 7))
    return s.small(doelen=(*tops, *own), indicatoren=indicators)


def test_a_heading_without_an_owner_is_no_goal_without_an_owner(s: SimpleNamespace) -> None:
    flat = _owned(s, headings=3, owner_above=False, above=False)
    assert not s.found(flat, "zonder_eigenaar")


def test_an_owner_of_a_heading_may_own_what_is_under_it(s: SimpleNamespace) -> None:
    assert not s.found(_owned(s, headings=1, owner_above=True, above=True), "zonder_eigenaar")
    assert not s.found(_owned(s, headings=1, owner_above=True, above=False), "zonder_eigenaar")


def test_goals_without_an_owner_where_others_have_one_are_found(s: SimpleNamespace) -> None:
    whole = _owned(s, headings=0, owner_above=False, above=False)
    goals = tuple(replace(goal, eigenaar="") if place > 1 else goal for place, goal in enumerate(whole.doelen))
    assert s.found(replace(whole, doelen=goals), "zonder_eigenaar")


def test_without_a_rhythm_only_very_old_figures_are_old(s: SimpleNamespace) -> None:
    def measured_in(year: int) -> Dossier:
        values = s.measured(1, 11, day=s.NOW.replace(year=year))
        return s.small(indicatoren=(s.indicator(1),), metingen=values)

    assert not s.found(measured_in(2023), "cijfers_verouderd")
    assert not s.found(measured_in(2022), "cijfers_verouderd"), "four years is a rhythm that occurs"
    assert s.found(measured_in(2021), "cijfers_verouderd")


def test_without_kinds_of_work_nobody_says_too_much_runs(s: SimpleNamespace) -> None:
    work = s.efforts(*(s.effort(number) for number in range(9)))
    order = replace(s.small().opdracht, max_parallel=2)
    assert not s.found(s.small(opdracht=order, **work), "te_veel_tegelijk")


def test_an_unknown_link_leaves_open_what_is_missing_first(s: SimpleNamespace) -> None:
    with_figures = tuple(s.indicator(number) for number in (1, 2, 3, 4))
    values = s.measured(1, 12)
    goals = s.goals(4, maatschappelijk_effect="Inwoners merken het")
    measured = s.small(doelen=goals, indicatoren=with_figures, metingen=values)
    assert not s.found(measured, "eerste_schakel")
    work = s.efforts(*(s.effort(number, number, eigenaar="rol", budget=1.0) for number in (1, 2, 3, 4)))
    whole = s.small(doelen=goals, indicatoren=with_figures, metingen=values, **work)
    assert not s.found(whole, "eerste_schakel")  # Nobody wrote down processes and competences.


def test_a_target_of_one_year_is_not_the_end(s: SimpleNamespace) -> None:
    reached = s.small(indicatoren=(s.indicator(1),), metingen=s.measured(1, 25))
    assert s.found(reached, "resultaat_gehaald")
    only_years = replace(
        reached,
        indicatoren=(s.indicator(1, target=None),),
        streefwaarden=(Streefwaarde("I1", s.NOW, waarde_van(20)),),
    )
    assert not s.found(only_years, "resultaat_gehaald")
