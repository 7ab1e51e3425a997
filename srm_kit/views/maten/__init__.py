"""How each measure is shown: one module per measure, from the dossier and its measures to blocks."""

from __future__ import annotations

from srm_kit.views.maten.over_beoordelingen import beoordelingen
from srm_kit.views.maten.over_besturing import drie_lijnen
from srm_kit.views.maten.over_beweging import gedrag, ladder, wat_veranderde
from srm_kit.views.maten.over_cocreatie import cocreatie, krachtenveld
from srm_kit.views.maten.over_competenties import competenties
from srm_kit.views.maten.over_groepen import groepen
from srm_kit.views.maten.over_kloof import kloof, kloof_leiding
from srm_kit.views.maten.over_meetkwaliteit import gelijkmatigheid, meetkwaliteit
from srm_kit.views.maten.over_opdrachtgeverschap import opdrachtgeverschap
from srm_kit.views.maten.over_open_antwoorden import open_antwoorden
from srm_kit.views.maten.over_resultaten import resultaten
from srm_kit.views.maten.over_schaal import stad_en_regio
from srm_kit.views.maten.over_toerusting import twee_bij_twee
from srm_kit.views.maten.over_verandering import verandering
from srm_kit.views.maten.over_verkokering import ontbrekende_verbindingen, samenwerking, verkokering

__all__ = [
    "beoordelingen",
    "cocreatie",
    "competenties",
    "drie_lijnen",
    "gedrag",
    "gelijkmatigheid",
    "groepen",
    "kloof",
    "kloof_leiding",
    "krachtenveld",
    "ladder",
    "meetkwaliteit",
    "ontbrekende_verbindingen",
    "opdrachtgeverschap",
    "open_antwoorden",
    "resultaten",
    "samenwerking",
    "stad_en_regio",
    "twee_bij_twee",
    "verandering",
    "verkokering",
    "wat_veranderde",
]
