"""Aandacht: where most attention goes in changes, as people say it (docs/maatstaven.md#balans)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srm_kit.measures.onzekerheid import Interval, wilson
from srm_kit.measures.peiling import Peiling
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, TE_HERLEIDEN, niet_gemeten
from srm_kit.model import aandachtsvraag, drempels
from srm_kit.privacy import Privacyplan

__all__ = ["Aandacht", "aandacht", "niet_getoond"]

_VRIJWEL_IEDEREEN = 0.95
"""A larger share is not shown to readers: it is the answer of every single person."""


@dataclass(frozen=True, slots=True)
class Aandacht:
    """Shares 0-1 of who answered question E1, with their intervals, and a word."""

    structuur: float | None
    beide: float | None
    gedrag: float | None
    n: int | None
    structuur_interval: Interval | None
    beide_interval: Interval | None
    gedrag_interval: Interval | None
    label: str | None
    onderdrukt: bool
    reden: str | None = None


def _nothing(reden: str, n: int | None = None, onderdrukt: bool = False) -> Aandacht:
    return Aandacht(None, None, None, n, None, None, None, None, onderdrukt=onderdrukt, reden=reden)


def niet_getoond(found: Aandacht) -> Aandacht:
    """The same without its shares, when these would give people away; what was not measured stays that."""
    return _nothing(TE_HERLEIDEN, n=found.n, onderdrukt=True) if found.label is not None else found


def aandacht(wave: Peiling | None, plan: Privacyplan, *, weergave: bool = False) -> Aandacht:
    """The shares, as far as the privacy plan lets through; ``weergave``: people read it."""
    code = aandachtsvraag().code
    if wave is None:
        return _nothing(GEEN_RESPONS)
    if code not in wave.gesteld:
        return _nothing(niet_gemeten("deze vraag is niet gesteld"))
    answers = wave.antwoorden[:, wave.kolom[code]]
    answers = answers[~np.isnan(answers)]
    n = int(answers.size)
    if n == 0:
        return _nothing(NIEMAND_GENOEG, n=0)
    if plan.onderdrukt(n):
        return _nothing(plan.reden, onderdrukt=True)
    if not plan.mag_spreiding(n):
        return _nothing(f"aandelen: n < {plan.k_kruising}", n=n)
    counts = [int(mask.sum()) for mask in (answers <= 2, answers == 3, answers >= 4)]
    if weergave and max(counts) > _VRIJWEL_IEDEREEN * n:
        return _nothing(TE_HERLEIDEN, n=n, onderdrukt=True)
    structure, both, behaviour = (wilson(count, n) for count in counts)
    limit = drempels().aandacht_eenzijdig
    word = "niet eenzijdig"
    for name, bounds in (("structuur", structure), ("gedrag", behaviour)):
        if bounds[0] > limit:
            word = f"eenzijdig {name}"
    return Aandacht(
        structuur=counts[0] / n,
        beide=counts[1] / n,
        gedrag=counts[2] / n,
        n=n,
        structuur_interval=structure,
        beide_interval=both,
        gedrag_interval=behaviour,
        label=word,
        onderdrukt=False,
    )
