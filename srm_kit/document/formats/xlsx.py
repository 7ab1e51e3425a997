"""The figures of the report as a workbook: one sheet per table and figure, numbers as numbers, every text as text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from srm_kit import nl
from srm_kit.document import Figuur, Kerncijfers, Tabel
from srm_kit.document.formats.office_package import TEKSTLETTER, opnieuw_ingepakt
from srm_kit.document.formats.walk import genummerd, plat
from srm_kit.document.house_style import Huisstijl
from srm_kit.document.rapport import Rapport

__all__ = ["INHOUD", "Blad", "bladen", "getal_van", "to_xlsx"]

INHOUD = "Inhoud"
"""The first sheet: what is in the workbook, with title, chapter and source."""

_MOST_TEXT = 32_000  # a cell of Excel holds 32 767 characters


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its name, title, chapter, what was found, the table and the source with n and period."""

    naam: str
    titel: str
    hoofdstuk: str
    bevinding: str
    tabel: Tabel
    bron: str


def bladen(rapport: Rapport) -> tuple[Blad, ...]:
    """The sheets in the order of the report, named after the numbers that all formats share."""
    found: list[Blad] = []
    for item in genummerd(rapport):
        block, chapter = item.blok, item.hoofdstuk.naam
        if isinstance(block, Figuur):
            found.append(Blad(f"Figuur {item.nummer}", block.titel, chapter, block.bevinding, block.tabel, block.bron))
        elif isinstance(block, Tabel):
            found.append(Blad(f"Tabel {item.nummer}", block.bijschrift, chapter, "", block, block.bron))
        elif isinstance(block, Kerncijfers):
            rows = tuple((one.kop, one.waarde, one.eenheid, one.toelichting) for one in block.cijfers)
            table = Tabel("Kerncijfers", ("Wat", "Waarde", "Eenheid", "Toelichting"), rows, (1,))
            count = sum(sheet.naam.startswith("Kerncijfers") for sheet in found)
            name = f"Kerncijfers {count + 1}" if count else "Kerncijfers"
            found.append(Blad(name, "Kerncijfers", chapter, "", table, ""))
    return tuple(found)


def getal_van(cell: str, figure: bool) -> tuple[float, str] | None:
    """The number of a cell and its format; None for text.

    A cell without a number of its own is read only when it is a bare count in a column of figures.
    """
    if isinstance(cell, nl.Cijfer):
        return cell.waarde, cell.opmaak
    if figure and cell.isascii() and cell.isdecimal() and len(cell) < 10:
        return float(cell), "0"
    return None


def to_xlsx(rapport: Rapport, huisstijl: Huisstijl) -> bytes:
    """The workbook. Text never becomes a formula or a link; suppressed values stay the text ``n < 5``."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, settings) as book:
        look = _Opmaak(book, huisstijl)
        kern = rapport.kern
        book.set_properties(
            {
                "title": plat(f"{kern.titel} – {kern.gemeente}"),
                "author": "SRM Werkbank",
                "company": "",
                "comments": "",
                "created": datetime.combine(rapport.peildatum, datetime.min.time()),
            }
        )
        sheets = bladen(rapport)
        index = book.add_worksheet(INHOUD)
        _index(index, rapport, sheets, look)
        for sheet in sheets:
            _blad(book.add_worksheet(sheet.naam), sheet, rapport, look)
        for page in book.worksheets():
            page.hide_gridlines(2)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.set_footer("&LSRM Werkbank&Rpagina &P van &N")
    return opnieuw_ingepakt(target.getvalue())


class _Opmaak:
    """The formats of the workbook, made once each."""

    def __init__(self, book: Any, huisstijl: Huisstijl) -> None:
        self.book = book
        self.basis = {"font_name": huisstijl.letter_tekst or TEKSTLETTER, "font_color": huisstijl.inkt, "valign": "top"}
        self.lijn = {"bottom": 1, "bottom_color": huisstijl.lijn}
        self.kop = self._maak(
            bold=True, font_color=huisstijl.zacht, bottom=2, bottom_color=huisstijl.zacht, text_wrap=True
        )
        self.titel = self._maak(bold=True, font_size=14)
        self.zacht = self._maak(font_color=huisstijl.zacht)
        self.vet = self._maak(bold=True)
        self.merk = self._maak(bold=True, font_color=huisstijl.knelpunt)
        # The quote prefix tells Excel, also after editing, that the cell is text and no formula.
        self.tekst = self._maak(text_wrap=True, quote_prefix=True, num_format="@", **self.lijn)
        self.rechts = self._maak(align="right", quote_prefix=True, num_format="@", **self.lijn)
        self.link = self._maak(font_color=huisstijl.accent, underline=1, **self.lijn)
        self.getallen: dict[str, Any] = {}

    def _maak(self, **settings: object) -> Any:
        return self.book.add_format({**self.basis, **settings})

    def getal(self, shape: str) -> Any:
        """The format for a number that is shown as ``shape``."""
        if shape not in self.getallen:
            self.getallen[shape] = self._maak(num_format=shape, align="right", **self.lijn)
        return self.getallen[shape]


def _veilig(text: str) -> str:
    return plat(text)[:_MOST_TEXT]


def _kop(page: Any, title: str, lines: Sequence[str], rapport: Rapport, look: _Opmaak) -> int:
    """Title and lines at the top of a sheet; gives the first free row."""
    kern = rapport.kern
    page.write_string(0, 0, _veilig(title), look.titel)
    row = 1
    for line in (item for item in lines if item):
        page.write_string(row, 0, _veilig(line), look.zacht)
        row += 1
    marks = " · ".join(word for word, shown in (("FICTIEF", kern.fictief), ("CONCEPT", kern.concept)) if shown)
    if marks:
        page.write_string(row, 0, marks, look.merk)
        row += 1
    return row + 1


def _index(page: Any, rapport: Rapport, sheets: Sequence[Blad], look: _Opmaak) -> None:
    kern = rapport.kern
    lines = [kern.ondertitel, *(f"{name}: {value}" for name, value in kern.regels)]
    row = _kop(page, f"{kern.titel} – {kern.gemeente}", lines, rapport, look)
    head = ("Blad", "Titel", "Hoofdstuk", "Bevinding", "Bron")
    for column, (name, width) in enumerate(zip(head, (16, 46, 18, 60, 70), strict=True)):
        page.set_column(column, column, width)
        page.write_string(row, column, name, look.kop)
    for number, sheet in enumerate(sheets, start=row + 1):
        page.write_url(number, 0, f"internal:'{sheet.naam}'!A1", look.link, sheet.naam)
        for column, text in enumerate((sheet.titel, sheet.hoofdstuk, sheet.bevinding, sheet.bron), start=1):
            page.write_string(number, column, _veilig(text), look.tekst)
    last = row + len(sheets) + 2
    for name, value in rapport.colofon:
        page.write_string(last, 0, _veilig(name), look.zacht)
        page.write_string(last, 1, _veilig(value), look.zacht)
        last += 1
    page.freeze_panes(row + 1, 1)


def _blad(page: Any, sheet: Blad, rapport: Rapport, look: _Opmaak) -> None:
    table = sheet.tabel
    lines = [sheet.bevinding, f"{sheet.naam}, hoofdstuk {sheet.hoofdstuk}", sheet.bron, *{table.bron} - {sheet.bron}]
    row = _kop(page, sheet.titel, lines, rapport, look)
    for column, name in enumerate(table.kolommen):
        texts = [line[column] for line in table.rijen]
        longest = max((len(text) for text in (name, *texts)), default=8)
        page.set_column(column, column, min(max(longest + 2, 10), 60 if column else 48))
        page.write_string(row, column, _veilig(name), look.kop)
    for number, line in enumerate(table.rijen, start=row + 1):
        for column, text in enumerate(line):
            found = getal_van(text, column in table.getallen)
            if found is not None:
                page.write_number(number, column, found[0], look.getal(found[1]))
            else:
                style = look.rechts if column in table.getallen else look.tekst
                page.write_string(number, column, _veilig(text), style)
    if table.rijen:
        page.autofilter(row, 0, row + len(table.rijen), len(table.kolommen) - 1)
        page.repeat_rows(row)
    page.freeze_panes(row + 1, 1)
