"""The library of interventions: complete, usable, and in plain Dutch."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from srm_kit.advice.keuze import passend, stappen_voor
from srm_kit.diagnosis import diagnose, regels
from srm_kit.measures import measure
from srm_kit.model import CELLEN
from srm_kit.model.interventies import (
    ADKAR,
    Interventie,
    InterventieUnknown,
    interventie,
    interventies,
)
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


THEMAS = ("omgevingswet", "sociaal_domein")
FAALMODI = (
    "beleid_uitvoering",
    "verkokering",
    "eenzijdig_structuur",
    "eenzijdig_gedrag",
    "opdrachtgeverschap",
    "cocreatie",
    "none",
)
CAPITALS = {"Omgevingswet"}
"""Words that keep their capital inside a sentence; any other one there may be the name of a person or a firm."""

AARDEN = ("hard", "zacht")


def sentences(item: Interventie) -> list[str]:
    texts = [item.waarvoor, item.wanneer_niet, *item.stappen]
    return [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]


def test_every_cell_has_hard_and_soft_interventions() -> None:
    for cel in CELLEN:
        for aard in AARDEN:
            general = [
                item for item in interventies() if cel.code in item.cellen and item.aard == aard and not item.themas
            ]
            assert len(general) >= 2, (cel.code, aard)
    assert len(interventies()) >= 45
    assert len({item.id for item in interventies()}) == len(interventies())


@pytest.mark.parametrize("thema", THEMAS)
def test_a_theme_is_not_one_sided(thema: str) -> None:
    # The model warns against structure alone and behaviour alone; so may its own library not be.
    assert {item.aard for item in interventies() if thema in item.themas} == set(AARDEN)


def test_people_can_be_helped_at_every_step_of_a_change() -> None:
    assert {item.adkar for item in interventies() if item.aard == "zacht"} == set(ADKAR)


def test_every_rule_points_at_an_intervention_that_exists() -> None:
    assert all(interventie(item.interventie) for item in regels())


def test_each_says_how_well_it_is_known_to_work() -> None:
    for item in interventies():
        assert item.onderbouwing in {"sterk", "redelijk", "ervaring"}
        assert item.onderbouwing_bron.endswith("."), item.id
        # A claim of research names it: an author and a year.
        assert item.onderbouwing == "ervaring" or re.search(r"\d{4}\)", item.onderbouwing_bron), item.id


def test_the_works_council_is_named_with_the_ground() -> None:
    for item in interventies():
        assert bool(item.ondernemingsraad) == bool(item.ondernemingsraad_bij), item.id
    asked = {item.id: item.ondernemingsraad for item in interventies() if item.ondernemingsraad}
    assert asked["waardering-voor-gedrag"] == "instemming"
    assert asked["tijd-voor-leiding"] == "advies"


def test_the_hours_fit_the_weeks() -> None:
    """Nobody works more than forty hours a week: the most hours, over the shortest term, by the roles that are named."""
    for item in interventies():
        roles = item.wie.count(",") + 1 + item.wie.count(" en ")
        assert item.uren[1] / item.weken[1] <= 40 * max(roles, 1), item.id


def test_an_unknown_one_is_named_with_the_known_ones() -> None:
    with pytest.raises(InterventieUnknown, match="uitvoeringsagenda"):
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
    assert item.faalmodus in FAALMODI
    assert set(item.themas) <= set(THEMAS)


@pytest.mark.parametrize("item", interventies(), ids=lambda item: item.id)
def test_an_intervention_reads_easily(item: Interventie) -> None:
    for sentence in sentences(item):
        assert len(sentence.split()) <= 22, sentence
        assert sentence.endswith((".", "?")), sentence
        assert not set(re.findall(r"[a-z]+", sentence.casefold())) & ENGLISH, sentence


@pytest.mark.parametrize("item", interventies(), ids=lambda item: item.id)
def test_roles_do_the_work_and_no_person_or_firm_is_named(item: Interventie) -> None:
    inside = " ".join(sentence.split(maxsplit=1)[-1] for sentence in sentences(item))
    assert set(re.findall(r"\b[A-Z]\w+", f"{item.wie} {inside}")) <= CAPITALS


def test_no_sentence_is_used_twice() -> None:
    count = Counter(sentence for item in interventies() for sentence in sentences(item))
    assert [sentence for sentence, number in count.items() if number > 1] == []


def test_a_plan_chooses_only_from_what_the_findings_ask_for() -> None:
    dossier = voorbeeldstad()
    findings = diagnose(measure(dossier), dossier)
    chosen = passend(findings)
    asked = {item.interventie: item for item in findings if not item.regel.minder}
    fitting = {ident for item in findings if item.ernst == "ernstig" for ident in stappen_voor(item, interventies())}
    assert {item.id for item in chosen} == set(asked) | fitting
    assert not {item.interventie for item in findings if item.regel.minder} & {item.id for item in chosen}
    assert passend(()) == ()
