"""When a link holds, is a gap, or was not recorded: the parts that decide it, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from srm_kit.advice.schakels import Schakel, cel_van, eerste_per_doel, gesorteerd, toestand
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Koppeling
from srm_kit.measures.register import register
from srm_kit.model import Fase, Spoor

Maker = Callable[..., Any]


def word(dossier: Dossier, cel: str) -> str:
    state, link = toestand(register(dossier)), Schakel("D1", cel)
    return "gat" if link in state.gebroken else "onbekend" if link in state.onbekend else "heel"


def test_a_cell_needs_a_phase_and_a_strand(inspanning: Maker) -> None:
    row = inspanning("A", "IB").inspanning
    assert cel_van(row) == "IB"
    assert cel_van(replace(row, fase=None)) is None
    assert cel_van(replace(row, spoor=None)) is None
    assert cel_van(replace(row, fase=Fase("V"), spoor=Spoor("L"))) == "VL"


@pytest.mark.parametrize(
    ("status", "coupled", "cel", "expected"),
    [
        ("gepland", True, "IB", "gat"),
        ("", True, "IB", "onbekend"),  # nobody recorded how far anything is
        ("afgerond", True, None, "onbekend"),  # finished, but where?
        ("afgerond", True, "VB", "heel"),
        ("gepland", True, None, "gat"),  # not finished, so nothing to show
        ("gepland", False, "IB", "onbekend"),  # nobody recorded which goal it serves
    ],
)
def test_execution_is_known_when_status_and_links_are(
    maak: Maker, inspanning: Maker, status: str, coupled: bool, cel: str | None, expected: str
) -> None:
    dossier = maak({inspanning("A", cel, status=status): ("D1",) if coupled else ()}, goals=1, volledig=())
    assert word(dossier, "VB") == expected


@pytest.mark.parametrize(
    ("levels", "required", "enough"),
    [
        ([(3, 3)], "heel", "heel"),
        ([(3, 4)], "heel", "heel"),
        ([(4, 3)], "heel", "gat"),
        ([(3, 3), (4, 3)], "heel", "gat"),
        ([(3, None)], "heel", "gat"),
        ([(None, 3)], "gat", "gat"),
        ([], "gat", "gat"),
    ],
)
def test_required_and_present_levels_of_the_competences_of_a_goal(
    maak: Maker, inspanning: Maker, levels: list[tuple[int | None, int | None]], required: str, enough: str
) -> None:
    skills = tuple(Competentie(f"C{n}", "c", vereist=need, aanwezig=have) for n, (need, have) in enumerate(levels))
    dossier = maak({inspanning("A", "IB"): ("D1",)}, goals=1, competenties=skills)
    links = tuple(Koppeling("D1", "competentie", item.id) for item in skills)
    dossier = replace(dossier, koppelingen=(*dossier.koppelingen, *links))
    assert (word(dossier, "RL"), word(dossier, "IL")) == (required, enough)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"eigenaar": "e", "portefeuillehouder": "w"}, "heel"),
        ({"eigenaar": "e"}, "gat"),
        ({"portefeuillehouder": "w"}, "gat"),
        ({}, "gat"),
    ],
)
def test_who_answers_politically_and_who_officially_are_both_named(
    maak: Maker, inspanning: Maker, more: dict[str, str], expected: str
) -> None:
    assert word(maak({inspanning("A", "IB"): ("D1",)}, doelen=(Doel("D1", "Doel", **more),)), "RB") == expected


def test_what_is_not_recorded_does_not_hide_what_is_missing(maak: Maker, inspanning: Maker) -> None:
    # The other goal has an owner, so that this one has none; who answers politically nobody recorded.
    goals = (Doel("D1", "Doel"), Doel("D2", "Doel", eigenaar="e"))
    row = {inspanning("A", "IB"): ("D1",)}
    assert word(maak(row, doelen=goals, volledig=()), "RB") == "gat"
    owned = (replace(goals[0], eigenaar="e"), goals[1])
    assert word(maak(row, doelen=owned, volledig=()), "RB") == "onbekend"


def test_links_stand_by_goal_as_people_count_and_within_a_goal_in_the_order_of_the_model() -> None:
    links = [Schakel("D10", "RS"), Schakel("D2", "VL"), Schakel("D2", "IS"), Schakel("D2", "RL"), Schakel("D2", "RL")]
    assert gesorteerd(links) == (links[3], links[2], links[1], links[0])
    assert eerste_per_doel(links) == {links[3], links[0]}
