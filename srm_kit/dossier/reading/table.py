"""Raw tables to typed rows, with a message for every cell that is not what its column asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from srm_kit.dossier.contract.kolommen import Kolom, Soort, Tabel
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RawTable, plain_name
from srm_kit.dossier.reading.cell_values import NUMERIEK, Notation, text_of_value
from srm_kit.dossier.reading.headers import read_header
from srm_kit.dossier.reading.limits import MOST_UNKNOWN
from srm_kit.dossier.reading.numbers import notation_of
from srm_kit.dossier.reading.printed_values import number_texts
from srm_kit.dossier.reading.row_values import RowReader, TableContext, is_empty, left_out
from srm_kit.errors import DossierUnreadable

__all__ = ["header_hint", "read_dossier_table", "table_from_rows"]

_Rijen = list[tuple[int, list[Any]]]
_MULTIPLIED = {Soort.GETAL, Soort.WAARDE, Soort.HOEVEELHEID, Soort.AANTAL}
_NAMED_ROWS = 5


def header_hint(raw: RawTable, meldingen: Meldingen, getallen: Collection[str] = ()) -> dict[str, int]:
    """Which column stands where, by compared name; two columns with the same name are a fault.

    ``getallen``: compared names of columns whose header may end in a multiplier.
    """
    found: dict[str, int] = {}
    for index, name in enumerate(raw.kop):
        key = plain_name(str(name))
        if not key:
            continue
        kop = read_header(str(name))
        if kop.factor != 1 and kop.sleutel in getallen:
            key = kop.sleutel
        if key in found:
            meldingen.fout(
                raw.naam, "Deze kolom staat er twee keer.", "Houd één kolom over.", rij=raw.koprij, kolom=str(name).strip()
            )  # fmt: skip
        else:
            found[key] = index
    return found


def read_dossier_table(
    tabel: Tabel,
    raw: RawTable | None,
    meldingen: Meldingen,
    samenhang: TableContext | None = None,
    weggelaten: list[dict[str, str]] | None = None,
) -> tuple[Any, ...]:
    """The rows of one table as its row type; rows with a fault are left out of the result.

    Rows that say of something required that it is not known (``-``) are left out with a warning and added to
    ``weggelaten``; without it they are a fault.
    """
    if raw is None:
        return ()
    samenhang = samenhang or TableContext()
    places = header_hint(
        raw, meldingen, {plain_name(kolom.naam) for kolom in tabel.kolommen if kolom.soort in _MULTIPLIED}
    )
    rows = [(number, cells) for number, cells in raw.rijen if not all(is_empty(cell) for cell in cells)]
    if not rows:
        return ()
    columns = []
    for column in tabel.kolommen:
        place = places.pop(plain_name(column.naam), None)
        if place is not None:
            columns.append((column, place, _factor(tabel, column, raw.kop[place], samenhang)))
        elif column.verplicht:
            meldingen.fout(
                tabel.naam, f"De kolom {column.naam} ontbreekt.", "Voeg deze kolom toe.", rij=raw.koprij, kolom=column.naam
            )  # fmt: skip
    extra = {raw.kop[place].strip(): place for place in places.values()}
    if len(extra) > MOST_UNKNOWN:
        raise DossierUnreadable(
            f"De tabel {tabel.naam} heeft {len(extra)} kolommen die wij niet kennen. Verwijder wat er niet in hoort."
        )
    for name in extra:
        meldingen.waarschuwing(
            tabel.naam, "Deze kolom kennen wij niet; wij bewaren hem.", "Controleer de naam.", rij=raw.koprij, kolom=name
        )  # fmt: skip
    missing = any(
        kolom.verplicht and kolom.naam not in {known.naam for known, _, _ in columns} for kolom in tabel.kolommen
    )
    reader = RowReader(tabel, columns, _notation(columns, rows), samenhang, meldingen, weggelaten is not None)
    found = []
    for number, cells in rows:
        outcome = reader.read(number, cells)
        if not _within_header(raw, number, cells, meldingen) or outcome is None or missing:
            continue
        values, printed, unknown = outcome
        own = {
            name: text
            for name, place in extra.items()
            if place < len(cells) and (text := text_of_value(cells[place]).strip())
        }
        if not unknown:
            found.append(tabel.rijtype(**values, overig=own, gedrukt=printed, rij=number))
        elif weggelaten is not None:
            weggelaten.append(left_out(values, printed, own))
    _tell_markers(reader)
    return tuple(found)


def table_from_rows(tabel: Tabel, rows: list[list[str]]) -> tuple[Any, ...]:
    """Typed rows from a header and rows of text; ValueError with the first fault (for data that ships with us)."""
    meldingen = Meldingen()
    table = read_dossier_table(tabel, RawTable(tabel.naam, rows[0], list(enumerate(rows[1:], start=2))), meldingen)
    faults = [item for item in meldingen.alle() if item.soort == "fout"]
    if faults:
        raise ValueError(str(faults[0]))
    return table


def _factor(tabel: Tabel, column: Kolom, header: str, samenhang: TableContext) -> float:
    """What the amounts of a column are multiplied by; a header overrules the unit of the table middelen."""
    if plain_name(header) == plain_name(column.naam):
        return 1
    factor = read_header(header).factor
    in_thousands = tabel.naam == "middelen" and samenhang.duizend_euro
    return factor / 1000 if in_thousands and column.soort is Soort.HOEVEELHEID else factor


def _notation(columns: list[tuple[Kolom, int, float]], rows: _Rijen) -> Notation:
    return notation_of(
        _numbers([(column.soort, place) for column, place, _ in columns if column.soort in NUMERIEK], rows)
    )


def _numbers(places: list[tuple[Soort, int]], rows: _Rijen) -> Iterator[str]:
    for _, cells in rows:
        for kind, place in places:
            cell = cells[place] if place < len(cells) else None
            if isinstance(cell, str) and ("," in cell or "." in cell):
                yield from number_texts(cell) if kind is Soort.WAARDE else (cell,)


def _within_header(raw: RawTable, number: int, cells: list[Any], meldingen: Meldingen) -> bool:
    """Whether everything in a row stands under a header; a cell elsewhere is a fault, because we would lose it."""
    named = len(raw.kop)
    loose = [
        place
        for place, cell in enumerate(cells)
        if (place >= named or not plain_name(str(raw.kop[place]))) and not is_empty(cell)
    ]
    if loose:
        meldingen.fout(
            raw.naam, "In deze rij staat iets onder een kolom zonder naam.",
            "Geef de kolom een naam in de kop, of maak de cel leeg.", rij=number,
        )  # fmt: skip
    return not loose


def _tell_markers(reader: RowReader) -> None:
    """One line per column with how many cells say that nothing is known."""
    for name, counts in reader.tekens.items():
        total = sum(counts.values())
        shown = ", ".join(f"‘{text}’ ({count} keer)" for text, count in counts.most_common(_NAMED_ROWS))
        rows = reader.tekenrijen[name]
        first = ", ".join(map(str, rows[:_NAMED_ROWS])) + (" en verder" if len(rows) > _NAMED_ROWS else "")
        cells = "1 cel lezen wij als leeg" if total == 1 else f"{total} cellen lezen wij als leeg"
        reader.meldingen.waarschuwing(
            reader.tabel.naam, f"{cells}: {shown}; {'rij' if total == 1 else 'rijen'} {first}.",
            "Vul in wat bekend is.", kolom=name,
        )  # fmt: skip
