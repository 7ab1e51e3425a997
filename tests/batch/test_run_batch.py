"""How a batch keeps account: each end is told once, and the same failure again and again stops it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from srm_kit.batch import cluster
from srm_kit.batch.attempts import Attempt
from srm_kit.batch.jobs import Batch, BatchSettings, Job
from srm_kit.batch.manifest import ManifestLine, Status, read_manifest
from srm_kit.batch.run_batch import run_batch
from srm_kit.batch.sources import Source
from srm_kit.parameters import Parameters

MODULE = import_module("srm_kit.batch.run_batch")  # under this name the package has its function
BROKEN, LATE, DONE, REFUSED = "broken", "late", "done", "refused"
KINDS: dict[str, dict[str, Any]] = {
    BROKEN: {"status": Status.CELL_FAILED, "error": "NameError", "notebook": "1_richten.ipynb", "cell": "a1"},
    LATE: {"status": Status.TIMED_OUT},
    DONE: {"status": Status.DONE},
    REFUSED: {"status": Status.REFUSED, "error": "DossierHasFaults"},
}


def batch(out: Path, count: int) -> Batch:
    jobs = tuple(Job(Source(out / f"gm{n}", Parameters(), f"gm{n}"), "k", False) for n in range(count))
    return Batch(jobs, jobs)


def outcome(
    out: Path, monkeypatch: pytest.MonkeyPatch, ends: list[str], again: frozenset[int] = frozenset(), **settings: Any
) -> tuple[Batch, list[tuple[str, int, int]]]:
    """The batch of which the reports end so, and what was told; a place of ``again`` is followed by another attempt."""

    def attempts(*words: object) -> Iterator[Attempt]:
        may_go_on: Callable[[], bool] = words[-1]  # type: ignore[assignment]
        for number, end in enumerate(ends):
            if not may_go_on():
                return
            yield Attempt(ManifestLine(f"gm{number}", "k", **KINDS[end]), number not in again)

    monkeypatch.setattr(MODULE, "_attempts", attempts)
    told: list[tuple[str, int, int]] = []
    found = run_batch(
        batch(out, len(ends)),
        out,
        ("xlsx",),
        BatchSettings(**settings),
        lambda line, done, total: told.append((line.name, done, total)),
    )
    return found, told


@pytest.mark.parametrize(
    ("ends", "ended", "times"),
    [
        ([BROKEN, BROKEN, DONE, BROKEN], 4, 0),
        ([BROKEN, BROKEN, BROKEN, DONE, DONE], 3, 3),
        ([BROKEN, BROKEN, BROKEN], 3, 0),  # nothing is left to stop
        ([BROKEN, BROKEN, LATE, BROKEN, DONE], 5, 0),  # another failure in between
        ([LATE, LATE, LATE, DONE], 3, 3),
        ([REFUSED, REFUSED, REFUSED, REFUSED, DONE], 5, 0),  # each of its own dossier
        ([BROKEN, BROKEN, REFUSED, BROKEN, DONE], 5, 0),
        ([DONE, BROKEN, BROKEN, BROKEN, DONE], 4, 3),
    ],
)
def test_the_same_failure_three_times_in_a_row_stops_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: list[str], ended: int, times: int
) -> None:
    found, told = outcome(tmp_path, monkeypatch, ends, same_failures=3)
    assert told == [(f"gm{n}", n + 1, len(ends)) for n in range(ended)]
    assert found.stopped == (f"stopped early: the same failure {times} times in a row" if times else "")
    assert set(found.lines) == set(read_manifest(tmp_path)[0]) == {f"gm{n}" for n in range(ended)}


def test_without_a_limit_nothing_stops_and_ten_is_the_limit_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(outcome(tmp_path / "a", monkeypatch, [BROKEN] * 15, same_failures=0)[1]) == 15
    assert len(outcome(tmp_path / "b", monkeypatch, [BROKEN] * 15)[1]) == 10


def test_an_attempt_that_is_followed_by_another_is_in_the_account_and_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, told = outcome(tmp_path, monkeypatch, [LATE, DONE], frozenset({0}))
    assert told == [("gm1", 1, 2)]
    assert set(found.lines) == {"gm1"}
    assert set(read_manifest(tmp_path)[0]) == {"gm0", "gm1"}


def test_what_stands_there_and_was_never_told_is_told_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stands(name: str, last: ManifestLine | None) -> Job:
        (tmp_path / name).mkdir()
        (tmp_path / name / "rapport.html").write_text("<h1>Kop</h1>", encoding="utf-8")
        (tmp_path / name / "colofon.json").write_text('{"uitvoer": {"rapport.html": "x"}}', encoding="utf-8")
        return Job(Source(tmp_path / name, Parameters(), name), "k", True, last)

    jobs = (
        stands("gm0", None),
        stands("gm1", ManifestLine("gm1", "old", Status.DONE)),
        stands("gm2", ManifestLine("gm2", "k", Status.DIED)),
        stands("gm3", ManifestLine("gm3", "k", Status.DONE)),
    )
    found = run_batch(Batch(jobs, ()), tmp_path, ("xlsx",), BatchSettings())
    assert set(found.lines) == set(read_manifest(tmp_path)[0]) == {"gm0", "gm1", "gm2"}
    assert {line.title for line in found.lines.values()} == {"Kop"}


def test_what_a_killed_run_left_is_cleared_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gm0" / ".srm-half").mkdir(parents=True)

    def attempts(*words: object) -> Iterator[Attempt]:
        assert not (tmp_path / "gm0").exists()
        yield Attempt(ManifestLine("gm0", "k", Status.DONE))

    monkeypatch.setattr(MODULE, "_attempts", attempts)
    assert set(run_batch(batch(tmp_path, 1), tmp_path, ("xlsx",), BatchSettings()).lines) == {"gm0"}


def test_nothing_to_make_begins_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*words: object) -> Iterator[Attempt]:
        raise AssertionError

    monkeypatch.setattr(MODULE, "_attempts", never)
    empty = Batch((), ())
    assert run_batch(empty, tmp_path, ("xlsx",), BatchSettings()) == empty


@pytest.mark.parametrize(
    ("settings", "where"),
    [({}, "here"), ({"cluster": 1}, "cluster"), ({"scheduler": "tls://node:8786"}, "cluster")],
)
def test_the_work_is_done_here_unless_a_cluster_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], where: str
) -> None:
    def made_by(title: str) -> Callable[..., Iterator[Attempt]]:
        return lambda jobs, *_: iter(
            [Attempt(ManifestLine(job.source.name, "k", Status.DONE, title=title)) for job in jobs]
        )

    monkeypatch.setattr(MODULE, "attempt_all", made_by("here"))
    monkeypatch.setattr(cluster, "attempt_all", made_by("cluster"))
    monkeypatch.setattr(MODULE, "Crew", lambda preload: nullcontext())
    found = run_batch(batch(tmp_path, 2), tmp_path, ("xlsx",), BatchSettings(**settings))
    assert {name: line.title for name, line in found.lines.items()} == {"gm0": where, "gm1": where}
