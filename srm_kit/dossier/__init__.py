"""The input contract: the tables of a dossier, reading, checking, writing (dossier.md)."""

from __future__ import annotations

from srm_kit.dossier.controlegetal import with_digest
from srm_kit.dossier.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.lezen import Lezing, load, read
from srm_kit.dossier.meldingen import Melding
from srm_kit.dossier.nieuw import new_dossier, write_new
from srm_kit.dossier.omzetten import convert
from srm_kit.dossier.respons import Respons
from srm_kit.dossier.schrijven import write, write_folder, write_workbook
from srm_kit.dossier.tabel_lezen import table_from_rows
from srm_kit.dossier.tabellen import (
    FUNCTIEGROEPEN,
    PLEKKEN,
    TABELLEN,
    Afdeling,
    Beoordeling,
    Besluit,
    Betrokkenheid,
    Competentie,
    Doel,
    Indicator,
    Inspanning,
    Koppeling,
    Meting,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
    Stakeholder,
    Tekst,
)

__all__ = [
    "FUNCTIEGROEPEN",
    "PLEKKEN",
    "TABELLEN",
    "Afdeling",
    "Beoordeling",
    "Besluit",
    "Betrokkenheid",
    "Competentie",
    "Doel",
    "Dossier",
    "GemeenteGegevens",
    "Indicator",
    "Inspanning",
    "Koppeling",
    "Lezing",
    "Melding",
    "Meting",
    "Opdracht",
    "Opdrachtgeverschap",
    "Proces",
    "Respons",
    "Samenwerking",
    "Stakeholder",
    "Tekst",
    "Zorgvuldigheid",
    "convert",
    "load",
    "new_dossier",
    "read",
    "table_from_rows",
    "with_digest",
    "write",
    "write_folder",
    "write_new",
    "write_workbook",
]
