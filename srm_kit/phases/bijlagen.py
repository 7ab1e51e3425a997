"""The appendices: what backs the chapters up. Called by 4_samenvatting.ipynb."""

from __future__ import annotations

from srm_kit.phases.notebook_cells import of_measures
from srm_kit.views import maten as metingen

__all__ = ["beoordelingen", "groepen", "kloof_leiding", "meetkwaliteit", "open_antwoorden"]

groepen = of_measures(metingen.groepen, "The scores per department, as far as privacy allows.")
kloof_leiding = of_measures(metingen.kloof_leiding, "Managers beside the others.")
beoordelingen = of_measures(metingen.beoordelingen, "Documents and interviews beside the survey.")
meetkwaliteit = of_measures(metingen.meetkwaliteit, "How good the measurement is.")
open_antwoorden = of_measures(metingen.open_antwoorden, "What people wrote themselves, as far as it was released.")
