"""The faults that can be planted."""

from __future__ import annotations

from enum import Enum

__all__ = ["Storing"]


class Storing(Enum):
    """One way in which a municipality fails to get its strategy done (docs/methode.md#faalmodi), or none."""

    BELEID_UITVOERING = "beleid_uitvoering"
    VERKOKERING = "verkokering"
    EENZIJDIG_STRUCTUUR = "eenzijdig_structuur"
    EENZIJDIG_GEDRAG = "eenzijdig_gedrag"
    KOERS_ZONDER_LANDING = "koers_zonder_landing"
    OPDRACHTGEVERSCHAP = "opdrachtgeverschap"
    GEEN_COCREATIE = "geen_cocreatie"
    GEZOND = "gezond"
