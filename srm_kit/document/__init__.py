"""Typed blocks a report is made of, and every format they are written in; knows no municipality and no dossier."""

from __future__ import annotations

from srm_kit.document.block_json import block_from_json, block_to_json
from srm_kit.document.blocks import (
    Block,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    OwnWords,
    Paragraph,
    PointList,
    Question,
    Role,
    Table,
)
from srm_kit.document.shown_blocks import MIMETYPE, Blocks

__all__ = [
    "MIMETYPE",
    "Block",
    "Blocks",
    "Figure",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "OwnWords",
    "Paragraph",
    "PointList",
    "Question",
    "Role",
    "Table",
    "block_from_json",
    "block_to_json",
]
