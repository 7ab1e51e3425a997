"""Whose dossier this is, read without the rest: for naming, sorting and listing many of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Kenmerk", "kenmerk"]


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """Name and code as they stand in the dossier, unchecked; both empty when they cannot be read."""

    naam: str = ""
    code: str = ""


def kenmerk(path: Path) -> Kenmerk:
    """The mark of a folder or workbook; never raises, for what is wrong is said when the dossier is read."""
    try:
        settings = _folder(path) if path.is_dir() else _workbook(path)
    except Exception:  # whatever a damaged file does to its reader
        return Kenmerk()
    return Kenmerk(*(_text(settings.get(key)) for key in ("naam", "code")))


def _folder(path: Path) -> dict[str, Any]:
    found = tomllib.loads((path / "dossier.toml").read_bytes().decode("utf-8-sig")).get("gemeente", {})
    return found if isinstance(found, dict) else {}


def _workbook(path: Path) -> dict[str, Any]:
    from srm_kit.dossier.contract.meldingen import Meldingen
    from srm_kit.dossier.workbook.sheets import lees_instelblad

    found = lees_instelblad(path, Meldingen()).get("gemeente", {})
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int)) else ""
