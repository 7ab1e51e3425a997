"""Values to cells: the same rows for CSV and workbook, and text that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from srm_kit.dossier.contract.dossier import SECTIES, Dossier, instellingvelden
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import RESPONS_KOLOMMEN
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.model import Cel, stellingen, vraagcodes

__all__ = [
    "LEES_ALS_FORMULE",
    "ZONDER_TEKEN",
    "as_cell_text",
    "as_cell_value",
    "as_csv_text",
    "as_typed",
    "column_names",
    "instellingen",
    "regels",
    "rows_left_out",
    "table_rows",
]

ZONDER_TEKEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""For ``str.translate``: takes out what no XML file can hold, such as the vertical tab of a pasted text."""
LEES_ALS_FORMULE = re.compile(r"'*[=+\-@]")
_SECTION_VALUES = {
    "gemeente": "gemeente",
    "opdracht": "opdracht",
    "zorgvuldigheid": "zorgvuldigheid",
    "samenwerking": "samenwerking_vorm",
    "vastlegging": "vastlegging",
    "middelen": "middelen_vorm",
    "referentie": "referentie_bestand",
    "rapport": "rapport",
}
"""The field of a dossier that holds each section; the referentie also holds the norms in the file it names."""
_WRITTEN_ALWAYS = {"gemeente", "opdracht", "zorgvuldigheid", "samenwerking"}


def column_names(tabel: Tabel, dossier: Dossier) -> list[str]:
    """The header of a table: the contract's columns, the statements, and unknown columns that were kept."""
    names = [column.naam for column in tabel.kolommen]
    if tabel.naam == "respons":
        asked = dossier.respons.stellingen if dossier.respons is not None else ()
        optional = {stelling.code for stelling in stellingen() if stelling.cel is None and not stelling.kort}
        codes = [code for code in vraagcodes() if (code in asked if asked else code not in optional)]
        return [*names[:6], *codes, *names[6:]]
    extra: dict[str, None] = {}
    for row in getattr(dossier, tabel.naam):
        extra.update(dict.fromkeys(row.overig))
    for left_out in dossier.weggelaten.get(tabel.naam, ()):
        extra.update(dict.fromkeys(name for name in left_out if name not in names))
    return [*names, *extra]


def table_rows(tabel: Tabel, dossier: Dossier) -> Iterator[list[Any]]:
    """The rows of a table as plain values: text, number, date, yes/no or None."""
    names = column_names(tabel, dossier)
    if tabel.naam == "respons":
        if dossier.respons is not None:
            yield from _respons(dossier.respons, names)
        return
    known = {column.naam: column for column in tabel.kolommen}
    for row in getattr(dossier, tabel.naam):
        yield [as_cell_value(row, name) if name in known else row.overig.get(name) for name in names]


def rows_left_out(tabel: Tabel, dossier: Dossier) -> Iterator[list[Any]]:
    """The rows that reading left out, as they were: they go along to whatever is written anew."""
    names = column_names(tabel, dossier)
    for row in dossier.weggelaten.get(tabel.naam, ()):
        yield [row.get(name) or None for name in names]


def as_cell_value(rij: Any, kolom: str) -> Any:
    """What stands in a cell of a row: its value, or what was printed there when the value does not say that."""
    printed = rij.gedrukt.get(kolom)
    return _plain(getattr(rij, kolom)) if printed is None else printed or None


def as_typed(rij: Any, kolom: str) -> str:
    """What stands in a cell of a row, as someone types it."""
    return as_cell_text(as_cell_value(rij, kolom))


def _respons(respons: Respons, names: list[str]) -> Iterator[list[Any]]:
    asked = {code: index for index, code in enumerate(respons.stellingen)}
    fixed = {column.naam for column in RESPONS_KOLOMMEN.kolommen}
    for row in range(len(respons)):
        cells: list[Any] = []
        for name in names:
            if name in fixed:
                cells.append(_plain(getattr(respons, name)[row]))
                continue
            value = respons.antwoorden[row, asked[name]]
            if respons.weet_niet[row, asked[name]]:
                cells.append("wn")
            elif respons.nvt[row, asked[name]]:
                cells.append("nvt")
            elif value != value:  # NaN: not answered
                cells.append(None)
            else:
                cells.append(int(value))
        yield cells


def _plain(value: Any) -> Any:
    if value == "" or value is None:
        return None
    if isinstance(value, Cel):
        return value.code
    if isinstance(value, Waarde):
        plain = value.getal is not None and waarde_van(value.getal) == value
        return _plain(value.getal) if plain else value.gedrukt
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def as_cell_text(value: Any) -> str:
    """A value as someone types it: ISO date, decimal comma, ja or nee, the code of a phase; empty for nothing."""
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # Plain decimal notation, all digits, with a comma; never an exponent that only programs read.
        return format(_decimal(value), "f").replace(".", ",")
    return str(value)


def as_csv_text(value: Any) -> str:
    """A cell for CSV: as someone types it, with a ``'`` before text that looks like a formula."""
    text = as_cell_text(value)
    return f"'{text}" if isinstance(value, str) and LEES_ALS_FORMULE.match(text) else text


def _decimal(value: float) -> Any:
    from decimal import Decimal

    return Decimal(repr(value))


def instellingen(dossier: Dossier) -> list[tuple[str, str, Any, str]]:
    """The settings as (section, key, value, explanation), in the order of the contract."""
    rows: list[tuple[str, str, Any, str]] = [("", "schema", dossier.schema, "versie van het contract")]
    for section, values in _SECTION_VALUES.items():
        value = getattr(dossier, values) or SECTIES[section]()
        for column in instellingvelden(SECTIES[section]):
            given = getattr(value, column.naam)
            if section in _WRITTEN_ALWAYS or given != getattr(SECTIES[section](), column.naam):
                rows.append((section, column.naam, list(given) if isinstance(given, tuple) else given, column.uitleg))
        if section == "zorgvuldigheid":
            rows += [
                ("populatie", group, count, "aantal medewerkers") for group, count in (dossier.populatie or {}).items()
            ]
    return rows


def regels(dossier: Dossier) -> list[tuple[str, Any, str]]:
    """The settings as rows of the sheet ``dossier``: dotted key, what stands in the cell (or None), explanation."""
    rows = [(f"{section}.{key}".lstrip("."), value, text) for section, key, value, text in instellingen(dossier)]
    rows += [(key, value, "") for key, value in _dotted(dossier.overig)]
    return [(key, _shown(value), text) for key, value, text in rows]


def _dotted(settings: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in settings.items():
        if isinstance(value, Mapping):
            yield from _dotted(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        value = ", ".join(as_cell_text(item) for item in value)
    value = _plain(value)
    return value if value is None or isinstance(value, (str, int, float, date)) else str(value)
