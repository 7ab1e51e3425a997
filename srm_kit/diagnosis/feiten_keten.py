"""The first link a goal surely lacks: an unknown link before it leaves open which one is first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from srm_kit.diagnosis.feiten_opbouw import takes_over
from srm_kit.measures.keten import SCHAKELS, VERANTWOORDELIJKE
from srm_kit.measures.register import Register

__all__ = ["first_links"]

Feiten = Mapping[str, Any]
_MISSING: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indicatoren.doel",),
    "begin": ("indicatoren.nulmeting", "metingen"),
    "streef": ("indicatoren.streefwaarde", "streefwaarden"),
}
"""Where each part of an indicator can come from: it is missing only when none of these has it."""


def first_links(links: Register, maten: Feiten) -> dict[str, Any]:
    """Per link the goals that surely lack it first, while another goal has it; and their share of the goals."""
    chain: Feiten = maten["concretisering"]["keten"]["per_doel"] or {}
    there = {link for link in SCHAKELS if any(own[link] for own in chain.values())}
    first = {goal: link for goal, own in sorted(chain.items()) if (link := _first(links, goal, own, maten)) in there}
    found = {link: [goal for goal, gap in first.items() if gap == link] for link in SCHAKELS}
    return {
        "eerste_schakel": found,
        "deel_eerste_schakel": {link: len(goals) / len(chain) for link, goals in found.items()} if chain else {},
    }


def _first(links: Register, goal: str, own: Feiten, maten: Feiten) -> str | None:
    for link in SCHAKELS:
        if own[link] is not True:
            return link if own[link] is False and _surely(links, goal, link, own, maten) else None
    return None


def _surely(links: Register, goal: str, link: str, own: Feiten, maten: Feiten) -> bool:
    """Whether "no" is no more than that: every place where a "yes" could stand is recorded."""
    known = links.vastgelegd
    if link == "effect":
        return takes_over(links)
    if link == "indicator":
        return any(all(name in known for name in _MISSING[part]) for part in own["indicator_mist"])
    if link == "verantwoordelijke":
        return takes_over(links) and all(name in known for name in VERANTWOORDELIJKE)
    if link == "budget":
        return takes_over(links) and "inspanningen.budget" in known and "middelen" in known
    if link == "meting":
        return "indicatoren.doel" in known and ("indicatoren.frequentie" in known or _unmeasured(links, goal, maten))
    return True


def _unmeasured(links: Register, goal: str, maten: Feiten) -> bool:
    results = maten["resultaten"]["per_indicator"]
    return all(results[row.id]["nu"] is None for row in links.indicatoren.get(goal, ()))
