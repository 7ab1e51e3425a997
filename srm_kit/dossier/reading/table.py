"""Raw tables to typed rows, with a message for every cell that is not what its column asks."""

from __future__ import annotations

from typing import Any

from srm_kit.dossier.contract.kolommen import Kolom, Tabel
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RuweTabel, gelijknamig
from srm_kit.dossier.reading.cell_values import NUMERIEK, Onleesbaar, lees, schrijfwijze, tekst_van

__all__ = ["kop_wijzer", "leeg", "lees_tabel", "table_from_rows"]


def leeg(cell: Any) -> bool:
    """Whether a raw cell is empty."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def kop_wijzer(raw: RuweTabel, meldingen: Meldingen) -> dict[str, int]:
    """Which column stands where, by compared name; two columns with the same name are a fault."""
    found: dict[str, int] = {}
    for index, name in enumerate(raw.kop):
        key = gelijknamig(str(name))
        if not key:
            continue
        if key in found:
            meldingen.fout(
                raw.naam, "Deze kolom staat er twee keer.", "Houd één kolom over.", rij=1, kolom=str(name).strip()
            )
        else:
            found[key] = index
    return found


def lees_tabel(tabel: Tabel, raw: RuweTabel | None, meldingen: Meldingen) -> tuple[Any, ...]:
    """The rows of one table as its row type; rows with a fault are left out of the result."""
    if raw is None:
        return ()
    places = kop_wijzer(raw, meldingen)
    columns = {column.naam: (column, places.pop(gelijknamig(column.naam), None)) for column in tabel.kolommen}
    rows = [(number, cells) for number, cells in raw.rijen if not all(leeg(cell) for cell in cells)]
    if not rows:
        return ()
    for column, place in columns.values():
        if column.verplicht and place is None:
            meldingen.fout(
                tabel.naam, f"De kolom {column.naam} ontbreekt.", "Voeg deze kolom toe.", rij=1, kolom=column.naam
            )
    extra = {raw.kop[place].strip(): place for place in places.values()}
    for name in extra:
        meldingen.waarschuwing(
            tabel.naam, "Deze kolom kennen wij niet; wij bewaren hem.", "Controleer de naam.", rij=1, kolom=name
        )
    numeric = [place for column, place in columns.values() if column.soort in NUMERIEK and place is not None]
    wijze = schrijfwijze(
        [cells[place] for _, cells in rows for place in numeric if place < len(cells) and isinstance(cells[place], str)]
    )
    found = []
    for number, cells in rows:
        values, good = _row(tabel, columns, cells, number, wijze, meldingen)
        if len(cells) > len(raw.kop) and any(not leeg(cell) for cell in cells[len(raw.kop) :]):
            meldingen.fout(
                tabel.naam, "Deze rij heeft meer cellen dan de kop.", "Zet tekst met een scheidingsteken tussen aanhalingstekens.",
                rij=number,
            )  # fmt: skip
            good = False
        if good:
            kept = {
                name: text
                for name, place in extra.items()
                if place < len(cells) and (text := tekst_van(cells[place]).strip())
            }
            found.append(tabel.rijtype(**values, overig=kept, rij=number))
    return tuple(found)


def _row(
    tabel: Tabel,
    columns: dict[str, tuple[Kolom, int | None]],
    cells: list[Any],
    number: int,
    wijze: Any,
    meldingen: Meldingen,
) -> tuple[dict[str, Any], bool]:
    values: dict[str, Any] = {}
    good = True
    for name, (column, place) in columns.items():
        raw = cells[place] if place is not None and place < len(cells) else None
        if leeg(raw):
            if column.verplicht:
                good = False
                if place is not None:
                    meldingen.fout(tabel.naam, "Deze cel is leeg.", f"Vul in: {column.uitleg}", rij=number, kolom=name)
            continue
        try:
            values[name] = lees(column, raw, wijze)
        except Onleesbaar as error:
            good = False
            meldingen.fout(tabel.naam, error.tekst, error.herstel, rij=number, kolom=name, waarde=tekst_van(raw))
    return values, good


def table_from_rows(tabel: Tabel, rows: list[list[str]]) -> tuple[Any, ...]:
    """Typed rows from a header and rows of text; ValueError with the first fault (for data that ships with us)."""
    meldingen = Meldingen()
    found = lees_tabel(tabel, RuweTabel(tabel.naam, rows[0], list(enumerate(rows[1:], start=2))), meldingen)
    faults = [item for item in meldingen.alle() if item.soort == "fout"]
    if faults:
        raise ValueError(str(faults[0]))
    return found
