"""What a plan can choose from: when a project can start and how long it takes, and which goals a step is bundled over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from srm_kit.advice.kandidaten import Kandidaat, eigen, uit_bibliotheek
from srm_kit.advice.schakels import Schakel, toestand
from srm_kit.dossier.contract.dossier import Dossier, Opdracht
from srm_kit.dossier.contract.tabellen import Doel
from srm_kit.measures.register import register

Maker = Callable[..., Any]
WHOLE_QUARTER, IN_A_QUARTER = date(2027, 1, 1), date(2026, 11, 1)
"""For both, the plan begins in the first quarter of 2027."""


def own(dossier: Dossier) -> dict[str, Kandidaat]:
    links = register(dossier)
    return {item.id: item for item in eigen(links, toestand(links))}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("status", "begin", "end", "goes_on", "expected"),
    [
        ("gepland", "2027-01-01", "2027-03-31", None, (0, 1, "")),
        ("gepland", "2027-01-01", "2027-01-01", None, (0, 1, "")),  # one day
        ("gepland", "2027-04-01", "2027-06-30", None, (1, 1, "")),
        ("gepland", "2027-07-01", "2027-09-30", None, (2, 1, "")),  # 92 days: the longest quarter
        ("gepland", "2027-07-01", "2027-10-01", None, (2, 2, "")),
        ("gepland", "2027-07-01", "2027-12-31", None, (2, 2, "")),  # 184 days
        ("gepland", "2027-07-01", "2028-01-01", None, (2, 3, "")),
        ("gepland", "2026-05-01", "2026-07-31", None, (0, 1, "")),  # its start has passed: now
        ("gepland", None, None, None, (0, 4, "duur niet ingevuld")),
        ("gepland", "2027-07-01", None, None, (2, 4, "duur niet ingevuld")),
        ("gepland", None, "2027-07-01", None, (0, 4, "duur niet ingevuld")),
        ("gepland", "2027-04-01", None, True, (1, 7, "doorlopend")),  # all that is left of the eight quarters
        ("gepland", "2028-10-01", None, True, (7, 1, "doorlopend")),
        ("gepland", "2029-01-01", None, True, (8, 1, "doorlopend")),  # after the plan
        ("gepland", "2029-07-01", None, True, (10, 1, "doorlopend")),
        ("gepland", "2027-01-01", "2027-06-30", True, (0, 2, "")),  # a date says more than the word
        ("lopend", "2026-01-01", None, True, (0, 8, "doorlopend")),
        ("lopend", "2027-07-01", None, None, (0, 8, "einde niet ingevuld")),  # it runs, whatever its start says
        ("lopend", "2026-01-01", "2027-01-01", None, (0, 1, "")),
        ("lopend", "2026-01-01", "2027-03-31", None, (0, 1, "")),
        ("lopend", "2026-01-01", "2027-04-01", None, (0, 2, "")),
    ],
)
def test_when_a_project_can_start_and_how_many_quarters_it_takes(
    maak: Maker,
    inspanning: Maker,
    status: str,
    begin: str | None,
    end: str | None,
    goes_on: bool | None,
    expected: tuple[int, int, str],
) -> None:
    row = inspanning("A", "IB", status=status, start=day(begin), eind=day(end), doorlopend=goes_on)
    for moment in (WHOLE_QUARTER, IN_A_QUARTER):
        item = own(replace(maak({row: ("D1",)}), opdracht=Opdracht(moment)))["A"]
        assert (item.vroegst, item.kwartalen, item.einde) == expected


@pytest.mark.parametrize(
    ("end", "quarters", "late"),
    [
        (date(2026, 10, 31), 1, True),
        (date(2026, 11, 1), 0, False),
        (date(2026, 12, 31), 0, False),
        (date(2027, 1, 1), 1, False),
    ],
)
def test_what_ends_before_the_plan_starts_takes_no_quarter_and_is_late_only_after_its_last_day(
    maak: Maker, inspanning: Maker, end: date, quarters: int, late: bool
) -> None:
    row = inspanning("A", "IB", status="lopend", start=date(2026, 1, 1), eind=end)
    item = own(replace(maak({row: ("D1",)}), opdracht=Opdracht(IN_A_QUARTER)))["A"]
    assert (item.kwartalen, item.over_tijd) == (quarters, late)


@pytest.mark.parametrize(
    ("goals", "linked", "broad"), [(8, 4, False), (8, 5, True), (12, 6, False), (12, 7, True), (3, 3, False)]
)
def test_broad_is_more_than_half_of_the_goals_and_more_than_four(
    maak: Maker, inspanning: Maker, goals: int, linked: int, broad: bool
) -> None:
    row = inspanning("A", "IB")
    dossier = maak({row: tuple(f"D{number}" for number in range(1, linked + 1))}, goals=goals)
    assert own(dossier)["A"].breed is broad


@pytest.mark.parametrize(
    ("status", "there", "first"),
    [
        ("idee", True, False),
        ("gepland", True, True),
        ("lopend", True, False),
        ("", True, True),
        ("afgerond", False, False),
        ("gestopt", False, False),
    ],
)
def test_projects_that_are_more_than_an_idea_go_first_and_finished_ones_are_gone(
    maak: Maker, inspanning: Maker, status: str, there: bool, first: bool
) -> None:
    found = own(maak({inspanning("A", "IB", status=status): ("D1",), inspanning("B", "IB"): ()}))
    assert ("A" in found) is there
    assert not there or found["A"].voorrang is first
    assert not there or (found["A"].lopend, found["A"].gekoppeld) == (status == "lopend", True)
    assert not found["B"].gekoppeld


def test_a_project_is_worth_the_gaps_it_fills_and_a_broad_one_as_much_as_one_goal() -> None:
    links = tuple(Schakel(f"D{number}", "IB") for number in range(4))
    weight = dict(zip(links, (1, 4, 4), strict=False))  # the fourth is no gap
    narrow = Kandidaat("A", "A", links, None)
    broad = replace(narrow, breed=True)
    assert (narrow.waarde(weight), broad.waarde(weight)) == (9, 3)
    assert (narrow.waarde({}), broad.waarde({})) == (0, 0)


def library(dossier: Dossier, offered: list[Any], weight: dict[Schakel, int], **more: Any) -> dict[str, Kandidaat]:
    first, findings = more.get("first", ()), more.get("findings", ())
    return {item.id: item for item in uit_bibliotheek(register(dossier), weight, first, offered, findings)}


def test_a_step_is_bundled_over_the_four_goals_where_it_matters_most(
    maak: Maker, inspanning: Maker, algemene: Maker, bevinding: Maker
) -> None:
    dossier = maak({inspanning("A", "IL"): ("D1",)}, goals=7)
    weight = {Schakel(f"D{number}", "IB"): 1 for number in range(1, 8)} | {Schakel("D5", "VB"): 1}
    chosen = library(
        dossier,
        [algemene("N1", "IB VB"), algemene("N2", "IB")],
        weight,
        first={Schakel("D6", "IB")},
        findings=[bevinding("f", "N1", "let_op", bewijs={"x": ["D7"]})],
    )
    # Named by its finding (D7), two gaps at once (D5), the next gap of its goal (D6), then the order of ids (D1).
    assert chosen["N1"].doelen == ("D1", "D5", "D6", "D7")
    assert [link.cel for link in chosen["N1"].sluit] == ["IB", "IB", "VB", "IB", "IB"]
    # Of the other one no finding names a goal; of D5 it fills one gap.
    assert chosen["N2"].doelen == ("D1", "D2", "D3", "D6")
    heavy = library(dossier, [algemene("N2", "IB")], weight | {Schakel("D4", "IB"): 2})
    assert heavy["N2"].doelen == ("D1", "D2", "D3", "D4")
    assert library(dossier, [algemene("N2", "IB", bouwt=False)], weight)["N2"].sluit == ()


def test_a_step_of_the_library_has_the_middle_of_its_ranges(maak: Maker, inspanning: Maker, algemene: Maker) -> None:
    dossier = maak({inspanning("A", "IL"): ("D1",)})
    offered = [algemene("N1", "IB", "hard"), algemene("N2", "VL", "zacht"), algemene("N3", "RS", "beide")]
    found = library(dossier, offered, {Schakel("D1", "IB"): 1})
    assert [found[ident].zacht for ident in ("N1", "N2", "N3")] == [0.0, 1.0, None]
    assert (found["N1"].kosten, found["N1"].uren, found["N1"].kwartalen) == (15_000.0, 80.0, 1)
    assert (found["N1"].bestaand, found["N1"].lopend, found["N1"].vroegst) == (False, False, 0)


def test_a_stand_in_knows_what_it_stands_in_for_unless_it_is_asked_for_itself(
    maak: Maker, inspanning: Maker, algemene: Maker, bevinding: Maker
) -> None:
    dossier = maak({inspanning("A", "IL"): ("D1",)})
    offered = [algemene(name, "IB", faalmodus="verkokering") for name in ("N1", "N2", "N3")]
    note = bevinding("n", "N1", "belangrijk")
    serious = [bevinding("s", "N2"), bevinding("t", "N3")]
    found = library(dossier, offered, {}, findings=[note, *serious])
    assert {name: sorted(item.antwoord) for name, item in found.items()} == {"N1": [0, 1], "N2": [0, 1], "N3": [0, 1]}
    assert {item.invaller_voor for item in found.values()} == {()}
    found = library(dossier, offered, {}, findings=serious)
    assert [found[name].invaller_voor for name in ("N1", "N2", "N3")] == [("N2", "N3"), (), ()]


def test_a_theme_without_goals_gives_no_step(maak: Maker, inspanning: Maker, algemene: Maker) -> None:
    goals = (Doel("D1", "Doel 1", thema=" Sociaal_Domein "), Doel("D2", "Doel 2"))
    dossier = maak({inspanning("A", "IL"): ("D1",)}, doelen=goals)
    weight = {Schakel("D1", "IB"): 1, Schakel("D2", "IB"): 1}
    offered = [algemene("N1", "IB", themas=("sociaal_domein",)), algemene("N2", "IB", themas=("wonen",))]
    assert {name: item.doelen for name, item in library(dossier, offered, weight).items()} == {"N1": ("D1",)}
