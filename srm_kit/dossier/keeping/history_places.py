"""Where the versions of a dossier stand, and one that is ready but has no number yet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["READY", "RENEWED", "NewVersion", "history_place"]

READY = ".nieuw"
"""Where a version stands until its save is certain."""
RENEWED = ".vergeten"
"""Where a version stands that is about to take the place of one with answers in it."""
_HISTORY = ".historie"


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version of the history that is ready but has no number yet: the folder it stands in, and its name there."""

    ready: Path
    number: str


def history_place(dossier: Path) -> Path:
    """Where the versions of a dossier stand: in its folder, or beside the workbook under its name."""
    return dossier / _HISTORY if dossier.is_dir() else dossier.parent / _HISTORY / dossier.name
