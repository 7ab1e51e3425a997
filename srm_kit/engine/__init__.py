"""Runs notebooks: stock papermill in one fresh kernel per report, or a shell in a child of a warm parent."""

from __future__ import annotations

from srm_kit.engine.crew import Ploeg
from srm_kit.engine.running import Uitvoerder, Voortgang, run_in_schil, run_notebooks
from srm_kit.engine.task import Gebeurtenis, Stand, Taak

__all__ = ["Gebeurtenis", "Ploeg", "Stand", "Taak", "Uitvoerder", "Voortgang", "run_in_schil", "run_notebooks"]
