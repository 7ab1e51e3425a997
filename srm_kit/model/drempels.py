"""Thresholds: every number with a meaning, in one file (docs/maatstaven.md#drempels).

Thresholds are conventions, not norms; reports say so. They work on unrounded figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from srm_kit.model import _data

__all__ = ["Drempels", "drempels"]


@dataclass(frozen=True, slots=True)
class Drempels:
    """All thresholds; scores 0-100, shares 0-1, counts in persons."""

    sterk: float
    op_orde: float
    aandachtspunt: float
    minimum_beantwoord: float
    weet_niet_hoog: float
    balans_accent: float
    balans_eenzijdig: float
    portefeuille_structuur: float
    portefeuille_gedrag: float
    k_min: int
    k_kruising: int
    daling_koers_landing: float
    kloof_groot: float
    rwg_gedeeld: float
    rwg_verdeeld: float
    alpha_minimum_n: int
    bootstrap_trekkingen: int
    bootstrap_zaad: int
    betrouwbaarheid: float
    onderscheidbaar_p: float
    bevinding_minimum_n: int
    verkennend_p: float
    meting_dagen: int
    meeste_doelen: int
    meeste_indicatoren: int
    partner_trede: int
    hoog: int
    q_ratio_hoog: float
    integraliteit_laag: float
    zacht_inspanning: float
    verbinding_zwak: float
    trechter_laag: float
    keten_laag: float
    nulmeting_laag: float
    cocreatie_laag: float
    opdrachtgever_laag: int
    competentiegat: float
    respons_laag: float
    helft: float
    koers_maanden: int
    verbinding_stil_maanden: int
    afstemming_laag: float
    afstemming_paren: int
    minste_doelen: int
    minste_gaten: int
    gat_vaak: float
    inwoners_laag: float
    cocreatie_daling: float
    gat_leiding_groter: float
    papier_verschil: int
    streef_laag: float
    eigenaar_laag: float
    plan_horizon: int
    plan_ondergrens: float
    plan_eerste_schakel: int
    plan_looptijd_onbekend: int
    plan_doelen_per_interventie: int
    plan_knopen: int
    plan_kandidaten: int
    herinrichting_medewerkers: float
    herinrichting_grootste: float
    herinrichting_clusters: int
    herinrichting_volledig: int

    def label(self, score: float | None) -> str | None:
        """The word of a 0-100 score, on the unrounded figure.

        >>> drempels().label(69.99)
        'op orde'
        """
        if score is None:
            return None
        if score >= self.sterk:
            return "sterk"
        if score >= self.op_orde:
            return "op orde"
        return "aandachtspunt" if score >= self.aandachtspunt else "knelpunt"


@cache
def drempels() -> Drempels:
    """The thresholds of ``drempels.yaml``."""
    values: dict[str, Any] = {}
    for group in _data.read("drempels").values():
        values.update(group)
    return Drempels(**values)
