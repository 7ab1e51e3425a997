"""Rows that do not fit the header are named, because their cells may stand in the wrong column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from srm_kit.dossier.reading.csv_notices import CsvNotice, csv_fault, csv_warning
from srm_kit.dossier.reading.csv_records import shape

__all__ = ["check_widths"]

Row = tuple[int, list[str]]


def check_widths(kop: Sequence[str], rows: Sequence[Row], needed: int, cut: bool) -> list[CsvNotice]:
    """What there is to say of rows (none blank) that are not as wide as the header.

    ``needed``: how many columns hold everything that is required; ``cut``: the file does not end with a line end.
    """
    width = max((index for index, name in enumerate(kop, start=1) if name.strip()), default=0)
    short = [row for row in rows if len(row[1]) < width]
    harmless = bool(short) and _left_out(rows, short, width, needed, cut)
    return [
        *(_too_short(number, width - len(cells), harmless) for number, cells in short),
        *(_too_long(number) for number, cells in rows if any(cell.strip() for cell in cells[width:])),
        *_nameless(kop[:width], rows),
    ]


def _left_out(rows: Sequence[Row], short: Sequence[Row], width: int, needed: int, cut: bool) -> bool:
    """Whether an export left out empty cells at the end, and nothing is shifted, broken in two or cut off."""
    if any(len(cells) < needed for _, cells in short):
        return False
    if cut and len(short) == 1 and len(rows) > 1 and short[0][0] == rows[-1][0]:
        return False
    # The second half of a row that a line break cut in two does not begin with an id like those of the other rows.
    known = {shape(cells[0]) for _, cells in rows if len(cells) >= width}
    return not any(
        below == number + 1
        and len(cells) + len(rest) - 1 == width
        and shape(rest[0]) not in known
        and shape(rest[0]) != shape(cells[0])
        for (number, cells), (below, rest) in pairwise(short)
    )


def _too_short(number: int, missing: int, harmless: bool) -> CsvNotice:
    one = missing == 1
    if harmless:
        return csv_warning(
            number,
            "Aan het eind van deze rij ontbreekt een cel; die lezen wij als leeg."
            if one
            else f"Aan het eind van deze rij ontbreken {missing} cellen; die lezen wij als leeg.",
            "Controleer of er niets is weggevallen.",
        )
    return csv_fault(
        number,
        f"Deze rij heeft {missing} {'cel' if one else 'cellen'} minder dan de kop.",
        "Vul de rij aan. Is de rij over twee regels verdeeld of ontbreekt een scheidingsteken: herstel dat.",
    )


def _too_long(number: int) -> CsvNotice:
    return csv_fault(
        number,
        "Deze rij heeft meer cellen dan de kop.",
        "Zet tekst met een scheidingsteken erin tussen aanhalingstekens, of geef de extra kolom een naam.",
    )


def _nameless(kop: Sequence[str], rows: Sequence[Row]) -> list[CsvNotice]:
    found = []
    for place, name in enumerate(kop):
        if name.strip():
            continue
        number = next((number for number, cells in rows if place < len(cells) and cells[place].strip()), None)
        if number is not None:
            found.append(
                csv_fault(
                    number,
                    f"Kolom {place + 1} heeft geen naam, maar er staat wel iets in.",
                    "Geef de kolom een naam in de kop of maak hem leeg.",
                )
            )
    return found
