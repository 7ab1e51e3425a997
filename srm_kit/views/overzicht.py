"""The measures as a few lines of text, for someone at the command line."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.diagnosis import Bevinding
from srm_kit.measures import Maten
from srm_kit.model import Fase, Spoor
from srm_kit.views.printed import suppressed
from srm_kit.views.zinnen import ontbreekt

__all__ = ["overzicht"]


def overzicht(maten: Maten, bevindingen: tuple[Bevinding, ...] = ()) -> str:
    """The nine cells as a grid, the composite, the three diagnostics and the findings."""
    power, attention = maten.realisatiekracht, maten.balans.aandacht
    lines = [f"Realisatiekracht, ervaren: {_of(power.ervaren, power.reden)}", ""]
    lines.append(f"{'':26}" + "".join(f"{fase.naam:>14}" for fase in Fase))
    for spoor in Spoor:
        cells = [maten.cellen[cel.code] for cel in spoor.cellen]
        row = "".join(
            f"{nl.getal(item.score) if item.score is not None else _short(item.reden, item.onderdrukt):>14}"
            for item in cells
        )
        lines.append(f"{spoor.naam:26}{row}")
    shown = maten.verbinding.aantoonbaar
    funnel = maten.concretisering.trechter
    lines += [
        "",
        f"Aantoonbare verbinding: {nl.procent(shown.aandeel) if shown.aandeel is not None else shown.reden}",
        f"Trechter: {funnel.R} gericht, {_of(funnel.I, funnel.reden)} ingericht, {_of(funnel.V, funnel.reden)} verricht",
        f"Aandacht bij veranderingen: {attention.label or _of(None, attention.reden)}",
    ]
    if bevindingen:
        lines += ["", f"Bevindingen ({len(bevindingen)}):"]
        lines += [f"- {item.ernst.replace('_', ' ')}: {item.tekst}" for item in bevindingen]
    return "\n".join(lines)


def _short(reason: str | None, hidden: bool) -> str:
    return suppressed(reason) if hidden else nl.NIET_GEMETEN


def _of(value: float | None, reason: str | None) -> str:
    if value is not None:
        return nl.getal(value)
    kind, _, why = ontbreekt(reason).partition(": ")
    return f"{kind.lower()} ({why})"
