"""Goals by nine links: what is filled, what the plan fills, what stays open, and what nobody recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import shortened, svg_frame, svg_line, svg_path, svg_text
from srm_kit.model import CELLEN, Fase

__all__ = ["schakelfiguur"]

_MOST = 30
_SPOOR = {"S": "doelen", "B": "organisatie", "L": "mensen"}
_KORT = {"S": "doel", "B": "org.", "L": "mens"}


def schakelfiguur(
    doelen: Sequence[tuple[str, str]], staat: Mapping[str, Mapping[str, str]], bevinding: str, bron: str
) -> Figure:
    """``staat`` has per goal and cell: heel, loopt, plan, open or onbekend; at most 30 goals are drawn."""
    shown = list(doelen)[:_MOST]
    title = "De negen vakken per doel"
    counts = [
        sum(cells[cel.code] == word for cells in staat.values() for cel in CELLEN)
        for word in ("heel", "loopt", "plan", "open", "onbekend")
    ]
    description = (
        f"{nl.capitalised(nl.aantal(len(doelen), 'doel', 'doelen'))}, negen vakken per doel: {counts[0]} gevuld, "
        f"{counts[1]} waaraan wordt gewerkt, {counts[2]} die het plan vult, {counts[3]} open en {counts[4]} niet vastgelegd."
    )
    rows = tuple(
        (
            f"{ident} {text}",
            *(", ".join(_WOORD[staat[ident][cel.code]] for cel in fase.cellen) for fase in Fase),
        )
        for ident, text in doelen
    )
    table = Table(
        "De vakken per doel; per fase achtereenvolgens doelen, organisatie en mensen",
        ("Doel", *(nl.capitalised(fase.naam) for fase in Fase)),
        rows,
    )
    wide = _draw(shown, staat, 372.0, 64.0, 32.0, 46)
    narrow = _draw(shown, staat, 22.0, 37.0, 46.0, 0)
    return Figure(
        title=title,
        description=description,
        finding=bevinding,
        svg=svg_frame(930, wide[1], title, description, wide[0]),
        table=table,
        source=bron,
        narrow=svg_frame(340, narrow[1], title, description, narrow[0]),
    )


_WOORD = {
    "heel": "gevuld",
    "loopt": "in uitvoering",
    "plan": "in het plan",
    "open": "open",
    "onbekend": "niet vastgelegd",
}


def _draw(
    doelen: Sequence[tuple[str, str]],
    staat: Mapping[str, Mapping[str, str]],
    x0: float,
    step: float,
    row: float,
    length: int,
) -> tuple[list[Markup], float]:
    """Wide with the goal beside its links (``length`` characters of it), narrow (0) with the goal above them."""
    parts, top = [], 54.0
    for place, fase in enumerate(Fase):
        start = x0 + place * 3 * step
        parts.append(svg_text(start - 16, 14, nl.capitalised(fase.naam).upper(), "aanhef"))
        parts.append(svg_line(start - 16, 21, start + 2 * step + 16, 21, "pijl"))
        for column, cel in enumerate(fase.cellen):
            word = (_SPOOR if length else _KORT)[cel.spoor.value]
            parts.append(svg_text(start + column * step, 40, word, "klein zacht", "middle"))
    width = x0 + 8 * step + 20
    places: dict[str, list[tuple[float, float]]] = {word: [] for word in _WOORD}
    for index, (ident, text) in enumerate(doelen):
        y = top + index * row + (16 if length else 30)
        parts.append(svg_text(0, y + 5 if length else y - 17, shortened(f"{ident}  {text}", length or 40), "rij licht"))
        for column, cel in enumerate(CELLEN):
            places[staat[ident][cel.code]].append((x0 + column * step, y))
        parts.append(svg_line(0, y + 16, width, y + 16, "raster"))
    return parts + _marks(places), top + len(doelen) * row + 6


def _marks(places: Mapping[str, Sequence[tuple[float, float]]]) -> list[Markup]:
    """All marks of one kind as one path: a dot is a line without length and with round ends."""

    def path(kind: str, css: str, shape: str, dx: float = 0, dy: float = 0) -> Markup:
        spots = "".join(f"M{x + dx:g} {y + dy:g}{shape}" for x, y in places[kind])
        return svg_path(spots, css) if spots else Markup("")

    drawn = (
        path("heel", "stip", "h0"),
        path("loopt", "stip rand", "h0"),
        path("loopt", "stip wit", "h0"),
        path("loopt", "stip kern", "h0"),
        path("plan", "schakel", "l7-13l7 13z", -7, 6),
        path("open", "stip breek", "h0"),
        path("open", "stip wit", "h0"),
        path("open", "breukkruis", "l7 7m0-7l-7 7", -3.5, -3.5),
    )
    return [item for item in drawn if item]
