"""Meetkwaliteit: who answered, how sure the whole is, and whether people agree (docs/maatstaven.md#meetkwaliteit)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.tabellen import FUNCTIEGROEPEN
from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD, TE_HERLEIDEN, samen
from srm_kit.model import drempels
from srm_kit.privacy import Privacybesluit, Privacyplan

__all__ = [
    "Celkwaliteit",
    "Meetkwaliteit",
    "Responsmaat",
    "alpha",
    "itemvariantie",
    "marge",
    "meetkwaliteit",
    "rwg",
    "rwg_j",
]

_VARIANTIE_TOEVAL = 2.0
"""The variance of answers spread evenly over five points: (5 x 5 - 1) / 12 (James, Demaree and Wolf 1984)."""


@dataclass(frozen=True, slots=True)
class Responsmaat:
    """The response of one function group."""

    n: int | None
    populatie: int | None
    aandeel: float | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Celkwaliteit:
    """Internal consistency and agreement in one cell."""

    alpha: float | None
    rwg: float | None
    rwg_j: float | None
    gedeeld: bool | None
    onderdrukt: bool
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Meetkwaliteit:
    """Response per group, margin of the whole in percentage points, quality per cell."""

    respons: Mapping[str, Responsmaat]
    marge: float | None
    cellen: Mapping[str, Celkwaliteit]
    reden: str | None = None


def marge(n: int, populatie: int) -> float:
    """The margin of a share of one half, in percentage points, with finite population correction.

    >>> round(marge(84, 140), 2)
    6.79
    """
    if populatie <= 1 or n >= populatie:
        return 0.0
    return 1.96 * sqrt(0.25 / n * (populatie - n) / (populatie - 1)) * 100.0


def alpha(antwoorden: NDArray[np.float64]) -> float | None:
    """Cronbach's alpha of complete answers (persons, items); None with one item, one person or no spread.

    >>> items = np.array([[4, 3, 5], [4, 4, 4], [5, 4, 5], [3, 3, 4], [4, 4, 4], [4, 4, 5]], dtype=float)
    >>> round(alpha(items), 4)
    0.6792
    """
    persons, items = antwoorden.shape
    if persons < 2 or items < 2:
        return None
    whole = float(antwoorden.sum(axis=1).var(ddof=1))
    if whole <= 1e-12:
        return None
    parts = float(antwoorden.var(axis=0, ddof=1).sum())
    count = float(items)
    return count / (count - 1.0) * (1.0 - parts / whole)


def itemvariantie(antwoorden: NDArray[np.float64]) -> float | None:
    """The mean variance (n - 1) of the items (persons, items), NaN for no answer; None if no item has two."""
    found = []
    for column in antwoorden.T:
        values = column[~np.isnan(column)]
        if values.size >= 2:
            found.append(float(values.var(ddof=1)))
    return sum(found) / len(found) if found else None


def rwg(variantie: float) -> float:
    """Agreement: one minus the variance as part of chance, never under 0.

    >>> round(rwg(0.4), 2), rwg(0.0), rwg(3.0)
    (0.8, 1.0, 0.0)
    """
    return 1.0 - min(variantie / _VARIANTIE_TOEVAL, 1.0)


def rwg_j(variantie: float, items: int) -> float:
    """Agreement over ``items`` parallel items with this mean variance.

    >>> round(rwg_j((0.4 + 4 / 15 + 0.3) / 3, 3), 4)
    0.9398
    """
    ratio = min(variantie / _VARIANTIE_TOEVAL, 1.0)
    return items * (1.0 - ratio) / (items * (1.0 - ratio) + ratio)


def celkwaliteit(persons: Scores | None, plan: Privacyplan, niet_gesteld: str) -> Celkwaliteit:
    """The quality of one cell, as far as the privacy plan lets through."""
    if persons is None:
        return Celkwaliteit(None, None, None, None, onderdrukt=False, reden=niet_gesteld)
    if plan.onderdrukt(persons.n):
        return Celkwaliteit(None, None, None, None, onderdrukt=True, reden=plan.reden)
    if persons.n == 0:
        return Celkwaliteit(None, None, None, None, onderdrukt=False, reden=NIEMAND_GENOEG)
    limits = drempels()
    complete = persons.antwoorden[~np.isnan(persons.antwoorden).any(axis=1)]
    enough = complete.shape[0] >= limits.alpha_minimum_n
    consistency = alpha(complete) if enough else None
    few = f"alpha: minder dan {limits.alpha_minimum_n} volledige antwoorden"
    flat = "alpha: één stelling of geen spreiding"
    variance = itemvariantie(persons.antwoorden[persons.telt])
    agreement = None if variance is None else rwg(variance)
    return Celkwaliteit(
        alpha=consistency,
        rwg=agreement,
        rwg_j=None if variance is None else rwg_j(variance, len(persons.stellingen)),
        gedeeld=None if agreement is None else agreement >= limits.rwg_gedeeld,
        onderdrukt=False,
        reden=None if consistency is not None else flat if enough else few,
    )


def _verborgen(persons: Scores | None, plan: Privacyplan) -> Celkwaliteit:
    few = persons is not None and not plan.mag_spreiding(persons.n)
    reason = f"n < {plan.k_kruising}" if few else TE_HERLEIDEN
    return Celkwaliteit(None, None, None, None, onderdrukt=True, reden=reason)


def _response(wave: Peiling | None, populatie: Mapping[str, int] | None) -> dict[str, Responsmaat]:
    found = {}
    for group in FUNCTIEGROEPEN:
        whole = None if populatie is None else populatie.get(group)
        n = None if wave is None else int((wave.functiegroep == group).sum())
        found[group] = Responsmaat(
            n=n,
            populatie=whole,
            aandeel=n / whole if n is not None and whole else None,
            reden=samen(
                (
                    GEEN_RESPONS if n is None else None,
                    "de populatie is niet opgegeven" if whole is None else None,
                    "de populatie is 0" if whole == 0 else None,
                )
            ),
        )
    return found


def meetkwaliteit(
    wave: Peiling | None,
    cellen: Mapping[str, Scores | None],
    populatie: Mapping[str, int] | None,
    plan: Privacyplan,
    besluit: Privacybesluit | None = None,
) -> Meetkwaliteit:
    """The quality of one wave; for readers without the cells in which agreement would give single answers away."""
    hidden = besluit.spreiding_verborgen if besluit is not None else frozenset()
    persons = 0 if wave is None else len(wave)
    whole = sum(populatie.values()) if populatie else 0
    margin = marge(persons, whole) if persons and whole else None
    absent = GEEN_RESPONS if wave is None else NIET_GESTELD
    unknown = GEEN_RESPONS if not persons else "de populatie is niet opgegeven"
    return Meetkwaliteit(
        respons=_response(wave, populatie),
        marge=margin,
        cellen={
            code: _verborgen(cel, plan)
            if code in hidden and cel is not None and plan.mag(cel.n)
            else celkwaliteit(cel, plan, absent)
            for code, cel in cellen.items()
        },
        reden=None if margin is not None else unknown,
    )
