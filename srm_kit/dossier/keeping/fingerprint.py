"""Whose dossier this is, read without the rest: for naming, sorting and listing many of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from srm_kit.dossier.reading.bounded import bounded
from srm_kit.dossier.reading.folder import read_settings

__all__ = ["Candidates", "Fingerprint", "dossier_candidates", "fingerprint_of"]

_BOOKS = {".xlsx", ".xlsm"}
_OTHER_BOOKS = {".xls", ".xlsb", ".ods", ".fods", ".numbers", ".xltx", ".xltm"}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Name and code as they stand in the dossier, unchecked; both empty when they cannot be read."""

    naam: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What in a folder is a dossier, and what looks like one but cannot be read as such (each to be named)."""

    dossiers: tuple[Path, ...]
    others: tuple[Path, ...]


def dossier_candidates(folder: Path) -> Candidates:
    """Sorts what stands in a folder of dossiers; hidden files, marks of office programs and other files are neither."""
    dossiers, others = [], []
    for item in sorted(folder.iterdir()):
        if item.name.startswith((".", "~$")):
            continue
        if item.is_dir():
            if (item / "dossier.toml").is_file():
                dossiers.append(item)
            elif _looks_like_one(item):
                others.append(item)  # a dossier of which the settings are missing, or have another name
        elif item.suffix.casefold() in _BOOKS:
            dossiers.append(item)
        elif item.suffix.casefold() in _OTHER_BOOKS:
            others.append(item)
    return Candidates(tuple(dossiers), tuple(others))


def _looks_like_one(folder: Path) -> bool:
    try:
        return any(item.name.casefold().startswith(("dossier.", "doelen.")) for item in folder.iterdir())
    except OSError:  # what may not be read is named, for there may be a dossier in it
        return True


def fingerprint_of(path: Path) -> Fingerprint:
    """The mark of a folder or workbook; never raises, for what is wrong is said when the dossier is read."""
    try:
        settings = bounded(lambda: _folder(path) if path.is_dir() else _workbook(path))
    except Exception:  # whatever a damaged file does to its reader
        return Fingerprint()
    return Fingerprint(*(_text(settings.get(key)) for key in ("naam", "code")))


def _folder(path: Path) -> dict[str, Any]:
    found = read_settings(path / "dossier.toml").get("gemeente", {})
    return found if isinstance(found, dict) else {}


def _workbook(path: Path) -> dict[str, Any]:
    from srm_kit.dossier.contract.meldingen import Meldingen
    from srm_kit.dossier.workbook.sheets import read_settings_sheet

    found = read_settings_sheet(path, Meldingen()).get("gemeente", {})
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int)) else ""
