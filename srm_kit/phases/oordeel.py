"""What the findings add up to: strongest and weakest, conclusions and advice. Part of 4_samenvatting."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.diagnosis import ERNST, Bevinding
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.model import CELLEN, Fase
from srm_kit.model.interventies import interventie
from srm_kit.phases.handover import overdracht_van
from srm_kit.phases.sessie import Sessie
from srm_kit.views import zinnen
from srm_kit.views.figuren.draad import SCHAKELWOORD
from srm_kit.views.interventies import interventieblokken
from srm_kit.views.over_bevindingen import ERNSTWOORD, ZONDER_TOETS, fasebevindingen, stappen
from srm_kit.views.printed import printed_cells

__all__ = ["aanbevelingen", "conclusies", "eerste_stappen", "fase", "sterk_en_zwak"]

_EERSTE = 3
_WERK = {
    "effect": "Beschrijf wat inwoners merken als het doel is gehaald",
    "indicator": "Kies één indicator en leg nulmeting en streefwaarde vast",
    "inspanning": "Bepaal welke inspanning het doel dichterbij brengt, of laat het doel los",
    "proces": "Wijs het werkproces aan waarin het resultaat ontstaat",
    "verantwoordelijke": "Maak één persoon verantwoordelijk",
    "competentie": "Bepaal wat medewerkers en leidinggevenden hiervoor moeten kunnen",
    "budget": "Koppel het doel aan een programma of taakveld en aan budget",
    "meting": "Meet de indicator: de laatste meting ontbreekt of is ouder dan een jaar",
}


def fase(sessie: Sessie, welke: Fase) -> Blocks:
    """The findings about the cells of one phase."""
    return fasebevindingen(sessie.bevindingen, welke, sessie.dossier, sessie.maten)


def sterk_en_zwak(sessie: Sessie) -> Blocks:
    """The three strongest cells and the three most serious findings, each of another rule."""
    cells = printed_cells(sessie.maten.cellen)
    scored = sorted(
        ((item.score.waarde, cel) for cel in CELLEN if (item := cells[cel.code]).score is not None),
        key=lambda pair: -pair[0],
    )
    blocks: list[Block] = []
    if len(scored) > _EERSTE:
        rows = tuple(
            (nl.hoofdletter(cel.naam), cells[cel.code].text, str(cells[cel.code].n)) for _, cel in scored[:_EERSTE]
        )
        source = zinnen.bron_vragenlijst(sessie.dossier, sessie.maten, tuple(cel for _, cel in scored[:_EERSTE]))
        blocks += [
            Heading("Waar het het best gaat", 3),
            Table("De drie sterkste cellen", ("Cel", "Score (0-100)", "n"), rows, (1, 2), source=source),
        ]
    weakest = _een_per_regel(sessie.bevindingen)[:_EERSTE]
    if weakest:
        blocks += [Heading("Waar het het meest wringt", 3), PointList(tuple(item.tekst for item in weakest))]
    return Blocks(tuple(blocks))


def _een_per_regel(findings: tuple[Bevinding, ...]) -> list[Bevinding]:
    first: dict[str, Bevinding] = {}
    for item in findings:
        first.setdefault(item.id, item)
    return list(first.values())


def eerste_stappen(sessie: Sessie) -> Blocks:
    """What to do first: at most three steps, each from a finding."""
    steps = stappen(sessie.bevindingen)[:_EERSTE]
    if not steps:
        return Blocks(())
    return Blocks((Heading("Wat wij als eerste adviseren", 3), PointList(steps, numbered=True)))


def conclusies(sessie: Sessie) -> Blocks:
    """What was found, phase by phase and then by how serious it is."""
    maten = sessie.maten
    points = [f"{nl.hoofdletter(item.naam)}: {zinnen.kop_fase(item, sessie.dossier, maten)}." for item in Fase]
    points.append(zinnen.zin_keten(maten))
    heading = zinnen.kop_samenvatting(maten)
    blocks: list[Block] = [Heading(f"Conclusie: {heading[:1].lower()}{heading[1:]}", 2), PointList(tuple(points))]
    for level in ERNST:
        found = [item for item in sessie.bevindingen if item.ernst == level]
        if not found:
            continue
        count = nl.aantal(len(found), "bevinding", "bevindingen")
        # What deserves attention but no more was told in its phase; here its name is enough.
        short = level == ERNST[-1]
        blocks.append(Heading(f"{ERNSTWOORD[level]}: {count}", 3))
        blocks.append(
            PointList(tuple(f"{item.regel.naam}." if short and item.regel.fase else item.kern for item in found))
        )
    if any(item.kern != item.tekst for item in sessie.bevindingen):
        blocks.append(Paragraph(ZONDER_TOETS, "noot"))
    if not sessie.bevindingen:
        blocks.append(Paragraph("Geen enkele regel vond iets dat om een gesprek vraagt, voor zover het is gemeten."))
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
                f"{nl.hoofdletter(item.naam)}: {nl.aantal(len(stuck), 'doel mist', 'doelen missen')} nog iets "
                f"({nl.opsomming(sorted(stuck, key=nl.volgorde))})."
            )
    return lines


def aanbevelingen(sessie: Sessie) -> Blocks:
    """What to do and what to stop, each with its reason; then the first missing link of every goal."""
    steps = stappen(sessie.bevindingen, minder=False)
    less = stappen(sessie.bevindingen, minder=True)
    unknown = _nog_te_meten(sessie)
    total = len(steps) + len(less)
    title = f"{nl.aantal(total, 'stap', 'stappen')} om uit te kiezen" if total else "houd vast wat er staat"
    blocks: list[Block] = [Heading(f"Aanbevelingen: {title}", 2)]
    if total > _EERSTE:
        blocks.append(Paragraph("Doe niet alles tegelijk. De zwaarste bevindingen staan vooraan; begin daar."))
    if steps:
        blocks.append(PointList(steps, numbered=True))
        blocks.append(Heading("Zo pakt u de eerste stappen aan", 3))
        first = dict.fromkeys(item.interventie for item in sessie.bevindingen if not item.regel.minder)
        for slug in list(first)[:_EERSTE]:
            blocks += interventieblokken(interventie(slug))
    if less:
        blocks += [Heading("Waar u minder kunt doen", 3), PointList(less)]
    if unknown:
        blocks += [Heading("Wat u nog niet weet", 3), PointList(unknown)]
    chain = sessie.maten.concretisering.keten
    if chain.eerste_ontbrekende and any(chain.eerste_ontbrekende.values()):
        rows = tuple(
            (nl.hoofdletter(SCHAKELWOORD[link]), str(len(ids)), nl.opsomming(sorted(ids, key=nl.volgorde)), _WERK[link])
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


def _nog_te_meten(sessie: Sessie) -> tuple[str, ...]:
    lines = []
    if sessie.maten.concretisering.keten.per_doel is None:
        lines.append("Leg vast welke inspanningen, processen en competenties bij welk doel horen.")
    if sessie.maten.meetmoment is None:
        lines.append("Vraag medewerkers naar hun beeld: zonder vragenlijst blijven de negen cellen leeg.")
    return tuple(lines)
