"""Balans: hard against soft, as experienced and in what the money and the hours go to (docs/maatstaven.md#balans)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.celmaten import Sporen
from srm_kit.measures.onzekerheid import Interval, interval
from srm_kit.measures.redenen import niet_gemeten, samen
from srm_kit.model import Spoor, drempels

__all__ = ["Balans", "aandeel_zacht", "balans", "balanslabel", "portefeuillelabel"]


@dataclass(frozen=True, slots=True)
class Balans:
    """Survey index -1 (all soft) to 1 (all hard); soft share 0-1 of budget and of hours; a word for each."""

    vragenlijst: float | None
    interval: Interval | None
    label: str | None
    portefeuille_budget: float | None
    portefeuille_budget_label: str | None
    portefeuille_uren: float | None
    portefeuille_uren_label: str | None
    reden: str | None = None


def balanslabel(index: float) -> str:
    """The word of the survey index.

    >>> [balanslabel(value) for value in (0.05, 0.15, 0.1586, -0.2)]
    ['in balans', 'accent structuur', 'eenzijdig structuur', 'eenzijdig gedrag']
    """
    limits = drempels()
    if abs(index) <= limits.balans_accent:
        return "in balans"
    side = "structuur" if index > 0 else "gedrag"
    return f"eenzijdig {side}" if abs(index) > limits.balans_eenzijdig else f"accent {side}"


def portefeuillelabel(aandeel: float) -> str:
    """The word of a soft share.

    >>> [portefeuillelabel(value) for value in (0.24, 0.25, 0.75, 0.76)]
    ['overwegend structuur', 'gemengd', 'gemengd', 'overwegend gedrag']
    """
    limits = drempels()
    if aandeel < limits.portefeuille_structuur:
        return "overwegend structuur"
    return "overwegend gedrag" if aandeel > limits.portefeuille_gedrag else "gemengd"


def aandeel_zacht(pairs: Iterable[tuple[float | None, float | None]]) -> float | None:
    """The weighted share over (weight, soft share) pairs that have both; in any order."""
    known = [(weight, soft) for weight, soft in pairs if weight is not None and soft is not None]
    total = fsum(weight for weight, _ in known)
    return fsum(weight * soft for weight, soft in known) / total if total > 0 else None


def _survey(
    sporen: Sporen, draws: Mapping[str, NDArray[np.float64]]
) -> tuple[float | None, Interval | None, str | None]:
    hard, soft = sporen.B, sporen.L
    if hard is None or soft is None:
        return None, None, sporen.reden
    if hard + soft == 0:
        return None, None, "beide sporen scoren 0: er is geen verhouding"
    drawn_hard = np.mean([draws[cel.code] for cel in Spoor.BESTURING.cellen], axis=0)
    drawn_soft = np.mean([draws[cel.code] for cel in Spoor.LEIDERSCHAP.cellen], axis=0)
    both = drawn_hard + drawn_soft
    ratio = np.divide(drawn_hard - drawn_soft, both, out=np.full(both.shape, np.nan), where=both > 0)
    return (hard - soft) / (hard + soft), interval(ratio), None


def balans(sporen: Sporen, draws: Mapping[str, NDArray[np.float64]], dossier: Dossier) -> Balans:
    """The balance in the survey and in the portfolio; the two may disagree, and that is then the finding."""
    index, spread, reason = _survey(sporen, draws)
    efforts = dossier.inspanningen_die_tellen
    budget = aandeel_zacht((item.budget, item.zacht) for item in efforts)
    hours = aandeel_zacht((item.uren, item.zacht) for item in efforts)
    return Balans(
        vragenlijst=index,
        interval=spread,
        label=None if index is None else balanslabel(index),
        portefeuille_budget=budget,
        portefeuille_budget_label=None if budget is None else portefeuillelabel(budget),
        portefeuille_uren=hours,
        portefeuille_uren_label=None if hours is None else portefeuillelabel(hours),
        reden=samen(
            (
                reason,
                niet_gemeten("geen budget waarvan het zachte deel bekend is") if budget is None else None,
                niet_gemeten("geen uren waarvan het zachte deel bekend is") if hours is None else None,
            )
        ),
    )
