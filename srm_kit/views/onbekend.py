"""What is not known yet, once and together: why, what the client can send, and what can be said then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, PointList
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten

__all__ = ["Vraag", "nog_niet_weten", "vragen"]


@dataclass(frozen=True, slots=True)
class Vraag:
    """One thing to ask the client for: what is missing, in words of the client, and what it would tell."""

    stuur: str
    dan: str

    @property
    def tekst(self) -> str:
        """The line in the list."""
        return f"{nl.hoofdletter(self.stuur)}. Dan zien wij {self.dan}."


def vragen(dossier: Dossier, maten: Maten) -> tuple[Vraag, ...]:
    """What is not recorded and would tell something, what unlocks most first."""
    return tuple(_register(dossier, maten)) + tuple(_mensen(dossier, maten))


def _register(dossier: Dossier, maten: Maten) -> Iterator[Vraag]:
    tables = maten.volledigheid.per_tabel
    chain, results = maten.concretisering.keten, maten.resultaten

    def recorded(table: str, *columns: str) -> bool:
        known = tables[table]
        return known.volledig or (any(name in known.vastgelegd for name in columns) if columns else known.rijen > 0)

    proposals = sum(item.voorstellen for item in tables.values())
    if tables["doelen"].rijen == 0:
        yield Vraag("welke doelen de gemeente heeft gekozen", "aan welke doelen dit rapport het werk moet toetsen")
    if proposals:
        yield Vraag(
            f"welke van de {nl.aantal(proposals, 'voorstel', 'voorstellen')} in het dossier kloppen: zij tellen pas mee "
            "als u ze bevestigt",
            "wat er al is en wat niet",
        )
    if not recorded("indicatoren"):
        yield Vraag("aan welke indicatoren u ziet of een doel wordt gehaald", "of resultaten dichterbij komen")
    elif results.telling is not None and not recorded("metingen"):
        yield Vraag("de cijfers bij de indicatoren, met hun datum", "of resultaten dichterbij komen")
    if recorded("indicatoren") and not recorded("indicatoren", "streefwaarde") and not recorded("streefwaarden"):
        yield Vraag("de streefwaarden bij de indicatoren, met een jaar", "of het tempo klopt")
    if "inspanning" not in chain.vastgelegd:
        yield Vraag("welke inspanning bij welk doel hoort", "hoeveel doelen in plannen zijn omgezet")
    if "verantwoordelijke" not in chain.vastgelegd:
        yield Vraag("wie eigenaar is van elk doel en elke inspanning", "of iedereen weet wie waarvoor staat")
    if "budget" not in chain.vastgelegd:
        yield Vraag(
            "het budget van inspanningen, of lasten per programma of taakveld", "of er middelen bij doelen horen"
        )
    if recorded("inspanningen"):
        for column, what, then in (
            ("status", "de stand van elke inspanning", "wat loopt en wat nog moet beginnen"),
            ("start", "begin en einde van elke inspanning", "of organisatie en mensen tegelijk veranderen"),
            (
                "soort",
                "welke inspanningen een verandering zijn, en welk deel over mensen en gedrag gaat",
                "of structuur en gedrag in balans zijn",
            ),
        ):
            if not recorded("inspanningen", column):
                yield Vraag(what, then)
    if "effect" not in chain.vastgelegd:
        yield Vraag("wat inwoners merken als een doel is gehaald", "of doelen over inwoners gaan")
    if "proces" not in chain.vastgelegd:
        yield Vraag("welk werkproces bij welk doel hoort", "of het dagelijkse werk bij de doelen past")
    if "competentie" not in chain.vastgelegd or maten.competenties.gat is None:
        yield Vraag("wat mensen per doel moeten kunnen, en wat zij nu kunnen", "waar mensen nog niet zijn toegerust")
    if maten.cocreatie.dekking_R is None and maten.cocreatie.dekking_V is None:
        yield Vraag("welke partners bij welk doel meedenken en meedoen", "of partners en inwoners echt meedoen")
    if all(side.mediaan is None for side in maten.opdrachtgeverschap.values()):
        yield Vraag("hoe u en uw partners het opdrachtgeverschap beoordelen", "waar sturing op partners beter kan")
    if not dossier.samenwerking:
        yield Vraag("welke afdelingen met elkaar samenwerken", "of afdelingen die een doel delen, ook samenwerken")
    if maten.verbinding.continu.kwartalen is None:
        yield Vraag("de besluiten van het laatste jaar, met datum en spoor", "of de gemeente de verbinding volhoudt")


def _mensen(dossier: Dossier, maten: Maten) -> Iterator[Vraag]:
    if maten.meetmoment is None:
        yield Vraag(
            "of medewerkers de vragenlijst mogen invullen", "wat zij ervaren, en of beleid en uitvoering hetzelfde zien"
        )
    elif dossier.referentie is None or not dossier.referentie.normen:
        yield Vraag("cijfers van ten minste tien andere gemeenten", "of een vak echt achterblijft of voorloopt")


def nog_niet_weten(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The section; nothing when all is known."""
    asked = vragen(dossier, maten)
    if not asked:
        return ()
    text = (
        "Wat niet is vastgelegd, is niet hetzelfde als ‘nee’. Het telt in geen enkel cijfer van dit rapport mee. "
        f"{'Dit ene stuk kunt' if len(asked) == 1 else 'Deze stukken kunt'} u nog sturen; het belangrijkste staat vooraan."
    )
    if len(asked) == 1:
        text = text.replace("; het belangrijkste staat vooraan", "")
    return (
        Heading("Wat wij nog niet weten", 3),
        Paragraph(text),
        PointList(tuple(item.tekst for item in asked), numbered=len(asked) > 1),
    )
