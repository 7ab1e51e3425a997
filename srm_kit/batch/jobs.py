"""The jobs of a batch: which reports there are, which stand there already, and which are to be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from srm_kit.batch.job_key import sleutel
from srm_kit.batch.manifest import Regel, Status, lees
from srm_kit.batch.report_job import klaar
from srm_kit.batch.sources import Bron

__all__ = ["Instellingen", "Klus", "Stapel", "plan"]


@dataclass(frozen=True, slots=True)
class Instellingen:
    """How the batch works, not what it makes: nothing here changes a report."""

    jobs: int = 1
    hervat: bool = True
    opnieuw: bool = False
    seconden: float = 300.0
    megabytes: float = 2048.0
    deel: tuple[int, int] = (1, 1)
    meeste: int | None = None
    gelijke_fouten: int = 10
    cluster: int = 0
    """So many Dask workers on this machine; 0 for none."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers see the same storage."""


@dataclass(frozen=True, slots=True)
class Klus:
    """One report to make or made before: its source, its key, and the last that is known of it."""

    bron: Bron
    sleutel: str
    klaar: bool
    eerder: Regel | None = None

    @property
    def mislukt(self) -> bool:
        """It failed before with the same input, in a way that does not heal by itself."""
        last = self.eerder
        return (
            last is not None
            and last.sleutel == self.sleutel
            and last.status
            not in {
                Status.KLAAR,
                *Status.HEELBAAR,
            }
        )


@dataclass(frozen=True, slots=True)
class Stapel:
    """The jobs of a batch, and what a run made of them. ``gestopt`` says why it ended early."""

    klussen: tuple[Klus, ...]
    te_doen: tuple[Klus, ...]
    regels: dict[str, Regel] = field(default_factory=dict)
    onleesbaar: int = 0
    gestopt: str = ""


def plan(bronnen: Sequence[Bron], out: Path, formaten: tuple[str, ...], instellingen: Instellingen) -> Stapel:
    """What there is to do, from what stands in ``out``; changes nothing."""
    known, broken = lees(out) if out.is_dir() else ({}, 0)
    own = [item for item in bronnen if _of_shard(item.naam, instellingen.deel)]
    jobs = []
    for item in own:
        key = sleutel(item, formaten)
        done = instellingen.hervat and klaar(out / item.naam, key)
        jobs.append(Klus(item, key, done, known.get(item.naam)))
    todo = [
        job for job in jobs if not job.klaar and (instellingen.opnieuw or not instellingen.hervat or not job.mislukt)
    ]
    return Stapel(tuple(jobs), tuple(todo[: instellingen.meeste]), known, broken)


def _of_shard(name: str, shard: tuple[int, int]) -> bool:
    """Which shard a report belongs to follows from its name alone, so that all machines agree."""
    import hashlib

    which, count = shard
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) % count == which - 1
