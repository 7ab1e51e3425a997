"""Richten: which results do we want, and is it clear enough to organise for? Called by 1_richten.ipynb."""

from __future__ import annotations

from fractions import Fraction

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Question, Table
from srm_kit.model import Fase
from srm_kit.phases import gemeenschappelijk, oordeel
from srm_kit.phases.handover import bewaar_overdracht, overdracht_van
from srm_kit.phases.notebook_cells import of_measures, of_phase
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import maten as metingen
from srm_kit.views import zinnen
from srm_kit.views.figuren import Staaf, staven

__all__ = [
    "bevindingen",
    "cocreatie",
    "doelen",
    "draag_over",
    "eigen_woorden",
    "kloof",
    "krachtenveld",
    "opening",
    "smart",
    "start",
    "verbinding",
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


def doelen(sessie: Sessie) -> Blocks:
    """The goals that count, with what inhabitants should notice and who is responsible."""
    goals = sessie.dossier.doelen_die_tellen
    rows = tuple(
        (
            f"{item.id} {item.doel}",
            item.maatschappelijk_effect or "nog niet beschreven",
            item.portefeuillehouder or "niet ingevuld",
            item.eigenaar or "niet ingevuld",
        )
        for item in goals
    )
    described = sum(bool(item.maatschappelijk_effect) for item in goals)
    sentence = (
        f"De gemeente heeft {nl.aantal(len(goals), 'doel', 'doelen')} die meetellen. "
        f"Bij {nl.telwoord(described) if described else 'geen enkel doel'}"
        f"{' ervan' if described else ''} is beschreven wat inwoners merken als het doel is gehaald."
    )
    table = Table(
        "De doelen van de gemeente",
        ("Doel", "Wat inwoners merken", "Bestuurlijk", "Ambtelijk"),
        rows,
        source=zinnen.bron_register(sessie.dossier),
    )
    return Blocks((Paragraph(sentence), table))


def smart(sessie: Sessie) -> Blocks:
    """How far the goals are worked out: six criteria, shown as shares of the goals."""
    found = sessie.maten.concretisering.smart
    if found.per_criterium is None or found.gemiddelde is None:
        return Blocks(
            (Paragraph(f"Hoe ver de doelen zijn uitgewerkt, is niet te bepalen: {zinnen.waarom(found.reden)}."),)
        )
    total = len(sessie.doelen)
    counts = {name: round((share or 0.0) * total) for name, share in found.per_criterium.items()}
    weakest = min(counts, key=lambda name: counts[name])
    bars = [
        Staaf(label, Fraction(counts[name], total), f"{counts[name]} van {total} doelen")
        for name, label in _CRITERIA.items()
    ]
    rows = tuple((label, str(counts[name]), nl.procent(found.per_criterium[name])) for name, label in _CRITERIA.items())
    finding = (
        f"Gemiddeld voldoen de doelen aan {nl.getal(found.gemiddelde, 1)} van de zes kenmerken. "
        f"Het minst vaak ingevuld: {_CRITERIA[weakest][:1].lower()}{_CRITERIA[weakest][1:]} "
        f"({counts[weakest]} van {total})."
    )
    title = "Hoe ver de doelen zijn uitgewerkt"
    description = "; ".join(f"{label}: {counts[name]} van {total}" for name, label in _CRITERIA.items()) + "."
    figure = staven(
        title,
        description,
        finding,
        zinnen.bron_register(sessie.dossier),
        bars,
        Table("Uitwerking van de doelen", ("Kenmerk", "Aantal doelen", "Deel"), rows, (1, 2)),
    )
    return Blocks((figure,))


verbinding = of_phase(
    gemeenschappelijk.verbinding, Fase.RICHTEN, "Whether the three strands are connected in this phase."
)
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
