"""The municipality of a lesson: simulated with the planted faults, and again with an intervention.

How an intervention works is an assumption, and the lesson says so. A measure for structure takes away what was planted
in besturing & organisatie, one for people what was planted in leiderschap & gedrag. Strategie & doelen moves along as
far as both sides move. Only the planted part changes: the same people answer, so what differs is the intervention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any
from zlib import crc32

import numpy as np

from srm_kit.dossier import Dossier
from srm_kit.model import Fase, Spoor, stellingen
from srm_kit.simulation.fouten import bedacht_dossier, peiling_van, populatie_van
from srm_kit.simulation.gezond import Registers, registers
from srm_kit.simulation.planten import plant
from srm_kit.simulation.respondenten import Peilingopzet, draw
from srm_kit.simulation.storing import Storing

__all__ = ["N_RESPONDENTEN", "Ingreep", "Side", "eigen_verschil", "gemeente", "geraakt", "kanten", "lesgemeente"]

N_RESPONDENTEN = 240
"""Enough answers to tell a clear fault from chance, and not more than a middle-sized municipality gives."""


class Side(Enum):
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

    def weg(self, kant: Side) -> float:
        """The share of a planted part that is gone: for ``BEIDE`` the lesser side counts, for ``SAMEN`` the mean."""
        if kant is Side.BEIDE:
            return min(self.hard, self.zacht)
        if kant is Side.SAMEN:
            return (self.hard + self.zacht) / 2
        return self.hard if kant is Side.HARD else self.zacht


_OWN = 0.15
"""The healthy cells of a lesson differ at most so many points from the simulation."""
_PER_SEED = 10_000

_CEL = {Spoor.STRATEGIE: Side.BEIDE, Spoor.BESTURING: Side.HARD, Spoor.LEIDERSCHAP: Side.ZACHT}
_KLOOF = {"IS": Side.HARD, "VS": Side.ZACHT}
"""The gap in plans closes with a test of new plans, that in execution with people who work together."""

_AANDACHT = {Storing.EENZIJDIG_STRUCTUUR: Side.ZACHT, Storing.EENZIJDIG_GEDRAG: Side.HARD}
"""Attention is even again when the side that was left out gets some."""

_TABEL: dict[Storing, dict[str, Side]] = {
    Storing.BELEID_UITVOERING: {"besluiten": Side.HARD, "samenwerking": Side.ZACHT},
    Storing.VERKOKERING: {"inspanningen": Side.HARD, "samenwerking": Side.ZACHT},
    Storing.EENZIJDIG_STRUCTUUR: dict.fromkeys(("inspanningen", "koppelingen", "competenties"), Side.ZACHT),
    Storing.EENZIJDIG_GEDRAG: dict.fromkeys(("inspanningen", "koppelingen"), Side.HARD),
    Storing.KOERS_ZONDER_LANDING: dict.fromkeys(("inspanningen", "metingen"), Side.BEIDE),
}
"""Which side takes away what was planted in a register. Three tables are mixed and go row by row (``_row``)."""

_SOFT_ASPECTS = (6, 8)
"""Aspects of commissioning about people: knowledge and capacity, and learning."""


def _row(tabel: str, rij: Any) -> Side:
    if tabel == "beoordelingen":
        return _CEL[rij.cel.spoor]
    if tabel == "betrokkenheid":  # designing together asks people to listen, doing together asks agreements
        return Side.ZACHT if rij.fase is Fase.RICHTEN else Side.HARD
    return Side.ZACHT if rij.aspect in _SOFT_ASPECTS else Side.HARD


def kanten(storing: Storing) -> dict[str, Side]:
    """Per cell or block the side that takes away what this fault planted there."""
    found = {}
    for stelling in stellingen():
        cel = stelling.groep
        if len(cel) == 1:
            found[cel] = Side.SAMEN
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
    statements = {stelling.groep for stelling in stellingen() if stelling.code in ill.stelling_verschil}
    return frozenset(cell for cell in cells | statements if len(cell) == 2)


def gemeente(
    naam: str,
    storingen: tuple[Storing, ...],
    sterkte: float,
    zaad: int,
    ingreep: Ingreep | None = None,
    verschil: Mapping[str, float] | None = None,
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
    verschil
        Points by which the healthy mean of a cell differs from that of the simulation, for everybody.
    """
    change = ingreep or Ingreep()
    population = populatie_van(N_RESPONDENTEN)
    tables = registers(population, 12, np.random.default_rng([zaad, 1]))
    for storing in storingen:
        tables = _planted(tables, storing, sterkte, zaad, change)
    answers = draw(_peiling(storingen, sterkte, change, verschil or {}), np.random.default_rng([zaad, 3]))
    return bedacht_dossier(naam, "Deze gemeente is bedacht om van te leren.", population, tables, answers)


def eigen_verschil(naam: str) -> dict[str, float]:
    """How the healthy cells of a lesson differ from those of another: small enough never to be a finding by itself."""
    random = np.random.default_rng(crc32(naam.encode("utf-8")))
    cells = dict.fromkeys(stelling.groep for stelling in stellingen())
    return {cell: round(float(random.uniform(-_OWN, _OWN)), 2) for cell in cells}


def lesgemeente(
    naam: str, storingen: tuple[Storing, ...], sterkte: float, zaad: int, ingreep: Ingreep | None = None
) -> Dossier:
    """The municipality as its lesson shows it: with people, registers and figures of its own.

    Without that, whoever did one lesson would know in the next one which cell is out of line.
    """
    own = zaad * _PER_SEED + crc32(naam.encode("utf-8")) % _PER_SEED
    return gemeente(naam, storingen, sterkte, own, ingreep, eigen_verschil(naam))


def _planted(tables: Registers, storing: Storing, sterkte: float, zaad: int, ingreep: Ingreep) -> Registers:
    """The registers with what is left of one fault. Each side is planted in the same goals, as far as it is left."""
    made = {
        kant: plant(tables, storing, sterkte * (1 - ingreep.weg(kant)), np.random.default_rng([zaad, 2]))
        for kant in Side
    }
    found: dict[str, Any] = {}
    for field in fields(Registers):
        name = field.name
        if name in ("beoordelingen", "betrokkenheid", "opdrachtgeverschap"):
            rows = [getattr(made[kant], name) for kant in Side]
            found[name] = tuple(_pick(name, same) for same in zip(*rows, strict=True))
        else:
            kant = _TABEL.get(storing, {}).get(name, Side.BEIDE)
            found[name] = getattr(made[kant], name)
    return Registers(**found)


def _pick(tabel: str, rijen: tuple[Any, ...]) -> Any:
    return rijen[list(Side).index(_row(tabel, rijen[0]))]


def _peiling(
    storingen: tuple[Storing, ...], sterkte: float, ingreep: Ingreep, verschil: Mapping[str, float]
) -> Peilingopzet:
    """What the answers are drawn from: healthy, minus what is left of every fault."""
    healthy = peiling_van(Storing.GEZOND, 0, N_RESPONDENTEN)
    means = {
        group: {cell: mean + verschil.get(cell, 0.0) for cell, mean in cells.items()}
        for group, cells in healthy.gemiddelden.items()
    }
    shifts: dict[str, float] = {}
    attention = dict(healthy.aandacht)
    cell_of = {stelling.code: stelling.groep for stelling in stellingen()}
    for storing, kant, wave in _parts(storingen, sterkte, ingreep):
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


def _parts(
    storingen: tuple[Storing, ...], sterkte: float, ingreep: Ingreep
) -> Iterator[tuple[Storing, Side, Peilingopzet]]:
    for storing in storingen:
        for kant in Side:
            yield storing, kant, peiling_van(storing, sterkte * (1 - ingreep.weg(kant)), N_RESPONDENTEN)
