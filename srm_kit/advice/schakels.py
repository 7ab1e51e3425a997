"""Which links of a goal are broken: nine links per goal, one for each phase and strand.

In two sentences, for a management team: every goal needs nine links, in each phase (richten, inrichten,
verrichten) one for strategy, one for organisation and one for people. A link holds when the dossier has it
written down, or when an initiative of that goal in that phase and strand is finished; else it is broken.

What counts as written down is docs/maatstaven.md#concretisering-keten, with each of the eight links of the chain in the
cell that makes it:

====  ==========================================================================================
cell  written down
====  ==========================================================================================
RS    the effect is described, and an indicator has a start and a target (effect, indicator)
RB    both who answers politically and who answers officially are named
RL    a linked competence says which level is needed
IS    an initiative is linked, with budget and a programme or taakveld (inspanning, budget)
IB    a process is linked, and someone is responsible (proces, verantwoordelijke)
IL    linked competences have both levels, and none falls short (competentie)
VS    an indicator was measured in the last year (meting)
VB    nothing: only a finished initiative shows it
VL    nothing: only a finished initiative shows it
====  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from srm_kit import nl
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Doel, Inspanning
from srm_kit.measures.concretisering import schakels_van
from srm_kit.measures.register import Register, gevuld, register
from srm_kit.model import CELLEN

__all__ = ["Schakel", "Toestand", "cel_van", "eerste_per_doel", "gesorteerd", "toestand"]

_PLACE = {cel.code: place for place, cel in enumerate(CELLEN)}


class Schakel(NamedTuple):
    """One link: the id of a goal and the code of a cell."""

    doel: str
    cel: str


@dataclass(frozen=True, slots=True)
class Toestand:
    """The links of a dossier: every one of the goals that count, and which of them are broken."""

    doelen: tuple[str, ...]
    alle: tuple[Schakel, ...]
    gebroken: tuple[Schakel, ...]


def gesorteerd(links: Iterable[Schakel]) -> tuple[Schakel, ...]:
    """Links by goal, within a goal in the order of the model.

    >>> [link.cel for link in gesorteerd([Schakel("D1", "IB"), Schakel("D1", "RL"), Schakel("D1", "VS")])]
    ['RL', 'IB', 'VS']
    """
    return tuple(sorted(set(links), key=lambda link: (nl.volgorde(link.doel), link.doel, _PLACE[link.cel])))


def eerste_per_doel(links: Iterable[Schakel]) -> frozenset[Schakel]:
    """Of each goal the first of these links, in the order of the model."""
    first: dict[str, Schakel] = {}
    for link in gesorteerd(links):
        first.setdefault(link.doel, link)
    return frozenset(first.values())


def cel_van(effort: Inspanning) -> str | None:
    """The code of the cell an initiative works in; None when its phase or strand is not filled in."""
    if effort.fase is None or effort.spoor is None:
        return None
    return effort.fase.value + effort.spoor.value


def _written_down(goal: Doel, links: Register, chain: Mapping[str, bool | None]) -> frozenset[str]:
    skills = links.competenties.get(goal.id, ())
    levels = [(item.vereist, item.aanwezig) for item in skills]
    facts = {
        "RS": chain["effect"] and chain["indicator"],
        "RB": gevuld(goal.eigenaar) and gevuld(goal.portefeuillehouder),
        "RL": any(needed is not None for needed, _ in levels),
        "IS": chain["inspanning"] and chain["budget"],
        "IB": chain["proces"] and chain["verantwoordelijke"],
        "IL": bool(levels) and all(need is not None and have is not None and have >= need for need, have in levels),
        "VS": chain["meting"],
    }
    return frozenset(code for code, holds in facts.items() if holds)


def toestand(dossier: Dossier) -> Toestand:
    """Which links hold and which are broken, from the registers of the dossier."""
    links = register(dossier)
    chain = schakels_van(links)
    every, broken = [], []
    for goal in links.doelen:
        holds = set(_written_down(goal, links, chain[goal.id]))
        holds |= {cel_van(item) or "" for item in links.inspanningen.get(goal.id, ()) if item.status == "afgerond"}
        mine = [Schakel(goal.id, cel.code) for cel in CELLEN]
        every += mine
        broken += [link for link in mine if link.cel not in holds]
    return Toestand(tuple(goal.id for goal in links.doelen), gesorteerd(every), gesorteerd(broken))
