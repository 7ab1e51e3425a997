"""Runs a notebook in the shell of this process, cell by cell."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from typing import Any

from srm_kit.engine.shell import Afloop, Schil

__all__ = ["Gewijzigd", "draai", "in_kind", "taal"]

Gewijzigd = dict[int, list[dict[str, Any]]]
"""The outputs of the cells that a cell changed: its own, and those whose display it renewed."""


def draai(
    cells: Sequence[Any],
    schil: Schil,
    begin: Callable[[int], None],
    eind: Callable[[int, Afloop, Gewijzigd], None],
) -> None:
    """Runs the cells in their order and stops after the one that failed."""
    schil.nieuw_notebook()
    for index, cell in enumerate(cells):
        begin(index)
        end = schil.cel(index, cell)
        changed = {number: schil.opvang.van(number) for number in sorted(schil.opvang.geraakt)}
        schil.opvang.geraakt.clear()
        eind(index, end, changed)
        if end.mislukt:
            return


def in_kind(meld: Callable[[Any], None], cells: Sequence[Any]) -> dict[str, Any]:
    """The task of a forked child: runs the cells and tells of each; gives the language of the notebook."""
    with Schil() as schil:
        draai(
            cells,
            schil,
            lambda index: meld(("begin", index)),
            lambda index, end, changed: meld(("eind", index, end, changed)),
        )
    return taal()


def taal() -> dict[str, Any]:
    """The ``language_info`` that a kernel of this Python gives."""
    return {
        "name": "python",
        "version": platform.python_version(),
        "mimetype": "text/x-python",
        "codemirror_mode": {"name": "ipython", "version": 3},
        "pygments_lexer": "ipython3",
        "nbconvert_exporter": "python",
        "file_extension": ".py",
    }
