"""Readiness: what a dossier holds, what can be concluded from it, and what to ask the client for next."""

from srm_kit.views.gereedheid.on_screen import as_screen, sections
from srm_kit.views.gereedheid.readiness import Gereedheid, TableReadiness, als_json, gereedheid

__all__ = ["Gereedheid", "TableReadiness", "als_json", "as_screen", "gereedheid", "sections"]
