"""The signature figure: nine cells, from richten to verrichten; and the three cells of one phase.

Statements are not equally easy, so no line, arrow or word holds one cell against another. With a reference of other
municipalities a cell that stands out is marked (docs/rapportregels.md#signature-figure).
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart, Series, Tile, TileGrid, Tone
from srm_kit.document.svg import svg_circle, svg_frame, svg_line, svg_path, svg_rectangle, svg_text
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.views.printed import PrintedCell

__all__ = ["fasekolom", "modelfiguur", "scoretabel"]

_TILE_W, _TILE_H, _STEP_X, _STEP_Y = 226, 92, 246, 122
_TONES: dict[str, Tone] = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knelpunt"}
_CSS = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knel"}


def _eens(cell: PrintedCell) -> str:
    """``zeven op de tien eens``; the bare word where nearly everybody or nobody agrees."""
    return f"{cell.agree} eens" if cell.agree else ""


def _tegel(x: float, y: float, cell: PrintedCell) -> list[Markup]:
    if cell.score is None:
        return [
            svg_rectangle(x, y, _TILE_W, _TILE_H, "tegel leeg", 4),
            svg_text(x + 16, y + 52, cell.absent_short, "woord"),
        ]
    # Too few people for a word: the tile keeps the neutral outline, no colour may stand in for it.
    css = _CSS.get(cell.label, "")
    on = f" op-{css}" if css else ""
    parts = [
        svg_rectangle(x, y, _TILE_W, _TILE_H, f"tegel {css or 'leeg'}", 4),
        svg_text(x + 14, y + 60, cell.score, f"cijfer{on}"),
        svg_text(x + 76, y + 34, cell.label or "geen oordeel", f"{'woord' if cell.label else 'klein'}{on}"),
        svg_text(x + 76, y + 55, _eens(cell), f"klein{on}"),
        svg_text(x + 76, y + 75, "uw keuze" if cell.n is None else f"n = {cell.n}", f"klein{on}"),
    ]
    if cell.apart is not None:
        up = cell.apart.waarde > 0
        shape = f"M{x + 2} {y + 109}l6 -10l6 10z" if up else f"M{x + 2} {y + 99}l6 10l6 -10z"
        parts += [svg_path(shape, "schakel"), svg_text(x + 22, y + 109, cell.apart_text, "klein")]
    return parts


def _kolom(x: float, fase: Fase, cellen: Mapping[str, PrintedCell]) -> list[Markup]:
    parts = [svg_text(x, 62, nl.capitalised(fase.naam), "kolom"), svg_text(x, 81, fase.werkwoord, "klein zacht")]
    for row, cel in enumerate(fase.cellen):
        parts += _tegel(x, 92 + row * _STEP_Y, cellen[cel.code])
    return parts


def scoretabel(cellen: Mapping[str, PrintedCell], bijschrift: str, codes: tuple[Cel, ...] = CELLEN) -> Table:
    """The scores of cells as a table: the reading twin of the figure."""
    held = any(cellen[cel.code].apart is not None for cel in codes)
    rows = tuple(
        (
            nl.capitalised(cel.naam),
            cell.score or cell.absent,
            cell.label or "–",
            cell.agree or "–",
            "–" if cell.n is None else str(cell.n),
            *((cell.apart_text or "niet aantoonbaar anders",) if held else ()),
        )
        for cel in codes
        for cell in (cellen[cel.code],)
    )
    columns = ("Vak", "Score (0-100)", "Oordeel", "Eens", "n")
    return Table(bijschrift, (*columns, *(("Naast andere gemeenten",) if held else ())), rows, (1, 4))


def modelfiguur(cellen: Mapping[str, PrintedCell], bevinding: str, bron: str) -> Figure:
    """The nine cells: three phases beside each other, three strands below each other."""
    description = f"Drie fasen naast elkaar, drie sporen onder elkaar. {_in_words(cellen)}"
    parts = [
        svg_text(150, 26, "STEEDS CONCRETER", "aanhef"),
        svg_line(288, 21, 854, 21, "pijl"),
        svg_path("M854 16l10 5l-10 5z", "pijlpunt"),
    ]
    for row, spoor in enumerate(Spoor):
        first, rest = spoor.naam.split(" ", 1)
        parts.append(svg_text(0, 135 + row * _STEP_Y, nl.capitalised(first), "rij"))
        parts.append(svg_text(0, 154 + row * _STEP_Y, rest, "rij zacht"))
    for column, fase in enumerate(Fase):
        parts += _kolom(150 + column * _STEP_X, fase, cellen)
    narrow: list[Markup] = []
    top = 0
    for fase in Fase:
        made, height = _smalle_kolom(top, fase, cellen)
        narrow += made
        top += height
    title = "Het model: negen vakken, elk met wat medewerkers zeggen"
    return Figure(
        title=title,
        description=description,
        finding=bevinding,
        svg=svg_frame(880, 460, title, description, parts, "model"),
        table=scoretabel(cellen, "Score per vak"),
        source=bron,
        narrow=svg_frame(340, top, title, description, narrow, "model"),
        kind="model",
        chart=_tiles(cellen),
    )


def _tiles(cellen: Mapping[str, PrintedCell]) -> TileGrid:
    """The nine cells for shapes: phases across, strands down."""
    tiles = []
    for cel in CELLEN:
        cell = cellen[cel.code]
        tiles.append(
            Tile(
                column=list(Fase).index(cel.fase),
                row=list(Spoor).index(cel.spoor),
                name=nl.capitalised(cel.naam),
                value=cell.score or cell.absent,
                word=cell.label or "–",
                note="; ".join(part for part in (_eens(cell), f"n = {'–' if cell.n is None else cell.n}") if part),
                tone=_TONES.get(cell.label, ""),
            )
        )
    phases, strands = (tuple(nl.capitalised(part.naam) for part in parts) for parts in (Fase, Spoor))
    return TileGrid(phases, strands, tuple(tiles))


def _in_words(cellen: Mapping[str, PrintedCell]) -> str:
    """Every cell in the order of the model, as it is printed; none of them as the highest or the lowest."""
    scored = [cel for cel in CELLEN if cellen[cel.code].score is not None]
    if not scored:
        return "Er zijn geen scores gemeten."
    words = []
    for cel in CELLEN:
        cell = cellen[cel.code]
        extra = [part for part in (_eens(cell), cell.apart_text) if part]
        words.append(f"{cel.naam}: {', '.join([cell.text, *extra])}")
    return nl.capitalised("; ".join(words)) + "."


def _smalle_kolom(top: float, fase: Fase, cellen: Mapping[str, PrintedCell]) -> tuple[list[Markup], int]:
    """One phase as a stack for a phone, and its height: name, then three wide bars with word and share that agrees."""
    parts = [
        svg_text(0, top + 22, nl.capitalised(fase.naam), "kolom"),
        svg_text(340, top + 22, fase.werkwoord, "klein zacht", "end"),
    ]
    for row, cel in enumerate(fase.cellen):
        cell = cellen[cel.code]
        y = top + 34 + row * 66
        css = _CSS.get(cell.label, "") if cell.score is not None else ""
        on = f" op-{css}" if css else ""
        parts += [
            svg_rectangle(0, y, 340, 60, f"tegel {css or 'leeg'}", 4),
            svg_text(12, y + 25, cel.spoor.naam, f"woord{on}"),
        ]
        if cell.score is None:
            parts.append(svg_text(12, y + 47, cell.absent_short, "klein"))
            continue
        said = "; ".join(part for part in (cell.label, _eens(cell)) if part)
        parts += [
            svg_text(12, y + 47, cell.apart_text or said, f"klein{on}"),
            svg_text(328, y + 25, cell.score, f"woord{on}", "end"),
        ]
        if cell.apart_text:
            parts.append(svg_text(328, y + 47, cell.label, f"klein{on}", "end"))
    return parts, 34 + 3 * 66 + 14


def fasekolom(fase: Fase, cellen: Mapping[str, PrintedCell], bevinding: str, bron: str) -> Figure:
    """The three cells of one phase, each with its score on the scale of 0 to 100 and the share that agrees."""
    parts = []
    for tick in (0, 25, 50, 75, 100):
        x = 230 + tick * 4.6
        parts += [svg_line(x, 18, x, 160, "raster"), svg_text(x, 178, str(tick), "klein zacht", "middle")]
    for row, cel in enumerate(fase.cellen):
        cell, y = cellen[cel.code], 42 + row * 50
        parts.append(svg_text(0, y + 5, nl.capitalised(cel.spoor.naam), "rij"))
        if cell.score is None:
            parts.append(svg_text(240, y + 5, cell.absent, "klein zacht"))
            continue
        x = 230 + cell.score.waarde * 4.6
        css = _CSS.get(cell.label, "leeg")
        parts.append(svg_line(230, y, x, y, "steel"))
        parts.append(svg_circle(x, y, 11, f"tegel {css}"))
        parts.append(svg_text(x + 18, y + 6, f"{cell.score} {cell.label}".strip(), "woord"))
        parts.append(svg_text(880, y + 6, _eens(cell), "klein zacht", "end"))
    scores = []
    for cel in fase.cellen:
        cell = cellen[cel.code]
        scores.append(
            ", ".join(part for part in (f"{cel.spoor.naam} {cell.text}", _eens(cell), cell.apart_text) if part)
        )
    title = f"De drie sporen in de fase {fase.naam}"
    description = f"{nl.capitalised('; '.join(scores))}."
    shown = [(cel.spoor.naam, cellen[cel.code]) for cel in fase.cellen]
    chart = Chart(
        "bars",
        tuple(f"{nl.capitalised(naam)} ({cell.label or '–'})" for naam, cell in shown),
        (Series("Score (0-100)", tuple(cell.score or cell.absent for _, cell in shown)),),
        tuple(_TONES.get(cell.label, "lijn") for _, cell in shown),
    )
    return Figure(
        title=title,
        description=description,
        finding=bevinding,
        svg=svg_frame(880, 186, title, description, parts),
        table=scoretabel(cellen, f"Score per spoor in de fase {fase.naam}", fase.cellen),
        source=bron,
        kind="fasekolom",
        chart=chart,
    )
