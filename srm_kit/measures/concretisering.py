"""Concretisering: does a goal become ever more concrete through the phases? (docs/maatstaven.md#concretisering)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures import smart as six
from srm_kit.measures.keten import SCHAKELS, Doelschakels, Keten, keten, schakels_per_doel
from srm_kit.measures.middelen import geld_van
from srm_kit.measures.register import Register, register
from srm_kit.measures.resultaten import Resultaten, resultaten
from srm_kit.measures.smart import CRITERIA, Smart, criteria_per_doel
from srm_kit.measures.trechter import Trechter, trappen, trechter
from srm_kit.measures.verloop import Verloop
from srm_kit.measures.wezen import Wezen, wezen

__all__ = [
    "CRITERIA",
    "SCHAKELS",
    "Concretisering",
    "Doelschakels",
    "Keten",
    "Smart",
    "Trechter",
    "Wezen",
    "concretisering",
    "schakels_van",
    "smart_per_doel",
    "trechter_doelen",
]


@dataclass(frozen=True, slots=True)
class Concretisering:
    """Everything about becoming concrete."""

    keten: Keten
    trechter: Trechter
    wezen: Wezen
    smart: Smart
    verloop: Mapping[str, Verloop]


def concretisering(links: Register, found: Resultaten, verloop: Mapping[str, Verloop]) -> Concretisering:
    """Chain, funnel, loose ends and criteria from the register; ``verloop``, the course of each strand, from the survey."""
    money = geld_van(links)
    chain = schakels_per_doel(links, found, money)
    return Concretisering(
        keten=keten(links, money, chain),
        trechter=trechter(links, trappen(links, found, money, chain)),
        wezen=wezen(links),
        smart=six.smart(links, criteria_per_doel(links, found)),
        verloop=verloop,
    )


def schakels_van(links: Register) -> dict[str, Doelschakels]:
    """The eight links of every goal that counts, by id."""
    return schakels_per_doel(links, resultaten(links), geld_van(links))


def trechter_doelen(dossier: Dossier) -> Mapping[str, tuple[str, ...]]:
    """The ids of the goals in each stage of the funnel, keys R, I and V, sorted.

    Each stage is part of the one before. A stage that cannot be given is empty here; the measure itself says why.
    """
    links = register(dossier)
    found, money = resultaten(links), geld_van(links)
    stages = trappen(links, found, money, schakels_per_doel(links, found, money))
    return {"R": stages.R, "I": stages.I or (), "V": stages.V or ()}


def smart_per_doel(dossier: Dossier) -> Mapping[str, Mapping[str, bool]]:
    """Which of the six criteria each goal meets, by the id of the goal, in the order of the dossier."""
    links = register(dossier)
    found = criteria_per_doel(links, resultaten(links))
    return {goal.id: found[goal.id] for goal in dossier.doelen_die_tellen}
