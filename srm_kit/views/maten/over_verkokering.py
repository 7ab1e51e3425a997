"""Whether departments that share a goal work together, and which goals ask for cooperation that is not there."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.meetellen import bevestigd
from srm_kit.measures.register import register
from srm_kit.views import figuren, zinnen
from srm_kit.views.raster import raster

__all__ = ["ontbrekende_verbindingen", "samenwerking", "verkokering"]


def verkokering(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Whether departments that share a goal work together; nothing when that is not known."""
    found = maten.verkokering
    parts = []
    if found.afstemming is not None and found.paren:
        together = round(found.afstemming * found.paren)
        pairs = zinnen.van_de(together, found.paren, "", "", "paar afdelingen", "paren afdelingen")
        verb = "werkt" if together <= 1 or found.paren == 1 else "werken"
        heading = f"{nl.capitalised(pairs)} met een gedeeld doel {verb} ook samen"
        parts.append("Een paar telt mee als beide afdelingen een inspanning hebben bij hetzelfde doel.")
    elif found.integraliteit is not None:
        heading = "Hoeveel doelen meer dan één afdeling nodig hebben"
    else:
        return ()
    if found.integraliteit is not None and found.integraliteit_bekend:
        number = round(found.integraliteit * found.integraliteit_bekend)
        goals = zinnen.van_de(number, found.integraliteit_bekend)
        sentence = f"Aan {goals} waarvan de afdeling bekend is, werken twee of meer afdelingen."
        if found.afstemming is None:
            heading = f"Aan {goals} werken twee of meer afdelingen"
            sentence = "Wij tellen alleen doelen waarvan bekend is welke afdeling eraan werkt."
        parts.append(sentence)
    blocks: tuple[Block, ...] = (Heading(heading, 3, raster(("IB",))),)
    return (*blocks, Paragraph(" ".join(parts))) if parts else blocks


def samenwerking(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """For the appendix: how far departments turn inward, beside what chance would give; nothing when not counted."""
    found = maten.verkokering
    if found.ei is None:
        return ()
    names = {item.id: item.naam for item in bevestigd(dossier.afdelingen)}
    inside = nl.procent((1 - found.ei) / 2)
    heading = (
        "Alle samenwerking blijft binnen de eigen afdeling"
        if inside == "100%"
        else f"Van alle samenwerking blijft {inside} binnen de eigen afdeling"
    )
    text = f"De E-I-index is {nl.getal(found.ei, 2)}. "
    if found.ei_verwacht is not None:
        chance = nl.procent((1 - found.ei_verwacht) / 2)
        text += f"Kiest iedereen willekeurig met wie hij werkt, dan blijft {chance} binnen. "
    text += "Bijna elke organisatie met afdelingen werkt vooral binnen. Geen regel gebruikt dit cijfer."
    rows, table, words = [], [], []
    for ident, value in (found.per_afdeling or {}).items():
        name = names.get(ident, ident)
        if value is None:
            rows.append(figuren.Staaf(name, None, "geen samenwerking geteld"))
            table.append((name, "geen samenwerking geteld"))
            continue
        part = nl.procent((1 - value) / 2)
        rows.append(figuren.Staaf(name, part, f"{part} binnen"))
        table.append((name, part))
        words.append(f"{name}: {part}")
    unit = "noemingen" if dossier.samenwerking_eenheid == "noemingen" else "contacten"
    source = (
        f"Aandeel van de {unit} binnen de eigen afdeling; n = {len(names)} afdelingen, peildatum "
        f"{nl.datum(dossier.peildatum)}. {zinnen.bron_van(dossier, 'vraag naar samenwerking, per afdeling')}"
    )
    title = "Samenwerking binnen de eigen afdeling"
    figure = figuren.staven(
        title,
        (nl.capitalised("; ".join(words)) or "Geen samenwerking geteld") + ".",
        heading + ".",
        source,
        rows,
        Table(title, ("Afdeling", "Binnen"), tuple(table), (1,)),
    )
    return (Heading(heading, 3), Paragraph(text.strip()), figure)


def ontbrekende_verbindingen(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Pairs of departments that share a goal and do not work together; nothing when it cannot be known."""
    pairs = maten.verkokering.ontbrekende_verbindingen
    if pairs is None:
        return ()
    if not pairs:
        return ()
    links = register(dossier)
    names = {afdeling.id: afdeling.naam for afdeling in links.dossier.afdelingen}
    units = {goal.id: set(links.afdelingen(goal.id)) for goal in links.doelen}
    rows = tuple(
        (
            names.get(one, one),
            names.get(other, other),
            nl.opsomming(sorted((goal for goal, both in units.items() if {one, other} <= both), key=nl.volgorde)),
        )
        for one, other in pairs
    )
    count = len(pairs)
    heading = (
        f"{nl.capitalised(nl.aantal(count, 'verbinding ontbreekt', 'verbindingen ontbreken'))}: "
        f"{'wel een gedeeld doel' if count == 1 else 'wel gedeelde doelen'}, geen samenwerking"
    )
    table = Table(
        "Afdelingen met een gedeeld doel die niet samenwerken",
        ("Afdeling", "Afdeling", "Gedeelde doelen"),
        rows,
        source=zinnen.bron_geteld(dossier, len(names), "afdeling", "afdelingen"),
    )
    return (Heading(heading, 3), table)
