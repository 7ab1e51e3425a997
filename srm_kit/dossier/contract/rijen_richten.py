"""The rows of the phase richten: goals, what shows that they are reached, their money, and who has an interest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.kolommen import Soort, bevestigd, extra, gedrukt, kolom, rijnummer
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.model import Fase

__all__ = ["Betrokkenheid", "Doel", "Indicator", "Middel", "Stakeholder", "Streefwaarde"]


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal; one that is nobody's parent counts in the measures."""

    id: str = kolom("id", Soort.ID, "Korte code van het doel, bijvoorbeeld D1.")
    doel: str = kolom("doel", Soort.TEKST, "Het doel in één zin.")
    niveau: str = kolom(
        "niveau", Soort.KEUZE, "Programma, doel of prestatie; leeg: een doel waar niets onder valt, telt.", "",
        keuzes=("programma", "doel", "prestatie"),
    )  # fmt: skip
    thema: str = kolom("thema", Soort.TEKST, "Thema, bijvoorbeeld sociaal_domein.", "")
    maatschappelijk_effect: str = kolom(
        "maatschappelijk_effect", Soort.TEKST, "Wat inwoners merken als het doel is gehaald.", ""
    )
    bovenliggend: str = kolom(
        "bovenliggend", Soort.VERWIJZING, "Het doel waar dit doel onder valt.", "", verwijst=("doelen",)
    )
    programma: str = kolom("programma", Soort.TEKST, "Programma in de begroting.", "")
    taakveld: str = kolom("taakveld", Soort.TEKST, "Taakveld (Iv3), bijvoorbeeld 6.21.", "")
    portefeuillehouder: str = kolom("portefeuillehouder", Soort.TEKST, "Bestuurlijk verantwoordelijke (rol).", "")
    eigenaar: str = kolom("eigenaar", Soort.TEKST, "Ambtelijk verantwoordelijke (rol).", "")
    afdeling: str = kolom("afdeling", Soort.VERWIJZING, "Afdeling die trekt.", "", verwijst=("afdelingen",))
    doelgroep: str = kolom("doelgroep", Soort.TEKST, "Voor wie het doel is.", "")
    termijn: date | None = kolom("termijn", Soort.DATUM, "Wanneer het doel gehaald moet zijn.", None, woorden=True)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What shows whether a goal comes closer."""

    id: str = kolom("id", Soort.ID, "Korte code van de indicator.")
    naam: str = kolom("naam", Soort.TEKST, "Naam van de indicator.")
    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel waar de indicator bij hoort.", "", verwijst=("doelen",))
    soort: str = kolom(
        "soort", Soort.KEUZE, "Effect (wat inwoners merken) of prestatie (wat de gemeente levert).", "", keuzes=("effect", "prestatie")
    )  # fmt: skip
    eenheid: str = kolom("eenheid", Soort.TEKST, "Eenheid, bijvoorbeeld % of dagen.", "")
    bron: str = kolom("bron", Soort.TEKST, "Waar het cijfer vandaan komt.", "")
    richting: str = kolom("richting", Soort.KEUZE, "Welke kant op beter is.", "", keuzes=("hoger", "lager", "context"))
    frequentie: int | None = kolom(
        "frequentie", Soort.SCORE, "Aantal maanden tussen twee metingen.", None, minimum=1, maximum=120
    )
    nulmeting: Waarde | None = kolom(
        "nulmeting", Soort.WAARDE, "Waarde bij de start.", None, datumkolom="nulmeting_datum"
    )
    nulmeting_datum: date | None = kolom("nulmeting_datum", Soort.DATUM, "Datum van de nulmeting.", None)
    streefwaarde: Waarde | None = kolom(
        "streefwaarde", Soort.WAARDE, "Waarde die u wilt bereiken.", None, datumkolom="streefdatum", richting_mag=True
    )
    streefdatum: date | None = kolom(
        "streefdatum", Soort.DATUM, "Wanneer de streefwaarde gehaald moet zijn.", None, woorden=True
    )
    programma: str = kolom("programma", Soort.TEKST, "Programma in de begroting.", "")
    taakveld: str = kolom("taakveld", Soort.TEKST, "Taakveld (Iv3), bijvoorbeeld 6.21.", "")
    verplicht: bool | None = kolom("verplicht", Soort.JANEE, "Verplichte indicator (BBV)?", None)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Streefwaarde:
    """What the budget of a year promises for an indicator; the end target stays with the indicator."""

    indicator: str = kolom("indicator", Soort.VERWIJZING, "De indicator.", verwijst=("indicatoren",))
    datum: date = kolom("datum", Soort.DATUM, "Voor wanneer deze waarde is beloofd.")
    waarde: Waarde = kolom("waarde", Soort.WAARDE, "De beloofde waarde.", datumkolom="datum")
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Middel:
    """The money of a programme or task field in one year; the unit is in ``[middelen] eenheid``."""

    programma: str = kolom("programma", Soort.TEKST, "Programma in de begroting; dit of het taakveld is nodig.", "")
    taakveld: str = kolom("taakveld", Soort.TEKST, "Taakveld (Iv3), bijvoorbeeld 6.21.", "")
    jaar: int = kolom("jaar", Soort.SCORE, "Jaar.", minimum=1900, maximum=2200)
    soort: str = kolom(
        "soort",
        Soort.KEUZE,
        "Waar het bedrag vandaan komt.",
        keuzes=("begroting", "begroting na wijziging", "rekening", "meerjarenraming"),
    )
    lasten: float | None = kolom("lasten", Soort.HOEVEELHEID, "Lasten.", None)
    baten: float | None = kolom("baten", Soort.HOEVEELHEID, "Baten.", None)
    incidenteel: bool | None = kolom("incidenteel", Soort.JANEE, "Is het eenmalig?", None)
    toelichting: str = kolom("toelichting", Soort.TEKST, "Toelichting.", "")
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A party with an interest; everyone but ``intern`` is a partner."""

    id: str = kolom("id", Soort.ID, "Korte code van de partij.")
    naam: str = kolom("naam", Soort.TEKST, "Naam van de partij.")
    soort: str = kolom("soort", Soort.TEKST, "Soort partij, bijvoorbeeld aanbieder; 'intern' is geen partner.", "")
    schaal: str = kolom(
        "schaal", Soort.KEUZE, "Schaal waarop de partij werkt.", "", keuzes=("wijk", "stad", "regio", "land")
    )
    belang: int | None = kolom("belang", Soort.SCORE, "Belang, 1 tot 5.", None, minimum=1, maximum=5)
    invloed: int | None = kolom("invloed", Soort.SCORE, "Invloed, 1 tot 5.", None, minimum=1, maximum=5)
    houding: int | None = kolom("houding", Soort.SCORE, "Houding, -2 tot 2.", None, minimum=-2, maximum=2)
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()

    @property
    def partner(self) -> bool:
        """Whether the party is outside the organisation."""
        return self.soort.strip().casefold() != "intern"


@dataclass(frozen=True, slots=True)
class Betrokkenheid:
    """How far a stakeholder takes part in a goal, in a phase: rung 0-5 now and wanted."""

    stakeholder: str = kolom("stakeholder", Soort.VERWIJZING, "De partij.", verwijst=("stakeholders",))
    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel.", verwijst=("doelen",))
    fase: Fase = kolom("fase", Soort.FASE, "Fase: R, I of V.")
    trede_nu: int | None = kolom("trede_nu", Soort.SCORE, "Trede nu, 0 tot 5.", None, minimum=0, maximum=5)
    trede_gewenst: int | None = kolom(
        "trede_gewenst", Soort.SCORE, "Trede die u wilt, 0 tot 5.", None, minimum=0, maximum=5
    )
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()
