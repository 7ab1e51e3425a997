"""What a cell of a notebook calls when all it does is pass the session on: a view, and what it tells who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from srm_kit.document import Block, Blocks
from srm_kit.model import Fase
from srm_kit.phases.sessie import Sessie

__all__ = ["NotebookCell", "described", "of_measures", "of_phase"]

Shown = TypeVar("Shown")
NotebookCell = Callable[[Sessie], Shown]


def of_phase(view: Callable[[Sessie, Fase], Blocks], fase: Fase, description: str) -> NotebookCell[Blocks]:
    """A view that all phases have, for one of them."""
    return described(lambda sessie: view(sessie, fase), description)


def of_measures(view: Callable[..., tuple[Block, ...]], description: str, *fase: Fase) -> NotebookCell[Blocks]:
    """The blocks about a measure, of one phase when the view is made per phase."""
    return described(lambda sessie: Blocks(view(sessie.dossier, sessie.maten, *fase)), description)


def described(cell: NotebookCell[Shown], description: str) -> NotebookCell[Shown]:
    """The cell with the words that JupyterLab shows of it (Shift+Tab)."""
    cell.__doc__ = description
    return cell
