"""Who works with whom, and which goals ask for cooperation that is not there."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.views import figuren, zinnen
from srm_kit.views.raster import raster

__all__ = ["ontbrekende_verbindingen", "verkokering"]


def verkokering(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The network of departments: how far it turns inward, per department, beside what chance would give."""
    found = maten.verkokering
    names = {item.id: item.naam for item in dossier.afdelingen}
    if found.ei is None:
        blocks: tuple[Block, ...] = (
            Heading("Wie met wie samenwerkt, is niet gemeten", 3, raster(("IB",))),
            Paragraph(f"Niet te bepalen: {zinnen.waarom(found.reden)}."),
        )
        return blocks if found.integraliteit is None else (*blocks, Paragraph(_shared_goals(found.integraliteit)))
    inward = found.ei_verwacht is not None and found.ei < found.ei_verwacht
    inside = nl.procent((1 - found.ei) / 2)
    heading = (
        "Afdelingen werken vooral binnen de eigen muren" if found.ei < 0 else "Afdelingen werken over hun grenzen heen"
    )
    text = f"Van alle contacten blijft {inside} binnen de eigen afdeling (E-I-index {nl.getal(found.ei, 2)}). "
    if found.ei_verwacht is not None:
        chance = nl.procent((1 - found.ei_verwacht) / 2)
        text += (
            f"Kiest iedereen willekeurig met wie hij werkt, dan is dat {chance}. "
            f"De organisatie is {'meer' if inward else 'niet meer'} naar binnen gericht dan bij toeval. "
        )
    if found.q_ratio is not None:
        text += f"De indeling in afdelingen verklaart {nl.procent(found.q_ratio)} van wat hij hoogstens kan verklaren. "
    if found.integraliteit is not None:
        text += _shared_goals(found.integraliteit)
    rows, table, words = [], [], []
    for ident, value in (found.per_afdeling or {}).items():
        name = names.get(ident, ident)
        if value is None:
            rows.append(figuren.Staaf(name, None, "geen samenwerking geteld"))
            table.append((name, "–", "geen samenwerking geteld"))
            continue
        part = nl.procent((1 - value) / 2)
        rows.append(figuren.Staaf(name, part, f"{part} binnen"))
        table.append((name, part, nl.getal(value, 2)))
        words.append(f"{name}: {part}")
    unit = "noemingen" if dossier.samenwerking_eenheid == "noemingen" else "contacten"
    source = (
        f"Aandeel van de {unit} binnen de eigen afdeling; n = {len(names)} afdelingen, peildatum "
        f"{nl.datum(dossier.peildatum)}. Bron: vraag naar samenwerking, per afdeling.{zinnen.merk_fictief(dossier)}"
    )
    title = "Samenwerking binnen de eigen afdeling"
    figure = figuren.staven(
        title,
        (nl.hoofdletter("; ".join(words)) or "Geen samenwerking geteld") + ".",
        heading + ".",
        source,
        rows,
        Table(title, ("Afdeling", "Binnen", "E-I-index"), tuple(table), (1, 2)),
    )
    return (Heading(heading, 3, raster(("IB",))), Paragraph(text.strip()), figure)


def _shared_goals(share: float) -> str:
    return f"Aan {nl.procent(share)} van de doelen werken twee of meer afdelingen."


def ontbrekende_verbindingen(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Pairs of departments that share a goal and do not work together; nothing when it cannot be known."""
    pairs = maten.verkokering.ontbrekende_verbindingen
    if pairs is None:
        return ()
    if not pairs:
        return (Heading("Afdelingen die een doel delen, werken ook samen", 3),)
    names = {item.id: item.naam for item in dossier.afdelingen}
    units: dict[str, set[str]] = {}
    efforts = {item.id: item.afdeling for item in dossier.inspanningen if item.status != "gestopt" and item.afdeling}
    for link in dossier.koppelingen:
        if link.soort == "inspanning" and link.ref in efforts:
            units.setdefault(link.doel, set()).add(efforts[link.ref])
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
        f"{nl.hoofdletter(nl.aantal(count, 'verbinding ontbreekt', 'verbindingen ontbreken'))}: "
        f"{'wel een gedeeld doel' if count == 1 else 'wel gedeelde doelen'}, geen samenwerking"
    )
    table = Table(
        "Afdelingen met een gedeeld doel die niet samenwerken",
        ("Afdeling", "Afdeling", "Gedeelde doelen"),
        rows,
        source=zinnen.bron_register(dossier),
    )
    return (Heading(heading, 3), table)
