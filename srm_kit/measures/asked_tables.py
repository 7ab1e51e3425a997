"""Which own tables of groups the notebooks of a report in the making asked for: an empty file each, in the folder they share."""

from __future__ import annotations

from pathlib import Path

from srm_kit.measures.groepscijfers import Tabelsoort
from srm_kit.privacy import ACHTERGRONDEN

__all__ = ["add_asked", "asked_tables"]

_ASKED = ".peiling-"


def add_asked(folder: Path, soort: Tabelsoort) -> None:
    """Leaves behind that this table was asked; notebooks that run beside each other do not get in each other's way."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{_ASKED}{'+'.join(soort)}").touch()


def asked_tables(folder: Path) -> tuple[Tabelsoort, ...]:
    """The tables that were asked, each as its background fields."""
    names = sorted(item.name.removeprefix(_ASKED).split("+") for item in folder.glob(f"{_ASKED}*"))
    return tuple(tuple(field for field in ACHTERGRONDEN if field in name) for name in names)
