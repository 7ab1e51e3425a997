"""Continu: does the municipality keep deciding on goals, organisation and people? (docs/maatstaven.md#verbinding-continu)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from srm_kit.measures.kalender import kwartaal
from srm_kit.measures.register import Register
from srm_kit.model import Spoor, drempels

__all__ = ["Continu", "continu"]

_GENOMEN = ("genomen", "uitgevoerd")
_GEEN_KWARTAAL = "er is geen kwartaal met zowel een besluit over de organisatie als een besluit over mensen"


@dataclass(frozen=True, slots=True)
class Continu:
    """The share of recent quarters with decisions on two strands, and when structure and people last met."""

    kwartalen: float | None
    laatste: date | None
    reden: str | None = None


def _last(decisions: Iterable[tuple[date, Spoor]]) -> date | None:
    """The latest decision on B or L in the latest quarter that has both."""
    quarters: dict[int, dict[Spoor, date]] = {}
    for day, strand in decisions:
        if strand in (Spoor.BESTURING, Spoor.LEIDERSCHAP):
            found = quarters.setdefault(kwartaal(day), {})
            found[strand] = max(day, found.get(strand, day))
    both = [quarter for quarter, found in quarters.items() if len(found) == 2]
    return max(quarters[max(both)].values()) if both else None


def continu(links: Register) -> Continu:
    """How continuous decisions are, from decisions that were taken up to the reference date."""
    unknown = links.vastgelegd.ontbreekt("besluiten.spoor")
    if unknown:
        return Continu(None, None, unknown)
    rows, moment = links.dossier.besluiten, links.dossier.peildatum
    taken = [
        (row.datum, row.spoor)
        for row in rows
        if row.status in _GENOMEN and row.datum is not None and row.datum <= moment and row.spoor is not None
    ]
    number = drempels().continu_kwartalen
    strands: dict[int, set[Spoor]] = {}
    for day, strand in taken:
        strands.setdefault(kwartaal(day), set()).add(strand)
    recent = [strands.get(kwartaal(moment) - back, set()) for back in range(number)]
    latest = _last(taken)
    share = sum(len(found) >= 2 for found in recent) / number
    return Continu(share, latest, None if latest is not None else _GEEN_KWARTAAL)
