"""How a batch is cut for a cluster, what a worker does with a piece, and what becomes of one that nobody could finish."""

from __future__ import annotations

import json
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from srm_kit.batch import cluster
from srm_kit.batch.attempts import Attempt
from srm_kit.batch.job_key import program_digest
from srm_kit.batch.jobs import BatchSettings, Job
from srm_kit.batch.manifest import ManifestLine, Status
from srm_kit.batch.output_folder import folder_at
from srm_kit.batch.report_job import account
from srm_kit.batch.sources import Source
from srm_kit.errors import ClusterUnreachable, OutputPlaceUnusable
from srm_kit.parameters import Parameters


def jobs(count: int, place: Path = Path("/d")) -> list[Job]:
    return [
        Job(Source(place / f"gm{n}.xlsx", Parameters(), f"gm{n}", f"Dorp {n}"), f"key{n}", False) for n in range(count)
    ]


@pytest.mark.parametrize(
    ("reports", "threads", "sizes"),
    [
        (8, 1, [2, 2, 2, 2]),  # four pieces a worker
        (8, 2, [1] * 8),
        (9, 2, [2, 2, 2, 2, 1]),
        (3, 5, [1, 1, 1]),
        (100, 1, [25, 25, 25, 25]),
        (101, 1, [25, 25, 25, 25, 1]),  # at most so many at once
        (5, 0, [2, 2, 1]),  # no worker is there yet
        (0, 2, []),
    ],
)
def test_each_worker_gets_about_four_pieces_of_at_most_twenty_five(
    reports: int, threads: int, sizes: list[int]
) -> None:
    given = jobs(reports)
    pieces = list(cluster._pieces(given, threads))
    assert [len(piece) for piece in pieces] == sizes
    assert [job for piece in pieces for job in piece] == given


def stand(out: Path, job: Job) -> None:
    folder = out / job.source.name
    folder.mkdir(parents=True)
    (folder / "rapport.html").write_text("<h1>Kop</h1>", encoding="utf-8")
    digests = {"rapport.html": account(folder / "rapport.html")["blake2b"]}
    (folder / "colofon.json").write_text(json.dumps({"taak": job.key, "uitvoer": digests}), encoding="utf-8")


def piece(out: Path, given: list[Job], program: bytes | None = None) -> Any:
    kind = cluster._Piece
    return kind(tuple(given), out, ("xlsx",), BatchSettings(), program or program_digest(), out / "mark")


def test_of_a_piece_that_was_lost_what_stands_there_counts_and_the_rest_died(tmp_path: Path) -> None:
    given = jobs(2)
    stand(tmp_path, given[0])
    (tmp_path / "gm1" / ".srm-half").mkdir(parents=True)
    done, died = cluster._lost(piece(tmp_path, given), RuntimeError("weg\nen meer"))
    assert (done.line.name, done.line.status, done.line.title) == ("gm0", Status.DONE, "Kop")
    assert (died.line.name, died.line.status, died.line.error) == ("gm1", Status.DIED, "RuntimeError")
    assert died.line.text == "No worker could finish this report (RuntimeError: weg)."
    assert (died.line.key, died.line.municipality, died.final) == ("key1", "Dorp 1", True)
    assert not (tmp_path / "gm1").exists()
    (one,) = cluster._lost(piece(tmp_path, jobs(3)[2:]), RuntimeError())
    assert "(RuntimeError: RuntimeError)" in one.line.text


def test_a_worker_passes_over_what_stands_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = jobs(3, tmp_path)
    stand(tmp_path, given[1])
    (tmp_path / "gm0" / ".srm-half").mkdir(parents=True)
    (tmp_path / "gm2.xlsx").write_text("x")  # one dossier that is seen is enough
    asked: list[list[str]] = []

    def here(todo: list[Job], out: Path, *more: Any) -> list[Attempt]:
        asked.append([job.source.name for job in todo])
        assert not (tmp_path / "gm0").exists()
        return []

    monkeypatch.setattr(cluster, "attempt_here", here)
    monkeypatch.setattr(cluster, "_crew", lambda mark: None)
    found = cluster._make(piece(tmp_path, given))
    assert [(item.line.name, item.line.status) for item in found] == [("gm1", Status.DONE)]
    assert asked == [["gm0", "gm2"]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("program", "another version of srm-kit"),
        ("folder", "does not see .*weg"),
        ("dossier", r"does not see .*gm0\.xlsx"),
    ],
)
def test_a_worker_that_is_not_the_same_or_sees_nothing_says_so(tmp_path: Path, change: str, words: str) -> None:
    given = jobs(2, tmp_path)
    if change != "dossier":
        (tmp_path / "gm1.xlsx").write_text("x")
    out = tmp_path / "weg" if change == "folder" else tmp_path
    with pytest.raises(ClusterUnreachable, match=words):
        cluster._make(piece(out, given, b"other" if change == "program" else None))


def test_processes_that_start_meanwhile_do_not_hear_an_interrupt() -> None:
    before = signal.getsignal(signal.SIGINT)
    with cluster._deaf():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before


def test_a_crew_serves_one_run_and_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[Path] = []

    class Quiet:
        def __init__(self, preload: object) -> None:
            pass

        def __enter__(self) -> Quiet:
            return self

        def __exit__(self, *words: object) -> None:
            ended.append(tmp_path)

    monkeypatch.setattr(cluster, "Crew", Quiet)
    monkeypatch.setattr(cluster, "_CREWS", {})
    one, two = tmp_path / "een", tmp_path / "twee"
    one.touch()
    two.touch()
    first = cluster._crew(one)
    assert cluster._crew(one) is first
    assert cluster._crew(two) is not first
    cluster._clear_out()
    assert ended == []
    one.unlink()
    cluster._clear_out()
    assert len(ended) == 1
    assert cluster._crew(two) is not first


def test_where_reports_go() -> None:
    assert folder_at("uit/hier") == Path("uit/hier")
    assert folder_at("file:///mnt/shared/uit") == Path("/mnt/shared/uit")
    for address in ("memory://uit", "zomaar://uit"):
        with pytest.raises(OutputPlaceUnusable, match="no file system that can rename and lock"):
            folder_at(address)


class Waiting:
    """Pieces that end at these seconds of a clock that goes on while the batch sleeps."""

    def __init__(self, *ends: float) -> None:
        self.ends, self.now, self.slept = list(ends), 1000.0, 0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert 0 < seconds < 0.5
        self.now += 0.25
        self.slept += 1

    def is_empty(self) -> bool:
        return not self.ends

    def has_ready(self) -> bool:
        return self.now - 1000.0 >= self.ends[0]

    def __next__(self) -> float:
        return self.ends.pop(0)


class Workers:
    """A scheduler whose workers are gone between these seconds, or that does not answer from some second on."""

    def __init__(self, clock: Waiting, gone: tuple[float, float], lost: float = 1e9) -> None:
        self.clock, self.gone, self.lost, self.asked = clock, gone, lost, 0

    @property
    def status(self) -> str:
        return "running" if self.clock.now - 1000.0 < self.lost else "closed"

    def nthreads(self) -> dict[str, int]:
        self.asked += 1
        first, last = self.gone
        return {} if first <= self.clock.now - 1000.0 < last else {"w": 1}


@pytest.mark.parametrize(
    ("gone", "lost", "ends"),
    [
        ((5.0, 34.0), 1e9, True),  # seen at 4, back at 34: thirty seconds without
        ((5.0, 40.0), 1e9, False),
        ((1e9, 1e9), 5.0, False),
        ((1e9, 1e9), 1e9, True),
    ],
)
def test_after_thirty_seconds_without_a_worker_a_batch_ends_in_words(
    monkeypatch: pytest.MonkeyPatch, gone: tuple[float, float], lost: float, ends: bool
) -> None:
    clock = Waiting(0.0, 2.0, 60.0)
    workers = Workers(clock, gone, lost)
    monkeypatch.setattr(cluster, "time", clock)
    monkeypatch.setattr(cluster, "_PATIENCE", 30.0)
    waited = cluster._ended(workers, clock)  # type: ignore[arg-type]
    assert [next(waited), next(waited)] == [0.0, 2.0]
    assert clock.slept == 8
    if ends:
        assert list(waited) == [60.0]
        assert 55 <= workers.asked <= 61  # once a second, however often it looks for pieces
        return
    with pytest.raises(ClusterUnreachable, match="had no workers for 30 seconds"):
        list(waited)
    assert 34.5 <= clock.now - 1000.0 <= 36.5


@pytest.mark.parametrize(
    ("address", "words"),
    [("tcp://node:8786", "has no TLS"), ("tls://node:8786", "There is no file weg.pem"), ("tls:node", "has no TLS")],
)
def test_a_scheduler_is_spoken_to_with_certificates_that_are_there(tmp_path: Path, address: str, words: str) -> None:
    there = tmp_path / "ca.pem"
    there.write_text("x")
    given = BatchSettings(scheduler=address, tls_ca_file=str(there), tls_cert="weg.pem", tls_key=str(there))
    with pytest.raises(ClusterUnreachable, match=words):
        cluster._security(given)
    if address == "tls://node:8786":
        found = cluster._security(replace(given, tls_cert=str(there)))
        assert (found.tls_ca_file, found.tls_client_cert, found.require_encryption) == (str(there), str(there), True)
        with pytest.raises(ClusterUnreachable, match="give --tls-key"):
            cluster._security(replace(given, tls_cert=str(there), tls_key=""))


class Future:
    """A piece that a scripted scheduler was given: made at once, lost with this problem, or lost with the scheduler."""

    def __init__(self, key: str, made: Any, problem: BaseException | None, gone: bool) -> None:
        self.key, self.made, self.problem, self.gone, self.released = key, made, problem, gone, False

    def cancelled(self) -> bool:
        return self.gone

    def exception(self) -> BaseException | None:
        return self.problem

    def result(self) -> Any:
        assert self.problem is None
        return self.made

    def release(self) -> None:
        self.released = True


class Scheduler:
    """Stands where the client of a cluster stands; ``ends`` has what happens to a piece, by its number."""

    loop = None

    def __init__(self, out: Path, ends: dict[int, Any]) -> None:
        self.out, self.ends = out, ends
        self.pieces: list[Any] = []
        self.futures: list[Future] = []
        self.cleared = 0

    def nthreads(self) -> dict[str, int]:
        return {"one": 1, "two": 2}

    def run(self, what: Any, *words: Any, **more: Any) -> dict[str, Any]:
        self.cleared += what is cluster._clear_out
        return {"tls://one": "srm_kit.batch.cluster"}

    def submit(self, make: Any, piece: Any, key: str, retries: int, pure: bool) -> Future:
        assert make is cluster._make
        assert (retries, pure) == (2, False)  # a worker that dies takes a piece with it at most three times
        assert piece.mark.exists()
        made = tuple(Attempt(ManifestLine(job.source.name, job.key, Status.DONE)) for job in piece.jobs)
        end = self.ends.get(len(self.pieces))
        self.pieces.append(piece)
        self.futures.append(Future(key, made, end if isinstance(end, BaseException) else None, end == "gone"))
        return self.futures[-1]

    def marks(self) -> int:
        return len(list(self.out.glob(".srm-loopt-*")))


@pytest.fixture
def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Scheduler, Iterator[Attempt]]]:
    """The attempts of thirteen reports on three threads: six pieces of two and one of one."""

    def begin(may_go_on: Callable[[], bool] = lambda: True, **ends: Any) -> tuple[Scheduler, Iterator[Attempt]]:
        scheduler = Scheduler(tmp_path, {int(name[1:]): end for name, end in ends.items()})
        monkeypatch.setattr(cluster, "_client", lambda settings: nullcontext(scheduler))
        monkeypatch.setattr(cluster, "_ended", lambda client, futures: iter(futures))
        monkeypatch.setattr("distributed.as_completed", lambda futures, loop: futures)
        settings = BatchSettings(jobs=7, cluster=3, scheduler="tls://node:8786", tls_key="sleutel.pem", seconds=9.0)
        return scheduler, cluster.attempt_all(jobs(13), tmp_path, ("xlsx",), settings, may_go_on)

    return begin


Scripted = Callable[..., tuple[Scheduler, Iterator[Attempt]]]


def test_a_cluster_tells_each_report_and_of_a_piece_that_was_lost_that_it_died(scripted: Scripted) -> None:
    scheduler, attempts = scripted(_1=RuntimeError("weg"))
    found = [(item.line.name, item.line.status) for item in attempts]
    assert found == [(f"gm{n}", Status.DIED if n in {2, 3} else Status.DONE) for n in range(13)]
    assert [len(piece.jobs) for piece in scheduler.pieces] == [2, 2, 2, 2, 2, 2, 1]
    assert len({future.key for future in scheduler.futures}) == 7
    assert all(future.released for future in scheduler.futures)
    # A worker makes one report at a time, on no cluster of its own, and hears no key.
    assert {piece.settings for piece in scheduler.pieces} == {BatchSettings(jobs=1, cluster=0, seconds=9.0)}
    assert scheduler.cleared == 2
    assert scheduler.marks() == 0


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("gone", "The scheduler of the cluster was lost"),
        (ClusterUnreachable("Een andere versie."), "Een andere versie"),
    ],
)
def test_a_cluster_that_cannot_go_on_says_so_after_what_it_made(scripted: Scripted, end: Any, words: str) -> None:
    scheduler, attempts = scripted(_1=end)
    assert [next(attempts).line.name, next(attempts).line.name] == ["gm0", "gm1"]
    assert scheduler.marks() == 1
    with pytest.raises(ClusterUnreachable, match=words):
        next(attempts)
    assert scheduler.marks() == 0


def test_workers_stop_when_the_batch_may_not_go_on(scripted: Scripted) -> None:
    answers = iter([True, False, False, False, False, False, False])
    scheduler, attempts = scripted(lambda: next(answers))
    marks = [scheduler.marks() for _ in attempts]
    assert marks == [1, 1, 1, 1, *[0] * 9]


def test_a_worker_without_the_program_is_named() -> None:
    class Other:
        def run(self, *words: Any, **more: Any) -> dict[str, Any]:
            return {"tls://one": "srm_kit.batch.cluster", "tls://two": ImportError("No module\nnamed srm_kit")}

    with pytest.raises(ClusterUnreachable, match=r"tls://two cannot load srm-kit \(No module\)"):
        cluster._check(Other())  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [True, False])
def test_a_scheduler_is_waited_for_in_silence_until_it_has_a_worker(
    monkeypatch: pytest.MonkeyPatch, workers: bool
) -> None:
    asked: list[int] = []

    class Client:
        def __init__(self, address: str, **words: Any) -> None:
            self.address = address

        def __enter__(self) -> Client:
            return self

        def __exit__(self, *words: object) -> None:
            pass

        def wait_for_workers(self, count: int, timeout: float) -> None:
            asked.append(count)
            if not workers:
                raise TimeoutError

    inside, other = logging.getLogger("distributed.comm"), logging.getLogger("distributedness")
    inside.setLevel(logging.WARNING)
    other.setLevel(logging.WARNING)
    monkeypatch.setattr("distributed.Client", Client)
    monkeypatch.setattr(cluster, "_security", lambda settings: None)
    settings = BatchSettings(scheduler="tls://node:8786")
    if workers:
        with cluster._client(settings) as client:
            assert isinstance(client, Client)
            assert client.address == "tls://node:8786"
            assert not inside.isEnabledFor(logging.CRITICAL)
            assert other.isEnabledFor(logging.WARNING)
    else:
        with pytest.raises(ClusterUnreachable, match=r"answers at tls://node:8786 \(TimeoutError\)"):
            cluster._client(settings).__enter__()
    assert asked == [1]
    assert inside.isEnabledFor(logging.WARNING)
