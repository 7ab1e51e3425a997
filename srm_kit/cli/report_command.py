"""The command that makes the report of one municipality."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.cli.options import (
    CONCEPT,
    DOSSIER,
    HUISSTIJL,
    MEETMOMENT,
    NOTEBOOKS,
    PEILDATUM,
    VORM,
    WithFormats,
    asked_formats,
    iso_date,
)
from srm_kit.cli.terminal import say

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["report"]


@click.command(cls=WithFormats)
@DOSSIER
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the report.")
@PEILDATUM
@MEETMOMENT
@HUISSTIJL
@VORM
@CONCEPT
@NOTEBOOKS
@click.option(
    "--engine",
    type=click.Choice(["shell", "kernel"]),
    default="shell",
    show_default=True,
    help="Run the notebooks in this process, or in a Jupyter kernel: the same report, slower to start.",
)
def report(
    dossier: Path,
    out: Path,
    engine: str,
    peildatum: datetime | None,
    meetmoment: datetime | None,
    huisstijl: str,
    vorm: str,
    concept: bool,
    notebooks: Path | None,
    **formats: bool,
) -> None:
    """Make the client-ready report: OUT/rapport.html and OUT/colofon.json, and the formats you ask for.

    The formats say the same: they are made from one report, and appear together or not at all. A PDF needs an
    installed browser; name another one in SRM_BROWSER. A file of Word, PowerPoint or Excel that you edited is not
    overwritten: it is kept as "rapport (bewerkt DATE)".
    """
    from srm_kit.cli.progress import progress
    from srm_kit.cli.stopping import told_to_end
    from srm_kit.dossier.reading.bounded import reading_is_bounded
    from srm_kit.engine import run_here, run_notebooks
    from srm_kit.report import ReportOptions, run
    from srm_kit.report.preloading import load_for_report
    from srm_kit.report.steps import KEPT, NOT_IN_IT

    options = ReportOptions(
        peildatum=iso_date(peildatum),
        meetmoment=iso_date(meetmoment),
        huisstijl=huisstijl,
        vorm=vorm,
        concept=concept,
        formats=asked_formats(formats),
        notebooks=str(notebooks or ""),
    )
    with progress() as tell, told_to_end(), reading_is_bounded(meanwhile=load_for_report):
        made = run(dossier, out, options, tell, run_notebooks if engine == "kernel" else run_here)
    for label, path in (("Report", made.html), *((name.upper(), path) for name, path in made.formats.items())):
        say(f"{label}: {path}")
    say(f"Colophon: {made.colophon}")
    for text in made.fixed:
        say(f"Volgens de eerste uitgave van deze antwoorden: {text}.", err=True)
    for item in made.kept:
        say(f"{KEPT}{item}", err=True)
    for text in made.not_in_it:
        say(f"{NOT_IN_IT}{text}", err=True)
    if made.stale:
        names = ", ".join(path.name for path in made.stale)
        say(f"Left as they were, from an earlier run: {names}. They may differ from this report.", err=True)
