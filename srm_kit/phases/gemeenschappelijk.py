"""What the three phases have in common: the opening, the connection, and the state of the goals."""

from __future__ import annotations

from functools import lru_cache

from srm_kit import nl
from srm_kit.advice.keuze import passend
from srm_kit.advice.plan import Plan, maak_plan
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.model import Fase, beschrijving
from srm_kit.phases.handover import Overdracht
from srm_kit.phases.sessie import Sessie
from srm_kit.views import zinnen
from srm_kit.views.figuren import fasekolom
from srm_kit.views.figuren.draad import SCHAKELWOORD
from srm_kit.views.printed import highest_and_lowest, printed_cells, printed_connection
from srm_kit.views.raster import raster

__all__ = ["opening", "plan_van", "stand", "verbinding"]


def opening(sessie: Sessie, fase: Fase) -> Blocks:
    """The chapter heading with the locator of the phase, and the questions the phase asks."""
    codes = tuple(cel.code for cel in fase.cellen)
    heading = Heading(
        f"{nl.hoofdletter(fase.naam)}: {_lower(zinnen.kop_fase(fase, sessie.dossier, sessie.maten))}", 2, raster(codes)
    )
    questions = PointList(tuple(beschrijving(cel).vraag for cel in fase.cellen))
    return Blocks((heading, questions))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def verbinding(sessie: Sessie, fase: Fase) -> Blocks:
    """The felt connection of a phase: heading, sentence and the column of the model."""
    cells = printed_cells(sessie.maten.cellen)
    sentence = zinnen.zin_verbinding(fase, sessie.maten)
    if all(sessie.maten.cellen[cel.code].score is None for cel in fase.cellen):
        reasons = (sessie.maten.cellen[cel.code].reden or "" for cel in fase.cellen)
        asked = not all(reason.startswith("niet gemeten") for reason in reasons)
        why = "kunnen wij niet tonen" if asked else "is niet gemeten"
        return Blocks((Heading(f"Hoe medewerkers de samenhang beleven, {why}", 3), Paragraph(sentence)))
    extremes = highest_and_lowest(cells, fase.cellen)
    if extremes is None:
        heading = "Eén spoor is gemeten"
    else:
        (high, high_cel), (low, low_cel) = extremes
        heading = (
            f"{nl.hoofdletter(low_cel.spoor.naam)} blijft achter bij {high_cel.spoor.naam}"
            if high.waarde - low.waarde >= 10
            else "De drie sporen liggen dicht bij elkaar"
        )
    figure = fasekolom(
        fase,
        cells,
        printed_connection(sessie.maten.verbinding.beleefd)[fase.value],
        heading + ".",
        zinnen.bron_vragenlijst(sessie.dossier, sessie.maten, fase.cellen),
    )
    return Blocks((Heading(heading, 3, raster(cel.code for cel in fase.cellen)), Paragraph(sentence), figure))


def stand(sessie: Sessie, handed: Overdracht) -> Blocks:
    """What the phase leaves behind per goal: ready for the next phase, or which links are missing."""
    known = [item for item in handed.doelen if item.schakels]
    blocks: list[Block] = []
    if not known:
        reason = zinnen.waarom(sessie.maten.concretisering.keten.reden)
        blocks.append(Heading("Wat deze fase concreet maakt, is nog niet te zien", 3))
        blocks.append(Paragraph(f"Per doel is niet te bepalen wat in deze fase is vastgelegd: {reason}."))
    else:
        ready = sum(item.concreet for item in known)
        total = len(known)
        blocks.append(
            Heading(
                f"{nl.hoofdletter(nl.aantal(ready, 'doel is', 'doelen zijn'))} klaar met {handed.fase}"
                if ready
                else f"Nog geen enkel doel is klaar met {handed.fase}",
                3,
            )
        )
        links = [nl.hoofdletter(SCHAKELWOORD[name]) for name in known[0].schakels]
        rows = tuple(
            (f"{item.id} {item.doel}", *("ja" if value else "ontbreekt" for value in item.schakels.values()))
            for item in known
        )
        blocks.append(
            Paragraph(
                f"Van de {nl.aantal(total, 'doel', 'doelen')} {'heeft' if ready == 1 else 'hebben'} "
                f"er {nl.telwoord(ready)} alles wat deze fase moet opleveren."
            )
        )
        blocks.append(
            Table(
                f"Wat {handed.fase} per doel heeft opgeleverd",
                ("Doel", *links),
                rows,
                source=zinnen.bron_register(sessie.dossier),
            )
        )
    blocks += _genomen(sessie, handed)
    if handed.open_punten:
        blocks.append(Heading("Open besluiten", 3))
        blocks.append(PointList(handed.open_punten))
    return Blocks(tuple(blocks))


def _genomen(sessie: Sessie, handed: Overdracht) -> list[Block]:
    """The decisions that were taken in this phase, with who answers for them; nothing when there are none."""
    taken = [
        item
        for item in sessie.dossier.besluiten
        if item.fase.naam == handed.fase and item.status in {"genomen", "uitgevoerd"}
    ]
    if not taken:
        return []
    rows = tuple(
        (
            item.besluit,
            item.eigenaar or "niet ingevuld",
            nl.datum(item.datum) if item.datum else "niet ingevuld",
            item.status,
        )
        for item in taken
    )
    heading = f"{nl.hoofdletter(nl.aantal(len(taken), 'besluit is', 'besluiten zijn'))} genomen"
    caption = f"Genomen besluiten in de fase {handed.fase}"
    table = Table(caption, ("Besluit", "Eigenaar", "Datum", "Stand"), rows, source=zinnen.bron_register(sessie.dossier))
    return [Heading(heading, 3), table]


@lru_cache(maxsize=2)
def plan_van(sessie: Sessie) -> Plan:
    """The proposed plan of the dossier, without a limit on the budget: that is for the client to set."""
    return maak_plan(sessie.dossier, passend(sessie.bevindingen))
