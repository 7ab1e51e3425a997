"""How good the measurement is: whether statements hang together and whether people agree."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, drempels
from srm_kit.views import zinnen
from srm_kit.views.printed import suppressed

__all__ = ["meetkwaliteit"]


def meetkwaliteit(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Agreement and internal consistency per cell, in words and figures; nothing without a survey."""
    found = maten.meetkwaliteit.cellen
    if all(item.rwg is None and item.alpha is None for item in found.values()):
        return ()
    limits = drempels()
    rows, divided = [], []
    for cel in CELLEN:
        item = found[cel.code]
        name = f"{nl.hoofdletter(cel.fase.naam)}, {cel.spoor.naam}"
        if item.rwg is None:
            word = suppressed(item.reden) if item.onderdrukt else nl.NIET_GEMETEN
        elif item.rwg >= limits.rwg_gedeeld:
            word = "gedeeld beeld"
        elif item.rwg < limits.rwg_verdeeld:
            word = "verdeeld beeld"
            divided.append(name)
        else:
            word = "deels gedeeld"
        agreement = nl.getal(item.rwg, 2) if item.rwg is not None else "–"
        alpha = nl.getal(item.alpha, 2) if item.alpha is not None else "n.b."
        rows.append((name, word, agreement, alpha))
    heading = (
        f"Over {nl.aantal(len(divided), 'cel', 'cellen')} denken medewerkers verdeeld"
        if divided
        else "Medewerkers zijn het in elke gemeten cel redelijk eens"
    )
    text = (
        "Een verdeeld beeld is een bevinding en geen ruis: bespreek het in de groep voordat u iets verandert. "
        "Alfa laat zien of de stellingen van een cel samenhangen. Onder dertig volledige antwoorden staat er n.b. (niet bepaald)."
    )
    table = Table(
        "Kwaliteit van de meting per cel",
        ("Cel", "Beeld", "Overeenstemming (rwg)", "Samenhang (alfa)"),
        tuple(rows),
        (2, 3),
        source=zinnen.bron_vragenlijst(dossier, maten),
    )
    return (Heading(heading, 3), Paragraph(text), table)
