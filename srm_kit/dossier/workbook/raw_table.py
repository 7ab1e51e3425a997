"""The rows of a sheet to a raw table: the header is found, merged cells are filled, and all that is odd is named."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import FaultTold, RawTable, ShownNumber, plain_name
from srm_kit.dossier.reading.headers import read_header
from srm_kit.dossier.reading.limits import MOST_COLUMNS, in_dutch, most_rows
from srm_kit.dossier.workbook.cell_references import cell_name, column_letters
from srm_kit.dossier.workbook.sheet_rows import Rows
from srm_kit.errors import DossierUnreadable

__all__ = ["header_row", "marks", "raw_table"]

_SHOWN = 8


def raw_table(name: str, rows: Rows, required: Collection[str], meldingen: Meldingen) -> RawTable | None:
    """The table on a sheet; None when nothing stands on it."""
    header = header_row(rows, required)
    if header is None:
        _faults(name, rows, 0, {}, meldingen)
        return None
    cells = rows.rijen[header]
    names = {column: _text(cell) for column, cell in cells.items()}
    width = max(names) + 1
    if width > MOST_COLUMNS:
        raise DossierUnreadable(
            f"De kop van {name} loopt tot kolom {column_letters(width - 1)}; zo breed kan een tabel niet zijn. "
            "Verwijder wat er rechts van de tabel staat."
        )
    if len(rows.rijen) > most_rows(name):
        raise DossierUnreadable(
            f"De tabel {name} heeft te veel rijen (meer dan {in_dutch(most_rows(name))} rijen). Splits het dossier."
        )
    _titles(name, [number for number in rows.rijen if number < header], meldingen)
    body = [number for number in rows.rijen if number > header]
    _fill_merged(name, rows, header, body, meldingen)
    _faults(name, rows, header, names, meldingen)
    for (number, column), fault in rows.fouten.items():
        if number in rows.rijen and number > header and column < width:
            rows.rijen[number][column] = FaultTold(fault.soort)
    found = [(number, _row(rows.rijen[number], width)) for number in body]
    return RawTable(name, [names.get(column, "") for column in range(width)], found, header)


def header_row(rows: Rows, required: Collection[str]) -> int | None:
    """The first row with every required column, or else the first with something in it."""
    wanted = {plain_name(name) for name in required}
    for number, cells in rows.rijen.items():
        if len(cells) >= len(wanted):
            texts = [_text(cell) for cell in cells.values()]
            if wanted <= {key for text in texts for key in (plain_name(text), read_header(text).sleutel)}:
                return number
    return next(iter(rows.rijen), None)


def _text(cell: Any) -> str:
    text = cell.gedrukt if isinstance(cell, ShownNumber) else str(cell)
    return text.replace("\n", " ")


def _row(cells: dict[int, Any], width: int) -> list[Any]:
    """The cells under the header, and one more when there is something beyond it."""
    last = max(cells) + 1
    made = [cells.get(column) for column in range(min(last, width))]
    beyond = min((column for column in cells if column >= width), default=None)
    return made if beyond is None else [*made, cells[beyond]]


def _titles(name: str, above: Sequence[int], meldingen: Meldingen) -> None:
    if above:
        which = f"Rij {above[0]} staat" if len(above) == 1 else f"De rijen {above[0]} tot en met {above[-1]} staan"
        meldingen.waarschuwing(
            name,
            f"{which} boven de kop; wij lezen daar geen gegevens in.",
            "Controleer of dit een titel is.",
            rij=above[0],
        )


def _fill_merged(name: str, rows: Rows, header: int, body: Sequence[int], meldingen: Meldingen) -> None:
    """A merged range holds for every cell it covers, down its column; rows with nothing of their own stay blank."""
    found = [item for item in rows.samengevoegd if item[0] > header and item[2] > item[0]]
    flat = [item for item in rows.samengevoegd if item[0] > header and item[2] == item[0] and item[3] > item[1]]
    for top, column, bottom, _ in found:
        value = rows.rijen.get(top, {}).get(column)
        fault = rows.fouten.get((top, column))
        for number in body[bisect_right(body, top) : bisect_right(body, bottom)]:
            if value is not None:
                rows.rijen[number].setdefault(column, value)
        if fault is not None:
            continue
    used = [item for item in (*found, *flat) if rows.rijen.get(item[0], {}).get(item[1]) is not None]
    if used:
        meldingen.waarschuwing(
            name,
            f"Hier staan samengevoegde cellen ({_some([_named(item) for item in used])}). De waarde telt voor elke rij die zij beslaan, in de eerste kolom.",
            "Klopt dat niet, hef de samenvoeging dan op en vul de cellen in.",
        )


def _named(item: tuple[int, int, int, int]) -> str:
    return f"{cell_name(item[0], item[1])}:{cell_name(item[2], item[3])}"


def _faults(name: str, rows: Rows, header: int, names: dict[int, str], meldingen: Meldingen) -> None:
    """One message per column and kind of fault, with the first cell and how many more there are."""
    per: dict[tuple[int, str], list[int]] = defaultdict(list)
    for (number, column), fault in rows.fouten.items():
        if number >= header:
            per[column, fault.soort].append(number)
    for (column, _), numbers in per.items():
        fault = rows.fouten[numbers[0], column]
        more = f" (en nog {len(numbers) - 1} keer in deze kolom)" if len(numbers) > 1 else ""
        meldingen.fout(
            name,
            f"In cel {cell_name(numbers[0], column)} {fault.tekst}{more}.",
            fault.herstel,
            rij=numbers[0],
            kolom=names.get(column) or None,
        )


def marks(name: str, rows: Rows, header: int, names: Sequence[str], hidden: bool) -> list[str]:
    """What of a sheet is hidden or struck through and yet counts, in words."""
    gone = [number for number in rows.verborgen_rijen if number > header]
    struck = [number for number in rows.doorgestreept if number > header]
    columns = [
        column_letters(column)
        for first, last in rows.verborgen_kolommen
        for column in range(first, min(last + 1, len(names)))
        if names[column]
    ]
    found = [f"het verborgen blad {name}"] if hidden else []
    for label, one, items in (
        ("verborgen rijen", "verborgen rij", [str(item) for item in gone]),
        ("doorgestreepte rijen", "doorgestreepte rij", [str(item) for item in struck]),
        ("verborgen kolommen", "verborgen kolom", columns),
    ):
        if items:
            found.append(f"{label if len(items) > 1 else one} {_some(items)} van {name}")
    return found


def _some(items: Sequence[str]) -> str:
    shown = ", ".join(items[:_SHOWN])
    return shown if len(items) <= _SHOWN else f"{shown} en nog {len(items) - _SHOWN}"
