"""Readiness: what a dossier holds, what can be concluded from it, and what to ask the client for next."""

from srm_kit.views.gereedheid.beeld import Gereedheid, Tabelbeeld, als_json, gereedheid
from srm_kit.views.gereedheid.scherm import scherm

__all__ = ["Gereedheid", "Tabelbeeld", "als_json", "gereedheid", "scherm"]
