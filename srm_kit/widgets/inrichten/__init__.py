"""Working live on inrichten; called by 2_inrichten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.model import Fase
from srm_kit.widgets import vastleggen as _vastleggen
from srm_kit.widgets.inrichten.budget_verschuiven import BALANS
from srm_kit.widgets.inrichten.dekking import DEKKING
from srm_kit.widgets.inrichten.opdrachtgeverschap_scoren import OPDRACHTGEVERSCHAP
from srm_kit.widgets.inrichten.samenwerking import SAMENWERKING
from srm_kit.widgets.live_view import as_cell
from srm_kit.widgets.rapportknop import rapport

__all__ = ["balans", "dekking", "opdrachtgeverschap", "rapport", "samenwerking", "vastleggen"]

dekking = as_cell(DEKKING, "Which links of the chain each goal has, and forms for those it lacks.")
samenwerking = as_cell(SAMENWERKING, "Who works with whom, and which goals ask for cooperation that is not there.")
balans = as_cell(BALANS, "Sliders for the hours of changes, with the balance of hard and soft recomputed at once.")
opdrachtgeverschap = as_cell(OPDRACHTGEVERSCHAP, "The rubric to score, from both perspectives beside each other.")
vastleggen = as_cell(_vastleggen.vastleggen(Fase.INRICHTEN), "Decisions and notes of the session.")
