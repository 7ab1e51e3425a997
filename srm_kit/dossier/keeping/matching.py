"""Which row of a file each row of a changed table was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from srm_kit.dossier.contract.cell_text import as_cell_text
from srm_kit.dossier.contract.kolommen import Tabel

__all__ = ["keys_of", "matched"]


def matched(
    table: Tabel, old: Mapping[int, Mapping[str, Any]], new: Sequence[dict[str, Any]]
) -> list[tuple[int | None, dict[str, Any]]]:
    """Each new row with the number of the row it was; None for one that is added."""
    numbers = list(old)
    pairs: list[tuple[int | None, dict[str, Any]]] = []
    matcher = SequenceMatcher(None, keys_of(table, old.values()), keys_of(table, new), autojunk=False)
    for kind, start, stop, first, end in matcher.get_opcodes():
        mine = numbers[start:stop] if kind in {"equal", "replace"} else []
        pairs += [(mine[offset] if offset < len(mine) else None, new[first + offset]) for offset in range(end - first)]
    return pairs


def keys_of(table: Tabel, rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """The key of each row, as text."""
    return [tuple(as_cell_text(row.get(name)) for name in table.sleutel) for row in rows]
