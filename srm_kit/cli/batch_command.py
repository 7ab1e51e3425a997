"""The command that makes the reports of many municipalities."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srm_kit.cli.options import (
    CONCEPT,
    HUISSTIJL,
    MEETMOMENT,
    NOTEBOOKS,
    PEILDATUM,
    VORM,
    WithFormats,
    asked_formats,
    iso_date,
)

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["batch"]


@click.command(cls=WithFormats)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, help="Folder (or file:// address) for the reports and the overview.")
@PEILDATUM
@MEETMOMENT
@HUISSTIJL
@VORM
@CONCEPT
@NOTEBOOKS
@click.option("--jobs", type=click.IntRange(1, 256), help="How many at once; default one per processor.")
@click.option("--resume/--no-resume", default=True, help="Skip what is done with the same input; on by default.")
@click.option("--retry-failed", is_flag=True, help="Also what failed before and will not heal by itself.")
@click.option("--shard", default="1/1", help="Only part I of N (I/N), for several machines on one folder.")
@click.option("--limit", type=click.IntRange(1), help="At most so many reports in this run.")
@click.option("--timeout", default=300.0, type=click.FloatRange(1), help="Seconds a report may take; default 300.")
@click.option("--memory", default=2048.0, type=click.FloatRange(64), help="Megabytes a report may use; default 2048.")
@click.option("--cluster", type=click.IntRange(1, 256), help="Work with so many Dask workers on this machine.")
@click.option("--scheduler", default="", help="Work on the Dask cluster at this address, for instance tls://node:8786.")
@click.option("--tls-ca-file", default="", help="With --scheduler: the certificate of your authority.")
@click.option("--tls-cert", default="", help="With --scheduler: your certificate.")
@click.option("--tls-key", default="", help="With --scheduler: the key of your certificate.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and which dossiers are refused; write nothing.")
def batch(
    sources: tuple[Path, ...],
    out: str,
    peildatum: datetime | None,
    meetmoment: datetime | None,
    huisstijl: str,
    vorm: str,
    concept: bool,
    notebooks: Path | None,
    jobs: int | None,
    resume: bool,
    retry_failed: bool,
    shard: str,
    limit: int | None,
    timeout: float,
    memory: float,
    cluster: int | None,
    scheduler: str,
    tls_ca_file: str,
    tls_cert: str,
    tls_key: str,
    dry_run: bool,
    **formats: bool,
) -> None:
    """Make the reports of many municipalities: OUT/<code>/rapport.html for each, and OUT/overzicht.html.

    SOURCES are dossiers (folder or .xlsx), folders with dossiers, or a CSV table with a column dossier and further
    notebook parameters as columns. What is done stays done: give the same command again to go on. Exits with 0
    when all is done, 3 when some reports failed, 2 when the input is wrong.
    """
    from srm_kit.batch import folder_at
    from srm_kit.cli.batch_screen import BatchOrder, make_batch

    if cluster and scheduler:
        raise click.UsageError("Give --cluster (workers on this machine) or --scheduler (a cluster), not both.")
    if (tls_ca_file or tls_cert or tls_key) and not scheduler:
        raise click.UsageError("--tls-ca-file, --tls-cert and --tls-key go with --scheduler.")
    if (cluster or scheduler) and jobs:
        raise click.UsageError("--jobs is for one machine without Dask; the workers decide how many at once.")
    sys.exit(
        make_batch(
            BatchOrder(
                sources,
                folder_at(out),
                {
                    "peildatum": iso_date(peildatum),
                    "meetmoment": iso_date(meetmoment),
                    "huisstijl": huisstijl,
                    "vorm": vorm,
                    "concept": concept,
                },
                asked_formats(formats),
                {
                    "jobs": jobs or os.cpu_count() or 1,
                    "resume": resume,
                    "retry_failed": retry_failed,
                    "seconds": timeout,
                    "megabytes": memory,
                    "shard": _shard(shard),
                    "limit": limit,
                    "cluster": cluster or 0,
                    "scheduler": scheduler,
                    "tls_ca_file": tls_ca_file,
                    "tls_cert": tls_cert,
                    "tls_key": tls_key,
                },
                dry_run,
                notebooks,
            )
        )
    )


def _shard(text: str) -> tuple[int, int]:
    part, _, count = text.partition("/")
    if not (part.isdigit() and count.isdigit() and 1 <= int(part) <= int(count)):
        raise click.BadParameter(f"{text!r} is no part of a whole; write for instance 3/40.", param_hint="--shard")
    return int(part), int(count)
