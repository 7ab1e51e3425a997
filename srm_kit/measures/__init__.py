"""What a dossier says in figures: one module per measure, pure functions, frozen results (docs/maatstaven.md)."""

from __future__ import annotations

from srm_kit.measures.concretisering import smart_per_doel, trechter_doelen
from srm_kit.measures.maten import Maten, as_json, measure, meetmomenten

__all__ = ["LIBRARIES", "Maten", "as_json", "measure", "meetmomenten", "smart_per_doel", "trechter_doelen"]

LIBRARIES = ("highspy", "numpy")
"""Libraries whose version can change a figure: of the measures, and of what is decided and planned from them."""
