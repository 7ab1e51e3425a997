"""The cover of a report: the finding of the summary is its title."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.plain_text import visible
from srm_kit.document.report_value import Cover, Mark
from srm_kit.phases.sessie import Sessie
from srm_kit.views.titels import titel

__all__ = ["CONCEPT", "FICTIEF", "cover_of"]

FICTIEF = Mark("FICTIEF", "FICTIEF: deze gemeente bestaat niet, alle cijfers zijn bedacht")
CONCEPT = Mark("CONCEPT", "CONCEPT: voor ambtelijk hoor en wederhoor", "concept")


def cover_of(sessie: Sessie) -> Cover:
    """What the cover says of this dossier."""
    dossier, maten = sessie.dossier, sessie.maten
    name = visible(dossier.gemeente.naam)
    facts = [("Gemeente", name), ("Peildatum", nl.datum(dossier.peildatum))]
    if maten.meetmoment is not None and dossier.respons is not None:
        answered = dossier.respons.aantallen.get(maten.meetmoment, 0)
        whole = sum(dossier.populatie.values()) if dossier.populatie else None
        facts.append(
            ("Respons", f"{answered} van {whole} ({nl.procent(answered / whole)})" if whole else str(answered))
        )
    if dossier.opdracht.bureau:
        facts.append(("Bureau", visible(dossier.opdracht.bureau)))
    marks = ((FICTIEF, dossier.gemeente.fictief), (CONCEPT, sessie.parameters.concept))
    return Cover(
        title=titel(dossier, maten, sessie.bevindingen),
        subtitle=f"Hoe {name} haar doelen richt, inricht en verricht, en wat de volgende stap is.",
        subject=name,
        overline="Strategierealisatie",
        facts=tuple(facts),
        marks=tuple(mark for mark, shown in marks if shown),
    )
