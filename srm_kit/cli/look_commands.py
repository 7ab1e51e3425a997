"""Commands that show on the terminal what the workbench makes of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.cli.options import DOSSIER, MEETMOMENT, PEILDATUM, as_date

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["diagnose", "plan", "rubriek"]


@click.command()
@DOSSIER
@PEILDATUM
@MEETMOMENT
@click.option("--json", "as_json", is_flag=True, help="Print all measures and findings as JSON and nothing else.")
def diagnose(dossier: Path, peildatum: datetime | None, meetmoment: datetime | None, as_json: bool) -> None:
    """Show the measures of a dossier and the findings of the rules."""
    from srm_kit.diagnosis import as_json as diagnosis_json
    from srm_kit.diagnosis import diagnose as findings_of
    from srm_kit.dossier import load
    from srm_kit.measures import measure

    opened = load(dossier, as_date(peildatum))
    maten = measure(opened, as_date(meetmoment), weergave=not as_json)
    findings = findings_of(maten, opened)
    if as_json:
        import json

        click.echo(json.dumps(diagnosis_json(maten, findings), ensure_ascii=False, indent=1, allow_nan=False))
        return
    from srm_kit.views.overzicht import overzicht

    click.echo(overzicht(maten, findings))


@click.command()
@DOSSIER
@click.option("--budget", type=click.FloatRange(min=0), help="Euro for what is newly started; default no limit.")
@PEILDATUM
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

    opened = load(dossier, as_date(peildatum))
    made = maak_plan(opened, passend(findings(measure(opened, weergave=True), opened)), budget=budget)
    if as_json:
        import json

        click.echo(json.dumps(plan_json(made), ensure_ascii=False, indent=1, allow_nan=False))
        return
    from srm_kit.views.plantekst import plantekst

    click.echo(plantekst(made))


@click.command()
def rubriek() -> None:
    """Print the rubrics for commissioning, documents and interviews, to tick and to score with."""
    from srm_kit.views.rubriekpagina import rubrieken

    click.echo(rubrieken(), nl=False)
