"""How each measure is shown: one module per measure, from the dossier and its measures to blocks."""

from __future__ import annotations

from srm_kit.views.metingen.beoordelingen import beoordelingen
from srm_kit.views.metingen.cocreatie import cocreatie, krachtenveld
from srm_kit.views.metingen.competenties import competenties
from srm_kit.views.metingen.groepen import groepen
from srm_kit.views.metingen.kloof import kloof, kloof_leiding
from srm_kit.views.metingen.meetkwaliteit import meetkwaliteit
from srm_kit.views.metingen.opdrachtgeverschap import opdrachtgeverschap
from srm_kit.views.metingen.open_antwoorden import open_antwoorden
from srm_kit.views.metingen.verandering import verandering
from srm_kit.views.metingen.verkokering import ontbrekende_verbindingen, verkokering

__all__ = [
    "beoordelingen",
    "cocreatie",
    "competenties",
    "groepen",
    "kloof",
    "kloof_leiding",
    "krachtenveld",
    "meetkwaliteit",
    "ontbrekende_verbindingen",
    "opdrachtgeverschap",
    "open_antwoorden",
    "verandering",
    "verkokering",
]
