"""Collects the blocks of the executed notebooks into chapters, in their order.

See docs/rapportregels.md#forms-and-chapters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from srm_kit.document import MIMETYPE, Block, OwnWords, block_from_json
from srm_kit.document.report_value import Chapter, Prose
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN

__all__ = ["collect"]

_ONLY_LIVE = "srm:alleen-live"
_CHAPTER = "srm:hoofdstuk="
_CALL = re.compile(r"\w+\.(\w+)\(")


def collect(notebooks: Iterable[Any], without: Collection[str] = ()) -> tuple[Chapter, ...]:
    """The chapters of the executed notebooks (nbformat nodes).

    A cell tagged ``srm:hoofdstuk=<name>`` opens a chapter, cells after it belong to it; cells tagged
    ``srm:alleen-live`` stay behind. Markdown cells become prose, outputs become blocks. Prose that opens a section
    about which nothing is known stays behind too: nothing follows it. ``without`` names sections to leave out, by the
    function that makes them.
    """
    content: dict[str, list[Block | Prose]] = {planned.anker: [] for planned in HOOFDSTUKKEN}
    for notebook in notebooks:
        chapter = ""
        waiting: list[Prose] = []
        for cell in notebook.cells:
            tags = cell.metadata.get("tags", [])
            chapter = next((tag.removeprefix(_CHAPTER) for tag in tags if tag.startswith(_CHAPTER)), chapter)
            if _ONLY_LIVE in tags or not chapter or "injected-parameters" in tags:
                continue
            if cell.cell_type == "markdown":
                waiting = [Prose(cell.source)]
                continue
            blocks = () if _section(cell) in without else tuple(_blocks(cell))
            if not blocks:
                continue
            if not isinstance(blocks[0], OwnWords):
                content[chapter].extend(waiting)
                waiting = []
            content[chapter].extend(blocks)
    return tuple(
        Chapter(planned.anker, planned.naam, tuple(content[planned.anker]), planned.nieuwe_bladzijde)
        for planned in HOOFDSTUKKEN
        if content[planned.anker]
    )


def _section(cell: Any) -> str:
    """The name of the section that a cell makes: ``richten.krachtenveld(sessie)`` makes krachtenveld."""
    found = _CALL.match(cell.source)
    return found.group(1) if found else ""


def _blocks(cell: Any) -> Iterator[Block]:
    for output in cell.get("outputs", []):
        bundle = output.get("data", {}).get(MIMETYPE)
        if bundle is not None:
            yield from (block_from_json(block) for block in bundle["blocks"])
