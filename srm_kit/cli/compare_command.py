"""The command that puts two versions, two measurements or two municipalities beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.cli.options import HUISSTIJL, MAG_DOOR, MEETMOMENT, as_date
from srm_kit.cli.terminal import say, say_json

if TYPE_CHECKING:
    from datetime import date, datetime

    from srm_kit.vergelijken import Paar

__all__ = ["compare"]


@click.command()
@click.argument("first", metavar="A", type=click.Path(path_type=Path))
@click.argument("second", metavar="[B]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--version", "number", type=click.IntRange(1), metavar="N", help="Kept version N of A beside A as it is now."
)
@click.option(
    "--eerder", type=click.DateTime(["%Y-%m-%d"]), help="An earlier measurement (yyyy-mm-dd) of A beside the later one."
)
@MEETMOMENT
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write one page for the client.")
@HUISSTIJL
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON and nothing else.")
def compare(
    first: Path,
    second: Path | None,
    number: int | None,
    eerder: datetime | None,
    meetmoment: datetime | None,
    html: Path | None,
    huisstijl: str,
    as_json: bool,
) -> None:
    """Show what differs between A and B: two versions of a dossier, or the dossiers of two municipalities.

    Goals, figures, findings that came, went or turned, and the title. Figures are those of a report. The page and the
    JSON may be handed on: they count as a release of both sides, and are refused when together, or beside what was
    published before, they would say what a few people answered.
    """
    if sum(item is not None for item in (second, number, eerder)) != 1:
        raise click.UsageError("Give one of these: a second dossier, --version N, or --eerder DATE.")
    if meetmoment is not None and eerder is None:
        raise click.UsageError("--meetmoment goes with --eerder: it is the later of the two.")
    from srm_kit.vergelijken import comparison_json, comparison_lines, releasing_pair, vergelijk

    paar = _pair(first, second, number, as_date(eerder), as_date(meetmoment), as_json or html is not None)
    found = vergelijk(paar)
    page = None
    if html is not None:
        from srm_kit.document.house_style import load_style
        from srm_kit.vergelijken import comparison_page

        page = comparison_page(paar, found, load_style(huisstijl)).encode("utf-8")
    with releasing_pair(paar):
        if html is not None and page is not None:
            _write(html, page)
        if as_json:
            say_json({"gebruik": MAG_DOOR, **comparison_json(paar, found)})
    if as_json:
        return
    for line in comparison_lines(paar, found):
        say(line)
    if html is not None:
        say(f"Page: {html}")


def _pair(
    first: Path, second: Path | None, number: int | None, eerder: date | None, later: date | None, uitgeven: bool
) -> Paar:
    from srm_kit.vergelijken import dossiers, metingen, versie

    if number is not None:
        return versie(first, number, uitgeven=uitgeven)
    if eerder is not None:
        return metingen(first, eerder, later, uitgeven=uitgeven)
    assert second is not None
    return dossiers(first, second, uitgeven=uitgeven)


def _write(path: Path, data: bytes) -> None:
    from srm_kit.errors import OutputNotWritable
    from srm_kit.plain_files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise OutputNotWritable(path, error.strerror or "it cannot be written") from None
