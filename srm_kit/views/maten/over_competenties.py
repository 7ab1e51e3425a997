"""What people need to be able to do, what they can, and whether anything works on it."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.views import figuren, zinnen
from srm_kit.views.raster import raster

__all__ = ["competenties"]


def competenties(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Per competence the part that is missing, with a mark where no soft initiative works on it."""
    found = maten.competenties
    if found.gat is None:
        return (
            Heading("Of mensen zijn toegerust, is niet vastgelegd", 3, raster(("IL",))),
            Paragraph(f"Niet te bepalen: {zinnen.waarom(found.reden)}."),
        )
    names = {item.id: item.naam for item in dossier.competenties}
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
    heading = (
        f"Aan {nl.aantal(len(idle), 'competentie', 'competenties')} met een tekort werkt niemand"
        if idle
        else "Aan elke competentie met een tekort wordt gewerkt"
    )
    groups = [
        f"{'het management' if group == 'management' else group} {nl.procent(gap)}"
        for group, gap in found.per_doelgroep.items()
        if gap is not None
    ]
    text = f"Van wat nodig is, ontbreekt {nl.procent(found.gat)}"
    text += f" ({nl.opsomming(groups)})." if len(groups) > 1 else "."
    if idle:
        text += " Werken betekent: bij een doel dat deze competentie vraagt, hoort een zachte inspanning."
    bars, rows = [], []
    for ident, gap, worked_on in gaps:
        word = {True: "er wordt aan gewerkt", False: "niemand werkt eraan", None: "niet aan een doel gekoppeld"}[
            worked_on
        ]
        name = names.get(ident, ident)
        bars.append(figuren.Staaf(name, gap, f"{gap} ontbreekt, {word}", "vulling" if worked_on else "tweede"))
        rows.append((f"{ident} {name}", gap, word))
    title = "Tekort per competentie"
    figure = figuren.staven(
        title,
        "; ".join(f"{row[0]}: {row[1]}, {row[2]}" for row in rows) + ".",
        heading + ".",
        f"n = {nl.aantal(len(names), 'competentie', 'competenties', woord=False)}, {zinnen.bron_dossier(dossier)}",
        bars,
        Table(title, ("Competentie", "Ontbreekt", "Stand"), tuple(rows), (1,)),
    )
    return (Heading(heading, 3, raster(("IL",))), Paragraph(text), figure)
