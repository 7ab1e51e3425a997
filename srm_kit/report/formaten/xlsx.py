"""Not yet made."""

from __future__ import annotations

from srm_kit.report.huisstijl import Huisstijl
from srm_kit.report.rapport import Rapport


def to_xlsx(rapport: Rapport, huisstijl: Huisstijl) -> bytes:
    """Not yet made."""
    raise NotImplementedError
