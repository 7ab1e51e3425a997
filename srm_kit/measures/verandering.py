"""Verandering: this measurement against the one before, as independent groups (docs/maatstaven.md#verandering)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from srm_kit.measures.onzekerheid import Interval, Welch, holm, welch
from srm_kit.measures.peiling import Peiling, Scores, scores
from srm_kit.measures.redenen import GEEN_RESPONS, NIEMAND_GENOEG, TE_HERLEIDEN, ZONDER_SPREIDING, niet_gemeten
from srm_kit.model import CELLEN, drempels
from srm_kit.privacy import Privacybesluit, Privacyplan, te_eens

__all__ = ["Verandering", "gedeeld", "verandering"]


@dataclass(frozen=True, slots=True)
class Verandering:
    """The latest minus the previous measurement of one cell, in points 0-100, on the shared statements."""

    verschil: float | None
    interval: Interval | None
    p: float | None
    p_holm: float | None
    onderscheidbaar: bool | None
    n_nu: int | None
    n_vorig: int | None
    onderdrukt: bool
    reden: str | None = None


def _nothing(reden: str, onderdrukt: bool = False) -> Verandering:
    return Verandering(None, None, None, None, None, None, None, onderdrukt=onderdrukt, reden=reden)


def gedeeld(nu: Peiling, vorig: Peiling, code: str) -> tuple[Scores, Scores] | None:
    """The scores of a cell now and before on the statements offered at both; None without such statements."""
    shared = nu.gesteld & vorig.gesteld
    now, before = scores(nu, code, shared), scores(vorig, code, shared)
    return None if now is None or before is None else (now, before)


def verandering(
    nu: Peiling | None, vorig: Peiling | None, plan: Privacyplan, besluit: Privacybesluit | None = None
) -> dict[str, Verandering]:
    """The change per cell, as far as the decision lets it be shown; without spread there is a difference but no test."""
    hidden = besluit.verandering_verborgen if besluit is not None else frozenset()
    read = besluit is not None and besluit.weergave
    codes = [cel.code for cel in CELLEN]
    if nu is None:
        return {code: _nothing(GEEN_RESPONS) for code in codes}
    if vorig is None:
        return {code: _nothing(niet_gemeten("er is geen eerder meetmoment")) for code in codes}
    found: dict[str, Verandering | tuple[Scores, Scores, Welch | None]] = {}
    for code in codes:
        pair = gedeeld(nu, vorig, code)
        if pair is None:
            found[code] = _nothing(niet_gemeten("geen stelling is op beide meetmomenten gesteld"))
            continue
        now, before = pair
        if plan.onderdrukt(now.n) or plan.onderdrukt(before.n):
            found[code] = _nothing(plan.reden, onderdrukt=True)
        elif now.n == 0 or before.n == 0:
            found[code] = _nothing(NIEMAND_GENOEG)
        else:
            test = welch(_hundred(now), _hundred(before))
            # Without a test everybody answered alike at both dates: who reads that knows every answer.
            if code in hidden or (read and test is None):
                found[code] = _nothing(TE_HERLEIDEN, onderdrukt=True)
            else:
                found[code] = (now, before, test)
    adjusted = holm({code: item[2].p for code, item in found.items() if isinstance(item, tuple) and item[2]})
    return {
        code: item if isinstance(item, Verandering) else _change(*item, adjusted.get(code), plan if read else None)
        for code, item in found.items()
    }


def _hundred(persons: Scores) -> NDArray[np.float64]:
    return persons.op_honderd[persons.telt]


def _change(
    now: Scores, before: Scores, test: Welch | None, p_holm: float | None, plan: Privacyplan | None
) -> Verandering:
    """The figures; with a plan, no interval that would give away how alike people answered."""
    close = plan is not None and any(te_eens(_hundred(item), plan) for item in (now, before))
    return Verandering(
        verschil=now.score - before.score,
        interval=test.interval if test and not close else None,
        p=test.p if test else None,
        p_holm=p_holm,
        onderscheidbaar=None if p_holm is None else p_holm < drempels().onderscheidbaar_p,
        n_nu=now.n,
        n_vorig=before.n,
        onderdrukt=False,
        reden=None if test else ZONDER_SPREIDING,
    )
