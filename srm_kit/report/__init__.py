"""From executed notebooks to one client-ready report: collect, render, check, write."""

from __future__ import annotations

from srm_kit.document.rapport import Hoofdstuk, Proza, Rapport
from srm_kit.report.making import Opties, Uitkomst, run

__all__ = ["Hoofdstuk", "Opties", "Proza", "Rapport", "Uitkomst", "run"]
