"""Blocks to JSON and back: how a block travels through an executed notebook into the report."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from srm_kit import nl
from srm_kit.document.blocks import (
    Alinea,
    Blok,
    EigenWoorden,
    Figuur,
    Kerncijfer,
    Kerncijfers,
    Kop,
    Lijst,
    Tabel,
    Vraag,
)

__all__ = ["blok_from_json", "blok_to_json"]

_TYPES: dict[str, type[Any]] = {
    "kop": Kop,
    "alinea": Alinea,
    "lijst": Lijst,
    "tabel": Tabel,
    "figuur": Figuur,
    "kerncijfers": Kerncijfers,
    "vraag": Vraag,
    "eigenwoorden": EigenWoorden,
}


def blok_to_json(blok: Blok) -> dict[str, Any]:
    """The block as plain values, with its kind under ``soort``."""
    values = {"soort_blok": type(blok).__name__.lower(), **asdict(blok)}
    if isinstance(blok, Tabel):
        values["cijfers"] = _cijfers(blok)
    if isinstance(blok, Figuur):
        values["tabel"]["cijfers"] = _cijfers(blok.tabel)
    if isinstance(blok, Kerncijfers):
        values["getallen"] = [
            [index, item.waarde.waarde, item.waarde.opmaak]
            for index, item in enumerate(blok.cijfers)
            if isinstance(item.waarde, nl.Cijfer)
        ]
    return values


def _cijfers(tabel: Tabel) -> list[list[Any]]:
    """The cells that carry a number: row, column, number and format. JSON keeps only their text."""
    return [
        [row, column, cell.waarde, cell.opmaak]
        for row, cells in enumerate(tabel.rijen)
        for column, cell in enumerate(cells)
        if isinstance(cell, nl.Cijfer)
    ]


def blok_from_json(data: dict[str, Any]) -> Blok:
    """The block that ``blok_to_json`` wrote; KeyError or TypeError when it is not one."""
    values = dict(data)
    kind = _TYPES[values.pop("soort_blok")]
    if kind is Kerncijfers:
        figures = [{**item} for item in values["cijfers"]]
        for index, number, shape in values.get("getallen", ()):
            figures[index]["waarde"] = nl.Cijfer(figures[index]["waarde"], number, shape)
        return Kerncijfers(tuple(Kerncijfer(**item) for item in figures))
    if kind is Figuur:
        values["tabel"] = _tabel(values["tabel"])
        return Figuur(**values)
    if kind is Tabel:
        return _tabel(values)
    made: Blok = kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
    return made


def _tabel(values: dict[str, Any]) -> Tabel:
    rows: list[list[str]] = [list(row) for row in values["rijen"]]
    for row, column, number, shape in values.get("cijfers", ()):
        rows[row][column] = nl.Cijfer(rows[row][column], number, shape)
    return Tabel(
        bijschrift=values["bijschrift"],
        kolommen=tuple(values["kolommen"]),
        rijen=tuple(tuple(row) for row in rows),
        getallen=tuple(values["getallen"]),
        bron=values["bron"],
    )
