"""What the operator of a batch sees: progress, failures, and how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from srm_kit.batch import (
    Batch,
    BatchSettings,
    Job,
    ManifestLine,
    Source,
    Status,
    find_sources,
    plan,
    run_batch,
    write_overview,
)
from srm_kit.cli.terminal import printable, say
from srm_kit.errors import SrmError
from srm_kit.parameters import Parameters

__all__ = ["BatchOrder", "make_batch"]

_WORDS = {
    Status.DONE: "done",
    Status.REFUSED: "refused",
    Status.CELL_FAILED: "a notebook stopped",
    Status.REJECTED: "failed its own check",
    Status.TIMED_OUT: "took too long",
    Status.OUT_OF_MEMORY: "used too much memory",
    Status.DIED: "its process died",
    Status.WRITE_FAILED: "could not be written",
    Status.FAILED: "failed",
}


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """A batch as it was asked for on the command line."""

    sources: tuple[Path, ...]
    out: Path
    parameters: Mapping[str, Any]
    formats: tuple[str, ...]
    settings: Mapping[str, Any]
    rehearsal: bool = False
    notebooks: Path | None = None


def make_batch(order: BatchOrder) -> int:
    """Does the batch and says so; gives the exit code: 0 all done, 3 some failed, 130 interrupted."""
    from srm_kit.document.formats import chosen_formats
    from srm_kit.document.house_style import load_style
    from srm_kit.report.own_notebooks import own_notebooks

    values = dict(order.parameters)
    load_style(values["huisstijl"])  # better refused now than once per report
    if Path(values["huisstijl"]).is_file():
        values["huisstijl"] = str(Path(values["huisstijl"]).resolve())
    for format in chosen_formats(order.formats):
        format.find()
    out, settings = order.out.resolve(), BatchSettings(**order.settings)
    notebooks = order.notebooks.resolve() if order.notebooks else None
    own_notebooks(notebooks)  # as with the house style
    sources = find_sources(order.sources, Parameters(**values, live=False), notebooks)
    stack = plan(sources, out, order.formats, settings)
    if order.rehearsal:
        return _rehearse(stack)
    _announce(stack)
    known = dict(stack.lines)
    try:
        with _progress(len(stack.to_make)) as tell:

            def ended(line: ManifestLine, done: int, total: int) -> None:
                known[line.name] = line
                tell(line, done, total)

            stack = run_batch(stack, out, order.formats, settings, ended)
    except KeyboardInterrupt:
        say("Stopped. What is done stays done; give the same command again to go on.", err=True)
        return 130
    return _account(stack, out, settings, order.out)


def _announce(stack: Batch) -> None:
    done = sum(job.done for job in stack.jobs)
    left = len(stack.jobs) - done - len(stack.to_make)
    parts = [f"{len(stack.jobs)} reports: {done} done already, {len(stack.to_make)} to make"]
    if left:
        parts.append(f"{left} left (failed before, or over the limit)")
    say(", ".join(parts) + ".", err=True)


def _account(stack: Batch, out: Path, settings: BatchSettings, shown: Path) -> int:
    from srm_kit.report.steps import NOT_IN_IT

    part, count = settings.shard
    name = "overzicht" if count == 1 else f"overzicht-{part}-van-{count}"
    known, broken = _known(out)
    whole = replace(stack, lines=known | stack.lines, unreadable=broken)
    failed = [line for line in (_now(job, whole) for job in stack.jobs) if line and line.status is not Status.DONE]
    page = write_overview(out, whole, name)
    for line in failed[:20]:
        say(f"{line.name}: {_WORDS[line.status]}. {_first(line.text)}", err=True)
    if len(failed) > 20:
        say(f"and {len(failed) - 20} more; all of them are in the overview.", err=True)
    made = [line for line in (_now(job, whole) for job in stack.jobs) if line and line.status is Status.DONE]
    for note in dict.fromkeys(note for line in made for note in line.text.splitlines()):
        say(f"{NOT_IN_IT}{note}", err=True)  # once, however many reports have it
    if stack.stopped:
        say(f"{stack.stopped[:1].upper()}{stack.stopped[1:]}.", err=True)
    say(f"Overview: {shown / page.name}")
    return 3 if failed or stack.stopped else 0


def _known(out: Path) -> tuple[dict[str, ManifestLine], int]:
    from srm_kit.batch.manifest import read_manifest

    return read_manifest(out)


def _now(job: Job, stack: Batch) -> ManifestLine | None:
    line = stack.lines.get(job.source.name)
    return line if line is not None and line.key == job.key and not job.done else None


def _first(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return " ".join(lines[:2])[:300]


def _one_line(text: str) -> str:
    return "; ".join(text.splitlines())


def _rehearse(stack: Batch) -> int:
    """What would happen, job by job; the dossiers are read, nothing is made."""
    refused = 0
    for job in stack.jobs:
        if job.done:
            word = "done already"
        elif fault := _fault(job.source):
            refused += 1
            word = f"would be refused. {fault}"
        elif job in stack.to_make:
            word = "would be made"
        else:
            word = "left: failed before (--retry-failed), or over the limit"
        say(f"{job.source.name}: {word}")
    return 3 if refused else 0


def _fault(source: Source) -> str:
    from srm_kit.dossier import grouped, read

    try:
        outcome = read(source.dossier, source.parameters.peildatum_date)
    except SrmError as error:
        return _first(str(error))
    faults = list(grouped(outcome.fouten))
    return f"{faults[0]} ({len(faults)} in all; see: srm check)" if faults else ""


@contextmanager
def _progress(total: int) -> Iterator[Callable[[ManifestLine, int, int], None]]:
    """A bar with rate, time left and failures on a terminal; a line per report elsewhere."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    begun, failed = time.monotonic(), 0
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal or not total) as bar:
        task = bar.add_task("reports", total=total, rate="")

        def tell(line: ManifestLine, done: int, total: int) -> None:
            nonlocal failed
            failed += line.status is not Status.DONE
            rate = done / max(time.monotonic() - begun, 0.001) * 60
            words = f"{rate:.0f} per minute" + (f", {failed} failed" if failed else "")
            kept = line.text if line.status is Status.DONE else ""
            if kept and console.is_terminal:
                text = printable(f"{line.name}: {_one_line(kept)}")
                bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
            bar.update(task, completed=done, description=escape(printable(line.name)), rate=words)
            if not console.is_terminal:
                end = _WORDS[line.status]
                more = f". {_one_line(kept)}" if kept else ""
                say(f"[{done}/{total}] {line.name}: {end} in {line.seconds:.1f} s{more}", err=True)

        yield tell
