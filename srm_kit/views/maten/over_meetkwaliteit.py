"""Per cell who agrees, who does not, whether people are divided, and how many did not know; and how even a phase is."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, Fase
from srm_kit.views import zinnen
from srm_kit.views.printed import printed_cells

__all__ = ["gelijkmatigheid", "meetkwaliteit"]


def meetkwaliteit(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Agreement per cell in tenths; nothing when no share can be shown."""
    found = {cel: maten.cellen[cel.code] for cel in CELLEN}
    shown = {cel: item for cel, item in found.items() if item.eens is not None and item.oneens is not None}
    if not shown:
        return ()
    divided = [cel for cel, item in shown.items() if item.verdeeld]
    heading = (
        f"Over {nl.aantal(len(divided), 'vak', 'vakken')} denken medewerkers verdeeld"
        if divided
        else "Over geen enkel vak zijn medewerkers verdeeld"
    )
    text = (
        "Een vak is verdeeld als minstens drie op de tien mensen het eens zijn en minstens drie op de tien oneens. "
        "Bespreek een verdeeld beeld in de groep voordat u iets verandert."
    )
    cells = printed_cells(maten.cellen)
    rows = tuple(
        (
            nl.capitalised(cel.naam),
            nl.op_de_tien(item.eens or 0.0),
            nl.op_de_tien(item.oneens or 0.0),
            "verdeeld" if item.verdeeld else "niet verdeeld",
            cells[cel.code].unknown or "–",
        )
        for cel, item in shown.items()
    )
    table = Table(
        "Eens, oneens en weet niet per vak",
        ("Vak", "Eens", "Oneens", "Beeld", "Weet niet"),
        rows,
        (4,),
        source=zinnen.bron_vragenlijst(dossier, maten),
    )
    return (Heading(heading, 3), Paragraph(text), table)


def gelijkmatigheid(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """How even the three scores of each phase are; nothing when none can be given."""
    felt = maten.verbinding.gelijkmatigheid
    values = [(fase, getattr(felt, fase.value)) for fase in Fase]
    rows = tuple((nl.capitalised(fase.naam), nl.getal(value)) for fase, value in values if value is not None)
    if not rows:
        return ()
    text = (
        "Honderd min het verschil tussen de hoogste en de laagste score van een fase. Gelijk is niet hetzelfde als "
        "verbonden: drie even lage scores geven ook een hoog cijfer. Geen regel gebruikt dit."
    )
    table = Table(
        "Gelijkmatigheid per fase",
        ("Fase", "Gelijkmatigheid (0-100)"),
        rows,
        (1,),
        source=zinnen.bron_vragenlijst(dossier, maten),
    )
    return (Heading("Hoe gelijk de drie scores van een fase zijn", 3), Paragraph(text), table)
