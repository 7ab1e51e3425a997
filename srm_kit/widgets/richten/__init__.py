"""Working live on richten; called by 1_richten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.model import Fase
from srm_kit.widgets import gereedheid as _gereedheid
from srm_kit.widgets import vastleggen as _vastleggen
from srm_kit.widgets.live_view import as_cell
from srm_kit.widgets.rapportknop import rapport
from srm_kit.widgets.richten.doelen import DOELEN
from srm_kit.widgets.richten.krachtenveld import KRACHTENVELD

__all__ = ["doelen", "gereedheid", "krachtenveld", "rapport", "vastleggen"]

doelen = as_cell(DOELEN, "The goals with their lamps, to fill in.")
gereedheid = as_cell(_gereedheid.GEREEDHEID, "How ready the dossier is, with the proposals to confirm.")
krachtenveld = as_cell(KRACHTENVELD, "The map of stakeholders, and who takes part how far.")
vastleggen = as_cell(_vastleggen.vastleggen(Fase.RICHTEN), "Decisions and notes of the session.")
