"""The plan: which initiatives to start, when, and why (the routekaart).

It follows the diagnosis: at most a few packages, first the municipality's own projects, then for every serious finding
a step in the first quarters or a sentence why not, then what fills the weightiest gaps (see ``schakels`` and
docs/methode.md#adviezen), within the budget and within what the organisation can carry at once when that was given.
What is running stays; what serves no goal is on the stop list, and the plan counts on its room. The budget is for
what is newly started: the money of running initiatives has been given out already. Hard and soft each have a share
of what is newly chosen, counted over initiatives (docs/maatstaven.md#balans).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from srm_kit import nl
from srm_kit.advice.kandidaten import Kandidaat, eerste_kwartaal, eigen, kwartaalnaam, uit_bibliotheek
from srm_kit.advice.keuze import ERNSTIG, gewicht
from srm_kit.advice.plan_reasons import Grenzen, bewust_niet, gekozen_omdat, loopt_omdat, niet_omdat, stop_omdat
from srm_kit.advice.plan_uitkomst import (
    Antwoord,
    Bezetting,
    Gekozen,
    Gesloten,
    NietGekozen,
    Plan,
    Stop,
    as_json,
)
from srm_kit.advice.schakels import Schakel, eerste_per_doel, gesorteerd, toestand
from srm_kit.advice.solver import Opgave, Oplossing, soft_shares, solve
from srm_kit.diagnosis import Bevinding
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.redenen import GEEN_KOPPELINGEN
from srm_kit.measures.register import register
from srm_kit.model import drempels
from srm_kit.model.interventies import Interventie

__all__ = ["Antwoord", "Bezetting", "Gekozen", "Gesloten", "NietGekozen", "Plan", "Stop", "as_json", "make_plan"]


def make_plan(
    dossier: Dossier,
    interventies: Iterable[Interventie] = (),
    *,
    bevindingen: Sequence[Bevinding] = (),
    budget: float | None = None,
    ondergrens: float | None = None,
) -> Plan:
    """The proposed plan of a dossier.

    Parameters
    ----------
    dossier
        A dossier without errors; ``opdracht.max_parallel`` bounds what runs at once, when it is given.
    interventies
        Interventions to choose from beside the projects of the dossier (see ``passend``).
    bevindingen
        The findings of the diagnosis: they weigh the gaps, and each serious one gets a step or a reason why not.
    budget
        Euro for what is newly started; no limit when left out.
    ondergrens
        Share (0-1) that hard and soft must each have; the threshold ``plan_ondergrens`` when left out.

    Returns
    -------
    Plan
        Never an error: without goals or links it says why there is no plan.
    """
    limits = drempels()
    begin = eerste_kwartaal(dossier.peildatum)
    names = tuple(kwartaalnaam(begin + place) for place in range(limits.plan_horizon))
    most = dossier.opdracht.max_parallel
    floor = limits.plan_ondergrens if ondergrens is None else ondergrens
    empty = Plan("niet te bepalen", kwartalen=names, max_parallel=most, budget=budget)
    links = register(dossier)
    if links.zonder_doelen is not None:
        return replace(empty, reden=links.zonder_doelen)
    state = toestand(links)
    if not links.gekoppeld:
        return replace(
            empty,
            gebroken=len(state.gebroken),
            schakels=len(state.alle),
            onbekend=len(state.onbekend),
            niet_vastgelegd=state.onbekend,
            open=state.gebroken,
            reden=GEEN_KOPPELINGEN,
        )
    own = eigen(links, state)
    coupling_known = links.vastgelegd.koppeling("inspanning")
    stop = tuple(item for item in own if item.lopend and coupling_known and not item.gekoppeld and not item.over_tijd)
    if not coupling_known:
        own = tuple(replace(item, gekoppeld=False) for item in own)
    running = tuple(item for item in own if item.lopend and item not in stop)
    held = {link for item in running if not item.breed and not item.over_tijd for link in item.sluit}
    still_open = gesorteerd(set(state.gebroken) - held)
    first = eerste_per_doel(still_open)
    weights = {link: gewicht(link, bevindingen, state.doelen) for link in still_open}
    serious = [bevinding for bevinding in bevindingen if bevinding.ernst == ERNSTIG]
    fresh = (
        *(item for item in own if not item.lopend),
        *uit_bibliotheek(links, weights, first, interventies, bevindingen),
    )
    load = [sum(place < item.kwartalen for item in running if not item.over_tijd) for place in range(len(names))]
    task = Opgave(
        kandidaten=fresh,
        gewicht=weights,
        ruimte=tuple(len(fresh) if most is None else max(most - busy, 0) for busy in load),
        budget=budget,
        ondergrens=floor,
        pakketten=limits.plan_pakketten,
        eigen_eerst=limits.plan_eigen_eerst,
        ernstig=len(serious),
    )
    found, relaxed = _with_floor(task)
    bounds = Grenzen(task, found.start, relaxed is not None)
    picked = sorted((item for item in fresh if item.id in found.start), key=lambda each: _order(each, found.start))
    chosen = tuple(_row(item, 0, names, loopt_omdat(item, running)) for item in running) + tuple(
        _package(item, found.start, names, (picked, running), serious, bevindingen, first, weights) for item in picked
    )
    closed = _closed(running, picked)
    return replace(
        empty,
        status="beste" if found.bewezen else "goed",
        gekozen=chosen,
        niet_gekozen=_left_out(fresh, bounds, {bevinding.interventie for bevinding in bevindingen}),
        stoplijst=tuple(Stop(item.id, item.naam, stop_omdat(item)) for item in stop),
        antwoorden=_answers(serious, fresh, bounds, names),
        gebroken=len(state.gebroken),
        schakels=len(state.alle),
        onbekend=len(state.onbekend),
        niet_vastgelegd=state.onbekend,
        gesloten=tuple(Gesloten(link.doel, link.cel, closed[link]) for link in gesorteerd(closed)),
        open=gesorteerd(set(state.gebroken) - set(closed)),
        bezetting=tuple(
            Bezetting(name, load[place], _at_once(picked, found.start, place)) for place, name in enumerate(names)
        ),
        kosten=sum(item.kosten or 0.0 for item in picked),
        kosten_lopend=sum(item.kosten or 0.0 for item in running),
        zacht_van_nieuw=_soft(picked),
        ondergrens=floor,
        ondergrens_losgelaten=relaxed,
        reden=None if state.gebroken else "er is geen leeg vak in wat is vastgelegd",
    )


def _with_floor(task: Opgave) -> tuple[Oplossing, str | None]:
    """The plan with the floor; without it, and why, when the floor would leave nothing hard or soft to choose."""
    found = solve(task)
    if _weighs(task, found):
        return found, None
    free = solve(replace(task, ondergrens=0.0))
    if not _weighs(task, free):
        return found, None
    return free, (
        f"geen enkele combinatie geeft structuur en gedrag elk ten minste {nl.procent(task.ondergrens)}; daarom is deze "
        "ondergrens losgelaten"
    )


def _weighs(task: Opgave, found: Oplossing) -> bool:
    """Whether something hard or soft was chosen."""
    return bool(soft_shares(item for item in task.kandidaten if item.id in found.start))


def _order(item: Kandidaat, start: Mapping[str, int]) -> tuple[bool, int, str]:
    """The municipality's own projects first, then by quarter."""
    return not item.bestaand, start[item.id], item.id


def _row(item: Kandidaat, start: int, names: Sequence[str], reason: str) -> Gekozen:
    last = start + item.kwartalen - 1
    until = "dit kwartaal" if last < start else names[last] if last < len(names) else f"na {names[-1]}"
    return Gekozen(
        id=item.id,
        naam=item.naam,
        bestaand=item.bestaand,
        lopend=item.lopend,
        kwartaal="loopt" if item.lopend else names[start],
        tot="einddatum voorbij" if item.over_tijd and item.lopend else item.einde or until,
        start=start,
        kwartalen=0 if item.over_tijd and item.lopend else item.kwartalen,
        kosten=item.kosten,
        uren=item.uren,
        zacht=item.zacht,
        sluit=item.sluit,
        reden=reason,
        doelen=item.doelen,
        rol=item.rol,
        breed=item.breed,
    )


def _package(
    item: Kandidaat,
    start: Mapping[str, int],
    names: Sequence[str],
    beside: tuple[Sequence[Kandidaat], Sequence[Kandidaat]],
    serious: Sequence[Bevinding],
    findings: Sequence[Bevinding],
    first: frozenset[Schakel],
    weights: Mapping[Schakel, int],
) -> Gekozen:
    answers = [serious[number] for number in sorted(item.antwoord)]
    answers += [each for each in findings if each.interventie == item.id and each.ernst != ERNSTIG]
    library = item.interventie
    row = _row(item, start[item.id], names, gekozen_omdat(item, answers[:2], first, weights))
    return replace(
        row,
        bevindingen=tuple(dict.fromkeys(each.regel.naam for each in answers)),
        hangt_af_van=_depends_on(item, beside),
        kosten_van_tot=None if library is None else (float(library.kosten[0]), float(library.kosten[1])),
        ondernemingsraad="" if library is None else library.ondernemingsraad,
        ondernemingsraad_bij="" if library is None else library.ondernemingsraad_bij,
    )


def _depends_on(item: Kandidaat, beside: tuple[Sequence[Kandidaat], Sequence[Kandidaat]]) -> tuple[str, ...]:
    """What in the plan fills an earlier phase of the same strand for a goal this serves too."""
    needs = {
        Schakel(link.doel, phase + link.cel[1])
        for link in item.sluit
        for phase in "RIV"["RIV".index(link.cel[0]) :: -1][1:]
    }
    return tuple(
        other.id
        for group in beside
        for other in group
        if other is not item and not other.breed and needs & set(other.sluit)
    )


def _closed(running: Sequence[Kandidaat], picked: Sequence[Kandidaat]) -> dict[Schakel, str]:
    closed: dict[Schakel, str] = {}
    for item in (*running, *picked):
        if not item.breed and not (item.lopend and item.over_tijd):
            for link in item.sluit:
                closed.setdefault(link, item.id)
    return closed


def _left_out(fresh: Sequence[Kandidaat], limits: Grenzen, asked: set[str]) -> tuple[NietGekozen, ...]:
    """What was not chosen; of the library only what a finding asks for, or all of it when there are no findings."""
    return tuple(
        NietGekozen(item.id, item.naam, item.bestaand, item.kosten, *niet_omdat(item, limits), doelen=item.doelen)
        for item in fresh
        if item.id not in limits.start and (item.bestaand or not asked or item.id in asked)
    )


def _answers(
    serious: Sequence[Bevinding], fresh: Sequence[Kandidaat], limits: Grenzen, names: Sequence[str]
) -> tuple[Antwoord, ...]:
    found = []
    for number, item in enumerate(serious):
        choices = [each for each in fresh if number in each.antwoord]
        in_time = [each for each in choices if limits.start.get(each.id, len(names)) < limits.opgave.eerste_kwartalen]
        # What the finding itself asks for goes before what may stand in for it.
        step = min(
            in_time, key=lambda each: (each.id != item.interventie, limits.start[each.id], each.id), default=None
        )
        if step is not None:
            found.append(Antwoord(item.id, item.regel.naam, item.cel, step.id, step.naam, names[limits.start[step.id]]))
        elif item.regel.minder:
            found.append(
                Antwoord(
                    item.id,
                    item.regel.naam,
                    item.cel,
                    None,
                    "",
                    "",
                    "Bewust niet, omdat de stap hier is om minder te doen: zie het werk zonder doel.",
                )
            )
        else:
            reason = bewust_niet(item, choices, limits, names)
            found.append(Antwoord(item.id, item.regel.naam, item.cel, None, "", "", reason))
    return tuple(found)


def _at_once(picked: Sequence[Kandidaat], start: Mapping[str, int], quarter: int) -> int:
    return sum(start[item.id] <= quarter < start[item.id] + item.kwartalen for item in picked)


def _soft(picked: Sequence[Kandidaat]) -> float | None:
    """The soft share of what is new, each hard or soft initiative counted once."""
    soft = soft_shares(picked)
    return sum(soft) / len(soft) if soft else None
