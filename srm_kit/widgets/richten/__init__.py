"""Working live on richten; called by 1_richten.ipynb beside the static views."""

from __future__ import annotations

from srm_kit.phases.sessie import Sessie
from srm_kit.views import Reeks
from srm_kit.widgets.blad import Blad, toon
from srm_kit.widgets.richten.doelen import DOELEN

__all__ = ["doelen"]


def doelen(sessie: Sessie) -> Blad | Reeks:
    """The goals with their lamps, to fill in."""
    return toon(sessie, DOELEN)
