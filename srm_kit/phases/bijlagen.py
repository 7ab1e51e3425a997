"""The appendices: what backs the chapters up. Called by 4_samenvatting.ipynb."""

from __future__ import annotations

from srm_kit.phases.notebook_cells import of_measures
from srm_kit.views import maten as metingen

__all__ = [
    "beoordelingen",
    "gelijkmatigheid",
    "groepen",
    "kloof_leiding",
    "meetkwaliteit",
    "open_antwoorden",
    "samenwerking",
]

groepen = of_measures(metingen.groepen, "The scores per department, as far as privacy allows.")
kloof_leiding = of_measures(metingen.kloof_leiding, "Managers beside the others.")
beoordelingen = of_measures(metingen.beoordelingen, "Documents and interviews beside the survey.")
meetkwaliteit = of_measures(metingen.meetkwaliteit, "Where people are divided, and who did not know.")
gelijkmatigheid = of_measures(metingen.gelijkmatigheid, "How far the three cells of a phase lie apart.")
samenwerking = of_measures(metingen.samenwerking, "How far departments turn inward.")
open_antwoorden = of_measures(metingen.open_antwoorden, "What people wrote themselves, as far as it was released.")
