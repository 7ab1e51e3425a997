"""References to cells as Excel writes them (``B7``, ``A1:C3``) and the rows and columns they stand for."""

from __future__ import annotations

import re

__all__ = ["cell_name", "column_letters", "place_of", "range_of"]

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z")


def place_of(reference: str) -> tuple[int, int]:
    """Row (from 1) and column (from 0) of a cell; ``ValueError`` for what is no cell.

    >>> place_of("B7")
    (7, 1)
    """
    match = _PLACE.match(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1


def range_of(reference: str) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of a range or of one cell.

    >>> range_of("A1:C3")
    (1, 0, 3, 2)
    """
    start, _, end = reference.partition(":")
    return *place_of(start), *place_of(end or start)


def column_letters(column: int) -> str:
    """The letters of a column (from 0).

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """A cell as Excel names it.

    >>> cell_name(7, 1)
    'B7'
    """
    return f"{column_letters(column)}{row}"
