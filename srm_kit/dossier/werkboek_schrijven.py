"""The workbook form: sheets with frozen headers, explanations and drop-downs, made from the contract."""

from __future__ import annotations

import io
from typing import Any

from srm_kit.dossier.cellen_schrijven import instellingen, kolomnamen, tabelrijen
from srm_kit.dossier.contract import Kolom, Soort
from srm_kit.dossier.dossier import Dossier
from srm_kit.dossier.tabellen import TABELLEN
from srm_kit.model import stelling

__all__ = ["workbook_bytes"]

_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])
_ROWS_WITH_HELP = 1000


def workbook_bytes(dossier: Dossier) -> bytes:
    """The dossier as an .xlsx file."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "dossier"
    _settings(sheet, dossier)
    for table in TABELLEN:
        sheet = book.create_sheet(table.naam)
        names = kolomnamen(table, dossier)
        columns = {column.naam: column for column in table.kolommen}
        _header(sheet, names, columns)
        for number, row in enumerate(tabelrijen(table, dossier), start=2):
            for index, value in enumerate(row, start=1):
                if value is not None:
                    _put(sheet, number, index, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _settings(sheet: Any, dossier: Dossier) -> None:
    from openpyxl.styles import Font

    sheet.append(["sleutel", "waarde", "uitleg"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    rows = [(f"{section}.{key}".lstrip("."), value, text) for section, key, value, text in instellingen(dossier)]
    rows += [(key, value, "") for key, value in dossier.overig.items()]
    for number, (key, value, text) in enumerate(rows, start=2):
        shown = (
            ", ".join(value)
            if isinstance(value, list)
            else ("ja" if value else "nee")
            if isinstance(value, bool)
            else value
        )
        _put(sheet, number, 1, key)
        if shown not in (None, ""):
            _put(sheet, number, 2, shown)
        _put(sheet, number, 3, text)
    sheet.freeze_panes = "A2"
    for letter, width in (("A", 32), ("B", 48), ("C", 60)):
        sheet.column_dimensions[letter].width = width


def _header(sheet: Any, names: list[str], columns: dict[str, Kolom]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for index, name in enumerate(names, start=1):
        cell = sheet.cell(1, index, name)
        column = columns.get(name)
        cell.font = Font(bold=True, underline="single" if column is not None and column.verplicht else None)
        letter = get_column_letter(index)
        help_ = column.uitleg if column is not None else _statement(name)
        if help_:
            must = " Verplicht." if column is not None and column.verplicht else ""
            cell.comment = Comment(f"{help_}{must}", "SRM Werkbank", width=280, height=110)
        sheet.column_dimensions[letter].width = 40 if name in {"doel", "naam", "tekst", "motivering", "besluit"} else 16
        options = _options(column)
        if options:
            _dropdown(sheet, letter, options)
    sheet.freeze_panes = "A2"


def _statement(name: str) -> str:
    try:
        return stelling(name).tekst
    except KeyError:
        return ""


def _options(column: Kolom | None) -> tuple[str, ...]:
    if column is None:
        return ()
    return {
        Soort.KEUZE: column.keuzes,
        Soort.FASE: ("R", "I", "V"),
        Soort.SPOOR: ("S", "B", "L"),
        Soort.CEL: ("RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL"),
        Soort.JANEE: ("ja", "nee"),
    }.get(column.soort, ())


def _dropdown(sheet: Any, letter: str, options: tuple[str, ...]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{",".join(options)}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Deze waarde kan niet", f"Kies uit: {', '.join(options)}."
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{_ROWS_WITH_HELP}")


def _put(sheet: Any, row: int, column: int, value: Any) -> None:
    """Writes a value; text stays text, also when it looks like a formula."""
    if isinstance(value, str):
        cell = sheet.cell(row, column)
        cell.value = value.translate(_ILLEGAL)
        cell.data_type = "s"
        if value[:1] in {"=", "+", "-", "@"}:
            cell.quotePrefix = True
        return
    sheet.cell(row, column, value)
