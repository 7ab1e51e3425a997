"""Runs notebooks: stock papermill in one fresh kernel per report, or a shell in a child of a warm parent."""

from __future__ import annotations

from srm_kit.engine.ploeg import Ploeg
from srm_kit.engine.taak import Gebeurtenis, Stand, Taak
from srm_kit.engine.uitvoeren import Uitvoerder, Voortgang, run_in_schil, run_notebooks

__all__ = ["Gebeurtenis", "Ploeg", "Stand", "Taak", "Uitvoerder", "Voortgang", "run_in_schil", "run_notebooks"]
