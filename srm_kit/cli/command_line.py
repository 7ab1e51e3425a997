"""The command line ``srm``: the group that holds the commands and turns an error into one message.

A command imports what is heavy inside itself, so that `srm --help` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator

import click

from srm_kit import __version__
from srm_kit.cli.batch_command import batch
from srm_kit.cli.compare_command import compare
from srm_kit.cli.dossier_commands import check, convert, history, new
from srm_kit.cli.lab_command import lab
from srm_kit.cli.look_commands import diagnose, plan, rubriek
from srm_kit.cli.norms_command import norms
from srm_kit.cli.report_command import report
from srm_kit.cli.terminal import printable, say
from srm_kit.cli.train_command import train
from srm_kit.errors import SrmError

__all__ = ["main", "start"]

_TRACEBACK = "SRM_TRACEBACK"
"""Environment variable: when it is set, an error of ours is shown with where it happened."""
_SERVERS = {"lab", "train"}
_COMMANDS = (batch, check, compare, convert, diagnose, history, lab, new, norms, plan, report, rubriek, train)


class _Srm(click.Group):
    """Shows what went wrong as one message and exits with the error's code, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        from srm_kit.dossier.reading.bounded import reading_is_bounded

        try:
            with reading_is_bounded():
                return super().invoke(ctx)
        except SrmError as error:
            say(str(error), err=True)
            ctx.exit(error.exit_code)
        except MemoryError:
            say("The dossier is too large for the memory of this computer.", err=True)
            ctx.exit(2)
        except click.ClickException as error:
            object.__setattr__(error, "message", printable(error.message))  # it may hold the name of a file
            raise
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get(_TRACEBACK):
                raise
            said = f"{type(error).__name__}: {error}"[:500]
            say(
                f"Something went wrong that should not: {said}\nTell us, with the output of srm --version --verbose. "
                f"With {_TRACEBACK}=1 before the command you see where it happened.",
                err=True,
            )
            ctx.exit(1)


@click.group(cls=_Srm, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.option("--version", "version", is_flag=True, help="Show the version and exit.")
@click.option("--verbose", is_flag=True, help="With --version: the versions of Python, the system and the libraries.")
@click.pass_context
def main(context: click.Context, version: bool, verbose: bool) -> None:
    """SRM Werkbank: from the dossier of one municipality to a client-ready report.

    A dossier is a folder with dossier.toml and CSV tables, or one Excel workbook.
    """
    # Every Python that we start, by whatever library, keeps the folder one stands in off its path: that may be a
    # folder someone sent.
    os.environ["PYTHONSAFEPATH"] = "1"
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):  # our tables are small; and one thread can be forked
        os.environ.setdefault(name, "1")
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not know every character of a Dutch name; losing one beats stopping.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if version:
        say(f"srm, version {__version__}")
        for name, number in _versions() if verbose else ():
            say(f"{name} {number}")
        context.exit(0)
    if verbose:
        raise click.UsageError("--verbose goes with --version.")
    if context.invoked_subcommand is None:
        say(context.get_help())


def _versions() -> Iterator[tuple[str, str]]:
    """What a report of a fault needs: Python, the system and every library we ask for; no names of folders."""
    import platform
    import re
    from importlib import metadata

    yield "Python", platform.python_version()
    yield "system", platform.platform()
    names = {re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0] for line in metadata.requires("srm-kit") or ()}
    for name in sorted(names, key=str.casefold):
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, "not installed"


for _command in _COMMANDS:
    main.add_command(_command)


def start() -> None:
    """The command as a program of its own, which keeps nearly all that it makes until it ends.

    So Python looks for garbage less often, and not once more among everything when it stops: together a fifth of the
    time of a report (docs/benchmarks.md). A server may run for days: there it looks as often as ever.
    """
    if not _SERVERS.intersection(sys.argv[1:2]):
        gc.set_threshold(100_000, 20, 20)
    try:
        main()
    finally:
        gc.freeze()
