"""Working live on inrichten; called by 2_inrichten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.document import Reeks
from srm_kit.model import Fase
from srm_kit.phases.sessie import Sessie
from srm_kit.widgets import vastleggen as _vastleggen
from srm_kit.widgets.blad import Blad, toon
from srm_kit.widgets.inrichten.budget_verschuiven import BALANS
from srm_kit.widgets.inrichten.dekking import DEKKING
from srm_kit.widgets.inrichten.opdrachtgeverschap_scoren import OPDRACHTGEVERSCHAP
from srm_kit.widgets.inrichten.samenwerking import SAMENWERKING
from srm_kit.widgets.rapportknop import rapport

__all__ = ["balans", "dekking", "opdrachtgeverschap", "rapport", "samenwerking", "vastleggen"]


def dekking(sessie: Sessie) -> Blad | Reeks:
    """Which links of the chain each goal has, and forms for those it lacks."""
    return toon(sessie, DEKKING)


def samenwerking(sessie: Sessie) -> Blad | Reeks:
    """Who works with whom, and which goals ask for cooperation that is not there."""
    return toon(sessie, SAMENWERKING)


def balans(sessie: Sessie) -> Blad | Reeks:
    """Sliders for the budgets, with the balance of hard and soft recomputed at once."""
    return toon(sessie, BALANS)


def opdrachtgeverschap(sessie: Sessie) -> Blad | Reeks:
    """The rubric to score, from both perspectives beside each other."""
    return toon(sessie, OPDRACHTGEVERSCHAP)


def vastleggen(sessie: Sessie) -> Blad | Reeks:
    """Decisions and notes of the session."""
    return toon(sessie, _vastleggen.vastleggen(Fase.INRICHTEN))
