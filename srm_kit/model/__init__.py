"""What the method says: phases, strands, cells, statements, thresholds and the method note.

The texts and numbers are data (YAML beside the modules); the code only gives them small types.
"""

from __future__ import annotations

from srm_kit.model.cellen import CELLEN, Celbeschrijving, beschrijving
from srm_kit.model.drempels import Drempels, drempels
from srm_kit.model.methode import METHODE_EERDER, METHODE_ID, methodenoot
from srm_kit.model.rooster import Cel, Fase, Spoor
from srm_kit.model.vragenlijst import (
    Aandachtsvraag,
    Blok,
    Stelling,
    aandachtsvraag,
    blokken,
    functiegroepuitleg,
    geen_antwoord,
    invultijd,
    open_vraag,
    schaal,
    stelling,
    stellingen,
    stellingen_van,
    toelichting,
    vraagcodes,
    vraagtekst,
)

__all__ = [
    "CELLEN",
    "METHODE_EERDER",
    "METHODE_ID",
    "Aandachtsvraag",
    "Blok",
    "Cel",
    "Celbeschrijving",
    "Drempels",
    "Fase",
    "Spoor",
    "Stelling",
    "aandachtsvraag",
    "beschrijving",
    "blokken",
    "drempels",
    "functiegroepuitleg",
    "geen_antwoord",
    "invultijd",
    "methodenoot",
    "open_vraag",
    "schaal",
    "stelling",
    "stellingen",
    "stellingen_van",
    "toelichting",
    "vraagcodes",
    "vraagtekst",
]
