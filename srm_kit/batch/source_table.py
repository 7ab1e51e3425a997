"""A table with the parameters of each report of a batch, read as tolerantly as the tables of a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.reading.cell_values import Unreadable, read_janee
from srm_kit.dossier.reading.csv_text import CsvTable, read_csv
from srm_kit.dossier.reading.dates import read_date
from srm_kit.dossier.reading.empty_markers import marker_of
from srm_kit.errors import SourceUnusable, UnknownParameter
from srm_kit.parameters import Parameters
from srm_kit.plain_files import read_plain

__all__ = ["read_table"]

_LARGEST = 5_000_000
_OURS = frozenset({"uitvoer", "live"})  # a batch decides these itself
_DATES = frozenset({"peildatum", "meetmoment"})


def read_table(path: Path, defaults: Parameters) -> Iterator[tuple[Path, Parameters]]:
    """The dossier and the parameters of each row; a dossier is named as seen from the folder of the table.

    Raises ``SourceUnusable`` for what is no table, and ``UnknownParameter`` for a column or value that is wrong.
    """
    try:
        table = read_csv(read_plain(path, _LARGEST, through_links=True), ["dossier"])
    except OSError as error:
        raise SourceUnusable(f"{path.name} cannot be read: {error.strerror}.") from None
    for item in table.opmerkingen:
        if item.soort == "fout":
            place = f", line {item.rij}" if item.rij else ""
            raise SourceUnusable(f"{path.name}{place}: {item.tekst} {item.herstel}")
    columns = _columns(path.name, table)
    for number, cells in table.rijen:
        place = f"{path.name}, line {number}"
        values = {name: without_invisible(cells[at]) for name, at in columns.items() if at < len(cells)}
        name = values.pop("dossier", "")
        if not name:
            raise UnknownParameter(f"{place}: the column dossier is empty.")
        settings = {key: _value(place, key, text) for key, text in values.items() if not _empty(key, text)}
        try:
            yield path.parent / name, replace(defaults, **settings)  # type: ignore[arg-type]
        except UnknownParameter as error:
            raise UnknownParameter(f"{place}: {error}") from None


def _columns(table: str, found: CsvTable) -> dict[str, int]:
    """Where each parameter stands; case, spaces and ``_`` do not matter."""
    known = {plain_name(field.name): field.name for field in fields(Parameters) if field.name not in _OURS}
    columns: dict[str, int] = {}
    unknown = []
    for at, header in enumerate(found.kop):
        key = plain_name(header)
        if not key:
            continue
        if key not in known:
            unknown.append(header.strip())
        elif known[key] in columns:
            raise UnknownParameter(f"{table}: the column {known[key]} is there twice. Keep one.")
        else:
            columns[known[key]] = at
    if unknown or "dossier" not in columns:
        what = f"unknown column {', '.join(sorted(unknown))}" if unknown else "no column dossier"
        raise UnknownParameter(f"{table}: {what}. Known are: {', '.join(sorted(known.values()))}.")
    return columns


def _value(place: str, name: str, text: str) -> str | bool:
    try:
        if name == "concept":
            return read_janee(text)
        if name in _DATES:
            return _day(text)
    except Unreadable as error:
        raise UnknownParameter(f"{place}: {name} is {text!r}. {error.tekst} {error.herstel}") from None
    return text


def _day(text: str) -> str:
    day = read_date(text).datum
    if day is None or day != read_date(text, start=True).datum:
        raise Unreadable("Dit is geen dag.", "Schrijf jjjj-mm-dd of dd-mm-jjjj, bijvoorbeeld 2026-11-01.")
    return day.isoformat()


def _empty(name: str, text: str) -> bool:
    marker = marker_of(text)
    return not text or (bool(marker) and not (name == "concept" and marker == "x"))
