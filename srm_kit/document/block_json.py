"""Blocks to JSON and back: how a block travels through an executed notebook into the report."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from markupsafe import Markup

from srm_kit import nl
from srm_kit.document.blocks import (
    Block,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    OwnWords,
    Paragraph,
    PointList,
    Question,
    Table,
)
from srm_kit.document.chart import Chart, Series, Tile, TileGrid

__all__ = ["block_from_json", "block_to_json"]

_KINDS: dict[str, type[Any]] = {
    made.__name__: made
    for made in (
        *(Heading, Paragraph, PointList, Table, Figure, KeyFigures, KeyFigure, Question, OwnWords),
        *(Chart, Series, TileGrid, Tile),
    )
}


def block_to_json(block: Block) -> dict[str, Any]:
    """The block as plain values, with the name of its class under ``block``."""
    made: dict[str, Any] = _plain(block)
    return made


def _plain(value: Any) -> Any:
    match value:
        case nl.Cijfer():  # JSON would keep only its text
            return {"text": str(value), "number": value.waarde, "format": value.opmaak}
        case str():
            return str(value)
        case tuple():
            return [_plain(part) for part in value]
        case _ if type(value).__name__ in _KINDS:
            return {"block": type(value).__name__} | {
                field.name: _plain(getattr(value, field.name)) for field in fields(value)
            }
        case _:
            return value


def block_from_json(data: dict[str, Any]) -> Block:
    """The block that ``block_to_json`` wrote; KeyError or TypeError when it is not one."""
    made: Block = _made(data)
    return made


def _made(value: Any) -> Any:
    match value:
        case list():
            return tuple(_made(part) for part in value)
        case {"number": number, "text": text, "format": shape}:
            return nl.Cijfer(text, number, shape)
        case dict():
            kind = _KINDS[value["block"]]
            parts = {name: _made(part) for name, part in value.items() if name != "block"}
            if kind is Figure:  # drawn by our own functions, which escaped every text
                parts |= {name: Markup(parts[name]) for name in ("svg", "narrow")}
            return kind(**parts)
        case _:
            return value
