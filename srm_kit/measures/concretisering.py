"""Concretisering: does a goal become ever more concrete through the phases? (docs/maatstaven.md#concretisering)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Doel, Inspanning
from srm_kit.measures.redenen import GEEN_DOELEN, GEEN_KOPPELINGEN, niet_gemeten
from srm_kit.measures.register import Register, gevuld, register
from srm_kit.measures.verloop import Verloop
from srm_kit.model import drempels

__all__ = [
    "CRITERIA",
    "SCHAKELS",
    "Concretisering",
    "Keten",
    "Smart",
    "Trechter",
    "Wezen",
    "concretisering",
    "gemeten",
    "schakels",
    "smart_per_doel",
    "trechter_doelen",
]

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

CRITERIA = ("doelgroep", "indicator", "nulmeting", "streefwaarde", "termijn", "eigenaar")
"""The six criteria of a goal that can be checked."""


@dataclass(frozen=True, slots=True)
class Keten:
    """The chain: mean 0-100, share complete, goals by first missing link, every link of every goal."""

    gemiddelde: float | None
    volledig: float | None
    eerste_ontbrekende: Mapping[str, tuple[str, ...]] | None
    per_doel: Mapping[str, Mapping[str, bool]] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Trechter:
    """How many goals are formulated, organised, and running and measured; never growing."""

    R: int
    I: int | None  # noqa: E741 - the letter of the phase, as in the contract
    V: int | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Wezen:
    """What hangs loose, by id."""

    doelen_zonder_inspanning: tuple[str, ...] | None
    inspanningen_zonder_doel: tuple[str, ...] | None
    indicatoren_zonder_doel: tuple[str, ...] | None
    competenties_zonder_doel: tuple[str, ...] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Smart:
    """How many of six criteria a goal meets on average, and the share of goals per criterion."""

    gemiddelde: float | None
    per_criterium: Mapping[str, float] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Concretisering:
    """Everything about becoming concrete."""

    keten: Keten
    trechter: Trechter
    wezen: Wezen
    smart: Smart
    verloop: Mapping[str, Verloop]


def gemeten(dossier: Dossier) -> frozenset[str]:
    """Indicators with a value in the year up to the reference date, the date itself included."""
    last = dossier.peildatum
    first = last - timedelta(days=drempels().meting_dagen)
    return frozenset(item.indicator for item in dossier.metingen if _within(item.datum, first, last))


def _within(day: date, first: date, last: date) -> bool:
    return first <= day <= last


def _organised(effort: Inspanning) -> bool:
    return gevuld(effort.eigenaar) and (effort.budget or 0.0) > 0


def schakels(goal: Doel, links: Register, measured: frozenset[str]) -> dict[str, bool]:
    """Which of the eight links of a goal are filled; ``measured`` are the indicators with a recent value."""
    efforts = links.inspanningen.get(goal.id, ())
    processes = links.processen.get(goal.id, ())
    indicators = links.indicatoren.get(goal.id, ())
    owners = (*(item.eigenaar for item in efforts), *(item.eigenaar for item in processes))
    paid = any((item.budget or 0.0) > 0 for item in efforts)
    return {
        "effect": gevuld(goal.maatschappelijk_effect),
        "indicator": any(item.nulmeting is not None and item.streefwaarde is not None for item in indicators),
        "inspanning": bool(efforts),
        "proces": bool(processes),
        "verantwoordelijke": any(gevuld(owner) for owner in owners),
        "competentie": goal.id in links.competenties,
        "budget": (gevuld(goal.programma) or gevuld(goal.taakveld)) and paid,
        "meting": any(item.id in measured for item in indicators),
    }


def _keten(per_goal: Mapping[str, Mapping[str, bool]]) -> Keten:
    filled = sum(sum(links.values()) for links in per_goal.values())
    first = {goal: next((link for link in SCHAKELS if not links[link]), None) for goal, links in per_goal.items()}
    return Keten(
        gemiddelde=filled / (len(per_goal) * len(SCHAKELS)) * 100.0,
        volledig=sum(link is None for link in first.values()) / len(per_goal),
        eerste_ontbrekende={link: tuple(goal for goal, gap in first.items() if gap == link) for link in SCHAKELS},
        per_doel=per_goal,
    )


def _funnel(links: Register, measured: frozenset[str]) -> dict[str, tuple[str, ...]]:
    organised, running = [], []
    for goal in links.doelen:
        ready = [item for item in links.inspanningen.get(goal.id, ()) if _organised(item)]
        if not ready:
            continue
        organised.append(goal.id)
        followed = any(item.id in measured for item in links.indicatoren.get(goal.id, ()))
        if followed and any(item.status in ("lopend", "afgerond") for item in ready):
            running.append(goal.id)
    return {"R": tuple(goal.id for goal in links.doelen), "I": tuple(organised), "V": tuple(running)}


def trechter_doelen(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """The ids of the goals in each stage of the funnel, keys R, I and V, sorted.

    Each stage is part of the one before. Without any links I and V are empty; the measure itself says then
    that they were not measured.
    """
    return _funnel(register(dossier), gemeten(dossier))


def _wezen(dossier: Dossier, links: Register) -> Wezen:
    if not links.gekoppeld:
        return Wezen(None, None, None, None, GEEN_KOPPELINGEN)
    efforts = {item.id for items in links.inspanningen.values() for item in items}
    skills = {item.id for items in links.competenties.values() for item in items}
    return Wezen(
        doelen_zonder_inspanning=tuple(goal.id for goal in links.doelen if goal.id not in links.inspanningen),
        inspanningen_zonder_doel=_without({item.id for item in dossier.inspanningen_die_tellen}, efforts),
        indicatoren_zonder_doel=tuple(sorted(item.id for item in dossier.indicatoren if not item.doel)),
        competenties_zonder_doel=_without({item.id for item in dossier.competenties}, skills),
    )


def _without(everything: set[str], linked: set[str]) -> tuple[str, ...]:
    return tuple(sorted(everything - linked))


def _criteria(goal: Doel, links: Register) -> dict[str, bool]:
    indicators = links.indicatoren.get(goal.id, ())
    return {
        "doelgroep": gevuld(goal.doelgroep),
        "indicator": bool(indicators),
        "nulmeting": any(item.nulmeting is not None for item in indicators),
        "streefwaarde": any(item.streefwaarde is not None for item in indicators),
        "termijn": goal.termijn is not None,
        "eigenaar": gevuld(goal.eigenaar),
    }


def smart_per_doel(dossier: Dossier) -> Mapping[str, Mapping[str, bool]]:
    """Which of the six criteria each goal meets, by the id of the goal, in the order of the dossier."""
    links = register(dossier)
    return {goal.id: _criteria(goal, links) for goal in links.doelen}


def _smart(dossier: Dossier, links: Register) -> Smart:
    if not dossier.indicatoren:
        return Smart(None, None, niet_gemeten("er zijn geen indicatoren"))
    if not links.doelen:
        return Smart(None, None, GEEN_DOELEN)
    met = [_criteria(goal, links) for goal in links.doelen]
    return Smart(
        gemiddelde=sum(sum(item.values()) for item in met) / len(met),
        per_criterium={name: sum(item[name] for item in met) / len(met) for name in CRITERIA},
    )


def concretisering(
    dossier: Dossier,
    links: Register,
    verloop: Mapping[str, Verloop],
) -> Concretisering:
    """Chain, funnel, loose ends and criteria from the register; ``verloop``, the course of each strand, from the survey."""
    measured = gemeten(dossier)
    missing = GEEN_DOELEN if not links.doelen else None if links.gekoppeld else GEEN_KOPPELINGEN
    stages = _funnel(links, measured)
    if missing:
        chain = Keten(None, None, None, None, missing)
        funnel = Trechter(len(links.doelen), None, None, missing)
    else:
        chain = _keten({goal.id: schakels(goal, links, measured) for goal in links.doelen})
        funnel = Trechter(len(stages["R"]), len(stages["I"]), len(stages["V"]))
    return Concretisering(
        keten=chain,
        trechter=funnel,
        wezen=_wezen(dossier, links),
        smart=_smart(dossier, links),
        verloop=verloop,
    )
