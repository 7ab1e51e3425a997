"""Fictional dossiers: for the sample, the tests and the lessons. Always marked FICTIEF."""

from __future__ import annotations

from srm_kit.simulation.respondenten import Peiling, draw
from srm_kit.simulation.voorbeeldstad import voorbeeldstad, write_samples

__all__ = ["Peiling", "draw", "voorbeeldstad", "write_samples"]
