"""The library of interventions: complete, usable, and in plain Dutch."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from srm_kit.advice.interventies import (
    AARDEN,
    ADKAR,
    Interventie,
    InterventieOnbekend,
    interventie,
    interventies,
    voor_cel,
)
from srm_kit.advice.keuze import passend
from srm_kit.diagnosis import INTERVENTIES, diagnose
from srm_kit.measures import measure
from srm_kit.model import CELLEN
from srm_kit.simulation import voorbeeldstad

ENGLISH = {
    "the",
    "and",
    "team building",
    "coaching",
    "feedback",
    "workshop",
    "tool",
    "mindset",
    "stakeholder",
    "sprint",
}


def sentences(item: Interventie) -> list[str]:
    texts = [item.waarvoor, item.wanneer_niet, *item.stappen]
    return [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


def test_every_cell_has_hard_and_soft_interventions() -> None:
    for cel in CELLEN:
        for aard in AARDEN:
            assert len(voor_cel(cel.code, aard)) >= 2, (cel.code, aard)
    assert len(interventies()) >= 40
    assert len({item.id for item in interventies()}) == len(interventies())


def test_every_rule_points_at_an_intervention_that_exists() -> None:
    assert {interventie(name).id for name in INTERVENTIES} == set(INTERVENTIES)


def test_an_unknown_one_is_named_with_the_known_ones() -> None:
    with pytest.raises(InterventieOnbekend, match="uitvoeringsagenda"):
        interventie("bestaat-niet")


@pytest.mark.parametrize("item", interventies(), ids=lambda item: item.id)
def test_an_intervention_can_be_used(item: Interventie) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", item.id)
    assert item.cel in {cel.code for cel in CELLEN}
    assert 3 <= len(item.stappen) <= 6
    for low, high in (item.uren, item.weken, item.kosten):
        assert 0 <= low <= high
        assert high > 0
    assert item.wie
    assert (item.adkar in ADKAR) == (item.aard == "zacht")
    assert set(item.themas) <= {"sociaal_domein", "omgevingswet"}


@pytest.mark.parametrize("item", interventies(), ids=lambda item: item.id)
def test_an_intervention_reads_easily(item: Interventie) -> None:
    for sentence in sentences(item):
        assert len(sentence.split()) <= 22, sentence
        assert sentence.endswith((".", "?")), sentence
        assert not set(re.findall(r"[a-z]+", sentence.casefold())) & ENGLISH, sentence


def test_no_sentence_is_used_twice() -> None:
    count = Counter(sentence for item in interventies() for sentence in sentences(item))
    assert [sentence for sentence, number in count.items() if number > 1] == []


def test_a_plan_chooses_from_what_the_findings_ask_for() -> None:
    dossier = voorbeeldstad()
    findings = diagnose(measure(dossier), dossier)
    chosen = passend(findings)
    asked = {item.interventie for item in findings}
    assert all(item.bouwt for item in chosen)
    for item in chosen:
        same = [
            other.id for other in interventies() if (other.cel, other.aard) == (item.cel, item.aard) and other.bouwt
        ]
        assert item.id in asked or not asked & set(same)
    assert {(item.cel, item.aard) for item in chosen} == {
        (item.cel, item.aard) for item in interventies() if item.bouwt
    }
