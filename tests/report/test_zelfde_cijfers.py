"""The five formats say the same: every table and figure, cell by cell, read back from the files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from docx import Document
from lxml import html as parser
from pptx import Presentation

from srm_kit.report import MadeReport

Rows = list[list[str]]


def _flat(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


@pytest.fixture(scope="module")
def html(full_report: MadeReport) -> dict[str, Rows]:
    """Every table of the page by its name (`Tabel 3`, `Figuur 7`), head first."""
    found: dict[str, Rows] = {}
    page = parser.parse(str(full_report.html)).getroot()
    for table in page.iter("table"):
        figure = table.xpath("ancestor::figure/figcaption")
        said = (figure[0] if figure else table.find("caption")).text_content()
        match = re.match(r"(Figuur|Tabel) \d+", said)
        assert match, said
        found[match.group()] = [
            [_flat(cell.text_content()) for cell in row.iter("th", "td")] for row in table.iter("tr")
        ]
    assert len(found) > 35
    return found


def test_word_has_every_table(html: dict[str, Rows], full_report: MadeReport) -> None:
    found: dict[str, Rows] = {}
    for table in Document(str(full_report.formats["docx"])).tables:
        said = table._tbl.tblPr.find("{*}tblCaption")
        if said is None:  # the key figures
            continue
        title = next(iter(said.attrib.values())).replace("Cijfers bij figuur", "Figuur")
        name = " ".join(title.split()[:2]).rstrip(".")
        found[name] = [
            [_flat("".join(text.text for text in cell.iter("{*}t"))) for cell in row.iter("{*}tc")]
            for row in table._tbl.iter("{*}tr")
        ]
    folded = _complete(full_report)
    assert found == {name: rows for name, rows in html.items() if name not in folded}


def _complete(report: MadeReport) -> set[str]:
    """The figures whose picture prints every figure of the table: paper needs that no second time."""
    captions = parser.parse(str(report.html)).xpath("//figure[@class='compleet']/figcaption")
    return {found.group() for item in captions if (found := re.match(r"Figuur \d+", item.text_content()))}


def test_the_workbook_shows_every_table(html: dict[str, Rows], full_report: MadeReport) -> None:
    book = openpyxl.load_workbook(full_report.formats["xlsx"])
    found = {}
    for name in html:
        sheet = book[name]
        head = sheet.auto_filter.ref.split(":")[0]
        first = int(re.sub(r"\D", "", head))
        found[name] = [
            [_flat(_shown(cell.value, cell.number_format)) for cell in row] for row in sheet.iter_rows(min_row=first)
        ]
    assert found == html


def _shown(value: Any, shape: str) -> str:
    """What a Dutch Excel shows for a number with one of our formats."""
    if not isinstance(value, int | float):
        return str(value)
    match = re.fullmatch(r'(\+?)("[^"]*")?(#,##)?0(\.0+)?(%?)((?:"[^"]*")*)', shape)
    assert match, shape
    plus, before, thousands, decimals, percent, after = match.groups()
    text = f"{value * (100 if percent else 1):{',' if thousands else ''}.{len(decimals or '.') - 1}f}"
    text = text.translate(str.maketrans(",.", ".,"))
    return f"{plus}{(before or '').strip(chr(34))}{text}{percent}{after.replace(chr(34), '')}"


def test_numbers_in_the_workbook_are_numbers(full_report: MadeReport) -> None:
    book = openpyxl.load_workbook(full_report.formats["xlsx"])
    model = book["Figuur 1"]
    scores = [row[1].value for row in model.iter_rows() if isinstance(row[1].value, int | float)]
    assert len(scores) == 9
    assert book["Kerncijfers"]["B6"].value == 54
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "n < 5" in texts
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.browser
def test_the_print_has_every_row(html: dict[str, Rows], full_report: MadeReport) -> None:
    pages = ["".join(page.extract_text().split()) for page in pypdf.PdfReader(full_report.formats["pdf"]).pages]
    printed = "".join(pages)
    folded = _complete(full_report)
    for name, rows in html.items():
        for row in () if name in folded else rows:  # its figures stand in the picture itself
            assert "".join("".join(row).split()) in printed, (name, row)


def _charts(path: Path) -> Iterator[tuple[str, Any]]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape._element.xpath(".//p:cNvPr/@title")[0], shape.chart


def test_charts_and_tiles_of_the_slides_have_the_numbers_of_the_tables(
    html: dict[str, Rows], full_report: MadeReport
) -> None:
    page = parser.parse(str(full_report.html))
    names = {
        figure.xpath(".//svg/title")[0].text: re.match(r"Figuur \d+", figure.find("figcaption").text_content())
        for figure in page.iter("figure")
    }
    charts = list(_charts(full_report.formats["pptx"]))
    assert len(charts) >= 6
    for title, chart in charts:
        match = names[title]
        assert match
        rows = html[match.group()]
        words = {cell for row in rows for cell in row}
        for series in chart.plots[0].series:
            for value in series.values:
                assert value is not None
                # The table may add a sign or a word: +0,8 or 72 (sterk).
                shown = {
                    f"{value:.0f}",
                    f"{value:.0%}",
                    f"{value:.1f}".replace(".", ","),
                    f"{value:.2f}".replace(".", ","),
                }
                assert any(re.sub(r"^\+| \(.*\)$", "", cell) in shown for cell in words), (title, value)
    model = next(slide for slide in Presentation(str(full_report.formats["pptx"])).slides if len(slide.shapes) > 12)
    tiles = [shape.text_frame.text.splitlines() for shape in model.shapes if shape.has_text_frame]
    for _, score, word, agree, n, *_ in html["Figuur 1"][1:]:
        assert [score, word, f"{agree} eens; n = {n}"] in tiles
