"""One report of a batch, as a task for a child of the warm parent (or of any worker)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from srm_kit.engine import run_in_shell, run_notebooks
from srm_kit.plain_files import read_plain
from srm_kit.report import ReportOptions, run
from srm_kit.report.publishing import COLOPHON, digest

__all__ = ["Made", "account", "is_done", "make_report"]

_LARGEST = 200_000_000  # bytes of one file of a report


@dataclass(frozen=True, slots=True)
class Made:
    """What the manifest says of a report that was made: its title, its files, seconds per step, edited files that were
    kept, and which own cells show what stays out of it."""

    title: str
    files: dict[str, dict[str, Any]]
    steps: dict[str, float]
    kept: tuple[str, ...] = ()
    not_in_it: tuple[str, ...] = ()


def make_report(send: Callable[[Any], None], dossier: str, folder: str, options: ReportOptions, forks: bool) -> Made:
    """Makes the report in ``folder``; tells nothing on the way."""
    steps: dict[str, float] = {}
    clock = [("", time.perf_counter())]

    def tell(step: str, *_: int) -> None:
        before, since = clock[0]
        now = time.perf_counter()
        if step != before:
            if before:
                steps[before] = round(steps.get(before, 0.0) + now - since, 4)
            clock[0] = (str(step), now)

    made = run(Path(dossier), Path(folder), options, tell, run_in_shell if forks else run_notebooks)
    tell("")
    files = (made.html, made.colophon, *made.formats.values())
    account_of = {path.name: account(path) for path in files}
    return Made(made.title, account_of, steps, tuple(map(str, made.kept)), made.not_in_it)


def is_done(folder: Path, key: str) -> bool:
    """Whether the report of this key stands in the folder, whole: its colophon names the key and fits the files."""
    try:
        account = json.loads(read_plain(folder / COLOPHON, _LARGEST))
        if account.get("taak") != key:
            return False
        files = account["uitvoer"].items()
        return all(
            Path(name).name == name and digest(read_plain(folder / name, _LARGEST)) == value for name, value in files
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return False


def account(path: Path) -> dict[str, Any]:
    """What the manifest says of a file: its size and its digest."""
    data = path.read_bytes()
    return {"bytes": len(data), "blake2b": digest(data)}
