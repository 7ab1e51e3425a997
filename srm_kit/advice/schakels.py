"""Which links of a goal are gaps: nine links per goal, one for each phase and strand.

In two sentences, for a management team: every goal needs nine links, in each phase (richten, inrichten,
verrichten) one for strategy, one for organisation and one for people. A link holds when the dossier has it
written down, or when an initiative of that goal in that phase and strand is finished; it is a gap when what
would show it was recorded and does not; else nobody recorded it, and it is neither.

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
from srm_kit.dossier.contract.tabellen import Doel, Inspanning
from srm_kit.measures.concretisering import schakels_van
from srm_kit.measures.register import Register, gevuld
from srm_kit.model import CELLEN

__all__ = ["Schakel", "Toestand", "cel_van", "eerste_per_doel", "gesorteerd", "toestand"]

_PLACE = {cel.code: place for place, cel in enumerate(CELLEN)}


class Schakel(NamedTuple):
    """One link: the id of a goal and the code of a cell."""

    doel: str
    cel: str


@dataclass(frozen=True, slots=True)
class Toestand:
    """The links of a dossier: every one of the goals that count, which are gaps, and which nobody recorded."""

    doelen: tuple[str, ...]
    alle: tuple[Schakel, ...]
    gebroken: tuple[Schakel, ...]
    onbekend: tuple[Schakel, ...] = ()


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


def _all(*parts: bool | None) -> bool | None:
    """Whether every part holds; one that does not decides, also beside one that is not recorded."""
    if False in parts:
        return False
    return None if None in parts else True


def _written_down(goal: Doel, links: Register, chain: Mapping[str, bool | None]) -> dict[str, bool | None]:
    known = links.vastgelegd
    skills = links.competenties.get(goal.id, ())
    levels = [(item.vereist, item.aanwezig) for item in skills]
    linked = known.koppeling("competentie")
    enough = bool(levels) and all(need is not None and have is not None and have >= need for need, have in levels)
    both = linked and "competenties.vereist" in known and "competenties.aanwezig" in known
    named = {name: getattr(goal, name) for name in ("eigenaar", "portefeuillehouder")}
    return {
        "RS": _all(chain["effect"], chain["indicator"]),
        "RB": _all(*(gevuld(value) if f"doelen.{name}" in known else None for name, value in named.items())),
        "RL": any(need is not None for need, _ in levels) if linked and "competenties.vereist" in known else None,
        "IS": _all(chain["inspanning"], chain["budget"]),
        "IB": _all(chain["proces"], chain["verantwoordelijke"]),
        "IL": enough if both else None,
        "VS": chain["meting"],
        "VB": False if _work_is_known(goal, links) else None,
        "VL": False if _work_is_known(goal, links) else None,
    }


def _work_is_known(goal: Doel, links: Register) -> bool:
    """Whether it is recorded what has been finished for this goal, and in which phase and strand."""
    known = links.vastgelegd
    if not known.koppeling("inspanning") or "inspanningen.status" not in known:
        return False
    return all(
        item.status and (item.status != "afgerond" or cel_van(item)) for item in links.inspanningen.get(goal.id, ())
    )


def toestand(links: Register) -> Toestand:
    """Which links hold, which are gaps and which nobody recorded, from the register of the dossier."""
    chain = schakels_van(links)
    every, broken, unknown = [], [], []
    for goal in links.doelen:
        facts = _written_down(goal, links, chain[goal.id])
        facts |= {
            cell: True
            for item in links.inspanningen.get(goal.id, ())
            if item.status == "afgerond" and (cell := cel_van(item))
        }
        mine = [Schakel(goal.id, cel.code) for cel in CELLEN]
        every += mine
        broken += [link for link in mine if facts[link.cel] is False]
        unknown += [link for link in mine if facts[link.cel] is None]
    return Toestand(tuple(goal.id for goal in links.doelen), gesorteerd(every), gesorteerd(broken), gesorteerd(unknown))
