"""Smart: six criteria of a goal that can be checked (docs/maatstaven.md#concretisering-smart)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.tabellen import Doel
from srm_kit.measures.redenen import niet_vastgelegd, samen
from srm_kit.measures.register import Register, gevuld
from srm_kit.measures.resultaten import Resultaten
from srm_kit.model import drempels

__all__ = ["CRITERIA", "Smart", "criteria_per_doel", "smart"]

CRITERIA = ("doelgroep", "indicator", "nulmeting", "streefwaarde", "termijn", "eigenaar")
"""The six criteria of a goal that can be checked."""

_BRONNEN = {
    "doelgroep": ("doelen.doelgroep",),
    "indicator": ("indicatoren",),
    "nulmeting": ("indicatoren.nulmeting", "metingen"),
    "streefwaarde": ("indicatoren.streefwaarde", "streefwaarden"),
    "termijn": ("doelen.termijn", "indicatoren.streefdatum", "streefwaarden"),
    "eigenaar": ("doelen.eigenaar",),
}
"""What each criterion can come from."""


@dataclass(frozen=True, slots=True)
class Smart:
    """How many recorded criteria a goal meets on average, of how many, and the share of goals per criterion."""

    gemiddelde: float | None
    van: int
    per_criterium: Mapping[str, float | None]
    reden: str | None = None


def _criteria(goal: Doel, links: Register, found: Resultaten) -> dict[str, bool]:
    stands = [found.per_indicator[item.id] for item in links.indicatoren.get(goal.id, ())]
    return {
        "doelgroep": gevuld(goal.doelgroep),
        "indicator": bool(stands),
        "nulmeting": any(item.begin is not None for item in stands),
        "streefwaarde": any(item.heeft_streef for item in stands),
        "termijn": goal.termijn is not None or any(item.streef_datum is not None for item in stands),
        "eigenaar": gevuld(goal.eigenaar),
    }


def criteria_per_doel(links: Register, found: Resultaten) -> dict[str, dict[str, bool]]:
    """Which of the six criteria each goal meets, recorded or not, by the id of the goal."""
    return {goal.id: _criteria(goal, links, found) for goal in links.doelen}


def smart(links: Register, per_goal: Mapping[str, Mapping[str, bool]]) -> Smart:
    """The criteria of all goals; the mean needs a few recorded criteria."""
    recorded = [name for name in CRITERIA if any(source in links.vastgelegd for source in _BRONNEN[name])]
    absent = [name for name in CRITERIA if name not in recorded]
    unknown = niet_vastgelegd(*absent) if absent else None
    if not per_goal:
        return Smart(None, len(recorded), dict.fromkeys(CRITERIA), samen((links.zonder_doelen, unknown)))
    number = len(per_goal)
    shares = {name: sum(met[name] for met in per_goal.values()) / number for name in recorded}
    mean = sum(met[name] for met in per_goal.values() for name in recorded) / number
    return Smart(
        gemiddelde=mean if len(recorded) >= drempels().smart_minimum else None,
        van=len(recorded),
        per_criterium={name: shares.get(name) for name in CRITERIA},
        reden=unknown,
    )
