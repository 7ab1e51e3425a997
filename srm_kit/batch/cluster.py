"""A batch on Dask: pieces of it go to workers that see the same storage, each with one warm parent.

This computer keeps the account. A worker that dies loses nothing: its piece goes to another one, which passes over
the reports that stand there already.
"""

from __future__ import annotations

import logging
import math
import os
import signal
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name
from threading import current_thread, get_ident, main_thread
from typing import TYPE_CHECKING, Any

from srm_kit.batch.attempts import PRELOAD, Attempt, standing_line, tidy
from srm_kit.batch.attempts import attempt_all as attempt_here
from srm_kit.batch.batch_lock import run_mark
from srm_kit.batch.job_key import program_digest
from srm_kit.batch.jobs import BatchSettings, Job
from srm_kit.batch.manifest import ManifestLine, Status
from srm_kit.batch.report_job import is_done
from srm_kit.engine import Crew
from srm_kit.errors import ClusterUnreachable

if TYPE_CHECKING:
    from distributed import Client, Future, Security, as_completed

__all__ = ["attempt_all"]

_PIECE = 25
"""A piece is at most so many reports: the account is never further behind than that, and little is done twice."""
_PER_WORKER = 4  # pieces per worker, so that all of them end at about the same time
_GO_ON = "What is done stays done; give the same command again when the cluster is there."
_PATIENCE = float(os.environ.get("SRM_CLUSTER_GEDULD", "30"))  # seconds
_KEYS = {"ca-file": "tls_ca_file", "cert": "tls_client_cert", "key": "tls_client_key"}
_CREWS: dict[tuple[Path, int], Crew] = {}
"""On a worker: the crew of a run, by its mark and per thread (a warm parent ends with the thread that started it)."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a worker gets: some reports, and the mark that says that the batch still runs."""

    jobs: tuple[Job, ...]
    out: Path
    formats: tuple[str, ...]
    settings: BatchSettings
    program: bytes
    mark: Path


def attempt_all(
    jobs: Sequence[Job],
    out: Path,
    formats: tuple[str, ...],
    settings: BatchSettings,
    may_go_on: Callable[[], bool],
) -> Iterator[Attempt]:
    """Makes these reports on the cluster of ``settings`` and gives each attempt when its piece is done.

    Raises ``ClusterUnreachable``: Dask is not installed, the scheduler does not answer, there are no workers, or
    a worker has another version or does not see ``out``.
    """
    try:
        import cryptography  # noqa: F401 - makes the keys of a cluster on this computer
        from distributed import as_completed
    except ImportError:
        raise ClusterUnreachable(
            "A cluster needs Dask, which is not installed. Install srm-kit with the extra dask, "
            "or leave out --cluster and --scheduler."
        ) from None
    run = uuid.uuid4().hex
    mark = run_mark(out, settings.shard, run)
    with _client(settings) as client:
        _check(client)
        client.run(_clear_out)  # also of a batch that was killed
        threads = sum(client.nthreads().values())
        own = replace(settings, jobs=1, cluster=0, scheduler="", tls_ca_file="", tls_cert="", tls_key="")
        pieces = {
            f"srm-{run}-{number}": _Piece(part, out, formats, own, program_digest(), mark)
            for number, part in enumerate(_pieces(jobs, threads))
        }
        mark.touch()
        try:
            futures = [client.submit(_make, piece, key=key, retries=2, pure=False) for key, piece in pieces.items()]
            for future in _ended(client, as_completed(futures, loop=client.loop)):
                if future.cancelled():
                    raise ClusterUnreachable(f"The scheduler of the cluster was lost. {_GO_ON}")
                problem = future.exception()
                if isinstance(problem, ClusterUnreachable):
                    raise problem
                piece = pieces[str(future.key)]
                yield from future.result() if problem is None else _lost(piece, problem)
                future.release()
                if not may_go_on():
                    mark.unlink(missing_ok=True)
        finally:
            mark.unlink(missing_ok=True)
            with suppress(Exception):  # workers that are gone have nothing to clear
                client.run(_clear_out)


def _check(client: Client) -> None:
    """Every worker has this very program: one without it would die of its first piece, and so would the next."""
    for address, answer in client.run(resolve_name, "srm_kit.batch.cluster:__name__", on_error="return").items():
        if isinstance(answer, BaseException):
            raise ClusterUnreachable(
                f"The worker {address} cannot load srm-kit ({_short(answer)}). "
                "Install the same requirements.lock on every worker."
            )


def _ended(client: Client, futures: as_completed) -> Iterator[Future[Any]]:
    """The pieces as they end. Raises ``ClusterUnreachable`` when there has been no worker for a while."""
    seen = looked = time.monotonic()
    while not futures.is_empty():
        if futures.has_ready():
            yield next(futures)
            continue
        time.sleep(0.02)
        now = time.monotonic()
        if now - looked < 1:
            continue
        looked = now
        if client.status == "running" and client.nthreads():
            seen = now
        elif now - seen > _PATIENCE:
            raise ClusterUnreachable(f"The cluster has had no workers for {_PATIENCE:g} seconds. {_GO_ON}")


def _pieces(jobs: Sequence[Job], threads: int) -> Iterator[tuple[Job, ...]]:
    size = max(1, min(_PIECE, math.ceil(len(jobs) / (max(threads, 1) * _PER_WORKER))))
    for start in range(0, len(jobs), size):
        yield tuple(jobs[start : start + size])


@contextmanager
def _client(settings: BatchSettings) -> Iterator[Client]:
    from distributed import Client

    with ExitStack() as stack:
        # What goes wrong is said in our own words; tracebacks of its connections help nobody.
        for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
            log = logging.getLogger(name)
            stack.callback(log.setLevel, log.level)
            log.setLevel(logging.CRITICAL + 1)
        if settings.scheduler:
            security = _security(settings)
            try:
                client = stack.enter_context(
                    Client(settings.scheduler, timeout=_PATIENCE, set_as_default=False, security=security)
                )
                client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, TimeoutError, ValueError) as error:
                raise ClusterUnreachable(
                    f"No Dask scheduler with workers answers at {settings.scheduler} ({_short(error)}). Check the "
                    "address, and that dask scheduler and dask worker run with the same version of srm-kit."
                ) from None
        else:
            from srm_kit.batch.closed_cluster import closed_cluster

            with _deaf():
                cluster = closed_cluster(settings.cluster)
            stack.enter_context(cluster)
            client = stack.enter_context(Client(cluster, security=cluster.security, set_as_default=False))
        yield client


def _security(settings: BatchSettings) -> Security:
    """How this computer and the scheduler know each other: both show a certificate of one authority."""
    from distributed import Security

    if not settings.scheduler.startswith("tls://"):
        raise ClusterUnreachable(
            f"{settings.scheduler} has no TLS, so anyone on the network could run code as you. Start dask scheduler and "
            "dask worker with --tls-ca-file, --tls-cert and --tls-key, and give the address as tls://node:8786."
        )
    given = {"ca-file": settings.tls_ca_file, "cert": settings.tls_cert, "key": settings.tls_key}
    found = Security(require_encryption=True, **{_KEYS[name]: value for name, value in given.items() if value})
    for name, field in _KEYS.items():
        value = getattr(found, field)
        if not value:
            raise ClusterUnreachable(f"A scheduler with TLS needs your certificate too: give --tls-{name}.")
        if "\n" not in value and not Path(value).is_file():
            raise ClusterUnreachable(f"There is no file {value} (--tls-{name}).")
    return found


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that start in here do not hear Ctrl-C: it is for this program, which ends them in order."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _short(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _make(piece: _Piece) -> tuple[Attempt, ...]:
    """On a worker: the attempts of one piece; what stands there already gives a line and no work."""
    if piece.program != program_digest():
        raise ClusterUnreachable(
            "A worker has another version of srm-kit, Python or a library than this computer. "
            "Install the same requirements.lock on both."
        )
    if not piece.out.is_dir():
        raise ClusterUnreachable(
            f"A worker does not see {piece.out}. Choose a folder on storage that all workers share, at the same path."
        )
    if not any(job.source.dossier.exists() for job in piece.jobs):
        raise ClusterUnreachable(
            f"A worker does not see {piece.jobs[0].source.dossier}. Put the dossiers on storage that all workers "
            "share, at the same path."
        )
    there = [job for job in piece.jobs if is_done(piece.out / job.source.name, job.key)]
    todo = [job for job in piece.jobs if job not in there]
    for job in todo:
        tidy(piece.out / job.source.name)
    attempts = [Attempt(standing_line(piece.out / job.source.name, job)) for job in there]
    attempts += attempt_here(todo, piece.out, piece.formats, piece.settings, _crew(piece.mark), piece.mark.exists)
    return tuple(attempts)


def _crew(mark: Path) -> Crew:
    place = (mark, get_ident())
    if place not in _CREWS:
        _CREWS[place] = Crew(PRELOAD).__enter__()
    return _CREWS[place]


def _clear_out() -> None:
    """On a worker: ends the crews of runs that are over, or were killed and begun anew."""
    for place in [place for place in _CREWS if not place[0].exists()]:
        if crew := _CREWS.pop(place, None):
            crew.__exit__(None, None, None)


def _lost(piece: _Piece, problem: BaseException) -> Iterator[Attempt]:
    """A piece that no worker could finish: what stands there counts, the rest died."""
    for job in piece.jobs:
        folder = piece.out / job.source.name
        if is_done(folder, job.key):
            yield Attempt(standing_line(folder, job))
            continue
        tidy(folder)
        text = f"No worker could finish this report ({type(problem).__name__}: {_short(problem)})."
        yield Attempt(
            ManifestLine(
                job.source.name,
                job.key,
                Status.DIED,
                job.source.municipality,
                error=type(problem).__name__,
                text=text,
            )
        )
