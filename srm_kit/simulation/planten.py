"""Plants a fault in healthy registers; each function returns new tables and touches only what the fault is about."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace

import numpy as np

from srm_kit.model import Cel, Fase, Spoor
from srm_kit.simulation.gezond import Registers
from srm_kit.simulation.storing import Storing

__all__ = ["plant"]

_SHARE_PER_POINT = 0.75
"""The share of the goals that is touched per point of strength, up to all of them."""
_ASSESSED = {
    Storing.BELEID_UITVOERING: ("IS", "VS"),
    Storing.VERKOKERING: ("IB", "VB"),
    Storing.EENZIJDIG_STRUCTUUR: ("RL", "IL", "VL"),
    Storing.EENZIJDIG_GEDRAG: ("RB", "IB", "VB"),
    Storing.KOERS_ZONDER_LANDING: ("VS", "VB", "VL"),
    Storing.OPDRACHTGEVERSCHAP: ("RB", "VB"),
    Storing.GEEN_COCREATIE: ("RS",),
}
"""The cells whose documents score lower too."""


def plant(gezond: Registers, storing: Storing, sterkte: float, random: np.random.Generator) -> Registers:
    """The registers with the fault in a random share of the goals that grows with ``sterkte``."""
    share = min(_SHARE_PER_POINT * sterkte, 1.0)
    if storing is Storing.GEZOND or share == 0:
        return gezond
    order = random.permutation(len(gezond.doelen)).tolist()
    touched = frozenset(gezond.doelen[index].id for index in order[: round(share * len(order))])
    return _PLANTERS[storing](_assess(gezond, storing, sterkte), touched, sterkte)


def _assess(tables: Registers, storing: Storing, sterkte: float) -> Registers:
    cells = {Cel.van_code(code) for code in _ASSESSED[storing]}
    down = round(1.5 * sterkte)
    return replace(
        tables,
        beoordelingen=tuple(
            replace(row, score=max(row.score - down, 1), motivering="Genoemd, maar niet uitgewerkt")
            if row.cel in cells and down
            else row
            for row in tables.beoordelingen
        ),
    )


def _kind(tables: Registers, soort: str) -> frozenset[str]:
    return frozenset(afdeling.id for afdeling in tables.afdelingen if afdeling.soort == soort)


def _less_contact(tables: Registers, pairs: Callable[[str, str], bool], keep: float) -> Registers:
    """Cooperation between the departments that ``pairs`` names falls to the share ``keep``."""
    return replace(
        tables,
        samenwerking=tuple(
            replace(row, waarde=float(np.floor(row.waarde * keep)))
            if row.van != row.naar and pairs(row.van, row.naar)
            else row
            for row in tables.samenwerking
        ),
    )


def _policy_gap(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """Policy and execution meet less, and nobody tests new plans with those who carry them out."""
    policy, execution = _kind(tables, "beleid"), _kind(tables, "uitvoering")

    def meets(one: str, other: str) -> bool:
        return (one in policy and other in execution) or (other in policy and one in execution)

    decisions = tuple(
        replace(row, besluit="Een uitvoeringstoets op nieuwe plannen", status="open")
        if row.fase is Fase.INRICHTEN
        else row
        for row in tables.besluiten
    )
    return _less_contact(replace(tables, besluiten=decisions), meets, max(1 - 0.4 * sterkte, 0.3))


def _silos(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """Each goal is one department's, and departments hardly meet."""
    lead = {goal.id: goal.afdeling for goal in tables.doelen}
    own = {
        link.ref: lead[link.doel] for link in tables.koppelingen if link.soort == "inspanning" and link.doel in touched
    }
    efforts = tuple(replace(row, afdeling=own.get(row.id, row.afdeling)) for row in tables.inspanningen)
    return _less_contact(replace(tables, inspanningen=efforts), lambda one, other: True, max(1 - 0.8 * sterkte, 0.05))


def _one_sided(tables: Registers, touched: Set[str], spoor: Spoor, aspect: str, naam: str, soort: str) -> Registers:
    """The goals lose their links of one kind, and all their initiatives become one strand; money and departments stay."""
    linked = {link.ref for link in tables.koppelingen if link.soort == "inspanning" and link.doel in touched}
    return replace(
        tables,
        inspanningen=tuple(
            replace(row, spoor=spoor, aspect=aspect, naam=naam) if row.id in linked and row.spoor is not spoor else row
            for row in tables.inspanningen
        ),
        koppelingen=tuple(link for link in tables.koppelingen if not (link.doel in touched and link.soort == soort)),
    )


def _structure_only(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """Money and plans go to structure; nobody names what people must be able to do."""
    down = round(sterkte)
    skills = tuple(
        replace(row, aanwezig=max((row.aanwezig or 1) - down, 1)) if row.aanwezig is not None else row
        for row in tables.competenties
    )
    changed = replace(tables, competenties=skills)
    return _one_sided(changed, touched, Spoor.BESTURING, "structuur", "Nieuwe indeling en overleggen", "competentie")


def _behaviour_only(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """Training for all, and no process, mandate or contract that goes with it."""
    return _one_sided(tables, touched, Spoor.LEIDERSCHAP, "gedrag", "Training en coaching", "proces")


def _no_landing(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """The goals stay on paper: initiatives do not start and nobody measures."""
    linked = {link.ref for link in tables.koppelingen if link.soort == "inspanning" and link.doel in touched}
    indicators = {row.id for row in tables.indicatoren if row.doel in touched}
    return replace(
        tables,
        inspanningen=tuple(
            replace(row, status="gepland", voortgang=0.0) if row.id in linked else row for row in tables.inspanningen
        ),
        metingen=tuple(row for row in tables.metingen if row.indicator not in indicators),
    )


def _weak_commissioning(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """Lower levels on every aspect, knowledge and capacity (aspect 6) lowest."""
    down = round(1.5 * sterkte)
    return replace(
        tables,
        opdrachtgeverschap=tuple(
            replace(row, niveau=max(row.niveau - down - 1, 1) if row.aspect == 6 else max(row.niveau - down, 2))
            for row in tables.opdrachtgeverschap
        ),
    )


def _no_cocreation(tables: Registers, touched: Set[str], sterkte: float) -> Registers:
    """Partners of these goals are informed or consulted, in finding solutions and in doing."""
    down = max(round(2 * sterkte), 1)
    return replace(
        tables,
        betrokkenheid=tuple(
            replace(row, trede_nu=max((row.trede_nu or 0) - down, 0)) if row.doel in touched else row
            for row in tables.betrokkenheid
        ),
    )


_PLANTERS: dict[Storing, Callable[[Registers, Set[str], float], Registers]] = {
    Storing.BELEID_UITVOERING: _policy_gap,
    Storing.VERKOKERING: _silos,
    Storing.EENZIJDIG_STRUCTUUR: _structure_only,
    Storing.EENZIJDIG_GEDRAG: _behaviour_only,
    Storing.KOERS_ZONDER_LANDING: _no_landing,
    Storing.OPDRACHTGEVERSCHAP: _weak_commissioning,
    Storing.GEEN_COCREATIE: _no_cocreation,
}
