"""Who a municipality is compared with: its whole size class, and a short list of close peers.

Closeness is a plain sum of differences that a reader can check by hand: two points for each step of size
class, one for each step of urbanisation, centrumfunctie and social structure, and one for each doubling of
the population. Size counts double because tasks and ways of organising change with it. The sum ranks; it does
not claim that two municipalities are the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from srm_kit.gemeenten import registry
from srm_kit.gemeenten.cijfer_of_reden import CijferOfReden, gemeente_of_reden
from srm_kit.gemeenten.registry import Gemeente, Grootteklasse

__all__ = [
    "BRON_VERGELIJKING",
    "CENTRUMFUNCTIES",
    "SOCIALE_STRUCTUREN",
    "Soortgenoot",
    "Vergelijkingsgroep",
    "afstand",
    "vergelijkingsgroep",
]

BRON_VERGELIJKING = (
    "Bron: CBS (inwoners op 1 januari 2025, grootteklasse en stedelijkheid) en ministerie van BZK "
    "(centrumfunctie en sociale structuur); bewerking: verschillen in klasse en inwonertal opgeteld."
)
CENTRUMFUNCTIES = ("zonder", "weinig", "redelijk", "sterk")
"""Weakest first; the source leaves the four largest cities empty; they stand one step above ``sterk``."""

SOCIALE_STRUCTUREN = ("zwak", "matig", "redelijk", "goed")
AANTAL_SOORTGENOTEN = 8
_GEWICHT_GROOTTEKLASSE = 2


@dataclass(frozen=True, slots=True)
class Soortgenoot:
    """A peer with its distance (0 = equal on everything) and, in Dutch, what it has in common."""

    gemeente: Gemeente
    afstand: float
    gelijk_op: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vergelijkingsgroep:
    """The municipality, the others of its size class (by code) and the nearest peers (closest first)."""

    gemeente: Gemeente
    grootteklasse: Grootteklasse
    zelfde_grootteklasse: tuple[Gemeente, ...]
    naaste: tuple[Soortgenoot, ...]
    bron: str


def _rangen(gemeente: Gemeente) -> dict[str, int]:
    """The place of a municipality on each ordered class."""
    centrum = gemeente.centrumfunctie
    return {
        "grootteklasse": registry.grootteklasse(gemeente.grootteklasse).rang,
        "stedelijkheid": gemeente.stedelijkheid,
        "centrumfunctie": len(CENTRUMFUNCTIES) if centrum is None else CENTRUMFUNCTIES.index(centrum),
        "sociale structuur": SOCIALE_STRUCTUREN.index(gemeente.sociale_structuur),
    }


def afstand(een: Gemeente, ander: Gemeente) -> float:
    """Sum of the class steps between two municipalities plus the doublings between their populations."""
    eigen, hunne = _rangen(een), _rangen(ander)
    stappen = sum(
        abs(eigen[kenmerk] - hunne[kenmerk]) * (_GEWICHT_GROOTTEKLASSE if kenmerk == "grootteklasse" else 1)
        for kenmerk in eigen
    )
    # Two logarithms, because the logarithm of a quotient is not exactly symmetric in floating point.
    return stappen + abs(math.log2(een.inwoners) - math.log2(ander.inwoners))


def vergelijkingsgroep(code: str | None, aantal: int = AANTAL_SOORTGENOTEN) -> CijferOfReden[Vergelijkingsgroep]:
    """The size class and the ``aantal`` nearest peers of one municipality; equal distances go by code.

    No code (a fictional municipality) or an unknown code gives no group but a reason.
    """
    gevonden = gemeente_of_reden(code)
    if gevonden.waarde is None:
        return CijferOfReden(None, gevonden.reden)
    eigen = gevonden.waarde
    anderen = tuple(gemeente for gemeente in registry.alle() if gemeente.code != eigen.code)
    gerangschikt = sorted(anderen, key=lambda ander: (afstand(eigen, ander), ander.code))
    return CijferOfReden(
        Vergelijkingsgroep(
            gemeente=eigen,
            grootteklasse=registry.grootteklasse(eigen.grootteklasse),
            zelfde_grootteklasse=tuple(g for g in anderen if g.grootteklasse == eigen.grootteklasse),
            naaste=tuple(_soortgenoot(eigen, ander) for ander in gerangschikt[: max(aantal, 0)]),
            bron=BRON_VERGELIJKING,
        )
    )


def _soortgenoot(eigen: Gemeente, ander: Gemeente) -> Soortgenoot:
    een, twee = _rangen(eigen), _rangen(ander)
    gelijk_op = tuple(kenmerk for kenmerk in een if een[kenmerk] == twee[kenmerk])
    return Soortgenoot(ander, afstand(eigen, ander), gelijk_op)
