"""Differences with their intervals around zero: who is higher, and whether chance can be ruled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.document.svg import shortened, svg_circle, svg_frame, svg_line, svg_text
from srm_kit.nl import Cijfer

__all__ = ["AANTOONBAAR", "Verschil", "in_punten", "verschillen"]

AANTOONBAAR = "aantoonbaar"
"""The verdict on a difference that chance cannot explain."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One row: the difference, its interval, whether it is distinguishable from chance, and what is said of it."""

    naam: str
    waarde: Cijfer | None
    interval: tuple[Cijfer, Cijfer] | None
    onderscheidbaar: bool
    label: str


def verschillen(
    titel: str,
    beschrijving: str,
    bevinding: str,
    bron: str,
    regels: Sequence[Verschil],
    zijden: tuple[str, str],
    tabel: Table,
) -> Figure:
    """Points with intervals on one scale that is the same on both sides of zero.

    ``zijden`` says what left and right of zero means. A difference that chance can explain is an open circle.
    """
    left, width, row, top = 265.0, 310.0, 34.0, 36.0
    ends = (end for item in regels for end in (*(item.interval or ()), item.waarde) if end is not None)
    reach = max((abs(end.waarde) for end in ends), default=0.0)
    reach = max(reach, 0.1) * 1.05
    middle = left + width / 2
    bottom = top + len(regels) * row

    def place(value: Cijfer) -> float:
        return middle + value.waarde / reach * width / 2

    parts = [
        svg_text(left, 14, f"← {zijden[0]}", "klein zacht"),
        svg_text(left + width, 14, f"{zijden[1]} →", "klein zacht", "end"),
        svg_line(middle, top - 14, middle, bottom - 6, "grens"),
    ]
    for index, regel in enumerate(regels):
        y = top + index * row + 10
        parts.append(svg_text(0, y + 5, shortened(regel.naam, 40), "rij licht"))
        parts.append(
            svg_text(left + width + 24, y + 5, regel.label, "klein" if regel.onderscheidbaar else "klein zacht")
        )
        if regel.waarde is None:
            continue
        parts.append(svg_line(left, y, left + width, y, "raster"))
        if regel.interval is not None:
            parts.append(svg_line(place(regel.interval[0]), y, place(regel.interval[1]), y, "steel"))
        parts.append(svg_circle(place(regel.waarde), y, 7, "schakel" if regel.onderscheidbaar else "open"))
    picture = svg_frame(920, bottom, titel, beschrijving, parts)
    verdicts = tabel.column(-1)
    chart = Chart(
        "bars",
        tuple(f"{name} ({verdict})" for name, verdict in zip(tabel.column(0), verdicts, strict=True)),
        tabel.series(1),
        tuple("accent" if verdict == AANTOONBAAR else "lijn" for verdict in verdicts),
    )
    return Figure(titel, beschrijving, bevinding, picture, tabel, bron, kind="verschillen", chart=chart)


def in_punten(value: float, decimals: int = 1) -> Cijfer:
    """A difference with its sign: ``+0,8`` or ``-0,3``."""
    text = nl.getal(value, decimals)
    if text.waarde <= 0:
        return text
    return Cijfer(f"+{text}", text.waarde, f"+{text.opmaak}")
