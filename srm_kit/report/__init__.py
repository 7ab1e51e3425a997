"""From executed notebooks to one client-ready report: collect, render, check, write."""

from __future__ import annotations

from srm_kit.report.maken import Opties, Uitkomst, run
from srm_kit.report.rapport import Hoofdstuk, Proza, Rapport

__all__ = ["Hoofdstuk", "Opties", "Proza", "Rapport", "Uitkomst", "run"]
