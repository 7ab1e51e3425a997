"""Notebooks as they are run here: read without their outputs, with the parameters of the report in a cell of their own.

papermill does the same for a kernel; reading it in costs more than a report takes (docs/benchmarks.md), so a run without
a kernel does without. ``tests/engine/test_differences.py`` keeps the two equal.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

__all__ = ["INJECTED", "count_cells", "read_notebook", "with_parameters"]

INJECTED = "injected-parameters"
"""The tag of the cell with the parameters of this run."""

_PARAMETERS = "parameters"


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook without outputs, its sources as text; from memory when the file did not change since the last time."""
    status = path.stat()
    notebook: dict[str, Any] = pickle.loads(_read(str(path), status.st_mtime_ns, status.st_size)[0])
    return notebook


def count_cells(path: Path) -> int:
    """How many cells run: those of the file, and the one with the parameters."""
    status = path.stat()
    return _read(str(path), status.st_mtime_ns, status.st_size)[1]


@lru_cache(maxsize=8)
def _read(path: str, changed: int, size: int) -> tuple[bytes, int]:
    notebook = json.loads(Path(path).read_bytes())
    for cell in notebook["cells"]:
        cell["source"] = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    injected = _first(notebook["cells"], INJECTED) is not None
    return pickle.dumps(notebook), len(notebook["cells"]) + (not injected)


def with_parameters(cells: list[dict[str, Any]], parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The cells with these values after the cell tagged ``parameters``, instead of those of an earlier run."""
    lines = [f"{name} = {value!r}\n" for name, value in parameters.items()]
    made: dict[str, Any] = {
        "cell_type": "code",
        "id": INJECTED,
        "metadata": {"tags": [INJECTED]},
        "source": "".join(["# Parameters\n", *lines]),
        "outputs": [],
        "execution_count": None,
    }
    if (place := _first(cells, INJECTED)) is not None:
        return [*cells[:place], made, *cells[place + 1 :]]
    after = 0 if (place := _first(cells, _PARAMETERS)) is None else place + 1
    return [*cells[:after], made, *cells[after:]]


def _first(cells: list[dict[str, Any]], tag: str) -> int | None:
    return next((place for place, cell in enumerate(cells) if tag in cell["metadata"].get("tags", [])), None)
