"""What is not known yet, once and together: what the client can still send, and what can be said then."""

from __future__ import annotations

from collections.abc import Iterator

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, PointList
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.views.gereedheid import gereedheid

__all__ = ["nog_niet_weten"]

_MEESTE = 10


def _punten(dossier: Dossier, maten: Maten) -> Iterator[str]:
    """One line for each thing to send, what unlocks most first."""
    found = gereedheid(dossier)
    if found.zonder_doelen:
        yield "Welke doelen de gemeente heeft gekozen. Dan zien wij aan welke doelen wij het werk moeten toetsen."
    proposals = sum(found.bevestigen.values())
    if proposals:
        yield (
            f"Welke van de {nl.aantal(proposals, 'voorstel', 'voorstellen')} in het dossier kloppen. Zij tellen pas mee "
            "als u ze bevestigt."
        )
    for question in found.vragen:
        yield question.punt
    if maten.meetmoment is not None and (dossier.referentie is None or not dossier.referentie.normen):
        yield "Cijfers van ten minste tien andere gemeenten. Dan zien wij of een vak echt achterblijft of voorloopt."


def nog_niet_weten(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The section; nothing when all is known."""
    points = tuple(_punten(dossier, maten))
    if not points:
        return ()
    text = (
        "Wat niet is vastgelegd, is niet hetzelfde als ‘nee’. Het telt in geen enkel cijfer van dit rapport mee. "
        f"{'Dit ene stuk kunt' if len(points) == 1 else 'Deze stukken kunt'} u nog sturen"
        f"{'' if len(points) == 1 else '; het belangrijkste staat vooraan'}."
    )
    if len(points) > _MEESTE:
        text += f" Daarna volgen nog {nl.aantal(len(points) - _MEESTE, 'stuk', 'stukken')}; vraag ze aan uw adviseur."
    return (
        Heading("Wat wij nog niet weten", 3),
        Paragraph(text),
        PointList(points[:_MEESTE], numbered=len(points) > 1),
    )
