"""Typed blocks a report is made of: shown in a notebook as HTML, kept beside it as JSON."""

from __future__ import annotations

from srm_kit.views.blokken import (
    MIMETYPE,
    Alinea,
    Blok,
    EigenWoorden,
    Figuur,
    Kerncijfer,
    Kerncijfers,
    Kop,
    Lijst,
    Reeks,
    Tabel,
    Vraag,
)
from srm_kit.views.overdracht import blok_from_json, blok_to_json

__all__ = [
    "MIMETYPE",
    "Alinea",
    "Blok",
    "EigenWoorden",
    "Figuur",
    "Kerncijfer",
    "Kerncijfers",
    "Kop",
    "Lijst",
    "Reeks",
    "Tabel",
    "Vraag",
    "blok_from_json",
    "blok_to_json",
]
