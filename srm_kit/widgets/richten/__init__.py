"""Working live on richten; called by 1_richten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.document import Reeks
from srm_kit.model import Fase
from srm_kit.phases.sessie import Sessie
from srm_kit.widgets import vastleggen as _vastleggen
from srm_kit.widgets.blad import Blad, toon
from srm_kit.widgets.rapportknop import rapport
from srm_kit.widgets.richten.doelen import DOELEN
from srm_kit.widgets.richten.krachtenveld import KRACHTENVELD

__all__ = ["doelen", "krachtenveld", "rapport", "vastleggen"]


def doelen(sessie: Sessie) -> Blad | Reeks:
    """The goals with their lamps, to fill in."""
    return toon(sessie, DOELEN)


def krachtenveld(sessie: Sessie) -> Blad | Reeks:
    """The map of stakeholders, and who takes part how far."""
    return toon(sessie, KRACHTENVELD)


def vastleggen(sessie: Sessie) -> Blad | Reeks:
    """Decisions and notes of the session."""
    return toon(sessie, _vastleggen.vastleggen(Fase.RICHTEN))
