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

    eens: float
    oneens: float
    eens_sterk: float
    eens_aandachtspunt: float
    verdeeld: float
    minimum_beantwoord: float
    weet_niet_hoog: float
    aandacht_eenzijdig: float
    portefeuille_structuur: float
    portefeuille_gedrag: float
    k_min: int
    k_kruising: int
    referentie_gemeenten: int
    daling_koers_landing: float
    kloof_groot: float
    rwg_gedeeld: float
    rwg_verdeeld: float
    alpha_minimum_n: int
    betrouwbaarheid: float
    onderscheidbaar_p: float
    bevinding_minimum_n: int
    verkennend_p: float
    keten_minimum: int
    keten_volledig_minimum: int
    trechter_bekend: float
    smart_minimum: int
    tempo_op_schema: float
    tempo_achter: float
    vers_marge: int
    frequentie_leeg: int
    ritme_langste: int
    honderdvoud_laag: float
    honderdvoud_hoog: float
    bereikt_minimum: int
    tegelijk_maanden: int
    continu_kwartalen: int
    portefeuille_bekend: float
    portefeuille_minimum: int
    integraliteit_bekend: float
    dekking_bekend: float
    inwoners_trede: int
    niveau_laag: int
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
    kwart: float
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
    kloof_marge: float
    meeste_cellen: int
    lezing_marge: float
    negen_tegelijk: float
    resultaten_vaak: float
    resultaten_helft: float
    opdrachtgever_aspecten: int
    competenties_groep: int
    competenties_vaak: float
    plan_horizon: int
    plan_ondergrens: float
    plan_pakketten: int
    plan_eigen_eerst: int
    plan_eerste_kwartalen: int
    plan_looptijd_onbekend: int
    plan_doelen_per_interventie: int
    plan_knopen: int
    plan_kandidaten: int
    herinrichting_medewerkers: float
    herinrichting_grootste: float
    herinrichting_clusters: int
    herinrichting_volledig: int

    def label(self, eens: float, oneens: float) -> str:
        """The word of a cell by the shares that agree and disagree, on the unrounded figures.

        >>> [drempels().label(*shares) for shares in ((2 / 3, 0.1), (0.6, 0.2), (0.4, 0.3), (0.4, 0.41))]
        ['sterk', 'op orde', 'aandachtspunt', 'knelpunt']
        """
        if eens >= self.eens_sterk:
            return "sterk"
        if oneens > eens:
            return "knelpunt"
        return "aandachtspunt" if eens < self.eens_aandachtspunt else "op orde"


@cache
def drempels() -> Drempels:
    """The thresholds of ``drempels.yaml``."""
    values: dict[str, Any] = {}
    for group in _data.read("drempels").values():
        values.update(group)
    return Drempels(**values)
