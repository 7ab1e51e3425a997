"""How large an input may be: looked at before anything is read, searched or counted (docs/dossier.md)."""

from __future__ import annotations

import errno
from pathlib import Path

from srm_kit.errors import DossierUnreadable
from srm_kit.plain_files import read_plain

__all__ = [
    "LARGEST_SETTINGS",
    "LARGEST_TABLE",
    "MOST_COLUMNS",
    "MOST_UNKNOWN",
    "check_lines",
    "in_dutch",
    "most_cells",
    "most_rows",
    "read_table_file",
    "total_of",
]

LARGEST_SETTINGS = 500_000
LARGEST_TABLE = 50_000_000
_LARGEST_FOLDER = 90_000_000
MOST_COLUMNS = 500
MOST_UNKNOWN = 200
"""Columns, or settings, that the contract does not know."""
_LONGEST_LINE = 2_000_000
_MOST_ROWS = 200_000
_MOST_SETTINGS = 2_000


def most_rows(table: str) -> int:
    """How many rows a table may have."""
    return _MOST_SETTINGS if table == "dossier" else _MOST_ROWS


def most_cells(table: str) -> int:
    """How many cells a table may have."""
    return 80 * most_rows(table)


def read_table_file(path: Path) -> bytes:
    """The bytes of a table; ``DossierUnreadable`` when there are too many, or it is no plain file."""
    try:
        return read_plain(path, LARGEST_TABLE)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise DossierUnreadable(
                f"{path.name} is groter dan {_megabytes(LARGEST_TABLE)} MB. Splits het bestand of verwijder wat er niet in hoort."
            ) from None
        raise DossierUnreadable(f"{path.name} is geen gewoon bestand, of het is niet te lezen.") from None


def total_of(paths: list[Path]) -> None:
    """Raises ``DossierUnreadable`` when these files are too large together."""
    if sum(path.lstat().st_size for path in paths) > _LARGEST_FOLDER:
        raise DossierUnreadable(
            f"De tabellen zijn samen groter dan {_megabytes(_LARGEST_FOLDER)} MB. Verwijder wat niet bij het dossier hoort."
        )


def check_lines(name: str, lines: list[str], separators: tuple[str, ...]) -> None:
    """Raises ``DossierUnreadable`` when a table has too many lines, one that is too long, or too many cells.

    A cell with line breaks is more than one line; a table may have twice as many lines as rows.
    """
    if len(lines) > 2 * most_rows(name):
        raise DossierUnreadable(
            f"De tabel {name} heeft meer dan {in_dutch(2 * most_rows(name))} regels. Splits het dossier."
        )
    cells = 0
    for line in lines:
        if len(line) > _LONGEST_LINE:
            raise DossierUnreadable(
                f"In de tabel {name} staat een regel van meer dan {in_dutch(_LONGEST_LINE)} tekens. Herstel die."
            )
        marks = max(map(line.count, separators))
        cells += marks
        if marks > 4 * MOST_COLUMNS or cells > most_cells(name):
            raise DossierUnreadable(
                f"De tabel {name} heeft te veel cellen. Een tabel heeft hoogstens {MOST_COLUMNS} kolommen; verwijder wat er niet in hoort."
            )


def _megabytes(size: int) -> int:
    return size // 1_000_000


def in_dutch(number: int) -> str:
    """A whole number with thousands points."""
    return f"{number:,}".replace(",", ".")
