"""Money of a goal: budgets of its initiatives, or an amount of its programme or task field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from srm_kit.dossier.contract.tabellen import Doel, Inspanning
from srm_kit.measures.register import Register

__all__ = ["Geld", "geld_van"]


@dataclass(frozen=True, slots=True)
class Geld:
    """The programmes and task fields with a row of money, and those with an amount other than 0."""

    vastgelegd: bool
    verklaard: bool
    programmas: frozenset[str]
    taakvelden: frozenset[str]
    betaalde_programmas: frozenset[str]
    betaalde_taakvelden: frozenset[str]

    def heeft(self, doel: Doel, inspanningen: Iterable[Inspanning]) -> bool:
        """Whether a goal has money, by its initiatives together or by its programme or task field."""
        paid = doel.programma.strip() in self.betaalde_programmas or doel.taakveld.strip() in self.betaalde_taakvelden
        return paid or fsum(inspanning.budget or 0.0 for inspanning in inspanningen) > 0

    def bekend(self, doel: Doel, inspanningen: Iterable[Inspanning]) -> bool:
        """Whether it is known if a goal has money: a budget, also of 0, or a row of its programme or task field."""
        named = doel.programma.strip() in self.programmas or doel.taakveld.strip() in self.taakvelden
        return named or any(inspanning.budget is not None for inspanning in inspanningen)


def geld_van(links: Register) -> Geld:
    """The money in a register."""
    rows = links.dossier.middelen
    paid = [row for row in rows if (row.lasten or 0.0) != 0 or (row.baten or 0.0) != 0]
    known = links.vastgelegd
    declared = known.volledig("inspanningen.budget") or known.volledig("middelen")
    budgeted = any(item.budget is not None for items in links.inspanningen.values() for item in items)
    return Geld(
        vastgelegd=declared or budgeted or bool(rows),
        verklaard=declared,
        programmas=_names(row.programma for row in rows),
        taakvelden=_names(row.taakveld for row in rows),
        betaalde_programmas=_names(row.programma for row in paid),
        betaalde_taakvelden=_names(row.taakveld for row in paid),
    )


def _names(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text.strip() for text in texts) - {""}
