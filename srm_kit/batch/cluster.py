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

from srm_kit.batch.attempts import VOORLADEN, Poging, aanwezig, ruim_op
from srm_kit.batch.attempts import doe as doe_hier
from srm_kit.batch.batch_lock import loopt
from srm_kit.batch.job_key import programma
from srm_kit.batch.jobs import Instellingen, Klus
from srm_kit.batch.manifest import Regel, Status
from srm_kit.batch.report_job import klaar
from srm_kit.engine import Ploeg
from srm_kit.errors import ClusterOnbereikbaar

if TYPE_CHECKING:
    from distributed import Client, Future, as_completed

__all__ = ["doe"]

_PIECE = 25
"""A piece is at most so many reports: the account is never further behind than that, and little is done twice."""
_PER_WORKER = 4  # pieces per worker, so that all of them end at about the same time
_GO_ON = "What is done stays done; give the same command again when the cluster is there."
_PATIENCE = float(os.environ.get("SRM_CLUSTER_GEDULD", "30"))  # seconds
_CREWS: dict[tuple[Path, int], Ploeg] = {}
"""On a worker: the crew of a run, by its mark and per thread (a warm parent ends with the thread that started it)."""


@dataclass(frozen=True, slots=True)
class _Stuk:
    """What a worker gets: some reports, and the mark that says that the batch still runs."""

    klussen: tuple[Klus, ...]
    out: Path
    formaten: tuple[str, ...]
    instellingen: Instellingen
    programma: bytes
    loopt: Path


def doe(
    klussen: Sequence[Klus],
    out: Path,
    formaten: tuple[str, ...],
    instellingen: Instellingen,
    door: Callable[[], bool],
) -> Iterator[Poging]:
    """Makes these reports on the cluster of ``instellingen`` and gives each attempt when its piece is done.

    Raises ``ClusterOnbereikbaar``: Dask is not installed, the scheduler does not answer, there are no workers, or
    a worker has another version or does not see ``out``.
    """
    try:
        from distributed import as_completed
    except ImportError:
        raise ClusterOnbereikbaar(
            "A cluster needs Dask, which is not installed. Install srm-kit with the extra dask, "
            "or leave out --cluster and --scheduler."
        ) from None
    run = uuid.uuid4().hex[:12]
    mark = loopt(out, instellingen.deel, run)
    with _client(instellingen) as client:
        _check(client)
        client.run(_ontruim)  # also of a batch that was killed
        threads = sum(client.nthreads().values())
        own = replace(instellingen, jobs=1, cluster=0, scheduler="")
        pieces = {
            f"srm-{run}-{number}": _Stuk(part, out, formaten, own, programma(), mark)
            for number, part in enumerate(_pieces(klussen, threads))
        }
        mark.touch()
        try:
            futures = [client.submit(_maak, piece, key=key, retries=2, pure=False) for key, piece in pieces.items()]
            for future in _ended(client, as_completed(futures, loop=client.loop)):
                if future.cancelled():
                    raise ClusterOnbereikbaar(f"The scheduler of the cluster was lost. {_GO_ON}")
                problem = future.exception()
                if isinstance(problem, ClusterOnbereikbaar):
                    raise problem
                piece = pieces[str(future.key)]
                yield from future.result() if problem is None else _lost(piece, problem)
                future.release()
                if not door():
                    mark.unlink(missing_ok=True)
        finally:
            mark.unlink(missing_ok=True)
            with suppress(Exception):  # workers that are gone have nothing to clear
                client.run(_ontruim)


def _check(client: Client) -> None:
    """Every worker has this very program: one without it would die of its first piece, and so would the next."""
    for address, found in client.run(resolve_name, "srm_kit.batch.cluster:__name__", on_error="return").items():
        if isinstance(found, BaseException):
            raise ClusterOnbereikbaar(
                f"The worker {address} cannot load srm-kit ({_short(found)}). "
                "Install the same requirements.lock on every worker."
            )


def _ended(client: Client, futures: as_completed) -> Iterator[Future[Any]]:
    """The pieces as they end. Raises ``ClusterOnbereikbaar`` when there has been no worker for a while."""
    seen = time.monotonic()
    looked = 0.0
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
            raise ClusterOnbereikbaar(f"The cluster has had no workers for {_PATIENCE:g} seconds. {_GO_ON}")


def _pieces(klussen: Sequence[Klus], threads: int) -> Iterator[tuple[Klus, ...]]:
    size = max(1, min(_PIECE, math.ceil(len(klussen) / (max(threads, 1) * _PER_WORKER))))
    for start in range(0, len(klussen), size):
        yield tuple(klussen[start : start + size])


@contextmanager
def _client(settings: Instellingen) -> Iterator[Client]:
    from distributed import Client, LocalCluster

    with ExitStack() as stack:
        # What goes wrong is said in our own words; tracebacks of its connections help nobody.
        for name in [item for item in logging.root.manager.loggerDict if item.partition(".")[0] == "distributed"]:
            log = logging.getLogger(name)
            stack.callback(log.setLevel, log.level)
            log.setLevel(logging.CRITICAL + 1)
        if settings.scheduler:
            try:
                client = stack.enter_context(Client(settings.scheduler, timeout=_PATIENCE, set_as_default=False))
                client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, TimeoutError, ValueError) as error:
                raise ClusterOnbereikbaar(
                    f"No Dask scheduler with workers answers at {settings.scheduler} ({_short(error)}). Check the "
                    "address, and that dask scheduler and dask worker run with the same version of srm-kit."
                ) from None
        else:
            with _deaf():
                cluster = LocalCluster(
                    n_workers=settings.cluster,
                    threads_per_worker=1,
                    dashboard_address=None,
                    memory_limit=0,  # the memory is in the reports, which have a limit of their own
                    silence_logs=51,
                )
            stack.enter_context(cluster)
            client = stack.enter_context(Client(cluster, set_as_default=False))
        yield client


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


def _maak(stuk: _Stuk) -> tuple[Poging, ...]:
    """On a worker: the attempts of one piece; what stands there already gives a line and no work."""
    if stuk.programma != programma():
        raise ClusterOnbereikbaar(
            "A worker has another version of srm-kit, Python or a library than this computer. "
            "Install the same requirements.lock on both."
        )
    if not stuk.out.is_dir():
        raise ClusterOnbereikbaar(
            f"A worker does not see {stuk.out}. Choose a folder on storage that all workers share, at the same path."
        )
    if not any(job.bron.dossier.exists() for job in stuk.klussen):
        raise ClusterOnbereikbaar(
            f"A worker does not see {stuk.klussen[0].bron.dossier}. Put the dossiers on storage that all workers "
            "share, at the same path."
        )
    there = [job for job in stuk.klussen if klaar(stuk.out / job.bron.naam, job.sleutel)]
    todo = [job for job in stuk.klussen if job not in there]
    for job in todo:
        ruim_op(stuk.out / job.bron.naam)
    found = [Poging(aanwezig(stuk.out / job.bron.naam, job)) for job in there]
    found += doe_hier(todo, stuk.out, stuk.formaten, stuk.instellingen, _crew(stuk.loopt), stuk.loopt.exists)
    return tuple(found)


def _crew(loopt: Path) -> Ploeg:
    place = (loopt, get_ident())
    if place not in _CREWS:
        _CREWS[place] = Ploeg(VOORLADEN).__enter__()
    return _CREWS[place]


def _ontruim() -> None:
    """On a worker: ends the crews of runs that are over, or were killed and begun anew."""
    for place in [item for item in _CREWS if not item[0].exists()]:
        if crew := _CREWS.pop(place, None):
            crew.__exit__(None, None, None)


def _lost(stuk: _Stuk, problem: BaseException) -> Iterator[Poging]:
    """A piece that no worker could finish: what stands there counts, the rest died."""
    for job in stuk.klussen:
        folder = stuk.out / job.bron.naam
        if klaar(folder, job.sleutel):
            yield Poging(aanwezig(folder, job))
            continue
        ruim_op(folder)
        text = f"No worker could finish this report ({type(problem).__name__}: {_short(problem)})."
        yield Poging(
            Regel(
                job.bron.naam,
                job.sleutel,
                Status.DOOD,
                job.bron.gemeente,
                soort=type(problem).__name__,
                tekst=text,
            )
        )
