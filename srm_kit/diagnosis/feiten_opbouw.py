"""Which rows are surely goals, and who owns them, when nobody recorded how goals hang together.

Without ``niveau`` and ``bovenliggend`` a heading counts as a goal and nothing is taken from it. A rule may not find
something because of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from srm_kit.dossier.contract.tabellen import Doel
from srm_kit.measures.register import Register, gevuld

__all__ = ["owners", "sure_goals", "takes_over"]

_EIGEN = ("doelgroep", "termijn", "afdeling", "programma", "taakveld")
"""Columns that headings mostly leave empty."""


def sure_goals(links: Register) -> tuple[Doel, ...]:
    """The goals that count and are surely no heading: all when the build-up is recorded, else those with a link."""
    if "doelen.niveau" in links.vastgelegd or "doelen.bovenliggend" in links.vastgelegd:
        return links.doelen
    tables = links.dossier
    linked = {row.doel for table in (tables.indicatoren, tables.koppelingen, tables.betrokkenheid) for row in table}
    return tuple(goal for goal in links.doelen if goal.id in linked)


def takes_over(links: Register) -> bool:
    """Whether it is known what goals take from a goal above them: that is recorded, or no row looks like a heading."""
    if "doelen.bovenliggend" in links.vastgelegd:
        return True
    alike = sure_goals(links) or _described(links) or links.doelen
    return len(alike) == len(links.doelen) == len(links.dossier.doelen)


def owners(links: Register) -> dict[str, float | int | None]:
    """The share of goals with an owner, the highest of every way to tell goals from headings, and of how many goals.

    None when only rows that look like headings have an owner: then nobody recorded who owns the goals under them.
    """
    sure, described = sure_goals(links), _described(links)
    likely = tuple(goal for goal in links.doelen if goal in sure or goal in described) or links.doelen
    if not links.doelen or (not _owned(sure or likely) and not takes_over(links)):
        return {"deel_met_eigenaar": None, "doelen_eigenaar": len(likely)}
    ways = [goals for goals in (sure, likely, links.doelen) if goals]
    return {"deel_met_eigenaar": max(map(_owned, ways)), "doelen_eigenaar": len(likely)}


def _described(links: Register) -> tuple[Doel, ...]:
    return tuple(goal for goal in links.doelen if any(gevuld(getattr(goal, name)) for name in _EIGEN))


def _owned(goals: Sequence[Doel]) -> float:
    return sum(gevuld(goal.eigenaar) for goal in goals) / len(goals)
