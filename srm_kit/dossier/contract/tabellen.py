"""The tables of a dossier, in the order of the contract (docs/dossier.md); their row types stand by phase of work.

An empty text is ``""``; an empty number, date, yes/no, phase or strand is None. Ids are text.
"""

from __future__ import annotations

from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.rijen_beweging import TREDEN, Gedrag, Ladderstand
from srm_kit.dossier.contract.rijen_inrichten import (
    Afdeling,
    Competentie,
    Inspanning,
    Koppeling,
    Opdrachtgeverschap,
    Proces,
    Samenwerking,
)
from srm_kit.dossier.contract.rijen_onderzoek import (
    FUNCTIEGROEPEN,
    PLEKKEN,
    RESPONS_KOLOMMEN,
    VERBODEN_KOLOMMEN,
    Beoordeling,
    Redactie,
    Tekst,
)
from srm_kit.dossier.contract.rijen_richten import Betrokkenheid, Doel, Indicator, Middel, Stakeholder, Streefwaarde
from srm_kit.dossier.contract.rijen_verrichten import Besluit, Meting

__all__ = [
    "FUNCTIEGROEPEN",
    "PLEKKEN",
    "RESPONS_KOLOMMEN",
    "TABELLEN",
    "TREDEN",
    "VERBODEN_KOLOMMEN",
    "Afdeling",
    "Beoordeling",
    "Besluit",
    "Betrokkenheid",
    "Competentie",
    "Doel",
    "Gedrag",
    "Indicator",
    "Inspanning",
    "Koppeling",
    "Ladderstand",
    "Meting",
    "Middel",
    "Opdrachtgeverschap",
    "Proces",
    "Redactie",
    "Samenwerking",
    "Stakeholder",
    "Streefwaarde",
    "Tekst",
    "tabel",
]

TABELLEN: tuple[Tabel, ...] = (
    Tabel("afdelingen", Afdeling, ("id",), "De afdelingen van de gemeente."),
    Tabel("doelen", Doel, ("id",), "De doelen; alleen deze tabel is verplicht."),
    Tabel("indicatoren", Indicator, ("id",), "Waaraan u ziet of een doel dichterbij komt."),
    Tabel(
        "metingen",
        Meting,
        ("indicator", "datum", "soort", "gebied"),
        "Gemeten waarden van de indicatoren.",
        register=False,
    ),
    Tabel(
        "streefwaarden", Streefwaarde, ("indicator", "datum"), "Wat de begroting van een jaar belooft.", register=False
    ),
    Tabel(
        "middelen",
        Middel,
        ("programma", "taakveld", "jaar", "soort", "incidenteel"),
        "Geld per programma of taakveld.",
        register=False,
    ),
    Tabel("inspanningen", Inspanning, ("id",), "Wat de gemeente doet voor haar doelen."),
    Tabel("processen", Proces, ("id",), "Werkprocessen."),
    Tabel("competenties", Competentie, ("id",), "Wat management en medewerkers moeten kunnen."),
    Tabel("koppelingen", Koppeling, ("doel", "soort", "ref"), "Wat bij welk doel hoort."),
    Tabel("stakeholders", Stakeholder, ("id",), "Partijen met een belang."),
    Tabel("betrokkenheid", Betrokkenheid, ("stakeholder", "doel", "fase"), "Hoe ver partijen meedoen."),
    Tabel(
        "opdrachtgeverschap",
        Opdrachtgeverschap,
        ("partner", "aspect", "perspectief", "datum"),
        "Hoe goed de gemeente opdrachtgever is.",
    ),
    Tabel("samenwerking", Samenwerking, ("van", "naar"), "Samenwerking tussen afdelingen.", register=False),
    RESPONS_KOLOMMEN,
    Tabel(
        "beoordelingen",
        Beoordeling,
        ("cel", "bron_soort", "bron", "datum"),
        "Scores uit documenten, gesprekken en observaties.",
    ),
    Tabel("ladder", Ladderstand, ("doel", "spoor", "datum"), "Hoe ver een doel per spoor is; naar keuze.", extra=True),
    Tabel("gedrag", Gedrag, ("rol", "naar", "datum"), "Ander gedrag dat is gezien; naar keuze.", extra=True),
    Tabel("besluiten", Besluit, ("id",), "Besluiten, open en genomen.", register=False),
    Tabel("teksten", Tekst, ("plek",), "Uw eigen woorden per plaats in het rapport.", register=False),
    Tabel("redactie", Redactie, ("bevinding",), "Wat u met een bevinding doet.", register=False),
)


_BY_NAME = {table.naam: table for table in TABELLEN}


def tabel(naam: str) -> Tabel:
    """The table with this name; KeyError when there is none."""
    return _BY_NAME[naam]
