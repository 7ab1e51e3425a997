"""Working live on verrichten; called by 3_verrichten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.document import Reeks
from srm_kit.model import Fase
from srm_kit.phases.sessie import Sessie
from srm_kit.widgets import vastleggen as _vastleggen
from srm_kit.widgets.blad import Blad, toon
from srm_kit.widgets.rapportknop import rapport
from srm_kit.widgets.verrichten.meetmomenten import MEETMOMENTEN
from srm_kit.widgets.verrichten.voortgang_bijhouden import VOORTGANG
from srm_kit.widgets.verrichten.what_if_sliders import WAT_ALS

__all__ = ["meetmomenten", "rapport", "vastleggen", "voortgang", "wat_als"]


def voortgang(sessie: Sessie) -> Blad | Reeks:
    """The state of initiatives, measurements to enter, and the plan at that state."""
    return toon(sessie, VOORTGANG)


def wat_als(sessie: Sessie) -> Blad | Reeks:
    """Sliders for the nine cells, with realisatiekracht recomputed at once."""
    return toon(sessie, WAT_ALS)


def meetmomenten(sessie: Sessie) -> Blad | Reeks:
    """Two moments of measurement beside each other."""
    return toon(sessie, MEETMOMENTEN)


def vastleggen(sessie: Sessie) -> Blad | Reeks:
    """Decisions and notes of the session."""
    return toon(sessie, _vastleggen.vastleggen(Fase.VERRICHTEN))
