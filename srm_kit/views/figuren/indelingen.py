"""Ways to organise beside each other: the departments as tiles, brought together in clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import shortened, svg_frame, svg_rectangle, svg_text

__all__ = ["Indelingkolom", "indelingen"]

_MOST = 12
_LINE = 22.0


@dataclass(frozen=True, slots=True)
class Indelingkolom:
    """One way to organise: its name, two lines about it, and its units as names of departments."""

    kop: str
    regels: tuple[str, str]
    eenheden: tuple[tuple[str, ...], ...]


def indelingen(
    titel: str, beschrijving: str, bevinding: str, bron: str, kolommen: Sequence[Indelingkolom], tabel: Table
) -> Figure:
    """At most four columns; with many departments only the clusters are drawn and the rest is counted."""
    shown = list(kolommen)[:4]
    parts: list[Markup] = []
    height = 0.0
    for place, column in enumerate(shown):
        drawn, bottom = _column(column, place * 230.0, 0.0, 216.0)
        parts += drawn
        height = max(height, bottom)
    narrow: list[Markup] = []
    top = 0.0
    for column in shown:
        drawn, bottom = _column(column, 0.0, top, 340.0)
        narrow += drawn
        top = bottom + 24
    return Figure(
        titel,
        beschrijving,
        bevinding,
        svg_frame(908, height + 4, titel, beschrijving, parts),
        tabel,
        bron,
        svg_frame(340, top, titel, beschrijving, narrow),
    )


def _column(column: Indelingkolom, x: float, top: float, width: float) -> tuple[list[Markup], float]:
    letters = int(width / 7.2)
    first, second = column.regels
    parts = [
        svg_text(x, top + 16, shortened(column.kop, letters), "rij"),
        svg_text(x, top + 37, first, "klein"),
        svg_text(x, top + 56, second, "klein zacht"),
    ]
    units = sorted(column.eenheden, key=lambda unit: (-len(unit), unit))
    clusters = [unit for unit in units if len(unit) > 1]
    alone = [unit for unit in units if len(unit) == 1]
    if len(alone) > _MOST:
        drawn, rest = clusters, len(alone)
    else:
        drawn, rest = units, 0
    y = top + 70
    for unit in drawn:
        names = list(unit) if len(unit) <= _MOST else [*unit[: _MOST - 1], f"en nog {len(unit) - _MOST + 1}"]
        together = len(unit) > 1
        height = len(names) * _LINE + 10
        parts.append(svg_rectangle(x + 0.5, y, width - 1, height, "tegel orde" if together else "eenheid", 4))
        css = "klein op-orde" if together else "klein"
        parts += [
            svg_text(x + 12, y + 21 + number * _LINE, shortened(name, letters), css)
            for number, name in enumerate(names)
        ]
        y += height + 7
    if rest:
        parts.append(svg_text(x, y + 16, f"en {rest} afdelingen apart", "klein zacht"))
        y += 24
    return parts, y
