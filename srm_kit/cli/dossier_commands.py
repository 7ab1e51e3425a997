"""Commands for the dossier itself: make one, check it, turn it into its other form, look back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.cli.options import DOSSIER, PEILDATUM, as_date
from srm_kit.cli.terminal import say, say_json
from srm_kit.errors import SrmError

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["check", "convert", "history", "new"]


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--gemeente", default="", help="A real municipality, by name or GM code.")
@click.option("--naam", default="", help="The name of a fictional municipality.")
@click.option(
    "--thema",
    "themas",
    multiple=True,
    help="Start from a theme pack (a folder of templates/themas), for instance sociaal_domein.",
)
@click.option("--doelen", default="", help="Ids of the goals to keep from the packs, separated by commas.")
@click.option("--peildatum", required=True, type=click.DateTime(["%Y-%m-%d"]), help="Reference date (yyyy-mm-dd).")
def new(target: Path, gemeente: str, naam: str, themas: tuple[str, ...], doelen: str, peildatum: datetime) -> None:
    """Make an empty dossier: a folder, or a workbook when TARGET ends in .xlsx."""
    from srm_kit.dossier import new_dossier, write_new

    picked = tuple(goal.strip() for goal in doelen.split(",") if goal.strip())
    write_new(
        new_dossier(gemeente=gemeente, naam=naam, themas=themas, doelen=picked, peildatum=peildatum.date()), target
    )
    say(f"Made {target}. Fill it in, then run: srm check {target}")


@click.command()
@DOSSIER
@PEILDATUM
@click.option("--alles", "everything", is_flag=True, help="Print a line for every cell, not one per kind of fault.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON and nothing else.")
def check(dossier: Path, peildatum: datetime | None, everything: bool, as_json: bool) -> None:
    """Check a dossier: every fault at once, with table, row, column and how to mend it.

    One line per column and kind of fault, with the first rows; --alles shows each. Ends with one screen: what is
    recorded, which conclusions are possible now, and what to ask the client for next.
    Exits with 0 when it can be used (warnings are allowed) and with 2 when it has errors.
    """
    from srm_kit.dossier import grouped, read

    try:
        outcome = read(dossier, as_date(peildatum))
    except SrmError as error:
        if as_json:
            fault = {"soort": "fout", "tabel": None, "rij": None, "kolom": None, "waarde": None, "tekst": str(error)}
            say_json({"geldig": False, "fouten": [fault], "waarschuwingen": [], "gereedheid": None})
            sys.exit(2)
        raise
    ready = None
    if outcome.dossier is not None:
        from srm_kit.views.gereedheid import als_json, as_screen, gereedheid

        ready = gereedheid(outcome.dossier, outcome.meldingen)
    if as_json:
        result = {
            "geldig": not outcome.fouten,
            "fouten": [message.als_json() for message in outcome.fouten],
            "waarschuwingen": [message.als_json() for message in outcome.waarschuwingen],
            "gereedheid": None if ready is None else als_json(ready),
        }
        say_json(result)
    else:
        messages = (*outcome.fouten, *outcome.waarschuwingen)
        for line in map(str, messages) if everything else grouped(messages):
            say(line)
        say(_counts(len(outcome.fouten), len(outcome.waarschuwingen)))
        for line in () if ready is None else as_screen(ready):
            say(line)
    sys.exit(2 if outcome.fouten else 0)


def _counts(faults: int, warnings: int) -> str:
    first = "Geen fouten" if not faults else "1 fout" if faults == 1 else f"{faults} fouten"
    second = (
        "geen waarschuwingen" if not warnings else "1 waarschuwing" if warnings == 1 else f"{warnings} waarschuwingen"
    )
    return f"{first}, {second}."


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def convert(source: Path, target: Path) -> None:
    """Write a dossier in its other form: folder to workbook, or workbook to folder. Nothing is lost."""
    from srm_kit.dossier import convert as convert_dossier

    convert_dossier(source, target)
    say(f"Wrote {target}.")


@click.command()
@DOSSIER
@click.option("--restore", type=click.IntRange(1), metavar="N", help="Put version N back; the present one is kept too.")
@click.option("--forget", "respondents", multiple=True, metavar="ID", help="Take a respondent out, everywhere.")
@click.option("--forget-past-term", is_flag=True, help="Take out all answers when their term has passed.")
def history(dossier: Path, restore: int | None, respondents: tuple[str, ...], forget_past_term: bool) -> None:
    """Show the kept versions of a dossier, put one back, or take answers out of all of them.

    Every save in the lab or by a command keeps the version before it. A line says when that version was replaced,
    and by what change. What is forgotten leaves the dossier too, and does not come back.
    """
    from srm_kit.dossier import restore as restore_version
    from srm_kit.dossier import versions_of

    if respondents or forget_past_term:
        _forget(dossier, respondents, forget_past_term)
        return

    if restore is not None:
        left = restore_version(dossier, restore)
        say(f"Version {restore} of {dossier.name} is back. The version it replaced is in the history too.")
        if left:
            say(f"Not kept, because it has columns that point at people: {', '.join(left)}.")
        return
    versions = versions_of(dossier)
    if not versions:
        say(f"There are no earlier versions of {dossier.name}.")
    for version in versions:
        say(f"{version.nummer:>5}  until {version.tot:%Y-%m-%d %H:%M:%S}  {version.wijziging}".rstrip())


def _forget(dossier: Path, respondents: tuple[str, ...], past_term: bool) -> None:
    from datetime import date

    from srm_kit.dossier.keeping.forgetting import forget_answers
    from srm_kit.dossier.keeping.forgetting import forget_past_term as forget_all

    found = forget_all(dossier, date.today()) if past_term else forget_answers(dossier, respondents)
    for item in found:
        where = "the dossier" if item.versie is None else f"version {item.versie}"
        what = "the whole version, as it could not be done for certain" if item.weg else f"rows: {item.rijen}"
        say(f"Forgotten in {where}: {what}")
    if not found:
        say("No such answers in the dossier or in its versions.")
