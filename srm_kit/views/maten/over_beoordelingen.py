"""What documents, interviews and observations say, beside the survey and never mixed with it."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.beoordelingen import BRONSOORTEN
from srm_kit.model import CELLEN
from srm_kit.views import zinnen
from srm_kit.views.printed import printed_cells

__all__ = ["beoordelingen"]

_FAR = 1.0
"""Points 1-5 between survey and sources from which they are said to differ (a convention)."""


def beoordelingen(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Per cell the middle score of each kind of source, beside the survey on the same scale."""
    if not maten.beoordelingen:
        return ()
    rows, apart = [], 0
    cells = printed_cells(maten.cellen)
    for cel in CELLEN:
        kinds = maten.beoordelingen.get(cel.code, {})
        score = cells[cel.code].score
        survey = None if score is None else nl.getal(1 + score.waarde / 25, 1)
        sources = [f"{kinds[kind].mediaan} (n = {kinds[kind].n})" if kind in kinds else "–" for kind in BRONSOORTEN]
        apart += survey is not None and any(abs(item.mediaan - survey.waarde) >= _FAR for item in kinds.values())
        name = f"{nl.capitalised(cel.fase.naam)}, {cel.spoor.naam}"
        rows.append((name, survey or nl.NIET_GEMETEN, *sources))
    heading = (
        f"In {nl.aantal(apart, 'vak', 'vakken')} zeggen bronnen iets anders dan de vragenlijst"
        if apart
        else "Documenten en gesprekken geven hetzelfde beeld als de vragenlijst"
        if any(maten.cellen[cel.code].score is not None for cel in CELLEN)
        else "Wat documenten en gesprekken laten zien"
    )
    text = (
        "De scores van documenten, gesprekken en observaties staan naast de vragenlijst en tellen niet mee in de cijfers. "
        "Een verschil is een goede aanleiding voor een gesprek."
    )
    table = Table(
        "Vragenlijst en andere bronnen, schaal 1 tot 5",
        ("Vak", "Vragenlijst", "Documenten", "Interviews", "Observaties"),
        tuple(rows),
        (1,),
        source=f"Middelste score per soort bron, {zinnen.bron_dossier(dossier)}",
    )
    return (Heading(heading, 3), Paragraph(text), table)
