"""The figures of the report as a workbook: one sheet per table and figure, numbers as numbers, every text as text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from srm_kit import nl
from srm_kit.document.blocks import Figure, KeyFigures, Table
from srm_kit.document.formats import Manuscript
from srm_kit.document.formats.office_package import TEXT_FONT, repacked
from srm_kit.document.formats.walk import numbered_blocks, plain
from srm_kit.document.house_style import HouseStyle
from srm_kit.document.report_value import Report

__all__ = ["CONTENTS_SHEET", "FigureSheet", "number_of", "sheets_of", "write"]

CONTENTS_SHEET = "Inhoud"
"""The first sheet: what is in the workbook, with title, chapter and source."""

_MOST_TEXT = 32_000  # a cell of Excel holds 32 767 characters


@dataclass(frozen=True, slots=True)
class FigureSheet:
    """One sheet: its name, title, chapter, what was found, the table and the source with n and period."""

    name: str
    title: str
    chapter: str
    finding: str
    table: Table
    source: str


def sheets_of(report: Report) -> tuple[FigureSheet, ...]:
    """The sheets in the order of the report, named after the numbers that all formats share."""
    sheets: list[FigureSheet] = []
    for place in numbered_blocks(report.chapters):
        block, chapter = place.block, place.chapter.name
        if isinstance(block, Figure):
            sheets.append(
                FigureSheet(f"Figuur {place.number}", block.title, chapter, block.finding, block.table, block.source)
            )
        elif isinstance(block, Table):
            sheets.append(FigureSheet(f"Tabel {place.number}", block.caption, chapter, "", block, block.source))
        elif isinstance(block, KeyFigures):
            rows = tuple((key.heading, key.value, key.unit, key.explanation) for key in block.figures)
            table = Table("Kerncijfers", ("Wat", "Waarde", "Eenheid", "Toelichting"), rows, (1,))
            count = sum(sheet.name.startswith("Kerncijfers") for sheet in sheets)
            name = f"Kerncijfers {count + 1}" if count else "Kerncijfers"
            sheets.append(FigureSheet(name, "Kerncijfers", chapter, "", table, ""))
    return tuple(sheets)


def number_of(cell: str, figure: bool) -> tuple[float, str] | None:
    """The number of a cell and its format; None for text.

    A cell without a number of its own is read only when it is a bare count in a column of figures.
    """
    if isinstance(cell, nl.Cijfer):
        return cell.waarde, cell.opmaak
    if figure and cell.isascii() and cell.isdecimal() and len(cell) < 10:
        return float(cell), "0"
    return None


def write(manuscript: Manuscript) -> bytes:
    """The workbook. Text never becomes a formula or a link; suppressed values stay the text ``n < 5``."""
    from xlsxwriter import Workbook

    report = manuscript.report

    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, settings) as book:
        look = _CellFormats(book, manuscript.style)
        cover = report.cover
        book.set_properties(
            {
                "title": plain(f"{cover.title} – {cover.subject}"),
                "author": "SRM Werkbank",
                "company": "",
                "comments": "",
                "created": datetime.combine(report.reference_date, datetime.min.time()),
            }
        )
        sheets = sheets_of(report)
        index = book.add_worksheet(CONTENTS_SHEET)
        _index(index, report, sheets, look)
        for sheet in sheets:
            _sheet(book.add_worksheet(sheet.name), sheet, report, look)
        for page in book.worksheets():
            page.hide_gridlines(2)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.set_footer("&LSRM Werkbank&Rpagina &P van &N")
    return repacked(target.getvalue())


class _CellFormats:
    """The formats of the workbook, made once each."""

    def __init__(self, book: Any, style: HouseStyle) -> None:
        self.book = book
        self.base = {"font_name": style.letter_tekst or TEXT_FONT, "font_color": style.inkt, "valign": "top"}
        self.line_below = {"bottom": 1, "bottom_color": style.lijn}
        self.heading = self._made(bold=True, font_color=style.zacht, bottom=2, bottom_color=style.zacht, text_wrap=True)
        self.title = self._made(bold=True, font_size=14)
        self.soft = self._made(font_color=style.zacht)
        self.bold = self._made(bold=True)
        self.mark = self._made(bold=True, font_color=style.knelpunt)
        # The quote prefix tells Excel, also after editing, that the cell is text and no formula.
        self.text = self._made(text_wrap=True, quote_prefix=True, num_format="@", **self.line_below)
        self.right = self._made(align="right", quote_prefix=True, num_format="@", **self.line_below)
        self.link = self._made(font_color=style.accent, underline=1, **self.line_below)
        self.numbers: dict[str, Any] = {}

    def _made(self, **settings: object) -> Any:
        return self.book.add_format({**self.base, **settings})

    def number(self, shape: str) -> Any:
        """The format for a number that is shown as ``shape``."""
        if shape not in self.numbers:
            self.numbers[shape] = self._made(num_format=shape, align="right", **self.line_below)
        return self.numbers[shape]


def _safe(text: str) -> str:
    return plain(text)[:_MOST_TEXT]


def _heading(page: Any, title: str, lines: Sequence[str], report: Report, look: _CellFormats) -> int:
    """Title and lines at the top of a sheet; gives the first free row."""
    cover = report.cover
    page.write_string(0, 0, _safe(title), look.title)
    row = 1
    for line in filter(None, lines):
        page.write_string(row, 0, _safe(line), look.soft)
        row += 1
    if cover.marks:
        page.write_string(row, 0, cover.mark_words, look.mark)
        row += 1
    return row + 1


def _index(page: Any, report: Report, sheets: Sequence[FigureSheet], look: _CellFormats) -> None:
    cover = report.cover
    lines = [cover.subtitle, *(f"{name}: {value}" for name, value in cover.facts)]
    row = _heading(page, f"{cover.title} – {cover.subject}", lines, report, look)
    head = ("Blad", "Titel", "Hoofdstuk", "Bevinding", "Bron")
    for column, (name, width) in enumerate(zip(head, (16, 46, 18, 60, 70), strict=True)):
        page.set_column(column, column, width)
        page.write_string(row, column, name, look.heading)
    for number, sheet in enumerate(sheets, start=row + 1):
        page.write_url(number, 0, f"internal:'{sheet.name}'!A1", look.link, sheet.name)
        for column, text in enumerate((sheet.title, sheet.chapter, sheet.finding, sheet.source), start=1):
            page.write_string(number, column, _safe(text), look.text)
    last = row + len(sheets) + 2
    for name, value in report.colophon:
        page.write_string(last, 0, _safe(name), look.soft)
        page.write_string(last, 1, _safe(value), look.soft)
        last += 1
    page.freeze_panes(row + 1, 1)


def _sheet(page: Any, sheet: FigureSheet, report: Report, look: _CellFormats) -> None:
    table = sheet.table
    lines = [sheet.finding, f"{sheet.name}, hoofdstuk {sheet.chapter}", sheet.source, *{table.source} - {sheet.source}]
    row = _heading(page, sheet.title, lines, report, look)
    for column, name in enumerate(table.columns):
        texts = [line[column] for line in table.rows]
        longest = max((len(text) for text in (name, *texts)), default=8)
        page.set_column(column, column, min(max(longest + 2, 10), 60 if column else 48))
        page.write_string(row, column, _safe(name), look.heading)
    for number, line in enumerate(table.rows, start=row + 1):
        for column, text in enumerate(line):
            found = number_of(text, column in table.number_columns)
            if found is not None:
                page.write_number(number, column, found[0], look.number(found[1]))
            else:
                style = look.right if column in table.number_columns else look.text
                page.write_string(number, column, _safe(text), style)
    if table.rows:
        page.autofilter(row, 0, row + len(table.rows), len(table.columns) - 1)
        page.repeat_rows(row)
    page.freeze_panes(row + 1, 1)
