"""The rows of the phase inrichten: departments, initiatives, processes, people, and what belongs to which goal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.kolommen import Soort, bevestigd, extra, gedrukt, kolom, rijnummer
from srm_kit.model import Fase, Spoor

__all__ = ["Afdeling", "Competentie", "Inspanning", "Koppeling", "Opdrachtgeverschap", "Proces", "Samenwerking"]


@dataclass(frozen=True, slots=True)
class Afdeling:
    """A department."""

    id: str = kolom("id", Soort.ID, "Korte code van de afdeling, bijvoorbeeld SOC.")
    naam: str = kolom("naam", Soort.TEKST, "Naam van de afdeling.")
    domein: str = kolom("domein", Soort.TEKST, "Domein, bijvoorbeeld sociaal of ruimte.", "")
    soort: str = kolom(
        "soort",
        Soort.KEUZE,
        "Wat de afdeling vooral doet.",
        "",
        keuzes=("beleid", "uitvoering", "bedrijfsvoering", "gemengd"),
    )
    medewerkers: int | None = kolom("medewerkers", Soort.AANTAL, "Aantal medewerkers (personen).", None, boven=0)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Inspanning:
    """An initiative: what the municipality does for its goals."""

    id: str = kolom("id", Soort.ID, "Korte code van de inspanning.")
    naam: str = kolom("naam", Soort.TEKST, "Naam van de inspanning.")
    soort: str = kolom(
        "soort", Soort.KEUZE, "Dienst (gaat altijd door), project of verandering; leeg is project.", "",
        keuzes=("dienst", "project", "verandering"),
    )  # fmt: skip
    fase: Fase | None = kolom("fase", Soort.FASE, "Fase: R, I of V (of het woord).", None)
    spoor: Spoor | None = kolom("spoor", Soort.SPOOR, "Spoor: S, B of L (of het woord).", None)
    aspect: str = kolom("aspect", Soort.TEKST, "Waar de inspanning op werkt, bijvoorbeeld structuur.", "")
    zacht_aandeel: float | None = kolom(
        "zacht_aandeel",
        Soort.GETAL,
        "Deel dat naar mensen en gedrag gaat, 0 tot 1. Leeg: 0 bij spoor B, 1 bij spoor L.",
        None,
        minimum=0,
        maximum=1,
    )
    eigenaar: str = kolom("eigenaar", Soort.TEKST, "Wie ervoor staat (rol).", "")
    afdeling: str = kolom("afdeling", Soort.VERWIJZING, "Afdeling die het doet.", "", verwijst=("afdelingen",))
    start: date | None = kolom("start", Soort.DATUM, "Begindatum.", None, einde_van_periode=False)
    eind: date | None = kolom("eind", Soort.DATUM, "Einddatum.", None, woorden=True)
    doorlopend: bool | None = kolom("doorlopend", Soort.JANEE, "Loopt door zonder einde?", None)
    budget: float | None = kolom("budget", Soort.HOEVEELHEID, "Budget in euro.", None, minimum=0)
    uren: float | None = kolom("uren", Soort.HOEVEELHEID, "Uren.", None, minimum=0)
    status: str = kolom(
        "status",
        Soort.KEUZE,
        "Stand van zaken.",
        "",
        keuzes=("idee", "gepland", "lopend", "afgerond", "gestopt"),
    )
    voortgang: float | None = kolom("voortgang", Soort.GETAL, "Voortgang, 0 tot 100.", None, minimum=0, maximum=100)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()

    @property
    def zacht(self) -> float | None:
        """The soft share: as given, else 0 for strand B, 1 for strand L, None for S or no strand."""
        if self.zacht_aandeel is not None:
            return self.zacht_aandeel
        if self.spoor is Spoor.BESTURING:
            return 0.0
        return 1.0 if self.spoor is Spoor.LEIDERSCHAP else None

    @property
    def telt(self) -> bool:
        """Whether it counts: an initiative that was stopped or is only a proposal never does."""
        return self.status != "gestopt" and self.bevestigd is not False


@dataclass(frozen=True, slots=True)
class Proces:
    """A work process."""

    id: str = kolom("id", Soort.ID, "Korte code van het proces.")
    naam: str = kolom("naam", Soort.TEKST, "Naam van het proces.")
    eigenaar: str = kolom("eigenaar", Soort.TEKST, "Proceseigenaar (rol).", "")
    afdeling: str = kolom("afdeling", Soort.VERWIJZING, "Afdeling van het proces.", "", verwijst=("afdelingen",))
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Competentie:
    """A competence, knowledge or behaviour that management or staff needs."""

    id: str = kolom("id", Soort.ID, "Korte code van de competentie.")
    naam: str = kolom("naam", Soort.TEKST, "Naam van de competentie.")
    doelgroep: str = kolom("doelgroep", Soort.KEUZE, "Wie dit moet kunnen.", "", keuzes=("management", "medewerkers"))
    soort: str = kolom("soort", Soort.KEUZE, "Wat het is.", "", keuzes=("competentie", "kennis", "gedrag"))
    vereist: int | None = kolom("vereist", Soort.SCORE, "Niveau dat nodig is, 1 tot 5.", None, minimum=1, maximum=5)
    aanwezig: int | None = kolom("aanwezig", Soort.SCORE, "Niveau dat er nu is, 1 tot 5.", None, minimum=1, maximum=5)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A link between a goal and an initiative, process, competence or indicator."""

    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel.", verwijst=("doelen",))
    soort: str = kolom(
        "soort", Soort.KEUZE, "Waaraan u koppelt.", keuzes=("inspanning", "proces", "competentie", "indicator")
    )
    ref: str = kolom(
        "ref",
        Soort.VERWIJZING,
        "De code van de inspanning, het proces, de competentie of de indicator.",
        verwijst=("inspanningen", "processen", "competenties", "indicatoren"),
    )
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Opdrachtgeverschap:
    """The level of one aspect of commissioning with one partner."""

    partner: str = kolom("partner", Soort.TEKST, "De partner.")
    aspect: int = kolom("aspect", Soort.SCORE, "Aspect, 1 tot 8.", minimum=1, maximum=8)
    niveau: int = kolom("niveau", Soort.SCORE, "Niveau, 1 tot 5.", minimum=1, maximum=5)
    perspectief: str = kolom("perspectief", Soort.KEUZE, "Wie oordeelt.", keuzes=("opdrachtgever", "opdrachtnemer"))
    datum: date | None = kolom("datum", Soort.DATUM, "Datum van het oordeel.", None)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Samenwerking:
    """How much one department works with another; ``van = naar`` is within the department."""

    van: str = kolom("van", Soort.VERWIJZING, "Afdeling die noemt.", verwijst=("afdelingen",))
    naar: str = kolom("naar", Soort.VERWIJZING, "Afdeling die genoemd wordt.", verwijst=("afdelingen",))
    waarde: float = kolom("waarde", Soort.GETAL, "Aantal contacten of noemingen.", minimum=0)
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()
