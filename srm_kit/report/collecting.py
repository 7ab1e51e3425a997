"""Collects the blocks of the executed notebooks into sections: what each cell made, by its name.

See docs/rapportregels.md#forms-and-chapters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from srm_kit.document import MIMETYPE, Block, OwnWords, block_from_json
from srm_kit.document.report_value import Prose

__all__ = ["Section", "collect"]

_ONLY_LIVE = "srm:alleen-live"
_CHAPTER = "srm:hoofdstuk="
_CALL = re.compile(r"(\w+\.\w+)\(")


@dataclass(frozen=True, slots=True)
class Section:
    """What one cell made: ``name`` is the function it called (``richten.smart``), ``prose`` what stood above it."""

    name: str
    chapter: str
    blocks: tuple[Block, ...]
    prose: tuple[Prose, ...] = ()

    @property
    def own(self) -> bool:
        """Whether these are the consultant's words for the chapter."""
        return bool(self.blocks) and all(isinstance(block, OwnWords) for block in self.blocks)


def collect(notebooks: Iterable[Any], without: Collection[str] = ()) -> tuple[Section, ...]:
    """The sections of the executed notebooks (nbformat nodes) about which something is known.

    A cell tagged ``srm:hoofdstuk=<name>`` opens a chapter, cells after it belong to it; cells tagged
    ``srm:alleen-live`` stay behind. Prose that opens a section about which nothing is known stays behind too:
    nothing follows it. ``without`` names sections to leave out.
    """
    return tuple(section for notebook in notebooks for section in _sections(notebook, without))


def _sections(notebook: Any, without: Collection[str]) -> Iterator[Section]:
    chapter = ""
    waiting: tuple[Prose, ...] = ()
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        chapter = next((tag.removeprefix(_CHAPTER) for tag in tags if tag.startswith(_CHAPTER)), chapter)
        if _ONLY_LIVE in tags or not chapter or "injected-parameters" in tags:
            continue
        if cell.cell_type == "markdown":
            waiting = (Prose(cell.source),)
            continue
        called = _CALL.match(cell.source)
        name = called.group(1) if called else ""
        section = Section(name, chapter, () if name in without else tuple(_blocks(cell)))
        if section.own:
            yield section
        elif section.blocks:
            yield replace(section, prose=waiting)
            waiting = ()


def _blocks(cell: Any) -> Iterator[Block]:
    for output in cell.get("outputs", []):
        bundle = output.get("data", {}).get(MIMETYPE)
        if bundle is not None:
            yield from (block_from_json(block) for block in bundle["blocks"])
