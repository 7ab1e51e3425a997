"""Commands for norms: figures of many municipalities that others may compare with."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["norms"]

_MOST = 10


def _number(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """A number above 0 as it counts exactly: '0.50' is the same as '0.5'."""
    from fractions import Fraction

    if value is None:
        return ""
    try:
        found = Fraction(value.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise click.BadParameter(f"{value!r} is no number.") from None
    if found <= 0:
        raise click.BadParameter("It must be above 0.")
    return str(found)


@click.group()
def norms() -> None:
    """Figures of other municipalities to compare with: make them from your own dossiers, and share them."""


@norms.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write (CSV).")
@click.option(
    "--epsilon", default="3", callback=_number, help="What this release may tell of one municipality; default 3."
)
@click.option(
    "--boek",
    "account",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The account of all releases; default normenboek.json beside OUT.",
)
@click.option("--totaal", "total", callback=_number, help="In a new account: epsilon over all releases; default 6.")
@click.option("--seed", type=int, help="For fictional municipalities only: noise that can be drawn again.")  # fmt: skip
def build(folder: Path, out: Path, epsilon: str, account: Path | None, total: str, seed: int | None) -> None:
    """Make a file of norms from the dossiers of at least ten municipalities.

    Noise is added so that nobody can work out the figures of one municipality, also not from several releases
    (differential privacy per municipality). The same figures give the same file and cost nothing; the account keeps all
    releases, so keep it safe. Beside OUT stands a page in Dutch that says what the file is.
    """
    from fractions import Fraction

    from srm_kit.norms import build_norms

    if Fraction(epsilon) > _MOST:
        raise click.BadParameter(f"Above {_MOST} nothing is protected.", param_hint="--epsilon")
    made = build_norms(
        folder, out, epsilon=epsilon, account=account or out.parent / "normenboek.json", total=total, seed=seed
    )
    for line in made.left_out:
        click.echo(f"Left out: {line}")
    if made.again:
        click.echo("The same figures were released before: this is that release again.")
    row = made.released.norms[0]
    click.echo(
        f"Wrote {out} and {out.with_suffix('.md').name}: {row[3]} municipalities, spread {row[2]:.1f} points of which the "
        f"noise makes a part (standard deviation {made.released.noise:.1f})."
    )
    if made.released.noise > row[2] / 2:
        click.echo("The noise is a large part of it. More municipalities help most: see docs/normen.md.")
