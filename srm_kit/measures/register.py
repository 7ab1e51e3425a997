"""The register of goals, made ready once: which goals count, and what belongs to each (docs/maatstaven.md#doelen-die-tellen)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Indicator, Inspanning, Proces
from srm_kit.measures.meetellen import meetellend
from srm_kit.measures.redenen import GEEN_DOEL_BEVESTIGD, GEEN_DOEL_TELT
from srm_kit.measures.vastgelegd import Vastgelegd, gevuld, vastgelegd

__all__ = ["OVERGENOMEN", "Register", "gevuld", "register"]

OVERGENOMEN = (
    "maatschappelijk_effect",
    "doelgroep",
    "termijn",
    "portefeuillehouder",
    "eigenaar",
    "programma",
    "taakveld",
)
"""What a goal takes from its nearest ancestor that has it."""


class _MetId(Protocol):
    @property
    def id(self) -> str: ...


_Ding = TypeVar("_Ding", bound=_MetId)


@dataclass(frozen=True, slots=True)
class Register:
    """The rows that count, what is recorded in them, the goals that count, and per goal what belongs to it.

    ``doelen`` are the goals that count, by id, each with what it takes from its ancestors. In the mappings a goal
    that counts has what belongs to its descendants too; any other goal has only what is linked to itself.
    ``behoort`` says to which goals that count a thing of a goal belongs.
    """

    dossier: Dossier
    vastgelegd: Vastgelegd
    doelen: tuple[Doel, ...]
    behoort: Mapping[str, tuple[str, ...]]
    inspanningen: Mapping[str, tuple[Inspanning, ...]]
    processen: Mapping[str, tuple[Proces, ...]]
    competenties: Mapping[str, tuple[Competentie, ...]]
    indicatoren: Mapping[str, tuple[Indicator, ...]]

    @property
    def gekoppeld(self) -> bool:
        """Whether there is any koppeling that counts."""
        return bool(self.dossier.koppelingen)

    @property
    def zonder_doelen(self) -> str | None:
        """Why there is no figure about goals at all; None when there are goals that count."""
        if self.doelen:
            return None
        return GEEN_DOEL_TELT if self.dossier.doelen else GEEN_DOEL_BEVESTIGD

    @property
    def met_inspanning(self) -> tuple[Doel, ...]:
        """The goals that count with a linked initiative."""
        return tuple(goal for goal in self.doelen if self.inspanningen.get(goal.id))

    def afdelingen(self, doel: str) -> tuple[str, ...]:
        """The departments of the initiatives of a goal, one for each initiative that has one."""
        return tuple(item.afdeling for item in self.inspanningen.get(doel, ()) if gevuld(item.afdeling))


def _up(goal: Doel, by_id: Mapping[str, Doel]) -> Iterator[Doel]:
    """The ancestors of a goal, nearest first."""
    seen, above = {goal.id}, goal.bovenliggend
    while above and above not in seen and above in by_id:
        seen.add(above)
        yield by_id[above]
        above = by_id[above].bovenliggend


def _inherited(goal: Doel, ancestors: Iterable[Doel]) -> Doel:
    missing = {name for name in OVERGENOMEN if not gevuld(getattr(goal, name))}
    found: dict[str, Any] = {}
    for parent in ancestors:
        for name in tuple(missing):
            if gevuld(getattr(parent, name)):
                found[name] = getattr(parent, name)
                missing.discard(name)
    return replace(goal, **found) if found else goal


def _belonging(
    pairs: Iterable[tuple[str, str]], things: Iterable[_Ding], belongs: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[_Ding, ...]]:
    """Per goal the things of (goal, id) pairs, each once, by id."""
    by_id = {thing.id: thing for thing in things}
    wanted: dict[str, set[str]] = {}
    for goal, ref in pairs:
        if ref in by_id:
            for owner in {goal, *belongs.get(goal, ())}:
                wanted.setdefault(owner, set()).add(ref)
    return {goal: tuple(by_id[ref] for ref in sorted(refs)) for goal, refs in sorted(wanted.items())}


def register(dossier: Dossier) -> Register:
    """The register of a dossier."""
    rows = meetellend(dossier)
    by_id = {goal.id: goal for goal in rows.doelen}
    counting = sorted(rows.doelen_die_tellen, key=lambda goal: goal.id)
    counts = {goal.id for goal in counting}
    belongs = {
        goal.id: tuple(each.id for each in (goal, *_up(goal, by_id)) if each.id in counts) for goal in rows.doelen
    }
    links: dict[str, list[tuple[str, str]]] = {
        kind: [] for kind in ("inspanning", "proces", "competentie", "indicator")
    }
    for link in rows.koppelingen:
        links[link.soort].append((link.doel, link.ref))
    links["indicator"] += [(indicator.doel, indicator.id) for indicator in rows.indicatoren if indicator.doel]
    return Register(
        dossier=rows,
        vastgelegd=vastgelegd(rows),
        doelen=tuple(_inherited(goal, _up(goal, by_id)) for goal in counting),
        behoort=belongs,
        inspanningen=_belonging(links["inspanning"], rows.inspanningen, belongs),
        processen=_belonging(links["proces"], rows.processen, belongs),
        competenties=_belonging(links["competentie"], rows.competenties, belongs),
        indicatoren=_belonging(links["indicator"], rows.indicatoren, belongs),
    )
