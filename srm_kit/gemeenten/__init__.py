"""Open data around a dossier: finance, peers and the municipal division. Offline, standard library only."""

from __future__ import annotations

from srm_kit.gemeenten.cijfer_of_reden import CijferOfReden
from srm_kit.gemeenten.financien import FinancieelBeeld, Vergelijkingsregel, financieel_beeld
from srm_kit.gemeenten.indeling import brug, codes_op, naar_vandaag
from srm_kit.gemeenten.vergelijking import Soortgenoot, Vergelijkingsgroep, vergelijkingsgroep

__all__ = [
    "CijferOfReden",
    "FinancieelBeeld",
    "Soortgenoot",
    "Vergelijkingsgroep",
    "Vergelijkingsregel",
    "brug",
    "codes_op",
    "financieel_beeld",
    "naar_vandaag",
    "vergelijkingsgroep",
]
