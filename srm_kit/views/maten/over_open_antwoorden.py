"""What people wrote themselves: released answers only, without names, in no order that says who."""

from __future__ import annotations

from collections.abc import Iterator

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, PointList
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.measures import Maten
from srm_kit.measures.meetellen import antwoorden
from srm_kit.measures.peiling import peiling
from srm_kit.measures.poort import verdeling_may_follow
from srm_kit.model import open_vraag
from srm_kit.privacy import open_antwoorden as te_tonen
from srm_kit.privacy import plan
from srm_kit.privacy.open_antwoorden import zegt_iets
from srm_kit.views import zinnen

__all__ = ["open_antwoorden"]


def open_antwoorden(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The released answers of the measurement; nothing when there are none or too few people wrote one."""
    dossier = with_answers(dossier)
    answers = antwoorden(dossier)
    if answers is None or maten.meetmoment is None:
        return ()
    privacy = plan(dossier, maten.meetmoment)
    if not verdeling_may_follow(dossier.uitgiften, peiling(answers, maten.meetmoment), privacy):
        return ()
    wave = answers.op(maten.meetmoment)
    known = {dossier.gemeente.naam, *_words(dossier)}
    shown = te_tonen(zip(wave.open_vraag, wave.vrijgegeven, strict=True), privacy, known)
    if not shown:
        return ()
    written = sum(map(zegt_iets, wave.open_vraag))
    text = (
        f"Wij vroegen: ‘{open_vraag()}’ {nl.capitalised(nl.aantal(written, 'medewerker schreef', 'medewerkers schreven'))} "
        f"een antwoord. Hieronder {'staat het antwoord dat is' if len(shown) == 1 else 'staan de antwoorden die zijn'} "
        "vrijgegeven, zonder namen en in willekeurige volgorde."
    )
    source = (
        f"n = {written} antwoorden, waarvan {len(shown)} getoond. "
        f"{zinnen.bron_medewerkers(dossier, nl.datum(maten.meetmoment))}"
    )
    return (Heading("Uit de open antwoorden", 3), Paragraph(text), PointList(shown), Paragraph(source, "noot"))


def _words(dossier: Dossier) -> Iterator[str]:
    """What the dossier itself calls things: names with a capital that are no persons. Owners of things are left out."""
    for table in (dossier.afdelingen, dossier.indicatoren, dossier.inspanningen, dossier.processen):
        yield from (item.naam for item in table)
    yield from (competentie.naam for competentie in dossier.competenties)
    yield from (stakeholder.naam for stakeholder in dossier.stakeholders if stakeholder.soort)
    for goal in dossier.doelen:
        yield from (goal.doel, goal.programma, goal.maatschappelijk_effect, goal.doelgroep)
