"""What several commands share: the dossier, the dates, the looks and the formats, and what is made of them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.parameters import VORMEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

__all__ = [
    "CONCEPT",
    "DOSSIER",
    "HUISSTIJL",
    "MAG_DOOR",
    "MEETMOMENT",
    "NOTEBOOKS",
    "PEILDATUM",
    "VORM",
    "WithFormats",
    "as_date",
    "asked_formats",
    "iso_date",
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
VORM = click.option(
    "--vorm",
    type=click.Choice(("", *VORMEN)),
    default="",
    metavar="FORM",
    help=f"Form of the report: {', '.join(VORMEN)}; default by what is in the dossier.",
)
CONCEPT = click.option("--concept", is_flag=True, help="Mark every page as a draft.")
MAG_DOOR = "Afgerond en getoetst, zoals in een rapport: mag worden doorgegeven."
"""What JSON for others says of its use."""
NOTEBOOKS = click.option(
    "--notebooks",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder with your own copies of the notebooks (of srm lab); default the shipped ones.",
)
_ALL = "alles"


class WithFormats(click.Command):
    """A command with an option for every format there is, and one for all of them; known when the command is used."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Those of the command, the formats, and --help."""
        *own, helping = super().get_params(ctx)
        return [*own, *self._formats, helping]

    @cached_property
    def _formats(self) -> list[click.Option]:
        from srm_kit.document.formats import FORMATS

        every = click.Option([f"--{_ALL}"], is_flag=True, help="All formats beside the HTML.")
        return [
            *(
                click.Option([f"--{format.name}"], is_flag=True, help=f"Also OUT/{format.file}: {format.help}.")
                for format in FORMATS
            ),
            every,
        ]


def as_date(value: datetime | None) -> date | None:
    return value.date() if value else None


def iso_date(value: datetime | None) -> str:
    return value.date().isoformat() if value else ""


def asked_formats(asked: Mapping[str, bool]) -> tuple[str, ...]:
    """The names of the formats that were asked for, of the options that ``with_formats`` gives a command."""
    return tuple(name for name, wanted in asked.items() if name != _ALL and (wanted or asked[_ALL]))
