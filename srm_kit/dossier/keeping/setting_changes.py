"""Settings of a dossier as someone types them: read by the same contract as the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from srm_kit.dossier.contract.dossier import SECTIES, Dossier, instellingvelden
from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.reading.cell_values import Notation, Unreadable, read_value

__all__ = ["CHANGEABLE", "setting_texts", "with_settings"]

CHANGEABLE = ("rapport",)
"""The sections whose settings a screen changes."""


def setting_texts(dossier: Dossier, section: str) -> dict[str, str]:
    """The settings of a section as text; a list with commas."""
    given = getattr(dossier, section)
    return {column.naam: _typed(getattr(given, column.naam)) for column in instellingvelden(SECTIES[section])}


def with_settings(dossier: Dossier, section: str, values: Mapping[str, str], meldingen: Meldingen) -> Dossier:
    """The dossier with these settings; empty text takes a setting away. What cannot be read is told in ``meldingen``."""
    kind = SECTIES[section]
    columns = {column.naam: column for column in instellingvelden(kind)}
    usual = kind()
    new: dict[str, Any] = {}
    for name, text in values.items():
        if not text.strip():
            new[name] = getattr(usual, name)
            continue
        try:
            new[name] = _read(columns[name], text)
        except Unreadable as error:
            meldingen.fout("dossier", error.tekst, error.herstel, kolom=name, waarde=text)
    changed: Any = {section: replace(getattr(dossier, section), **new)}
    return replace(dossier, **changed)


def _typed(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _read(column: Kolom, text: str) -> Any:
    if column.soort is Soort.LIJST:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return read_value(column, text.strip(), Notation())
