"""The input contract: the tables of a dossier, reading, checking, writing (docs/dossier.md)."""

from __future__ import annotations

from srm_kit.dossier.contract.digest import with_digest
from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.contract.grouped_messages import grouped
from srm_kit.dossier.contract.meldingen import Melding
from srm_kit.dossier.contract.normen import Norm, Normenbestand
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import (
    FUNCTIEGROEPEN,
    PLEKKEN,
    TABELLEN,
    Afdeling,
    Beoordeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Doel,
    Gedrag,
    Indicator,
    Inspanning,
    Koppeling,
    Ladderstand,
    Meting,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
    Tekst,
    tabel,
)
from srm_kit.dossier.keeping.changes import (
    AppliedChange,
    ChangedMeanwhile,
    ChangeRefused,
    Wijziging,
    apply_change,
    erbij,
    instel,
    weg,
    zet,
)
from srm_kit.dossier.keeping.converting import convert
from srm_kit.dossier.keeping.folder_files import write_norms
from srm_kit.dossier.keeping.history import Versie, VersionUnknown, versies
from srm_kit.dossier.keeping.new_dossier import new_dossier, write_new
from srm_kit.dossier.keeping.saving import bewaar
from srm_kit.dossier.keeping.writing import (
    DossierChanged,
    DossierInUse,
    file_state,
    restore,
    write,
    write_folder,
    write_workbook,
)
from srm_kit.dossier.reading.reader import Lezing, load, read
from srm_kit.dossier.reading.reference import reference_file
from srm_kit.dossier.reading.table import table_from_rows

__all__ = [
    "FUNCTIEGROEPEN",
    "PLEKKEN",
    "TABELLEN",
    "Afdeling",
    "AppliedChange",
    "Beoordeling",
    "Besluit",
    "Betrokkenheid",
    "ChangeRefused",
    "ChangedMeanwhile",
    "Competentie",
    "Doel",
    "Dossier",
    "DossierChanged",
    "DossierInUse",
    "Gedrag",
    "GemeenteGegevens",
    "Indicator",
    "Inspanning",
    "Koppeling",
    "Ladderstand",
    "Lezing",
    "Melding",
    "Meting",
    "Norm",
    "Normenbestand",
    "Opdracht",
    "Opdrachtgeverschap",
    "Proces",
    "Respons",
    "Samenwerking",
    "Stakeholder",
    "Tekst",
    "Versie",
    "VersionUnknown",
    "Wijziging",
    "Zorgvuldigheid",
    "apply_change",
    "bewaar",
    "convert",
    "erbij",
    "file_state",
    "grouped",
    "instel",
    "load",
    "new_dossier",
    "read",
    "reference_file",
    "restore",
    "tabel",
    "table_from_rows",
    "versies",
    "weg",
    "with_digest",
    "write",
    "write_folder",
    "write_new",
    "write_norms",
    "write_workbook",
    "zet",
]
