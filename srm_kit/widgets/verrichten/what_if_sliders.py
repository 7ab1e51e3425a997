"""What if: slide the nine cells and see at once what becomes of realisatiekracht and the connection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Heading, Paragraph
from srm_kit.document.html import block_html
from srm_kit.measures import Maten
from srm_kit.measures.celmaten import Celmaat, fasen, geen_celmaat
from srm_kit.measures.realisatiekracht import meetkundig
from srm_kit.measures.verbinding import gelijkmatigheid
from srm_kit.model import CELLEN, Cel, Fase
from srm_kit.nl import Cijfer
from srm_kit.views import zinnen
from srm_kit.views.figuren import modelfiguur
from srm_kit.views.printed import printed_cells
from srm_kit.widgets.controls import button
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["WAT_ALS", "TriedScores", "proef"]

_UNKNOWN = 50.0
"""Where the slider of a cell begins that was not measured or may not be shown."""


@dataclass(frozen=True, slots=True)
class TriedScores:
    """The outcome of a try: cells, realisatiekracht, felt connection per phase and over all, the weakest cell."""

    cellen: Mapping[str, Celmaat]
    realisatiekracht: float
    verbinding: Mapping[str, float | None]
    zwakste: Cel


@dataclass(frozen=True, slots=True)
class _Choice:
    """The cells someone moved, and how often the sliders went back to the dossier (so that they are drawn anew)."""

    scores: Mapping[str, float] = field(default_factory=dict)
    keer: int = 0


def proef(maten: Maten, scores: Mapping[str, float]) -> TriedScores:
    """What the measures would be with these scores (0-100, by cell); the other cells stay as they are printed.

    The same formulas as the report, on scores in whole points: a room sees the outcome and may know the report. A
    cell without a score counts as 50 until it is moved.
    """
    cells = {}
    for cel in CELLEN:
        now = maten.cellen[cel.code]
        if cel.code in scores or now.score is None:
            value = scores.get(cel.code, _UNKNOWN)
            now = replace(geen_celmaat(""), score=value, reden=None)
        else:
            now = replace(now, score=nl.getal(now.score).waarde)
        cells[cel.code] = now
    phases = fasen(cells)
    felt = gelijkmatigheid(cells, phases)
    power = meetkundig(cell.score or 0.0 for cell in cells.values())
    weakest = min(CELLEN, key=lambda cel: cells[cel.code].score or 0.0)
    return TriedScores(cells, power, {"R": felt.R, "I": felt.I, "V": felt.V, "totaal": felt.totaal}, weakest)


def _show(state: ViewState) -> Mapping[str, str]:
    choice: _Choice = state.choice
    maten = state.snapshot.maten
    then = proef(maten, choice.scores)
    return {
        "uitkomst": _outcome(maten, choice.scores, then),
        "schuiven": _sliders(maten, choice),
        "model": _model(then),
    }


def _outcome(maten: Maten, scores: Mapping[str, float], then: TriedScores) -> str:
    power = nl.getal(then.realisatiekracht, 1)
    if maten.realisatiekracht.ervaren is None:
        change = "Nu is de realisatiekracht niet te bepalen; u ziet een gedachte-oefening."
    elif not scores:
        change = (
            "Dit is de stand uit het dossier, met hele punten per cel. Verschuif een cel om te zien wat er verandert."
        )
    else:
        now = proef(maten, {}).realisatiekracht
        points = then.realisatiekracht - now
        side = "erbij" if points >= 0 else "eraf"
        change = f"Nu is dat {nl.getal(now, 1)}: {nl.getal(abs(points), 1)} punten {side}."
    felt = ", ".join(f"{fase.naam} {_points(then.verbinding[fase.value])}" for fase in Fase)
    return (
        f'<div class="naast"><div><p>Realisatiekracht</p><p class="groot" id="kracht">{power}</p>'
        f"<p>{escape(change)}</p></div><div><p><b>Beleefde verbinding</b> (0-100): {escape(felt)}; samen "
        f"{_points(then.verbinding['totaal'])}.</p>"
        f"<p><b>Zwakste cel</b>: {escape(then.zwakste.naam)}.</p></div></div>"
    )


def _model(then: TriedScores) -> str:
    figure = modelfiguur(
        printed_cells(then.cellen),
        f"De zwakste cel is {then.zwakste.naam}.",
        "Gedachte-oefening: de cellen die u verschoof, zijn geen meting.",
    )
    return block_html(figure)


def _whole(value: float | None) -> Cijfer | None:
    return None if value is None else nl.getal(value)


def _points(value: float | None) -> str:
    return _whole(value) or nl.NIET_GEMETEN


def _sliders(maten: Maten, choice: _Choice) -> str:
    """Drawn anew only when they go back: a slider that is replaced under a hand would stop moving."""
    groups = []
    for fase in Fase:
        rows = []
        for cel in fase.cellen:
            score = maten.cellen[cel.code].score
            start = nl.getal(score if score is not None else _UNKNOWN)
            name = f"wa{choice.keer}-{cel.code}"
            label = nl.capitalised(cel.spoor.naam) + (" (niet gemeten of niet te tonen)" if score is None else "")
            rows.append(
                f'<div class="schuif"><label for="{name}">{escape(label)}</label>'
                f'<input type="range" min="0" max="100" step="1" value="{start}" id="{name}" data-actie="cel" '
                f'data-sleutel="{cel.code}" data-direct aria-label="{escape(cel.naam)}">'
                f'<output for="{name}">{start}</output></div>'
            )
        groups.append(f"<fieldset><legend>{nl.capitalised(fase.naam)}</legend>{''.join(rows)}</fieldset>")
    return f'<div class="naast drie">{"".join(groups)}</div><div class="knoppen">{button("terug", "Terug naar het dossier")}</div>'


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    if action == "cel":
        code, score = str(sent["sleutel"]), min(max(float(sent["waarde"]), 0.0), 100.0)
        then = replace(choice, scores={**choice.scores, code: score})
        power = proef(state.snapshot.maten, then.scores).realisatiekracht
        return Answer(
            then, tekst=f"{Cel.van_code(code).naam} op {nl.getal(score)}: realisatiekracht {nl.getal(power, 1)}."
        )
    return Answer(_Choice(keer=choice.keer + 1), tekst="De cellen staan weer zoals in het dossier.")


def _twin(snapshot: Snapshot) -> Blocks:
    """Without sliders: what one step in each cell would do."""
    if snapshot.maten.realisatiekracht.ervaren is None:
        why = zinnen.waarom(snapshot.maten.fasen.reden)
        return Blocks((Paragraph(f"Een wat-als is hier niet te laten zien: {why}."),))
    gains = []
    start = proef(snapshot.maten, {})
    now = start.realisatiekracht
    for cel in CELLEN:
        score = start.cellen[cel.code].score or 0.0
        then = proef(snapshot.maten, {cel.code: min(score + 10, 100)}).realisatiekracht
        gains.append((then - now, cel))
    best = sorted(gains, key=lambda item: (-round(item[0], 6), item[1].code))[:3]
    words = nl.opsomming([f"{cel.naam} ({nl.getal(gain, 1)} erbij)" for gain, cel in best])
    text = f"Tien punten meer in één cel helpt het meest bij {words}. Dit is een rekenvoorbeeld, geen voorspelling."
    return Blocks((Heading("Wat als een cel beter wordt?", 3), Paragraph(text)))


WAT_ALS = View("Wat als?", _show, _answer, _twin, _Choice(), saves=False)
