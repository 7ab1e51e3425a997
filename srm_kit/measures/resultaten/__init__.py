"""Resultaten: does the municipality come nearer to what it wants to reach? (docs/maatstaven.md#resultaten)."""

from srm_kit.measures.resultaten.bereikt import bereikt
from srm_kit.measures.resultaten.per_doel import Resultaten, resultaten
from srm_kit.measures.resultaten.stand import STATEN, Indicatorstand, stand

__all__ = ["STATEN", "Indicatorstand", "Resultaten", "bereikt", "resultaten", "stand"]
