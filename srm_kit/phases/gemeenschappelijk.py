"""What the three phases have in common: the opening, the connection, and the state of the goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from srm_kit import nl
from srm_kit.advice.keuze import passend
from srm_kit.advice.plan import Plan, make_plan
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList
from srm_kit.model import Fase, beschrijving
from srm_kit.phases.handover import Doelstand, Overdracht
from srm_kit.phases.sessie import Sessie
from srm_kit.views import zinnen
from srm_kit.views.figuren import fasekolom
from srm_kit.views.figuren.draad import SCHAKELZIN
from srm_kit.views.printed import printed_cells
from srm_kit.views.raster import raster

__all__ = ["beleving", "opening", "plan_van", "stand", "vragen"]


def opening(sessie: Sessie, fase: Fase) -> Blocks:
    """The chapter heading with the locator of the phase."""
    codes = tuple(cel.code for cel in fase.cellen)
    heading = Heading(
        f"{nl.capitalised(fase.naam)}: {_lower(zinnen.kop_fase(fase, sessie.dossier, sessie.maten))}", 2, raster(codes)
    )
    return Blocks((heading,))


def vragen(sessie: Sessie, fase: Fase) -> Blocks:
    """The questions the phase asks."""
    return Blocks((PointList(tuple(beschrijving(cel).vraag for cel in fase.cellen)),))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def beleving(sessie: Sessie, fase: Fase) -> Blocks:
    """What employees say about the three cells of a phase, each for itself; nothing when none was measured."""
    dossier, maten = sessie.dossier, sessie.maten
    cells = printed_cells(maten.cellen, maten.referentie)
    own = [cells[cel.code] for cel in fase.cellen]
    if all(maten.cellen[cel.code].score is None and not maten.cellen[cel.code].onderdrukt for cel in fase.cellen):
        return Blocks(())
    lit = raster(cel.code for cel in fase.cellen)
    if all(cell.score is None for cell in own):
        why = "Om antwoorden van mensen te beschermen, tonen wij deze scores niet."
        return Blocks(
            (Heading(f"Hoe medewerkers {_BELEVING[fase]} ervaren, kunnen wij niet tonen", 3, lit), Paragraph(why))
        )
    apart = [(cel, cell) for cel, cell in zip(fase.cellen, own, strict=True) if cell.apart is not None]
    if apart:
        names = [f"{cel.spoor.naam} ({cell.apart_text.removesuffix(' dan elders')})" for cel, cell in apart]
        verb = "valt" if len(names) == 1 else "vallen"
        heading = f"Naast andere gemeenten {verb} op: {nl.opsomming(names)}"
    else:
        heading = f"{_MERKEN[fase]}: {zinnen.labels(own) or 'te weinig antwoorden voor een oordeel'}"
    sentence = zinnen.zin_beleving(fase.cellen, cells)
    figure = fasekolom(fase, cells, heading + ".", zinnen.bron_vragenlijst(dossier, maten, fase.cellen))
    return Blocks((Heading(heading, 3, lit), *((Paragraph(sentence),) if sentence else ()), figure))


_BELEVING = {Fase.RICHTEN: "de koers", Fase.INRICHTEN: "de plannen", Fase.VERRICHTEN: "de uitvoering"}
_MERKEN = {fase: f"Zo ervaren medewerkers {what}" for fase, what in _BELEVING.items()}


def stand(sessie: Sessie, handed: Overdracht) -> Blocks:
    """What the phase leaves behind per goal: ready for the next phase, or which links are missing."""
    known = [doel for doel in handed.doelen if doel.schakels]
    blocks: list[Block] = []
    if known:
        ready = sum(item.concreet for item in known)
        total = len(known)
        words = nl.opsomming([SCHAKELZIN[name] for name in known[0].schakels])
        blocks.append(Heading(f"Bij {zinnen.van_de(ready, total)} is er wat {handed.fase} moet opleveren: {words}", 3))
        missing = tuple(_ontbreekt(known))
        if missing:
            blocks.append(PointList(missing))
    return Blocks(tuple(blocks))


def _ontbreekt(known: Sequence[Doelstand]) -> Iterator[str]:
    """What is still missing, with the goals where it is: the chain per goal is drawn once, in verrichten."""
    for name in known[0].schakels:
        goals = sorted((item.id for item in known if item.schakels.get(name) is False), key=nl.volgorde)
        if goals:
            where = "alle doelen" if len(goals) == len(known) > 1 else nl.opsomming(goals)
            yield f"Bij {where} ontbreekt nog {SCHAKELZIN[name]}."


@lru_cache(maxsize=2)
def plan_van(sessie: Sessie) -> Plan:
    """The proposed plan of the dossier, without a limit on the budget: that is for the client to set."""
    return make_plan(sessie.dossier, passend(sessie.bevindingen), bevindingen=sessie.bevindingen)
