"""A CSV of one table to a header and rows with the numbers that a spreadsheet shows, and nothing lost on the way.

What is not read, or not surely, is named in ``opmerkingen``. Choices: a line ``sep=;`` is for Excel and no row. Rows
that miss cells at the end are a warning when every such row has the required columns and none looks like the second
half of a broken row or the cut end of the file; otherwise each is an error. Cells beyond the header are an error when
they hold something. Line breaks inside cells become ``\\n``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.reading.csv_encoding import decode_csv
from srm_kit.dossier.reading.csv_notices import CsvNotice, csv_fault, csv_warning
from srm_kit.dossier.reading.csv_records import Quotes, Record, split_records
from srm_kit.dossier.reading.csv_widths import check_widths
from srm_kit.dossier.reading.headers import read_header
from srm_kit.dossier.reading.limits import MOST_COLUMNS, check_lines
from srm_kit.errors import DossierUnreadable

__all__ = ["SEPARATORS", "CsvLayout", "CsvTable", "csv_layout", "read_csv"]

SEPARATORS = (";", ",", "\t")
_LONGEST_NAME = 2_000
_ESCAPED = re.compile(r"'+[=+\-@]")
_QUOTES = {
    Quotes.OPEN: (
        "In deze rij opent een aanhalingsteken dat niet sluit.",
        "Haal het aanhalingsteken weg, of zet er ook een aan het eind van de cel.",
    ),
    Quotes.SWALLOWS: (
        "Een cel van deze rij loopt door over regels die op rijen van de tabel lijken.",
        "Staat er een aanhalingsteken te veel: haal het weg. Hoort de tekst zo: zet hem in de cel op één regel.",
    ),
    Quotes.TOO_MANY: (
        "Vanaf deze rij is de tabel niet gelezen: er zijn te veel aanhalingstekens die niet sluiten.",
        "Bewaar de tabel opnieuw als CSV UTF-8.",
    ),
}


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A header, its row number, rows with theirs (blank rows left out but counted) and what there is to say."""

    kop: tuple[str, ...] = ()
    koprij: int = 1
    rijen: tuple[tuple[int, list[str]], ...] = ()
    opmerkingen: tuple[CsvNotice, ...] = ()


def read_csv(data: bytes, verplicht: Collection[str] = (), naam: str = "") -> CsvTable:
    """The table in a CSV. ``verplicht`` are its required columns: the first row that has them all is the header.

    Raises ``DossierUnreadable`` when it is far larger than the table ``naam`` can be.

    >>> table = read_csv(b"id;doel\\nD1;Inwoners doen mee\\n", ["id", "doel"])
    >>> table.kop, table.rijen
    (('id', 'doel'), ((2, ['D1', 'Inwoners doen mee']),))
    """
    text, fault = decode_csv(data)
    if fault:
        return CsvTable(opmerkingen=(fault,))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    check_lines(naam, lines, SEPARATORS)
    cut = lines[-1] != ""
    if not cut:
        lines.pop()
    told = _told_separator(lines[0]) if lines else ""
    if told:
        lines = lines[1:]
    required = {plain_name(name) for name in verplicht}
    separator, above = _header(lines, required, (told,) if told else SEPARATORS)
    if not above:
        return CsvTable()
    kop = tuple(_unescape(cell).replace("\n", " ") for cell in above[-1].cells)
    width = max((index for index, name in enumerate(kop, start=1) if name.strip()), default=0)
    if width > MOST_COLUMNS or any(len(name) > _LONGEST_NAME for name in kop):
        raise DossierUnreadable(
            f"De tabel {naam} heeft meer dan {MOST_COLUMNS} kolommen, of een kolomnaam van meer dan {_LONGEST_NAME} tekens. "
            "Verwijder wat er niet in hoort."
        )
    records = [*above, *split_records(lines, separator, above[-1].next_line, width)]
    rows = tuple(
        (number, [_unescape(cell) for cell in record.cells])
        for number, record in enumerate(records[len(above) :], start=len(above) + 1)
        if not record.blank
    )
    keys = [read_header(name).sleutel for name in kop]
    needed = max((keys.index(key) + 1 for key in required if key in keys), default=1)
    notices = [*_titles(above[:-1]), *_quotes(records), *check_widths(kop, rows, needed, cut)]
    return CsvTable(kop, len(above), rows, tuple(notices))


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """How a CSV is built, for who changes a cell in it: each record as it is written, by its row number.

    ``before`` are lines that are no row.
    """

    separator: str
    kop: tuple[str, ...]
    koprij: int
    texts: tuple[str, ...]
    before: tuple[str, ...]
    records: tuple[Record, ...]

    def cells(self, number: int) -> list[str]:
        """The cells of a row, as they are written."""
        return self.records[number - 1].cells


def csv_layout(data: bytes, verplicht: Collection[str] = ()) -> CsvLayout | None:
    """How this CSV is built; None when not every record of it is sure. The arguments are those of ``read_csv``."""
    text, fault = decode_csv(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    told = _told_separator(lines[0]) if lines else ""
    before = lines[:1] if told else []
    lines = lines[len(before) :]
    separator, above = _header(lines, {plain_name(name) for name in verplicht}, (told,) if told else SEPARATORS)
    if fault or not above:
        return None
    width = max((index for index, name in enumerate(above[-1].cells, start=1) if name.strip()), default=0)
    records = [*above, *split_records(lines, separator, above[-1].next_line, width)]
    if any(record.quotes is not Quotes.RIGHT for record in records):
        return None
    starts = [0, *(record.next_line for record in records[:-1])]
    texts = ["\n".join(lines[start : record.next_line]) for start, record in zip(starts, records, strict=True)]
    return CsvLayout(separator, tuple(above[-1].cells), len(above), tuple(texts), tuple(before), tuple(records))


def _told_separator(line: str) -> str:
    """The separator in Excel's own first line ``sep=;``, which is no row."""
    plain = line.strip('\ufeff "').casefold()
    told = plain.removeprefix("sep=") if plain.startswith("sep=") else ""
    return told if told in SEPARATORS else ""


def _header(lines: Sequence[str], required: Collection[str], separators: Sequence[str]) -> tuple[str, list[Record]]:
    """The separator, and the records down to the header: the first row that has every required column.

    When there is none, the separator that cuts most of the file into even rows, and the first row that is not blank.
    """
    if required:
        for separator in separators:
            found = _down_to(lines, separator, required)
            if found:
                return separator, found
    best = max(separators, key=lambda separator: _evenness(lines, separator))
    return best, _down_to(lines, best, ())


def _down_to(lines: Sequence[str], separator: str, required: Collection[str]) -> list[Record]:
    above = []
    for record in split_records(lines, separator):
        above.append(record)
        if record.blank or len(record.cells) < len(required):
            continue
        if all(key in _keys(record.cells) for key in required):
            return above
    return []


def _keys(cells: Sequence[str]) -> set[str]:
    return {key for cell in cells for key in (plain_name(cell), read_header(cell).sleutel)}


def _evenness(lines: Sequence[str], separator: str) -> int:
    """How many cells stand in rows of the commonest width; rows of one cell say nothing about a separator."""
    widths = Counter(len(record.cells) for record in split_records(lines, separator))
    return max((width * count for width, count in widths.items() if width > 1), default=0)


def _titles(above: Sequence[Record]) -> list[CsvNotice]:
    numbers = [number for number, record in enumerate(above, start=1) if not record.blank]
    if not numbers:
        return []
    which = f"Rij {numbers[0]} staat" if len(numbers) == 1 else f"De rijen {numbers[0]} tot en met {numbers[-1]} staan"
    return [
        csv_warning(
            numbers[0],
            f"{which} boven de kop; wij lezen daar geen gegevens in.",
            "Controleer of dit een titel is.",
        )
    ]


def _quotes(records: Sequence[Record]) -> list[CsvNotice]:
    return [
        csv_fault(number, *_QUOTES[record.quotes])
        for number, record in enumerate(records, start=1)
        if record.quotes in _QUOTES
    ]


def _unescape(cell: str) -> str:
    """Takes off the ``'`` that writing puts before text which a spreadsheet would run as a formula."""
    return cell[1:] if cell.startswith("'") and _ESCAPED.match(cell) else cell
