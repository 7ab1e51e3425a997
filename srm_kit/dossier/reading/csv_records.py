"""Lines of a CSV to records, such that a stray quote costs one row and never the rows behind it.

A record whose quotes do not add up is read again as one line, with the quotes as they stand, and named; reading goes on
at the next line. A cell with line breaks is one record. The standard reader does the work, so long tables stay fast.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

__all__ = ["Quotes", "Record", "shape", "split_records"]

_MOST_REPAIRS = 20
_LONGEST_ROW = 100_000
_RUNS = re.compile(r"[^\W\d_]+|\d+")


class Quotes(Enum):
    """How the quotes of a record add up."""

    RIGHT = "right"
    OPEN = "one opens and does not close"
    SWALLOWS = "a cell holds lines that look like rows"
    TOO_MANY = "too many open; the rest of the table was not read"


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record and the place of the line behind it."""

    cells: list[str]
    next_line: int
    quotes: Quotes = Quotes.RIGHT

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def split_records(lines: Sequence[str], separator: str, start: int = 0, width: int = 0) -> Iterator[Record]:
    """The records from line ``start`` on. ``width`` is that of the header, to see rows inside a cell; 0: do not look."""
    repairs = 0
    while start < len(lines):
        position = start
        reader = csv.reader(_from(lines, position), delimiter=separator, strict=True)
        quotes = Quotes.RIGHT
        try:
            for cells in reader:
                end = position + reader.line_num
                if width and end - start > 1 and _swallows(lines[start:end], separator, width):
                    quotes = Quotes.SWALLOWS
                    break
                yield Record(cells, end)
                start = end
            else:
                return
        except csv.Error:
            inside_line = position + reader.line_num - start <= 1 and lines[start].count('"') % 2 == 0
            quotes = Quotes.RIGHT if inside_line else Quotes.OPEN
        faulty = quotes is not Quotes.RIGHT
        if faulty and repairs == _MOST_REPAIRS:
            yield Record([], len(lines), Quotes.TOO_MANY)
            return
        repairs += faulty
        yield Record(_one_line(lines[start], separator, width, faulty), start + 1, quotes)
        start += 1


def shape(text: str) -> str:
    """A text with its words and numbers as signs: ids of one table look alike.

    >>> shape("D1"), shape("D12"), shape("met elkaar")
    ('a9', 'a9', 'a a')
    """
    return _RUNS.sub(lambda run: "9" if run[0][0].isdecimal() else "a", text.strip()[:100])


def _from(lines: Sequence[str], position: int) -> Iterator[str]:
    return (lines[index] + "\n" for index in range(position, len(lines)))


def _one_line(line: str, separator: str, width: int, faulty: bool) -> list[str]:
    """A line on its own. Text with quotes inside (``"Samen" sterk``) keeps them when its cells fit the header."""
    literal = [_unquoted(cell, faulty) for cell in line.split(separator)]
    if faulty or not width or len(literal) == width or len(line) > _LONGEST_ROW:
        return literal
    return next(csv.reader([line], delimiter=separator), [])


def _unquoted(cell: str, faulty: bool) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        inner = cell[1:-1]
        if '"' not in inner.replace('""', ""):
            return inner.replace('""', '"')
    return cell.strip('"') if faulty else cell


def _swallows(lines: Sequence[str], separator: str, width: int) -> bool:
    """Whether a line inside the cells of a record looks like a row of its own."""
    own = shape(lines[0].split(separator, 1)[0].strip('"'))
    return any(_looks_like_row(line, separator, width, own) for line in lines[1:])


def _looks_like_row(line: str, separator: str, width: int, own: str) -> bool:
    """As many cells as the header, without the space that prose has behind a comma, and a first cell like an id."""
    if width < 2 or line.count(separator) < width - 1 or len(line) > _LONGEST_ROW:
        return False
    cells = line.split(separator)
    if len(cells) != width and line.count('"') % 2 == 0:
        cells = next(csv.reader([line], delimiter=separator), [])
    if len(cells) != width or any(cell[:1].isspace() for cell in cells[1:]):
        return False
    first = cells[0].strip().strip('"')
    return 0 < len(first) <= 40 and (shape(first) == own or (width > 2 and " " not in first))
