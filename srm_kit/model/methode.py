"""The method note that stands in every report (docs/methode.md#bron) and the id of the calculation."""

from __future__ import annotations

from srm_kit.model import _data

__all__ = ["METHODE_EERDER", "METHODE_ID", "methodenoot"]

METHODE_ID = "srm-werkbank/2"
"""Names the way of calculating; changes when a figure of the same dossier would change."""

METHODE_EERDER = "srm-werkbank/1"
"""The method before: its statements have the same codes and another meaning, so its answers cannot be used."""


def methodenoot() -> str:
    """The note on what is public model and what is our own elaboration."""
    return str(_data.read("methode")["noot"]).strip()
