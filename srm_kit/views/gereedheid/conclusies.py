"""The conclusions a report can draw, what each needs from the client, and whether the measures give it now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.aantoonbaar import aantoonbaar
from srm_kit.measures.beoordelingen import beoordelingen
from srm_kit.measures.cocreatie import cocreatie
from srm_kit.measures.competenties import competenties
from srm_kit.measures.concretisering import SCHAKELS, Concretisering, concretisering
from srm_kit.measures.continu import continu
from srm_kit.measures.opdrachtgeverschap import opdrachtgeverschap
from srm_kit.measures.portefeuille import portefeuille_van
from srm_kit.measures.redenen import GEEN_RESPONS, niet_gemeten, niet_vastgelegd
from srm_kit.measures.register import Register
from srm_kit.measures.resultaten import Resultaten, resultaten
from srm_kit.measures.tegelijk import tegelijk
from srm_kit.measures.verkokering import verkokering
from srm_kit.model import drempels

__all__ = ["CONCLUSIES", "Conclusie", "redenen"]

_BEWEGING = ("gehaald", "op_weg", "gelijk", "verder_weg")


@dataclass(frozen=True, slots=True)
class Conclusie:
    """Something a report can say: its section, the words after "wij kunnen zeggen", and the ids of the questions it needs.

    When everything was received and the measure still has too little, the last of these is what to add to.
    """

    id: str
    deel: str
    zin: str
    nodig: tuple[str, ...]


CONCLUSIES = (
    Conclusie("trechter.I", "trechter", "hoeveel doelen zijn ingericht", ("werk",)),
    Conclusie("trechter.V", "trechter", "hoeveel doelen in uitvoering zijn", ("werk", "status")),
    Conclusie("keten.effect", "keten", "bij welke doelen niet staat wat inwoners ervan merken", ("effect",)),
    Conclusie("keten.indicator", "keten", "bij welke doelen een indicator, begin of streefwaarde ontbreekt", ("indicatoren",)),
    Conclusie("keten.inspanning", "keten", "aan welke doelen nog niemand werkt", ("werk",)),
    Conclusie("keten.proces", "keten", "bij welke doelen een werkproces mist", ("processen",)),
    Conclusie("keten.verantwoordelijke", "keten", "bij welke doelen niemand verantwoordelijk is", ("eigenaren",)),
    Conclusie("keten.competentie", "keten", "bij welke doelen niet staat wat mensen moeten kunnen", ("competenties",)),
    Conclusie("keten.budget", "keten", "bij welke doelen geen geld staat", ("geld",)),
    Conclusie("keten.meting", "keten", "welke doelen geen recente meting hebben", ("indicatoren", "metingen")),
    Conclusie("wezen", "losse einden", "welke inspanningen bij geen enkel doel horen", ("werk",)),
    Conclusie("smart", "concreetheid", "hoe concreet de doelen zijn", ("doelgroep", "termijn", "indicatoren")),
    Conclusie(
        "resultaten", "resultaten", "welke resultaten dichterbij komen en welke verder weg raken",
        ("indicatoren", "streefwaarden", "metingen"),
    ),
    Conclusie(
        "tempo", "tempo", "of het tempo genoeg is om op tijd te zijn",
        ("indicatoren", "streefwaarden", "metingen", "streefdatum"),
    ),
    Conclusie(
        "jaardoelen", "tempo", "of de waarden uit de begroting zijn gehaald", ("indicatoren", "metingen", "jaardoelen"),
    ),
    Conclusie(
        "verbinding.aantoonbaar", "verbinding", "bij welke doelen organisatie en mensen allebei aandacht krijgen",
        ("werk", "spoor"),
    ),
    Conclusie(
        "verbinding.tegelijk", "verbinding", "of organisatie en mensen in dezelfde tijd veranderen",
        ("werk", "spoor", "status", "geld", "perioden"),
    ),
    Conclusie("verbinding.continu", "verbinding", "of u blijft besluiten over doelen, organisatie en mensen", ("besluiten",)),
    Conclusie("balans", "balans", "welk deel van de veranderingen over mensen gaat", ("soort", "spoor")),
    Conclusie(
        "integraliteit", "samenwerking", "aan welk deel van de doelen meer dan één afdeling werkt", ("werk", "afdelingen"),
    ),
    Conclusie(
        "afstemming", "samenwerking", "welke afdelingen een doel delen en niet samenwerken",
        ("werk", "afdelingen", "samenwerking"),
    ),
    Conclusie("opdrachtgeverschap", "opdrachtgeverschap", "op welk aspect het opdrachtgeverschap sterker kan", ("rubriek",)),
    Conclusie("krachtenveld", "co-creatie", "welke partners u nauw moet betrekken", ("partners",)),
    Conclusie("cocreatie", "co-creatie", "bij welk deel van de doelen partners meebeslissen", ("treden",)),
    Conclusie("competenties", "competenties", "welke competenties tekortschieten", ("scores",)),
    Conclusie("vragenlijst", "vragenlijst", "wat medewerkers ervaren in elke fase", ("vragenlijst",)),
    Conclusie("beoordelingen", "documenten en gesprekken", "wat documenten en gesprekken laten zien", ("documenten",)),
)  # fmt: skip
"""In the order of the report."""


def redenen(dossier: Dossier, links: Register) -> dict[str, str | None]:
    """Per conclusion why it cannot be drawn now; None when it can. ``links`` is the register of ``dossier``."""
    found = resultaten(links)
    concrete = concretisering(links, found, {})
    every = dict(
        (*_concrete(concrete, links.zonder_doelen), *_results(found), *_other(links), ("vragenlijst", _survey(dossier)))
    )
    return {item.id: every[item.id] for item in CONCLUSIES}


def _why(known: bool, reason: str | None) -> str | None:
    return None if known else reason or niet_gemeten("er is te weinig bekend")


def _concrete(found: Concretisering, no_goals: str | None) -> Iterator[tuple[str, str | None]]:
    yield "trechter.I", _why(found.trechter.I is not None, found.trechter.reden)
    yield "trechter.V", _why(found.trechter.V is not None, found.trechter.reden)
    for link in SCHAKELS:
        yield f"keten.{link}", no_goals or _why(link in found.keten.vastgelegd, niet_vastgelegd(link))
    yield "wezen", _why(found.wezen.inspanningen_zonder_doel is not None, found.wezen.reden)
    yield "smart", _why(found.smart.gemiddelde is not None, found.smart.reden)


def _results(found: Resultaten) -> Iterator[tuple[str, str | None]]:
    stands = tuple(found.per_indicator.values())
    moving = any(item.staat in _BEWEGING for item in stands)
    no_move = niet_gemeten("geen indicator heeft een begin, een meting en een streefwaarde")
    no_speed = niet_gemeten("bij geen indicator zijn de waarden en hun data bekend")
    no_year = niet_gemeten("geen meting heeft een streefwaarde van een jaar naast zich")
    yield "resultaten", _why(moving, found.reden or no_move)
    yield "tempo", _why(any(item.tempo is not None for item in stands), found.reden or no_speed)
    yield "jaardoelen", _why(any(item.jaardoel_gehaald is not None for item in stands), found.reden or no_year)


def _other(links: Register) -> Iterator[tuple[str, str | None]]:
    together, lasting, shown = tegelijk(links), continu(links), aantoonbaar(links)
    yield "verbinding.tegelijk", _why(together.aandeel is not None, together.reden)
    yield "verbinding.continu", _why(lasting.kwartalen is not None, lasting.reden)
    yield "verbinding.aantoonbaar", _why(shown.aandeel is not None, shown.reden)
    portfolio = portefeuille_van(links)
    yield "balans", _why(portfolio.aantal_label is not None, portfolio.reden)
    network = verkokering(links)
    yield "integraliteit", _why(network.integraliteit is not None, network.reden)
    yield "afstemming", _why(network.ontbrekende_verbindingen is not None, network.reden)
    views = opdrachtgeverschap(links.dossier.opdrachtgeverschap)
    yield (
        "opdrachtgeverschap",
        _why(any(view.laagste_aspect is not None for view in views.values()), niet_vastgelegd("opdrachtgeverschap")),
    )
    partners = cocreatie(links)
    yield "krachtenveld", _why(partners.kwadranten is not None, partners.reden)
    covered = partners.dekking_R is not None or partners.dekking_V is not None
    yield "cocreatie", _why(covered, partners.reden)
    skills = competenties(links)
    yield "competenties", _why(skills.gat is not None, skills.reden)
    yield "beoordelingen", _why(bool(beoordelingen(links.dossier)), niet_vastgelegd("beoordelingen"))


def _survey(dossier: Dossier) -> str | None:
    counts = {} if dossier.respons is None else dossier.respons.aantallen
    past = [day for day in counts if day <= dossier.peildatum]
    if not past:
        return GEEN_RESPONS
    enough = counts[max(past)] >= drempels().k_kruising
    return None if enough else niet_gemeten("te weinig mensen vulden de vragenlijst in")
