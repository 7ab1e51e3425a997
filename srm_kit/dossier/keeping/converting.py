"""Folder to workbook and back; nothing is lost."""

from __future__ import annotations

from pathlib import Path

from srm_kit.dossier.contract.grouped_messages import grouped
from srm_kit.dossier.keeping.disk import as_private_as
from srm_kit.dossier.keeping.writing import write
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import DossierHeeftFouten, SrmError

__all__ = ["DoelBestaatAl", "convert"]


class DoelBestaatAl(SrmError):
    """There is already something where a new dossier would come."""


def convert(source: Path, target: Path) -> None:
    """Writes ``source`` at ``target``: a workbook when that name ends in .xlsx, else a folder.

    Rows after the reference date and unknown columns go along. Raises ``DossierHeeftFouten`` when the source has
    faults and ``DoelBestaatAl`` when the target is not empty.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise DoelBestaatAl(f"{target.name} bestaat al. Kies een andere naam of verwijder het eerst.")
    outcome = read(source, alles=True)
    if outcome.dossier is None:
        lines = "\n".join(f"- {item}" for item in grouped(outcome.fouten))
        raise DossierHeeftFouten(f"Dit dossier heeft fouten en is daarom niet omgezet:\n{lines}", outcome.fouten)
    with as_private_as(source):
        write(outcome.dossier, target)
