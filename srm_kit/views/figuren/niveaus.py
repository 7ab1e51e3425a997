"""Levels 1 to 5 per aspect, from two perspectives: an ordinal scale, so places and no lengths."""

from __future__ import annotations

from collections.abc import Sequence

from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import shortened, svg_circle, svg_frame, svg_line, svg_rectangle, svg_text

__all__ = ["niveaus"]


def niveaus(
    titel: str,
    beschrijving: str,
    bevinding: str,
    bron: str,
    regels: Sequence[tuple[str, int | None, int | None]],
    namen: tuple[str, str],
    schaal: Sequence[str],
    tabel: Table,
) -> Figure:
    """``regels``: aspect, level from the first and from the second perspective; None is not scored."""
    left, step, row, top = 330.0, 110.0, 38.0, 34.0
    parts = [
        svg_text(left + index * step + step / 2, 16, word, "klein zacht", "middle") for index, word in enumerate(schaal)
    ]
    bottom = top + len(regels) * row
    for index, (name, first, second) in enumerate(regels):
        y = top + index * row + 14
        parts.append(svg_text(0, y + 5, shortened(name, 42), "rij licht"))
        parts.append(svg_line(left, y, left + step * len(schaal), y, "raster"))

        def place(level: int) -> float:
            return left + (level - 0.5) * step

        if first is not None and second is not None and first != second:
            parts.append(svg_line(place(first), y, place(second), y, "steel"))
        if second is not None:
            parts.append(svg_rectangle(place(second) - 9, y - 9, 18, 18, "tweede", 2))
        if first is not None:
            parts.append(svg_circle(place(first), y, 6 if first == second else 8, "schakel"))
        if first is None and second is None:
            parts.append(svg_text(left + 8, y + 5, "niet gescoord", "klein zacht"))
    parts += [
        svg_circle(left + 8, bottom + 16, 8, "schakel"),
        svg_text(left + 24, bottom + 21, namen[0], "klein"),
        svg_rectangle(left + 220, bottom + 7, 18, 18, "tweede", 2),
        svg_text(left + 248, bottom + 21, namen[1], "klein"),
    ]
    picture = svg_frame(left + step * len(schaal), bottom + 34, titel, beschrijving, parts)
    return Figure(titel, beschrijving, bevinding, picture, tabel, bron)
