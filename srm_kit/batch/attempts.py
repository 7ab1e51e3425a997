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

from srm_kit.batch.jobs import Instellingen, Klus
from srm_kit.batch.manifest import Regel, Status
from srm_kit.batch.report_job import account
from srm_kit.document.formats import chosen_formats
from srm_kit.engine import Gebeurtenis, Ploeg, Stand, Taak
from srm_kit.report import ReportOptions

__all__ = ["VOORLADEN", "Poging", "aanwezig", "doe", "ruim_op"]

VOORLADEN = ("srm_kit.report.preloading", "srm_kit.batch.report_job")
"""What the warm parent of a batch holds ready."""

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
class Poging:
    """How one attempt ended. ``definitief`` is False when another one follows."""

    regel: Regel
    definitief: bool = True


def doe(
    klussen: Sequence[Klus],
    out: Path,
    formaten: tuple[str, ...],
    instellingen: Instellingen,
    ploeg: Ploeg,
    door: Callable[[], bool],
) -> Iterator[Poging]:
    """Makes these reports with the crew and gives each attempt as it ends; begins none once ``door()`` is False."""
    waiting = deque((job, 1, instellingen.seconden) for job in klussen)
    running: dict[int, tuple[Klus, int, float]] = {}
    number = 0
    while (waiting and door()) or running:
        while waiting and len(running) < instellingen.jobs and door():
            job, attempt, seconds = waiting.popleft()
            number += 1
            running[number] = (job, attempt, seconds)
            ploeg.begin(_task(number, job, out, formaten, instellingen, seconds, ploeg.vork))
        event = ploeg.wacht(1.0)
        if event is None or event.stand not in Stand.EINDEN:
            continue
        job, attempt, seconds = running.pop(event.nummer)
        line = _line(job, attempt, event)
        if line.status != Status.KLAAR:
            ruim_op(out / job.bron.naam)
        again = line.status in _TWICE and attempt == 1 and door()
        if again:
            waiting.append((job, 2, seconds * (2 if line.status == Status.TIJD else 1)))
        yield Poging(line, not again)


def ruim_op(folder: Path) -> None:
    """Removes what a report left behind that was killed while it worked, and a folder with nothing in it."""
    if not folder.is_dir():
        return
    for item in folder.glob(".srm-*"):
        shutil.rmtree(item, ignore_errors=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def aanwezig(folder: Path, job: Klus) -> Regel:
    """The line of a report that stands there whole, and of which nobody could tell any more."""
    names = [*json.loads((folder / "colofon.json").read_bytes())["uitvoer"], "colofon.json"]
    files = {name: account(folder / name) for name in names}
    head = re.search("<h1>(.*?)</h1>", (folder / "rapport.html").read_text(encoding="utf-8"), re.DOTALL)
    title = html.unescape(head[1]) if head else ""
    return Regel(job.bron.naam, job.sleutel, Status.KLAAR, job.bron.gemeente, bestanden=files, kop=title)


def _task(
    number: int, job: Klus, out: Path, formaten: tuple[str, ...], settings: Instellingen, seconds: float, vork: bool
) -> Taak:
    chosen = job.bron.parameters
    options = ReportOptions(
        chosen.peildatum, chosen.meetmoment, chosen.huisstijl, chosen.concept, formaten, job.sleutel
    )
    return Taak(
        number,
        "srm_kit.batch.report_job:maak",
        {"dossier": chosen.dossier, "map": str(out / job.bron.naam), "opties": options, "vork": vork},
        seconden=seconds,
        megabytes=settings.megabytes,
        harde_grens=not any(format.outside for format in chosen_formats(formaten)),
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
