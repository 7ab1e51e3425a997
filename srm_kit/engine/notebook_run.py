"""Runs a notebook in the shell of this process, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from srm_kit.engine.following import Follower
from srm_kit.engine.language import language_info
from srm_kit.engine.shell import CellEnd, Shell

__all__ = ["ChangedOutputs", "run_cells", "run_in_child"]

ChangedOutputs = dict[int, list[dict[str, Any]]]
"""The outputs of the cells that a cell changed: its own, and those whose display it renewed."""


def run_cells(
    cells: Sequence[Any],
    shell: Shell,
    begin: Callable[[int], None],
    ended: Callable[[int, CellEnd, ChangedOutputs], None],
) -> None:
    """Runs the cells in their order and stops after the one that failed."""
    shell.begin_notebook()
    for index, cell in enumerate(cells):
        begin(index)
        end = shell.run_cell(index, cell)
        changed = {number: shell.capture.outputs_of(number) for number in sorted(shell.capture.touched)}
        shell.capture.touched.clear()
        ended(index, end, changed)
        if end.failed:
            return


def run_in_child(tell: Callable[[Any], None], cells: Sequence[Any]) -> dict[str, Any]:
    """The task of a forked child: runs the cells and tells of each; gives the language of the notebook."""
    follower = Follower(lambda news: tell(("shown", news)))

    def ended(index: int, end: CellEnd, changed: ChangedOutputs) -> None:
        follower.flush()
        tell(("end", index, end, changed))

    with Shell(follower) as shell:
        run_cells(cells, shell, lambda index: tell(("begin", index)), ended)
    return language_info()
