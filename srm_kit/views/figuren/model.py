"""The signature figure: connect across, concretise along; and one column of it, for a phase.

See docs/rapportregels.md#signature-figure.
"""

from __future__ import annotations

from collections.abc import Mapping

from srm_kit import nl
from srm_kit.document.blocks import Figuur, Tabel
from srm_kit.document.svg import kader, lijn, rechthoek, tekst
from srm_kit.measures.celmaten import Celmaat
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.views import zinnen

__all__ = ["celtekst", "fasekolom", "modelfiguur", "scoretabel"]

_TILE_W, _TILE_H, _STEP_X, _STEP_Y = 214, 92, 256, 120
_CSS = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knel"}


def celtekst(score: Celmaat) -> str:
    """The score of a cell as it stands in a table: figure and word, or why there is none."""
    if score.score is None:
        return zinnen.onderdrukt(score.reden) if score.onderdrukt else score.reden or nl.NIET_GEMETEN
    return nl.met(nl.getal(score.score), f" ({score.label})")


def _tegel(x: float, y: float, score: Celmaat) -> list[str]:
    if score.score is None:
        reason = zinnen.onderdrukt(score.reden) if score.onderdrukt else nl.NIET_GEMETEN
        return [rechthoek(x, y, _TILE_W, _TILE_H, "tegel leeg", 4), tekst(x + 16, y + 52, reason, "woord")]
    css = _CSS[score.label or "op orde"]
    return [
        rechthoek(x, y, _TILE_W, _TILE_H, f"tegel {css}", 4),
        tekst(x + 16, y + 60, nl.getal(score.score), f"cijfer op-{css}"),
        tekst(x + 88, y + 46, score.label or "", f"woord op-{css}"),
        tekst(x + 88, y + 66, "uw keuze" if score.n is None else f"n = {score.n}", f"klein op-{css}"),
    ]


def _verbinding(x: float, y: float, upper: Celmaat, lower: Celmaat) -> list[str]:
    if upper.score is None or lower.score is None:
        return []
    gap = abs(upper.score - lower.score)
    width = max(2.0, 13.0 - gap * 0.42)
    points = nl.getal(gap)
    word = "punt" if points == "1" else "punten"
    return [
        lijn(x + 34, y + _TILE_H, x + 34, y + _STEP_Y, "verbinding", width),
        tekst(x + 52, y + _TILE_H + 19, f"{points} {word} verschil", "klein zacht"),
    ]


def _pijl(x: float, y: float, left: Celmaat, right: Celmaat) -> list[str]:
    if left.score is None or right.score is None:
        return []
    change = round(right.score) - round(left.score)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    x0, y0 = x + _TILE_W + 6, y + 46
    return [
        lijn(x0, y0, x0 + 24, y0, "pijl"),
        f'<path d="M{x0 + 24} {y0 - 4}l7 4l-7 4z" class="pijlpunt"/>',
        tekst(x0 + 14, y0 - 9, f"{sign}{abs(change)}", "klein zacht", "middle"),
    ]


def _kolom(x: float, fase: Fase, cellen: Mapping[str, Celmaat], verbinding: float | None, arrows: bool) -> list[str]:
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
        parts.append(tekst(x, 450, f"verbinding {nl.getal(verbinding)} van 100", "klein zacht"))
    return parts


def scoretabel(cellen: Mapping[str, Celmaat], bijschrift: str, codes: tuple[Cel, ...] = CELLEN) -> Tabel:
    """The scores of cells as a table: the reading twin of the figure."""
    rows = tuple(
        (
            nl.hoofdletter(cel.naam),
            nl.getal(cellen[cel.code].score) if cellen[cel.code].score is not None else celtekst(cellen[cel.code]),
            cellen[cel.code].label or "–",
            str(cellen[cel.code].n) if cellen[cel.code].n is not None else "–",
            nl.procent(cellen[cel.code].weet_niet) if cellen[cel.code].weet_niet is not None else "–",
        )
        for cel in codes
    )
    return Tabel(bijschrift, ("Cel", "Score (0-100)", "Oordeel", "n", "Weet niet"), rows, (1, 3, 4))


def modelfiguur(
    cellen: Mapping[str, Celmaat], verbinding: Mapping[str, float | None], bevinding: str, bron: str
) -> Figuur:
    """The nine cells: three phases beside each other, three strands below each other.

    ``verbinding`` has the felt connection (0-100) per phase letter.
    """
    measured = [(cellen[cel.code].score or 0.0, cel) for cel in CELLEN if cellen[cel.code].score is not None]
    if measured:
        high, low = max(measured, key=lambda item: item[0]), min(measured, key=lambda item: item[0])
        found = (
            f"Hoogste score: {high[1].naam} met {nl.getal(high[0])}. "
            f"Laagste score: {low[1].naam} met {nl.getal(low[0])}."
        )
    else:
        found = "Er zijn geen scores gemeten."
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


def _smalle_kolom(column: int, fase: Fase, cellen: Mapping[str, Celmaat]) -> list[str]:
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
            parts += [tekst(12, y + 26, cel.spoor.naam, "woord"), tekst(328, y + 26, celtekst(score), "klein", "end")]
            continue
        css = _CSS[score.label or "op orde"]
        parts += [
            rechthoek(0, y, 340, 42, f"tegel {css}", 4),
            tekst(12, y + 26, cel.spoor.naam, f"woord op-{css}"),
            tekst(328, y + 27, f"{nl.getal(score.score)} {score.label}", f"woord op-{css}", "end"),
        ]
    return parts


def fasekolom(fase: Fase, cellen: Mapping[str, Celmaat], verbinding: float | None, bevinding: str, bron: str) -> Figuur:
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
            parts.append(tekst(240, y + 5, celtekst(score), "klein zacht"))
            continue
        x = 230 + score.score * 4.6
        points.append((x, y))
        css = _CSS[score.label or "op orde"]
        parts.append(lijn(230, y, x, y, "steel"))
        parts.append(f'<circle cx="{x:.1f}" cy="{y}" r="11" class="tegel {css}"/>')
        parts.append(tekst(x + 18, y + 6, f"{nl.getal(score.score)} {score.label}", "woord"))
    if len(points) == 3:
        path = " L".join(f"{x:.1f} {y}" for x, y in points)
        parts.insert(10, f'<path d="M{path}" class="verbindlijn"/>')
    found = f" De verbinding is {nl.getal(verbinding)} van 100." if verbinding is not None else ""
    scores = "; ".join(f"{cel.spoor.naam} {celtekst(cellen[cel.code])}" for cel in fase.cellen)
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
