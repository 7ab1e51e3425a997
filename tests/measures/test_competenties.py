"""Gaps in competences, and whether soft work serves them."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Inspanning, Koppeling
from srm_kit.measures.competenties import Competentiegat, competenties, toerusting
from srm_kit.measures.register import register
from srm_kit.model import Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

RIJEN = (
    Competentie("a", "", "management", "competentie", 4, 2),
    Competentie("b", "", "management", "competentie", 2, 5),
    Competentie("c", "", "management", "kennis", 4, 3),
    Competentie("d", "", "medewerkers", "kennis", 5, 0),
    Competentie("e", "", "medewerkers", "gedrag", 5, 1),
    Competentie("f", "", "medewerkers", "competentie", 3, None),
)


def test_the_gap_is_what_is_missing_of_what_is_needed(bouw: Bouwer) -> None:
    """2 + 0 + 1 + 5 + 4 of 4 + 2 + 4 + 5 + 5; more than is needed makes up for nothing."""
    found = competenties(register(bouw.dossier(competenties=RIJEN)))
    assert (found.gat, found.onder) == (12 / 20, (4, 5))
    assert found.per_doelgroep["management"] == Competentiegat(3 / 10, (2, 3))
    assert found.per_doelgroep["medewerkers"] == Competentiegat(9 / 10, (2, 2))
    assert (found.per_competentie["b"].gat, found.per_competentie["d"].gat) == (0.0, 1.0)
    assert found.per_competentie["f"].gat is None


def test_equipment_of_each_group_by_kind(bouw: Bouwer) -> None:
    found = toerusting(register(bouw.dossier(competenties=RIJEN)))
    assert {key: (item.gat, item.onder) for key, item in found.items()} == {
        ("management", "competentie"): (2 / 6, (1, 2)),
        ("management", "kennis"): (1 / 4, (1, 1)),
        ("medewerkers", "competentie"): (None, None),
        ("medewerkers", "kennis"): (1.0, (1, 1)),
    }


@pytest.mark.parametrize(
    ("soft", "spoor", "served"),
    [
        (0.5, None, True),
        (0.49, None, False),
        (None, Spoor.LEIDERSCHAP, True),
        (None, Spoor.BESTURING, False),
        (None, None, False),
    ],
)
def test_soft_work_on_the_same_goal_serves_a_competence(
    bouw: Bouwer, soft: float | None, spoor: Spoor | None, served: bool
) -> None:
    goals = (Doel("D1", ""), Doel("D2", ""))
    efforts = (Inspanning("i", "", zacht_aandeel=soft, spoor=spoor), Inspanning("j", "", zacht_aandeel=1.0))
    links = (
        Koppeling("D1", "competentie", "a"),
        Koppeling("D1", "inspanning", "i"),
        Koppeling("D2", "inspanning", "j"),
    )
    dossier = bouw.dossier(doelen=goals, competenties=RIJEN[:2], inspanningen=efforts, koppelingen=links)
    found = competenties(register(dossier)).per_competentie
    assert (found["a"].zachte_inspanning, found["b"].zachte_inspanning) == (served, False)


@pytest.mark.parametrize(
    ("rows", "declared", "reason"),
    [
        ((), (), "niet vastgelegd: competenties"),
        ((Competentie("a", "", vereist=3),), (), "niet vastgelegd: competenties.aanwezig"),
        (
            (Competentie("a", "", vereist=3), Competentie("b", "", aanwezig=3)),
            (),
            "niet gemeten: vereist of aanwezig niveau ontbreekt",
        ),
        ((), ("competenties",), "niet gemeten: vereist of aanwezig niveau ontbreekt"),
    ],
)
def test_why_there_is_no_gap(
    bouw: Bouwer, rows: tuple[Competentie, ...], declared: tuple[str, ...], reason: str
) -> None:
    found = competenties(register(bouw.dossier(competenties=rows, vastlegging=Vastlegging(declared))))
    assert (found.gat, found.reden) == (None, reason)
