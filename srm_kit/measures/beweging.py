"""Beweging: how far each goal has come per strand, and which other behaviour was seen (docs/maatstaven.md#beweging)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import TREDEN, Gedrag, Ladderstand
from srm_kit.measures.register import Register
from srm_kit.model import drempels

__all__ = ["Beweging", "Gedragsbeeld", "Stap", "beweging", "doelen_met_gedrag"]


@dataclass(frozen=True, slots=True)
class Stap:
    """The latest step (1 to 5) of a goal on a strand, and the one before it; ``vorige`` None with one row only."""

    doel: str
    spoor: str
    trede: int
    datum: date
    bron: str
    vorige: int | None = None
    vorige_datum: date | None = None


@dataclass(frozen=True, slots=True)
class Gedragsbeeld:
    """On how many of the occasions the behaviour was seen, now and the time before."""

    rol: str
    van: str
    naar: str
    gezien: int
    van_de: int
    datum: date
    doel: str = ""
    vorige: tuple[int, int] | None = None
    vorige_datum: date | None = None


@dataclass(frozen=True, slots=True)
class Beweging:
    """Steps of goals that count, by goal and strand; behaviour by role."""

    treden: tuple[Stap, ...]
    gedrag: tuple[Gedragsbeeld, ...]


def _up_to(rows: Iterable[Ladderstand], day: date) -> list[Ladderstand]:
    return sorted(
        (row for row in rows if row.datum <= day), key=lambda row: (row.doel, "SBL".index(row.spoor.value), row.datum)
    )


def _shown(dossier: Dossier) -> list[Gedrag]:
    """Rows up to the reference date about enough people to speak of."""
    least = max(dossier.zorgvuldigheid.k_min, drempels().k_min)
    rows = (row for row in dossier.gedrag if row.datum <= dossier.peildatum and row.mensen >= least)
    return sorted(rows, key=lambda row: (row.rol.casefold(), row.naar.casefold(), row.datum))


def doelen_met_gedrag(dossier: Dossier) -> frozenset[str]:
    """The goals for which other behaviour was seen: that is work on people."""
    return frozenset(row.doel for row in _shown(dossier) if row.doel and row.gezien > 0)


def beweging(links: Register) -> Beweging | None:
    """What moved; None when neither table says anything, so that nothing changes where nobody keeps them."""
    dossier = links.dossier
    goals = {goal.id for goal in links.doelen}
    steps = []
    for (goal, spoor), rows in groupby(
        _up_to(dossier.ladder, dossier.peildatum), key=lambda row: (row.doel, row.spoor)
    ):
        *before, last = rows
        if goal in goals:
            earlier = before[-1] if before else None
            steps.append(
                Stap(
                    goal, spoor.value, _number(last), last.datum, last.bron,
                    _number(earlier) if earlier else None, earlier.datum if earlier else None,
                )
            )  # fmt: skip
    seen = []
    for _, same in groupby(_shown(dossier), key=lambda row: (row.rol.casefold(), row.naar.casefold())):
        *past, now = same
        then = past[-1] if past else None
        seen.append(
            Gedragsbeeld(
                now.rol, now.van, now.naar, now.gezien, now.van_de, now.datum, now.doel,
                (then.gezien, then.van_de) if then else None, then.datum if then else None,
            )
        )  # fmt: skip
    return Beweging(tuple(steps), tuple(seen)) if steps or seen else None


def _number(row: Ladderstand) -> int:
    return TREDEN.index(row.trede) + 1
