"""The tables of a dossier: one frozen row type per table (docs/dossier.md).

An empty text is ``""``; an empty number, date, yes/no, phase or strand is None. Ids are text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.kolommen import Soort, Tabel, bevestigd, extra, gedrukt, kolom, rijnummer
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.model import Cel, Fase, Spoor
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN

__all__ = [
    "FUNCTIEGROEPEN",
    "PLEKKEN",
    "RESPONS_KOLOMMEN",
    "TABELLEN",
    "VERBODEN_KOLOMMEN",
    "Afdeling",
    "Beoordeling",
    "Besluit",
    "Betrokkenheid",
    "Competentie",
    "Doel",
    "Indicator",
    "Inspanning",
    "Koppeling",
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

FUNCTIEGROEPEN = ("beleid", "uitvoering", "bedrijfsvoering", "leidinggevend", "bestuur")
PLEKKEN = tuple(hoofdstuk.anker for hoofdstuk in HOOFDSTUKKEN)
VERBODEN_KOLOMMEN = (
    "naam",
    "voornaam",
    "achternaam",
    "email",
    "mail",
    "telefoon",
    "bsn",
    "personeelsnummer",
    "geboortedatum",
    "leeftijd",
    "geslacht",
)


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
class Meting:
    """One value of an indicator on a date."""

    indicator: str = kolom("indicator", Soort.VERWIJZING, "De indicator.", verwijst=("indicatoren",))
    datum: date = kolom("datum", Soort.DATUM, "Datum van de meting.")
    waarde: Waarde = kolom("waarde", Soort.WAARDE, "De gemeten waarde.", datumkolom="datum")
    soort: str = kolom(
        "soort", Soort.KEUZE, "Realisatie of prognose; leeg is realisatie.", "", keuzes=("realisatie", "prognose")
    )
    gebied: str = kolom("gebied", Soort.TEKST, "Leeg: de gemeente zelf; anders met wie u vergelijkt.", "")
    voorlopig: bool | None = kolom("voorlopig", Soort.JANEE, "Is het cijfer voorlopig?", None)
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


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """A score of a cell from a document, interview or observation; never averaged into the survey."""

    cel: Cel = kolom("cel", Soort.CEL, "Cel, bijvoorbeeld RS.")
    bron_soort: str = kolom("bron_soort", Soort.KEUZE, "Soort bron.", keuzes=("document", "interview", "observatie"))
    bron: str = kolom("bron", Soort.TEKST, "Bron; namen van gesprekspartners komen nooit in het rapport.")
    datum: date = kolom("datum", Soort.DATUM, "Datum.")
    score: int = kolom("score", Soort.SCORE, "Score, 1 tot 5.", minimum=1, maximum=5)
    motivering: str = kolom("motivering", Soort.TEKST, "Waarom deze score, in één regel.")
    bevestigd: bool | None = bevestigd()
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Besluit:
    """A decision, open or taken."""

    id: str = kolom("id", Soort.ID, "Korte code van het besluit.")
    fase: Fase = kolom("fase", Soort.FASE, "Fase: R, I of V.")
    besluit: str = kolom("besluit", Soort.TEKST, "Wat er besloten is of moet worden.")
    spoor: Spoor | None = kolom("spoor", Soort.SPOOR, "Welk spoor het besluit raakt: S, B of L (of het woord).", None)
    eigenaar: str = kolom("eigenaar", Soort.TEKST, "Wie erover gaat (rol).", "")
    datum: date | None = kolom("datum", Soort.DATUM, "Datum.", None)
    status: str = kolom(
        "status", Soort.KEUZE, "Stand van zaken.", "", keuzes=("open", "genomen", "uitgevoerd", "vervallen")
    )
    doel: str = kolom("doel", Soort.VERWIJZING, "Het doel.", "", verwijst=("doelen",))
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Tekst:
    """The consultant's own words at a named place, in Markdown."""

    plek: str = kolom(
        "plek",
        Soort.TEKST,
        "Plaats in het rapport: een hoofdstuk, zoals aanleiding, of een onderdeel, zoals richten.smart.",
    )
    tekst: str = kolom("tekst", Soort.MARKDOWN, "Uw tekst, in Markdown.")
    waar: str = kolom(
        "waar", Soort.KEUZE, "Voor of na de berekende tekst, of in plaats daarvan; leeg is erna.", "",
        keuzes=("ervoor", "erna", "in plaats van"),
    )  # fmt: skip
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class Redactie:
    """What the consultant decides about a finding: leave out, say in own words, put together, or bring to the front."""

    bevinding: str = kolom(
        "bevinding",
        Soort.TEKST,
        "De id van de bevinding, zoals srm diagnose --json die geeft; bij weglaten ook een hoofdstuk of onderdeel.",
    )
    keuze: str = kolom(
        "keuze", Soort.KEUZE, "Wat u met de bevinding doet.", keuzes=("weglaten", "vervangen", "samenvoegen", "vooraan")
    )
    tekst: str = kolom(
        "tekst", Soort.MARKDOWN, "Uw zin, bij vervangen; de kop waaronder bevindingen samen staan, bij samenvoegen.", ""
    )
    overig: Mapping[str, str] = extra()
    gedrukt: Mapping[str, str] = gedrukt()
    rij: int = rijnummer()


@dataclass(frozen=True, slots=True)
class _Responsrij:
    """The fixed columns of the survey; the statements come after these (see ``respons.py``)."""

    respondent: str = kolom("respondent", Soort.ID, "Willekeurige code, nooit een naam.")
    meetmoment: date = kolom("meetmoment", Soort.DATUM, "Datum van de meting.")
    functiegroep: str = kolom("functiegroep", Soort.KEUZE, "Functiegroep.", keuzes=FUNCTIEGROEPEN)
    domein: str = kolom("domein", Soort.TEKST, "Domein.", "")
    afdeling: str = kolom("afdeling", Soort.VERWIJZING, "Afdeling.", "", verwijst=("afdelingen",))
    leidinggevend: bool | None = kolom("leidinggevend", Soort.JANEE, "Geeft leiding? Leeg is onbekend.", None)
    open_vraag: str = kolom("open_vraag", Soort.TEKST, "Antwoord op de open vraag.", "")
    vrijgegeven: bool | None = kolom("vrijgegeven", Soort.JANEE, "Mag het open antwoord getoond worden?", None)


RESPONS_KOLOMMEN = Tabel(
    "respons", _Responsrij, ("respondent", "meetmoment"), "Antwoorden op de vragenlijst.", register=False
)

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
    Tabel("besluiten", Besluit, ("id",), "Besluiten, open en genomen.", register=False),
    Tabel("teksten", Tekst, ("plek",), "Uw eigen woorden per plaats in het rapport.", register=False),
    Tabel("redactie", Redactie, ("bevinding",), "Wat u met een bevinding doet.", register=False),
)


def tabel(naam: str) -> Tabel:
    """The table with this name; KeyError when there is none."""
    for item in TABELLEN:
        if item.naam == naam:
            return item
    raise KeyError(naam)
