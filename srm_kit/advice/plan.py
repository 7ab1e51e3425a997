"""The plan: which initiatives to start, when, and why (the routekaart).

It closes as many broken links (see ``schakels``) as the budget and the number of initiatives the organisation
can carry at once allow; the first broken link of a goal counts double, because what comes later hangs on it.
Running initiatives stay, and take room; what serves no goal is on the stop list, and
the plan counts on its room. The budget is for what is newly
started: the money of running initiatives has been given out already. Hard and soft must each have a share of
the cost of what is newly chosen (docs/maatstaven.md#balans).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from srm_kit import nl
from srm_kit.advice.kandidaten import Kandidaat, algemeen, eerste_kwartaal, eigen, kwartaalnaam
from srm_kit.advice.plan_reasons import Grenzen, gekozen_omdat, loopt_omdat, niet_omdat, stop_omdat
from srm_kit.advice.schakels import Schakel, eerste_per_doel, gesorteerd, toestand
from srm_kit.advice.solver import Opgave, Oplossing, basis, los_op
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.redenen import GEEN_DOELEN, GEEN_KOPPELINGEN
from srm_kit.model import drempels
from srm_kit.model.interventies import Interventie

__all__ = ["Bezetting", "Gekozen", "Gesloten", "NietGekozen", "Plan", "Stop", "as_json", "maak_plan"]


@dataclass(frozen=True, slots=True)
class Gekozen:
    """An initiative in the plan: quarters it runs in (numbers from the start of the plan), and why."""

    id: str
    naam: str
    bestaand: bool
    lopend: bool
    kwartaal: str
    tot: str
    start: int
    kwartalen: int
    kosten: float | None
    uren: float | None
    zacht: float | None
    sluit: tuple[Schakel, ...]
    reden: str


@dataclass(frozen=True, slots=True)
class NietGekozen:
    """An initiative that is not in the plan; ``oorzaak`` is a fixed word, ``reden`` says it in a sentence."""

    id: str
    naam: str
    bestaand: bool
    kosten: float | None
    oorzaak: str
    reden: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A running initiative that serves no goal."""

    id: str
    naam: str
    reden: str


@dataclass(frozen=True, slots=True)
class Gesloten:
    """A broken link, and the initiative of the plan that closes it first."""

    doel: str
    cel: str
    door: str


@dataclass(frozen=True, slots=True)
class Bezetting:
    """How many initiatives run at once in a quarter."""

    kwartaal: str
    lopend: int
    nieuw: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposed portfolio.

    ``status``: ``beste`` (proved), ``goed`` (the search was bounded) or ``niet te bepalen`` (then ``reden``).
    ``kosten`` is of what is newly started, ``kosten_lopend`` of what keeps running, both in euro;
    ``aandeel_zacht`` the soft share of the new cost, 0-1 (None when nothing hard or soft is new).
    ``ondergrens_losgelaten`` says why the floor was dropped, when it was.
    """

    status: str
    gekozen: tuple[Gekozen, ...] = ()
    niet_gekozen: tuple[NietGekozen, ...] = ()
    stoplijst: tuple[Stop, ...] = ()
    gebroken: int = 0
    schakels: int = 0
    gesloten: tuple[Gesloten, ...] = ()
    open: tuple[Schakel, ...] = ()
    kwartalen: tuple[str, ...] = ()
    bezetting: tuple[Bezetting, ...] = ()
    max_parallel: int = 0
    budget: float | None = None
    kosten: float = 0.0
    kosten_lopend: float = 0.0
    aandeel_zacht: float | None = None
    ondergrens: float = 0.0
    ondergrens_losgelaten: str | None = None
    reden: str | None = None

    @property
    def nieuw(self) -> tuple[Gekozen, ...]:
        """What the plan adds to what is running."""
        return tuple(item for item in self.gekozen if not item.lopend)


def maak_plan(
    dossier: Dossier,
    interventies: Iterable[Interventie] = (),
    *,
    budget: float | None = None,
    ondergrens: float | None = None,
) -> Plan:
    """The proposed plan of a dossier.

    Parameters
    ----------
    dossier
        A dossier without errors; ``opdracht.max_parallel`` bounds what runs at once.
    interventies
        General interventions, for broken links that no initiative of the dossier would close.
    budget
        Euro for what is newly started; no limit when left out.
    ondergrens
        Share (0-1) that hard and soft must each have; the threshold ``plan_ondergrens`` when left out.

    Returns
    -------
    Plan
        Never an error: without goals or links it says why there is no plan.
    """
    number = drempels().plan_horizon
    begin = eerste_kwartaal(dossier.peildatum)
    names = tuple(kwartaalnaam(begin + place) for place in range(number))
    floor = drempels().plan_ondergrens if ondergrens is None else ondergrens
    empty = Plan("niet te bepalen", kwartalen=names, max_parallel=dossier.opdracht.max_parallel or 5, budget=budget)
    state = toestand(dossier)
    if not state.doelen:
        return replace(empty, reden=GEEN_DOELEN)
    if not dossier.koppelingen:
        return replace(
            empty, gebroken=len(state.gebroken), schakels=len(state.alle), open=state.gebroken, reden=GEEN_KOPPELINGEN
        )
    own = eigen(dossier, state)
    every = (*own, *algemeen(dossier, state, own, interventies))
    stop = tuple(item for item in own if item.lopend and not item.doelen)
    running = tuple(item for item in own if item.lopend and item.doelen)
    fresh = tuple(item for item in every if not item.lopend)
    load = [sum(place < item.kwartalen for item in running) for place in range(number)]
    held = {link for item in running for link in item.sluit}
    still_open = gesorteerd(set(state.gebroken) - held)
    first = eerste_per_doel(still_open)
    task = Opgave(
        kandidaten=fresh,
        gewicht={link: drempels().plan_eerste_schakel if link in first else 1 for link in still_open},
        ruimte=tuple(max((dossier.opdracht.max_parallel or 5) - busy, 0) for busy in load),
        budget=budget,
        ondergrens=floor,
        knopen=drempels().plan_knopen,
        meeste=drempels().plan_kandidaten,
    )
    found, relaxed = _with_floor(task)
    limits = Grenzen(task, found.start, relaxed is not None)
    return replace(
        empty,
        status="beste" if found.bewezen else "goed",
        gekozen=_chosen(running, fresh, task, found, names),
        niet_gekozen=tuple(
            NietGekozen(item.id, item.naam, item.bestaand, item.kosten, *niet_omdat(item, limits))
            for item in fresh
            if item.id not in found.start
        ),
        stoplijst=tuple(Stop(item.id, item.naam, stop_omdat(item)) for item in stop),
        gebroken=len(state.gebroken),
        schakels=len(state.alle),
        **_outcome(running, fresh, found, state.gebroken),
        bezetting=tuple(
            Bezetting(name, load[place], _at_once(fresh, found, place)) for place, name in enumerate(names)
        ),
        kosten=sum(item.kosten or 0.0 for item in fresh if item.id in found.start),
        kosten_lopend=sum(item.kosten or 0.0 for item in running),
        aandeel_zacht=_soft(fresh, found),
        ondergrens=floor,
        ondergrens_losgelaten=relaxed,
        reden=None if state.gebroken else "er is geen gebroken schakel: alles staat vast of is afgerond",
    )


def _with_floor(task: Opgave) -> tuple[Oplossing, str | None]:
    """The plan with the floor; without it, and why, when the floor would leave nothing hard or soft to choose."""
    found = los_op(task)
    weighed = set(basis(task.kandidaten))
    if task.ondergrens <= 0 or weighed & set(found.start):
        return found, None
    free = los_op(replace(task, ondergrens=0.0))
    if not weighed & set(free.start):
        return found, None
    return free, (
        f"geen enkele combinatie geeft hard en zacht elk ten minste {nl.procent(task.ondergrens)}; daarom is deze "
        "ondergrens losgelaten"
    )


def _chosen(
    running: Sequence[Kandidaat], fresh: Sequence[Kandidaat], task: Opgave, found: Oplossing, names: tuple[str, ...]
) -> tuple[Gekozen, ...]:
    rows = [_row(item, 0, names, loopt_omdat(item, running)) for item in running]
    picked = [item for item in fresh if item.id in found.start]
    for item in sorted(picked, key=lambda each: (found.start[each.id], each.id)):
        rows.append(_row(item, found.start[item.id], names, gekozen_omdat(item, picked, task.gewicht)))
    return tuple(rows)


def _row(item: Kandidaat, start: int, names: tuple[str, ...], reason: str) -> Gekozen:
    last = start + item.kwartalen - 1
    until = "dit kwartaal" if last < start else names[last] if last < len(names) else f"na {names[-1]}"
    return Gekozen(
        id=item.id,
        naam=item.naam,
        bestaand=item.bestaand,
        lopend=item.lopend,
        kwartaal="loopt" if item.lopend else names[start],
        tot=until,
        start=start,
        kwartalen=item.kwartalen,
        kosten=item.kosten,
        uren=item.uren,
        zacht=item.zacht,
        sluit=item.sluit,
        reden=reason,
    )


def _outcome(
    running: Sequence[Kandidaat], fresh: Sequence[Kandidaat], found: Oplossing, broken: Sequence[Schakel]
) -> dict[str, Any]:
    closed: dict[Schakel, str] = {}
    picked = sorted(
        (item for item in fresh if item.id in found.start), key=lambda each: (found.start[each.id], each.id)
    )
    for item in (*running, *picked):
        for link in item.sluit:
            closed.setdefault(link, item.id)
    return {
        "gesloten": tuple(Gesloten(link.doel, link.cel, closed[link]) for link in gesorteerd(closed)),
        "open": gesorteerd(set(broken) - set(closed)),
    }


def _at_once(fresh: Sequence[Kandidaat], found: Oplossing, quarter: int) -> int:
    return sum(
        item.id in found.start and found.start[item.id] <= quarter < found.start[item.id] + item.kwartalen
        for item in fresh
    )


def _soft(fresh: Sequence[Kandidaat], found: Oplossing) -> float | None:
    picked = [item for item in fresh if item.id in found.start]
    weights: Mapping[str, float] = basis(fresh)
    total = sum(weights.get(item.id, 0.0) for item in picked)
    if total <= 0:
        return None
    return sum(weights.get(item.id, 0.0) * (item.zacht or 0.0) for item in picked) / total


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain values for ``json.dumps``."""
    found: dict[str, Any] = _plain(plan)
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Schakel):
        return {"doel": value.doel, "cel": value.cel}
    return [_plain(each) for each in value] if isinstance(value, (tuple, list)) else value
