"""Collects the blocks of the executed notebooks into chapters, in their order.

See docs/rapportregels.md#forms-and-chapters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from srm_kit.document import MIMETYPE, Blok, blok_from_json
from srm_kit.document.rapport import HOOFDSTUKKEN, Hoofdstuk, Proza

__all__ = ["collect"]

_ONLY_LIVE = "srm:alleen-live"
_CHAPTER = "srm:hoofdstuk="


def collect(notebooks: Iterable[Any]) -> tuple[Hoofdstuk, ...]:
    """The chapters of the executed notebooks (nbformat nodes).

    A cell tagged ``srm:hoofdstuk=<name>`` opens a chapter, cells after it belong to it; cells tagged
    ``srm:alleen-live`` stay behind. Markdown cells become prose, outputs become blocks.
    """
    content: dict[str, list[Blok | Proza]] = {name: [] for name in HOOFDSTUKKEN}
    for notebook in notebooks:
        chapter = ""
        for cell in notebook.cells:
            tags = cell.metadata.get("tags", [])
            chapter = next((tag.removeprefix(_CHAPTER) for tag in tags if tag.startswith(_CHAPTER)), chapter)
            if _ONLY_LIVE in tags or not chapter or "injected-parameters" in tags:
                continue
            if cell.cell_type == "markdown":
                content[chapter].append(Proza(cell.source))
            else:
                content[chapter].extend(_blocks(cell))
    return tuple(
        Hoofdstuk(anker, name, tuple(content[anker])) for anker, name in HOOFDSTUKKEN.items() if content[anker]
    )


def _blocks(cell: Any) -> list[Blok]:
    found: list[Blok] = []
    for output in cell.get("outputs", []):
        bundle = output.get("data", {}).get(MIMETYPE)
        if bundle is not None:
            found.extend(blok_from_json(dict(item)) for item in bundle["blokken"])
    return found
