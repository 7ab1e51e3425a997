"""The command that opens JupyterLab on a dossier."""

from __future__ import annotations

from pathlib import Path

import click

from srm_kit.cli.terminal import say

__all__ = ["lab"]


@click.command()
@click.argument("dossier", required=False, type=click.Path(path_type=Path))
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port on this computer; default a free one from 8888 up.")
@click.option(
    "--werkmap",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the notebooks; default ~/srm-werkbank/<name of the dossier>.",
)
@click.option("--niet-vanzelf", is_flag=True, help="Let no notebook run by itself when it is opened.")
def lab(dossier: Path | None, no_browser: bool, port: int | None, werkmap: Path | None, niet_vanzelf: bool) -> None:
    """Open JupyterLab on a dossier, with a copy of the notebooks for you to work in.

    Without DOSSIER you get a copy of the sample municipality. Your copies stay: what you change in a notebook is
    kept. A notebook shows its results when it is opened. The address holds a secret and works on this computer only. Stop with Ctrl-C.
    """
    from srm_kit.lab import choose_workspace, make_workspace, serve_lab

    if dossier is not None:
        _show_faults(dossier)
    made = make_workspace(werkmap or choose_workspace(dossier), dossier)
    for name in made.edited:
        say(f"{name}: you changed this notebook, so it stays. Rename it to get the newer version beside it.", err=True)
        if name in made.changes:
            say(f"{name}, nieuw in de meegeleverde versie: {made.changes[name]}.", err=True)
    say(f"Workspace: {made.folder}")
    serve_lab(
        made,
        lambda url: say(f"Open: {url}\nStop with Ctrl-C."),
        port=port,
        browser=not no_browser,
        by_itself=not niet_vanzelf,
    )


def _show_faults(dossier: Path) -> None:
    """Say what is wrong with a dossier; the lab opens anyway, because that is a place to mend it."""
    from srm_kit.dossier import read

    for fault in read(dossier).fouten:
        say(str(fault), err=True)
