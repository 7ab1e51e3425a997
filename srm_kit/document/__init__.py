"""Typed blocks a report is made of, and every format they are written in; knows no municipality and no dossier."""

from __future__ import annotations

from srm_kit.document.block_json import blok_from_json, blok_to_json
from srm_kit.document.blocks import (
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
