"""What the operator of a batch sees: progress, failures, and how it ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from srm_kit.batch import Bron, Instellingen, Klus, Regel, Stapel, Status, plan, schrijf, vind, voer_uit
from srm_kit.errors import SrmError
from srm_kit.parameters import Parameters

__all__ = ["BatchOrder", "make_batch"]

_WORDS = {
    Status.KLAAR: "done",
    Status.GEWEIGERD: "refused",
    Status.CELFOUT: "a notebook stopped",
    Status.AFGEKEURD: "failed its own check",
    Status.TIJD: "took too long",
    Status.GEHEUGEN: "used too much memory",
    Status.DOOD: "its process died",
    Status.SCHRIJFFOUT: "could not be written",
    Status.FOUT: "failed",
}


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """A batch as it was asked for on the command line."""

    bronnen: tuple[Path, ...]
    out: Path
    parameters: Mapping[str, Any]
    formaten: tuple[str, ...]
    instellingen: Mapping[str, Any]
    proef: bool = False


def make_batch(order: BatchOrder) -> int:
    """Does the batch and says so; gives the exit code: 0 all done, 3 some failed, 130 interrupted."""
    from srm_kit.document.formats import chosen_formats
    from srm_kit.document.house_style import load_style

    values = dict(order.parameters)
    load_style(values["huisstijl"])  # better refused now than once per report
    if Path(values["huisstijl"]).is_file():
        values["huisstijl"] = str(Path(values["huisstijl"]).resolve())
    for format in chosen_formats(order.formaten):
        format.find()
    out, settings = order.out.resolve(), Instellingen(**order.instellingen)
    stack = plan(vind(order.bronnen, Parameters(**values, live=False)), out, order.formaten, settings)
    if order.proef:
        return _rehearse(stack)
    _announce(stack)
    known = dict(stack.regels)
    try:
        with _progress(len(stack.te_doen)) as tell:

            def ended(line: Regel, done: int, total: int) -> None:
                known[line.naam] = line
                tell(line, done, total)

            stack = voer_uit(stack, out, order.formaten, settings, ended)
    except KeyboardInterrupt:
        click.echo("Stopped. What is done stays done; give the same command again to go on.", err=True)
        return 130
    return _account(stack, out, settings, order.out)


def _announce(stack: Stapel) -> None:
    done = sum(job.klaar for job in stack.klussen)
    left = len(stack.klussen) - done - len(stack.te_doen)
    parts = [f"{len(stack.klussen)} reports: {done} done already, {len(stack.te_doen)} to make"]
    if left:
        parts.append(f"{left} left (failed before, or over the limit)")
    click.echo(", ".join(parts) + ".", err=True)


def _account(stack: Stapel, out: Path, settings: Instellingen, shown: Path) -> int:
    part, count = settings.deel
    name = "overzicht" if count == 1 else f"overzicht-{part}-van-{count}"
    known, broken = _known(out)
    whole = replace(stack, regels=known | stack.regels, onleesbaar=broken)
    failed = [line for line in (_now(job, whole) for job in stack.klussen) if line and line.status != Status.KLAAR]
    page = schrijf(out, whole, name)
    for line in failed[:20]:
        click.echo(f"{line.naam}: {_WORDS.get(line.status, line.status)}. {_first(line.tekst)}", err=True)
    if len(failed) > 20:
        click.echo(f"and {len(failed) - 20} more; all of them are in the overview.", err=True)
    if stack.gestopt:
        click.echo(f"{stack.gestopt[:1].upper()}{stack.gestopt[1:]}.", err=True)
    click.echo(f"Overview: {shown / page.name}")
    return 3 if failed or stack.gestopt else 0


def _known(out: Path) -> tuple[dict[str, Regel], int]:
    from srm_kit.batch.manifest import lees

    return lees(out)


def _now(job: Klus, stack: Stapel) -> Regel | None:
    line = stack.regels.get(job.bron.naam)
    return line if line is not None and line.sleutel == job.sleutel and not job.klaar else None


def _first(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return " ".join(lines[:2])[:300]


def _rehearse(stack: Stapel) -> int:
    """What would happen, job by job; the dossiers are read, nothing is made."""
    refused = 0
    for job in stack.klussen:
        if job.klaar:
            word = "done already"
        elif fault := _fault(job.bron):
            refused += 1
            word = f"would be refused. {fault}"
        elif job in stack.te_doen:
            word = "would be made"
        else:
            word = "left: failed before (--retry-failed), or over the limit"
        click.echo(f"{job.bron.naam}: {word}")
    return 3 if refused else 0


def _fault(bron: Bron) -> str:
    from srm_kit.dossier import read

    try:
        outcome = read(bron.dossier, bron.parameters.peildatum_date)
    except SrmError as error:
        return _first(str(error))
    faults = [str(fault) for fault in outcome.fouten]
    return f"{faults[0]} ({len(faults)} in all; see: srm check)" if faults else ""


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Regel, int, int], None]]:
    """A bar with rate, time left and failures on a terminal; a line per report elsewhere."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    begun, failed = time.monotonic(), 0
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal or not total) as bar:
        task = bar.add_task("reports", total=total, rate="")

        def tell(line: Regel, done: int, total: int) -> None:
            nonlocal failed
            failed += line.status != Status.KLAAR
            rate = done / max(time.monotonic() - begun, 0.001) * 60
            words = f"{rate:.0f} per minute" + (f", {failed} failed" if failed else "")
            bar.update(task, completed=done, description=line.naam, rate=words)
            if not console.is_terminal:
                end = _WORDS.get(line.status, line.status)
                print(f"[{done}/{total}] {line.naam}: {end} in {line.seconden:.1f} s", file=sys.stderr, flush=True)

        yield tell
