"""The few figures of a report that stand beside those of other municipalities in the overview of a batch."""

from __future__ import annotations

from collections.abc import Mapping

from srm_kit import nl
from srm_kit.diagnosis import ERNST
from srm_kit.phases.sessie import Sessie

__all__ = ["headline_figures"]


def headline_figures(sessie: Sessie) -> Mapping[str, int | None]:
    """The figures as the report prints them, and no digit more; None for what it does not give."""
    maten, dossier = sessie.maten, sessie.dossier
    power = maten.realisatiekracht
    low, high = power.interval or (None, None)
    answered = None
    if dossier.respons is not None and maten.meetmoment is not None:
        answered = dossier.respons.aantallen.get(maten.meetmoment, 0)
    return {
        "ervaren": _whole(power.ervaren),
        "ervaren_van": _whole(low),
        "ervaren_tot": _whole(high),
        "geregeld": _whole(power.geregeld),
        "bereikt": _whole(power.bereikt),
        "aantoonbaar": None if (part := maten.verbinding.aantoonbaar.aandeel) is None else _whole(100 * part),
        "respons": answered,
        "ernstig": sum(bevinding.ernst == ERNST[0] for bevinding in sessie.bevindingen),
    }


def _whole(value: float | None) -> int | None:
    return None if value is None else int(nl.getal(value).waarde)
