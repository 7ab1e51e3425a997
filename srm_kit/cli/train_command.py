"""The command that gives a lesson, on a screen or on paper."""

from __future__ import annotations

from pathlib import Path

import click

from srm_kit.cli.terminal import say

__all__ = ["train"]


@click.command()
@click.argument("scenario", default="")
@click.option("--ernst", default="duidelijk", help="How clear the pattern is: licht, duidelijk or zwaar.")
@click.option("--seed", default=1, type=click.IntRange(0), help="Another number, other people and choices.")
@click.option("--list", "listing", is_flag=True, help="Show the scenarios and stop.")
@click.option("--slides", type=click.Path(path_type=Path, dir_okay=False), help="Write the lesson as slides (.html).")
@click.option("--handout", type=click.Path(path_type=Path, file_okay=False), help="Write worksheet and answer sheet.")
@click.option("--pdf", is_flag=True, help="With --handout: also as PDF, by an installed Chromium, Chrome or Edge.")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port on this computer; default a free one.")
def train(
    scenario: str,
    ernst: str,
    seed: int,
    listing: bool,
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
    from srm_kit.training.lesson import make_lesson
    from srm_kit.training.scenarios import ernst as check
    from srm_kit.training.scenarios import scenario as find
    from srm_kit.training.scenarios import scenarios

    if listing:
        for each in scenarios():
            say(f"{each.naam:<22}{each.over}")
        return
    if pdf and handout is None:
        raise click.UsageError("--pdf goes with --handout.")
    chosen = find(scenario)
    check(ernst)
    if slides is None and handout is None:
        from srm_kit.training.classroom import serve

        serve(
            chosen.naam,
            ernst,
            seed,
            lambda url: say(f"Open: {url}\nStop with Ctrl-C."),
            port=port,
            browser=not no_browser,
        )
        return
    from srm_kit.training.handout import write_handout, write_slides

    lesson = make_lesson(chosen.naam, ernst, seed)
    if slides is not None:
        write_slides(lesson, slides)
        say(f"Slides: {slides}")
    if handout is not None:
        for path in write_handout(lesson, handout, pdf):
            say(f"Handout: {path}")
