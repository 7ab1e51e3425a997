"""The engagement's own copies of the notebooks: how they differ from the shipped ones, and as the report runs them.

A copy that says the same as the shipped notebook is the shipped notebook: the report is the same to the byte.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from srm_kit import nl, resources
from srm_kit.errors import SrmError
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN
from srm_kit.plain_files import read_plain

__all__ = [
    "CHANGED_BY_HAND",
    "NUMBER",
    "OFF",
    "OWN_CHAPTER",
    "CellDifference",
    "NotebooksUnusable",
    "OwnNotebooks",
    "cell_differences",
    "notebooks_in",
    "own_notebooks",
]

OFF = "srm:uit"
"""The tag of a cell that stays out: it is not run for a report and shows nothing there."""
CHANGED_BY_HAND = "srm:eigen"
"""The tag that a cell of the consultant gets while the report is made."""
NUMBER = "srm_cel"
"""Where a cell of an own notebook remembers which one it is, counted from the top, from 1."""
OWN_CHAPTER = "eigen"

_CHAPTER = "srm:hoofdstuk="
_CHAPTERS = frozenset({"", OWN_CHAPTER, *(item.anker for item in HOOFDSTUKKEN)})
_SHIPPED = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")
_OWN = "5_eigen"
_LARGEST = 100_000_000  # bytes of a notebook with everything its cells showed
_CALL = re.compile(r"(\w+\.\w+)\(")


class NotebooksUnusable(SrmError):
    """The folder of own notebooks is not there, has none of them, or has one that cannot be read."""


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell that is not as it was shipped: ``number`` counts from the top of the own notebook, 0 when it is gone there.

    ``name`` is what it calls, in the shipped notebook when it is there (``richten.smart``); empty for a cell that calls
    nothing. ``what`` is in Dutch.
    """

    notebook: str
    number: int
    name: str
    what: str

    def __str__(self) -> str:
        cell = f"cel {self.number}" if self.number else "een cel"
        return f"{self.name} ({cell}) {self.what}" if self.name and self.number else f"{self.name or cell} {self.what}"


@dataclass(frozen=True, slots=True)
class OwnNotebooks:
    """What differs, and the notebooks that do, as they are run: without outputs, in a form of our own."""

    differences: tuple[CellDifference, ...] = ()
    made: Mapping[str, bytes] = field(default_factory=dict)

    def paths(self, work: Path) -> list[Path]:
        """The notebooks of the report, those of the engagement written in ``work``; the own one comes last."""
        folder = work / "notebooks"
        if self.made:
            folder.mkdir()
        for name, data in self.made.items():
            (folder / f"{name}.ipynb").write_bytes(data)
        names = [*_SHIPPED, *([_OWN] if _OWN in self.made else [])]
        shipped = resources.folder("notebooks")
        return [(folder if name in self.made else shipped) / f"{name}.ipynb" for name in names]

    @property
    def in_words(self) -> str:
        """Every cell that differs, by notebook; empty when none does."""
        names = dict.fromkeys(difference.notebook for difference in self.differences)
        parts = (
            f"{name}: {nl.opsomming([str(difference) for difference in self.differences if difference.notebook == name])}"
            for name in names
        )
        return "; ".join(parts)

    @property
    def digest(self) -> str:
        """The same number means that the same cells are run; empty when they are the shipped ones."""
        if not self.made:
            return ""
        counted = hashlib.blake2b(digest_size=16)
        for name, data in sorted(self.made.items()):
            counted.update(f"{name}\0{len(data)}\0".encode())
            counted.update(data)
        return counted.hexdigest()


def notebooks_in(folder: Path) -> tuple[str, ...]:
    """The names of the notebooks of a report that lie in a folder."""
    return tuple(name for name in (*_SHIPPED, _OWN) if (folder / f"{name}.ipynb").is_file())


def own_notebooks(folder: Path | None) -> OwnNotebooks:
    """The notebooks of an engagement; one that is not in ``folder`` is the shipped one. None: the shipped ones.

    Other notebooks in the folder do not count. Raises ``NotebooksUnusable``.
    """
    if folder is None:
        return OwnNotebooks()
    present = notebooks_in(folder)
    if not present:
        names = ", ".join(f"{name}.ipynb" for name in (*_SHIPPED, _OWN))
        raise NotebooksUnusable(f"There is none of the notebooks in {folder}. Name the folder with {names}.")
    differences: list[CellDifference] = []
    made = {}
    for name in present:
        own, shipped = _read(folder / f"{name}.ipynb"), _read(resources.folder("notebooks") / f"{name}.ipynb")
        found = cell_differences(name, shipped["cells"], own["cells"])
        for number, cell in enumerate(own["cells"], 1):
            if (chapter := _opened(cell)) not in _CHAPTERS:
                raise NotebooksUnusable(
                    f"{name}.ipynb, cel {number}: er is geen hoofdstuk ‘{chapter}’. Kies {', '.join(sorted(_CHAPTERS - {''}))}."
                )
        if found:
            differences += found
            cells = list(_prepared(shipped["cells"], own["cells"], {item.number for item in found}))
            notebook = {"cells": cells, "metadata": shipped["metadata"], "nbformat": 4, "nbformat_minor": 5}
            made[name] = (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    return OwnNotebooks(tuple(differences), made)


def cell_differences(
    notebook: str, shipped: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]]
) -> tuple[CellDifference, ...]:
    """Every cell of ``own`` that is not as in ``shipped``, in the order of ``own``, then those that are gone."""
    pairs = _pairs(shipped, own)
    moved = _moved([place for place in pairs if place is not None])
    found = []
    for number, (cell, place) in enumerate(zip(own, pairs, strict=True), 1):
        before = None if place is None else shipped[place]
        if what := _what(before, cell, place in moved):
            found.append(CellDifference(notebook, number, _name(before or cell), what))
    gone = [cell for place, cell in enumerate(shipped) if place not in pairs]
    return (*found, *(CellDifference(notebook, 0, _name(cell), "weggehaald") for cell in gone))


def _what(before: Mapping[str, Any] | None, cell: Mapping[str, Any], moved: bool) -> str:
    tags = _tags(cell)
    if before is None:
        return "toegevoegd, staat uit" if OFF in tags else "toegevoegd"
    was = _tags(before)
    words = []
    if (cell["cell_type"], _said(cell)) != (before["cell_type"], _said(before)) or tags - {OFF} != was - {OFF}:
        words.append("gewijzigd")
    if (OFF in tags) != (OFF in was):
        words.append("uitgezet" if OFF in tags else "aangezet")
    if moved:
        words.append("verplaatst")
    return " en ".join(words)


def _pairs(shipped: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]]) -> list[int | None]:
    """For each own cell which shipped one it is: by its id, else by its source; each is found once."""
    ids = {cell.get("id"): place for place, cell in enumerate(shipped)}
    pairs: list[int | None] = []
    for cell in own:
        place = ids.pop(cell["id"], None) if isinstance(cell.get("id"), str) else None
        pairs.append(place)
    left = {place for place in range(len(shipped)) if place not in pairs}
    for number, cell in enumerate(own):
        if pairs[number] is None:
            alike = (place for place in sorted(left) if _said(shipped[place]) == _said(cell))
            pairs[number] = place = next(alike, None)
            left.discard(-1 if place is None else place)
    return pairs


def _moved(order: Sequence[int]) -> set[int]:
    """Which cells stand elsewhere: all but as many as keep their order among each other."""
    blocks = difflib.SequenceMatcher(None, sorted(order), order, autojunk=False).get_matching_blocks()
    kept = {order[start] for block in blocks for start in range(block.b, block.b + block.size)}
    return set(order) - kept


def _prepared(
    shipped: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]], differ: set[int]
) -> Iterator[dict[str, Any]]:
    """The cells to run: those that are off are empty, and a chapter whose first cell is gone opens at the next one."""
    pairs = _pairs(shipped, own)
    chapters, chapter = [], ""
    for cell in shipped:
        chapter = _opened(cell) or chapter
        chapters.append(chapter)
    open_here = {_opened(cell) for cell in own}
    for number, (cell, place) in enumerate(zip(own, pairs, strict=True), 1):
        tags = _tags(cell) - {CHANGED_BY_HAND}
        if place is not None and chapters[place] not in open_here:
            open_here.add(chapters[place])
            tags.add(f"{_CHAPTER}{chapters[place]}")
        source = _source(cell)
        if "parameters" in tags and place is not None and number not in differ:
            source = _source(shipped[place])  # a copy knows where its dossier is; the report gives that itself
        if number in differ:
            tags.add(CHANGED_BY_HAND)
        made: dict[str, Any] = {
            "cell_type": cell["cell_type"],
            "id": f"cel-{number}",
            "metadata": {"tags": sorted(tags), NUMBER: number},
            "source": "" if OFF in tags else source,
        }
        yield made | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})


def _opened(cell: Mapping[str, Any]) -> str:
    """The chapter that a cell opens; sorted, because a cell with two would otherwise depend on chance."""
    return next((tag.removeprefix(_CHAPTER) for tag in sorted(_tags(cell)) if tag.startswith(_CHAPTER)), "")


def _name(cell: Mapping[str, Any]) -> str:
    called = _CALL.match(_source(cell)) if cell["cell_type"] == "code" else None
    return called.group(1) if called else ""


def _tags(cell: Mapping[str, Any]) -> set[str]:
    return {str(tag) for tag in cell["metadata"].get("tags", [])}


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _said(cell: Mapping[str, Any]) -> Any:
    """What a cell says: its source, and of a cell with parameters their names, because the report sets their values."""
    source = _source(cell)
    if "parameters" not in _tags(cell):
        return source
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):
        return source
    plain = all(isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant) for node in body)
    return tuple(ast.unparse(node.target) for node in body if isinstance(node, ast.AnnAssign)) if plain else source


def _read(path: Path) -> dict[str, Any]:
    """A notebook with cells that have what a cell has."""
    try:
        notebook = json.loads(read_plain(path, _LARGEST, through_links=True))
        cells = notebook["cells"]
        whole = isinstance(cells, list) and all(
            cell["cell_type"] in {"code", "markdown", "raw"}
            and isinstance(_source(cell), str)
            and isinstance(_tags(cell), set)
            for cell in cells
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise NotebooksUnusable(
            f"{path.name} is no notebook that can be read. Open it in JupyterLab and save it, or put it away: then the "
            "shipped one counts."
        )
    return {"cells": cells, "metadata": notebook.get("metadata", {})}
