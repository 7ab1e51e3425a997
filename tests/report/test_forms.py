"""The forms: each has its sections, follows from the dossier unless somebody chooses, and leaves out what is unknown."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
from lxml import html as parser

from srm_kit import resources
from srm_kit.dossier import load, new_dossier, write_folder
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.measures import measure
from srm_kit.model.hoofdstukken import ONDERDELEN
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.report import MadeReport, ReportOptions, run
from srm_kit.report.forms import FORMS, chosen_form
from srm_kit.simulation import voorbeeldstad


def _cells() -> set[str]:
    """The sections that the notebooks make, by the functions they call; words of the consultant are no section."""
    found = set()
    for path in resources.folder("notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            call = re.match(r"(\w+\.\w+)\(sessie\)$", "".join(cell["source"]))
            if call and not call.group(1).startswith("werk."):
                found.add(call.group(1))
    return found


def test_every_section_of_the_notebooks_has_a_name_for_the_consultant() -> None:
    assert set(ONDERDELEN) == _cells()
    assert {name for form in FORMS.values() for chapter in form.chapters for name in chapter.sections or ()} <= _cells()


@pytest.mark.parametrize(
    ("asked", "chosen", "survey", "form"),
    [
        ("", "", True, "volledig"),
        ("", "", False, "documentscan"),
        ("", "kort", True, "kort"),
        ("volledig", "kort", False, "volledig"),
    ],
)
def test_the_form_follows_from_the_dossier_unless_somebody_chooses(
    asked: str, chosen: str, survey: bool, form: str
) -> None:
    dossier = replace(voorbeeldstad(), rapport=Rapportkeuzes(vorm=chosen))
    if not survey:
        dossier = replace(dossier, respons=None, referentie=None)
    assert chosen_form(Sessie(dossier, measure(dossier), Parameters(vorm=asked))).name == form


@pytest.fixture(scope="module")
def document_scan(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    folder = tmp_path_factory.mktemp("scan")
    dossier = load(resources.folder("data_samples") / "voorbeeldstad")
    write_folder(replace(dossier, respons=None, referentie=None), folder / "dossier")
    return run(folder / "dossier", folder / "rapport")


def test_a_scan_of_documents_says_what_is_known_and_once_what_is_not(document_scan: MadeReport) -> None:
    page = parser.parse(str(document_scan.html)).getroot()
    names = [item.text_content() for item in page.xpath("//nav//a")]
    assert names == [
        "Samenvatting", "Aanleiding", "Resultaten", "Doelen", "Verbinding", "Wat wij nog vragen", "Verantwoording",
    ]  # fmt: skip
    headings = [item.text_content() for item in page.iter("h2", "h3")]
    assert headings.count("Wat wij nog niet weten") == 1
    assert not [text for text in headings if "ervaren" in text]
    told = page.xpath("//body//text()[not(ancestor::style or ancestor::svg or ancestor::details)]")
    assert len(" ".join(told).split()) < 3200


def test_a_report_on_goals_alone_opens_with_its_public_figures_and_draws_no_thread_of_one_link(tmp_path: Path) -> None:
    goals = ("SD1", "SD2", "SD3")
    write_folder(new_dossier(date(2026, 11, 1), "Utrecht", "", ("sociaal_domein",), goals), tmp_path / "dossier")
    made = run(tmp_path / "dossier", tmp_path / "uit")
    page = parser.parse(str(made.html)).getroot()
    claim = made.title.removeprefix("Het sociaal domein kostte in 2023 ").split(" per inwoner")[0]
    assert claim.startswith("€")
    assert claim in page.get_element_by_id("aanleiding").text_content()
    assert "rode draad" not in page.text_content()


def test_a_short_report_tells_it_all_in_its_first_chapter(sample: Path, tmp_path: Path) -> None:
    made = run(sample, tmp_path, ReportOptions(vorm="kort"))
    page = parser.parse(str(made.html)).getroot()
    assert page.xpath("//main/section/@id") == ["managementsamenvatting", "bijlagen"]
    summary = page.get_element_by_id("managementsamenvatting")
    assert len(summary.findall(".//figure")) == 2
    assert "aantoonbaar beter" in summary.text_content()
    account = json.loads(made.colophon.read_text(encoding="utf-8"))
    assert account["parameters"]["vorm"] == "kort"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("form", "survey", "most"), [("kort", True, 4), ("documentscan", False, 10)])
def test_a_form_is_no_longer_on_paper_than_it_may_be(form: str, survey: bool, most: int, tmp_path: Path) -> None:
    dossier = voorbeeldstad()
    write_folder(dossier if survey else replace(dossier, respons=None, referentie=None), tmp_path / "d")
    made = run(tmp_path / "d", tmp_path / "out", ReportOptions(vorm=form, formats=("pdf",)))
    pages = [page.extract_text() for page in pypdf.PdfReader(made.formats["pdf"]).pages]
    annex = next((number for number, text in enumerate(pages) if "Bijlage: de cijfers achter" in text), len(pages))
    assert annex <= most
