"""Makes the reports of a batch, a few at a time, and keeps account; what is done stays done."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from srm_kit.batch.bronnen import Bron
from srm_kit.batch.manifest import Manifest, Regel, Status, lees
from srm_kit.batch.sleutel import sleutel
from srm_kit.batch.taak import klaar
from srm_kit.engine import Gebeurtenis, Ploeg, Stand, Taak
from srm_kit.errors import BatchBezet, UitvoerNietSchrijfbaar
from srm_kit.report import Opties

__all__ = ["Instellingen", "Klus", "Stapel", "plan", "voer_uit"]

_TWICE = frozenset({Status.DOOD, Status.TIJD, Status.SCHRIJFFOUT})
_STATUS = {
    "DossierHeeftFouten": Status.GEWEIGERD,
    "DossierNietGevonden": Status.GEWEIGERD,
    "DossierOnleesbaar": Status.GEWEIGERD,
    "MeetmomentOnbekend": Status.GEWEIGERD,
    "NotebookMislukt": Status.CELFOUT,
    "RapportAfgekeurd": Status.AFGEKEURD,
    "UitvoerNietSchrijfbaar": Status.SCHRIJFFOUT,
    "OSError": Status.SCHRIJFFOUT,
}
_ENDS = {Stand.TIJD: Status.TIJD, Stand.GEHEUGEN: Status.GEHEUGEN, Stand.DOOD: Status.DOOD}


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


Melder = Callable[[Regel, int, int], None]
"""Told of each report that ends: its line, how many have ended, and of how many."""


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


def voer_uit(
    stapel: Stapel, out: Path, formaten: tuple[str, ...], instellingen: Instellingen, meld: Melder | None = None
) -> Stapel:
    """Makes the reports that are to be done, and gives the stack as it is then.

    Raises ``BatchBezet`` when another batch works in ``out``, ``UitvoerNietSchrijfbaar`` when the manifest cannot
    be kept. ``KeyboardInterrupt`` leaves everything as it is after the last report that ended.
    """
    with _alone(out, instellingen.deel):
        for job in stapel.te_doen:
            _clear(out / job.bron.naam)
        book = Manifest(out / _manifest(instellingen.deel))
        return _work(stapel, out, formaten, instellingen, book, meld or (lambda line, done, total: None))


def _work(
    stapel: Stapel, out: Path, formaten: tuple[str, ...], settings: Instellingen, book: Manifest, meld: Melder
) -> Stapel:
    lines = dict(stapel.regels)
    waiting = deque((job, 1, settings.seconden) for job in stapel.te_doen)
    running: dict[int, tuple[Klus, int, float]] = {}
    number = done = alike = 0
    last, stopped = "", ""
    total = len(stapel.te_doen)
    if not total:
        return stapel
    with Ploeg(["srm_kit.report.voorverwarmen", "srm_kit.batch.taak"]) as crew:
        while (waiting and not stopped) or running:
            while waiting and not stopped and len(running) < settings.jobs:
                job, attempt, seconds = waiting.popleft()
                number += 1
                running[number] = (job, attempt, seconds)
                crew.begin(_task(number, job, out, formaten, settings, seconds, crew.vork))
            event = crew.wacht(1.0)
            if event is None or event.stand not in Stand.EINDEN:
                continue
            job, attempt, seconds = running.pop(event.nummer)
            line = _line(job, attempt, event)
            if line.status != Status.KLAAR:
                _clear(out / job.bron.naam)
            book.voeg_toe(line)
            if line.status in _TWICE and attempt == 1 and not stopped:
                waiting.append((job, 2, seconds * (2 if line.status == Status.TIJD else 1)))
                continue
            lines[job.bron.naam] = line
            done += 1
            meld(line, done, total)
            what = _what(line)
            alike = 0 if not what else alike + 1 if what == last else 1
            last = what
            if settings.gelijke_fouten and alike >= settings.gelijke_fouten and (waiting or running):
                stopped = f"stopped early: the same failure {alike} times in a row"
    return replace(stapel, regels=lines, gestopt=stopped)


def _task(
    number: int, job: Klus, out: Path, formaten: tuple[str, ...], settings: Instellingen, seconds: float, vork: bool
) -> Taak:
    chosen = job.bron.parameters
    options = Opties(chosen.peildatum, chosen.meetmoment, chosen.huisstijl, chosen.concept, formaten, job.sleutel)
    return Taak(
        number,
        "srm_kit.batch.taak:maak",
        {"dossier": chosen.dossier, "map": str(out / job.bron.naam), "opties": options, "vork": vork},
        seconden=seconds,
        megabytes=settings.megabytes,
        harde_grens="pdf" not in formaten,
        zaad=int(job.sleutel[:8], 16),
    )


def _line(job: Klus, attempt: int, event: Gebeurtenis) -> Regel:
    line = Regel(
        job.bron.naam,
        job.sleutel,
        Status.KLAAR,
        job.bron.gemeente,
        attempt,
        round(event.seconden, 3),
        round(event.cpu, 3),
        round(event.piek, 1),
    )
    if event.stand == Stand.KLAAR:
        found = event.inhoud
        return replace(line, stappen=found["stappen"], bestanden=found["bestanden"], kop=found["kop"])
    if event.stand == Stand.FOUT:
        fields = event.inhoud if isinstance(event.inhoud, dict) else {}
        status = _STATUS.get(event.soort, Status.FOUT)
        return replace(
            line,
            status=status,
            soort=event.soort,
            notebook=str(fields.get("notebook", "")),
            cel=str(fields.get("cell", "")),
            tekst=_local(event.tekst, job),
        )
    return replace(line, status=_ENDS.get(event.stand, Status.FOUT), soort=event.soort, tekst=event.tekst)


def _local(text: str, job: Klus) -> str:
    """The message without the places on this computer."""
    return text.replace(str(job.bron.dossier), job.bron.dossier.name)


def _what(line: Regel) -> str:
    """What two failures have in common; empty for a success and for a refusal, which is about one dossier."""
    if line.status in {Status.KLAAR, Status.GEWEIGERD}:
        return ""
    return f"{line.status} {line.soort} {line.notebook} {line.cel}"


def _of_shard(name: str, shard: tuple[int, int]) -> bool:
    """Which shard a report belongs to follows from its name alone, so that all machines agree."""
    import hashlib

    which, count = shard
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) % count == which - 1


def _manifest(shard: tuple[int, int]) -> str:
    return "manifest.jsonl" if shard[1] == 1 else f"manifest-{shard[0]}-van-{shard[1]}.jsonl"


def _clear(folder: Path) -> None:
    """Removes what a report left behind that was killed while it worked, and a folder with nothing in it."""
    if not folder.is_dir():
        return
    for item in folder.glob(".srm-*"):
        shutil.rmtree(item, ignore_errors=True)
    if not any(folder.iterdir()):
        folder.rmdir()


@contextmanager
def _alone(out: Path, shard: tuple[int, int]) -> Iterator[None]:
    """Nobody else works in the folder (or on this shard of it); the system frees the lock when we die."""
    from filelock import FileLock, Timeout

    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / f".{_manifest(shard)}.lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise BatchBezet(out) from None
    except OSError as error:
        raise UitvoerNietSchrijfbaar(out, error.strerror or "it cannot be written") from None
    try:
        yield
    finally:
        lock.release()
