"""Verrichten: does it run, is it followed, is it adjusted? Called by 3_verrichten.ipynb."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from srm_kit import nl
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Question, Table
from srm_kit.measures.keten import SCHAKELS
from srm_kit.measures.register import register
from srm_kit.model import Fase, Spoor
from srm_kit.phases import gemeenschappelijk, oordeel
from srm_kit.phases.handover import bewaar_overdracht, overdracht_van
from srm_kit.phases.notebook_cells import of_measures, of_phase
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import figuren, zinnen
from srm_kit.views import maten as metingen
from srm_kit.views.figuren.draad import SCHAKELZIN
from srm_kit.views.printed import printed_cells
from srm_kit.views.routekaart import schakel_blokken

__all__ = [
    "beleving",
    "bevindingen",
    "cocreatie",
    "draag_over",
    "eigen_woorden",
    "gedrag",
    "kloof",
    "ladder",
    "opdrachtgeverschap",
    "opening",
    "resultaten",
    "rode_draad",
    "schakels",
    "start",
    "terugblik",
    "verandering",
    "verloop",
    "vragen",
    "wat_veranderde",
]

_STATUS_ORDER = ("idee", "gepland", "lopend", "afgerond")
_EERST = {
    "effect": "staat nog niet beschreven wat inwoners ervan merken",
    "indicator": "ontbreekt een indicator met begin en streefwaarde",
    "inspanning": "is nog geen inspanning vastgelegd",
    "proces": "is nog geen werkproces aangewezen",
    "verantwoordelijke": "is niemand verantwoordelijk gemaakt",
    "competentie": "staat nog niet wat mensen ervoor moeten kunnen",
    "budget": "is nog geen budget vastgelegd",
    "meting": "ontbreekt een recente meting",
}
"""What is missing first, in words of the reader."""


opening = of_phase(gemeenschappelijk.opening, Fase.VERRICHTEN, "The chapter heading: what this phase found.")
vragen = of_phase(gemeenschappelijk.vragen, Fase.VERRICHTEN, "The three questions of this phase.")


def terugblik(sessie: Sessie) -> Blocks:
    """What inrichten handed over, and how far the initiatives are; each only as far as it is recorded."""
    handed = overdracht_van(sessie, Fase.INRICHTEN)
    known = [doel for doel in handed.doelen if doel.schakels]
    blocks: list[Block] = []
    if known:
        ready = sum(item.concreet for item in known)
        words = nl.opsomming([SCHAKELZIN[name] for name in known[0].schakels])
        goals = zinnen.van_de(ready, len(known))
        blocks.append(Paragraph(f"Bij {goals} is er na inrichten alles wat er dan hoort te zijn: {words}."))
    every = [inspanning for inspanning in register(sessie.dossier).dossier.inspanningen if inspanning.soort != "dienst"]
    counts = Counter(item.status for item in every if item.status)
    total = sum(counts.values())
    if total:
        order = [name for name in _STATUS_ORDER if counts[name]]
        bars = [
            figuren.Staaf(
                nl.capitalised(name),
                Fraction(counts[name], total),
                nl.aantal(counts[name], "inspanning", "inspanningen", woord=False),
            )
            for name in order
        ]
        running = counts["lopend"]
        unknown = len(every) - total
        finding = (
            f"Van de {total} inspanningen waarvan de stand is vastgelegd, "
            f"{'lopen' if running > 1 else 'loopt'} er nu {nl.telwoord(running) if running else 'geen'}."
            if total > 1
            else f"De enige inspanning waarvan de stand is vastgelegd, loopt nu{'' if running else ' niet'}."
        )
        if unknown:
            finding += f" Van {nl.telwoord(unknown)} is de stand niet vastgelegd."
        table = Table(
            "Inspanningen naar stand", ("Stand", "Aantal"), tuple((name, str(counts[name])) for name in order), (1,)
        )
        description = "; ".join(f"{name}: {counts[name]}" for name in order) + "."
        blocks.append(
            figuren.staven(
                "Stand van de inspanningen",
                nl.capitalised(description),
                finding,
                zinnen.bron_geteld(sessie.dossier, total, "inspanning", "inspanningen"),
                bars,
                table,
            )
        )
    return Blocks(tuple(blocks))


resultaten = of_measures(metingen.resultaten, "Whether results come nearer, indicator by indicator.")


def verloop(sessie: Sessie) -> Blocks:
    """Does the course land? Each strand from richten to verrichten, beside other municipalities; nothing without."""
    maten = sessie.maten
    sentences = tuple(text for spoor in Spoor if (text := zinnen.zin_verloop(spoor, maten)))
    if not sentences:
        return Blocks(())
    falls = [
        spoor
        for spoor in Spoor
        if (bounds := maten.referentie.verloop[spoor.value].interval) is not None and bounds[1] < 0
    ]
    names = nl.opsomming([item.naam for item in falls])
    heading = (
        f"Bij {names} landt de koers minder dan bij andere gemeenten"
        if falls
        else "De koers landt niet aantoonbaar minder dan bij andere gemeenten"
    )
    figure = figuren.verloop(
        printed_cells(maten.cellen, maten.referentie),
        heading + ".",
        f"{zinnen.over_referentie(sessie.dossier)} {zinnen.bron_vragenlijst(sessie.dossier, maten)}",
    )
    return Blocks((Heading(heading, 3), PointList(sentences), figure))


def rode_draad(sessie: Sessie) -> Blocks:
    """The chain per goal over the three phases, and the first missing link as the list of work."""
    chain = sessie.maten.concretisering.keten
    if chain.per_doel is None or chain.eerste_ontbrekende is None or len(chain.vastgelegd) < 2:
        return Blocks(())  # one link is not a thread; what it says stands with the goals
    missing = {link: ids for link, ids in chain.eerste_ontbrekende.items() if ids}
    if missing:
        most = max(map(len, missing.values()))
        told = [_EERST[link] for link, ids in missing.items() if len(ids) == most]
        heading = (
            f"Bij {nl.aantal(most, 'doel', 'doelen')} {told[0]}. Begin daar"
            if len(told) == 1
            else f"{nl.capitalised(nl.telwoord(len(told)))} schakels ontbreken even vaak als eerste: elk bij {nl.aantal(most, 'doel', 'doelen')}"
        )
    else:
        whole = len(chain.vastgelegd) == len(SCHAKELS)
        heading = (
            "De rode draad is bij alle doelen heel"
            if whole
            else f"{nl.capitalised(nl.telwoord(len(chain.vastgelegd)))} van de acht schakels zijn vastgelegd, en staan er bij alle doelen"
        )
    cross = " Het kruis is de eerste ontbrekende schakel: dat is het eerste werk." if missing else ""
    figure = figuren.rode_draad(
        sessie.doelen,
        chain.per_doel,
        f"{heading}.{cross}",
        zinnen.bron_register(sessie.dossier),
    )
    chains = zinnen.zin_keten(sessie.maten)
    return Blocks((Heading(heading, 3), *((Paragraph(chains),) if chains else ()), figure))


def schakels(sessie: Sessie) -> Blocks:
    """The nine links of every goal: which are broken, and what the plan does about them; nothing when not known."""
    plan = gemeenschappelijk.plan_van(sessie)
    return Blocks(()) if plan.status == "niet te bepalen" else schakel_blokken(plan, sessie.dossier)


beleving = of_phase(
    gemeenschappelijk.beleving, Fase.VERRICHTEN, "What employees say about the three cells of this phase."
)
kloof = of_measures(metingen.kloof, "Whether policy and execution see the execution alike.", Fase.VERRICHTEN)
cocreatie = of_measures(metingen.cocreatie, "On how many goals partners take part in the execution.", Fase.VERRICHTEN)
opdrachtgeverschap = of_measures(metingen.opdrachtgeverschap, "How strong commissioning is, from both sides.")
verandering = of_measures(metingen.verandering, "What changed since the measurement before.")
ladder = of_measures(metingen.ladder, "How far goals have come on the ladder, per strand.", Fase.VERRICHTEN)
gedrag = of_measures(metingen.gedrag, "Which other behaviour was seen, on how many occasions.")
wat_veranderde = of_measures(metingen.wat_veranderde, "Which goals became more concrete since the time before.")
bevindingen = of_phase(oordeel.fase, Fase.VERRICHTEN, "What the rules found in this phase, with a question for each.")


def draag_over(sessie: Sessie) -> Blocks:
    """Hands over to the summary."""
    handed = overdracht_van(sessie, Fase.VERRICHTEN)
    bewaar_overdracht(sessie, handed)
    question = Question("Welk resultaat van het afgelopen jaar leidde tot een aanpassing van het beleid?")
    return gemeenschappelijk.stand(sessie, handed) + Blocks((question,))
