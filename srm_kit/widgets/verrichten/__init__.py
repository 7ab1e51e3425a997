"""Working live on verrichten; called by 3_verrichten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.model import Fase
from srm_kit.widgets import vastleggen as _vastleggen
from srm_kit.widgets.live_view import as_cell
from srm_kit.widgets.rapportknop import rapport
from srm_kit.widgets.verrichten.meetmomenten import MEETMOMENTEN
from srm_kit.widgets.verrichten.voortgang_bijhouden import VOORTGANG
from srm_kit.widgets.verrichten.what_if_sliders import WAT_ALS

__all__ = ["meetmomenten", "rapport", "vastleggen", "voortgang", "wat_als"]

voortgang = as_cell(VOORTGANG, "The state of initiatives, measurements to enter, and the plan at that state.")
wat_als = as_cell(WAT_ALS, "Sliders for the nine cells, with realisatiekracht recomputed at once.")
meetmomenten = as_cell(MEETMOMENTEN, "Two moments of measurement beside each other.")
vastleggen = as_cell(_vastleggen.vastleggen(Fase.VERRICHTEN), "Decisions and notes of the session.")
