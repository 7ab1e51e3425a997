"""Balans: structure against people, as experienced and in what is done (docs/maatstaven.md#balans)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.aandacht import Aandacht
from srm_kit.measures.redenen import niet_gemeten, samen
from srm_kit.model import drempels

__all__ = ["Balans", "aandeel_zacht", "balans", "portefeuillelabel"]


@dataclass(frozen=True, slots=True)
class Balans:
    """What people say gets the attention; soft share 0-1 of budget and of hours, with a word for each."""

    aandacht: Aandacht
    portefeuille_budget: float | None
    portefeuille_budget_label: str | None
    portefeuille_uren: float | None
    portefeuille_uren_label: str | None
    reden: str | None = None


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


def balans(wave: Aandacht, dossier: Dossier) -> Balans:
    """The balance as people see it and in the portfolio; the two may disagree, and that is then the finding."""
    efforts = dossier.inspanningen_die_tellen
    budget = aandeel_zacht((item.budget, item.zacht) for item in efforts)
    hours = aandeel_zacht((item.uren, item.zacht) for item in efforts)
    return Balans(
        aandacht=wave,
        portefeuille_budget=budget,
        portefeuille_budget_label=None if budget is None else portefeuillelabel(budget),
        portefeuille_uren=hours,
        portefeuille_uren_label=None if hours is None else portefeuillelabel(hours),
        reden=samen(
            (
                niet_gemeten("geen budget waarvan het zachte deel bekend is") if budget is None else None,
                niet_gemeten("geen uren waarvan het zachte deel bekend is") if hours is None else None,
            )
        ),
    )
