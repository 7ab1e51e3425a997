"""The rows of one sheet as Excel shows them, and what stands around them: merged, hidden and struck-through cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from srm_kit.dossier.reading.limits import in_dutch, most_cells, most_rows
from srm_kit.dossier.workbook.cell_references import place_of, range_of
from srm_kit.dossier.workbook.package import Package
from srm_kit.dossier.workbook.shown_cells import CellFault, Shower
from srm_kit.errors import DossierUnreadable

__all__ = ["Rows", "read_rows", "text_of"]

_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_MOST_MERGED = 100_000
_ABOVE = 1_000
"""Rows above the header, and blank ones that have a look."""


@dataclass(slots=True)
class Rows:
    """The cells with something in them by row and column (rows from 1, columns from 0), and what marks them.

    ``samengevoegd`` are ranges (first row, first column, last row, last column); ``fouten`` cells without a value.
    """

    rijen: dict[int, dict[int, Any]] = field(default_factory=dict)
    fouten: dict[tuple[int, int], CellFault] = field(default_factory=dict)
    samengevoegd: list[tuple[int, int, int, int]] = field(default_factory=list)
    verborgen_rijen: list[int] = field(default_factory=list)
    doorgestreept: list[int] = field(default_factory=list)
    verborgen_kolommen: list[tuple[int, int]] = field(default_factory=list)
    laatste: int = 0
    gelezen: int = 0


def read_rows(package: Package, shower: Shower, part: str, tab: str, table: str) -> Rows:
    """Reads the part of one sheet; ``DossierUnreadable`` when it is damaged, or larger than ``table`` can be."""
    found, cells = Rows(), 0
    main = package.main
    tags = tuple(f"{{{main}}}{name}" for name in ("row", "col", "mergeCell"))
    data = package.read(part)
    if not data:
        raise package.damaged()
    try:
        items = etree.iterparse(io.BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True)
        for _, item in items:
            name = etree.QName(item).localname
            if name == "row":
                cells += len(item)
                if found.gelezen > most_rows(table) + _ABOVE or cells > most_cells(table):
                    raise DossierUnreadable(
                        f"Het blad ‘{tab}’ heeft te veel rijen of cellen (meer dan {in_dutch(most_rows(table))} rijen). Splits het dossier."
                    )
                _row(found, item, main, shower)
                _drop(item)
            elif name == "col":
                _columns(found, item)
            elif len(found.samengevoegd) < _MOST_MERGED:
                found.samengevoegd.append(range_of(item.get("ref", "")))
    except (etree.XMLSyntaxError, ValueError):
        raise package.damaged() from None
    return found


def _row(found: Rows, item: Any, main: str, shower: Shower) -> None:
    number = int(item.get("r") or found.laatste + 1)
    if not found.laatste < number <= _LAST_ROW:
        raise ValueError("rows out of order")
    found.laatste = number
    found.gelezen += 1
    cells: dict[int, Any] = {}
    struck = 0
    for column, cell in _cells(item, main):
        try:
            shown = shower.show(
                cell.get("t"), _stored(cell, main), cell.get("s"), cell.find(f"{{{main}}}f") is not None
            )
        except CellFault as error:
            found.fouten[number, column] = error
            continue
        if shown is not None and not (isinstance(shown, str) and not shown.strip()):
            cells[column] = shown
            struck += shower.look(cell.get("s")).doorgestreept
    if cells:
        found.rijen[number] = cells
        if item.get("hidden") in {"1", "true"}:
            found.verborgen_rijen.append(number)
        if struck * 2 > len(cells):
            found.doorgestreept.append(number)


def _cells(row: Any, main: str) -> Iterator[tuple[int, Any]]:
    """The cells with their column; a file may leave out where they stand when they follow each other."""
    column = -1
    for cell in row.iterchildren(f"{{{main}}}c"):
        place = cell.get("r")
        column = place_of(place)[1] if place else column + 1
        if column >= _LAST_COLUMN:
            raise ValueError("beyond the last column")
        yield column, cell


def _stored(cell: Any, main: str) -> str | None:
    if cell.get("t") == "inlineStr":
        inside = cell.find(f"{{{main}}}is")
        return None if inside is None else text_of(inside, main)
    value = cell.find(f"{{{main}}}v")
    return None if value is None else value.text


def text_of(item: Any, main: str) -> str:
    """The text of a string with its parts of different looks; the reading aids of Japanese are left out."""
    parts = []
    for child in item:
        if child.tag == f"{{{main}}}t":
            parts.append(child.text or "")
        elif child.tag == f"{{{main}}}r":
            parts += [text.text or "" for text in child.iterchildren(f"{{{main}}}t")]
    return "".join(parts)


def _columns(found: Rows, item: Any) -> None:
    first, last = int(item.get("min", "0")), int(item.get("max", "0"))
    if item.get("hidden") in {"1", "true"} and 1 <= first <= last:
        found.verborgen_kolommen.append((first - 1, min(last, _LAST_COLUMN) - 1))


def _drop(row: Any) -> None:
    """Lets go of a row that has been read, so that a long sheet takes no more memory than its values."""
    row.clear()
    parent = row.getparent()
    while row.getprevious() is not None:
        del parent[0]
