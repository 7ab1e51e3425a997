"""Whether goals become more concrete and people act otherwise: the ladder, what moved, and behaviour that was seen."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, PointList, Table
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import TREDEN
from srm_kit.measures import Maten
from srm_kit.measures.beweging import Gedragsbeeld, Stap
from srm_kit.model import Fase, Spoor
from srm_kit.views import zinnen
from srm_kit.views.raster import raster

__all__ = ["gedrag", "ladder", "wat_veranderde"]

_NODIG = {Fase.RICHTEN: 2, Fase.INRICHTEN: 3, Fase.VERRICHTEN: 4}
"""The step that a phase should have brought a goal to."""


def ladder(dossier: Dossier, maten: Maten, fase: Fase) -> tuple[Block, ...]:
    """Per strand how many goals have come as far as this phase should bring them; in verrichten every goal too."""
    steps = maten.beweging.treden if maten.beweging else ()
    if not steps:
        return ()
    needed = _NODIG[fase]
    lines = []
    for spoor in Spoor:
        own = [step for step in steps if step.spoor == spoor.value]
        if own:
            far = sum(item.trede >= needed for item in own)
            told = zinnen.van_de(far, len(own), "is", "zijn")
            lines.append(f"{nl.capitalised(spoor.naam)}: {told} ten minste {TREDEN[needed - 1]}.")
    goals = {step.doel for step in steps}
    whole = sum(
        len([step for step in steps if step.doel == goal and step.trede >= needed]) == len(Spoor) for goal in goals
    )
    heading = (
        f"{nl.capitalised(zinnen.van_de(whole, len(goals), 'is', 'zijn'))} op alle drie de sporen {TREDEN[needed - 1]}"
    )
    blocks: list[Block] = [Heading(heading, 3, raster(cel.code for cel in fase.cellen)), PointList(tuple(lines))]
    if fase is Fase.VERRICHTEN:
        blocks.append(_per_doel(dossier, steps))
    return tuple(blocks)


def _per_doel(dossier: Dossier, steps: tuple[Stap, ...]) -> Table:
    of = {(step.doel, Spoor(step.spoor)): step for step in steps}
    rows = tuple(
        (f"{goal.id} {goal.doel}", *(_step(of.get((goal.id, spoor))) for spoor in Spoor))
        for goal in dossier.doelen_die_tellen
        if any((goal.id, spoor) in of for spoor in Spoor)
    )
    return Table(
        "Hoe ver elk doel is, per spoor",
        ("Doel", *(nl.capitalised(spoor.naam) for spoor in Spoor)),
        rows,
        source=f"De treden zijn: {nl.opsomming(TREDEN)}. {_bron(dossier, len(rows))}",
    )


def _step(item: Stap | None) -> str:
    return "niet vastgelegd" if item is None else f"{TREDEN[item.trede - 1]} ({nl.maand(item.datum)})"


def wat_veranderde(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Which goals moved on the ladder since the time before; nothing when everything was looked at once."""
    steps = [item for item in (maten.beweging.treden if maten.beweging else ()) if item.vorige is not None]
    if not steps:
        return ()
    names = {goal.id: goal.doel for goal in dossier.doelen_die_tellen}
    looked = {step.doel for step in steps}
    further = {step.doel for step in steps if step.trede > (step.vorige or 0)}
    goals = nl.capitalised(zinnen.van_de(len(further), len(looked), "is", "zijn"))
    rows = tuple(
        (f"{step.doel} {names[step.doel]}", nl.capitalised(Spoor(step.spoor).naam), *_moved(step), step.bron or "–")
        for step in sorted(steps, key=lambda item: nl.volgorde(item.doel))
    )
    table = Table(
        "Wat er op de ladder veranderde",
        ("Doel", "Spoor", "Eerder", "Nu", "Stand", "Bron"),
        rows,
        source=_bron(dossier, len(looked)),
    )
    return (Heading(f"{goals} op ten minste één spoor concreter geworden", 3), table)


def _moved(item: Stap) -> tuple[str, str, str]:
    before, now = item.vorige or 0, item.trede
    word = "verder" if now > before else "terug" if now < before else "gelijk"
    then = nl.maand(item.vorige_datum) if item.vorige_datum else ""
    return f"{TREDEN[before - 1]} ({then})", f"{TREDEN[now - 1]} ({nl.maand(item.datum)})", word


def gedrag(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Other behaviour per role, and on how many occasions it was seen; never about a person."""
    seen = maten.beweging.gedrag if maten.beweging else ()
    if not seen:
        return ()
    often = sum(2 * item.gezien >= item.van_de for item in seen)
    of = zinnen.van_de(often, len(seen), "is", "zijn", "afspraak over gedrag", "afspraken over gedrag")
    rows = tuple(
        (item.rol, item.van, item.naar, _times(item.gezien, item.van_de), _before(item), item.doel or "–")
        for item in seen
    )
    return (
        Heading(f"{nl.capitalised(of)} in ten minste de helft van de momenten gezien", 3, raster(("VL",))),
        Paragraph("Wij tellen momenten, geen mensen. Over een rol van minder dan vijf mensen zeggen wij niets."),
        Table(
            "Ander gedrag dat is gezien",
            ("Rol", "Van", "Naar", "Gezien", "De keer ervoor", "Doel"),
            rows,
            source=zinnen.bron_geteld(dossier, len(seen), "afspraak", "afspraken"),
        ),
    )


def _times(seen: int, of: int) -> str:
    return f"{seen} van {of} momenten" if of > 1 else f"{seen} van 1 moment"


def _before(item: Gedragsbeeld) -> str:
    if item.vorige is None or item.vorige_datum is None:
        return "–"
    return f"{_times(*item.vorige)} ({nl.maand(item.vorige_datum)})"


def _bron(dossier: Dossier, number: int) -> str:
    return zinnen.bron_geteld(dossier, number, "doel", "doelen")
