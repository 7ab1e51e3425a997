"""Keten: the eight links of a goal, from effect to measurement (docs/maatstaven.md#concretisering-keten)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.tabellen import Doel
from srm_kit.measures.middelen import Geld
from srm_kit.measures.redenen import niet_vastgelegd
from srm_kit.measures.register import Register, gevuld
from srm_kit.measures.registercijfer import Registercijfer
from srm_kit.measures.resultaten import Indicatorstand, Resultaten
from srm_kit.model import drempels

__all__ = ["SCHAKELS", "VERANTWOORDELIJKE", "Doelschakels", "Keten", "geregeld", "keten", "schakels_per_doel"]

SCHAKELS = (
    "effect",
    "indicator",
    "inspanning",
    "proces",
    "verantwoordelijke",
    "competentie",
    "budget",
    "meting",
)
"""The eight links of the chain of a goal, in order."""

VERANTWOORDELIJKE = (
    "doelen.eigenaar",
    "doelen.portefeuillehouder",
    "inspanningen.eigenaar",
    "processen.eigenaar",
)
"""The columns that can name who is responsible for a goal."""


@dataclass(frozen=True, slots=True)
class Doelschakels(Mapping[str, bool | None]):
    """The links of one goal: there, not there, or None when nobody recorded it; as a mapping only the links.

    ``indicator_mist`` is what lacks: ``indicator`` without any, else what of begin and streef is missing at the
    indicator that lacks least.
    """

    effect: bool | None
    indicator: bool | None
    inspanning: bool | None
    proces: bool | None
    verantwoordelijke: bool | None
    competentie: bool | None
    budget: bool | None
    meting: bool | None
    indicator_mist: tuple[str, ...] | None
    reden: str | None = None

    def __getitem__(self, schakel: str) -> bool | None:
        if schakel not in SCHAKELS:
            raise KeyError(schakel)
        found: bool | None = getattr(self, schakel)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(SCHAKELS)

    def __len__(self) -> int:
        return len(SCHAKELS)

    @property
    def deel(self) -> float:
        """The share of the recorded links that are there; 0 when none is recorded."""
        known = [value for value in self.values() if value is not None]
        return sum(known) / len(known) if known else 0.0

    @property
    def eerste_ontbrekende(self) -> str | None:
        """The first recorded link that is not there."""
        return next((name for name in SCHAKELS if self[name] is False), None)


@dataclass(frozen=True, slots=True)
class Keten:
    """The chain: recorded links, mean 0-100, share complete, goals by first missing link, every link of every goal."""

    vastgelegd: tuple[str, ...]
    gemiddelde: float | None
    volledig: float | None
    eerste_ontbrekende: Mapping[str, tuple[str, ...]] | None
    per_doel: Mapping[str, Doelschakels] | None
    reden: str | None = None


def _recorded(links: Register, geld: Geld) -> tuple[str, ...]:
    known = links.vastgelegd
    holds = {
        "effect": "doelen.maatschappelijk_effect" in known,
        "indicator": "indicatoren" in known,
        "inspanning": known.koppeling("inspanning"),
        "proces": known.koppeling("proces"),
        "verantwoordelijke": any(name in known for name in VERANTWOORDELIJKE),
        "competentie": known.koppeling("competentie"),
        "budget": geld.vastgelegd,
        "meting": "metingen" in known,
    }
    return tuple(name for name in SCHAKELS if holds[name])


def _missing(indicators: tuple[Indicatorstand, ...]) -> tuple[str, ...]:
    """What lacks at the indicator that lacks least; of equals the one with the first id."""
    if not indicators:
        return ("indicator",)
    lacks = [
        tuple(name for name, absent in (("begin", item.begin is None), ("streef", not item.heeft_streef)) if absent)
        for item in indicators
    ]
    return min(lacks, key=len)


def _goal(goal: Doel, links: Register, found: Resultaten, geld: Geld, recorded: tuple[str, ...]) -> Doelschakels:
    efforts = links.inspanningen.get(goal.id, ())
    processes = links.processen.get(goal.id, ())
    stands = tuple(found.per_indicator[item.id] for item in links.indicatoren.get(goal.id, ()))
    lacks = _missing(stands)
    owners = [goal.eigenaar, goal.portefeuillehouder]
    owners += [item.eigenaar for item in efforts] + [item.eigenaar for item in processes]
    holds = {
        "effect": gevuld(goal.maatschappelijk_effect),
        "indicator": not lacks,
        "inspanning": bool(efforts),
        "proces": bool(processes),
        "verantwoordelijke": any(gevuld(owner) for owner in owners),
        "competentie": bool(links.competenties.get(goal.id)),
        "budget": geld.heeft(goal, efforts),
        "meting": any(item.vers for item in stands),
    }
    absent = [name for name in SCHAKELS if name not in recorded]
    return Doelschakels(
        **{name: value if name in recorded else None for name, value in holds.items()},
        indicator_mist=lacks if "indicator" in recorded else None,
        reden=niet_vastgelegd(*absent) if absent else None,
    )


def schakels_per_doel(links: Register, found: Resultaten, geld: Geld) -> dict[str, Doelschakels]:
    """The links of every goal that counts, by id."""
    recorded = _recorded(links, geld)
    return {goal.id: _goal(goal, links, found, geld, recorded) for goal in links.doelen}


def keten(links: Register, geld: Geld, per_goal: Mapping[str, Doelschakels]) -> Keten:
    """The chain of all goals; a mean needs a few recorded links, and complete is said over more of them."""
    recorded, limits = _recorded(links, geld), drempels()
    if not per_goal:
        return Keten(recorded, None, None, None, None, links.zonder_doelen)
    absent = [name for name in SCHAKELS if name not in recorded]
    number = len(per_goal)
    first = {goal: item.eerste_ontbrekende for goal, item in per_goal.items()}
    mean = 100.0 * sum(item.deel for item in per_goal.values()) / number
    complete = sum(link is None for link in first.values()) / number
    enough = len(recorded) >= limits.keten_minimum, len(recorded) >= limits.keten_volledig_minimum
    return Keten(
        vastgelegd=recorded,
        gemiddelde=mean if enough[0] else None,
        volledig=complete if enough[1] else None,
        eerste_ontbrekende={
            link: tuple(sorted(goal for goal, gap in first.items() if gap == link)) for link in SCHAKELS
        },
        per_doel=per_goal,
        reden=niet_vastgelegd(*absent) if not all(enough) else None,
    )


def geregeld(found: Keten) -> Registercijfer:
    """What is arranged on paper: the second figure of realisatiekracht."""
    return Registercijfer(found.gemiddelde, found.reden if found.gemiddelde is None else None)
