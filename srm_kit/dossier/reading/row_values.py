"""One row of cells to values: each cell by its column, and what cells of a row say about each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from srm_kit.dossier.contract.cell_text import as_cell_text
from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.kolommen import Kolom, Soort, Tabel
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import FaultTold
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.dossier.reading.cell_values import Notation, Unreadable, is_error_value, read_cell, text_of_value
from srm_kit.dossier.reading.dates import DATE_WORDS
from srm_kit.dossier.reading.empty_markers import is_empty_marker
from srm_kit.dossier.reading.printed_values import ONLY_TEXT_REMEDY

__all__ = ["ERROR_VALUE", "RowReader", "TableContext", "is_empty", "left_out"]

ERROR_VALUE = (
    "In deze cel staat een fout uit het rekenblad.",
    "Herstel de formule, vul de waarde in of maak de cel leeg.",
)
_ENDLESS = ("doorlopend", "structureel")


def is_empty(cell: Any) -> bool:
    """Whether a raw cell is empty, or holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not without_invisible(cell))


@dataclass(frozen=True, slots=True)
class TableContext:
    """What reading one table needs of the others: ids per table, the unit per indicator, and that of middelen."""

    ids: Mapping[str, Container[str]] = field(default_factory=dict)
    eenheden: Mapping[str, str] = field(default_factory=dict)
    duizend_euro: bool = False


@dataclass(slots=True)
class _Rij:
    """The values of one row while it is read."""

    nummer: int
    waarden: dict[str, Any] = field(default_factory=dict)
    gedrukt: dict[str, str] = field(default_factory=dict)
    woorden: dict[str, str] = field(default_factory=dict)
    goed: bool = True


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table; counts the empty markers per column on the way.

    ``kolommen`` are the columns that are there, with their place and the multiplier of their header.
    ``laat_weg``: a row that says that something required is unknown may be left out; otherwise that is a fault.
    """

    tabel: Tabel
    kolommen: Sequence[tuple[Kolom, int, float]]
    wijze: Notation
    samenhang: TableContext
    meldingen: Meldingen
    laat_weg: bool = False
    tekens: dict[str, Counter[str]] = field(default_factory=dict)
    tekenrijen: dict[str, list[int]] = field(default_factory=dict)

    def read(self, nummer: int, cells: Sequence[Any]) -> tuple[dict[str, Any], dict[str, str], str] | None:
        """Values, printed forms, and the required column whose cell says that it is unknown; None after a fault."""
        row = _Rij(nummer)
        required: list[Kolom] = []
        unit = self._unit(cells)
        for column, place, factor in self.kolommen:
            raw = cells[place] if place < len(cells) else None
            if is_empty(raw) or self._marker(column, raw, row):
                if column.verplicht:
                    required.append(column)
                continue
            self._cell(column, raw, row, factor, unit)
        self._years(row)
        self._endless(row)
        unknown = ""
        for column in required:
            if column.naam in row.waarden:
                continue
            if column.naam in row.gedrukt and self.laat_weg:
                unknown = unknown or column.naam
            else:
                row.goed = False
                self.meldingen.fout(
                    self.tabel.naam, "Deze cel is leeg.", f"Vul in: {column.uitleg}", rij=nummer, kolom=column.naam
                )
        if not row.goed:
            return None
        if unknown:
            self.meldingen.waarschuwing(
                self.tabel.naam, "Hier staat dat iets niet bekend is, maar zonder deze cel zegt de rij niets; de rij telt niet mee.",
                "Vul de cel in zodra het bekend is.", rij=nummer, kolom=unknown, waarde=row.gedrukt[unknown],
            )  # fmt: skip
        return row.waarden, row.gedrukt, unknown

    def _unit(self, cells: Sequence[Any]) -> str:
        """The unit of the indicator that a row is about."""
        name = "eenheid" if self.tabel.naam == "indicatoren" else "indicator"
        for column, place, _ in self.kolommen:
            if column.naam == name:
                text = without_invisible(text_of_value(cells[place])) if place < len(cells) else ""
                return text if name == "eenheid" else self.samenhang.eenheden.get(text, "")
        return ""

    def _marker(self, column: Kolom, raw: Any, row: _Rij) -> bool:
        if not isinstance(raw, str) or (column.woorden and without_invisible(raw).casefold() in DATE_WORDS):
            return False
        known = _Union([self.samenhang.ids.get(name, ()) for name in column.verwijst])
        if not is_empty_marker(
            raw, tabel=self.tabel.naam, kolom=column.naam, janee=column.soort is Soort.JANEE, verwijzing_naar=known
        ):
            return False
        shown = raw.strip()
        row.gedrukt[column.naam] = shown
        self.tekens.setdefault(column.naam, Counter())[shown] += 1
        self.tekenrijen.setdefault(column.naam, []).append(row.nummer)
        return True

    def _cell(self, column: Kolom, raw: Any, row: _Rij, factor: float, unit: str) -> None:
        if isinstance(raw, FaultTold):
            row.goed = False
            return
        try:
            if isinstance(raw, str) and is_error_value(raw):
                raise Unreadable(*ERROR_VALUE)
            cell = read_cell(column, raw, self.wijze, factor=factor, eenheid=unit)
        except Unreadable as error:
            row.goed = False
            self.meldingen.fout(
                self.tabel.naam,
                error.tekst,
                error.herstel,
                rij=row.nummer,
                kolom=column.naam,
                waarde=text_of_value(raw),
            )
            return
        if cell.waarde is not None:
            row.waarden[column.naam] = cell.waarde
        if cell.gedrukt:
            row.gedrukt[column.naam] = cell.gedrukt
        if cell.woord:
            row.woorden[column.naam] = cell.woord
        if isinstance(cell.waarde, Waarde) and cell.waarde.alleen_tekst:
            self.meldingen.waarschuwing(
                self.tabel.naam, cell.waarde.reden, ONLY_TEXT_REMEDY, rij=row.nummer, kolom=column.naam, waarde=cell.waarde.gedrukt
            )  # fmt: skip

    def _years(self, row: _Rij) -> None:
        """A year beside a waarde fills the empty date of the row; beside another date it is a warning."""
        for column, _, _ in self.kolommen:
            found = row.waarden.get(column.naam) if column.datumkolom else None
            if not isinstance(found, Waarde) or found.datum is None:
                continue
            given: date | None = row.waarden.get(column.datumkolom)
            if given is None:
                row.waarden[column.datumkolom] = found.datum
                row.gedrukt.setdefault(column.datumkolom, "")
            elif given.year != found.jaar:
                self.meldingen.waarschuwing(
                    self.tabel.naam, f"Het jaar bij deze waarde past niet bij {column.datumkolom} ({given.isoformat()}); wij houden de datum aan.",
                    "Verbeter het jaar of de datum.", rij=row.nummer, kolom=column.naam, waarde=found.gedrukt,
                )  # fmt: skip

    def _endless(self, row: _Rij) -> None:
        """An end that is a word such as doorlopend says that the effort goes on."""
        if row.woorden.get("eind") not in _ENDLESS:
            return
        if row.waarden.get("doorlopend") is False:
            self.meldingen.waarschuwing(
                self.tabel.naam, "Het einde zegt dat dit doorloopt, maar bij doorlopend staat nee; wij houden het einde aan.",
                "Verbeter eind of doorlopend.", rij=row.nummer, kolom="eind", waarde=row.gedrukt.get("eind"),
            )  # fmt: skip
            row.gedrukt["doorlopend"] = "nee"
        elif "doorlopend" not in row.waarden:
            row.gedrukt.setdefault("doorlopend", "")
        row.waarden["doorlopend"] = True


@dataclass(frozen=True, slots=True)
class _Union:
    """The ids of several tables, looked up without copying them."""

    parts: Sequence[Container[str]]

    def __contains__(self, item: object) -> bool:
        return any(item in part for part in self.parts)


def left_out(values: Mapping[str, Any], printed: Mapping[str, str], extra: Mapping[str, str]) -> dict[str, str]:
    """A row that does not count, as someone types it."""
    return {**{name: as_cell_text(value) for name, value in values.items()}, **printed, **extra}
