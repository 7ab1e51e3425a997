"""What several commands share: the dossier, the dates, the looks and the formats, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

__all__ = [
    "CONCEPT",
    "DOSSIER",
    "HUISSTIJL",
    "MEETMOMENT",
    "PEILDATUM",
    "as_date",
    "chosen_formats",
    "iso_date",
    "with_formats",
]

DOSSIER = click.argument("dossier", type=click.Path(path_type=Path))
PEILDATUM = click.option(
    "--peildatum",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Reference date (yyyy-mm-dd) that overrules the dossier's.",
)
MEETMOMENT = click.option(
    "--meetmoment", type=click.DateTime(["%Y-%m-%d"]), help="Measurement date (yyyy-mm-dd); default the latest."
)
HUISSTIJL = click.option("--huisstijl", default="", help="House style: a shipped name or a TOML file.")
CONCEPT = click.option("--concept", is_flag=True, help="Mark every page as a draft.")
_FORMATS = (
    click.option(
        "--pdf", is_flag=True, help="Also OUT/rapport.pdf: tagged print, by an installed Chromium, Chrome or Edge."
    ),
    click.option("--docx", is_flag=True, help="Also OUT/rapport.docx: the whole report in Word, to edit."),
    click.option("--pptx", is_flag=True, help="Also OUT/rapport.pptx: slides for the management team, to edit."),
    click.option("--xlsx", is_flag=True, help="Also OUT/rapport.xlsx: the figures of every table and figure."),
    click.option("--alles", is_flag=True, help="All four formats beside the HTML."),
)


def with_formats(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FORMATS):
        command = option(command)
    return command


def as_date(value: datetime | None) -> date | None:
    return value.date() if value else None


def iso_date(value: datetime | None) -> str:
    return value.date().isoformat() if value else ""


def chosen_formats(formaten: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, asked in formaten.items() if name != "alles" and (asked or formaten["alles"]))
