"""The cells per department, as far as the privacy plan lets them be shown."""

from __future__ import annotations

from collections.abc import Mapping

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.groepen import Groepcel
from srm_kit.measures.redenen import ALS_GEHEEL
from srm_kit.model import CELLEN
from srm_kit.views import zinnen
from srm_kit.views.printed import suppressed

__all__ = ["groepen"]


def groepen(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """One row per department; nothing when no department can be shown."""
    found = maten.groepen.afdeling
    if not any(cell.score is not None for cells in found.values() for cell in cells.values()):
        return ()
    names = {afdeling.id: afdeling.naam for afdeling in dossier.afdelingen}
    rows = [_row(names.get(ident, ident), cells) for ident, cells in found.items()]
    together = maten.groepen.samengevoegd
    if together is not None:
        members = nl.opsomming([names.get(ident, ident) for ident in together.afdelingen])
        rows.append(_row(f"Samen: {members}", together.cellen))
    table = Table(
        "Score per afdeling en vak",
        ("Afdeling", "n", *(cel.code for cel in CELLEN)),
        tuple(rows),
        tuple(range(1, 2 + len(CELLEN))),
        source=zinnen.bron_vragenlijst(dossier, maten),
    )
    text = (
        "De eerste letter is de fase (R richten, I inrichten, V verrichten), de tweede het spoor (S strategie & doelen, "
        "B besturing & organisatie, L leiderschap & gedrag). Kleine afdelingen tonen wij niet. Soms tonen wij ook een "
        "grotere afdeling niet, omdat een kleine anders uit te rekenen is. Wat een afdeling over leiderschap & gedrag zegt, gaat "
        "over enkele leidinggevenden: dat tonen wij pas vanaf tien antwoorden."
    )
    if together is not None:
        text += " Afdelingen die wij niet apart tonen, staan samen op de laatste regel."
    if any(cell.reden == ALS_GEHEEL for cells in found.values() for cell in cells.values()):
        text += f" ‘{nl.capitalised(ALS_GEHEEL)}’ betekent: bijna iedereen werkt daar, lees de score van de hele organisatie."
    return (Heading("Scores per afdeling", 3), Paragraph(text), table)


def _row(name: str, cells: Mapping[str, Groepcel]) -> tuple[str, ...]:
    counts = sorted({cell.n for cell in cells.values() if cell.score is not None and cell.n is not None})
    size = "–" if not counts else str(counts[0]) if len(counts) == 1 else f"{counts[0]} tot {counts[-1]}"
    return (name, size, *(_value(cells[cel.code]) for cel in CELLEN))


def _value(item: Groepcel) -> str:
    if item.score is not None:
        return nl.getal(item.score)
    return suppressed(item.reden) if item.onderdrukt else "–"
