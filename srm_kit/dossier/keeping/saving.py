"""Saves changes of several people in one dossier: each is put on what stands on the disk at that moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from srm_kit.dossier.keeping.changes import Toegepast, Wijziging, pas_toe
from srm_kit.dossier.keeping.writing import DossierGewijzigd, file_state, write
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import DossierHeeftFouten

__all__ = ["bewaar"]

_TRIES = 8


def bewaar(path: Path, wijzigingen: Sequence[Wijziging], omschrijving: str = "") -> Toegepast:
    """Writes these changes into the dossier as it is now, all or none, and keeps the version before it.

    Who wrote meanwhile keeps what they wrote: the changes are applied anew to that. Raises ``IntussenGewijzigd``
    when both are about the same cell, ``WijzigingGeweigerd`` when the contract refuses, ``DossierInGebruik`` when
    the file cannot be written now.
    """
    problem: DossierGewijzigd | None = None
    for _ in range(_TRIES):
        state = file_state(path)
        outcome = read(path, alles=True)
        if outcome.dossier is None:
            first = outcome.fouten[0]
            raise DossierHeeftFouten(
                f"Niet bewaard. Het dossier heeft nu een fout, waarschijnlijk door een wijziging buiten dit scherm. "
                f"Herstel die eerst. {first}",
                outcome.fouten,
            )
        made = pas_toe(outcome.dossier, wijzigingen)
        try:
            anew = write(made.dossier, path, verwacht=state, wijziging=omschrijving)
        except DossierGewijzigd as error:
            problem = error
            continue
        return replace(made, vernieuwd=anew)
    raise problem or DossierGewijzigd(f"{path.name} wordt steeds gewijzigd. Probeer het zo opnieuw.")
