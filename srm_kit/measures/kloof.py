"""Kloof: how differently two groups see the same cell (docs/maatstaven.md#kloof)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from srm_kit.measures.onzekerheid import Interval, Welch, holm, welch
from srm_kit.measures.peiling import Peiling, Scores
from srm_kit.measures.redenen import GEEN_RESPONS, NIET_GESTELD, TE_HERLEIDEN, ZONDER_SPREIDING, niet_gemeten
from srm_kit.model import drempels
from srm_kit.privacy import Privacybesluit, Privacyplan, te_eens

__all__ = ["Kloof", "KloofLeiding", "hedges_g", "kleinste_aantoonbare_d", "kloof", "kloof_leiding"]


@dataclass(frozen=True, slots=True)
class Kloof:
    """Policy minus execution in one cell, in points of the 1-5 scale."""

    delta: float | None
    g: float | None
    interval: Interval | None
    p: float | None
    p_holm: float | None
    onderscheidbaar: bool | None
    n_beleid: int | None
    n_uitvoering: int | None
    kleinste_aantoonbare_d: float | None
    onderdrukt: bool
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class KloofLeiding:
    """Managers minus others in one cell, in points of the 1-5 scale."""

    delta: float | None
    g: float | None
    interval: Interval | None
    p: float | None
    p_holm: float | None
    onderscheidbaar: bool | None
    n_ja: int | None
    n_nee: int | None
    kleinste_aantoonbare_d: float | None
    onderdrukt: bool
    reden: str | None = None


_Waarden = tuple[
    float | None,
    float | None,
    Interval | None,
    float | None,
    float | None,
    bool | None,
    int | None,
    int | None,
    float | None,
    bool,
    str | None,
]


@dataclass(frozen=True, slots=True)
class _Vergelijking:
    """A comparison; without ``interval`` when that would give away how alike a small group answered."""

    test: Welch
    interval: Interval | None
    g: float
    n_een: int
    n_ander: int


@dataclass(frozen=True, slots=True)
class _Niets:
    onderdrukt: bool
    reden: str


def hedges_g(een: NDArray[np.float64], ander: NDArray[np.float64]) -> float:
    """The difference in pooled standard deviations, corrected for small groups (Hedges 1981).

    >>> round(hedges_g(np.array([4.0, 4, 3, 5, 4, 4, 3, 4]), np.array([3.0, 2, 3, 3, 4, 2, 3, 3])), 4)
    1.4753
    """
    freedom = een.size + ander.size - 2
    pooled = ((een.size - 1) * een.var(ddof=1) + (ander.size - 1) * ander.var(ddof=1)) / freedom
    correction = 1.0 - 3.0 / (4.0 * (een.size + ander.size) - 9.0)
    return float(correction * (een.mean() - ander.mean()) / np.sqrt(pooled))


def kleinste_aantoonbare_d(een: int, ander: int) -> float:
    """The smallest effect found with 80% power at a two-sided 5% level, in standard deviations.

    >>> [round(kleinste_aantoonbare_d(*sizes), 2) for sizes in ((15, 15), (30, 30), (20, 60))]
    [1.02, 0.72, 0.72]
    """
    return (1.959964 + 0.841621) * sqrt(1.0 / een + 1.0 / ander)


def _compare(
    persons: Scores | None,
    een: NDArray[np.bool_],
    ander: NDArray[np.bool_],
    plan: Privacyplan,
    leeg: str,
    veilig: bool,
    lezers: bool,
) -> _Vergelijking | _Niets:
    """The comparison of two groups in one cell; ``lezers``: people read it, so nothing may say who answered alike."""
    if persons is None:
        return _Niets(onderdrukt=False, reden=NIET_GESTELD)
    first, second = persons.personen(een), persons.personen(ander)
    if first.size == 0 or second.size == 0:
        return _Niets(onderdrukt=False, reden=leeg)
    if not plan.mag_vergelijken((first.size, second.size), persons.n):
        return _Niets(onderdrukt=True, reden=plan.reden)
    test = welch(first, second)
    if not veilig or (lezers and test is None):
        return _Niets(onderdrukt=True, reden=TE_HERLEIDEN if lezers else plan.reden)
    if test is None:
        return _Niets(onderdrukt=False, reden=ZONDER_SPREIDING)
    close = lezers and any(te_eens((each - 1.0) * 25.0, plan) for each in (first, second))
    bounds = None if close else test.interval
    return _Vergelijking(test, bounds, hedges_g(first, second), first.size, second.size)


def _values(found: Mapping[str, _Vergelijking | _Niets]) -> dict[str, _Waarden]:
    """The figures per cell in the order both measures share, ending in suppressed and reason."""
    adjusted = holm({code: item.test.p for code, item in found.items() if isinstance(item, _Vergelijking)})
    values: dict[str, _Waarden] = {}
    for code, item in found.items():
        if isinstance(item, _Niets):
            values[code] = _absent(item.reden, item.onderdrukt)
            continue
        p_holm, smallest = adjusted[code], kleinste_aantoonbare_d(item.n_een, item.n_ander)
        clear = p_holm < drempels().onderscheidbaar_p
        test = item.test
        figures = (
            test.verschil,
            item.g,
            item.interval,
            test.p,
            p_holm,
            clear,
            item.n_een,
            item.n_ander,
            smallest,
        )
        values[code] = (*figures, False, None)
    return values


def _absent(reden: str, onderdrukt: bool = False) -> _Waarden:
    return (None, None, None, None, None, None, None, None, None, onderdrukt, reden)


def kloof(
    wave: Peiling | None, cellen: Mapping[str, Scores | None], plan: Privacyplan, besluit: Privacybesluit
) -> dict[str, Kloof]:
    """Policy minus execution per cell; ``onderscheidbaar`` follows the p-value corrected over the cells."""
    if wave is None:
        return {code: Kloof(*_absent(GEEN_RESPONS)) for code in cellen}
    policy, execution = wave.functiegroep == "beleid", wave.functiegroep == "uitvoering"
    empty = niet_gemeten("er is geen respons van beleid of van uitvoering")
    found = {
        code: _compare(cel, policy, execution, plan, empty, code in besluit.kloof, besluit.weergave)
        for code, cel in cellen.items()
    }
    return {code: Kloof(*values) for code, values in _values(found).items()}


def kloof_leiding(
    wave: Peiling | None, cellen: Mapping[str, Scores | None], plan: Privacyplan, besluit: Privacybesluit
) -> dict[str, KloofLeiding]:
    """Managers minus others per cell; who did not say is neither."""
    if wave is None:
        return {code: KloofLeiding(*_absent(GEEN_RESPONS)) for code in cellen}
    leads = np.array([value is True for value in wave.leidinggevend], dtype=bool)
    follows = np.array([value is False for value in wave.leidinggevend], dtype=bool)
    empty = niet_gemeten("er is geen respons van leidinggevenden of van anderen")
    found = {
        code: _compare(cel, leads, follows, plan, empty, code in besluit.kloof_leiding, besluit.weergave)
        for code, cel in cellen.items()
    }
    return {code: KloofLeiding(*values) for code, values in _values(found).items()}
