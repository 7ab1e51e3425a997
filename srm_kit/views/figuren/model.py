"""The signature figure: connect across, concretise along; and one column of it, for a phase.

See docs/rapportregels.md#signature-figure.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart, Series, Tile, TileGrid, Tone
from srm_kit.document.svg import svg_circle, svg_frame, svg_line, svg_path, svg_rectangle, svg_text
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.nl import Cijfer
from srm_kit.views.printed import PrintedCell, highest_and_lowest

__all__ = ["fasekolom", "modelfiguur", "scoretabel"]

_TILE_W, _TILE_H, _STEP_X, _STEP_Y = 214, 92, 256, 120
_TONES: dict[str, Tone] = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knelpunt"}
_CSS = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knel"}


def _tegel(x: float, y: float, score: PrintedCell) -> list[Markup]:
    if score.score is None:
        return [
            svg_rectangle(x, y, _TILE_W, _TILE_H, "tegel leeg", 4),
            svg_text(x + 16, y + 52, score.absent_short, "woord"),
        ]
    css = _CSS[score.label or "op orde"]
    return [
        svg_rectangle(x, y, _TILE_W, _TILE_H, f"tegel {css}", 4),
        svg_text(x + 16, y + 60, score.score, f"cijfer op-{css}"),
        svg_text(x + 88, y + 46, score.label, f"woord op-{css}"),
        svg_text(x + 88, y + 66, "uw keuze" if score.n is None else f"n = {score.n}", f"klein op-{css}"),
    ]


def _verbinding(x: float, y: float, upper: PrintedCell, lower: PrintedCell) -> list[Markup]:
    if upper.score is None or lower.score is None:
        return []
    points = nl.getal(abs(upper.score.waarde - lower.score.waarde))
    width = max(2.0, 13.0 - points.waarde * 0.42)
    word = "punt" if points == "1" else "punten"
    return [
        svg_line(x + 34, y + _TILE_H, x + 34, y + _STEP_Y, "verbinding", width),
        svg_text(x + 52, y + _TILE_H + 19, f"{points} {word} verschil", "klein zacht"),
    ]


def _pijl(x: float, y: float, left: PrintedCell, right: PrintedCell) -> list[Markup]:
    if left.score is None or right.score is None:
        return []
    change = right.score.waarde - left.score.waarde
    sign = "+" if change > 0 else "−" if change < 0 else ""
    x0, y0 = x + _TILE_W + 6, y + 46
    return [
        svg_line(x0, y0, x0 + 24, y0, "pijl"),
        svg_path(f"M{x0 + 24} {y0 - 4}l7 4l-7 4z", "pijlpunt"),
        svg_text(x0 + 14, y0 - 9, f"{sign}{nl.getal(abs(change))}", "klein zacht", "middle"),
    ]


def _kolom(
    x: float, fase: Fase, cellen: Mapping[str, PrintedCell], verbinding: Cijfer | None, arrows: bool
) -> list[Markup]:
    parts = [svg_text(x, 62, nl.hoofdletter(fase.naam), "kolom"), svg_text(x, 81, fase.werkwoord, "klein zacht")]
    codes = [cel.code for cel in fase.cellen]
    for row, code in enumerate(codes):
        y = 92 + row * _STEP_Y
        if row < 2:
            parts += _verbinding(x, y, cellen[code], cellen[codes[row + 1]])
        if arrows:
            following = {"R": "I", "I": "V"}.get(fase.value)
            if following:
                parts += _pijl(x, y, cellen[code], cellen[following + code[1]])
        parts += _tegel(x, y, cellen[code])
    if verbinding is not None:
        parts.append(svg_text(x, 450, f"verbinding {verbinding} van 100", "klein zacht"))
    return parts


def scoretabel(cellen: Mapping[str, PrintedCell], bijschrift: str, codes: tuple[Cel, ...] = CELLEN) -> Table:
    """The scores of cells as a table: the reading twin of the figure."""
    rows = tuple(
        (
            nl.hoofdletter(cel.naam),
            cell.score or cell.absent,
            cell.label or "–",
            "–" if cell.n is None else str(cell.n),
            cell.unknown or "–",
        )
        for cel in codes
        for cell in (cellen[cel.code],)
    )
    return Table(bijschrift, ("Cel", "Score (0-100)", "Oordeel", "n", "Weet niet"), rows, (1, 3, 4))


def modelfiguur(
    cellen: Mapping[str, PrintedCell], verbinding: Mapping[str, Cijfer | None], bevinding: str, bron: str
) -> Figure:
    """The nine cells: three phases beside each other, three strands below each other.

    ``verbinding`` has the felt connection (0-100) per phase letter.
    """
    found = _extremes(cellen)
    description = f"Drie fasen naast elkaar, drie sporen onder elkaar. {found}"
    parts = [
        svg_text(150, 26, "STEEDS CONCRETER", "aanhef"),
        svg_line(288, 21, 866, 21, "pijl"),
        svg_path("M866 16l10 5l-10 5z", "pijlpunt"),
    ]
    for row, spoor in enumerate(Spoor):
        first, rest = spoor.naam.split(" ", 1)
        parts.append(svg_text(0, 135 + row * _STEP_Y, nl.hoofdletter(first), "rij"))
        parts.append(svg_text(0, 154 + row * _STEP_Y, rest, "rij zacht"))
    for column, fase in enumerate(Fase):
        parts += _kolom(150 + column * _STEP_X, fase, cellen, verbinding.get(fase.value), arrows=True)
    narrow: list[Markup] = []
    for column, fase in enumerate(Fase):
        narrow += _smalle_kolom(column, fase, cellen)
    title = "Het model: negen cellen met hun score"
    return Figure(
        title=title,
        description=description,
        finding=bevinding,
        svg=svg_frame(880, 460, title, description, parts, "model"),
        table=scoretabel(cellen, "Score per cel"),
        source=bron,
        narrow=svg_frame(340, 3 * 190, title, description, narrow, "model"),
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
                name=nl.hoofdletter(cel.naam),
                value=cell.score or cell.absent,
                word=cell.label or "–",
                note=f"n = {'–' if cell.n is None else cell.n}",
                tone=_TONES.get(cell.label, ""),
            )
        )
    phases, strands = (tuple(nl.hoofdletter(part.naam) for part in parts) for parts in (Fase, Spoor))
    return TileGrid(phases, strands, tuple(tiles))


def _extremes(cellen: Mapping[str, PrintedCell]) -> str:
    extremes = highest_and_lowest(cellen, CELLEN)
    if extremes is not None:
        (high, high_cel), (low, low_cel) = extremes
        return f"Hoogste score: {high_cel.naam} met {high}. Laagste score: {low_cel.naam} met {low}."
    only = [(item.score, cel) for cel in CELLEN if (item := cellen[cel.code]).score is not None]
    return f"Eén score is gemeten: {only[0][1].naam} met {only[0][0]}." if only else "Er zijn geen scores gemeten."


def _smalle_kolom(column: int, fase: Fase, cellen: Mapping[str, PrintedCell]) -> list[Markup]:
    """One phase as a stack for a phone: name, then three wide bars with score and word."""
    top = column * 190
    parts = [
        svg_text(0, top + 22, nl.hoofdletter(fase.naam), "kolom"),
        svg_text(340, top + 22, fase.werkwoord, "klein zacht", "end"),
    ]
    for row, cel in enumerate(fase.cellen):
        score = cellen[cel.code]
        y = top + 34 + row * 48
        if score.score is None:
            parts += [svg_rectangle(0, y, 340, 42, "tegel leeg", 4)]
            parts += [
                svg_text(12, y + 26, cel.spoor.naam, "woord"),
                svg_text(328, y + 26, score.absent, "klein", "end"),
            ]
            continue
        css = _CSS[score.label or "op orde"]
        parts += [
            svg_rectangle(0, y, 340, 42, f"tegel {css}", 4),
            svg_text(12, y + 26, cel.spoor.naam, f"woord op-{css}"),
            svg_text(328, y + 27, f"{score.score} {score.label}", f"woord op-{css}", "end"),
        ]
    return parts


def fasekolom(
    fase: Fase, cellen: Mapping[str, PrintedCell], verbinding: Cijfer | None, bevinding: str, bron: str
) -> Figure:
    """Whether the three strands of one phase are connected: three bars on one scale, the gaps between them."""
    parts = []
    for tick in (0, 25, 50, 75, 100):
        x = 230 + tick * 4.6
        parts += [svg_line(x, 18, x, 160, "raster"), svg_text(x, 178, str(tick), "klein zacht", "middle")]
    points = []
    for row, cel in enumerate(fase.cellen):
        score, y = cellen[cel.code], 42 + row * 50
        parts.append(svg_text(0, y + 5, nl.hoofdletter(cel.spoor.naam), "rij"))
        if score.score is None:
            parts.append(svg_text(240, y + 5, score.absent, "klein zacht"))
            continue
        x = 230 + score.score.waarde * 4.6
        points.append((x, y))
        css = _CSS[score.label or "op orde"]
        parts.append(svg_line(230, y, x, y, "steel"))
        parts.append(svg_circle(x, y, 11, f"tegel {css}"))
        parts.append(svg_text(x + 18, y + 6, f"{score.score} {score.label}", "woord"))
    if len(points) == 3:
        path = " L".join(f"{x:.1f} {y}" for x, y in points)
        parts.insert(10, svg_path(f"M{path}", "verbindlijn"))
    found = f" De verbinding is {verbinding} van 100." if verbinding is not None else ""
    scores = "; ".join(f"{cel.spoor.naam} {cellen[cel.code].text}" for cel in fase.cellen)
    title = f"De drie sporen in de fase {fase.naam}"
    description = f"{nl.hoofdletter(scores)}.{found}"
    shown = [(cel.spoor.naam, cellen[cel.code]) for cel in fase.cellen]
    chart = Chart(
        "bars",
        tuple(f"{nl.hoofdletter(naam)} ({cell.label or '–'})" for naam, cell in shown),
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
