"""The measures as a few lines of text, for someone at the command line; in the order of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srm_kit import nl
from srm_kit.diagnosis import Bevinding
from srm_kit.measures import Maten
from srm_kit.model import Fase, Spoor
from srm_kit.views.over_bevindingen import ERNSTWOORD, gegroepeerd
from srm_kit.views.printed import suppressed
from srm_kit.views.zinnen import ontbreekt, zin_keten, zin_trechter

__all__ = ["overzicht"]


def overzicht(maten: Maten, bevindingen: Sequence[Bevinding] = ()) -> str:
    """Realisatiekracht, results, connection and attention, the nine cells, and the findings by what is wrong."""
    lines = [*_kracht(maten), "", *_verbinding(maten), "", *_raster(maten)]
    groups = gegroepeerd(bevindingen)
    if groups:
        lines += ["", f"{nl.capitalised(nl.aantal(len(groups), 'punt', 'punten'))} om te bespreken:"]
        lines += [f"- {ERNSTWOORD[group.eerste.ernst]}: {group.kop}. {group.bewijs}" for group in groups]
    return "\n".join(lines)


def _kracht(maten: Maten) -> Iterator[str]:
    power = maten.realisatiekracht
    yield f"Ervaren: {_of(power.ervaren, maten.fasen.reden)}"  # that of all three names the register first
    chain = nl.procent(power.geregeld / 100) if power.geregeld is not None else "niet vastgelegd"
    yield f"Geregeld: {chain}"
    reached = nl.procent(power.bereikt / 100) if power.bereikt is not None else "niet vastgelegd"
    yield f"Bereikt: {reached}"


def _verbinding(maten: Maten) -> Iterator[str]:
    yield from (text for text in (zin_trechter(maten), zin_keten(maten)) if text)
    shown, felt = maten.verbinding.aantoonbaar, maten.blokken["X"]
    yield f"Aantoonbare verbinding: {nl.procent(shown.aandeel) if shown.aandeel is not None else shown.reden}"
    if felt.eens is not None:
        yield f"Verbinding, beleefd: {nl.op_de_tien(felt.eens)} eens (n = {felt.n})"
    attention = maten.balans.aandacht
    yield f"Aandacht bij veranderingen: {attention.label or _of(None, attention.reden)}"


def _raster(maten: Maten) -> Iterator[str]:
    yield f"{'':26}" + "".join(f"{fase.naam:>14}" for fase in Fase)
    for spoor in Spoor:
        cells = [maten.cellen[cel.code] for cel in spoor.cellen]
        row = "".join(
            f"{nl.getal(cell.score) if cell.score is not None else _short(cell.reden, cell.onderdrukt):>14}"
            for cell in cells
        )
        yield f"{spoor.naam:26}{row}"


def _short(reason: str | None, hidden: bool) -> str:
    return suppressed(reason) if hidden else nl.NIET_GEMETEN


def _of(value: float | None, reason: str | None) -> str:
    if value is not None:
        return nl.getal(value)
    kind, _, why = ontbreekt(reason).partition(": ")
    return f"{kind.lower()} ({why})"
