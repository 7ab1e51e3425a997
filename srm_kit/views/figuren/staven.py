"""Horizontal bars with direct labels, sorted by the caller: the plain chart of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.document.svg import shortened, svg_frame, svg_line, svg_rectangle, svg_text
from srm_kit.nl import Cijfer

__all__ = ["Staaf", "staven"]


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: its name, its share of the full width (None is no bar), and what stands beside it.

    The share is a printed percentage, or what one printed figure or count is of another.
    """

    naam: str
    deel: Cijfer | Fraction | None
    label: str
    css: str = "vulling"
    grens: Cijfer | Fraction | None = None


def _share(value: Cijfer | Fraction) -> float:
    return value.waarde if isinstance(value, Cijfer) else float(value)


def staven(titel: str, beschrijving: str, bevinding: str, bron: str, items: Sequence[Staaf], tabel: Table) -> Figure:
    """Bars below each other; ``grens`` draws a thin mark, for instance a threshold."""
    left, width, row = 300.0, 380.0, 34.0
    parts = []
    for index, item in enumerate(items):
        y = 8 + index * row
        parts.append(svg_text(0, y + 17, shortened(item.naam, 42), "rij licht"))
        if item.deel is None:
            parts.append(svg_text(left, y + 17, item.label, "klein zacht"))
            continue
        length = width * min(max(_share(item.deel), 0.0), 1.0)
        parts.append(svg_rectangle(left, y, width, 24, "bodem", 2))
        if length:
            parts.append(svg_rectangle(left, y, length, 24, item.css, 2))
        if item.grens is not None:
            x = left + width * _share(item.grens)
            parts.append(svg_line(x, y - 2, x, y + 26, "grens"))
        parts.append(svg_text(left + width + 12, y + 17, item.label, "klein"))
    height = 8 + len(items) * row
    picture = svg_frame(920, height, titel, beschrijving, parts)
    chart = Chart("bars", tabel.column(0), tabel.series(_charted(tabel)))
    return Figure(titel, beschrijving, bevinding, picture, tabel, bron, kind="staven", chart=chart)


def _charted(tabel: Table) -> int:
    """The column that the bars show: the last one of shares, else the first one of figures: what is beside it explains."""
    shares = [
        column
        for column in tabel.number_columns
        if any(isinstance(cell, Cijfer) and "%" in cell.opmaak for cell in tabel.column(column))
    ]
    return shares[-1] if shares else next(iter(tabel.number_columns), 0)
