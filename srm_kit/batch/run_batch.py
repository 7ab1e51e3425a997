"""Makes the reports of a batch, here or on a cluster, and keeps account; what is done stays done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

from srm_kit.batch.attempts import VOORLADEN, Poging, aanwezig, doe, ruim_op
from srm_kit.batch.batch_lock import alleen, manifest
from srm_kit.batch.jobs import Instellingen, Stapel
from srm_kit.batch.manifest import Manifest, Regel, Status
from srm_kit.engine import Ploeg

__all__ = ["voer_uit"]

Melder = Callable[[Regel, int, int], None]
"""Told of each report that ends: its line, how many have ended, and of how many."""


def voer_uit(
    stapel: Stapel, out: Path, formaten: tuple[str, ...], instellingen: Instellingen, meld: Melder | None = None
) -> Stapel:
    """Makes the reports that are to be done, and gives the stack as it is then.

    Raises ``BatchBezet`` when another batch works in ``out``, ``UitvoerNietSchrijfbaar`` when the manifest cannot
    be kept, ``ClusterOnbereikbaar`` when a cluster was asked for and does not answer. ``KeyboardInterrupt`` leaves
    everything as it is after the last report that ended.
    """
    with alleen(out, instellingen.deel):
        book = Manifest(out / manifest(instellingen.deel))
        stapel = replace(stapel, regels=stapel.regels | _untold(stapel, out, book))
        if not stapel.te_doen:
            return stapel
        for job in stapel.te_doen:
            ruim_op(out / job.bron.naam)
        return _work(stapel, out, formaten, instellingen, book, meld or (lambda line, done, total: None))


def _untold(stapel: Stapel, out: Path, book: Manifest) -> dict[str, Regel]:
    """Lines for what stands there and was finished by a run that was killed before it could say so."""
    lines = {}
    for job in stapel.klussen:
        last = job.eerder
        if job.klaar and (last is None or (last.sleutel, last.status) != (job.sleutel, Status.KLAAR)):
            lines[job.bron.naam] = aanwezig(out / job.bron.naam, job)
            book.voeg_toe(lines[job.bron.naam])
    return lines


def _work(
    stapel: Stapel, out: Path, formaten: tuple[str, ...], settings: Instellingen, book: Manifest, meld: Melder
) -> Stapel:
    lines = dict(stapel.regels)
    done = alike = 0
    last, stopped, stop = "", "", Event()
    total = len(stapel.te_doen)
    for attempt in _attempts(stapel, out, formaten, settings, lambda: not stop.is_set()):
        line = attempt.regel
        book.voeg_toe(line)
        if not attempt.definitief:
            continue
        lines[line.naam] = line
        done += 1
        meld(line, done, total)
        what = _what(line)
        alike = 0 if not what else alike + 1 if what == last else 1
        last = what
        if settings.gelijke_fouten and not stopped and alike >= settings.gelijke_fouten and done < total:
            stopped = f"stopped early: the same failure {alike} times in a row"
            stop.set()
    return replace(stapel, regels=lines, gestopt=stopped)


def _attempts(
    stapel: Stapel, out: Path, formaten: tuple[str, ...], settings: Instellingen, door: Callable[[], bool]
) -> Iterator[Poging]:
    if settings.cluster or settings.scheduler:
        from srm_kit.batch import cluster

        yield from cluster.doe(stapel.te_doen, out, formaten, settings, door)
        return
    with Ploeg(VOORLADEN) as crew:
        yield from doe(stapel.te_doen, out, formaten, settings, crew, door)


def _what(line: Regel) -> str:
    """What two failures have in common; empty for a success and for a refusal, which is about one dossier."""
    if line.status in {Status.KLAAR, Status.GEWEIGERD}:
        return ""
    return f"{line.status} {line.soort} {line.notebook} {line.cel}"
