"""The workbook form: sheets with frozen headers, explanations and drop-downs, made from the contract."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from srm_kit.dossier.contract.cell_text import ZONDER_TEKEN, column_names, regels, rows_left_out, table_rows
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.dossier.workbook.cell_limits import TextTooLong, too_long
from srm_kit.model import vraagtekst

__all__ = ["TextTooLong", "workbook_bytes"]

_ROWS_WITH_HELP = 1000
_WIDE = {"doel", "naam", "tekst", "motivering", "besluit"}
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "kop": {"bold": True},
    "verplicht": {"bold": True, "underline": 1},
    "datum": {"num_format": "yyyy-mm-dd"},
    "tekst": {"quote_prefix": True},
}


def workbook_bytes(dossier: Dossier) -> bytes:
    """The dossier as a new .xlsx file."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        # The same dossier gives the same bytes: no clock in the file.
        book.set_properties({"author": "SRM Werkbank", "created": datetime(2026, 1, 1)})
        formats = {name: book.add_format(dict(form)) for name, form in _FORMATS.items()}
        _settings(book.add_worksheet("dossier"), formats, dossier)
        for table in TABELLEN:
            sheet = book.add_worksheet(table.naam)
            names = column_names(table, dossier)
            _header(sheet, formats, names, {column.naam: column for column in table.kolommen})
            rows = chain(table_rows(table, dossier), rows_left_out(table, dossier))
            for number, row in enumerate(rows, start=1):
                for index, value in enumerate(row):
                    if value is not None:
                        _put(sheet, formats, number, index, value)
    return out.getvalue()


def _settings(sheet: Any, formats: Mapping[str, Any], dossier: Dossier) -> None:
    for index, (name, width) in enumerate((("sleutel", 32), ("waarde", 48), ("uitleg", 60))):
        sheet.write_string(0, index, name, formats["kop"])
        sheet.set_column(index, index, width)
    sheet.freeze_panes(1, 0)
    for number, (key, value, text) in enumerate(regels(dossier), start=1):
        _put(sheet, formats, number, 0, key)
        if value is not None:
            _put(sheet, formats, number, 1, value)
        _put(sheet, formats, number, 2, text)


def _header(sheet: Any, formats: Mapping[str, Any], names: list[str], columns: Mapping[str, Kolom]) -> None:
    sheet.freeze_panes(1, 0)
    for index, name in enumerate(names):
        column = columns.get(name)
        required = column is not None and column.verplicht
        _put(sheet, formats, 0, index, name, form=formats["verplicht" if required else "kop"])
        help_ = column.uitleg if column is not None else _statement(name)
        if help_:
            text = f"{help_}{' Verplicht.' if required else ''}"
            sheet.write_comment(0, index, text, {"author": "SRM Werkbank", "width": 280, "height": 110})
        sheet.set_column(index, index, 40 if name in _WIDE else 16)
        options = _options(column)
        if options:
            rule = {
                "validate": "list",
                "source": list(options),
                "error_title": "Deze waarde kan niet",
                "error_message": f"Kies uit: {', '.join(options)}."[:255],
            }
            sheet.data_validation(1, index, _ROWS_WITH_HELP, index, rule)


def _statement(name: str) -> str:
    try:
        return vraagtekst(name)
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


def _put(
    sheet: Any,
    formats: Mapping[str, Any],
    row: int,
    column: int,
    value: Any,
    form: Any = None,
) -> None:
    """Writes a value; text stays text, also when it looks like a formula."""
    if isinstance(value, date):
        form = formats["datum"]
    if isinstance(value, str):
        text = value.translate(ZONDER_TEKEN)
        if too_long(text):
            raise TextTooLong(
                f"In {sheet.name}, rij {row + 1}, staat een tekst van meer dan 32.767 tekens; dat past niet in een cel van "
                "Excel. Maak hem korter, of bewaar het dossier als map."
            )
        sheet.write_string(
            row, column, text, formats["tekst"] if form is None and text[:1] in {"=", "+", "-", "@"} else form
        )
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), form)
    else:
        sheet.write_number(row, column, value, form)
