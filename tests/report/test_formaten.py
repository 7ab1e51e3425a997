"""The other formats: the same figures, real structure, nothing that leaks or runs."""

from __future__ import annotations

import getpass
import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from lxml import etree
from lxml import html as parser
from pypdf import PdfReader

from srm_kit.dossier import load, with_digest, write_folder
from srm_kit.report import Opties, Uitkomst, run
from srm_kit.report.formaten import FORMATEN
from srm_kit.report.formaten.pdf import VARIABELE, BrowserOntbreekt, pdf_faults
from srm_kit.report.formaten.tekst import getal_van
from srm_kit.simulation import voorbeeldstad

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = ("docx", "pptx", "xlsx")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Uitkomst:
    """The report of the sample in every format that needs no browser."""
    return run(sample, tmp_path_factory.mktemp("kantoor"), Opties(formaten=OFFICE, concept=True))


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory, sample: Path, browser: Any) -> bytes:
    """The report of the sample as PDF."""
    made = run(sample, tmp_path_factory.mktemp("pdf"), Opties(formaten=("pdf",)))
    return (made.html.parent / "rapport.pdf").read_bytes()


def shown_tables(report: Path) -> list[list[tuple[str, ...]]]:
    """Every table of the page, header first."""
    page = parser.parse(str(report)).getroot()
    return [
        [tuple(" ".join(cell.text_content().split()) for cell in row.xpath("./th|./td")) for row in table.iter("tr")]
        for table in page.iter("table")
    ]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_word_has_the_tables_of_the_page(office: Uitkomst) -> None:
    document = docx.Document(str(office.html.parent / "rapport.docx"))
    found = Counter()
    for table in document.element.body.iter(f"{W}tbl"):
        rows = [
            tuple(flat("".join(cell.itertext(f"{W}t"))) for cell in row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")
        ]
        found[tuple(rows)] += 1
    wanted = Counter(tuple(table) for table in shown_tables(office.html))
    assert wanted - found == Counter()


def test_excel_has_the_figures_of_the_page_as_numbers(office: Uitkomst) -> None:
    book = openpyxl.load_workbook(office.html.parent / "rapport.xlsx")
    sheets = [sheet for sheet in book.worksheets if sheet.title != "Inhoud"]
    wanted = Counter(tuple(table) for table in shown_tables(office.html))
    assert len(sheets) == sum(wanted.values())
    numbers = 0
    for sheet in sheets:
        rows = [
            tuple("" if value is None else value for value in row)
            for row in sheet.iter_rows(min_row=4, values_only=True)
        ]
        match = next((table for table in wanted if equal(table, rows)), None)
        assert match is not None, (sheet.title, rows[:3])
        numbers += sum(isinstance(value, int | float) for row in rows for value in row)
    assert numbers > 200
    index = [row[0].value for row in book["Inhoud"].iter_rows(min_row=5)]
    assert index == [sheet.title for sheet in sheets]


def equal(table: tuple[tuple[str, ...], ...], rows: list[tuple[Any, ...]]) -> bool:
    """Whether a sheet says what a table of the page says."""
    return [len(row) for row in table] == [len(row) for row in rows] and all(
        same(shown, value)
        for one, other in zip(table, rows, strict=True)
        for shown, value in zip(one, other, strict=True)
    )


def same(shown: str, value: Any) -> bool:
    if isinstance(value, int | float):
        found = getal_van(shown)
        return found is not None and abs(found[0] - value) < 1e-9
    return flat(str(value)) == shown


def test_excel_marks_what_is_suppressed_and_has_no_formula(office: Uitkomst) -> None:
    book = openpyxl.load_workbook(office.html.parent / "rapport.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(cell.value == "n < 5" for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_slides_show_the_figures_of_the_page(office: Uitkomst) -> None:
    deck = pptx.Presentation(str(office.html.parent / "rapport.pptx"))
    page = {value for table in shown_tables(office.html) for row in table for value in row}
    numbers = {found[0] for text in page for part in (text, text.split(" ")[0]) if (found := getal_van(part))}
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 3
    for chart in charts:
        for series in chart.plots[0].series:
            assert {value for value in series.values if value is not None} <= numbers


def test_the_pdf_has_the_figures_of_the_page(printed: bytes, sample_report: Uitkomst) -> None:
    text = flat(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)).replace("\xa0", " ")
    numbers = {
        value for table in shown_tables(sample_report.html) for row in table for value in row if getal_van(value)
    }
    missing = [value for value in numbers if value.replace("\xa0", " ") not in text]
    assert missing == []


def test_the_pdf_is_tagged_has_an_outline_and_marks_every_page(printed: bytes) -> None:
    assert pdf_faults(printed) == []
    reader = PdfReader(io.BytesIO(printed))
    assert "Voorbeeldstad" in str(reader.metadata.title if reader.metadata else "")
    pages = [page.extract_text() for page in reader.pages]
    assert all("FICTIEF" in page for page in pages)
    assert all(f"/ {len(pages)}" in flat(page) for page in pages)
    outline = str(reader.outline)
    assert "Routekaart" in outline
    figures = [
        node for node in structure(reader.root_object["/StructTreeRoot"]) if node.get("/S") in {"/Figure", "/Img"}
    ]
    described = [node for node in figures if len(str(node.get("/Alt", ""))) > 20]
    assert len(described) >= 20


def structure(node: Any) -> Any:
    """Every element of the structure tree."""
    node = node.get_object()
    if not hasattr(node, "get"):
        return
    yield node
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        if hasattr(inner, "get") and inner.get("/Type") != "/MCR":
            yield from structure(inner)


def test_a_pdf_without_tags_is_refused() -> None:
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.write(out)
    assert {"it has no tags", "it has no outline"} <= set(pdf_faults(out.getvalue()))
    assert pdf_faults(b"geen pdf")[0].startswith("it cannot be read back")


def test_without_a_browser_nothing_is_made_and_the_mend_is_named(
    tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABELE, "bestaat-niet")
    with pytest.raises(BrowserOntbreekt, match=VARIABELE):
        run(sample, tmp_path / "out", Opties(formaten=("pdf",)))
    assert not (tmp_path / "out").exists()


def test_a_new_report_takes_the_other_formats_of_the_old_one_away(tmp_path: Path, sample: Path) -> None:
    run(sample, tmp_path, Opties(formaten=("xlsx",)))
    assert (tmp_path / "rapport.xlsx").is_file()
    run(sample, tmp_path)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["colofon.json", "rapport.html"]


def test_word_is_built_of_styles_with_alternative_text_and_dutch(office: Uitkomst) -> None:
    document = docx.Document(str(office.html.parent / "rapport.docx"))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert {
        "Title",
        "Heading 1",
        "Heading 2",
        "Caption",
        "List Bullet",
        "List Number",
        "Gespreksvraag",
        "TOC 1",
    } <= used
    pictures = document.element.xpath("//*[local-name()='docPr']")
    assert len(pictures) >= 20
    assert all(len(item.get("descr", "")) > 30 for item in pictures)
    tables = list(document.element.body.iter(f"{W}tbl"))
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    assert "nl-NL" in {item.get(f"{W}val") for item in document.styles.element.iter(f"{W}lang")}
    assert "TOC" in "".join(item.text or "" for item in document.element.iter(f"{W}instrText"))
    header = document.sections[0].header.paragraphs[0].text
    assert "FICTIEF" in header
    assert "CONCEPT" in header


def test_every_numbered_list_in_word_starts_at_one(office: Uitkomst) -> None:
    document = docx.Document(str(office.html.parent / "rapport.docx"))
    numbers, previous = [], None
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name == "List Number":
            number = paragraph._p.pPr.numPr.numId.val
            if previous is None:
                numbers.append(number)
            assert previous in (None, number)
            previous = number
        else:
            previous = None
    assert len(numbers) == len(set(numbers)) >= 3


def test_slides_have_titles_alternative_text_notes_and_marks(office: Uitkomst) -> None:
    deck = pptx.Presentation(str(office.html.parent / "rapport.pptx"))
    slides = list(deck.slides)
    assert 10 <= len(slides) <= 14
    for number, slide in enumerate(slides, start=1):
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text.strip()
        for shape in slide.shapes:
            if (shape.shape_type is not None and "PICTURE" in str(shape.shape_type)) or shape.has_chart:
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr", "")) > 30
        text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "FICTIEF" in text
        assert number == 1 or str(number) in text
    assert sum(slide.has_notes_slide for slide in slides) >= 8


def contents(path: Path) -> str:
    """All text of a file: an office file unzipped, a PDF read."""
    if path.suffix == ".pdf":
        reader = PdfReader(str(path))
        return " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    if path.suffix in {".html", ".json"}:
        return path.read_text(encoding="utf-8")
    parts = []
    with zipfile.ZipFile(path) as archive:
        for item in archive.infolist():
            data = archive.read(item)
            if item.filename.endswith((".xml", ".rels")):
                etree.fromstring(data)  # whatever was put in, it is still XML
                parts.append(data.decode("utf-8"))
            elif item.filename.endswith(".xlsx"):
                parts.append(contents_of(data))
    return " ".join(parts)


def contents_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return " ".join(
            archive.read(item).decode("utf-8") for item in archive.infolist() if item.filename.endswith(".xml")
        )


def leaks(folder: Path, sample: Path) -> list[tuple[str, str]]:
    dossier = load(sample)
    assert dossier.respons is not None
    secret = [
        *dossier.respons.respondent,
        *(
            text
            for text, shown in zip(dossier.respons.open_vraag, dossier.respons.vrijgegeven, strict=True)
            if text and not shown
        ),
        *(item.bron for item in dossier.beoordelingen if len(item.bron) > 6),
        str(Path.cwd()),
        str(Path.home()) + "/",
        str(folder),
    ]
    if len(getpass.getuser()) > 3 and getpass.getuser() != "root":
        secret.append(getpass.getuser())
    found = []
    for path in sorted(folder.iterdir()):
        text = contents(path)
        words = set(re.findall(r"[\w.-]+", text))
        found += [
            (path.name, item) for item in secret if (item in words if re.fullmatch(r"[\w.-]+", item) else item in text)
        ]
    return found


def test_nothing_leaks_in_any_office_format(office: Uitkomst, sample: Path) -> None:
    assert sorted(path.suffix for path in office.html.parent.iterdir()) == [".docx", ".html", ".json", ".pptx", ".xlsx"]
    assert leaks(office.html.parent, sample) == []


def test_nothing_leaks_in_the_pdf(printed: bytes, tmp_path: Path, sample: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(printed)
    assert leaks(tmp_path, sample) == []


HOSTILE = "=HYPERLINK(1) <b>x</b> & {{7*7}} \u202eom \x0b\x1f ]]> @SUM(A1)"


def test_hostile_text_stays_text_in_every_format(tmp_path: Path) -> None:
    story = voorbeeldstad()
    goals = tuple(replace(item, doel=f"{HOSTILE}{item.id}") for item in story.doelen)
    write_folder(with_digest(replace(story, doelen=goals)), tmp_path / "d")
    made = run(tmp_path / "d", tmp_path / "out", Opties(formaten=OFFICE))
    book = openpyxl.load_workbook(made.html.parent / "rapport.xlsx")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert any("=HYPERLINK(1) <b>x</b> & {{7*7}}" in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)
    document = docx.Document(str(made.html.parent / "rapport.docx"))
    text = "".join(document.element.body.itertext(f"{W}t"))
    assert "=HYPERLINK(1) <b>x</b> & {{7*7}}" in text
    for path in made.html.parent.iterdir():
        assert "\u202e" not in contents(path)


def test_a_house_style_colours_every_format(tmp_path: Path, sample: Path) -> None:
    made = run(sample, tmp_path, Opties(formaten=OFFICE, huisstijl="leisteen"))
    plain = contents(made.html)
    accent = re.search(r"--accent:#([0-9a-f]{6})", plain)
    assert accent is not None
    for formaat in OFFICE:
        assert accent.group(1).upper() in contents(made.html.parent / f"rapport.{formaat}").upper()


def test_all_formats_are_known_to_the_command() -> None:
    from click.testing import CliRunner

    from srm_kit.cli import main

    text = CliRunner().invoke(main, ["report", "--help"]).output
    assert all(f"--{formaat}" in text for formaat in FORMATEN)
