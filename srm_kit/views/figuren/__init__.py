"""Figures of the report, one module each: own SVG where text and access matter most (docs/rapportregels.md#grammar)."""

from __future__ import annotations

from srm_kit.views.figuren.balansfiguur import balans
from srm_kit.views.figuren.draad import rode_draad
from srm_kit.views.figuren.kwadranten import kwadranten
from srm_kit.views.figuren.model import fasekolom, modelfiguur
from srm_kit.views.figuren.niveaus import niveaus
from srm_kit.views.figuren.staven import Staaf, staven
from srm_kit.views.figuren.strip import Weg, strip
from srm_kit.views.figuren.trechterfiguur import trechter
from srm_kit.views.figuren.verloopfiguur import verloop
from srm_kit.views.figuren.verschillen import AANTOONBAAR, Verschil, in_punten, verschillen

__all__ = [
    "AANTOONBAAR",
    "Staaf",
    "Verschil",
    "Weg",
    "balans",
    "fasekolom",
    "in_punten",
    "kwadranten",
    "modelfiguur",
    "niveaus",
    "rode_draad",
    "staven",
    "strip",
    "trechter",
    "verloop",
    "verschillen",
]
