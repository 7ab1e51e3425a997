"""Fictional dossiers: for the sample, the tests, the validity study and the lessons. Always marked FICTIEF."""

from __future__ import annotations

from srm_kit.simulation.fictieve_normen import fictieve_referentie
from srm_kit.simulation.fouten import Storing, peiling_van, simulate
from srm_kit.simulation.respondenten import (
    Peilingopzet,
    Plaats,
    Spreiding,
    draw,
    samengevoegd,
    verdeel,
    verwacht,
    verwacht_per_functiegroep,
)
from srm_kit.simulation.voorbeeldstad import voorbeeldstad, write_samples

__all__ = [
    "Peilingopzet",
    "Plaats",
    "Spreiding",
    "Storing",
    "draw",
    "fictieve_referentie",
    "peiling_van",
    "samengevoegd",
    "simulate",
    "verdeel",
    "verwacht",
    "verwacht_per_functiegroep",
    "voorbeeldstad",
    "write_samples",
]
