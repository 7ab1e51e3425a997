"""The report of the sample, made by the real notebooks, as a client would read it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from lxml import html as parser

from srm_kit.dossier import load
from srm_kit.model import methodenoot
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN
from srm_kit.report import MadeReport, run


def test_chapters_stand_in_the_order_clients_expect(sample_report: MadeReport) -> None:
    page = parser.parse(str(sample_report.html))
    assert page.xpath("//main/section/@id") == [chapter.anker for chapter in HOOFDSTUKKEN]
    assert len(page.xpath("//h1")) == 1
    assert page.getroot().get("lang") == "nl"


def test_the_story_of_the_sample_is_in_the_headings(sample_report: MadeReport) -> None:
    headings = " | ".join(item.text_content() for item in parser.parse(str(sample_report.html)).iter("h1", "h2", "h3"))
    assert "Twee vakken verbeterden sinds september 2025; negen van de tien resultaten komen dichterbij" in headings
    assert "Richten: de koers is helder voor zeven op de tien medewerkers" in headings
    assert "Inrichten: negen van de twaalf doelen hebben een inspanning, een verantwoordelijke en budget" in headings
    assert "Medewerkers zien dat de aandacht vooral naar structuur gaat" in headings
    assert "Verrichten: negen van de tien resultaten zijn gehaald of dichterbij" in headings
    assert "Bij strategie & doelen landt de koers minder dan bij andere gemeenten" in headings


def test_figures_can_be_read_without_seeing_them(sample_report: MadeReport) -> None:
    figures = list(parser.parse(str(sample_report.html)).iter("figure"))
    assert len(figures) >= 12
    for figure in figures:
        assert figure.xpath("./figcaption/b")
        assert figure.xpath("./details//table/caption")
        for picture in figure.iter("svg"):
            assert picture.get("role") == "img"
            assert len(picture.findtext("desc") or "") > 10


def test_the_file_stands_alone_and_is_small(sample_report: MadeReport) -> None:
    text = sample_report.html.read_text(encoding="utf-8")
    assert len(text.encode()) < 600_000
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="(?!#|data:)', text)
    assert "default-src 'none'" in text


def test_fiction_and_method_are_said(sample_report: MadeReport) -> None:
    text = parser.parse(str(sample_report.html)).getroot().text_content()
    assert "FICTIEF" in text
    assert methodenoot() in text


def test_no_person_is_in_it(sample_report: MadeReport, sample: Path) -> None:
    text = sample_report.html.read_text(encoding="utf-8") + sample_report.colophon.read_text(encoding="utf-8")
    respons = load(sample).respons
    assert respons is not None
    assert not [item for item in respons.respondent if item in text]
    hidden = [a for a, free in zip(respons.open_vraag, respons.vrijgegeven, strict=True) if a and not free]
    assert hidden
    assert not [answer for answer in hidden if answer in text]
    assert str(Path.home()) + "/" not in text
    assert "Strategische visie 2030" not in text  # sources of assessments are never printed


def test_the_colophon_vouches_for_the_file(sample_report: MadeReport, sample: Path) -> None:
    account = json.loads(sample_report.colophon.read_text(encoding="utf-8"))
    digest = hashlib.blake2b(sample_report.html.read_bytes(), digest_size=16).hexdigest()
    assert account["uitvoer"]["rapport.html"] == digest
    assert account["invoer"]["dossier"] == load(sample).digest
    assert account["parameters"]["peildatum"] == "2026-11-01"


def test_same_input_gives_same_bytes(sample_report: MadeReport, sample: Path, tmp_path: Path) -> None:
    again = run(sample, tmp_path)
    assert again.html.read_bytes() == sample_report.html.read_bytes()
    assert again.colophon.read_bytes() == sample_report.colophon.read_bytes()
    assert sorted(item.name for item in tmp_path.iterdir()) == ["colofon.json", "rapport.html"]


def test_the_workbook_gives_the_same_report(sample_report: MadeReport, sample: Path, tmp_path: Path) -> None:
    again = run(sample.with_suffix(".xlsx"), tmp_path)
    assert again.html.read_bytes() == sample_report.html.read_bytes()
