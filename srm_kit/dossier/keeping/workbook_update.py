"""Puts a dossier in the workbook that is there: only cells that differ change, so that what is someone's own stays."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.cell_text import column_names, regels, table_rows
from srm_kit.dossier.contract.digest import with_digest
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RawDossier, RawTable, plain_name
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.dossier.keeping.csv_update import CannotChange, columns_of, in_column
from srm_kit.dossier.keeping.matching import matched
from srm_kit.dossier.reading.cell_values import text_of_value
from srm_kit.dossier.reading.reader import read
from srm_kit.dossier.workbook.cell_limits import NotPerCell, TextTooLong
from srm_kit.dossier.workbook.changed_sheet import ChangedSheet
from srm_kit.dossier.workbook.changed_workbook import ChangedWorkbook
from srm_kit.dossier.workbook.sheets import read_workbook
from srm_kit.errors import SrmError

__all__ = ["updated_bytes"]

_Rij = dict[str, Any]
_log = logging.getLogger(__name__)


def updated_bytes(file: Path, before: Dossier, dossier: Dossier) -> bytes:
    """The workbook ``file``, which says ``before``, with this dossier in it; ``CannotChange`` when that cannot be.

    Only cells that differ change: looks, formulas, charts and sheets of the user stay. A row that is gone leaves an empty
    row, so that nothing moves; a new one goes where it belongs when there is room, and otherwise the rows below it go
    down one place. What was made is read again, and given only when it says exactly what ``dossier`` says.
    """
    try:
        data = _changed(file, before, dossier)
        found = read(file, alles=True, data=data).dossier
    except TextTooLong:
        raise
    except NotPerCell as error:
        raise CannotChange(str(error)) from None
    except SrmError as error:
        raise CannotChange(f"na de wijziging zou het niet meer te lezen zijn ({error})") from None
    except Exception as error:  # whatever a strange file raises
        _log.info("%s cannot be changed cell by cell (%s).", file.name, type(error).__name__)
        raise CannotChange("het werkboek is anders opgebouwd dan wij kennen") from None
    if found is None or _without_signs(found) != _without_signs(dossier):
        raise CannotChange("het werkboek zou na de wijziging iets anders zeggen dan bedoeld")
    return data


def _without_signs(dossier: Dossier) -> str:
    """A digest in which a number is the same with and without a percent sign: 75 in a cell with percentages shows as 75%."""
    tables = {name: tuple(map(_bare, getattr(dossier, name))) for name in ("indicatoren", "metingen", "streefwaarden")}
    return with_digest(replace(dossier, **tables)).digest  # type: ignore[arg-type]


def _bare(row: Any) -> Any:
    signs = {"", "%"}
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    bare = {
        name: waarde_van(value.getal)
        for name, value in values.items()
        if isinstance(value, Waarde) and value.getal is not None and value.eenheid in signs and not value.zegt_meer
    }
    return replace(row, **bare)


def _changed(file: Path, before: Dossier, after: Dossier) -> bytes:
    raw = read_workbook(file, Meldingen())
    book = ChangedWorkbook(file.read_bytes())
    for table in TABELLEN:
        names = column_names(table, after)
        old = [dict(zip(column_names(table, before), row, strict=True)) for row in table_rows(table, before)]
        new = [dict(zip(names, row, strict=True)) for row in table_rows(table, after)]
        if [_filled(row) for row in old] == [_filled(row) for row in new]:
            continue
        if table.naam == "respons":
            raise NotPerCell("antwoorden van de vragenlijst wijzigen wij niet in een werkboek")
        if table.naam not in raw.tabbladen:
            raw.tabbladen[table.naam] = book.nieuw_blad(table.naam)
        there = raw.tabellen.get(table.naam) or RawTable(table.naam, [], [])
        numbers = [row.rij for row in getattr(before, table.naam)]
        sheet = ChangedSheet(book, raw.tabbladen[table.naam])
        _table(sheet, table, there, dict(zip(numbers, old, strict=True)), new)
    if settings := _different(before, after):
        _settings(ChangedSheet(book, raw.tabbladen["dossier"]), raw, settings)
    return book.bytes()


def _filled(row: _Rij) -> _Rij:
    return {name: value for name, value in row.items() if value is not None}


def _table(sheet: ChangedSheet, table: Tabel, there: RawTable, old: dict[int, _Rij], new: Sequence[_Rij]) -> None:
    columns = columns_of(there.kop, table)
    for name in dict.fromkeys(name for row in new for name in _filled(row)):
        if plain_name(name) not in columns:
            columns[plain_name(name)] = (max((*(place for place, _ in columns.values()), sheet.size()[1])) + 1, 1)
            sheet.set(there.koprij, columns[plain_name(name)][0], name)
    used = dict(zip(_places(table, old, new, there.koprij), new, strict=True))
    for number in old.keys() - used.keys():
        sheet.clear(number)
    known = {column.naam: column for column in table.kolommen}
    for number, row in used.items():
        held = old.get(number, {})
        for name in dict.fromkeys((*held, *row)):
            if held.get(name) != row.get(name):
                place, factor = columns[plain_name(name)]
                value = in_column(row.get(name), factor) if name in known else _own(row.get(name))
                sheet.set(number, place, value, deel=name in known and known[name].maximum == 1)
    last = max(old, default=there.koprij)
    if used and max(used) > last:
        sheet.extend(last + 1, max(used))


def _places(table: Tabel, old: dict[int, _Rij], new: Sequence[_Rij], header: int) -> Iterator[int]:
    """The row of the sheet for each new row: that of the old row it was, or else the next one that is free."""
    at = header
    for number, _ in matched(table, old, list(new)):
        at = max(at + 1, number or at)
        yield at


def _different(before: Dossier, after: Dossier) -> dict[str, Any]:
    old, new = ({key: value for key, value, _ in regels(item)} for item in (before, after))
    return {key: new.get(key) for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)}


def _settings(sheet: ChangedSheet, raw: RawDossier, changed: dict[str, Any]) -> None:
    for key, value in changed.items():
        number = raw.regels.get(key)
        if number is None:
            number = sheet.size()[0] + 1
            sheet.set(number, 0, key)
        sheet.set(number, 1, value)


def _own(text: Any) -> Any:
    """A value of a column of someone's own, which is kept as text, as what it was: a number, a date or text."""
    for kind in (int, float, date.fromisoformat):
        try:
            value = kind(text)
        except (TypeError, ValueError):
            continue
        if text_of_value(value) == text and text not in {"nan", "inf", "-inf"}:
            return value
    return text
