"""The results of all indicators together: counts per state, per goal, and which targets are incomplete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from srm_kit.measures.register import Register
from srm_kit.measures.resultaten.stand import STATEN, Indicatorstand, stand
from srm_kit.measures.resultaten.waarden import jaardoelen_van, metingen_van, waarden

__all__ = ["Resultaten", "resultaten"]

_TABELLEN = ("metingen", "streefwaarden")


@dataclass(frozen=True, slots=True)
class Resultaten:
    """Every indicator; the counts per state in all and per goal; ids with a target without date, and without target."""

    per_indicator: Mapping[str, Indicatorstand]
    telling: Mapping[str, int] | None
    per_doel: Mapping[str, Mapping[str, int]] | None
    zonder_jaar: tuple[str, ...] | None
    zonder_streef: tuple[str, ...] | None
    reden: str | None = None


def _count(stands: Iterable[Indicatorstand]) -> dict[str, int]:
    found = Counter(item.staat for item in stands)
    return {state: found[state] for state in STATEN}


def resultaten(links: Register) -> Resultaten:
    """The results of a register; nothing is counted when no indicators are recorded."""
    rows = links.dossier
    measured, promised = metingen_van(rows.metingen, rows.peildatum), jaardoelen_van(rows.streefwaarden)
    absent = tuple(name for name in _TABELLEN if name not in links.vastgelegd)
    every = {
        indicator.id: stand(indicator, waarden(indicator, measured, promised), rows.peildatum, absent)
        for indicator in sorted(rows.indicatoren, key=lambda each: each.id)
    }
    unknown = links.vastgelegd.ontbreekt("indicatoren")
    if unknown:
        return Resultaten({}, None, None, None, None, unknown)
    per_goal = {goal.id: _count(every[item.id] for item in links.indicatoren.get(goal.id, ())) for goal in links.doelen}
    return Resultaten(
        per_indicator=every,
        telling=_count(every.values()),
        per_doel=per_goal or None,
        zonder_jaar=tuple(key for key, item in every.items() if item.heeft_streef and item.streef_datum is None),
        zonder_streef=tuple(key for key, item in every.items() if not item.heeft_streef and item.staat != "context"),
        reden=links.zonder_doelen,
    )
