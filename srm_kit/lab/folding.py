"""What is folded in a new workspace: the code, which one click opens, and the steps after the first results."""

from __future__ import annotations

from typing import Any

__all__ = ["folded"]

ALWAYS_OPEN = 3
"""So many steps at the top are open: which dossier, whether it is ready, and the first results."""
OWN_CODE = "5_eigen.ipynb"
"""In this notebook the code is what a person comes for: only that of the settings is folded."""


def folded(name: str, notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook as it stands in a new workspace; the words and code are the same."""
    cells, step = [], 0
    for cell in notebook["cells"]:
        metadata = dict(cell.get("metadata", {}))
        if cell["cell_type"] == "code":
            if name != OWN_CODE or "srm:alleen-live" in metadata.get("tags", ()):
                metadata["jupyter"] = {"source_hidden": True}
        elif _is_step(cell):
            step += 1
            if step > ALWAYS_OPEN and name != OWN_CODE:
                metadata["jp-MarkdownHeadingCollapsed"] = True
        cells.append({**cell, "metadata": metadata})
    return {**notebook, "cells": cells}


def _is_step(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "markdown" and "".join(cell["source"]).startswith("## ")
