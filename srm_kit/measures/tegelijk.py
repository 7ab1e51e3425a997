"""Tegelijk: does the organisation change in the same time as the people? (docs/maatstaven.md#verbinding-tegelijk)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.tabellen import Inspanning
from srm_kit.measures.kalender import maanden_later
from srm_kit.measures.redenen import niet_gemeten, niet_vastgelegd, samen
from srm_kit.measures.register import Register
from srm_kit.model import Spoor, drempels

__all__ = ["Tegelijk", "tegelijk", "zonder_mensen"]

_STATUS = ("gepland", "lopend", "afgerond")
_KOLOMMEN = ("inspanningen.spoor", "inspanningen.status", "inspanningen.start")
_OMVANG = ("inspanningen.budget", "inspanningen.uren")


@dataclass(frozen=True, slots=True)
class Tegelijk:
    """Of the goals with usable work on organisation or people (``bekend``), the share with both close in time."""

    aandeel: float | None
    bekend: int | None
    reden: str | None = None


def _usable(effort: Inspanning) -> bool:
    size = (effort.budget or 0.0) > 0 or (effort.uren or 0.0) > 0
    return effort.status in _STATUS and size and effort.start is not None


def _period(effort: Inspanning) -> tuple[date, date]:
    start = effort.start or date.min
    return start, date.max if effort.doorlopend or effort.eind is None else effort.eind


def _close(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return max(one[0], other[0]) <= maanden_later(min(one[1], other[1]), drempels().tegelijk_maanden)


def _unknown(links: Register) -> str | None:
    known = links.vastgelegd
    absent = [name for name in _KOLOMMEN if name not in known]
    if not any(name in known for name in _OMVANG):
        absent.append(" of ".join(_OMVANG))
    return samen(
        (
            known.zonder_koppeling("inspanning"),
            niet_vastgelegd(*absent) if absent else None,
        )
    )


def tegelijk(links: Register) -> Tegelijk:
    """The share of goals where work on organisation and work on people overlap or nearly do."""
    reason = links.zonder_doelen or _unknown(links)
    if reason:
        return Tegelijk(None, None, reason)
    known = together = 0
    for goal in links.doelen:
        hard, soft = _periods(links, goal.id)
        known += bool(hard or soft)
        together += any(_close(one, other) for one in hard for other in soft)
    if not known:
        return Tegelijk(None, 0, niet_gemeten("geen doel heeft een inspanning waarvan omvang en start bekend zijn"))
    return Tegelijk(together / known, known)


def zonder_mensen(links: Register) -> list[str]:
    """The goals where the organisation changes and nothing for people is close in time; none while such work is nowhere."""
    periods = {goal.id: _periods(links, goal.id) for goal in links.doelen}
    if not any(soft for _, soft in periods.values()):
        return []
    return [
        goal
        for goal, (hard, soft) in periods.items()
        if hard and not any(_close(one, other) for one in hard for other in soft)
    ]


def _periods(links: Register, goal: str) -> tuple[set[tuple[date, date]], set[tuple[date, date]]]:
    """The periods of usable work of a goal: on the organisation, and on people."""
    usable = [item for item in links.inspanningen.get(goal, ()) if _usable(item)]
    return (
        {_period(item) for item in usable if item.spoor is Spoor.BESTURING},
        {_period(item) for item in usable if item.spoor is Spoor.LEIDERSCHAP},
    )
