"""The funnel: goals formulated, organised, running and measured, with the names that drop out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.document.svg import shortened, svg_frame, svg_rectangle, svg_text

__all__ = ["trechter"]

_STAGES = (("R", "Gericht"), ("I", "Ingericht"), ("V", "Verricht"))


def trechter(
    doelen: Mapping[str, str], fasen: Mapping[str, Sequence[str]], eisen: Mapping[str, str], bevinding: str, bron: str
) -> Figure:
    """``doelen`` maps id to text; ``fasen`` maps R, I, V to the goal ids that reach that stage, without an unknown one.

    ``eisen`` says per stage what a goal must have for it.
    """
    stages = [(key, name, {"R": "doelen geformuleerd", **eisen}[key]) for key, name in _STAGES if key in fasen]
    total = max(len(fasen["R"]), 1)
    parts, y = [], 8.0
    rows = []
    previous: Sequence[str] | None = None
    for key, name, meaning in stages:
        ids = fasen[key]
        if previous is not None:
            dropped = [item for item in previous if item not in ids]
            if dropped:
                names = nl.opsomming([shortened(item, 12) for item in sorted(dropped, key=nl.volgorde)[:12]])
                more = f" en nog {len(dropped) - 12}" if len(dropped) > 12 else ""
                parts.append(svg_text(180, y + 14, shortened(f"valt af: {names}{more}", 96), "klein zacht"))
                y += 28
            else:
                parts.append(svg_text(180, y + 14, "er valt geen doel af", "klein zacht"))
                y += 28
        width = 560 * len(ids) / total
        parts.append(svg_text(0, y + 30, name, "rij"))
        parts.append(svg_rectangle(180, y, 560, 46, "bodem", 3))
        if ids:
            parts.append(svg_rectangle(180, y, width, 46, "vulling", 3))
        parts.append(svg_text(752, y + 31, str(len(ids)), "middelcijfer"))
        css = "klein op-sterk" if width > 260 else "klein"
        x = 194 if width > 260 else 180 + width + 12
        parts.append(svg_text(x, y + 28, meaning, css))
        lost = sorted((item for item in previous or () if item not in ids), key=nl.volgorde)
        rows.append((f"{name}: {meaning}", str(len(ids)), nl.opsomming([f"{i} {doelen[i]}" for i in lost]) or "–"))
        y += 56
        previous = ids
    title = "De trechter van doel naar uitvoering"
    description = "; ".join(f"{name.lower()} ({meaning}): {len(fasen[key])}" for key, name, meaning in stages)
    description = nl.capitalised(description) + "."
    table = Table("Doelen per stap", ("Stap", "Aantal", "Welke doelen hier afvallen"), tuple(rows), (1,))
    picture = svg_frame(800, y, title, description, parts)
    chart = Chart("bars", table.column(0), table.series(1))
    return Figure(title, description, bevinding, picture, table, bron, kind="trechter", chart=chart)
