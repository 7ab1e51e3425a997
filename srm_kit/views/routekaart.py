"""The plan as blocks of the report: the gaps per goal, the routekaart in packages, and what is left out."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.advice.plan import Gekozen, Plan
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.dossier import Dossier
from srm_kit.measures.register import register
from srm_kit.model import CELLEN, Cel
from srm_kit.views.figuren.routekaartfiguur import Balk, routekaart
from srm_kit.views.figuren.schakelfiguur import schakelfiguur
from srm_kit.views.planzinnen import (
    doelen_in_woorden,
    kop_plan,
    kosten,
    niet_gekozen_per_reden,
    open_per_cel,
    zin_pakket,
    zin_ruimte,
    zin_uitkomst,
    zin_vak,
)
from srm_kit.views.zinnen import bron_register, waarom

__all__ = ["pakket_blokken", "plan_blokken", "plan_onderbouwing", "schakel_blokken"]

_MOST = 25


def schakel_blokken(plan: Plan, dossier: Dossier) -> Blocks:
    """Which of the nine links of every goal are gaps, and what happens to each."""
    if plan.status == "niet te bepalen":
        reason = waarom(plan.reden)
        return Blocks(
            (Heading("Waar de gaten zitten, is nog niet te zien", 3), Paragraph(f"Niet te bepalen: {reason}."))
        )
    heading = (
        f"De doelen samen hebben {nl.aantal(plan.gebroken, 'gat', 'gaten')}"
        if plan.gebroken
        else "Er is geen gat in wat is vastgelegd"
    )
    running = {keuze.id for keuze in plan.gekozen if keuze.lopend}
    goals = tuple((doel.id, doel.doel) for doel in register(dossier).doelen)
    state = {ident: {cel.code: "heel" for cel in CELLEN} for ident, _ in goals}
    for link in plan.niet_vastgelegd:
        state[link.doel][link.cel] = "onbekend"
    for closed in plan.gesloten:
        state[closed.doel][closed.cel] = "loopt" if closed.door in running else "plan"
    for link in plan.open:
        state[link.doel][link.cel] = "open"
    legend = (
        "Gevuld rondje: gevuld. Rondje met stip: er wordt aan gewerkt. Driehoek: in het plan. Kruis: blijft open. "
        + ("Leeg: niet vastgelegd. " if plan.onbekend else "")
        + bron_register(dossier)
    )
    figure = schakelfiguur(goals, state, heading + ".", legend)
    return Blocks((Heading(heading, 3), Paragraph(f"{zin_vak()} {zin_uitkomst(plan)}"), figure))


def plan_blokken(plan: Plan, dossier: Dossier) -> Blocks:
    """The chapter Routekaart: what we propose, quarter by quarter."""
    heading = Heading(f"Routekaart: {kop_plan(plan)}", 2)
    text = Paragraph(" ".join((zin_uitkomst(plan), *zin_ruimte(plan))))
    blocks: list[Block] = [heading, text]
    if plan.gekozen:
        blocks.append(_figure(plan, dossier))
    return Blocks(tuple(blocks))


def pakket_blokken(plan: Plan, dossier: Dossier) -> Blocks:
    """The packages of the plan: who, when, what it costs and why."""
    return Blocks((_packages(plan, dossier),) if plan.nieuw else ())


def plan_onderbouwing(plan: Plan) -> Blocks:
    """What backs the routekaart up: the answer to each serious finding, what runs, stops, stays out and stays open."""
    blocks: list[Block] = [*_answers(plan), *_running(plan)]
    blocks += _stop(plan)
    blocks += _left_out(plan)
    if plan.open and plan.status != "niet te bepalen":
        lines = tuple(
            f"{nl.capitalised(Cel.van_code(cell).naam)}: {doelen_in_woorden(goals)}."
            for cell, goals in open_per_cel(plan.open).items()
        )
        blocks += [Heading("Wat ook met dit plan open blijft", 3), PointList(lines)]
    return Blocks(tuple(blocks))


def _kind(item: Gekozen) -> tuple[str, str]:
    if item.zacht is None:
        kind, word = "richting", "doelen"
    else:
        kind, word = ("zacht", "zacht") if item.zacht >= 0.5 else ("hard", "hard")
    return ("loopt", f"loopt, {word}") if item.lopend else (kind, f"nieuw, {word}")


def _figure(plan: Plan, dossier: Dossier) -> Block:
    # The packages are what is proposed: they stand first, also when much is running.
    items = [item for item in (*plan.nieuw, *(each for each in plan.gekozen if each.lopend)) if item.kwartalen > 0]
    bars = [Balk(item.naam, item.start, item.kwartalen, *_kind(item)) for item in items]
    busy = [item.lopend + item.nieuw for item in plan.bezetting]
    most = plan.max_parallel
    heads = ("Kwartaal", "Loopt al", "Nieuw", "Samen", *(("Ruimte voor",) if most else ()))
    table = Table(
        "Hoeveel inspanningen er per kwartaal lopen",
        heads,
        tuple(
            (
                item.kwartaal,
                str(item.lopend),
                str(item.nieuw),
                str(item.lopend + item.nieuw),
                *((str(most),) if most else ()),
            )
            for item in plan.bezetting
        ),
        tuple(range(1, len(heads))),
    )
    full = sum(number > most for number in busy) if most else 0
    finding = f"{nl.capitalised(kop_plan(plan))}."
    if full:
        finding = f"In {nl.aantal(full, 'kwartaal', 'kwartalen')} loopt er meer dan de organisatie aankan."
    description = (
        f"{nl.capitalised(nl.aantal(len(bars), 'inspanning', 'inspanningen'))} van {plan.kwartalen[0]} tot en met "
        f"{plan.kwartalen[-1]}; per kwartaal samen {nl.opsomming([str(number) for number in busy])}."
    )
    return routekaart(plan.kwartalen, bars, busy, most, description, finding, table, bron_register(dossier))


def _packages(plan: Plan, dossier: Dossier) -> Table:
    rows = tuple(
        (
            f"{item.naam} ({doelen_in_woorden(item.doelen)})" if item.doelen else item.naam,
            item.kwartaal.replace(" ", "\u00a0"),
            item.tot.replace(" ", "\u00a0"),
            nl.capitalised(item.rol) if item.rol else "niet ingevuld",
            kosten(item),
            zin_pakket(item, plan),
        )
        for item in plan.nieuw
    )
    library = any(not item.bestaand for item in plan.nieuw)
    note = "De kosten van een stap uit de bibliotheek zijn een eigen schatting. " if library else ""
    return Table(
        "De pakketten van de routekaart",
        ("Pakket", "Van", "Tot en met", "Wie", "Kosten", "Waarom"),
        rows,
        source=note + bron_register(dossier),
    )


def _answers(plan: Plan) -> list[Block]:
    """What is done about each serious finding."""
    if not plan.antwoorden:
        return []
    rows = tuple(
        (
            antwoord.naam,
            antwoord.stap_naam if antwoord.stap else antwoord.reden or "",
            antwoord.kwartaal.replace(" ", "\u00a0") or "–",
        )
        for antwoord in plan.antwoorden
    )
    table = Table("Wat het plan met elke ernstige bevinding doet", ("Bevinding", "Stap", "Begint in"), rows)
    return [Heading("Wat er met de ernstige bevindingen gebeurt", 3), table]


def _running(plan: Plan) -> list[Block]:
    running = [keuze for keuze in plan.gekozen if keuze.lopend]
    if not running:
        return []
    rows = tuple(
        (item.naam, item.tot.replace(" ", "\u00a0"), doelen_in_woorden(item.doelen) or "–", item.reden)
        for item in running[:_MOST]
    )
    rest = len(running) - len(rows)
    number = nl.capitalised(nl.aantal(len(running), "inspanning loopt door", "inspanningen lopen door"))
    return [
        Heading(number, 3),
        Table(
            "Wat al loopt",
            ("Inspanning", "Loopt tot en met", "Doelen", "Wat opvalt"),
            rows,
            source=f"En nog {nl.aantal(rest, 'lopende inspanning', 'lopende inspanningen')}." if rest > 0 else "",
        ),
    ]


def _stop(plan: Plan) -> list[Block]:
    if not plan.stoplijst:
        return []
    count = len(plan.stoplijst)
    verb = "lopende inspanning is" if count == 1 else "lopende inspanningen zijn"
    return [
        Heading(f"{nl.capitalised(nl.telwoord(count))} {verb} (nog) niet aan een doel gekoppeld", 3),
        Paragraph(f"Het plan rekent niet op {'die inspanning' if count == 1 else 'die inspanningen'}."),
        Table("Werk zonder doel", ("Inspanning", "Wat te doen"), tuple((s.naam, s.reden) for s in plan.stoplijst)),
    ]


def _left_out(plan: Plan) -> list[Block]:
    blocks: list[Block] = []
    for reason, lines in niet_gekozen_per_reden(plan):
        shown = tuple(lines[:_MOST])
        rest = len(lines) - len(shown)
        more = (f"en nog {nl.aantal(rest, 'inspanning', 'inspanningen')}",) if rest else ()
        blocks += [Paragraph(reason), PointList((*shown, *more))]
    return [Heading("Wat er niet in het plan staat, en waarom", 3), *blocks] if blocks else []
