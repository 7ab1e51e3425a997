"""The figures of many municipalities beside each other: as their reports print them, with the spread over all.

A ranking without the spread says more than the figures do: so a figure can be sorted by only when the spread can be given.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from srm_kit import nl
from srm_kit.plain_files import read_plain

__all__ = [
    "COLUMNS",
    "SPREAD_HEAD",
    "Column",
    "FigureRow",
    "FigureSpread",
    "FigureTable",
    "figure_table",
    "figures_of",
    "ranks",
    "spread_of",
    "spread_rows",
]

_LARGEST = 20_000_000
SPREAD_HEAD = ("Cijfer", "Gemeenten", "Laagste", "Middelste helft", "Midden", "Hoogste")
_AT_LEAST = 5
"""So many municipalities have a figure before its spread is given."""


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of the overview: its name in the colophon, what stands above it, and whether it is a percentage."""

    name: str
    label: str
    percent: bool = False


COLUMNS = (
    Column("ervaren", "Ervaren (0-100)"),
    Column("geregeld", "Geregeld", percent=True),
    Column("bereikt", "Bereikt", percent=True),
    Column("aantoonbaar", "Aantoonbare verbinding", percent=True),
    Column("respons", "Respons (mensen)"),
    Column("ernstig", "Ernstige bevindingen"),
)


@dataclass(frozen=True, slots=True)
class FigureSpread:
    """How a figure lies over the municipalities that have it: the ends, and between what the middle half lies."""

    count: int
    lowest: float
    quarter: float
    middle: float
    three_quarters: float
    highest: float


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one municipality; ``places`` has its place by each figure, as the page's style needs it."""

    municipality: str
    link: str
    cells: tuple[str, ...]
    places: str


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of all: what can be sorted by, a row per municipality, and the spread per figure."""

    heads: tuple[str, ...]
    sortable: tuple[tuple[int, str], ...]
    rows: tuple[FigureRow, ...]
    spread: tuple[tuple[str, ...], ...]
    unsorted: str


def figures_of(folder: Path) -> Mapping[str, float]:
    """The headline figures in the colophon of a report; nothing when there is none or it cannot be ours."""
    try:
        known = json.loads(read_plain(folder / "colofon.json", _LARGEST))["kerncijfers"].items()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return {
        name: float(value)
        for name, value in known
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e9
    }


def spread_of(values: Sequence[float]) -> FigureSpread | None:
    """The spread of a figure; None when too few municipalities have it.

    >>> spread_of([40.0, 50.0, 60.0, 70.0, 90.0])
    FigureSpread(count=5, lowest=40.0, quarter=50.0, middle=60.0, three_quarters=70.0, highest=90.0)
    """
    if len(values) < _AT_LEAST:
        return None
    quarter, middle, three_quarters = quantiles(values, n=4, method="inclusive")
    return FigureSpread(len(values), min(values), quarter, middle, three_quarters, max(values))


def ranks(values: Sequence[float | None]) -> tuple[int, ...]:
    """The place of each when the highest comes first; what is not there comes last, and equals share a place.

    >>> ranks([50.0, None, 70.0, 50.0])
    (2, 5, 1, 2)
    """
    known = sorted(-value for value in values if value is not None)
    return tuple(len(values) + 1 if value is None else 1 + bisect_left(known, -value) for value in values)


def _printed(column: Column, value: float | None) -> str:
    """A figure as it is printed; a dash when there is none."""
    if value is None:
        return "–"
    return nl.procent(value / 100) if column.percent else nl.getal(value)


def figure_table(reports: Sequence[tuple[str, str]], figures: Mapping[str, Mapping[str, float]]) -> FigureTable | None:
    """The figures of the reports (name and municipality), by municipality; None when no report gives any."""
    known = sorted((municipality, name) for name, municipality in reports if figures.get(name))
    if not known:
        return None
    spreads = _spreads(figures)
    places = [ranks([figures[name].get(column.name) for _, name in known]) for column in COLUMNS]
    rows = tuple(
        FigureRow(
            municipality,
            f"{name}/rapport.html",
            tuple(_shown(column, figures[name]) for column in COLUMNS),
            ";".join(f"--o{number}:{place[index]}" for number, place in enumerate(places)),
        )
        for index, (municipality, name) in enumerate(known)
    )
    sortable = tuple((number, column.label) for number, column in enumerate(COLUMNS) if spreads[column])
    unsorted = nl.opsomming([column.label for column in COLUMNS if not spreads[column]])
    return FigureTable(tuple(column.label for column in COLUMNS), sortable, rows, tuple(spread_rows(figures)), unsorted)


def _shown(column: Column, figures: Mapping[str, float]) -> str:
    """A figure with, for what is experienced, its interval when the report gives it."""
    text = _printed(column, figures.get(column.name))
    low, high = figures.get("ervaren_van"), figures.get("ervaren_tot")
    if column.name != "ervaren" or low is None or high is None:
        return text
    return f"{text} ({nl.interval((low, high))})"


def _spreads(figures: Mapping[str, Mapping[str, float]]) -> dict[Column, FigureSpread | None]:
    return {
        column: spread_of([one[column.name] for one in figures.values() if column.name in one]) for column in COLUMNS
    }


def spread_rows(figures: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[str, ...]]:
    """The spread of each figure in words, a row each; of too few municipalities only that."""
    for column, found in _spreads(figures).items():
        if found is None:
            number = sum(column.name in one for one in figures.values())
            yield (column.label, nl.getal(number), "te weinig gemeenten", "–", "–", "–")
            continue
        ends = (_printed(column, found.lowest), _printed(column, found.middle), _printed(column, found.highest))
        half = f"{_printed(column, found.quarter)} tot {_printed(column, found.three_quarters)}"
        yield (column.label, nl.getal(found.count), ends[0], half, ends[1], ends[2])
