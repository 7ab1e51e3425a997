"""The chapters and sections of the report, listed once: the dossier names them as places, the report orders them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["HOOFDSTUKKEN", "ONDERDELEN", "Hoofdstuk", "hoofdstukken_met_naam", "onderdelen_met_naam"]


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A chapter: its anchor, the short name for the contents, and whether it begins a new page on paper."""

    anker: str
    naam: str
    nieuwe_bladzijde: bool = False


HOOFDSTUKKEN: tuple[Hoofdstuk, ...] = (
    Hoofdstuk("managementsamenvatting", "Samenvatting", nieuwe_bladzijde=True),
    Hoofdstuk("aanleiding", "Aanleiding"),
    Hoofdstuk("aanpak", "Verantwoording"),
    Hoofdstuk("richten", "Richten"),
    Hoofdstuk("inrichten", "Inrichten"),
    Hoofdstuk("verrichten", "Verrichten"),
    Hoofdstuk("conclusies", "Conclusies"),
    Hoofdstuk("aanbevelingen", "Aanbevelingen"),
    Hoofdstuk("routekaart", "Routekaart"),
    Hoofdstuk("bijlagen", "Bijlagen", nieuwe_bladzijde=True),
)
"""The chapters in their order (docs/rapportregels.md#forms-and-chapters)."""

ONDERDELEN: Mapping[str, str] = {
    "samenvatting.kern": "de kern: uw vraag en de drie cijfers",
    "samenvatting.model": "de figuur van de negen vakken",
    "samenvatting.sterk_en_zwak": "wat goed gaat en wat om een gesprek vraagt",
    "samenvatting.eerste_stappen": "wat wij als eerste adviseren",
    "samenvatting.nog_niet_weten": "wat wij nog niet weten",
    "samenvatting.aanleiding": "de aanleiding",
    "samenvatting.financien": "de financiën naast die van andere gemeenten",
    "samenvatting.respons": "de respons",
    "verantwoording.leeswijzer": "hoe u het rapport leest",
    "samenvatting.methode": "hoe is gewerkt",
    "verantwoording.toegankelijkheid": "de toegankelijkheid",
    "verantwoording.open_punten": "open punten voor hoor en wederhoor",
    "richten.opening": "de kop van richten",
    "richten.vragen": "de vragen van richten",
    "richten.doelen": "de doelen",
    "richten.smart": "hoe ver de doelen zijn uitgewerkt",
    "richten.ladder": "hoe ver elk doel is volgens de stukken",
    "richten.beleving": "hoe medewerkers de koers ervaren",
    "richten.kloof": "beleid en uitvoering over de koers",
    "richten.cocreatie": "partners die meedenken",
    "richten.stad_en_regio": "partners in wijk, stad en regio",
    "richten.krachtenveld": "het krachtenveld",
    "richten.bevindingen": "de bevindingen van richten",
    "richten.draag_over": "wat richten oplevert",
    "inrichten.opening": "de kop van inrichten",
    "inrichten.vragen": "de vragen van inrichten",
    "inrichten.terugblik": "wat richten meegaf",
    "inrichten.trechter": "de trechter van doelen",
    "inrichten.hard_en_zacht": "structuur en mensen per doel",
    "inrichten.drie_lijnen": "structuur, besturing en processen",
    "inrichten.ladder": "hoe ver elk doel is ingericht volgens de stukken",
    "inrichten.balans": "de balans van hard en zacht",
    "inrichten.wezen": "doelen en inspanningen zonder elkaar",
    "inrichten.beleving": "hoe medewerkers de plannen ervaren",
    "inrichten.kloof": "beleid en uitvoering over de plannen",
    "inrichten.verkokering": "samenwerking bij gedeelde doelen",
    "inrichten.ontbrekende_verbindingen": "ontbrekende verbindingen",
    "inrichten.herinrichting": "de herinrichting",
    "inrichten.competenties": "de competenties",
    "inrichten.toerusting": "wat management en medewerkers missen",
    "inrichten.bevindingen": "de bevindingen van inrichten",
    "inrichten.draag_over": "wat inrichten oplevert",
    "verrichten.opening": "de kop van verrichten",
    "verrichten.vragen": "de vragen van verrichten",
    "verrichten.resultaten": "de resultaten",
    "verrichten.terugblik": "de stand van de inspanningen",
    "verrichten.verloop": "of de koers landt",
    "verrichten.rode_draad": "de rode draad",
    "verrichten.schakels": "de gaten per doel",
    "verrichten.ladder": "hoe ver elk doel is uitgevoerd volgens de stukken",
    "verrichten.beleving": "hoe medewerkers de uitvoering ervaren",
    "verrichten.gedrag": "ander gedrag dat is gezien",
    "verrichten.kloof": "beleid en uitvoering over de uitvoering",
    "verrichten.cocreatie": "partners die meedoen",
    "verrichten.opdrachtgeverschap": "het opdrachtgeverschap",
    "verrichten.verandering": "de verandering sinds de vorige meting",
    "verrichten.wat_veranderde": "wat er op de ladder veranderde",
    "verrichten.bevindingen": "de bevindingen van verrichten",
    "verrichten.draag_over": "wat verrichten oplevert",
    "samenvatting.conclusies": "de conclusies",
    "samenvatting.aanbevelingen": "de aanbevelingen",
    "samenvatting.routekaart": "de routekaart",
    "samenvatting.pakketten": "de pakketten van de routekaart en de besluiten",
    "samenvatting.plan_uitgelegd": "wat er achter de routekaart zit",
    "samenvatting.vragenlijst": "de stellingen",
    "samenvatting.begrippen": "de begrippen",
    "bijlagen.groepen": "de scores per afdeling",
    "bijlagen.kloof_leiding": "leidinggevenden en anderen",
    "bijlagen.beoordelingen": "documenten en gesprekken naast de vragenlijst",
    "bijlagen.meetkwaliteit": "eens en oneens per vak",
    "bijlagen.gelijkmatigheid": "de gelijkmatigheid per fase",
    "bijlagen.samenwerking": "samenwerking binnen afdelingen",
    "bijlagen.open_antwoorden": "de open antwoorden",
    "samenvatting.bronnen": "de bronnen",
}
"""What the cells of the notebooks make: the name by which a consultant leaves a section out or writes beside it, and
what it is, in words."""


def hoofdstukken_met_naam(naam: str) -> tuple[str, ...]:
    """The anchors of the chapters that a name of a consultant means.

    >>> hoofdstukken_met_naam("Verantwoording"), hoofdstukken_met_naam("krachtenveld")
    (('aanpak',), ())
    """
    asked = naam.strip().casefold()
    return tuple(item.anker for item in HOOFDSTUKKEN if asked in {item.anker, item.naam.casefold()})


def onderdelen_met_naam(naam: str) -> tuple[str, ...]:
    """The sections that a name of a consultant means: ``richten.smart`` or ``Richten smart`` one, ``kloof`` three.

    >>> onderdelen_met_naam("Richten smart"), onderdelen_met_naam("krachtenveld")
    (('richten.smart',), ('richten.krachtenveld',))
    """
    asked = naam.strip().casefold().replace("_", " ").replace(".", " ")
    return tuple(
        name
        for name in ONDERDELEN
        if asked in {name.replace("_", " ").replace(".", " "), name.partition(".")[2].replace("_", " ")}
    )
