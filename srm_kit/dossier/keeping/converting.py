"""Folder to workbook and back; nothing is lost."""

from __future__ import annotations

from pathlib import Path

from srm_kit.dossier.contract.grouped_messages import grouped
from srm_kit.dossier.keeping.disk import as_private_as
from srm_kit.dossier.keeping.release_account import copy_account
from srm_kit.dossier.keeping.writing import write
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import DossierHasFaults, SrmError

__all__ = ["DestinationExists", "convert"]


class DestinationExists(SrmError):
    """There is already something where a new dossier would come."""


def convert(source: Path, target: Path) -> None:
    """Writes ``source`` at ``target``: a workbook when that name ends in .xlsx, else a folder.

    Rows after the reference date, unknown columns and the account of what was published go along. Raises ``DossierHasFaults`` when the source has
    faults and ``DestinationExists`` when the target is not empty.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DestinationExists(f"{target.name} bestaat al. Kies een andere naam of verwijder het eerst.")
    outcome = read(source, alles=True)
    if outcome.dossier is None:
        lines = "\n".join(f"- {item}" for item in grouped(outcome.fouten))
        raise DossierHasFaults(f"Dit dossier heeft fouten en is daarom niet omgezet:\n{lines}", outcome.fouten)
    with as_private_as(source):
        write(outcome.dossier, target)
        copy_account(source, target)
