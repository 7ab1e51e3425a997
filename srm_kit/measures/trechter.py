"""Trechter: how many goals are formulated, organised, and running and measured (docs/maatstaven.md#concretisering-trechter)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.tabellen import Doel
from srm_kit.measures.keten import VERANTWOORDELIJKE, Doelschakels
from srm_kit.measures.middelen import Geld
from srm_kit.measures.redenen import niet_gemeten, niet_vastgelegd
from srm_kit.measures.register import Register, gevuld
from srm_kit.measures.resultaten import Resultaten
from srm_kit.model import drempels

__all__ = ["Trappen", "Trechter", "trappen", "trechter"]

_LOOPT = ("lopend", "afgerond")


@dataclass(frozen=True, slots=True)
class Trechter:
    """How many goals are in each stage, never growing, and which conditions were left out because nobody knows."""

    R: int | None
    I: int | None  # noqa: E741 - the letter of the phase, as in the contract
    V: int | None
    I_zonder: tuple[str, ...] | None
    V_zonder: tuple[str, ...] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Trappen:
    """The ids of the goals in each stage; None for a stage that cannot be given."""

    R: tuple[str, ...]
    I: tuple[str, ...] | None  # noqa: E741 - the letter of the phase
    V: tuple[str, ...] | None
    I_zonder: tuple[str, ...] | None
    V_zonder: tuple[str, ...] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class _Voorwaarde:
    """A condition of a stage: whether a goal meets it, whether that is known of it, whether it was declared complete."""

    waar: Callable[[Doel], bool]
    bekend: Callable[[Doel], bool]
    verklaard: bool

    def telt(self, goals: tuple[Doel, ...]) -> bool:
        """Whether the condition is used: declared, or known for enough of these goals."""
        known = sum(self.bekend(goal) for goal in goals)
        return self.verklaard or known >= drempels().trechter_bekend * len(goals)


def _conditions(
    links: Register, found: Resultaten, geld: Geld, chain: Mapping[str, Doelschakels]
) -> tuple[dict[str, _Voorwaarde], dict[str, _Voorwaarde]]:
    """The conditions of inrichten and of verrichten, by name."""
    known = links.vastgelegd

    def runs(goal: Doel) -> bool:
        return any(item.status in _LOOPT for item in links.inspanningen.get(goal.id, ()))

    def has_status(goal: Doel) -> bool:
        return any(gevuld(item.status) for item in links.inspanningen.get(goal.id, ()))

    def measured(goal: Doel) -> bool:
        return any(found.per_indicator[item.id].nu is not None for item in links.indicatoren.get(goal.id, ()))

    def link(name: str) -> Callable[[Doel], bool]:
        return lambda goal: chain[goal.id][name] is True

    organised = {
        "verantwoordelijke": _Voorwaarde(
            link("verantwoordelijke"),
            link("verantwoordelijke"),
            any(known.volledig(column) for column in VERANTWOORDELIJKE),
        ),
        "budget": _Voorwaarde(
            link("budget"), lambda goal: geld.bekend(goal, links.inspanningen.get(goal.id, ())), geld.verklaard
        ),
    }
    running = {
        "status": _Voorwaarde(runs, has_status, known.volledig("inspanningen.status")),
        "meting": _Voorwaarde(link("meting"), measured, known.volledig("metingen")),
    }
    return organised, running


def _pass(
    goals: Iterable[Doel], conditions: Mapping[str, _Voorwaarde], of: tuple[Doel, ...]
) -> tuple[tuple[Doel, ...], tuple[str, ...]]:
    """The goals that meet every condition that is used, and the names of those that are not."""
    used = {name: item for name, item in conditions.items() if item.telt(of)}
    passed = tuple(goal for goal in goals if all(item.waar(goal) for item in used.values()))
    return passed, tuple(name for name in conditions if name not in used)


def trappen(links: Register, found: Resultaten, geld: Geld, chain: Mapping[str, Doelschakels]) -> Trappen:
    """Which goals are in which stage."""
    every = tuple(goal.id for goal in links.doelen)
    linked = links.met_inspanning
    reason = links.zonder_doelen or links.vastgelegd.zonder_koppeling("inspanning")
    if not linked and reason is None:
        reason = niet_gemeten("aan geen enkel doel dat telt is een inspanning gekoppeld")
    if reason:
        return Trappen(every, None, None, None, None, reason)
    for_i, for_v = _conditions(links, found, geld, chain)
    organised, without_i = _pass(linked, for_i, linked)
    running, without_v = _pass(organised, for_v, linked)
    ids = tuple(goal.id for goal in organised)
    if len(without_v) == len(for_v):
        reason = niet_vastgelegd("of inspanningen lopen en of doelen worden gemeten, bij ten minste de helft")
        return Trappen(every, ids, None, without_i, None, reason)
    return Trappen(every, ids, tuple(goal.id for goal in running), without_i, without_v)


def trechter(links: Register, stages: Trappen) -> Trechter:
    """The counts of the stages."""
    return Trechter(
        R=len(stages.R) if links.dossier.doelen else None,
        I=None if stages.I is None else len(stages.I),
        V=None if stages.V is None else len(stages.V),
        I_zonder=stages.I_zonder,
        V_zonder=stages.V_zonder,
        reden=stages.reden,
    )
