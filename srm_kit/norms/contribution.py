"""What one municipality brings to the norms: how far each of its nine cells lies from their mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import fsum

from srm_kit.dossier import Dossier
from srm_kit.measures import measure
from srm_kit.model import CELLEN, drempels

__all__ = ["STEP", "Contribution", "contribution_of"]

STEP = 100
"""Points are counted in whole hundredths, so that sums and noise are exact."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """The nine cells of one municipality in hundredths of a point from their mean; or why it has none."""

    municipality: str
    name: str
    fictional: bool
    peildatum: date
    away: tuple[int, ...] = ()
    reason: str = ""


def contribution_of(dossier: Dossier) -> Contribution:
    """The contribution of a dossier; the level of the nine cells together is left out, as no comparison uses it."""
    place = dossier.gemeente
    found = Contribution(place.code or place.naam.casefold(), place.naam, place.fictief, dossier.peildatum)
    if dossier.respons is None:
        return _without(found, "no survey")
    cells = measure(dossier).cellen
    values = [cells[cel.code].score for cel in CELLEN]
    scores = [value for value in values if value is not None]
    if len(scores) < len(CELLEN) or any((cells[cel.code].n or 0) < drempels().bevinding_minimum_n for cel in CELLEN):
        return _without(found, f"a cell with fewer than {drempels().bevinding_minimum_n} answers")
    middle = fsum(scores) / len(scores)
    return Contribution(
        found.municipality,
        found.name,
        found.fictional,
        found.peildatum,
        tuple(round((score - middle) * STEP) for score in scores),
    )


def _without(found: Contribution, reason: str) -> Contribution:
    return Contribution(found.municipality, found.name, found.fictional, found.peildatum, reason=reason)
