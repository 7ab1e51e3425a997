"""The appendices: what backs the chapters up. Called by 4_samenvatting.ipynb."""

from __future__ import annotations

from srm_kit.document import Reeks
from srm_kit.phases.sessie import Sessie
from srm_kit.views import maten as metingen

__all__ = ["beoordelingen", "groepen", "kloof_leiding", "meetkwaliteit", "open_antwoorden"]


def groepen(sessie: Sessie) -> Reeks:
    """The scores per department, as far as privacy allows."""
    return Reeks(metingen.groepen(sessie.dossier, sessie.maten))


def kloof_leiding(sessie: Sessie) -> Reeks:
    """Managers beside the others."""
    return Reeks(metingen.kloof_leiding(sessie.dossier, sessie.maten))


def beoordelingen(sessie: Sessie) -> Reeks:
    """Documents and interviews beside the survey."""
    return Reeks(metingen.beoordelingen(sessie.dossier, sessie.maten))


def meetkwaliteit(sessie: Sessie) -> Reeks:
    """How good the measurement is."""
    return Reeks(metingen.meetkwaliteit(sessie.dossier, sessie.maten))


def open_antwoorden(sessie: Sessie) -> Reeks:
    """What people wrote themselves, as far as it was released."""
    return Reeks(metingen.open_antwoorden(sessie.dossier, sessie.maten))
