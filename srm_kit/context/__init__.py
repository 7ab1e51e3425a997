"""Open data around a dossier: finance, peers and the municipal division. Offline, standard library only."""

from __future__ import annotations

from srm_kit.context.financien import FinancieelBeeld, Vergelijkingsregel, financieel_beeld
from srm_kit.context.indeling import brug, codes_op, naar_vandaag
from srm_kit.context.uitkomst import Uitkomst
from srm_kit.context.vergelijking import Soortgenoot, Vergelijkingsgroep, vergelijkingsgroep

__all__ = [
    "FinancieelBeeld",
    "Soortgenoot",
    "Uitkomst",
    "Vergelijkingsgroep",
    "Vergelijkingsregel",
    "brug",
    "codes_op",
    "financieel_beeld",
    "naar_vandaag",
    "vergelijkingsgroep",
]
