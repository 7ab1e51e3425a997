"""All fixed and all generated text of the samples reads as plain Dutch."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document import Blocks, Figure, Heading, KeyFigures, Paragraph, PointList, Question, Table
from srm_kit.dossier import Dossier, new_dossier, write_folder
from srm_kit.measures import measure
from srm_kit.model import CELLEN, beschrijving, stellingen
from srm_kit.model.beoordeling import beoordelingsrubric
from srm_kit.model.interventies import interventies
from srm_kit.model.opdrachtgeversrubriek import aspecten
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.simulation import Storing, simulate, voorbeeldstad

sys.path.insert(0, str(Path(__file__).parent))
from rapporttekst import klantteksten
from taal import nakijken, zinnen

CELLS_OF = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")
FIXED_HEADINGS = {
    "Aanpak en verantwoording",
    "Aanleiding: van doelen naar resultaat",
    "Begrippen",
    "Bijlagen: vragenlijst, begrippen en bronnen",
    "Bronnen",
    "De stellingen",
    "Open besluiten",
    "Besluiten die nog open staan",
    "Scores per afdeling",
    "Toegankelijkheid",
    "Voor medewerkers en de ondernemingsraad",
    "Uit de open antwoorden",
    "Verder viel op",
    "Wat van fase naar fase niet concreter werd",
    "Open punten voor hoor en wederhoor",
    "Wat ook met dit plan open blijft",
}
"""Headings that name a place to look something up; every other heading says something."""


def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("taal")
    write_folder(voorbeeldstad(), folder / "voorbeeldstad")
    write_folder(new_dossier(date(2026, 11, 1), gemeente="GM0344", themas=("omgevingswet",)), folder / "utrecht")
    write_folder(simulate(Storing.GEZOND, 0, 30, 5, n_doelen=1), folder / "klein")
    return {name: folder / name for name in ("voorbeeldstad", "utrecht", "klein")}


@pytest.fixture(scope="module", params=["voorbeeldstad", "utrecht", "klein"])
def sessie(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sessie:
    path = sources(tmp_path_factory)[request.param]
    return open_sessie(Parameters(dossier=str(path), uitvoer=str(path.parent / "uit"), concept=True))


def blocks(root: Path, sessie: Sessie) -> Iterator[object]:
    """Every block of the four notebooks, by running their own cells."""
    import importlib

    for name in CELLS_OF:
        notebook = json.loads((root / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
        sources = ["".join(cell["source"]) for cell in notebook["cells"]]
        live = re.search(r"from srm_kit\.widgets import (\w+) as werk", "\n".join(sources))
        for cell, source in zip(notebook["cells"], sources, strict=True):
            called = re.fullmatch(r"(\w+)\.(\w+)\(sessie(?:, \"(\w+)\")?\)", source.strip())
            if cell["cell_type"] != "code" or called is None or called[2] == "eigen_woorden":
                continue
            module = f"widgets.{live[1]}" if called[1] == "werk" and live else f"phases.{called[1]}"
            shown = getattr(importlib.import_module(f"srm_kit.{module}"), called[2])(sessie)
            assert isinstance(shown, Blocks)
            yield from shown.blocks


def own_texts(found: list[object]) -> Iterator[str]:
    for item in found:
        match item:
            case Heading() | Paragraph() | Question():
                yield item.text
            case PointList():
                yield from item.points
            case Figure():
                yield item.finding
            case Table():
                yield item.caption
            case KeyFigures():
                yield from (each.explanation for each in item.figures)


def client_words(dossier: Dossier) -> frozenset[str]:
    """Every word that comes from the dossier: that is the client's language."""
    texts = [text.casefold() for text in klantteksten(dossier)]
    return frozenset(
        word for text in texts for word in re.findall(r"[\w’'-]+|[a-z]+", text) + re.findall(r"[a-z]+", text)
    )


def test_the_generated_text_is_plain_dutch(root: Path, sessie: Sessie) -> None:
    # A line of sources names tables and systems by their own names.
    texts = [text for text in own_texts(list(blocks(root, sessie))) if not text.startswith(("Bron:", "Indicatoren:"))]
    assert len(texts) > 60
    assert nakijken(texts, client_words(sessie.dossier)) == []


def test_headings_say_something(root: Path, sessie: Sessie) -> None:
    names = {item.naam for item in interventies()} | {rule.regel.naam for rule in sessie.bevindingen}
    silent = [
        item.text
        for item in blocks(root, sessie)
        if isinstance(item, Heading)
        and item.text not in FIXED_HEADINGS
        and item.text not in names
        and not item.text.startswith(("Ernstig: ", "Belangrijk: ", "Let op: "))
        and not re.search(
            r"\b(?:is|zijn|heeft|hebben|wordt|worden|kan|kunt|horen|hoort|telt|tellen|mist|missen|werkt|werken|blijft|"
            r"blijven|ligt|liggen|loopt|lopen|geeft|geven|gaf|gaat|gaan|doen|doe|denken|denkt|scoort|daalt|dalen|breekt|verschillen|"
            r"vraagt|vragen|staat|staan|wringt|adviseren|hebt|moet|verklaart|zegt|zeggen|ontbreekt|ontbreken|delen|oordelen|"
            r"aanpakt|pakt|houd|kijkt|kijken|laten|valt|vallen|verbeterden|verslechterden|komt|komen|raakt|raken|ervaren|leest|weten|merken|landt|zien|gewerkt|viel|weet|uitgewerkt|past|kruisen|maakt|maken|doet|om uit te kiezen|en waarom|nieuwe|gaf|begint|gebeurt|voldoen)\b",
            item.text,
        )
    ]
    assert silent == []


@pytest.mark.parametrize("fault", list(Storing), ids=lambda fault: fault.value)
@pytest.mark.parametrize("n", [0, 12, 120])
def test_every_finding_reads_well_whatever_the_fault(fault: Storing, n: int) -> None:
    dossier = simulate(fault, 1.5, n, 3, n_doelen=1 if n == 12 else 12)
    findings = diagnose(measure(dossier, weergave=True), dossier)
    texts = [text for item in findings for text in (item.tekst, item.gespreksvraag)]
    assert nakijken(texts, client_words(dossier)) == []


def test_the_prose_of_the_notebooks_is_plain_dutch(root: Path) -> None:
    prose = []
    for name in CELLS_OF:
        notebook = json.loads((root / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
        prose += [
            "".join(cell["source"]).replace("#", "") for cell in notebook["cells"] if cell["cell_type"] == "markdown"
        ]
    assert nakijken(prose) == []


def test_the_fixed_content_is_plain_dutch() -> None:
    texts = [text for item in interventies() for text in (item.waarvoor, item.wanneer_niet, *item.stappen)]
    texts += [item.tekst for aspect in aspecten() for level in aspect.niveaus for item in level.criteria]
    texts += [item.tekst for item in stellingen()]
    texts += [beschrijving(cel).vraag for cel in CELLEN]
    for cel in CELLEN:
        rubric = beoordelingsrubric(cel)
        texts += [text for part in (rubric.document, rubric.interview, rubric.observatie) for text in part.ankers]
    assert nakijken(texts, frozenset({"gr"})) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Wij gaan de governance verbeteren.", "Engels"),
        ("Wij borgen dit.", "jargon"),
        ("De XYZ beslist.", "afkorting"),
        ("Dit is is fout.", "dubbel"),
        ("Een " + "heel " * 2 + "lange zin " + "met veel woorden " * 12 + "is lastig.", "woorden"),
        ("Het plan wordt door het college vastgesteld.", "lijdend"),
    ],
)
def test_the_checker_finds_what_it_is_for(text: str, rule: str) -> None:
    assert any(rule in item.regel for item in nakijken([text]))


def test_sentences_are_cut_where_a_reader_cuts_them() -> None:
    assert list(zinnen("De score is 1,5. Dat is laag! Waarom?")) == ["De score is 1,5.", "Dat is laag!", "Waarom?"]
