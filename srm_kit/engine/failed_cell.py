"""A cell that failed, as it is told: which notebook, which cell, why, and a command that shows it again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from srm_kit.errors import NotebookFailed
from srm_kit.parameters import Parameters

__all__ = ["failed_cell", "first_line"]


def failed_cell(path: Path, where: str, reason: str, parameters: Parameters) -> NotebookFailed:
    """The error to raise; ``where`` names the cell."""
    return NotebookFailed(path.name, where, reason, _reproduce(path, parameters))


def first_line(source: str) -> str:
    """The first line of a cell that is no comment."""
    for line in source.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            return line.strip()[:80]
    return "parameters"


def _reproduce(path: Path, parameters: Parameters) -> str:
    """A command a developer can paste: the same notebook by stock papermill."""
    words = [f"papermill {path.name} out.ipynb"]
    for name, value in asdict(parameters).items():
        if name in {"uitvoer"} or value in ("", False):
            continue
        words.append(f"-p {name} {value!s}")
    return " ".join(words)
