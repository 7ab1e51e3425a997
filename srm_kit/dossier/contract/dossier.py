"""The dossier as a value: everything one engagement knows about one municipality (docs/dossier.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from srm_kit.dossier.contract.kolommen import Kolom, Soort, kolom
from srm_kit.dossier.contract.normen import Normenbestand
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import (
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
    Middel,
    Opdrachtgeverschap,
    Proces,
    Redactie,
    Samenwerking,
    Stakeholder,
    Streefwaarde,
    Tekst,
)
from srm_kit.dossier.contract.uitgiften import GEEN_UITGIFTEN, Uitgiften
from srm_kit.model import METHODE_ID
from srm_kit.parameters import VORMEN

__all__ = [
    "SECTIES",
    "Dossier",
    "GemeenteGegevens",
    "Middeleneenheid",
    "Opdracht",
    "Rapportkeuzes",
    "Referentiebestand",
    "Samenwerkingsvorm",
    "Vastlegging",
    "Zorgvuldigheid",
    "instellingvelden",
]


@dataclass(frozen=True, slots=True)
class GemeenteGegevens:
    """Which municipality; ``code`` may be empty only when ``fictief``."""

    naam: str = kolom("naam", Soort.TEKST, "naam van de gemeente", "")
    code: str = kolom("code", Soort.ID, "code zoals GM0344; leeg bij een fictieve gemeente", "")
    fictief: bool = kolom("fictief", Soort.JANEE, "ja: alles wordt gemerkt als FICTIEF", False)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """The engagement; ``peildatum`` is the date everything is looked at from, never today.

    ``methode``: the method whose statements the answers belong to.
    """

    peildatum: date = kolom("peildatum", Soort.DATUM, "de datum waarop alles wordt bekeken")
    themas: tuple[str, ...] = kolom("themas", Soort.LIJST, "bijvoorbeeld sociaal_domein, omgevingswet", ())
    bureau: str = kolom("bureau", Soort.TEKST, "naam van het adviesbureau", "")
    aanleiding: str = kolom("aanleiding", Soort.MARKDOWN, "waarom dit onderzoek; Markdown mag", "")
    max_parallel: int | None = kolom(
        "max_parallel", Soort.SCORE, "hoeveel inspanningen de organisatie tegelijk aankan; leeg: geen grens", None, minimum=1
    )  # fmt: skip
    methode: str = kolom("methode", Soort.TEKST, "de methode waarvan de stellingen zijn gesteld", METHODE_ID)


@dataclass(frozen=True, slots=True)
class Zorgvuldigheid:
    """What must be arranged before answers of people may be used; ``k_min`` is never under 5."""

    or_geinformeerd: bool = kolom("or_geinformeerd", Soort.JANEE, "is de ondernemingsraad geïnformeerd?", False)
    privacytekst: bool = kolom("privacytekst", Soort.JANEE, "is er een privacytekst bij de uitnodiging?", False)
    bewaartermijn_tot: date | None = kolom(
        "bewaartermijn_tot", Soort.DATUM, "tot wanneer de antwoorden bewaard blijven", None
    )
    k_min: int = kolom("k_min", Soort.SCORE, "kleinste groep waarover een cijfer mag; nooit minder dan 5", 5)


@dataclass(frozen=True, slots=True)
class Samenwerkingsvorm:
    """How the table samenwerking was counted."""

    eenheid: str = kolom(
        "eenheid", Soort.KEUZE, "contacten of noemingen", "contacten", keuzes=("contacten", "noemingen")
    )


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """Tables and ``table.column`` names that were read completely: what is empty there does not exist."""

    volledig: tuple[str, ...] = kolom(
        "volledig", Soort.LIJST, "tabellen of tabel.kolom die helemaal zijn nagelopen: wat daar leeg is, is er niet", ()
    )


@dataclass(frozen=True, slots=True)
class Middeleneenheid:
    """In what the table middelen counts; budgets of inspanningen are always in euro."""

    eenheid: str = kolom(
        "eenheid", Soort.KEUZE, "duizend euro of euro; nodig bij de tabel middelen", "", keuzes=("duizend euro", "euro")
    )


@dataclass(frozen=True, slots=True)
class Referentiebestand:
    """The file with norms of other municipalities, beside the dossier; empty when there is none."""

    bestand: str = kolom("bestand", Soort.TEKST, "bestand met cijfers van andere gemeenten, naast het dossier", "")


@dataclass(frozen=True, slots=True)
class Rapportkeuzes:
    """What the consultant decides about the report."""

    titel: str = kolom("titel", Soort.TEKST, "vervangt de berekende titel", "")
    vraag: str = kolom(
        "vraag", Soort.TEKST, "de hoofdvraag van de opdrachtgever; het rapport begint met het antwoord", ""
    )
    vraag_doelen: tuple[str, ...] = kolom(
        "vraag_doelen", Soort.LIJST, "doelen waar de vraag over gaat, met hun id; leeg: wij zoeken ze in de vraag", ()
    )
    vorm: str = kolom(
        "vorm", Soort.KEUZE, "volledig, kort of documentscan; leeg: naar wat er in het dossier staat", "",
        keuzes=VORMEN,
    )  # fmt: skip
    zonder: tuple[str, ...] = kolom("zonder", Soort.LIJST, "hoofdstukken en onderdelen die u weglaat", ())
    met: tuple[str, ...] = kolom("met", Soort.LIJST, "onderdelen die alleen op verzoek verschijnen: herinrichting", ())


SECTIES: Mapping[str, type] = {
    "gemeente": GemeenteGegevens,
    "opdracht": Opdracht,
    "zorgvuldigheid": Zorgvuldigheid,
    "samenwerking": Samenwerkingsvorm,
    "vastlegging": Vastlegging,
    "middelen": Middeleneenheid,
    "referentie": Referentiebestand,
    "rapport": Rapportkeuzes,
}
"""The sections of dossier.toml, each with the value it becomes; a setting is one field here and nothing else.

``populatie`` stands apart: its keys are the functiegroepen.
"""


def instellingvelden(sectie: type) -> tuple[Kolom, ...]:
    """The settings of a section, in the order of the contract."""
    return tuple(item.metadata["kolom"] for item in fields(sectie))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dossier:
    """A dossier without errors. Tables keep the order of the source; a missing table is empty.

    ``populatie`` has the head count per functiegroep, or is None when it was not given.
    ``referentie`` has the norms of the file that ``referentie_bestand`` names, None without. ``overig`` keeps unknown
    settings, ``weggelaten`` per table the rows that miss something required, as they were.
    ``uitgiften`` is the account of what was published, which lies beside the dossier and is no part of it.
    Rows dated after ``opdracht.peildatum`` (metingen, beoordelingen) are still in the tables; the measures leave
    them out.
    """

    gemeente: GemeenteGegevens
    opdracht: Opdracht
    zorgvuldigheid: Zorgvuldigheid = Zorgvuldigheid()
    populatie: Mapping[str, int] | None = None
    samenwerking_vorm: Samenwerkingsvorm = Samenwerkingsvorm()
    vastlegging: Vastlegging = Vastlegging()
    middelen_vorm: Middeleneenheid = Middeleneenheid()
    referentie_bestand: Referentiebestand = Referentiebestand()
    rapport: Rapportkeuzes = Rapportkeuzes()
    afdelingen: tuple[Afdeling, ...] = ()
    doelen: tuple[Doel, ...] = ()
    indicatoren: tuple[Indicator, ...] = ()
    metingen: tuple[Meting, ...] = ()
    streefwaarden: tuple[Streefwaarde, ...] = ()
    middelen: tuple[Middel, ...] = ()
    inspanningen: tuple[Inspanning, ...] = ()
    processen: tuple[Proces, ...] = ()
    competenties: tuple[Competentie, ...] = ()
    koppelingen: tuple[Koppeling, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    betrokkenheid: tuple[Betrokkenheid, ...] = ()
    opdrachtgeverschap: tuple[Opdrachtgeverschap, ...] = ()
    samenwerking: tuple[Samenwerking, ...] = ()
    respons: Respons | None = None
    beoordelingen: tuple[Beoordeling, ...] = ()
    ladder: tuple[Ladderstand, ...] = ()
    gedrag: tuple[Gedrag, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    teksten: tuple[Tekst, ...] = ()
    redactie: tuple[Redactie, ...] = ()
    referentie: Normenbestand | None = None
    schema: int = 1
    overig: Mapping[str, object] = field(default_factory=dict)
    weggelaten: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    digest: str = ""
    uitgiften: Uitgiften = GEEN_UITGIFTEN

    def __repr__(self) -> str:
        """Which dossier this is; a notebook keeps what it shows, so nothing of what is in it."""
        return f"Dossier({self.gemeente.naam!r}, peildatum {self.peildatum})"

    @property
    def peildatum(self) -> date:
        """The date everything is looked at from."""
        return self.opdracht.peildatum

    @property
    def samenwerking_eenheid(self) -> str:
        """``contacten`` or ``noemingen``."""
        return self.samenwerking_vorm.eenheid

    @property
    def doelen_die_tellen(self) -> tuple[Doel, ...]:
        """The confirmed goals that count: of niveau doel, or without recorded niveau those that are nobody's parent.

        See docs/maatstaven.md#doelen-die-tellen.
        """
        confirmed = [doel for doel in self.doelen if doel.bevestigd is not False]
        if any(item.niveau for item in confirmed) or "doelen.niveau" in self.vastlegging.volledig:
            return tuple(item for item in confirmed if item.niveau == "doel")
        parents = {item.bovenliggend for item in confirmed if item.bovenliggend}
        return tuple(item for item in confirmed if item.id not in parents)

    @property
    def inspanningen_die_tellen(self) -> tuple[Inspanning, ...]:
        """The confirmed initiatives that were not stopped."""
        return tuple(inspanning for inspanning in self.inspanningen if inspanning.telt)
