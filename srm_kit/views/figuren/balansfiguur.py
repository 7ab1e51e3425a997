"""Hard against soft: what people feel beside what money and hours go to."""

from __future__ import annotations

from collections.abc import Sequence

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.document.svg import svg_frame, svg_line, svg_rectangle, svg_text
from srm_kit.nl import Cijfer

__all__ = ["balans"]


def balans(regels: Sequence[tuple[str, Cijfer | None, str]], bevinding: str, bron: str) -> Figure:
    """``regels`` are (what, share that is soft or None, word); drawn from one side to the other."""
    parts = [
        svg_text(260, 14, "structuur (hard)", "klein zacht"),
        svg_text(740, 14, "mensen en gedrag (zacht)", "klein zacht", "end"),
    ]
    rows, words = [], []
    for index, (what, soft, word) in enumerate(regels):
        y = 28 + index * 44
        parts.append(svg_text(0, y + 20, what, "rij licht"))
        if soft is None:
            parts.append(svg_text(260, y + 20, word, "klein zacht"))
            rows.append((what, "–", "–", word))
            continue
        rest = nl.procent(1 - soft.waarde)
        hard = 480 * rest.waarde
        if hard:
            parts.append(svg_rectangle(260, y, hard, 28, "vulling", 2))
        if soft.waarde:
            parts.append(svg_rectangle(260 + hard, y, 480 - hard, 28, "tweede", 2))
        parts.append(svg_text(752, y + 20, f"{soft} zacht", "klein"))
        rows.append((what, rest, soft, word))
        words.append(f"{what}: {soft} zacht ({word})")
    parts.append(svg_line(500, 22, 500, 28 + len(regels) * 44 - 8, "grens"))
    title = "De balans tussen hard en zacht"
    description = ("; ".join(words) or "Er zijn geen gegevens") + "."
    table = Table("Hard en zacht", ("Wat", "Hard", "Zacht", "Oordeel"), tuple(rows), (1, 2))
    height = 28 + len(regels) * 44
    picture = svg_frame(880, height, title, description, parts)
    chart = Chart("stacked", table.column(0), table.series(1, 2))
    return Figure(title, description, bevinding, picture, table, bron, kind="balans", chart=chart)
