"""What people need to be able to do, what they can, and whether anything works on it."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.meetellen import bevestigd
from srm_kit.views import figuren, zinnen
from srm_kit.views.raster import raster

__all__ = ["competenties"]


def competenties(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Per competence the part that is missing, with a mark where no soft initiative works on it."""
    found = maten.competenties
    if found.gat is None:
        return ()
    names = {item.id: item.naam for item in bevestigd(dossier.competenties)}
    gaps = sorted(
        (
            (ident, nl.procent(item.gat), item.zachte_inspanning)
            for ident, item in found.per_competentie.items()
            if item.gat
        ),
        key=lambda row: (-row[1].waarde, nl.volgorde(row[0])),
    )
    idle = [ident for ident, _, worked_on in gaps if worked_on is False]
    if not gaps:
        return (Heading("Alle gevraagde competenties zijn aanwezig", 3, raster(("IL",))),)
    unlinked = [ident for ident, _, worked_on in gaps if worked_on is None]
    if idle:
        number = nl.aantal(len(idle), "competentie", "competenties")
        heading = f"Voor {number} met een tekort is geen inspanning voor mensen vastgelegd"
    elif unlinked:
        heading = f"Bij {nl.aantal(len(gaps), 'competentie', 'competenties')} is een tekort vastgelegd"
    else:
        heading = "Aan elke competentie met een tekort wordt gewerkt"
    groups = [
        f"{group}: {item.onder[0]} van {item.onder[1]}"
        for group, item in found.per_doelgroep.items()
        if item.onder is not None
    ]
    text = ""
    if found.onder is not None:
        below, known = found.onder
        text = f"Bij {zinnen.van_de(below, known, '', '', 'competentie', 'competenties')} is er minder dan nodig is"
        text += f" ({'; '.join(groups)})." if len(groups) > 1 else "."
    if idle:
        text += " Werken betekent: bij een doel dat deze competentie vraagt, hoort een zachte inspanning."
    bars, rows = [], []
    for ident, gap, worked_on in gaps:
        word = {
            True: "er wordt aan gewerkt",
            False: "geen inspanning vastgelegd",
            None: "niet bekend of eraan wordt gewerkt",
        }[worked_on]
        name = names.get(ident, ident)
        beside = {True: word, False: "geen inspanning", None: "werk eraan onbekend"}[
            worked_on
        ]  # the table has it in full
        bars.append(figuren.Staaf(name, gap, f"{gap} ontbreekt, {beside}", "vulling" if worked_on else "tweede"))
        rows.append((name, gap, word))
    title = "Tekort per competentie"
    figure = figuren.staven(
        title,
        "; ".join(f"{row[0]}: {row[1]}, {row[2]}" for row in rows) + ".",
        heading + ".",
        zinnen.bron_geteld(dossier, len(names), "competentie", "competenties"),
        bars,
        Table(title, ("Competentie", "Ontbreekt", "Stand"), tuple(rows), (1,)),
    )
    return (Heading(heading, 3, raster(("IL",))), Paragraph(text.strip()), figure)
