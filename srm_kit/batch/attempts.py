"""Attempts: a few reports at a time, each in a process of its own; what may heal by itself gets a second one."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from srm_kit.batch.jobs import BatchSettings, Job
from srm_kit.batch.manifest import ManifestLine, Status
from srm_kit.batch.report_job import Made, account
from srm_kit.document.formats import chosen_formats
from srm_kit.engine import Crew, Event, State, Task
from srm_kit.errors import Failure
from srm_kit.report import ReportOptions

__all__ = ["PRELOAD", "Attempt", "attempt_all", "standing_line", "tidy"]

PRELOAD = ("srm_kit.report.preloading", "srm_kit.batch.report_job")
"""What the warm parent of a batch holds ready."""

_FAILURES = {
    Failure.REFUSED: Status.REFUSED,
    Failure.CELL: Status.CELL_FAILED,
    Failure.REJECTED: Status.REJECTED,
    Failure.WRITING: Status.WRITE_FAILED,
    Failure.OTHER: Status.FAILED,
}
_ENDS = {
    State.TIMED_OUT: Status.TIMED_OUT,
    State.OUT_OF_MEMORY: Status.OUT_OF_MEMORY,
    State.DIED: Status.DIED,
    State.STOPPED: Status.FAILED,
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt ended. ``final`` is False when another one follows."""

    line: ManifestLine
    final: bool = True


def attempt_all(
    jobs: Sequence[Job],
    out: Path,
    formats: tuple[str, ...],
    settings: BatchSettings,
    crew: Crew,
    may_go_on: Callable[[], bool],
) -> Iterator[Attempt]:
    """Makes these reports with the crew and gives each attempt as it ends; begins none once ``may_go_on()`` is False."""
    waiting = deque((job, 1, settings.seconds) for job in jobs)
    running: dict[int, tuple[Job, int, float]] = {}
    number = 0
    while (waiting and may_go_on()) or running:
        while waiting and len(running) < settings.jobs and may_go_on():
            job, attempt, seconds = waiting.popleft()
            number += 1
            running[number] = (job, attempt, seconds)
            crew.begin(_task(number, job, out, formats, settings, seconds, crew.forks))
        event = crew.wait()
        if event is None or not event.state.is_end:
            continue
        job, attempt, seconds = running.pop(event.number)
        line = _line(job, attempt, event)
        if line.status is not Status.DONE:
            tidy(out / job.source.name)
        again = line.status.may_heal and attempt == 1 and may_go_on()
        if again:
            waiting.append((job, 2, seconds * (2 if line.status is Status.TIMED_OUT else 1)))
        yield Attempt(line, not again)


def tidy(folder: Path) -> None:
    """Removes what a report left behind that was killed while it worked, and a folder with nothing in it."""
    if not folder.is_dir():
        return
    for left in folder.glob(".srm-*"):
        shutil.rmtree(left, ignore_errors=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def standing_line(folder: Path, job: Job) -> ManifestLine:
    """The line of a report that stands there whole, and of which nobody could tell any more."""
    names = [*json.loads((folder / "colofon.json").read_bytes())["uitvoer"], "colofon.json"]
    files = {name: account(folder / name) for name in names}
    head = re.search("<h1>(.*?)</h1>", (folder / "rapport.html").read_text(encoding="utf-8"), re.DOTALL)
    title = html.unescape(head[1]) if head else ""
    return ManifestLine(job.source.name, job.key, Status.DONE, job.source.municipality, files=files, title=title)


def _task(
    number: int, job: Job, out: Path, formats: tuple[str, ...], settings: BatchSettings, seconds: float, forks: bool
) -> Task:
    chosen = job.source.parameters
    options = ReportOptions(
        chosen.peildatum,
        chosen.meetmoment,
        chosen.huisstijl,
        chosen.concept,
        formats,
        job.key,
        chosen.vorm,
        str(job.source.notebooks or ""),
    )
    return Task(
        number,
        "srm_kit.batch.report_job:make_report",
        {"dossier": chosen.dossier, "folder": str(out / job.source.name), "options": options, "forks": forks},
        seconds=seconds,
        megabytes=settings.megabytes,
        hard_limit=not any(format.outside for format in chosen_formats(formats)),
        seed=int(job.key[:8], 16),
    )


def _line(job: Job, attempt: int, event: Event) -> ManifestLine:
    line = ManifestLine(
        job.source.name,
        job.key,
        Status.DONE,
        job.source.municipality,
        attempt,
        round(event.seconds, 3),
        round(event.cpu, 3),
        round(event.peak, 1),
    )
    if event.state is State.DONE:
        made: Made = event.content
        text = "\n".join((*made.kept, *made.not_in_it))
        return replace(line, steps=made.steps, files=made.files, title=made.title, text=text)
    if event.state is State.FAILED:
        fields = event.content if isinstance(event.content, dict) else {}
        return replace(
            line,
            status=_FAILURES[event.failure],
            error=event.error,
            notebook=str(fields.get("notebook", "")),
            cell=str(fields.get("cell", "")),
            text=_local(event.text, job),
        )
    status = _ENDS[event.state]
    return replace(line, status=status, error=event.error or status, text=event.text)


def _local(text: str, job: Job) -> str:
    """The message without the places on this computer."""
    return text.replace(str(job.source.dossier), job.source.dossier.name)
