"""Two moments of measurement beside each other, chosen from those in the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph
from srm_kit.document.html import blocks_html
from srm_kit.measures import measure, meetmomenten
from srm_kit.views import maten as metingen
from srm_kit.widgets.controls import choice_list
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["MEETMOMENTEN"]

_TOO_FEW = "Er is één meetmoment of geen. Vergelijken kan na een tweede meting."


def _pairs(snapshot: Snapshot) -> dict[str, tuple[date, date]]:
    """Each moment that has one before it, with that one; by date as text, the latest first."""
    every = meetmomenten(snapshot.dossier)
    return {now.isoformat(): (now, before) for before, now in reversed(list(pairwise(every)))}


def _comparison(snapshot: Snapshot, moment: date | None) -> Blocks:
    found = measure(snapshot.dossier, moment, weergave=True) if moment else snapshot.maten
    return Blocks(tuple(metingen.verandering(snapshot.dossier, found)))


def _show(state: ViewState) -> Mapping[str, str]:
    pairs = _pairs(state.snapshot)
    if not pairs:
        return {"keuze": "", "beeld": f"<p>{_TOO_FEW}</p>"}
    chosen = state.choice if state.choice in pairs else next(iter(pairs))
    choices = [(key, f"{nl.datum(now)} vergeleken met {nl.datum(before)}") for key, (now, before) in pairs.items()]
    return {
        "keuze": f'<div class="knoppen">{choice_list("moment", "Meetmomenten", choices, chosen)}</div>',
        "beeld": blocks_html(_comparison(state.snapshot, pairs[chosen][0]).blocks),
    }


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    return Answer(str(sent), tekst=f"U ziet de meting van {nl.datum(date.fromisoformat(str(sent)))}.")


def _twin(snapshot: Snapshot) -> Blocks:
    if not _pairs(snapshot):
        return Blocks((Paragraph(_TOO_FEW),))
    return _comparison(snapshot, None)


MEETMOMENTEN = View("Twee meetmomenten vergelijken", _show, _answer, _twin, "")
