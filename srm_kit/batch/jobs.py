"""The jobs of a batch: which reports there are, which stand there already, and which are to be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from srm_kit.batch.job_key import key_of
from srm_kit.batch.manifest import ManifestLine, Status, read_manifest
from srm_kit.batch.report_job import is_done
from srm_kit.batch.sources import Source

__all__ = ["Batch", "BatchSettings", "Job", "plan"]


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How the batch works, not what it makes: nothing here changes a report."""

    jobs: int = 1
    resume: bool = True
    retry_failed: bool = False
    seconds: float = 300.0
    megabytes: float = 2048.0
    shard: tuple[int, int] = (1, 1)
    limit: int | None = None
    same_failures: int = 10
    cluster: int = 0
    """So many Dask workers on this machine; 0 for none."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers see the same storage."""
    tls_ca_file: str = ""
    """For that scheduler: the authority, and the certificate and key of this computer; empty as Dask is set."""
    tls_cert: str = ""
    tls_key: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One report to make or made before: its source, its key, and the last that is known of it."""

    source: Source
    key: str
    done: bool
    last: ManifestLine | None = None

    @property
    def failed(self) -> bool:
        """It failed before with the same input, in a way that does not heal by itself."""
        last = self.last
        if last is None or last.key != self.key:
            return False
        return last.status is not Status.DONE and not last.status.may_heal


@dataclass(frozen=True, slots=True)
class Batch:
    """The jobs of a batch, and what a run made of them. ``stopped`` says why it ended early."""

    jobs: tuple[Job, ...]
    to_make: tuple[Job, ...]
    lines: dict[str, ManifestLine] = field(default_factory=dict)
    unreadable: int = 0
    stopped: str = ""


def plan(sources: Sequence[Source], out: Path, formats: tuple[str, ...], settings: BatchSettings) -> Batch:
    """What there is to do, from what stands in ``out``; changes nothing."""
    known, broken = read_manifest(out) if out.is_dir() else ({}, 0)
    own = [source for source in sources if _of_shard(source.name, settings.shard)]
    jobs = []
    for source in own:
        key = key_of(source, formats)
        done = settings.resume and is_done(out / source.name, key)
        jobs.append(Job(source, key, done, known.get(source.name)))
    todo = [job for job in jobs if not job.done and (settings.retry_failed or not settings.resume or not job.failed)]
    return Batch(tuple(jobs), tuple(todo[: settings.limit]), known, broken)


def _of_shard(name: str, shard: tuple[int, int]) -> bool:
    """Which shard a report belongs to follows from its name alone, so that all machines agree."""
    import hashlib

    which, count = shard
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) % count == which - 1
