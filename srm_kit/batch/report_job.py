"""One report of a batch, as a task for a child of the warm parent (or of any worker)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from srm_kit.engine import run_in_schil, run_notebooks
from srm_kit.report import ReportOptions, run
from srm_kit.report.colophon import digest

__all__ = ["account", "klaar", "maak"]


def maak(meld: Callable[[Any], None], dossier: str, map: str, opties: ReportOptions, vork: bool) -> dict[str, Any]:
    """Makes the report in the folder ``map``; gives its title, its files with size and digest, and seconds per step."""
    steps: dict[str, float] = {}
    clock = [("", time.perf_counter())]

    def tell(step: str, done: int, total: int) -> None:
        before, since = clock[0]
        now = time.perf_counter()
        if step != before:
            if before:
                steps[before] = round(steps.get(before, 0.0) + now - since, 4)
            clock[0] = (step, now)

    made = run(Path(dossier), Path(map), opties, tell, run_in_schil if vork else run_notebooks)
    tell("", 0, 1)
    files = (made.html, made.colophon, *made.formats.values())
    return {"kop": made.title, "bestanden": {path.name: account(path) for path in files}, "stappen": steps}


def klaar(folder: Path, sleutel: str) -> bool:
    """Whether the report of this key stands in the folder, whole: its colophon names the key and fits the files."""
    try:
        account = json.loads((folder / "colofon.json").read_bytes())
        if account.get("taak") != sleutel:
            return False
        return all(digest((folder / name).read_bytes()) == value for name, value in account["uitvoer"].items())
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def account(path: Path) -> dict[str, Any]:
    """What the manifest says of a file: its size and its digest."""
    data = path.read_bytes()
    return {"bytes": len(data), "blake2b": digest(data)}
