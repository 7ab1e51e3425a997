"""Inrichten: are goals turned into plans, organisation and people? Called by 2_inrichten.ipynb."""

from __future__ import annotations

from fractions import Fraction

from srm_kit import nl
from srm_kit.advice.herinrichting import herinrichting as scenarios
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Question, Table
from srm_kit.measures import trechter_doelen
from srm_kit.model import Fase
from srm_kit.phases import gemeenschappelijk, oordeel
from srm_kit.phases.handover import bewaar_overdracht, overdracht_van
from srm_kit.phases.notebook_cells import of_measures, of_phase
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import figuren, zinnen
from srm_kit.views import maten as metingen
from srm_kit.views.over_herinrichting import herinrichting_blokken
from srm_kit.views.raster import raster

__all__ = [
    "balans",
    "bevindingen",
    "competenties",
    "draag_over",
    "eigen_woorden",
    "hard_en_zacht",
    "herinrichting",
    "kloof",
    "ontbrekende_verbindingen",
    "opening",
    "start",
    "terugblik",
    "trechter",
    "verbinding",
    "verkokering",
    "wezen",
]

opening = of_phase(gemeenschappelijk.opening, Fase.INRICHTEN, "The chapter heading: what this phase found.")


def terugblik(sessie: Sessie) -> Blocks:
    """What richten handed over."""
    handed = overdracht_van(sessie, Fase.RICHTEN)
    ready = [item.id for item in handed.doelen if item.concreet]
    not_ready = [item.id for item in handed.doelen if item.schakels and not item.concreet]
    if not ready and not not_ready:
        return Blocks((Paragraph("Richten heeft per doel nog niets vastgelegd waar inrichten op kan bouwen."),))
    text = f"Uit richten {'komt' if len(ready) == 1 else 'komen'} {nl.aantal(len(ready), 'doel', 'doelen')} "
    text += "met een beschreven effect en een indicator met nulmeting en streefwaarde."
    if not_ready:
        text += f" Nog niet zo ver: {nl.opsomming(sorted(not_ready, key=nl.volgorde))}."
    return Blocks((Paragraph(text),))


def trechter(sessie: Sessie) -> Blocks:
    """The funnel of goals, with the names that drop out."""
    funnel = sessie.maten.concretisering.trechter
    if funnel.I is None:
        return Blocks(
            (
                Heading("Hoeveel doelen zijn ingericht, is nog niet te zien", 3),
                Paragraph(f"De trechter is niet te bepalen: {zinnen.waarom(funnel.reden)}."),
            )
        )
    stages = trechter_doelen(sessie.dossier)
    lost = (funnel.R or 0) - funnel.I
    finding = (
        f"{nl.hoofdletter(nl.aantal(lost, 'doel mist', 'doelen missen'))} een inspanning met eigenaar en budget."
        if lost
        else "Alle doelen hebben een inspanning met eigenaar en budget."
    )
    figure = figuren.trechter(dict(sessie.doelen), dict(stages), finding, zinnen.bron_register(sessie.dossier))
    return Blocks((Heading(finding.rstrip("."), 3, raster(("IS", "IB"))), figure))


def hard_en_zacht(sessie: Sessie) -> Blocks:
    """Per goal: strategy only, with structure, with people, or all three (aantoonbare verbinding)."""
    found = sessie.maten.verbinding.aantoonbaar
    if found.aandeel is None:
        return Blocks(
            (
                Heading("Of doelen hard en zacht verbonden zijn, is niet te zien", 3),
                Paragraph(f"De aantoonbare verbinding is niet te bepalen: {zinnen.waarom(found.reden)}."),
            )
        )
    total = len(sessie.doelen)
    counts = [
        ("Structuur én mensen", found.alle or 0),
        ("Alleen structuur", found.S_B or 0),
        ("Alleen mensen en gedrag", found.S_L or 0),
        ("Geen van beide", found.alleen_S or 0),
    ]
    both = found.alle or 0
    heading = (
        f"{nl.hoofdletter(nl.aantal(both, 'doel heeft', 'doelen hebben'))} zowel een harde als een zachte maatregel"
        if both
        else "Geen enkel doel heeft zowel een harde als een zachte maatregel"
    )
    bars = [figuren.Staaf(name, Fraction(value, total), f"{value} van {total} doelen") for name, value in counts]
    table = Table(
        "Doelen naar soort maatregel",
        ("Maatregelen bij het doel", "Aantal doelen"),
        tuple((name, str(value)) for name, value in counts),
        (1,),
    )
    description = "; ".join(f"{name.lower()}: {value} van {total}" for name, value in counts) + "."
    figure = figuren.staven(
        "Zijn doelen hard én zacht ingericht?",
        nl.hoofdletter(description),
        heading + ".",
        zinnen.bron_register(sessie.dossier),
        bars,
        table,
    )
    return Blocks((Heading(heading, 3, raster(("IB", "IL"))), figure))


def balans(sessie: Sessie) -> Blocks:
    """What people feel beside what money and hours go to."""
    found = sessie.maten.balans
    rows = [
        (name, None if share is None else nl.procent(share), word or nl.NIET_GEMETEN)
        for name, share, word in (
            ("Budget van inspanningen", found.portefeuille_budget, found.portefeuille_budget_label),
            ("Uren van inspanningen", found.portefeuille_uren, found.portefeuille_uren_label),
        )
    ]
    parts = []
    if found.vragenlijst is not None:
        side = "hoger" if found.vragenlijst > 0 else "lager"
        parts.append(
            f"Medewerkers geven besturing & organisatie {side} dan leiderschap & gedrag: de balans is "
            f"{nl.getal(found.vragenlijst, 2)} ({found.label}; 95%-interval {nl.interval(found.interval, 2)})."
        )
        if found.interval and found.interval[0] <= 0 <= found.interval[1]:
            parts.append("Dit verschil is niet te onderscheiden van toeval.")
    else:
        parts.append("Hoe medewerkers de balans beleven, is niet gemeten.")
    if found.portefeuille_budget is not None:
        parts.append(f"Van het budget gaat {nl.procent(found.portefeuille_budget)} naar mensen en gedrag.")
    heading = (
        f"De inzet is {found.portefeuille_budget_label}"
        if found.portefeuille_budget_label
        else "Waar de inzet naartoe gaat, is niet vastgelegd"
    )
    figure = figuren.balans(rows, heading + ".", zinnen.bron_register(sessie.dossier))
    return Blocks((Heading(heading, 3, raster(("IB", "IL"))), Paragraph(" ".join(parts)), figure))


def wezen(sessie: Sessie) -> Blocks:
    """What is linked to nothing: wishes without work, work without a goal."""
    found = sessie.maten.concretisering.wezen
    names = {item.id: item.naam for item in sessie.dossier.inspanningen}
    names |= {item.id: item.naam for item in sessie.dossier.indicatoren}
    names |= {item.id: item.naam for item in sessie.dossier.competenties} | dict(sessie.doelen)
    kinds = (
        ("Doelen zonder inspanning (een wens)", found.doelen_zonder_inspanning),
        ("Inspanningen zonder doel (bezigheid)", found.inspanningen_zonder_doel),
        ("Indicatoren zonder doel", found.indicatoren_zonder_doel),
        ("Competenties zonder doel", found.competenties_zonder_doel),
    )
    if all(ids is None for _, ids in kinds):
        return Blocks(
            (
                Heading("Wat nergens bij hoort, is niet te zien", 3),
                Paragraph(f"Niet te bepalen: {zinnen.waarom(found.reden)}."),
            )
        )
    rows = tuple(
        (
            kind,
            str(len(ids)) if ids is not None else nl.NIET_GEMETEN,
            nl.opsomming([f"{item} {names.get(item, '')}".strip() for item in sorted(ids, key=nl.volgorde)])
            if ids
            else "–",
        )
        for kind, ids in kinds
    )
    loose = len(found.inspanningen_zonder_doel or ())
    heading = (
        f"{nl.hoofdletter(nl.aantal(loose, 'inspanning hoort', 'inspanningen horen'))} bij geen enkel doel"
        if loose
        else "Elke inspanning hoort bij een doel"
    )
    table = Table(
        "Wat niet gekoppeld is", ("Wat", "Aantal", "Welke"), rows, (1,), source=zinnen.bron_register(sessie.dossier)
    )
    blocks: tuple[Block, ...] = (Heading(heading, 3, raster(("IS",))), table)
    if loose:
        blocks += (
            PointList(("Bekijk eerst of deze inspanningen kunnen stoppen: niet alles hoeft te worden gekoppeld.",)),
        )
    return Blocks(blocks)


verbinding = of_phase(
    gemeenschappelijk.verbinding, Fase.INRICHTEN, "Whether the three strands are connected in this phase."
)
kloof = of_measures(metingen.kloof, "Whether policy and execution see the plans alike.", Fase.INRICHTEN)
verkokering = of_measures(metingen.verkokering, "Who works with whom, department by department.")
ontbrekende_verbindingen = of_measures(
    metingen.ontbrekende_verbindingen, "Departments that share a goal and do not work together."
)
competenties = of_measures(metingen.competenties, "Whether people can do what the plans ask.")
bevindingen = of_phase(oordeel.fase, Fase.INRICHTEN, "What the rules found in this phase, with a question for each.")


def herinrichting(sessie: Sessie) -> Blocks:
    """What bringing departments together around goals would mean: for a conversation."""
    return herinrichting_blokken(scenarios(sessie.dossier), sessie.dossier)


def draag_over(sessie: Sessie) -> Blocks:
    """Hands over to verrichten."""
    handed = overdracht_van(sessie, Fase.INRICHTEN)
    bewaar_overdracht(sessie, handed)
    question = Question(
        "Welke collega’s uit de uitvoering zaten aan tafel toen de plannen van dit jaar werden gemaakt?"
    )
    return gemeenschappelijk.stand(sessie, handed) + Blocks((question,))
