"""The signature figure: connect across, concretise along; and one column of it, for a phase.

See docs/rapportregels.md#signature-figure.
"""

from __future__ import annotations

from collections.abc import Mapping

from srm_kit import nl
from srm_kit.document.blocks import Figuur, Tabel
from srm_kit.document.svg import kader, lijn, rechthoek, tekst
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.nl import Cijfer
from srm_kit.views.printed import PrintedCell, highest_and_lowest

__all__ = ["fasekolom", "modelfiguur", "scoretabel"]

_TILE_W, _TILE_H, _STEP_X, _STEP_Y = 214, 92, 256, 120
_CSS = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knel"}


def _tegel(x: float, y: float, score: PrintedCell) -> list[str]:
    if score.score is None:
        return [
            rechthoek(x, y, _TILE_W, _TILE_H, "tegel leeg", 4),
            tekst(x + 16, y + 52, score.absent_short, "woord"),
        ]
    css = _CSS[score.label or "op orde"]
    return [
        rechthoek(x, y, _TILE_W, _TILE_H, f"tegel {css}", 4),
        tekst(x + 16, y + 60, score.score, f"cijfer op-{css}"),
        tekst(x + 88, y + 46, score.label, f"woord op-{css}"),
        tekst(x + 88, y + 66, "uw keuze" if score.n is None else f"n = {score.n}", f"klein op-{css}"),
    ]


def _verbinding(x: float, y: float, upper: PrintedCell, lower: PrintedCell) -> list[str]:
    if upper.score is None or lower.score is None:
        return []
    points = nl.getal(abs(upper.score.waarde - lower.score.waarde))
    width = max(2.0, 13.0 - points.waarde * 0.42)
    word = "punt" if points == "1" else "punten"
    return [
        lijn(x + 34, y + _TILE_H, x + 34, y + _STEP_Y, "verbinding", width),
        tekst(x + 52, y + _TILE_H + 19, f"{points} {word} verschil", "klein zacht"),
    ]


def _pijl(x: float, y: float, left: PrintedCell, right: PrintedCell) -> list[str]:
    if left.score is None or right.score is None:
        return []
    change = right.score.waarde - left.score.waarde
    sign = "+" if change > 0 else "−" if change < 0 else ""
    x0, y0 = x + _TILE_W + 6, y + 46
    return [
        lijn(x0, y0, x0 + 24, y0, "pijl"),
        f'<path d="M{x0 + 24} {y0 - 4}l7 4l-7 4z" class="pijlpunt"/>',
        tekst(x0 + 14, y0 - 9, f"{sign}{nl.getal(abs(change))}", "klein zacht", "middle"),
    ]


def _kolom(
    x: float, fase: Fase, cellen: Mapping[str, PrintedCell], verbinding: Cijfer | None, arrows: bool
) -> list[str]:
    parts = [tekst(x, 62, nl.hoofdletter(fase.naam), "kolom"), tekst(x, 81, fase.werkwoord, "klein zacht")]
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
        parts.append(tekst(x, 450, f"verbinding {verbinding} van 100", "klein zacht"))
    return parts


def scoretabel(cellen: Mapping[str, PrintedCell], bijschrift: str, codes: tuple[Cel, ...] = CELLEN) -> Tabel:
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
    return Tabel(bijschrift, ("Cel", "Score (0-100)", "Oordeel", "n", "Weet niet"), rows, (1, 3, 4))


def modelfiguur(
    cellen: Mapping[str, PrintedCell], verbinding: Mapping[str, Cijfer | None], bevinding: str, bron: str
) -> Figuur:
    """The nine cells: three phases beside each other, three strands below each other.

    ``verbinding`` has the felt connection (0-100) per phase letter.
    """
    found = _extremes(cellen)
    description = f"Drie fasen naast elkaar, drie sporen onder elkaar. {found}"
    parts = [
        tekst(150, 26, "STEEDS CONCRETER", "aanhef"),
        lijn(288, 21, 866, 21, "pijl"),
        '<path d="M866 16l10 5l-10 5z" class="pijlpunt"/>',
    ]
    for row, spoor in enumerate(Spoor):
        first, rest = spoor.naam.split(" ", 1)
        parts.append(tekst(0, 135 + row * _STEP_Y, nl.hoofdletter(first), "rij"))
        parts.append(tekst(0, 154 + row * _STEP_Y, rest, "rij zacht"))
    for column, fase in enumerate(Fase):
        parts += _kolom(150 + column * _STEP_X, fase, cellen, verbinding.get(fase.value), arrows=True)
    narrow: list[str] = []
    for column, fase in enumerate(Fase):
        narrow += _smalle_kolom(column, fase, cellen)
    title = "Het model: negen cellen met hun score"
    return Figuur(
        titel=title,
        beschrijving=description,
        bevinding=bevinding,
        svg=kader(880, 460, title, description, parts, "model"),
        tabel=scoretabel(cellen, "Score per cel"),
        bron=bron,
        smal=kader(340, 3 * 190, title, description, narrow, "model"),
        soort="model",
    )


def _extremes(cellen: Mapping[str, PrintedCell]) -> str:
    extremes = highest_and_lowest(cellen, CELLEN)
    if extremes is not None:
        (high, high_cel), (low, low_cel) = extremes
        return f"Hoogste score: {high_cel.naam} met {high}. Laagste score: {low_cel.naam} met {low}."
    only = [(item.score, cel) for cel in CELLEN if (item := cellen[cel.code]).score is not None]
    return f"Eén score is gemeten: {only[0][1].naam} met {only[0][0]}." if only else "Er zijn geen scores gemeten."


def _smalle_kolom(column: int, fase: Fase, cellen: Mapping[str, PrintedCell]) -> list[str]:
    """One phase as a stack for a phone: name, then three wide bars with score and word."""
    top = column * 190
    parts = [
        tekst(0, top + 22, nl.hoofdletter(fase.naam), "kolom"),
        tekst(340, top + 22, fase.werkwoord, "klein zacht", "end"),
    ]
    for row, cel in enumerate(fase.cellen):
        score = cellen[cel.code]
        y = top + 34 + row * 48
        if score.score is None:
            parts += [rechthoek(0, y, 340, 42, "tegel leeg", 4)]
            parts += [tekst(12, y + 26, cel.spoor.naam, "woord"), tekst(328, y + 26, score.absent, "klein", "end")]
            continue
        css = _CSS[score.label or "op orde"]
        parts += [
            rechthoek(0, y, 340, 42, f"tegel {css}", 4),
            tekst(12, y + 26, cel.spoor.naam, f"woord op-{css}"),
            tekst(328, y + 27, f"{score.score} {score.label}", f"woord op-{css}", "end"),
        ]
    return parts


def fasekolom(
    fase: Fase, cellen: Mapping[str, PrintedCell], verbinding: Cijfer | None, bevinding: str, bron: str
) -> Figuur:
    """Whether the three strands of one phase are connected: three bars on one scale, the gaps between them."""
    parts = []
    for tick in (0, 25, 50, 75, 100):
        x = 230 + tick * 4.6
        parts += [lijn(x, 18, x, 160, "raster"), tekst(x, 178, str(tick), "klein zacht", "middle")]
    points = []
    for row, cel in enumerate(fase.cellen):
        score, y = cellen[cel.code], 42 + row * 50
        parts.append(tekst(0, y + 5, nl.hoofdletter(cel.spoor.naam), "rij"))
        if score.score is None:
            parts.append(tekst(240, y + 5, score.absent, "klein zacht"))
            continue
        x = 230 + score.score.waarde * 4.6
        points.append((x, y))
        css = _CSS[score.label or "op orde"]
        parts.append(lijn(230, y, x, y, "steel"))
        parts.append(f'<circle cx="{x:.1f}" cy="{y}" r="11" class="tegel {css}"/>')
        parts.append(tekst(x + 18, y + 6, f"{score.score} {score.label}", "woord"))
    if len(points) == 3:
        path = " L".join(f"{x:.1f} {y}" for x, y in points)
        parts.insert(10, f'<path d="M{path}" class="verbindlijn"/>')
    found = f" De verbinding is {verbinding} van 100." if verbinding is not None else ""
    scores = "; ".join(f"{cel.spoor.naam} {cellen[cel.code].text}" for cel in fase.cellen)
    title = f"De drie sporen in de fase {fase.naam}"
    description = f"{nl.hoofdletter(scores)}.{found}"
    return Figuur(
        titel=title,
        beschrijving=description,
        bevinding=bevinding,
        svg=kader(880, 186, title, description, parts),
        tabel=scoretabel(cellen, f"Score per spoor in de fase {fase.naam}", fase.cellen),
        bron=bron,
        soort="fasekolom",
    )
