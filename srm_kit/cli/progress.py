"""A progress bar that names the step; for a program that asks for them the steps as lines; silent otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from srm_kit.engine import Tell
from srm_kit.report.steps import STEP_LINES

__all__ = ["progress"]


@contextmanager
def progress() -> Iterator[Tell]:
    """Gives a function ``tell(step, done, total)`` that moves the bar."""
    if os.environ.get(STEP_LINES):
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("starting", total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total if total > 1 else None)

        yield tell


def _lines() -> Tell:
    last = ""

    def tell(step: str, done: int, total: int) -> None:
        nonlocal last
        if step != last:
            last = step
            print(step, file=sys.stderr, flush=True)

    return tell
