"""How each strand runs from richten to verrichten: three small lines beside each other."""

from __future__ import annotations

from collections.abc import Mapping

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart, Series
from srm_kit.document.svg import svg_circle, svg_frame, svg_line, svg_text
from srm_kit.model import Fase, Spoor
from srm_kit.views.printed import PrintedCell

__all__ = ["verloop"]

_HIGH = 85


def verloop(cellen: Mapping[str, PrintedCell], bevinding: str, bron: str) -> Figure:
    """Small multiples: one strand each, the scores of the three phases connected."""
    parts, rows, words = [], [], []
    for index, spoor in enumerate(Spoor):
        x0 = index * 310.0
        parts.append(svg_text(x0, 16, nl.capitalised(spoor.naam), "rij"))
        for level in (40, 55, 70):
            y = 190 - level * 1.6
            parts.append(svg_line(x0, y, x0 + 270, y, "raster"))
            if index == 0:
                parts.append(svg_text(x0 + 272, y + 4, str(level), "klein zacht"))
        points: list[tuple[float, float]] = []
        for number, cel in enumerate(spoor.cellen):
            x = x0 + 30 + number * 100
            parts.append(svg_text(x, 212, nl.capitalised(cel.fase.naam), "klein zacht", "middle"))
            score = cellen[cel.code].score
            if score is None:
                parts.append(svg_text(x, 120, "–", "klein zacht", "middle"))
                continue
            y = 190 - score.waarde * 1.6
            if points and number:
                parts.append(svg_line(points[-1][0], points[-1][1], x, y, "draad"))
            points.append((x, y))
            parts.append(svg_circle(x, y, 6, "schakel"))
            # A very high score stands under its point: above it is the name of the strand.
            parts.append(svg_text(x, y + 24 if score.waarde > _HIGH else y - 12, score, "woord", "middle"))
        rows.append((nl.capitalised(spoor.naam), *(cellen[cel.code].text for cel in spoor.cellen)))
        words.append(f"{spoor.naam}: " + ", ".join(cellen[cel.code].text for cel in spoor.cellen))
    title = "Het verloop per spoor van richten naar verrichten"
    description = nl.capitalised("; ".join(words)) + "."
    table = Table(
        "Score per spoor en fase", ("Spoor", *(nl.capitalised(fase.naam) for fase in Fase)), tuple(rows), (1, 2, 3)
    )
    picture = svg_frame(920, 220, title, description, parts)
    chart = Chart("lines", table.columns[1:], tuple(Series(row[0], row[1:]) for row in table.rows))
    return Figure(title, description, bevinding, picture, table, bron, kind="verloop", chart=chart)
