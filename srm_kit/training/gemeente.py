"""The municipality of a lesson: simulated with the planted faults, and again with an intervention.

How an intervention works is an assumption, and the lesson says so. A measure for structure takes away what was planted
in besturing & organisatie, one for people what was planted in leiderschap & gedrag. Strategie & doelen moves along as
far as both sides move. Only the planted part changes: the same people answer, so what differs is the intervention.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

import numpy as np

from srm_kit.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid, with_digest
from srm_kit.model import Fase, Spoor, stellingen
from srm_kit.simulation.fouten import peiling_van, populatie_van
from srm_kit.simulation.gezond import PEILDATUM, Registers, registers
from srm_kit.simulation.planten import plant
from srm_kit.simulation.referentie import fictieve_referentie
from srm_kit.simulation.respondenten import Peiling, draw
from srm_kit.simulation.storing import Storing

__all__ = ["N_RESPONDENTEN", "Ingreep", "Kant", "gemeente", "geraakt", "kanten"]

N_RESPONDENTEN = 240
"""Enough answers to tell a clear fault from chance, and not more than a middle-sized municipality gives."""


class Kant(Enum):
    """Which side of an intervention takes a part of a fault away."""

    HARD = "hard"
    ZACHT = "zacht"
    BEIDE = "beide"
    SAMEN = "samen"


@dataclass(frozen=True, slots=True)
class Ingreep:
    """The effort on each side: 0 is nothing, 1 takes away everything that was planted on that side."""

    hard: float = 0.0
    zacht: float = 0.0

    def __post_init__(self) -> None:
        if not (0 <= self.hard <= 1 and 0 <= self.zacht <= 1):
            raise ValueError("the effort on a side lies between 0 and 1")

    def weg(self, kant: Kant) -> float:
        """The share of a planted part that is gone: for ``BEIDE`` the lesser side counts, for ``SAMEN`` the mean."""
        if kant is Kant.BEIDE:
            return min(self.hard, self.zacht)
        if kant is Kant.SAMEN:
            return (self.hard + self.zacht) / 2
        return self.hard if kant is Kant.HARD else self.zacht


_CEL = {Spoor.STRATEGIE: Kant.BEIDE, Spoor.BESTURING: Kant.HARD, Spoor.LEIDERSCHAP: Kant.ZACHT}
_KLOOF = {"IS": Kant.HARD, "VS": Kant.ZACHT}
"""The gap in plans closes with a test of new plans, that in execution with people who work together."""

_AANDACHT = {Storing.EENZIJDIG_STRUCTUUR: Kant.ZACHT, Storing.EENZIJDIG_GEDRAG: Kant.HARD}
"""Attention is even again when the side that was left out gets some."""

_TABEL: dict[Storing, dict[str, Kant]] = {
    Storing.BELEID_UITVOERING: {"besluiten": Kant.HARD, "samenwerking": Kant.ZACHT},
    Storing.VERKOKERING: {"inspanningen": Kant.HARD, "samenwerking": Kant.ZACHT},
    Storing.EENZIJDIG_STRUCTUUR: dict.fromkeys(("inspanningen", "koppelingen", "competenties"), Kant.ZACHT),
    Storing.EENZIJDIG_GEDRAG: dict.fromkeys(("inspanningen", "koppelingen"), Kant.HARD),
    Storing.KOERS_ZONDER_LANDING: dict.fromkeys(("inspanningen", "metingen"), Kant.BEIDE),
}
"""Which side takes away what was planted in a register. Three tables are mixed and go row by row (``_rij``)."""

_ZACHTE_ASPECTEN = (6, 8)
"""Aspects of commissioning about people: knowledge and capacity, and learning."""


def _rij(tabel: str, rij: Any) -> Kant:
    if tabel == "beoordelingen":
        return _CEL[rij.cel.spoor]
    if tabel == "betrokkenheid":  # designing together asks people to listen, doing together asks agreements
        return Kant.ZACHT if rij.fase is Fase.RICHTEN else Kant.HARD
    return Kant.ZACHT if rij.aspect in _ZACHTE_ASPECTEN else Kant.HARD


def kanten(storing: Storing) -> dict[str, Kant]:
    """Per cell or block the side that takes away what this fault planted there."""
    found = {}
    for item in stellingen():
        cel = item.groep
        if len(cel) == 1:
            found[cel] = Kant.SAMEN
        elif storing is Storing.BELEID_UITVOERING and cel in _KLOOF:
            found[cel] = _KLOOF[cel]
        else:
            found[cel] = _CEL[Spoor(cel[1])]
    return found


def geraakt(storing: Storing) -> frozenset[str]:
    """The cells in which the answers of anyone differ because of this fault."""
    ill = peiling_van(storing, 1.0, N_RESPONDENTEN)
    well = peiling_van(Storing.GEZOND, 0, N_RESPONDENTEN)
    cells = {
        cell
        for group, means in ill.gemiddelden.items()
        for cell, mean in means.items()
        if mean != well.gemiddelden[group][cell]
    }
    statements = {item.groep for item in stellingen() if item.code in ill.stelling_verschil}
    return frozenset(cell for cell in cells | statements if len(cell) == 2)


def gemeente(
    naam: str, storingen: tuple[Storing, ...], sterkte: float, zaad: int, ingreep: Ingreep | None = None
) -> Dossier:
    """The fictional municipality with these faults, after an intervention when one is given.

    Parameters
    ----------
    naam
        Its name; it must not be that of a real municipality.
    storingen, sterkte
        What is planted, and how strong (points on the 1-5 scale, as in ``simulate``).
    zaad
        The same seed gives the same municipality, and the same people after the intervention.
    """
    change = ingreep or Ingreep()
    population = populatie_van(N_RESPONDENTEN)
    tables = registers(population, 12, np.random.default_rng([zaad, 1]))
    for storing in storingen:
        tables = _geplant(tables, storing, sterkte, zaad, change)
    return with_digest(
        Dossier(
            gemeente=GemeenteGegevens(naam, "", fictief=True),
            opdracht=Opdracht(
                peildatum=PEILDATUM,
                themas=("sociaal_domein", "omgevingswet"),
                bureau="Adviesbureau",
                aanleiding="Deze gemeente is bedacht om van te leren.",
                max_parallel=8,
            ),
            zorgvuldigheid=Zorgvuldigheid(True, True, PEILDATUM.replace(year=PEILDATUM.year + 1), 5),
            populatie=population,
            referentie=fictieve_referentie(),
            respons=draw(_peiling(storingen, sterkte, change), np.random.default_rng([zaad, 3])),
            **{item.name: getattr(tables, item.name) for item in fields(Registers)},
        )
    )


def _geplant(tables: Registers, storing: Storing, sterkte: float, zaad: int, ingreep: Ingreep) -> Registers:
    """The registers with what is left of one fault. Each side is planted in the same goals, as far as it is left."""
    made = {
        kant: plant(tables, storing, sterkte * (1 - ingreep.weg(kant)), np.random.default_rng([zaad, 2]))
        for kant in Kant
    }
    found: dict[str, Any] = {}
    for item in fields(Registers):
        name = item.name
        if name in ("beoordelingen", "betrokkenheid", "opdrachtgeverschap"):
            rows = [getattr(made[kant], name) for kant in Kant]
            found[name] = tuple(_kies(name, same) for same in zip(*rows, strict=True))
        else:
            kant = _TABEL.get(storing, {}).get(name, Kant.BEIDE)
            found[name] = getattr(made[kant], name)
    return Registers(**found)


def _kies(tabel: str, rijen: tuple[Any, ...]) -> Any:
    return rijen[list(Kant).index(_rij(tabel, rijen[0]))]


def _peiling(storingen: tuple[Storing, ...], sterkte: float, ingreep: Ingreep) -> Peiling:
    """What the answers are drawn from: healthy, minus what is left of every fault."""
    healthy = peiling_van(Storing.GEZOND, 0, N_RESPONDENTEN)
    means = {group: dict(cells) for group, cells in healthy.gemiddelden.items()}
    shifts: dict[str, float] = {}
    attention = dict(healthy.aandacht)
    cell_of = {item.code: item.groep for item in stellingen()}
    for storing, kant, wave in _delen(storingen, sterkte, ingreep):
        sides = kanten(storing)
        for group, cells in wave.gemiddelden.items():
            for cell, mean in cells.items():
                if sides[cell] is kant:
                    means[group][cell] += mean - healthy.gemiddelden[group][cell]
        if kant is _AANDACHT.get(storing):
            for group, mean in wave.aandacht.items():
                attention[group] += mean - healthy.aandacht[group]
        for code, shift in wave.stelling_verschil.items():
            if sides[cell_of[code]] is kant:
                shifts[code] = shifts.get(code, 0.0) + shift
    return replace(healthy, gemiddelden=means, stelling_verschil=shifts, aandacht=attention)


def _delen(storingen: tuple[Storing, ...], sterkte: float, ingreep: Ingreep) -> Iterator[tuple[Storing, Kant, Peiling]]:
    for storing in storingen:
        for kant in Kant:
            yield storing, kant, peiling_van(storing, sterkte * (1 - ingreep.weg(kant)), N_RESPONDENTEN)
