"""Whose dossier this is, read without the rest: for naming, sorting and listing many of them."""

from __future__ import annotations

import tomllib
import warnings
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
    import openpyxl

    found: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            sheet = next(name for name in book.sheetnames if name.strip().casefold() == "dossier")
            for row in book[sheet].iter_rows(max_row=200, max_col=2, values_only=True):
                first, _, key = str(row[0] or "").strip().partition(".")
                if first == "gemeente" and len(row) > 1:
                    found[key] = row[1]
        finally:
            book.close()
    return found


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int)) else ""
