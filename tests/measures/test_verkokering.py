"""How the work on a goal is spread over departments, on a few rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import Afdeling, Doel, Inspanning, Koppeling, Samenwerking
from srm_kit.measures.register import register
from srm_kit.measures.verkokering import Verkokering, verkokering
from tests.measures.conftest import Bouwer


@pytest.mark.parametrize(
    ("departments", "hhi"), [(("A",), None), (("A", "A"), 1.0), (("A", "B"), 0.5), (("A", "A", "B"), 5 / 9)]
)
def test_concentration_is_told_from_two_efforts_on(
    bouw: Bouwer, departments: tuple[str, ...], hhi: float | None
) -> None:
    efforts = tuple(Inspanning(f"E{n}", f"Werk {n}", afdeling=name) for n, name in enumerate(departments))
    links = tuple(Koppeling("D1", "inspanning", item.id) for item in efforts)
    found = verkokering(register(bouw.dossier(inspanningen=efforts, koppelingen=links)))
    assert found.hhi["D1"] == (None if hhi is None else pytest.approx(hhi))
    assert ("hhi is er vanaf twee inspanningen" in (found.reden or "")) == (hhi is None)


def _van(bouw: Bouwer, goals: Sequence[str], ties: Sequence[tuple[str, str, float]] = (), **tables: Any) -> Verkokering:
    """One goal per word: its letters are the departments of its initiatives, a dash is work without one."""
    efforts, links = [], []
    for number, names in enumerate(goals):
        for place, name in enumerate(names):
            ident = f"E{number}{place}"
            efforts.append(Inspanning(ident, "", afdeling="" if name == "-" else name))
            links.append(Koppeling(f"D{number}", "inspanning", ident))
    return verkokering(
        register(
            bouw.dossier(
                doelen=tuple(Doel(f"D{number}", "") for number in range(len(goals))),
                afdelingen=tuple(Afdeling(name, name, medewerkers=10) for name in "ABC"),
                inspanningen=(*efforts, *tables.pop("inspanningen", ())),
                koppelingen=tuple(links),
                samenwerking=tuple(Samenwerking(*tie) for tie in ties),
                **tables,
            )
        )
    )


FEW = "niet gemeten: bij te weinig doelen is bekend welke afdelingen meedoen"
HHI = "hhi is er vanaf twee inspanningen met een afdeling"


@pytest.mark.parametrize(
    ("goals", "known", "share", "reasons"),
    [
        (["AB", "AA"], 2, 0.5, []),
        (["AB", "ABC", "CB", "AA"], 4, 0.75, []),
        (["AB", "-"], 1, 1.0, [HHI]),  # of one of two goals with work it is known
        (["AB", "-", "-"], 1, None, [FEW, HHI]),
        (["AB", "", ""], 1, 1.0, [HHI]),  # a goal without work does not count
        (["AA"], 1, 0.0, ["niet gemeten: geen twee afdelingen delen een doel"]),
    ],
)
def test_goals_with_work_of_two_departments(
    bouw: Bouwer, goals: list[str], known: int, share: float | None, reasons: list[str]
) -> None:
    found = _van(bouw, goals, [("A", "A", 5.0), ("B", "B", 5.0)])
    assert (found.integraliteit_bekend, found.integraliteit) == (known, share)
    assert (found.reden or "") == "; ".join(reasons)


def test_without_work_on_a_goal_nothing_is_shared(bouw: Bouwer) -> None:
    declared = Vastlegging(("koppelingen",))
    found = _van(bouw, [""], inspanningen=(Inspanning("x", "", afdeling="A"),), vastlegging=declared)
    assert (found.integraliteit, found.integraliteit_bekend, found.paren, found.afstemming) == (None, 0, 0, None)


@pytest.mark.parametrize(
    ("ties", "share", "missing"),
    [
        ([("A", "B", 0.5)], 1 / 3, (("A", "C"), ("B", "C"))),
        ([("B", "A", 3.0), ("C", "A", 1.0)], 2 / 3, (("B", "C"),)),
        ([("A", "B", 0.0), ("A", "C", 1.0), ("B", "C", 1.0)], 2 / 3, (("A", "B"),)),
        ([("A", "B", 0.0), ("B", "A", 1.0), ("A", "C", 1.0), ("B", "C", 1.0)], 1.0, ()),
        ([("A", "A", 9.0)], 0.0, (("A", "B"), ("A", "C"), ("B", "C"))),
        ([], None, None),
    ],
)
def test_departments_that_share_a_goal_and_cooperate(
    bouw: Bouwer, ties: list[tuple[str, str, float]], share: float | None, missing: tuple[tuple[str, str], ...] | None
) -> None:
    found = _van(bouw, ["ABC", "AB"], ties)
    assert (found.paren, found.ontbrekende_verbindingen) == (3, missing)
    assert found.afstemming == (None if share is None else pytest.approx(share))


def test_what_chance_gives_needs_the_number_of_people(bouw: Bouwer) -> None:
    heads = "het aantal medewerkers per afdeling ontbreekt"
    ties = (Samenwerking("A", "A", 1.0), Samenwerking("B", "B", 1.0))
    units = (Afdeling("A", "", medewerkers=2), Afdeling("B", "", medewerkers=2))
    known = verkokering(register(bouw.dossier(afdelingen=units, samenwerking=ties)))
    assert known.ei_verwacht == pytest.approx((4 - 2) / 6)
    assert heads not in (known.reden or "")
    unknown = verkokering(register(bouw.dossier(afdelingen=(units[0], Afdeling("B", "")), samenwerking=ties)))
    assert unknown.ei_verwacht is None
    assert heads in (unknown.reden or "")
