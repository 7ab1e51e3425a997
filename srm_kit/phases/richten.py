"""Richten: which results do we want, and is it clear enough to organise for? Called by 1_richten.ipynb."""

from __future__ import annotations

from fractions import Fraction

from srm_kit import nl
from srm_kit.document import Blocks, Heading, Paragraph, Question, Table
from srm_kit.measures.register import register
from srm_kit.model import Fase
from srm_kit.phases import gemeenschappelijk, oordeel
from srm_kit.phases.handover import bewaar_overdracht, overdracht_van
from srm_kit.phases.notebook_cells import of_measures, of_phase
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import maten as metingen
from srm_kit.views import zinnen
from srm_kit.views.figuren import Staaf, staven
from srm_kit.views.raster import raster

__all__ = [
    "beleving",
    "bevindingen",
    "cocreatie",
    "doelen",
    "draag_over",
    "eigen_woorden",
    "kloof",
    "krachtenveld",
    "ladder",
    "opening",
    "smart",
    "stad_en_regio",
    "start",
    "vragen",
]

_CRITERIA = {
    "doelgroep": "Voor wie het doel is",
    "indicator": "Waaraan u het ziet (indicator)",
    "nulmeting": "Hoe het nu is (nulmeting)",
    "streefwaarde": "Wat u wilt bereiken (streefwaarde)",
    "termijn": "Wanneer (termijn)",
    "eigenaar": "Wie ervoor staat (eigenaar)",
}


opening = of_phase(gemeenschappelijk.opening, Fase.RICHTEN, "The chapter heading: what this phase found.")
vragen = of_phase(gemeenschappelijk.vragen, Fase.RICHTEN, "The three questions of this phase.")


def doelen(sessie: Sessie) -> Blocks:
    """The goals that count, with what inhabitants should notice and who is responsible."""
    goals = register(sessie.dossier).doelen
    order = [item.id for item in sessie.dossier.doelen_die_tellen]
    goals = tuple(sorted(goals, key=lambda item: order.index(item.id)))
    rows = tuple(
        (
            f"{item.id} {item.doel}",
            item.maatschappelijk_effect or "niet vastgelegd",
            item.portefeuillehouder or "niet vastgelegd",
            item.eigenaar or "niet vastgelegd",
        )
        for item in goals
    )
    sentence = f"De gemeente heeft {nl.aantal(len(goals), 'doel dat meetelt', 'doelen die meetellen')}."
    chain = sessie.maten.concretisering.keten
    if chain.per_doel and "effect" in chain.vastgelegd:
        described = sum(links["effect"] is True for links in chain.per_doel.values())
        sentence += (
            f" Bij {zinnen.van_de(described, len(goals))} is beschreven wat inwoners merken als het doel is gehaald."
        )
    if not rows:
        return Blocks((Paragraph("Er is nog geen doel bevestigd. Bevestig de doelen, dan tellen zij mee."),))
    columns = ("Doel", "Wat inwoners merken", "Bestuurlijk", "Ambtelijk")
    known = [place for place in range(len(columns)) if any(row[place] != "niet vastgelegd" for row in rows)]
    table = Table(
        "De doelen van de gemeente",
        tuple(columns[place] for place in known),
        tuple(tuple(row[place] for place in known) for row in rows),
        source=zinnen.bron_register(sessie.dossier),
    )
    return Blocks((Paragraph(sentence), table))


def smart(sessie: Sessie) -> Blocks:
    """How far the goals are worked out: six criteria, shown as shares of the goals."""
    found = sessie.maten.concretisering.smart
    if found.gemiddelde is None:
        return Blocks(())
    total = len(sessie.doelen)
    shares = {name: share for name, share in found.per_criterium.items() if share is not None}
    counts = {name: round(share * total) for name, share in shares.items()}
    least = min(counts.values())
    weakest = nl.opsomming(
        [label[:1].lower() + label[1:] for name, label in _CRITERIA.items() if counts.get(name) == least]
    )
    bars = [
        Staaf(label, Fraction(counts[name], total), f"{counts[name]} van {total} doelen")
        for name, label in _CRITERIA.items()
        if name in counts
    ]
    rows = tuple((label, str(counts[name])) for name, label in _CRITERIA.items() if name in counts)
    mean = nl.getal(found.gemiddelde, 1)
    heading = (
        f"De doelen voldoen aan alle {nl.telwoord(found.van)} kenmerken"
        if found.gemiddelde == found.van
        else f"De doelen voldoen gemiddeld aan {mean} van de {nl.telwoord(found.van)} kenmerken"
    )
    finding = (
        f"Het minst vaak ingevuld: {weakest}, bij {zinnen.van_de(least, total)}."
        if least < total
        else "Bij alle doelen is elk kenmerk ingevuld."
    )
    title = "Hoe ver de doelen zijn uitgewerkt"
    description = (
        "; ".join(f"{label}: {counts[name]} van {total}" for name, label in _CRITERIA.items() if name in counts) + "."
    )
    figure = staven(
        title,
        description,
        finding,
        zinnen.bron_register(sessie.dossier),
        bars,
        Table("Uitwerking van de doelen", ("Kenmerk", "Aantal doelen"), rows, (1,)),
    )
    return Blocks((Heading(heading, 3, raster(("RS",))), figure))


ladder = of_measures(metingen.ladder, "How far goals have come on the ladder, per strand.", Fase.RICHTEN)
stad_en_regio = of_measures(metingen.stad_en_regio, "Which partners of neighbourhood, city and region take part.")
beleving = of_phase(gemeenschappelijk.beleving, Fase.RICHTEN, "What employees say about the three cells of this phase.")
kloof = of_measures(metingen.kloof, "Whether policy and execution see the course alike.", Fase.RICHTEN)
cocreatie = of_measures(metingen.cocreatie, "On how many goals partners think along.", Fase.RICHTEN)
krachtenveld = of_measures(metingen.krachtenveld, "Which parties have an interest, and which have influence.")
bevindingen = of_phase(oordeel.fase, Fase.RICHTEN, "What the rules found in this phase, with a question for each.")


def draag_over(sessie: Sessie) -> Blocks:
    """Hands over to inrichten: what is concrete enough, and what is still open."""
    handed = overdracht_van(sessie, Fase.RICHTEN)
    bewaar_overdracht(sessie, handed)
    return gemeenschappelijk.stand(sessie, handed) + Blocks(
        (Question("Welk doel zou u als eerste schrappen als u er één moest laten vallen, en waarom dat doel?"),)
    )
