"""What is dated on the reference date itself counts, and what is dated a day later does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.contract.tabellen import Beoordeling, Besluit, Gedrag, Ladderstand
from srm_kit.measures import measure
from srm_kit.measures.maten import gekozen_meetmomenten, meetmomenten
from srm_kit.model import Cel, Fase, Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

PEIL, LATER = date(2026, 11, 1), date(2026, 11, 2)
DAGEN = pytest.mark.parametrize(("day", "counts"), [(PEIL, True), (LATER, False)])


@DAGEN
def test_a_judgement(bouw: Bouwer, day: date, counts: bool) -> None:
    rows = (Beoordeling(Cel.van_code("RS"), "document", "nota", day, 4, "omdat"),)
    found = measure(bouw.dossier(beoordelingen=rows)).beoordelingen
    assert ("RS" in found) is counts


@DAGEN
def test_a_decision(bouw: Bouwer, day: date, counts: bool) -> None:
    rows = tuple(
        Besluit(f"B{spoor.value}", Fase.RICHTEN, "", spoor=spoor, datum=day, status="genomen")
        for spoor in (Spoor.BESTURING, Spoor.LEIDERSCHAP)
    )
    found = measure(bouw.dossier(besluiten=rows)).verbinding.continu
    assert (found.kwartalen, found.laatste) == ((0.25, day) if counts else (0.0, None))
    absent = "er is geen kwartaal met zowel een besluit over de organisatie als een besluit over mensen"
    assert found.reden == (None if counts else absent)


@DAGEN
def test_a_step_and_behaviour(bouw: Bouwer, day: date, counts: bool) -> None:
    steps = (Ladderstand("D1", Spoor.STRATEGIE, "belegd", day, "nota"),)
    assert (measure(bouw.dossier(ladder=steps)).beweging is not None) is counts
    seen = (Gedrag("teamleiders", 8, "van", "naar", 1, 10, day, "D1"),)
    assert (measure(bouw.dossier(gedrag=seen)).beweging is not None) is counts


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_behaviour_of_five_people(bouw: Bouwer, people: int, shown: bool) -> None:
    seen = (Gedrag("teamleiders", people, "van", "naar", 1, 10, PEIL, "D1"),)
    assert (measure(bouw.dossier(gedrag=seen)).beweging is not None) is shown


@DAGEN
def test_a_measurement(bouw: Bouwer, day: date, counts: bool) -> None:
    first = date(2025, 9, 1)
    people = [*bouw.met_antwoorden(3, 3, meetmoment=first), *bouw.met_antwoorden(3, meetmoment=day)]
    dossier = bouw.dossier(people)
    assert meetmomenten(dossier) == ((first, day) if counts else (first,))
    assert gekozen_meetmomenten(dossier, None) == ((day, first) if counts else (first, None))
    assert gekozen_meetmomenten(dossier, first) == (first, None)
    assert gekozen_meetmomenten(bouw.dossier(), None) == (None, None)
