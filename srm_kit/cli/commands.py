"""The command line: `srm new`, `check`, `convert`, `diagnose`, `plan`, `rubriek`, `report`, `lab`, `train`, `batch`.

Everything heavy is imported inside the commands, so that `srm --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit import __version__
from srm_kit.errors import SrmError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

__all__ = ["main"]

_DOSSIER = click.argument("dossier", type=click.Path(path_type=Path))
_PEILDATUM = click.option(
    "--peildatum",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Reference date (yyyy-mm-dd) that overrules the dossier's.",
)
_MEETMOMENT = click.option(
    "--meetmoment", type=click.DateTime(["%Y-%m-%d"]), help="Measurement date (yyyy-mm-dd); default the latest."
)
_HUISSTIJL = click.option("--huisstijl", default="", help="House style: a shipped name or a TOML file.")
_CONCEPT = click.option("--concept", is_flag=True, help="Mark every page as a draft.")
_FORMATEN = (
    click.option(
        "--pdf", is_flag=True, help="Also OUT/rapport.pdf: tagged print, by an installed Chromium, Chrome or Edge."
    ),
    click.option("--docx", is_flag=True, help="Also OUT/rapport.docx: the whole report in Word, to edit."),
    click.option("--pptx", is_flag=True, help="Also OUT/rapport.pptx: slides for the management team, to edit."),
    click.option("--xlsx", is_flag=True, help="Also OUT/rapport.xlsx: the figures of every table and figure."),
    click.option("--alles", is_flag=True, help="All four formats beside the HTML."),
)


def _formats(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FORMATEN):
        command = option(command)
    return command


class _Srm(click.Group):
    """Shows what went wrong as one message and exits with the error's code, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SrmError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except MemoryError:
            click.echo("The dossier is too large for the memory of this computer.", err=True)
            ctx.exit(2)


@click.group(cls=_Srm, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="srm")
def main() -> None:
    """SRM Werkbank: from the dossier of one municipality to a client-ready report.

    A dossier is a folder with dossier.toml and CSV tables, or one Excel workbook.
    """
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a Dutch name; losing one beats stopping.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--gemeente", default="", help="A real municipality, by name or GM code.")
@click.option("--naam", default="", help="The name of a fictional municipality.")
@click.option("--thema", "themas", multiple=True, help="Start from a theme pack: sociaal_domein, omgevingswet.")
@click.option("--doelen", default="", help="Ids of the goals to keep from the packs, separated by commas.")
@click.option("--peildatum", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Reference date (yyyy-mm-dd).")
def new(target: Path, gemeente: str, naam: str, themas: tuple[str, ...], doelen: str, peildatum: datetime) -> None:
    """Make an empty dossier: a folder, or a workbook when TARGET ends in .xlsx."""
    from srm_kit.dossier import new_dossier, write_new

    picked = tuple(item.strip() for item in doelen.split(",") if item.strip())
    write_new(
        new_dossier(gemeente=gemeente, naam=naam, themas=themas, doelen=picked, peildatum=peildatum.date()), target
    )
    click.echo(f"Made {target}. Fill it in, then run: srm check {target}")


@main.command()
@_DOSSIER
@_PEILDATUM
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON and nothing else.")
def check(dossier: Path, peildatum: datetime | None, as_json: bool) -> None:
    """Check a dossier: every fault at once, with table, row, column and how to mend it.

    Exits with 0 when it can be used (warnings are allowed) and with 2 when it has errors.
    """
    from srm_kit.dossier import read

    try:
        outcome = read(dossier, _date(peildatum))
    except SrmError as error:
        if as_json:
            import json

            fault = {"soort": "fout", "tabel": None, "rij": None, "kolom": None, "waarde": None, "tekst": str(error)}
            click.echo(json.dumps({"geldig": False, "fouten": [fault], "waarschuwingen": []}, ensure_ascii=False))
            sys.exit(2)
        raise
    if as_json:
        import json

        result = {
            "geldig": not outcome.fouten,
            "fouten": [item.als_json() for item in outcome.fouten],
            "waarschuwingen": [item.als_json() for item in outcome.waarschuwingen],
        }
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        for item in (*outcome.fouten, *outcome.waarschuwingen):
            click.echo(str(item))
        click.echo(_telling(len(outcome.fouten), len(outcome.waarschuwingen)))
    sys.exit(2 if outcome.fouten else 0)


def _telling(faults: int, warnings: int) -> str:
    first = "Geen fouten" if not faults else "1 fout" if faults == 1 else f"{faults} fouten"
    second = (
        "geen waarschuwingen" if not warnings else "1 waarschuwing" if warnings == 1 else f"{warnings} waarschuwingen"
    )
    return f"{first}, {second}."


@main.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def convert(source: Path, target: Path) -> None:
    """Write a dossier in its other form: folder to workbook, or workbook to folder. Nothing is lost."""
    from srm_kit.dossier import convert as convert_dossier

    convert_dossier(source, target)
    click.echo(f"Wrote {target}.")


@main.command()
@_DOSSIER
@click.option("--restore", type=click.IntRange(1), metavar="N", help="Put version N back; the present one is kept too.")
def history(dossier: Path, restore: int | None) -> None:
    """Show the kept versions of a dossier, and put one back.

    Every save in the lab or by a command keeps the version before it. A line says when that version was replaced,
    and by what change.
    """
    from srm_kit.dossier import restore as restore_version
    from srm_kit.dossier import versies

    if restore is not None:
        restore_version(dossier, restore)
        click.echo(f"Version {restore} of {dossier.name} is back. The version it replaced is in the history too.")
        return
    found = versies(dossier)
    if not found:
        click.echo(f"There are no earlier versions of {dossier.name}.")
    for item in found:
        click.echo(f"{item.nummer:>5}  until {item.tot:%Y-%m-%d %H:%M:%S}  {item.wijziging}".rstrip())


@main.command()
@_DOSSIER
@_PEILDATUM
@_MEETMOMENT
@click.option(
    "--referentie",
    "norms",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Figures of other municipalities (CSV); overrules the file the dossier names.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all measures and findings as JSON and nothing else.")
def diagnose(
    dossier: Path, peildatum: datetime | None, meetmoment: datetime | None, norms: Path | None, as_json: bool
) -> None:
    """Show the measures of a dossier and the findings of the rules."""
    from srm_kit.diagnosis import as_json as diagnosis_json
    from srm_kit.diagnosis import diagnose as findings_of
    from srm_kit.dossier import load, reference_file
    from srm_kit.measures import measure

    opened = load(dossier, _date(peildatum))
    if norms is not None:
        opened = replace(opened, referentie=reference_file(norms))
    maten = measure(opened, _date(meetmoment), weergave=not as_json)
    found = findings_of(maten, opened)
    if as_json:
        import json

        click.echo(json.dumps(diagnosis_json(maten, found), ensure_ascii=False, indent=1, allow_nan=False))
        return
    from srm_kit.views.overzicht import overzicht

    click.echo(overzicht(maten, found))


@main.command()
@_DOSSIER
@click.option("--budget", type=click.FloatRange(min=0), help="Euro for what is newly started; default no limit.")
@_PEILDATUM
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON and nothing else.")
def plan(dossier: Path, budget: float | None, peildatum: datetime | None, as_json: bool) -> None:
    """Propose which initiatives to start, in which quarter, and why.

    Closes as many broken links (goal, phase, strand) as the budget and max_parallel of the dossier allow.
    """
    from srm_kit.advice.keuze import passend
    from srm_kit.advice.plan import as_json as plan_json
    from srm_kit.advice.plan import maak_plan
    from srm_kit.diagnosis import diagnose as findings
    from srm_kit.dossier import load
    from srm_kit.measures import measure

    opened = load(dossier, _date(peildatum))
    made = maak_plan(opened, passend(findings(measure(opened, weergave=True), opened)), budget=budget)
    if as_json:
        import json

        click.echo(json.dumps(plan_json(made), ensure_ascii=False, indent=1, allow_nan=False))
        return
    from srm_kit.views.plantekst import plantekst

    click.echo(plantekst(made))


@main.command()
@click.option("--vragenlijst", is_flag=True, help="Print the questionnaire for employees instead.")
@click.option("--kort", is_flag=True, help="With --vragenlijst: only the short version.")
@click.option("--doelen", default="", help="With --vragenlijst: the document the goals stand in, for the explanation.")
@click.option(
    "--partner", default="", help="With --vragenlijst: what a partner is here; default a general description."
)
@click.option("--anders-werken", default="", help="With --vragenlijst: one sentence on the new way of working.")
@click.option(
    "--docx", type=click.Path(path_type=Path, dir_okay=False), help="With --vragenlijst: write a Word file instead."
)
def rubriek(vragenlijst: bool, kort: bool, doelen: str, partner: str, anders_werken: str, docx: Path | None) -> None:
    """Print the rubrics for commissioning, documents and interviews, to tick and to score with; or the questionnaire."""
    if not vragenlijst:
        if kort or doelen or partner or anders_werken or docx:
            raise click.UsageError("These options go with --vragenlijst.")
        from srm_kit.views.rubriekpagina import rubrieken

        click.echo(rubrieken(), nl=False)
        return
    from srm_kit.views.vragenlijstpagina import Invulling, als_markdown
    from srm_kit.views.vragenlijstpagina import vragenlijst as questionnaire

    made = questionnaire(Invulling(doelen, partner, anders_werken, kort))
    if docx is None:
        click.echo(als_markdown(made), nl=False)
        return
    from srm_kit.views.vragenlijst_word import als_word

    try:
        docx.write_bytes(als_word(made))
    except OSError as error:
        raise click.FileError(str(docx), error.strerror) from None
    click.echo(f"Wrote {docx}.")


@main.command()
@_DOSSIER
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the report.")
@_PEILDATUM
@_MEETMOMENT
@_HUISSTIJL
@_CONCEPT
@_formats
def report(
    dossier: Path,
    out: Path,
    peildatum: datetime | None,
    meetmoment: datetime | None,
    huisstijl: str,
    concept: bool,
    **formaten: bool,
) -> None:
    """Make the client-ready report: OUT/rapport.html and OUT/colofon.json, and the formats you ask for.

    The formats say the same: they are made from one report, and appear together or not at all. A PDF needs an
    installed browser; name another one in SRM_BROWSER.
    """
    from srm_kit.cli.progress import progress
    from srm_kit.report import Opties, run

    options = Opties(
        peildatum=_iso(peildatum),
        meetmoment=_iso(meetmoment),
        huisstijl=huisstijl,
        concept=concept,
        formaten=_chosen(formaten),
    )
    with progress() as tell:
        made = run(dossier, out, options, tell)
    for label, path in (("Report", made.html), *((name.upper(), path) for name, path in made.formaten.items())):
        click.echo(f"{label}: {path}")
    click.echo(f"Colophon: {made.colofon}")
    if made.verouderd:
        names = ", ".join(path.name for path in made.verouderd)
        click.echo(f"Left as they were, from an earlier run: {names}. They may differ from this report.", err=True)


@main.command()
@click.argument("dossier", required=False, type=click.Path(path_type=Path))
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port on this computer; default a free one from 8888 up.")
@click.option(
    "--werkmap",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the notebooks; default ~/srm-werkbank/<name of the dossier>.",
)
def lab(dossier: Path | None, no_browser: bool, port: int | None, werkmap: Path | None) -> None:
    """Open JupyterLab on a dossier, with a copy of the four notebooks for you to work in.

    Without DOSSIER you get a copy of the sample municipality. Your copies stay: what you change in a notebook is
    kept. The address holds a secret and works on this computer only. Stop with Ctrl-C.
    """
    from srm_kit.lab import draai, kies_werkmap, maak_werkmap

    if dossier is not None:
        _fouten(dossier)
    made = maak_werkmap(werkmap or kies_werkmap(dossier), dossier)
    for name in made.bewerkt:
        click.echo(
            f"{name}: you changed this notebook, so it stays. Rename it to get the newer version beside it.", err=True
        )
    click.echo(f"Workspace: {made.map}")
    draai(made, lambda url: click.echo(f"Open: {url}\nStop with Ctrl-C."), port=port, browser=not no_browser)


def _fouten(dossier: Path) -> None:
    """Say what is wrong with a dossier; the lab opens anyway, because that is a place to mend it."""
    from srm_kit.dossier import read

    for item in read(dossier).fouten:
        click.echo(str(item), err=True)


@main.command()
@click.argument("scenario", default="")
@click.option("--ernst", default="duidelijk", help="How clear the pattern is: licht, duidelijk or zwaar.")
@click.option("--seed", "zaad", default=1, type=click.IntRange(0), help="Another number, other people and choices.")
@click.option("--list", "lijst", is_flag=True, help="Show the scenarios and stop.")
@click.option("--slides", type=click.Path(path_type=Path, dir_okay=False), help="Write the lesson as slides (.html).")
@click.option("--handout", type=click.Path(path_type=Path, file_okay=False), help="Write worksheet and answer sheet.")
@click.option("--pdf", is_flag=True, help="With --handout: also as PDF, by an installed Chromium, Chrome or Edge.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port on this computer; default a free one.")
def train(
    scenario: str,
    ernst: str,
    zaad: int,
    lijst: bool,
    slides: Path | None,
    handout: Path | None,
    pdf: bool,
    no_browser: bool,
    port: int | None,
) -> None:
    """Give a lesson on a simulated municipality, on one screen for the room.

    The class looks, chooses and then sees the answer with its evidence. With --slides or --handout the same lesson is
    written to files and no screen opens. The address holds a secret and works on this computer only. Stop with Ctrl-C.
    """
    from srm_kit.training.les import maak_les
    from srm_kit.training.scenarios import ernst as check
    from srm_kit.training.scenarios import scenario as find
    from srm_kit.training.scenarios import scenarios

    if lijst:
        for item in scenarios():
            click.echo(f"{item.naam:<22}{item.over}")
        return
    if pdf and handout is None:
        raise click.UsageError("--pdf goes with --handout.")
    chosen = find(scenario)
    check(ernst)
    if slides is None and handout is None:
        from srm_kit.training.zaal import draai

        draai(
            chosen.naam,
            ernst,
            zaad,
            lambda url: click.echo(f"Open: {url}\nStop with Ctrl-C."),
            port=port,
            browser=not no_browser,
        )
        return
    from srm_kit.training.papier import schrijf_dias, schrijf_papier

    les = maak_les(chosen.naam, ernst, zaad)
    if slides is not None:
        schrijf_dias(les, slides)
        click.echo(f"Slides: {slides}")
    if handout is not None:
        for path in schrijf_papier(les, handout, pdf):
            click.echo(f"Handout: {path}")


@main.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, help="Folder (or file:// address) for the reports and the overview.")
@_PEILDATUM
@_MEETMOMENT
@_HUISSTIJL
@_CONCEPT
@_formats
@click.option("--jobs", type=click.IntRange(1, 256), help="How many at once; default one per processor.")
@click.option("--resume/--no-resume", default=True, help="Skip what is done with the same input; on by default.")
@click.option("--retry-failed", is_flag=True, help="Also what failed before and will not heal by itself.")
@click.option("--shard", default="1/1", help="Only part I of N (I/N), for several machines on one folder.")
@click.option("--limit", type=click.IntRange(1), help="At most so many reports in this run.")
@click.option("--timeout", default=300.0, type=click.FloatRange(1), help="Seconds a report may take; default 300.")
@click.option("--memory", default=2048.0, type=click.FloatRange(64), help="Megabytes a report may use; default 2048.")
@click.option("--cluster", type=click.IntRange(1, 256), help="Work with so many Dask workers on this machine.")
@click.option("--scheduler", default="", help="Work on the Dask cluster at this address, for instance tcp://node:8786.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and which dossiers are refused; write nothing.")
def batch(
    sources: tuple[Path, ...],
    out: str,
    peildatum: datetime | None,
    meetmoment: datetime | None,
    huisstijl: str,
    concept: bool,
    jobs: int | None,
    resume: bool,
    retry_failed: bool,
    shard: str,
    limit: int | None,
    timeout: float,
    memory: float,
    cluster: int | None,
    scheduler: str,
    dry_run: bool,
    **formaten: bool,
) -> None:
    """Make the reports of many municipalities: OUT/<code>/rapport.html for each, and OUT/overzicht.html.

    SOURCES are dossiers (folder or .xlsx), folders with dossiers, or a CSV table with a column dossier and further
    notebook parameters as columns. What is done stays done: give the same command again to go on. Exits with 0
    when all is done, 3 when some reports failed, 2 when the input is wrong.
    """
    from srm_kit.batch import plaats
    from srm_kit.cli.batch_screen import Opdracht, werk

    if cluster and scheduler:
        raise click.UsageError("Give --cluster (workers on this machine) or --scheduler (a cluster), not both.")
    if (cluster or scheduler) and jobs:
        raise click.UsageError("--jobs is for one machine without Dask; the workers decide how many at once.")
    sys.exit(
        werk(
            Opdracht(
                sources,
                plaats(out),
                {
                    "peildatum": _iso(peildatum),
                    "meetmoment": _iso(meetmoment),
                    "huisstijl": huisstijl,
                    "concept": concept,
                },
                _chosen(formaten),
                {
                    "jobs": jobs or os.cpu_count() or 1,
                    "hervat": resume,
                    "opnieuw": retry_failed,
                    "seconden": timeout,
                    "megabytes": memory,
                    "deel": _shard(shard),
                    "meeste": limit,
                    "cluster": cluster or 0,
                    "scheduler": scheduler,
                },
                dry_run,
            )
        )
    )


def _iso(value: datetime | None) -> str:
    return value.date().isoformat() if value else ""


def _chosen(formaten: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, asked in formaten.items() if name != "alles" and (asked or formaten["alles"]))


def _shard(text: str) -> tuple[int, int]:
    part, _, count = text.partition("/")
    if not (part.isdigit() and count.isdigit() and 1 <= int(part) <= int(count)):
        raise click.BadParameter(f"{text!r} is no part of a whole; write for instance 3/40.", param_hint="--shard")
    return int(part), int(count)


def _date(value: datetime | None) -> date | None:
    return value.date() if value else None
