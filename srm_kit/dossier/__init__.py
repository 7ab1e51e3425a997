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
    Change,
    ChangedMeanwhile,
    ChangeRefused,
    add_row,
    apply_change,
    remove_row,
    set_instelling,
    set_values,
)
from srm_kit.dossier.keeping.converting import convert
from srm_kit.dossier.keeping.folder_files import write_norms
from srm_kit.dossier.keeping.history import Version, VersionUnknown, versions_of
from srm_kit.dossier.keeping.new_dossier import new_dossier, write_new
from srm_kit.dossier.keeping.saving import save_changes
from srm_kit.dossier.keeping.writing import (
    DossierChanged,
    DossierInUse,
    file_state,
    restore,
    write,
    write_folder,
    write_workbook,
)
from srm_kit.dossier.reading.reader import Reading, load, read
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
    "Change",
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
    "Melding",
    "Meting",
    "Norm",
    "Normenbestand",
    "Opdracht",
    "Opdrachtgeverschap",
    "Proces",
    "Reading",
    "Respons",
    "Samenwerking",
    "Stakeholder",
    "Tekst",
    "Version",
    "VersionUnknown",
    "Zorgvuldigheid",
    "add_row",
    "apply_change",
    "convert",
    "file_state",
    "grouped",
    "load",
    "new_dossier",
    "read",
    "reference_file",
    "remove_row",
    "restore",
    "save_changes",
    "set_instelling",
    "set_values",
    "tabel",
    "table_from_rows",
    "versions_of",
    "with_digest",
    "write",
    "write_folder",
    "write_new",
    "write_norms",
    "write_workbook",
]
