"""Portefeuille: which part of the changes works on people and behaviour, by number and by hours (docs/maatstaven.md#balans)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from srm_kit.measures.redenen import niet_gemeten
from srm_kit.measures.register import Register
from srm_kit.model import drempels

__all__ = ["Portefeuille", "aandeel_zacht", "portefeuille_van", "portefeuillelabel"]


@dataclass(frozen=True, slots=True)
class Portefeuille:
    """The soft share by number and by hours, how much of it is known, and a word when enough is."""

    aantal: float | None
    aantal_bekend: float | None
    aantal_label: str | None
    uren: float | None
    uren_bekend: float | None
    uren_label: str | None
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


def _figure(weights: list[float | None], soft: list[float | None]) -> tuple[float | None, float | None, str | None]:
    """The share, the part of the weight it is known for, and its word."""
    pairs = list(zip(weights, soft, strict=True))
    share = aandeel_zacht(pairs)
    total = fsum(weight or 0.0 for weight in weights)
    part = fsum(weight or 0.0 for weight, value in pairs if value is not None) / total if total > 0 else None
    number = sum(weight is not None and value is not None for weight, value in pairs)
    limits = drempels()
    enough = part is not None and part >= limits.portefeuille_bekend and number >= limits.portefeuille_minimum
    return share, part, portefeuillelabel(share) if share is not None and enough else None


def portefeuille_van(links: Register) -> Portefeuille:
    """The soft share of the initiatives of soort verandering."""
    rows = [inspanning for inspanning in links.dossier.inspanningen if inspanning.soort == "verandering"]
    soft = [row.zacht for row in rows]
    number, number_known, number_label = _figure([1.0] * len(rows), soft)
    hours, hours_known, hours_label = _figure([row.uren for row in rows], soft)
    reason = None
    if not rows:
        reason = links.vastgelegd.ontbreekt("inspanningen.soort") or niet_gemeten("er is geen verandering")
    elif number is None:
        both = ("inspanningen.zacht_aandeel", "inspanningen.spoor")
        known = any(name in links.vastgelegd for name in both)
        reason = (None if known else links.vastgelegd.ontbreekt(*both)) or niet_gemeten(
            "van geen verandering is het zachte deel bekend"
        )
    elif hours is None:
        reason = links.vastgelegd.ontbreekt("inspanningen.uren") or niet_gemeten(
            "geen uren waarvan het zachte deel bekend is"
        )
    elif number_label is None or hours_label is None:
        reason = niet_gemeten("het zachte deel is van te weinig veranderingen bekend voor een woord")
    return Portefeuille(number, number_known, number_label, hours, hours_known, hours_label, reason)
