"""The plan as blocks of the report: the broken links, the routekaart, and what is left out."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.advice.plan import Gekozen, Plan
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.dossier import Dossier
from srm_kit.model import CELLEN, Cel
from srm_kit.views.figuren.routekaartfiguur import MEESTE_BALKEN, Balk, routekaart
from srm_kit.views.figuren.schakelfiguur import schakelfiguur
from srm_kit.views.planzinnen import kop_plan, open_per_cel, zin_ruimte, zin_schakel, zin_uitkomst
from srm_kit.views.zinnen import bron_register, waarom

__all__ = ["plan_blokken", "schakel_blokken"]

_MOST = 25


def schakel_blokken(plan: Plan, dossier: Dossier) -> Blocks:
    """Which of the nine links of every goal are broken, and what happens to each."""
    if plan.status == "niet te bepalen":
        reason = waarom(plan.reden)
        return Blocks(
            (Heading("Welke schakels gebroken zijn, is nog niet te zien", 3), Paragraph(f"Niet te bepalen: {reason}."))
        )
    heading = (
        f"{nl.getal(plan.gebroken)} van de {nl.getal(plan.schakels)} schakels {'is' if plan.gebroken == 1 else 'zijn'} "
        "gebroken"
        if plan.gebroken
        else "Alle schakels zijn heel"
    )
    running = {item.id for item in plan.gekozen if item.lopend}
    goals = tuple((item.id, item.doel) for item in dossier.doelen_die_tellen)
    state = {ident: {cel.code: "heel" for cel in CELLEN} for ident, _ in goals}
    for closed in plan.gesloten:
        state[closed.doel][closed.cel] = "loopt" if closed.door in running else "plan"
    for link in plan.open:
        state[link.doel][link.cel] = "open"
    figure = schakelfiguur(
        goals,
        state,
        heading + ".",
        "Gevuld rondje: heel. Rondje met stip: er wordt aan gewerkt. Driehoek: in het plan. Kruis: blijft open. "
        + bron_register(dossier),
    )
    return Blocks((Heading(heading, 3), Paragraph(f"{zin_schakel()} {zin_uitkomst(plan)}"), figure))


def plan_blokken(plan: Plan, dossier: Dossier) -> Blocks:
    """The chapter Routekaart: what we propose, quarter by quarter, and why."""
    heading = Heading(f"Routekaart: {kop_plan(plan)}", 2)
    text = Paragraph(" ".join((zin_uitkomst(plan), *zin_ruimte(plan))))
    blocks: list[Block] = [heading, text]
    if plan.gekozen:
        blocks.append(_figure(plan, dossier))
        blocks.append(_reasons(plan, dossier))
    blocks += _stop(plan)
    blocks += _left_out(plan)
    if plan.open and plan.status != "niet te bepalen":
        lines = tuple(
            f"{nl.hoofdletter(Cel.van_code(cell).naam)}: {_some(list(goals))}."
            for cell, goals in open_per_cel(plan.open).items()
        )
        blocks += [Heading("Wat ook met dit plan open blijft", 3), PointList(lines)]
    return Blocks(tuple(blocks))


def _some(goals: list[str]) -> str:
    return nl.opsomming(goals) if len(goals) <= 15 else f"{', '.join(goals[:15])} en nog {len(goals) - 15}"


def _kind(item: Gekozen) -> tuple[str, str]:
    if item.zacht is None:
        kind, word = "richting", "doelen"
    else:
        kind, word = ("zacht", "zacht") if item.zacht >= 0.5 else ("hard", "hard")
    return ("loopt", f"loopt, {word}") if item.lopend else (kind, f"nieuw, {word}")


def _code(item: Gekozen) -> str:
    """What tells two bars of the same name apart: the code, or the goals of a proposal."""
    if item.bestaand:
        return item.id
    return f"{item.sluit[0].doel} e.a." if len(item.sluit) > 1 else item.sluit[0].doel


def _figure(plan: Plan, dossier: Dossier) -> Block:
    # With many running, what is new must still be seen: the figure draws the first of the list.
    new = [item for item in plan.nieuw if item.kwartalen > 0]
    running = [item for item in plan.gekozen if item.lopend and item.kwartalen > 0]
    order = (*running, *new) if len(running) + len(new) <= MEESTE_BALKEN else (*new, *running)
    bars = [Balk(f"{_code(item)}  {item.naam}", item.start, item.kwartalen, *_kind(item)) for item in order]
    busy = [item.lopend + item.nieuw for item in plan.bezetting]
    table = Table(
        "Hoeveel inspanningen er per kwartaal lopen",
        ("Kwartaal", "Loopt al", "Nieuw", "Samen", "Ruimte voor"),
        tuple(
            (item.kwartaal, str(item.lopend), str(item.nieuw), str(item.lopend + item.nieuw), str(plan.max_parallel))
            for item in plan.bezetting
        ),
        (1, 2, 3, 4),
    )
    full = sum(number > plan.max_parallel for number in busy)
    finding = f"{nl.hoofdletter(kop_plan(plan))}."
    if full:
        finding = f"In {nl.aantal(full, 'kwartaal', 'kwartalen')} loopt er meer dan de organisatie aankan"
        finding += f"; iets nieuws start op zijn vroegst in {plan.nieuw[0].kwartaal}." if plan.nieuw else "."
    description = (
        f"{nl.hoofdletter(nl.aantal(len(bars), 'inspanning', 'inspanningen'))} van {plan.kwartalen[0]} tot en met "
        f"{plan.kwartalen[-1]}; per kwartaal samen {nl.opsomming([str(number) for number in busy])}."
    )
    return routekaart(
        plan.kwartalen, bars, busy, plan.max_parallel, description, finding, table, bron_register(dossier)
    )


def _reasons(plan: Plan, dossier: Dossier) -> Table:
    running = [item for item in plan.gekozen if item.lopend]
    rest = len(running) - _MOST
    rows = tuple(
        (
            f"{item.id} {item.naam}" if item.bestaand else f"{item.naam} ({_goals(item)})",
            item.kwartaal.replace(" ", "\u00a0"),
            item.tot.replace(" ", "\u00a0"),
            nl.euro(item.kosten) if item.kosten is not None else "niet ingevuld",
            item.reden,
        )
        for item in (*plan.nieuw, *running[:_MOST])
    )
    notes = []
    if rest > 0:
        notes.append(f"En nog {nl.aantal(rest, 'lopende inspanning', 'lopende inspanningen')}.")
    if any(not item.bestaand for item in plan.gekozen):
        notes.append("Een inspanning zonder code is een voorstel; haar kosten zijn het midden van een eigen schatting.")
    return Table(
        "Wat er in het plan staat en waarom",
        ("Inspanning", "Van", "Tot en met", "Kosten", "Waarom"),
        rows,
        (3,),
        source=" ".join((*notes, bron_register(dossier))),
    )


def _goals(item: Gekozen) -> str:
    return nl.opsomming([link.doel for link in item.sluit])


def _stop(plan: Plan) -> list[Block]:
    if not plan.stoplijst:
        return []
    count = len(plan.stoplijst)
    return [
        Heading(
            f"{nl.hoofdletter(nl.aantal(count, 'lopende inspanning hoort', 'lopende inspanningen horen'))} "
            "bij geen enkel doel",
            3,
        ),
        Paragraph(f"Het plan rekent erop dat {'zij stopt' if count == 1 else 'zij stoppen'}."),
        Table("Stoplijst", ("Inspanning", "Waarom"), tuple((f"{s.id} {s.naam}", s.reden) for s in plan.stoplijst)),
    ]


def _left_out(plan: Plan) -> list[Block]:
    if not plan.niet_gekozen:
        return []
    order = sorted(plan.niet_gekozen, key=lambda item: (not item.bestaand, item.id))
    shown = order[:_MOST]
    rows = tuple(
        (
            f"{item.id} {item.naam}" if item.bestaand else item.naam,
            nl.euro(item.kosten) if item.kosten is not None else "niet ingevuld",
            item.reden.removeprefix("Niet gekozen: "),
        )
        for item in shown
    )
    rest = len(order) - len(shown)
    return [
        Heading("Wat er niet in het plan staat, en waarom", 3),
        Table(
            "Niet in het plan",
            ("Inspanning", "Kosten", "Waarom niet"),
            tuple((name, cost, nl.hoofdletter(reason)) for name, cost, reason in rows),
            (1,),
            source=f"En nog {nl.aantal(rest, 'inspanning', 'inspanningen')}." if rest else "",
        ),
    ]
