"""Verbinding: do goals, organisation and people change together? Faces that are never merged (docs/maatstaven.md#verbinding)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.measures.aantoonbaar import Aantoonbaar, aantoonbaar
from srm_kit.measures.celmaten import Celmaat, Fasen
from srm_kit.measures.continu import Continu, continu
from srm_kit.measures.onzekerheid import Interval, over_personen
from srm_kit.measures.peiling import Scores
from srm_kit.measures.register import Register
from srm_kit.measures.tegelijk import Tegelijk, tegelijk
from srm_kit.model import Fase

__all__ = [
    "Aantoonbaar",
    "Beleefd",
    "Continu",
    "Gelijkmatigheid",
    "Tegelijk",
    "Verbinding",
    "aantoonbaar",
    "beleefd",
    "gelijkmatigheid",
    "verbinding",
]

_BLOK = "X"


@dataclass(frozen=True, slots=True)
class Gelijkmatigheid:
    """Per phase 100 minus the distance between its highest and lowest cell; ``totaal`` is the mean. For the appendix."""

    R: float | None
    I: float | None  # noqa: E741 - the letter of the phase, as in the contract
    V: float | None
    totaal: float | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Beleefd:
    """The score 0-100 of block X, over n persons, with its interval."""

    score: float | None
    n: int | None
    interval: Interval | None
    onderdrukt: bool
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Verbinding:
    """Every face."""

    gelijkmatigheid: Gelijkmatigheid
    beleefd: Beleefd
    tegelijk: Tegelijk
    continu: Continu
    aantoonbaar: Aantoonbaar


def gelijkmatigheid(cellen: Mapping[str, Celmaat], fasen: Fasen) -> Gelijkmatigheid:
    """How close the three strands are in each phase, from the survey."""
    found: list[float | None] = []
    for fase in Fase:
        values = [cellen[cel.code].score for cel in fase.cellen]
        known = [value for value in values if value is not None]
        found.append(100.0 - (max(known) - min(known)) if len(known) == 3 else None)
    richten, inrichten, verrichten = found
    present = [value for value in found if value is not None]
    total = sum(present) / 3 if len(present) == 3 else None
    return Gelijkmatigheid(richten, inrichten, verrichten, total, None if total is not None else fasen.reden)


def beleefd(blok: Celmaat, persons: Scores | None) -> Beleefd:
    """Whether people notice it, from block X; ``persons``: None when its spread may not be used."""
    bounds = None if blok.score is None else over_personen(blok.score, {_BLOK: 1.0}, {_BLOK: persons})
    why = blok.reden if blok.score is None else None
    return Beleefd(blok.score, blok.n, bounds, onderdrukt=blok.onderdrukt, reden=why)


def verbinding(
    cellen: Mapping[str, Celmaat], fasen: Fasen, blok: Celmaat, persons: Scores | None, register: Register
) -> Verbinding:
    """Every face of one dossier; ``blok`` is block X and ``persons`` who answered it."""
    return Verbinding(
        gelijkmatigheid(cellen, fasen),
        beleefd(blok, persons),
        tegelijk(register),
        continu(register),
        aantoonbaar(register),
    )
