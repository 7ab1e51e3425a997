"""Commands that show on the terminal what the workbench makes of a dossier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.cli.options import DOSSIER, MAG_DOOR, MEETMOMENT, PEILDATUM, as_date
from srm_kit.cli.terminal import say, say_json

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["diagnose", "plan", "rubriek"]

_NIET_DOOR = (
    "Exacte cijfers, alleen voor de adviseur die de antwoorden zelf heeft. Geef ze niet door: naast een rapport zijn er "
    "antwoorden van mensen uit te herleiden. Voor anderen is er --json --weergave."
)


@click.command()
@DOSSIER
@PEILDATUM
@MEETMOMENT
@click.option(
    "--referentie",
    "norms",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Figures of other municipalities (CSV); overrules the file the dossier names.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all measures and findings as JSON and nothing else.")
@click.option(
    "--weergave", is_flag=True, help="With --json: rounded and behind the gate, to hand on; counts as a release."
)
def diagnose(
    dossier: Path,
    peildatum: datetime | None,
    meetmoment: datetime | None,
    norms: Path | None,
    as_json: bool,
    weergave: bool,
) -> None:
    """Show the measures of a dossier and the findings of the rules.

    What --json prints is exact and for the consultant only. For others there is --json --weergave: what a report
    would say, and no more; like a report it is noted beside the dossier, and refused where that is.
    """
    if weergave and not as_json:
        raise click.UsageError("--weergave goes with --json; without it everything is rounded already.")
    from srm_kit.diagnosis import afgerond
    from srm_kit.diagnosis import as_json as diagnosis_json
    from srm_kit.diagnosis import diagnose as findings_of
    from srm_kit.dossier import load, reference_file
    from srm_kit.measures import measure

    opened = load(dossier, as_date(peildatum))
    if norms is not None:
        opened = replace(opened, referentie=reference_file(norms))
    maten = measure(opened, as_date(meetmoment), weergave=weergave or not as_json)
    findings = findings_of(maten, opened)
    if as_json:
        from srm_kit.dossier.keeping.release_account import releasing
        from srm_kit.measures.uitgeven import bijgeschreven
        from srm_kit.privacy import plan as privacy_plan

        plain = diagnosis_json(maten, findings)
        if not weergave:
            say_json(plain)
            if maten.meetmoment is not None and not opened.gemeente.fictief:
                say(_NIET_DOOR, err=True)
            return
        rounded = afgerond(plain, privacy_plan(opened, maten.meetmoment))
        with releasing(dossier, opened.uitgiften, bijgeschreven(opened, maten)):
            say_json({"gebruik": MAG_DOOR, **rounded})
        return
    from srm_kit.views.overzicht import overzicht

    say(overzicht(maten, findings))


@click.command()
@DOSSIER
@click.option("--budget", type=click.FloatRange(min=0), help="Euro for what is newly started; default no limit.")
@PEILDATUM
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON and nothing else.")
def plan(dossier: Path, budget: float | None, peildatum: datetime | None, as_json: bool) -> None:
    """Propose which initiatives to start, in which quarter, and why.

    At most eight packages: own projects first, then a step for every serious finding (or why not), then what fills
    the weightiest gaps, within the budget and within max_parallel when the dossier gives it.
    """
    from srm_kit.advice.keuze import passend
    from srm_kit.advice.plan import as_json as plan_json
    from srm_kit.advice.plan import make_plan
    from srm_kit.diagnosis import diagnose as findings
    from srm_kit.dossier import load
    from srm_kit.measures import measure

    opened = load(dossier, as_date(peildatum))
    found = findings(measure(opened, weergave=True), opened)
    made = make_plan(opened, passend(found), bevindingen=found, budget=budget)
    if as_json:
        say_json(plan_json(made))
        return
    from srm_kit.views.plantekst import plantekst

    say(plantekst(made))


@click.command()
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

        say(rubrieken(), nl=False)
        return
    from srm_kit.views.vragenlijstpagina import Invulling, als_markdown
    from srm_kit.views.vragenlijstpagina import vragenlijst as questionnaire

    made = questionnaire(Invulling(doelen, partner, anders_werken, kort))
    if docx is None:
        say(als_markdown(made), nl=False)
        return
    from srm_kit.plain_files import write_whole
    from srm_kit.views.vragenlijst_word import als_word

    try:
        write_whole(docx, als_word(made))
    except OSError as error:
        raise click.FileError(str(docx), error.strerror) from None
    say(f"Wrote {docx}.")
