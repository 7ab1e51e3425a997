"""Everything a reader meets in a report, text by text with its kind: title, heading, sentence, point, cell, source."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from srm_kit.document import Blocks, Figure, Heading, KeyFigures, Paragraph, PointList, Question, Table
from srm_kit.dossier import Dossier
from srm_kit.phases.sessie import Sessie
from srm_kit.report.cover import cover_of
from srm_kit.views.titels import kop_samenvatting

__all__ = ["NOTEBOOKS", "klantteksten", "lange_woorden_van", "teksten"]

NOTEBOOKS = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")


@cache
def _cellen(root: Path) -> tuple[tuple[str, str], ...]:
    """Module and function of every cell of the notebooks that reports."""
    found = []
    for name in NOTEBOOKS:
        notebook = json.loads((root / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            called = re.fullmatch(r"(\w+)\.(\w+)\(sessie(?:, \"\w+\")?\)", "".join(cell["source"]).strip())
            if cell["cell_type"] == "code" and called and called[1] != "werk" and called[2] != "eigen_woorden":
                found.append((called[1], called[2]))
    return tuple(found)


def teksten(root: Path, sessie: Sessie) -> Iterator[tuple[str, str]]:
    """Kind and text: ``kop``, ``zin``, ``punt``, ``cel`` or ``bron``."""
    cover = cover_of(sessie)
    yield "kop", cover.title
    yield "zin", cover.subtitle
    yield "kop", kop_samenvatting(sessie.dossier, sessie.maten, sessie.bevindingen)
    yield from (("cel", f"{label}: {value}") for label, value in cover.facts)
    for module, name in _cellen(root):
        shown = getattr(importlib.import_module(f"srm_kit.phases.{module}"), name)(sessie)
        assert isinstance(shown, Blocks)
        for block in shown.blocks:
            yield from ((kind, text) for kind, text in _van(block) if text)


def _van(block: object) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield "kop", block.text
        case Paragraph() | Question():
            yield "bron" if block.text.startswith("n = ") else "zin", block.text
        case PointList():
            yield from (("punt", point) for point in block.points)
        case Figure():
            yield "kop", block.title
            yield from (("zin", text) for text in (block.description, block.finding))
            yield "bron", block.source
            yield from _van(block.table)
        case Table():
            yield from (("kop", text) for text in (block.caption, *block.columns))
            yield from (("cel", cell) for row in block.rows for cell in row)
            yield "bron", block.source
        case KeyFigures():
            for figure in block.figures:
                yield "zin", figure.explanation
                yield "cel", f"{figure.heading} {figure.value} {figure.unit}".strip()


def klantteksten(dossier: Dossier) -> Iterator[str]:
    """Every text that comes from the dossier, but for the answers: that is the client's language."""

    def within(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for part in value:
                yield from within(part)
        elif is_dataclass(value) and not isinstance(value, type):
            for each in fields(value):
                yield from within(getattr(value, each.name))

    for each in fields(dossier):
        if each.name != "respons":
            yield from within(getattr(dossier, each.name))


def lange_woorden_van(dossier: Dossier) -> tuple[str, ...]:
    """The client's texts of more than one word, the longest first."""
    found = {text for text in klantteksten(dossier) if " " in text.strip()}
    found |= {text[0].lower() + text[1:] for text in found}
    return tuple(sorted(found, key=len, reverse=True))
