"""The register of goals, made ready once: what is linked to which goal, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Competentie, Doel, Indicator, Inspanning, Proces

__all__ = ["Register", "gevuld", "register"]


class _MetId(Protocol):
    @property
    def id(self) -> str: ...


_Ding = TypeVar("_Ding", bound=_MetId)


def gevuld(tekst: str) -> bool:
    """Whether a text cell says something."""
    return bool(tekst.strip())


@dataclass(frozen=True, slots=True)
class Register:
    """Goals that count, by id, and per goal (parents too) what is linked to it, without stopped initiatives.

    ``gekoppeld`` is False when the dossier has no links at all: then nothing about links was measured.
    """

    doelen: tuple[Doel, ...]
    gekoppeld: bool
    inspanningen: Mapping[str, tuple[Inspanning, ...]]
    processen: Mapping[str, tuple[Proces, ...]]
    competenties: Mapping[str, tuple[Competentie, ...]]
    indicatoren: Mapping[str, tuple[Indicator, ...]]

    def afdelingen(self, doel: str) -> tuple[str, ...]:
        """The departments of the initiatives of a goal, one for each initiative that has one."""
        return tuple(item.afdeling for item in self.inspanningen.get(doel, ()) if gevuld(item.afdeling))


def _linked(dossier: Dossier, soort: str, things: Iterable[_Ding]) -> dict[str, tuple[_Ding, ...]]:
    by_id = {thing.id: thing for thing in things}
    wanted = (link for link in dossier.koppelingen if link.soort == soort and link.ref in by_id)
    pairs = sorted({(link.doel, link.ref) for link in wanted})
    found: dict[str, tuple[_Ding, ...]] = {}
    for goal, ref in pairs:
        found[goal] = (*found.get(goal, ()), by_id[ref])
    return found


def register(dossier: Dossier) -> Register:
    """The register of a dossier."""
    indicators: dict[str, tuple[Indicator, ...]] = {}
    for item in sorted(dossier.indicatoren, key=lambda each: each.id):
        if item.doel:
            indicators[item.doel] = (*indicators.get(item.doel, ()), item)
    return Register(
        doelen=tuple(sorted(dossier.doelen_die_tellen, key=lambda goal: goal.id)),
        gekoppeld=bool(dossier.koppelingen),
        inspanningen=_linked(dossier, "inspanning", dossier.inspanningen_die_tellen),
        processen=_linked(dossier, "proces", dossier.processen),
        competenties=_linked(dossier, "competentie", dossier.competenties),
        indicatoren=indicators,
    )
