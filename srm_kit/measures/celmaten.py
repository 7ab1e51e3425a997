"""The nine cells, the optional blocks, and the phases and strands they add up to (docs/maatstaven.md#cellen)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, NIET_GESTELD, TE_HERLEIDEN, samen
from srm_kit.model import Cel, Fase, Spoor, drempels
from srm_kit.privacy import Privacyplan, verdeling_veilig

__all__ = [
    "Celmaat",
    "Fasen",
    "Sporen",
    "celmaten",
    "fasen",
    "gecodeerd",
    "geen_celmaat",
    "getoond",
    "ontbrekend",
    "sporen",
]


@dataclass(frozen=True, slots=True)
class Celmaat:
    """One cell or block: score 0-100, persons who count, spread, share "weet ik niet", shares that agree or not, a word.

    ``verdeeld``: many agree and many disagree.
    """

    score: float | None
    n: int | None
    sd: float | None
    weet_niet: float | None
    eens: float | None
    oneens: float | None
    verdeeld: bool | None
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


def geen_celmaat(reden: str, onderdrukt: bool = False, n: int | None = None) -> Celmaat:
    """A cell without figures."""
    return Celmaat(None, n, None, None, None, None, None, None, onderdrukt=onderdrukt, reden=reden)


def celmaat(persons: Scores | None, plan: Privacyplan, niet_gesteld: str = NIET_GESTELD) -> Celmaat:
    """The measure of one cell, as far as the privacy plan lets through."""
    if persons is None:
        return geen_celmaat(niet_gesteld)
    n = persons.n
    if plan.onderdrukt(n):
        return geen_celmaat(plan.reden, onderdrukt=True)
    if n == 0:
        share = persons.weet_niet if plan.mag(persons.raakt) else None
        return replace(geen_celmaat(NIEMAND_GENOEG, n=0), weet_niet=share)
    alone = replace(geen_celmaat("", n=n), score=persons.score, weet_niet=persons.weet_niet, reden=None)
    if not plan.mag_spreiding(n):
        return replace(alone, reden=f"spreiding, aandelen en woord: n < {plan.k_kruising}")
    limits = drempels()
    agree, disagree = persons.aandeel(vanaf=limits.eens), persons.aandeel(tot=limits.oneens)
    return replace(
        alone,
        sd=float(np.std(persons.personen(), ddof=1)) / 4.0 * 100.0,
        eens=agree,
        oneens=disagree,
        verdeeld=agree >= limits.verdeeld and disagree >= limits.verdeeld,
        label=limits.label(agree, disagree),
    )


def getoond(maat: Celmaat, persons: Scores | None, plan: Privacyplan, *, verborgen: bool) -> Celmaat:
    """The cell as people may read it: without shares that would narrow a few people down.

    ``verborgen``: the shares give away too much beside the other figures of the cell.
    """
    if persons is None or maat.eens is None or maat.oneens is None or maat.score is None:
        return maat
    limits, n = drempels(), persons.n
    agree, disagree = round(maat.eens * n), round(maat.oneens * n)
    low, high = (limits.oneens - 1.0) * 25.0, (limits.eens - 1.0) * 25.0
    classes = [(disagree, 0.0, low), (n - agree - disagree, low, high), (agree, high, 100.0)]
    if not verborgen and verdeling_veilig(classes, maat.score * n, plan):
        return maat
    return replace(maat, eens=None, oneens=None, verdeeld=None, reden=f"aandelen {TE_HERLEIDEN}")


_EIND = 12.5
"""Within so many points of an end of the scale more than a third of the people cannot think otherwise: 12.5 / 37.5."""


def gecodeerd(maat: Celmaat, grens: float | None) -> Celmaat:
    """The cell with its limit in place of its figures: ``95 of hoger`` (docs/kwaliteit/privacy.md#the-rules)."""
    if grens is None:
        return geen_celmaat(TE_HERLEIDEN, onderdrukt=True, n=maat.n)
    side = "hoger" if grens > 50 else "lager"
    # The word stays when it is the same for every score behind the limit.
    word = "sterk" if grens >= 100.0 - _EIND else "knelpunt" if grens <= _EIND else None
    shown = word if maat.label is not None else None
    return replace(geen_celmaat(f"{grens:.0f} of {side}", onderdrukt=True, n=maat.n), label=shown)


def celmaten(cellen: Mapping[str, Scores | None], wave: Peiling | None, plan: Privacyplan) -> dict[str, Celmaat]:
    """The cells or blocks by code, in the given order."""
    absent = GEEN_RESPONS if wave is None else NIET_GESTELD
    return {code: celmaat(cel, plan, absent) for code, cel in cellen.items()}


def ontbrekend(cellen: Mapping[str, Celmaat], codes: Iterable[str]) -> str | None:
    """Why a figure over these cells cannot be given; None when all have a score."""
    return samen(f"cel {code}: {cellen[code].reden}" for code in codes if cellen[code].score is None)


def _mean(cellen: Mapping[str, Celmaat], three: Iterable[Cel]) -> float | None:
    values = [cellen[cel.code].score for cel in three]
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if len(known) == len(values) else None


def _reason(cellen: Mapping[str, Celmaat]) -> str | None:
    if all(cel.reden == GEEN_RESPONS for cel in cellen.values()):
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
