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
from srm_kit.report.own_notebooks import CHANGED_BY_HAND, NUMBER, OFF

__all__ = ["Section", "collect", "left_behind"]

_ONLY_LIVE = "srm:alleen-live"
_CHAPTER = "srm:hoofdstuk="
_CALL = re.compile(r"(\w+\.\w+)\(")


@dataclass(frozen=True, slots=True)
class Section:
    """What one cell made: ``name`` is the function it called (``richten.smart``), ``prose`` what stood above it.

    ``added`` is a cell that the consultant added or changed.
    """

    name: str
    chapter: str
    blocks: tuple[Block, ...]
    prose: tuple[Prose, ...] = ()
    added: bool = False

    @property
    def own(self) -> bool:
        """Whether these are the consultant's words for the chapter."""
        return bool(self.blocks) and all(isinstance(block, OwnWords) for block in self.blocks)


def collect(notebooks: Iterable[Any], without: Collection[str] = (), author: str = "") -> tuple[Section, ...]:
    """The sections of the executed notebooks (nbformat nodes) about which something is known.

    A cell tagged ``srm:hoofdstuk=<name>`` opens a chapter, cells after it belong to it; cells tagged
    ``srm:alleen-live`` stay behind. Prose that opens a section about which nothing is known stays behind too:
    nothing follows it. ``without`` names sections to leave out. What a consultant wrote between the cells are the own words
    of ``author``.
    """
    return tuple(section for notebook in notebooks for section in _sections(notebook, without, author))


def _sections(notebook: Any, without: Collection[str], author: str) -> Iterator[Section]:
    chapter = ""
    waiting: tuple[Prose, ...] = ()
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        chapter = next((tag.removeprefix(_CHAPTER) for tag in tags if tag.startswith(_CHAPTER)), chapter)
        if _ONLY_LIVE in tags or not chapter or "injected-parameters" in tags:
            continue
        added = CHANGED_BY_HAND in tags
        if cell["cell_type"] == "markdown" and added:
            if cell["source"].strip():
                yield Section("", chapter, (OwnWords(cell["source"], author),), added=True)
            continue
        if cell["cell_type"] == "markdown" and OFF in tags:
            waiting = ()
            continue
        if cell["cell_type"] == "markdown":
            waiting = (Prose(cell["source"]),)
            continue
        called = _CALL.match(cell["source"])
        name = called.group(1) if called else ""
        section = Section(name, chapter, () if name in without else tuple(_blocks(cell)), added=added)
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


def left_behind(notebooks: Iterable[Any]) -> tuple[str, ...]:
    """What own cells show that is no block of the report, each once: which cell, and the mend, in Dutch.

    ``notebooks`` are executed ones; cells that are for the screen only are meant to stay behind.
    """
    return tuple(line for notebook in notebooks for line in _left_behind(notebook))


def _left_behind(notebook: Any) -> Iterator[str]:
    chapter = False
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        chapter = chapter or any(tag.startswith(_CHAPTER) for tag in tags)
        if NUMBER not in cell["metadata"] or _ONLY_LIVE in tags or cell["cell_type"] != "code":
            continue
        where = f"{notebook['metadata'].get('title', 'notebook')}, cel {cell['metadata'][NUMBER]}"
        bundles = [output.get("data", {}) for output in cell.get("outputs", [])]
        if any(bundle.get(MIMETYPE, {}).get("blocks") for bundle in bundles) and not chapter:
            yield f"{where}: deze cel staat vóór het begin van het hoofdstuk. Zet de cel lager."
        shown = [mend for mend in (_mend(output) for output in cell.get("outputs", [])) if mend]
        if shown:
            yield f"{where}: {shown[0]}"


def _mend(output: Any) -> str:
    """What to write instead of what a cell shows by itself; empty for a block, and for what only warns."""
    data = output.get("data", {})
    if output["output_type"] == "stream":
        said = output["name"] == "stdout" and output["text"].strip()
        return "tekst op het scherm. Schrijf eigen.tekst(...) in plaats van print." if said else ""
    if MIMETYPE in data or not data:
        return ""
    if 'class="dataframe"' in str(data.get("text/html", "")):
        return "een tabel van pandas zonder bijschrift en bron. Schrijf eigen.tabel(..., bijschrift=..., bron=...)."
    plain = str(data.get("text/plain", ""))
    if any(name.startswith("image/") for name in data) or re.match(r"<?(?:Figure|Axes)\b", plain):
        return "een losse figuur. Schrijf eigen.figuur(fig, titel=..., bevinding=..., beschrijving=..., cijfers=..., bron=...)."
    return "uitvoer die geen blok is. Schrijf eigen.tabel(...), eigen.figuur(...) of eigen.tekst(...)."
