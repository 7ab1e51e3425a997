"""A progress bar that names the step; for a program that asks for them the steps as lines; silent otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TextIO

from srm_kit.engine import Tell
from srm_kit.report.steps import STEP_LINES

__all__ = ["progress"]


@contextmanager
def progress() -> Iterator[Tell]:
    """Gives a function ``tell(step, done, total)`` that moves the bar.

    It writes to the screen as it is now: while a notebook runs in this process, what is printed belongs to its cells.
    """
    with _screen() as screen:
        if os.environ.get(STEP_LINES):
            yield _lines(screen)
        elif not screen.isatty():
            yield _silent
        else:
            with _bar(screen) as tell:
                yield tell


def _screen() -> AbstractContextManager[TextIO]:
    """The error output under a name of its own; as it is where it is no file, as in another program."""
    try:
        number = os.dup(sys.stderr.fileno())
    except (OSError, ValueError):
        return nullcontext(sys.stderr)
    return os.fdopen(number, "w", encoding="utf-8", errors="replace")


def _silent(step: str, done: int, total: int) -> None:
    """No screen to show a step on."""


@contextmanager
def _bar(screen: TextIO) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(file=screen)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task("starting", total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total if total > 1 else None)

        yield tell


def _lines(screen: TextIO) -> Tell:
    last = ""

    def tell(step: str, done: int, total: int) -> None:
        nonlocal last
        if step != last:
            last = step
            print(step, file=screen, flush=True)

    return tell
