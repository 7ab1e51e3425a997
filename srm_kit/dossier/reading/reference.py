"""Reads a file of norms: the one a dossier names, or the one given on the command line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.normen import NORMEN, Normenbestand
from srm_kit.dossier.reading.folder import read_csv_folder
from srm_kit.dossier.reading.table import read_dossier_table
from srm_kit.errors import DossierHasFaults, DossierNotFound

__all__ = ["beside", "read_referentie", "reference_file"]


def read_referentie(file: Path, meldingen: Meldingen) -> Normenbestand | None:
    """The norms in a CSV file; None with a message when there are none to use."""
    rows = read_dossier_table(NORMEN, read_csv_folder(file, NORMEN.naam, meldingen, NORMEN), meldingen)
    for key, count in Counter(row.sleutel for row in rows).items():
        if count > 1:
            meldingen.fout("referentie", "Deze sleutel staat er twee keer.", "Houd één rij over.", waarde=key)
    if not rows:
        meldingen.fout("referentie", "In dit bestand staan geen cijfers.", "Kies een ander bestand.", waarde=file.name)
        return None
    return Normenbestand(file.name, rows)


def _missing(file: Path) -> bool:
    return file.is_symlink() or not file.is_file()


def beside(dossier: Path, bestand: str, meldingen: Meldingen) -> Normenbestand | None:
    """The norms that the dossier at this path names: a plain file name, in its folder or beside its workbook."""
    if not bestand:
        return None
    if Path(bestand).name != bestand or "\\" in bestand:
        meldingen.fout(
            "dossier", "Hier hoort alleen een bestandsnaam.", "Zet het bestand naast het dossier.",
            kolom="referentie.bestand", waarde=bestand,
        )  # fmt: skip
        return None
    file = (dossier if dossier.is_dir() else dossier.parent) / bestand
    if _missing(file):
        # The dossier itself is whole: nothing is compared until the file is there again.
        meldingen.waarschuwing(
            "referentie", "Dit bestand met cijfers van andere gemeenten is er niet; wij vergelijken daarom niets.",
            "Zet het bestand naast het dossier, of maak referentie.bestand leeg.", waarde=bestand,
        )  # fmt: skip
        return Normenbestand(bestand, ())
    return read_referentie(file, meldingen)


def reference_file(file: Path) -> Normenbestand:
    """The norms in a file that was named on its own.

    Raises ``DossierNotFound`` when it is not there and ``DossierHasFaults`` with everything that is wrong in it.
    """
    if _missing(file):
        raise DossierNotFound(f"Er is geen bestand met referentiecijfers op {file}.")
    meldingen = Meldingen()
    referentie = read_referentie(file, meldingen)
    faults = tuple(item for item in meldingen.alle() if item.soort == "fout")
    if referentie is None or faults:
        lines = "\n".join(f"- {fault}" for fault in faults)
        raise DossierHasFaults(f"Het bestand met referentiecijfers is niet te gebruiken:\n{lines}", faults)
    return referentie
