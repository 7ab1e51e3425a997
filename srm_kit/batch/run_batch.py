"""Makes the reports of a batch, here or on a cluster, and keeps account; what is done stays done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event

from srm_kit.batch.attempts import PRELOAD, Attempt, attempt_all, standing_line, tidy
from srm_kit.batch.batch_lock import hold_folder, manifest_name
from srm_kit.batch.jobs import Batch, BatchSettings
from srm_kit.batch.manifest import Manifest, ManifestLine, Status
from srm_kit.document.formats import chosen_formats
from srm_kit.engine import Crew

__all__ = ["run_batch"]

TellLine = Callable[[ManifestLine, int, int], None]
"""Told of each report that ends: its line, how many have ended, and of how many."""


def run_batch(
    batch: Batch, out: Path, formats: tuple[str, ...], settings: BatchSettings, tell: TellLine | None = None
) -> Batch:
    """Makes the reports that are to be done, and gives the stack as it is then.

    Raises ``BatchBusy`` when another batch works in ``out``, ``OutputNotWritable`` when the manifest cannot
    be kept, ``ClusterUnreachable`` when a cluster was asked for and does not answer. ``KeyboardInterrupt`` leaves
    everything as it is after the last report that ended.
    """
    with hold_folder(out, settings.shard):
        book = Manifest(out / manifest_name(settings.shard))
        batch = replace(batch, lines=batch.lines | _untold(batch, out, book))
        if not batch.to_make:
            return batch
        for job in batch.to_make:
            tidy(out / job.source.name)
        return _work(batch, out, formats, settings, book, tell or (lambda line, done, total: None))


def _untold(batch: Batch, out: Path, book: Manifest) -> dict[str, ManifestLine]:
    """Lines for what stands there and was finished by a run that was killed before it could say so."""
    lines = {}
    for job in batch.jobs:
        last = job.last
        if job.done and (last is None or (last.key, last.status) != (job.key, Status.DONE)):
            lines[job.source.name] = standing_line(out / job.source.name, job)
            book.add(lines[job.source.name])
    return lines


def _work(
    batch: Batch, out: Path, formats: tuple[str, ...], settings: BatchSettings, book: Manifest, tell: TellLine
) -> Batch:
    lines = dict(batch.lines)
    done = alike = 0
    last, stopped, stop = "", "", Event()
    total = len(batch.to_make)
    for attempt in _attempts(batch, out, formats, settings, lambda: not stop.is_set()):
        line = attempt.line
        book.add(line)
        if not attempt.final:
            continue
        lines[line.name] = line
        done += 1
        tell(line, done, total)
        what = _what(line)
        if what != last:
            last, alike = what, 0
        alike += bool(what)
        if settings.same_failures and not stopped and alike >= settings.same_failures and done < total:
            stopped = f"stopped early: the same failure {alike} times in a row"
            stop.set()
    return replace(batch, lines=lines, stopped=stopped)


def _attempts(
    batch: Batch, out: Path, formats: tuple[str, ...], settings: BatchSettings, may_go_on: Callable[[], bool]
) -> Iterator[Attempt]:
    if settings.cluster or settings.scheduler:
        from srm_kit.batch import cluster

        yield from cluster.attempt_all(batch.to_make, out, formats, settings, may_go_on)
        return
    with ExitStack() as stack:
        for format in chosen_formats(formats):
            stack.enter_context(format.kept_open())  # before the crew, which hands on where it is
        crew = stack.enter_context(Crew(PRELOAD))
        yield from attempt_all(batch.to_make, out, formats, settings, crew, may_go_on)


def _what(line: ManifestLine) -> str:
    """What two failures have in common; empty for a success and for a refusal, which is about one dossier."""
    if line.status in {Status.DONE, Status.REFUSED}:
        return ""
    return f"{line.status} {line.error} {line.notebook} {line.cell}"
