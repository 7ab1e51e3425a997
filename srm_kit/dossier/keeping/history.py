"""The versions of a dossier: every save keeps the one before it, and any of them can come back.

They stand in ``.historie`` beside or inside the dossier, numbered; a version says what replaced it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from srm_kit.errors import SrmError

__all__ = ["Versie", "VersieOnbekend", "bewaar_versie", "plaats", "versies"]

_HISTORY = ".historie"
_VERSIONS = 200
_WHAT = "omschrijving.txt"


class VersieOnbekend(SrmError):
    """There is no version with that number."""


@dataclass(frozen=True, slots=True)
class Versie:
    """A version that was replaced: its number, when that was, and by what change (empty when not known)."""

    nummer: int
    tot: datetime
    wijziging: str
    map: Path

    @property
    def bestanden(self) -> tuple[Path, ...]:
        """The files of the dossier as they were."""
        return tuple(sorted(item for item in self.map.iterdir() if item.is_file() and item.name != _WHAT))


def plaats(dossier: Path) -> Path:
    """Where the versions of a dossier stand: in its folder, or beside the workbook under its name."""
    return dossier / _HISTORY if dossier.is_dir() else dossier.parent / _HISTORY / dossier.name


def versies(dossier: Path) -> tuple[Versie, ...]:
    """The versions that were kept, the oldest first."""
    folder = plaats(dossier)
    if not folder.is_dir():
        return ()
    found = []
    for item in folder.iterdir():
        if item.is_dir() and item.name.isdigit():
            what = item / _WHAT
            text = what.read_text(encoding="utf-8").strip() if what.is_file() else ""
            found.append(Versie(int(item.name), datetime.fromtimestamp(item.stat().st_mtime), text, item))
    return tuple(sorted(found, key=lambda version: version.nummer))


def bewaar_versie(dossier: Path, files: Sequence[Path], wijziging: str = "") -> None:
    """Copies the files as the next version; of more than two hundred the oldest go.

    A file that is the same as in the version before is not stored twice: it is one file with two names, which is
    safe because nothing ever writes in a version.
    """
    if not files:
        return
    folder = plaats(dossier)
    folder.mkdir(parents=True, exist_ok=True)
    kept = versies(dossier)
    before = kept[-1].map if kept else None
    place = folder / f"{(kept[-1].nummer if kept else 0) + 1:04d}"
    place.mkdir()
    for item in files:
        if before is None or not _link(before / item.name, item, place / item.name):
            shutil.copy2(item, place / item.name)
    if wijziging:
        (place / _WHAT).write_text(wijziging + "\n", encoding="utf-8")
    for old in kept[: max(len(kept) + 1 - _VERSIONS, 0)]:
        shutil.rmtree(old.map, ignore_errors=True)


def _link(former: Path, now: Path, target: Path) -> bool:
    if not former.is_file() or former.stat().st_size != now.stat().st_size or former.read_bytes() != now.read_bytes():
        return False
    try:
        os.link(former, target)
    except OSError:  # a file system without hard links
        return False
    return True
