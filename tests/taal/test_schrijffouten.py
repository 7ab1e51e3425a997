"""Every sentence of many reports is free of the faults that templates make."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document.formats import FORMATS
from srm_kit.dossier import Dossier, new_dossier
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.gemeenten import registry
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.report.steps import ReportStep, in_dutch, making
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.simulation.werelden import karig

sys.path.insert(0, str(Path(__file__).parent))
from rapporttekst import lange_woorden_van, teksten
from schrijffouten import halve_zin, schrijffouten, zonder_woorden_van_de_klant
from taal import zinnen

FAULTS = list(Storing)
GOALS = (1, 2, 3, 12, 12)
RESPONDENTS = (0, 12, 30, 120)
STRENGTHS = (0.5, 1.0, 1.5)


def simulated(many: int) -> Iterator[tuple[str, Dossier]]:
    """Dossiers that differ in fault, strength, goals and respondents; a third of them with little recorded."""
    for seed in range(many):
        fault, strength = FAULTS[seed % len(FAULTS)], STRENGTHS[seed % len(STRENGTHS)]
        made = simulate(fault, strength, RESPONDENTS[seed % 4], seed, n_doelen=GOALS[seed % 5])
        yield f"simulatie {seed}", karig(made, (0.1, 0.3, 0.6)[seed % 3], seed) if seed % 7 in (1, 4) else made


def known_only_by_context(many: int) -> Iterator[tuple[str, Dossier]]:
    """New dossiers of real municipalities: goals of a theme pack, proposed or chosen, and public figures."""
    codes = [item.code for item in registry.alle()]
    for number, code in enumerate(codes[:: max(len(codes) // many, 1)][:many]):
        theme = ("omgevingswet", "sociaal_domein", "wonen")[number % 3]
        yield f"{code} {theme}", new_dossier(date(2026, 11, 1), gemeente=code, themas=(theme,))
    goals = tuple(f"SD{number}" for number in range(1, 13))
    yield "Utrecht", new_dossier(date(2026, 11, 1), "Utrecht", "", ("sociaal_domein",), goals)


def with_a_question() -> Dossier:
    asked = Rapportkeuzes(vraag="Waarom dalen de lasten niet?", vraag_doelen=("SD3", "OW5"), met=("herinrichting",))
    return replace(voorbeeldstad(), rapport=asked)


def faults(root: Path, cases: Iterator[tuple[str, Dossier]]) -> tuple[list[str], int]:
    """What is wrong, each sentence once, and how many different texts were read."""
    found: dict[str, None] = {}
    read: set[tuple[str, str]] = set()
    for name, dossier in cases:
        maten = measure(dossier, weergave=True)
        sessie = Sessie(dossier, maten, Parameters(concept=True), diagnose(maten, dossier))
        clients = lange_woorden_van(dossier)
        for kind, text in teksten(root, sessie):
            if (kind, text) in read:
                continue
            read.add((kind, text))
            ours = zonder_woorden_van_de_klant(text, clients)
            found |= {f"{name}, {kind}: {fault} | {ours}": None for fault in wrong(kind, ours)}
    return list(found), len(read)


def wrong(kind: str, text: str) -> Iterator[str]:
    for sentence in [text] if kind == "cel" else zinnen(text):
        yield from schrijffouten(sentence)
    if (kind == "zin" or (kind == "punt" and ". " in text)) and halve_zin(text):
        yield "geen hele zin"
    if kind == "kop" and (text[:1].islower() or text.endswith(".")) and text.split()[0] != "n":
        yield "kop begint klein of eindigt met een punt"


def test_sentences_of_simulated_dossiers_are_free_of_writing_faults(root: Path) -> None:
    found, read = faults(root, simulated(20))
    assert found == []
    assert read > 1500


def test_sentences_of_other_reports_are_free_of_writing_faults(root: Path) -> None:
    cases = [("Voorbeeldstad", voorbeeldstad()), ("met vraag", with_a_question()), *known_only_by_context(4)]
    found, read = faults(root, iter(cases))
    assert found == []
    assert read > 1000


@pytest.mark.slow
def test_sentences_of_many_reports_are_free_of_writing_faults(root: Path) -> None:
    found, read = faults(root, iter([*simulated(200), *known_only_by_context(60)]))
    assert found == []
    assert read > 6000


def test_what_the_lab_says_while_it_makes_a_report_is_dutch() -> None:
    said = [f"Stap 3: {in_dutch(step)}." for step in (*ReportStep, *(making(format.name) for format in FORMATS))]
    assert [fault for text in said for fault in schrijffouten(text)] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Er zijn twee doel.", "getal bij enkelvoud"),
        ("De gemeente werkt aan één doelen.", "getal bij meervoud"),
        ("Drie doelen heeft een eigenaar.", "werkwoord bij meervoud"),
        ("Eén van de drie doelen hebben een eigenaar.", "werkwoord bij enkelvoud"),
        ("De doel is bekend.", "lidwoord de"),
        ("Bij het competentie is minder dan nodig.", "lidwoord het"),
        ("Dat is 0 van 0.", "niets geteld"),
        ("Bij geen doelen is de keten volledig.", "bij geen"),
        ("Dat is 12% % meer.", "eenheid dubbel"),
        ("Wachttijd (weken) (weken): 12.", "eenheid dubbel"),
        ("Stap 8: making the docx.", "Engels"),
        ("De stand is None.", "niet ingevuld"),
        ("Het gaat om {doel}.", "niet ingevuld"),
        ("Het gaat  om geld.", "leestekens"),
        ("Het gaat om geld ..", "leestekens"),
        ("Het gaat om geld, en.", "leestekens"),
        ("Het gaat om om geld.", "woord dubbel"),
        ("Dat is 4.5 punten lager.", "punt in een getal"),
    ],
)
def test_the_reader_finds_what_it_is_for(text: str, rule: str) -> None:
    assert any(fault.startswith(rule) for fault in schrijffouten(text))


@pytest.mark.parametrize("text", ["Drie doelen hebben een eigenaar", "en dat is alles."])
def test_half_a_sentence_is_found(text: str) -> None:
    assert halve_zin(text)
