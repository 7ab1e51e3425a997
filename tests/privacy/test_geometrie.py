"""No figure of a report says more than the number that is printed beside it: in no format, width, place or colour."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import pkgutil
import re
import sys
import typing
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pptx
import pytest
from docx import Document
from docx.shared import Emu
from lxml import html as parser

from srm_kit import nl
from srm_kit.diagnosis import diagnose
from srm_kit.document import Block, Blocks, Figure, Table, block_to_json
from srm_kit.document.formats.picture import png
from srm_kit.document.house_style import load_style
from srm_kit.dossier import Dossier
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases import bijlagen, inrichten, richten, samenvatting, verrichten
from srm_kit.phases.sessie import Sessie
from srm_kit.report import MadeReport
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.views import figuren

sys.path.insert(0, str(Path(__file__).parent))
from geometrie import aflezingen, van_figuur

DOSSIERS: dict[str, Callable[[], Dossier]] = {
    "voorbeeldstad": voorbeeldstad,
    "gesimuleerd": lambda: simulate(Storing.BELEID_UITVOERING, 2, 33, 11),
}
_SLOW = {"schakels", "routekaart"}
_NO_BLOCKS = {"start", "eigen_woorden", "draag_over"}


def blocks(dossier: Dossier) -> tuple[Block, ...]:
    """Everything the notebooks show of a dossier, but for the plan (that knows goals and no persons)."""
    maten = measure(dossier, weergave=True)
    sessie = Sessie(dossier, maten, Parameters(live=False), diagnose(maten, dossier))
    found: list[Block] = []
    for phase in (richten, inrichten, verrichten, samenvatting, bijlagen):
        for name in phase.__all__:
            if name not in _SLOW | _NO_BLOCKS:
                made = getattr(phase, name)(sessie)
                assert isinstance(made, Blocks)
                found += made.blocks
    return tuple(found)


@pytest.fixture(scope="module", params=DOSSIERS)
def shown(request: pytest.FixtureRequest) -> tuple[Block, ...]:
    return blocks(DOSSIERS[request.param]())


def test_every_length_and_place_is_that_of_the_printed_figure(shown: tuple[Block, ...]) -> None:
    figures = [item for item in shown if isinstance(item, Figure)]
    read = [(figure.title, one) for figure in figures for one in van_figuur(figure)]
    kinds = {"fasekolom", "verloop", "strip", "staven", "verschillen", "trechter"}
    assert kinds <= {figure.kind for figure in figures if van_figuur(figure)}
    wrong = [(title, one) for title, one in read if not one.klopt]
    assert not wrong, wrong


def texts(found: tuple[Block, ...]) -> list[Any]:
    """All that stands printed: the blocks, of pictures only their words."""
    made = [block_to_json(item) for item in found]
    for item in made:
        for key in ("svg", "smal"):
            if item.get(key):
                item[key] = re.findall(r">([^<>]+)<", item[key])
    return made


def one_answer_else(dossier: Dossier) -> Iterator[Dossier]:
    """The same dossier in which one person gives one answer a point higher or lower."""
    assert dossier.respons is not None
    day = max(dossier.respons.meetmoment)
    rows = [row for row, value in enumerate(dossier.respons.meetmoment) if value == day]
    for row in rows:
        for column in (0, 17, 40):
            answers = dossier.respons.antwoorden.copy()
            answers[row, column] += 1 if answers[row, column] < 4 else -1
            if not np.isnan(answers[row, column]):
                yield replace(dossier, respons=replace(dossier.respons, antwoorden=answers))


def test_two_reports_that_print_the_same_draw_the_same() -> None:
    """One person answers otherwise, no printed figure changes: then not a byte of any picture may."""
    dossier = voorbeeldstad()
    before, exact = blocks(dossier), measure(dossier).cellen
    same = 0
    for number, other in enumerate(one_answer_else(dossier)):
        after = blocks(other)
        if texts(before) == texts(after):
            assert exact != measure(other).cellen
            assert before == after
            same += 1
        if same == 2 or number == 40:
            break
    assert same, "no pair of dossiers prints the same: the test has nothing to compare"


def test_no_drawing_takes_a_number_that_is_not_printed() -> None:
    """A figure is given printed figures, counts, ratios of these and words; a bare float cannot reach a picture."""
    for module in pkgutil.iter_modules(figuren.__path__):
        if module.name == "svg":
            continue
        found = importlib.import_module(f"{figuren.__name__}.{module.name}")
        for name in found.__all__:
            item = getattr(found, name)
            if dataclasses.is_dataclass(item):
                taken = {field.name: field.type for field in dataclasses.fields(item)}
                hints = {key: typing.get_type_hints(item)[key] for key in taken}
            elif inspect.isfunction(item) and typing.get_type_hints(item).get("return") is Figure:
                hints = typing.get_type_hints(item)
            else:
                continue
            assert not [key for key, kind in hints.items() if "float" in str(kind) or "Celmaat" in str(kind)], name


# -------------------- the numbers that tables carry into other formats


def decimals(shape: str) -> int:
    """How many decimals of a number a format of a spreadsheet shows."""
    plain = re.sub(r'"[^"]*"', "", shape)
    found = re.search(r"0\.(0+)", plain)
    return (len(found.group(1)) if found else 0) + (2 if "%" in plain else 0)


def exactly(value: float, shape: str) -> bool:
    return value == round(value, decimals(shape))


def test_no_number_behind_a_cell_has_more_digits_than_it_shows(shown: tuple[Block, ...]) -> None:
    numbers = [
        cell
        for item in shown
        for table in ([item] if isinstance(item, Table) else [item.table] if isinstance(item, Figure) else [])
        for row in table.rows
        for cell in row
        if isinstance(cell, nl.Cijfer)
    ]
    assert len(numbers) > 50
    assert all(exactly(cell.waarde, cell.opmaak) for cell in numbers)


def floats(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for item in value.values():
            yield from floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from floats(item)
    elif isinstance(value, float):
        yield value


def test_a_workbook_holds_the_printed_figures(full_report: MadeReport) -> None:
    sheets = openpyxl.load_workbook(full_report.formats["xlsx"]).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float)]
    assert cells
    assert all(exactly(cell.value, cell.number_format) for cell in cells)


def test_the_charts_of_slides_hold_the_printed_figures(full_report: MadeReport) -> None:
    count = 0
    for slide in pptx.Presentation(str(full_report.formats["pptx"])).slides:
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            plot = shape.chart.plots[0]
            for series in plot.series:
                shapes = {item.text for item in series._element.iter("{*}formatCode")}
                values = [value for value in series.values if value is not None]
                count += len(values)
                assert all(any(exactly(value, shape) for shape in shapes) for value in values)
            book = openpyxl.load_workbook(BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
            behind = {
                cell for row in book.active.iter_rows(values_only=True) for cell in row if isinstance(cell, float)
            }
            assert behind <= {value for series in plot.series for value in series.values if value is not None}
    assert count > 10


def pictures(path: Path) -> list[str]:
    page = parser.parse(str(path)).getroot()
    return [parser.tostring(item, encoding="unicode") for item in page.iter("svg") if item.get("role") == "img"]


def test_the_page_draws_what_it_prints_and_pictures_in_word_are_those_of_the_page(full_report: MadeReport) -> None:
    svgs = pictures(full_report.html)
    page = full_report.html.read_text(encoding="utf-8")
    raw = re.findall(r"<svg viewBox=.*?</svg>", page, re.DOTALL)
    assert len(raw) >= len(svgs) > 10
    columns = [svg for svg in raw if "De drie sporen in de fase" in svg]
    courses = [svg for svg in raw if "Het verloop per spoor" in svg]
    read = [one for svg in columns for one in aflezingen("fasekolom", svg)]
    read += [one for svg in courses for one in aflezingen("verloop", svg)]
    assert len(read) == 9 * 3 + 9
    assert all(one.klopt for one in read), read
    style = load_style()
    section = Document(str(full_report.formats["docx"])).sections[0]
    column = Emu(section.page_width - section.left_margin - section.right_margin).cm
    made = {png(svg, style, column).data for svg in columns}
    with zipfile.ZipFile(full_report.formats["docx"]) as package:
        media = {package.read(name) for name in package.namelist() if name.endswith(".png")}
    assert made <= media


def test_json_beside_the_report_holds_no_exact_figure(full_report: MadeReport) -> None:
    for path in full_report.html.parent.rglob("*.json"):
        assert not list(floats(json.loads(path.read_text(encoding="utf-8")))), path.name
