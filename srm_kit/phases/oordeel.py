"""What the findings add up to: what goes well, what to talk about, conclusions and advice. Part of 4_samenvatting."""

from __future__ import annotations

from collections.abc import Iterator

from srm_kit import nl
from srm_kit.diagnosis import ERNST
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.model import CELLEN, Fase
from srm_kit.model.interventies import interventie
from srm_kit.phases.handover import overdracht_van
from srm_kit.phases.sessie import Sessie
from srm_kit.views import zinnen
from srm_kit.views.figuren.draad import SCHAKELWOORD
from srm_kit.views.interventies import interventieblokken
from srm_kit.views.over_bevindingen import ERNSTWOORD, fasebevindingen, gegroepeerd, stappen
from srm_kit.views.printed import printed_cells

__all__ = ["aanbevelingen", "conclusies", "eerste_stappen", "fase", "sterk_en_zwak"]

_EERSTE = 3
_MEESTE_NAMEN = 2
_VOLUIT = 10
"""So many steps are given with their reason; the names of the others follow in a sentence."""
_HOOGSTENS = 5
"""So many headlines the summary has at most."""
_WERK = {
    "effect": "Beschrijf wat inwoners merken als het doel is gehaald",
    "indicator": "Kies één indicator en leg nulmeting en streefwaarde vast",
    "inspanning": "Bepaal welke inspanning het doel dichterbij brengt, of laat het doel los",
    "proces": "Wijs het werkproces aan waarin het resultaat ontstaat",
    "verantwoordelijke": "Maak één persoon verantwoordelijk",
    "competentie": "Bepaal wat medewerkers en leidinggevenden hiervoor moeten kunnen",
    "budget": "Koppel het doel aan een programma of taakveld en aan budget",
    "meting": "Meet de indicator: de laatste meting ontbreekt of is te oud",
}


def fase(sessie: Sessie, welke: Fase) -> Blocks:
    """The findings about the cells of one phase."""
    return fasebevindingen(sessie.bevindingen, welke, sessie.dossier, sessie.maten)


def sterk_en_zwak(sessie: Sessie) -> Blocks:
    """What goes well and, in at most five headlines with their evidence, what to talk about."""
    blocks: list[Block] = []
    well = tuple(_gaat_goed(sessie))
    if well:
        blocks += [Heading("Wat goed gaat", 3), PointList(well[:_EERSTE])]
    groups = gegroepeerd(sessie.bevindingen)
    heavy = [group for group in groups if group.eerste.ernst != ERNST[-1]] or list(groups)
    shown = heavy[:_HOOGSTENS]
    if shown:
        number = len(heavy)
        title = (
            f"{nl.capitalised(nl.telwoord(len(shown)))} van de {nl.telwoord(number)} punten die om een gesprek vragen"
            if number > len(shown)
            else f"{nl.capitalised(nl.aantal(number, 'punt vraagt', 'punten vragen'))} om een gesprek"
        )
        blocks += [Heading(title, 3), PointList(tuple(item.kern for item in shown), numbered=len(shown) > 1)]
    return Blocks(tuple(blocks))


def _gaat_goed(sessie: Sessie) -> Iterator[str]:
    """What may be said without holding one cell against another: progress, results, shares, whole chains."""
    maten = sessie.maten
    better = [
        cel for cel in CELLEN if (item := maten.verandering[cel.code]).onderscheidbaar and (item.verschil or 0) > 0
    ]
    if better:
        names = "; ".join(cel.naam for cel in better)
        many = len(better) > _MEESTE_NAMEN
        yield f"Aantoonbaar beter dan bij de vorige meting: {nl.aantal(len(better), 'vak', 'vakken') if many else names}."
    counts = maten.resultaten.telling or {}
    if counts.get("gehaald"):
        yield f"{nl.capitalised(nl.aantal(counts['gehaald'], 'streefwaarde is', 'streefwaarden zijn'))} gehaald."
    nearer = counts.get("op_weg", 0)
    if nearer:
        yield f"{nl.capitalised(nl.aantal(nearer, 'indicator komt', 'indicatoren komen'))} dichter bij het streven."
    cells = printed_cells(maten.cellen)
    strong = [f"{cel.naam} ({cells[cel.code].agree})" for cel in CELLEN if cells[cel.code].label == "sterk"]
    if strong:
        if len(strong) > _MEESTE_NAMEN:
            yield f"In {nl.telwoord(len(strong))} vakken zijn minstens twee op de drie medewerkers het eens met de stellingen."
        else:
            yield f"Minstens twee op de drie medewerkers zijn het eens over: {'; '.join(strong)}."
    chain = maten.concretisering.keten
    if chain.volledig and chain.per_doel:
        number = round(chain.volledig * len(chain.per_doel))
        if number:
            yield f"Bij {nl.aantal(number, 'doel', 'doelen')} staat elke schakel die is vastgelegd."


def eerste_stappen(sessie: Sessie) -> Blocks:
    """What to do first: at most three steps, each from a finding."""
    heavy = tuple(bevinding for bevinding in sessie.bevindingen if bevinding.ernst != ERNST[-1])
    steps = (stappen(heavy, minder=False) or stappen(sessie.bevindingen, minder=False))[:_EERSTE]
    if not steps:
        return Blocks(())
    return Blocks((Heading("Wat wij als eerste adviseren", 3), PointList(steps, numbered=True)))


def conclusies(sessie: Sessie) -> Blocks:
    """What was found, phase by phase and then by how serious it is."""
    maten = sessie.maten
    points = [
        f"{nl.capitalised(item.naam)}: {zinnen.kleine_letter(zinnen.kop_fase(item, sessie.dossier, maten))}."
        for item in Fase
    ]
    points.append(zinnen.zin_keten(maten))
    groups = gegroepeerd(sessie.bevindingen)
    heading = (
        f"Conclusie: {zinnen.kleine_letter(groups[0].kop)}"
        if groups
        else "Conclusie: in wat bekend is, valt niets op dat om een gesprek vraagt"
    )
    blocks: list[Block] = [Heading(heading, 2), PointList(tuple(point for point in points if point))]
    for level in ERNST:
        found = [group for group in groups if group.eerste.ernst == level]
        if not found:
            continue
        blocks.append(Heading(f"{ERNSTWOORD[level]}: {nl.aantal(len(found), 'punt', 'punten')}", 3))
        # What a phase told in full needs no more than its name here.
        blocks.append(PointList(tuple(f"{item.kop}." if item.eerste.regel.fase else item.kern for item in found)))
    if not sessie.bevindingen:
        blocks.append(Paragraph("Geen enkele regel vond iets dat om een gesprek vraagt, in wat bekend is."))
    not_yet = _blijft_achter(sessie)
    if not_yet:
        blocks.append(Heading("Wat van fase naar fase niet concreter werd", 3))
        blocks.append(PointList(tuple(not_yet)))
    return Blocks(tuple(blocks))


def _blijft_achter(sessie: Sessie) -> list[str]:
    lines = []
    for item in Fase:
        handed = overdracht_van(sessie, item)
        stuck = [goal.id for goal in handed.doelen if goal.schakels and not goal.concreet]
        if stuck:
            lines.append(
                f"{nl.capitalised(item.naam)}: {nl.aantal(len(stuck), 'doel mist', 'doelen missen')} nog iets "
                f"({nl.opsomming(sorted(stuck, key=nl.volgorde))})."
            )
    return lines


def aanbevelingen(sessie: Sessie) -> Blocks:
    """What to do and what to stop, each with its reason; then the first missing link of every goal."""
    steps = stappen(sessie.bevindingen, minder=False)
    less = stappen(sessie.bevindingen, minder=True)
    total = len(steps) + len(less)
    title = f"{nl.aantal(total, 'stap', 'stappen')} om uit te kiezen" if total else "houd vast wat er staat"
    blocks: list[Block] = [Heading(f"Aanbevelingen: {title}", 2)]
    if total > _EERSTE:
        blocks.append(Paragraph("Doe niet alles tegelijk. De zwaarste bevindingen staan vooraan; begin daar."))
    if steps:
        blocks.append(PointList(steps[:_VOLUIT], numbered=True))
        if steps[_VOLUIT:]:
            names = [f"‘{text.partition(':')[0]}’" for text in steps[_VOLUIT:]]
            more = len(names) - _EERSTE
            shown = [*names[:_EERSTE], *([f"nog {nl.aantal(more, 'stap', 'stappen')}"] if more > 0 else [])]
            others = nl.opsomming(shown)
            blocks.append(Paragraph(f"Daarna, als er ruimte is: {others}."))
        blocks.append(Heading("Zo pakt u de eerste stappen aan", 3))
        first = dict.fromkeys(bevinding.interventie for bevinding in sessie.bevindingen if not bevinding.regel.minder)
        for slug in list(first)[:_EERSTE]:
            blocks += interventieblokken(interventie(slug))
    if less:
        blocks += [Heading("Waar u minder kunt doen", 3), PointList(less)]
    chain = sessie.maten.concretisering.keten
    if chain.eerste_ontbrekende and any(chain.eerste_ontbrekende.values()):
        rows = tuple(
            (nl.capitalised(SCHAKELWOORD[link]), str(len(ids)), nl.opsomming(sorted(ids, key=nl.volgorde)), _WERK[link])
            for link, ids in chain.eerste_ontbrekende.items()
            if ids
        )
        blocks.append(
            Table(
                "De eerste ontbrekende schakel per doel: het werk",
                ("Schakel", "Aantal", "Doelen", "Wat te doen"),
                rows,
                (1,),
                source=zinnen.bron_register(sessie.dossier),
            )
        )
    return Blocks(tuple(blocks))
