"""The nine cells, the optional blocks, and the phases and strands they add up to (docs/maatstaven.md#cellen)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD, TE_HERLEIDEN, samen
from srm_kit.model import Cel, Fase, Spoor, drempels
from srm_kit.privacy import Privacyplan

__all__ = ["Celmaat", "Fasen", "Sporen", "celmaten", "fasen", "gecodeerd", "ontbrekend", "sporen"]


@dataclass(frozen=True, slots=True)
class Celmaat:
    """The score of one cell or block: 0-100, persons who count, spread, share "weet ik niet" and a word."""

    score: float | None
    n: int | None
    sd: float | None
    weet_niet: float | None
    label: str | None
    onderdrukt: bool
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Fasen:
    """Phase scores 0-100; None when a cell of the phase is missing."""

    R: float | None
    I: float | None  # noqa: E741 - the letter of the phase, as in the contract
    V: float | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Sporen:
    """Strand scores 0-100; None when a cell of the strand is missing."""

    S: float | None
    B: float | None
    L: float | None
    reden: str | None = None


def celmaat(persons: Scores | None, plan: Privacyplan, niet_gesteld: str = NIET_GESTELD) -> Celmaat:
    """The measure of one cell, as far as the privacy plan lets through."""
    if persons is None:
        return Celmaat(None, None, None, None, None, onderdrukt=False, reden=niet_gesteld)
    n = persons.n
    if plan.onderdrukt(n):
        return Celmaat(None, None, None, None, None, onderdrukt=True, reden=plan.reden)
    if n == 0:
        share = persons.weet_niet if plan.mag(persons.raakt) else None
        return Celmaat(None, 0, None, share, None, onderdrukt=False, reden=NIEMAND_GENOEG)
    spread = float(np.std(persons.personen(), ddof=1)) / 4.0 * 100.0 if plan.mag_spreiding(n) else None
    reason = None if spread is not None else f"spreiding: n < {plan.k_kruising}"
    score, word = persons.score, drempels().label(persons.score)
    return Celmaat(score, n, spread, persons.weet_niet, word, onderdrukt=False, reden=reason)


def gecodeerd(maat: Celmaat, grens: float | None) -> Celmaat:
    """The cell with its limit in place of its figures: ``95 of hoger`` (docs/kwaliteit/privacy.md#the-rules)."""
    if grens is None:
        return Celmaat(None, maat.n, None, None, None, onderdrukt=True, reden=TE_HERLEIDEN)
    side, end = ("hoger", 100.0) if grens > 50 else ("lager", 0.0)
    word = drempels().label(grens)
    # The word stays when it is the same for every score behind the limit.
    word = word if word == drempels().label(end) else None
    return Celmaat(None, maat.n, None, None, word, onderdrukt=True, reden=f"{grens:.0f} of {side}")


def celmaten(cellen: Mapping[str, Scores | None], wave: Peiling | None, plan: Privacyplan) -> dict[str, Celmaat]:
    """The cells or blocks by code, in the given order."""
    absent = GEEN_RESPONS if wave is None else NIET_GESTELD
    return {code: celmaat(item, plan, absent) for code, item in cellen.items()}


def ontbrekend(cellen: Mapping[str, Celmaat], codes: Iterable[str]) -> str | None:
    """Why a figure over these cells cannot be given; None when all have a score."""
    return samen(f"cel {code}: {cellen[code].reden}" for code in codes if cellen[code].score is None)


def _mean(cellen: Mapping[str, Celmaat], three: Iterable[Cel]) -> float | None:
    values = [cellen[cel.code].score for cel in three]
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if len(known) == len(values) else None


def _reason(cellen: Mapping[str, Celmaat]) -> str | None:
    if all(item.reden == GEEN_RESPONS for item in cellen.values()):
        return GEEN_RESPONS
    return ontbrekend(cellen, cellen)


def fasen(cellen: Mapping[str, Celmaat]) -> Fasen:
    """The mean of the three cells of each phase."""
    richten, inrichten, verrichten = (_mean(cellen, fase.cellen) for fase in Fase)
    return Fasen(richten, inrichten, verrichten, _reason(cellen))


def sporen(cellen: Mapping[str, Celmaat]) -> Sporen:
    """The mean of the three cells of each strand."""
    strategie, besturing, leiderschap = (_mean(cellen, spoor.cellen) for spoor in Spoor)
    return Sporen(strategie, besturing, leiderschap, _reason(cellen))
