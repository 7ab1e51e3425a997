"""Beoordelingen: scores from documents, interviews and observations, beside the survey and never in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.opdrachtgeverschap import lage_mediaan
from srm_kit.model import CELLEN

__all__ = ["BRONSOORTEN", "Bronmaat", "beoordelingen"]

BRONSOORTEN = ("document", "interview", "observatie")


@dataclass(frozen=True, slots=True)
class Bronmaat:
    """The scores 1-5 of one kind of source for one cell."""

    n: int
    laagste: int
    hoogste: int
    mediaan: int


def beoordelingen(dossier: Dossier) -> Mapping[str, Mapping[str, Bronmaat]]:
    """Per cell and kind of source, up to the reference date; what was not looked at is absent."""
    found: dict[str, dict[str, Bronmaat]] = {}
    rows = [row for row in dossier.beoordelingen if row.datum <= dossier.peildatum]
    for cel in CELLEN:
        for kind in BRONSOORTEN:
            given = [row.score for row in rows if row.cel == cel and row.bron_soort == kind]
            if given:
                measure = Bronmaat(len(given), min(given), max(given), lage_mediaan(given))
                found.setdefault(cel.code, {})[kind] = measure
    return found
