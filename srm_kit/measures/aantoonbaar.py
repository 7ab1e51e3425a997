"""Aantoonbaar: does a goal have both organisation and people on paper? (docs/maatstaven.md#verbinding-aantoonbaar)."""

from __future__ import annotations

from dataclasses import dataclass

from srm_kit.measures.beweging import doelen_met_gedrag
from srm_kit.measures.redenen import niet_vastgelegd
from srm_kit.measures.register import Register
from srm_kit.model import Spoor

__all__ = ["Aantoonbaar", "aantoonbaar"]


@dataclass(frozen=True, slots=True)
class Aantoonbaar:
    """The share of goals with both a B-object and an L-object, and the goals counted by what they have."""

    aandeel: float | None
    alleen_S: int | None
    S_B: int | None
    S_L: int | None
    alle: int | None
    reden: str | None = None


def _objects(links: Register, spoor: Spoor) -> frozenset[str]:
    """The goals, counting or not, with work on a strand."""
    found = links.inspanningen.items()
    return frozenset(goal for goal, efforts in found if any(item.spoor is spoor for item in efforts))


def aantoonbaar(links: Register) -> Aantoonbaar:
    """Whether goals have hard and soft measures side by side; unknown until both kinds are recorded."""
    hard = _objects(links, Spoor.BESTURING) | frozenset(links.processen)
    soft = _objects(links, Spoor.LEIDERSCHAP) | frozenset(links.competenties) | doelen_met_gedrag(links.dossier)
    reason = links.zonder_doelen
    if reason is None and not links.vastgelegd.volledig("koppelingen"):
        absent = [
            f"koppelingen aan {name}"
            for name, found in (("de organisatie (spoor B)", hard), ("mensen (spoor L)", soft))
            if not found
        ]
        reason = niet_vastgelegd(*absent) if absent else None
    if reason:
        return Aantoonbaar(None, None, None, None, None, reason)
    counts = {(b, x): 0 for b in (False, True) for x in (False, True)}
    for goal in links.doelen:
        counts[goal.id in hard, goal.id in soft] += 1
    return Aantoonbaar(
        aandeel=counts[True, True] / len(links.doelen),
        alleen_S=counts[False, False],
        S_B=counts[True, False],
        S_L=counts[False, True],
        alle=counts[True, True],
    )
