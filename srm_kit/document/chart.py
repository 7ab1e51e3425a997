"""What a figure shows as a native chart or as tiles, beside its picture; for slides that people edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Chart", "ChartKind", "Series", "Tile", "TileGrid", "Tone"]

ChartKind = Literal["bars", "stacked", "columns", "lines"]
Tone = Literal["sterk", "orde", "aandacht", "knelpunt", "accent", "lijn", ""]
"""A colour of the house style; empty is none of its own."""


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one colour or line, as they are printed: a chart can then not say more than the table."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: a name for every place on its axis, one or more series, and a tone for every bar."""

    kind: ChartKind
    names: tuple[str, ...]
    series: tuple[Series, ...]
    tones: tuple[Tone, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: where it stands, what it is about, and its value with a word and a note; without tone only a value."""

    column: int
    row: int
    name: str
    value: str
    word: str
    note: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class TileGrid:
    """Tiles under the names of columns and beside the names of rows."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    tiles: tuple[Tile, ...]
