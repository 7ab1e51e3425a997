"""Two moments of measurement beside each other, chosen from those in the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from srm_kit import nl
from srm_kit.document import Alinea, Reeks
from srm_kit.document.html import reeks_html
from srm_kit.measures import measure, meetmomenten
from srm_kit.views import maten as metingen
from srm_kit.widgets.blad import Antwoord, Beeld, Vorm
from srm_kit.widgets.velden import keuzelijst
from srm_kit.widgets.werkblad import Stand

__all__ = ["MEETMOMENTEN"]

_TE_WEINIG = "Er is één meetmoment of geen. Vergelijken kan na een tweede meting."


def _pairs(stand: Stand) -> dict[str, tuple[date, date]]:
    """Each moment that has one before it, with that one; by date as text, the latest first."""
    every = meetmomenten(stand.dossier)
    return {now.isoformat(): (now, before) for before, now in reversed(list(pairwise(every)))}


def _vergelijking(stand: Stand, moment: date | None) -> Reeks:
    found = measure(stand.dossier, moment, weergave=True) if moment else stand.maten
    return Reeks(tuple(metingen.verandering(stand.dossier, found)))


def _toon(beeld: Beeld) -> Mapping[str, str]:
    pairs = _pairs(beeld.stand)
    if not pairs:
        return {"keuze": "", "beeld": f"<p>{_TE_WEINIG}</p>"}
    chosen = beeld.keuze if beeld.keuze in pairs else next(iter(pairs))
    choice = [(key, f"{nl.datum(now)} vergeleken met {nl.datum(before)}") for key, (now, before) in pairs.items()]
    return {
        "keuze": f'<div class="knoppen">{keuzelijst("moment", "Meetmomenten", choice, chosen)}</div>',
        "beeld": reeks_html(_vergelijking(beeld.stand, pairs[chosen][0]).blokken),
    }


def _antwoord(beeld: Beeld, actie: str, waarde: Any) -> Antwoord:
    return Antwoord(str(waarde), tekst=f"U ziet de meting van {nl.datum(date.fromisoformat(str(waarde)))}.")


def _tweeling(stand: Stand) -> Reeks:
    if not _pairs(stand):
        return Reeks((Alinea(_TE_WEINIG),))
    return _vergelijking(stand, None)


MEETMOMENTEN = Vorm("Twee meetmomenten vergelijken", _toon, _antwoord, _tweeling, "")
