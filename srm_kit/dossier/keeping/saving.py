"""Saves changes of several people in one dossier: each is put on what stands on the disk at that moment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from srm_kit.dossier.keeping.changes import AppliedChange, Change, apply_change
from srm_kit.dossier.keeping.locking import locked
from srm_kit.dossier.keeping.writing import write_held
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import DossierHasFaults, DossierNotFound

__all__ = ["save_changes"]


def save_changes(path: Path, wijzigingen: Sequence[Change], omschrijving: str = "") -> AppliedChange:
    """Writes these changes into the dossier as it is now, all or none, and keeps the version before it.

    Reading, applying and writing happen under one lock: who wrote before keeps what they wrote. Raises
    ``DossierNotFound`` when it has gone, ``ChangedMeanwhile`` when both are about the same cell, ``ChangeRefused`` when the contract refuses,
    ``DossierInUse`` when the file cannot be written now, and ``NotWhollyUnderstood`` when it cannot be changed
    without losing something.
    """
    if not path.exists():  # the lock would make the folder again
        raise DossierNotFound(f"Niet bewaard. Er is geen dossier meer op {path}. Zet het terug en probeer opnieuw.")
    with locked(path) as place:
        outcome = read(place, alles=True)
        if outcome.dossier is None:
            raise DossierHasFaults(
                f"Niet bewaard. Het dossier heeft nu een fout, waarschijnlijk door een wijziging buiten dit scherm. "
                f"Herstel die eerst. {outcome.fouten[0]}",
                outcome.fouten,
            )
        made = apply_change(outcome.dossier, wijzigingen)
        write_held(made.dossier, place, omschrijving, before=outcome.dossier)
        return made
