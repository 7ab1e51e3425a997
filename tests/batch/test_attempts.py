"""Attempts: how many at once, what gets a second one and how long, and what each end becomes in the manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from srm_kit.batch.attempts import Attempt, attempt_all, standing_line, tidy
from srm_kit.batch.jobs import BatchSettings, Job
from srm_kit.batch.manifest import ManifestLine, Status
from srm_kit.batch.report_job import Made, account
from srm_kit.batch.sources import Source
from srm_kit.engine import Crew, Event, State, Task
from srm_kit.errors import Failure
from srm_kit.parameters import Parameters

FORMATS = ("xlsx",)
MADE = Made("Kop", {"rapport.html": {"bytes": 3}}, {"lezen": 0.5}, ("oud bewaard",), ("eigen cel",))


class Scripted:
    """Stands where the crew stands: ends each task as was written down for its number, the oldest first."""

    forks = True

    def __init__(self, *ends: dict[str, Any]) -> None:
        self.ends, self.begun, self.running = ends, list[Task](), list[Task]()
        self.most = 0
        self.between: list[Event | None] = [None, Event(1, State.BEGUN), Event(1, State.MESSAGE)]

    def begin(self, task: Task) -> None:
        self.begun.append(task)
        self.running.append(task)
        self.most = max(self.most, len(self.running))

    def wait(self) -> Event | None:
        assert self.running
        if self.between:
            return self.between.pop()
        task = self.running.pop(0)
        return Event(**{"number": task.number, "state": State.DONE, "content": MADE, **self.ends[task.number - 1]})


def jobs(count: int) -> list[Job]:
    sources = [Source(Path(f"/d/gm{n}"), Parameters(dossier=f"/d/gm{n}"), f"gm{n}", f"Dorp {n}") for n in range(count)]
    return [Job(source, "00000010" + "f" * 24, False) for source in sources]


def made(
    crew: Scripted,
    out: Path,
    count: int = 1,
    go_on: Callable[[], bool] = lambda: True,
    **settings: Any,
) -> list[Attempt]:
    found = attempt_all(jobs(count), out, FORMATS, BatchSettings(**settings), cast(Crew, crew), go_on)
    return list(found)


def test_a_report_that_was_made_is_told_with_what_it_took(tmp_path: Path) -> None:
    crew = Scripted({"seconds": 1.23456, "cpu": 0.98765, "peak": 312.345})
    assert made(crew, tmp_path) == [
        Attempt(
            ManifestLine(
                "gm0",
                "00000010" + "f" * 24,
                Status.DONE,
                "Dorp 0",
                1,
                1.235,
                0.988,
                312.3,
                {"lezen": 0.5},
                {"rapport.html": {"bytes": 3}},
                "Kop",
                text="oud bewaard\neigen cel",
            )
        )
    ]
    task = crew.begun[0]
    assert (task.number, task.seed, task.seconds, task.megabytes) == (1, 16, 300.0, 2048.0)
    assert task.hard_limit
    assert task.arguments["folder"] == str(tmp_path / "gm0")
    assert task.arguments["forks"] is True
    assert task.arguments["options"].notebooks == ""


@pytest.mark.parametrize(("formats", "hard"), [(("xlsx", "docx"), True), (("xlsx", "pdf"), False)])
def test_only_where_no_browser_is_started_the_system_itself_refuses_memory(
    tmp_path: Path, formats: tuple[str, ...], hard: bool
) -> None:
    crew = Scripted({})
    (job,) = jobs(1)
    own = replace(job, source=replace(job.source, notebooks=tmp_path / "eigen"))
    found = list(attempt_all([own], tmp_path, formats, BatchSettings(), cast(Crew, crew), lambda: True))
    assert [item.final for item in found] == [True]
    assert crew.begun[0].hard_limit is hard
    assert crew.begun[0].arguments["options"].notebooks == str(tmp_path / "eigen")


@pytest.mark.parametrize(("asked", "at_once"), [({}, 1), ({"jobs": 1}, 1), ({"jobs": 2}, 2), ({"jobs": 3}, 3)])
def test_never_more_at_once_than_was_asked(tmp_path: Path, asked: dict[str, int], at_once: int) -> None:
    crew = Scripted(*[{}] * 5)
    assert len(made(crew, tmp_path, 5, **asked)) == 5
    assert crew.most == at_once
    assert [task.number for task in crew.begun] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("state", "status", "again", "seconds"),
    [
        (State.TIMED_OUT, Status.TIMED_OUT, True, 20.0),  # twice as long
        (State.DIED, Status.DIED, True, 10.0),
        (State.OUT_OF_MEMORY, Status.OUT_OF_MEMORY, False, None),
        (State.STOPPED, Status.FAILED, False, None),
    ],
)
def test_what_may_heal_gets_one_more_attempt(
    tmp_path: Path, state: State, status: Status, again: bool, seconds: float | None
) -> None:
    crew = Scripted(*[{"state": state, "content": None, "text": "x"}] * 2)
    found = made(crew, tmp_path, seconds=10.0)
    assert [(item.line.status, item.line.attempt, item.final) for item in found] == (
        [(status, 1, False), (status, 2, True)] if again else [(status, 1, True)]
    )
    assert [task.seconds for task in crew.begun] == ([10.0, seconds] if again else [10.0])
    assert found[0].line.error == status


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (Failure.REFUSED, Status.REFUSED),
        (Failure.CELL, Status.CELL_FAILED),
        (Failure.REJECTED, Status.REJECTED),
        (Failure.OTHER, Status.FAILED),
    ],
)
def test_a_failure_says_where_and_never_on_which_place_of_this_computer(
    tmp_path: Path, failure: Failure, status: Status
) -> None:
    place = {"notebook": "1_richten.ipynb", "cell": "a1"} if failure is Failure.CELL else None
    end = {"state": State.FAILED, "failure": failure, "error": "Fout", "text": "in /d/gm0 ging", "content": place}
    (found,) = made(Scripted(end), tmp_path)
    line = found.line
    assert (line.status, line.error, line.text) == (status, "Fout", "in gm0 ging")
    assert (line.notebook, line.cell) == (("1_richten.ipynb", "a1") if place else ("", ""))
    assert (line.files, line.title) == ({}, "")


def test_after_a_stop_what_runs_ends_and_nothing_begins(tmp_path: Path) -> None:
    answers = iter([True, True, True, False, False, False, False, False])
    crew = Scripted({"state": State.DIED, "content": None}, {}, {})
    crew.between.clear()
    found = made(crew, tmp_path, 3, lambda: next(answers), jobs=2)
    assert [(item.line.name, item.final) for item in found] == [("gm0", True), ("gm1", True)]


def test_of_a_report_that_was_not_made_nothing_is_left(tmp_path: Path) -> None:
    for name in ("gm0", "gm1"):
        (tmp_path / name / ".srm-half").mkdir(parents=True)
    (tmp_path / "gm1" / "rapport.html").write_text("x")
    crew = Scripted(*[{"state": State.OUT_OF_MEMORY, "content": None}] * 2)
    made(crew, tmp_path, 2)
    assert not (tmp_path / "gm0").exists()
    assert [path.name for path in (tmp_path / "gm1").iterdir()] == ["rapport.html"]
    tidy(tmp_path / "gm9")


def test_a_report_that_stands_there_is_told_from_its_files(tmp_path: Path) -> None:
    (tmp_path / "rapport.html").write_text("<h1>Kop &amp;\nstaart</h1><h1>Nog</h1>", encoding="utf-8")
    (tmp_path / "colofon.json").write_text('{"uitvoer": {"rapport.html": "x"}}', encoding="utf-8")
    (job,) = jobs(1)
    line = standing_line(tmp_path, job)
    assert line.title == "Kop &\nstaart"
    assert line.files == {name: account(tmp_path / name) for name in ("rapport.html", "colofon.json")}
    assert (line.status, line.attempt, line.name) == (Status.DONE, 1, "gm0")
    (tmp_path / "rapport.html").write_text("geen kop", encoding="utf-8")
    assert standing_line(tmp_path, job).title == ""
