"""What a plan can choose from: the projects of the municipality, and interventions of the library that findings ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from srm_kit import nl
from srm_kit.advice.keuze import ERNSTIG, doelen_van, stappen_voor
from srm_kit.advice.schakels import Schakel, Toestand, cel_van, gesorteerd
from srm_kit.diagnosis import Bevinding
from srm_kit.dossier.contract.tabellen import Inspanning
from srm_kit.measures.register import Register
from srm_kit.model import drempels
from srm_kit.model.interventies import Interventie

__all__ = ["Kandidaat", "eerste_kwartaal", "eigen", "kwartaalnaam", "uit_bibliotheek"]

_WEEKS_PER_QUARTER = 13


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Something a plan may choose.

    ``sluit`` are the gaps it fills. ``kosten`` in euro (None: not known), ``zacht`` the soft share
    0-1 (None: neither hard nor soft). ``vroegst`` is the first quarter it can start, counted from the start
    of the plan; ``kwartalen`` how many quarters it takes within the plan. ``bestaand``: it stands in the dossier;
    ``lopend``: it is running already. ``doelen`` are all goals that count which it serves.

    ``breed``: it is coupled to more than half of the goals, and so fills no gap by itself but counts as one goal.
    ``antwoord`` are the places of the serious findings it answers; ``invaller_voor`` the ids of what a finding asks
    for when it is only there to stand in for that. ``einde``: until when, where no date says so; ``over_tijd``: it
    should have been finished; ``gekoppeld``: it serves a goal, if only one that does not count; ``voorrang``: a
    project of the municipality itself that is more than an idea, and so is planned first.
    """

    id: str
    naam: str
    sluit: tuple[Schakel, ...]
    kosten: float | None
    uren: float | None = None
    zacht: float | None = None
    vroegst: int = 0
    kwartalen: int = 1
    bestaand: bool = True
    lopend: bool = False
    doelen: tuple[str, ...] = ()
    cel: str | None = None
    breed: bool = False
    antwoord: frozenset[int] = frozenset()
    invaller_voor: tuple[str, ...] = ()
    einde: str = ""
    over_tijd: bool = False
    gekoppeld: bool = True
    voorrang: bool = False
    rol: str = ""
    interventie: Interventie | None = None

    def waarde(self, gewicht: Mapping[Schakel, int]) -> int:
        """What it is worth on its own: the weight of the gaps it fills, of one goal when it is broad."""
        weights = [gewicht[link] for link in self.sluit if link in gewicht]
        if self.breed and weights:
            return round(sum(weights) / len(weights))
        return sum(weights)


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def eerste_kwartaal(peildatum: date) -> int:
    """The number of the first quarter that begins on or after the reference date: year x 4 + (0 to 3).

    >>> kwartaalnaam(eerste_kwartaal(date(2026, 11, 1))), kwartaalnaam(eerste_kwartaal(date(2027, 1, 1)))
    ('K1 2027', 'K1 2027')
    """
    number = _quarter(peildatum)
    starts = peildatum.day == 1 and peildatum.month % 3 == 1
    return number if starts else number + 1


def kwartaalnaam(number: int) -> str:
    """The short name of a quarter: ``K1 2027``."""
    return f"K{number % 4 + 1} {number // 4}"


def eigen(links: Register, staat: Toestand) -> tuple[Kandidaat, ...]:
    """The initiatives of the dossier that are neither finished nor stopped, by id; a service is never one of them."""
    broken, most = set(staat.gebroken), drempels().plan_doelen_per_interventie
    linked = {link.ref for link in links.dossier.koppelingen if link.soort == "inspanning"}
    serves: dict[str, list[str]] = {}
    for goal in staat.doelen:
        for item in links.inspanningen.get(goal, ()):
            serves.setdefault(item.id, []).append(goal)
    found = []
    for inspanning in sorted(links.dossier.inspanningen, key=lambda each: each.id):
        if inspanning.status in {"afgerond", "gestopt"} or inspanning.soort == "dienst":
            continue
        goals, cell = tuple(sorted(serves.get(inspanning.id, ()), key=nl.volgorde)), cel_van(inspanning)
        first, length, until = _time(inspanning, links.dossier.peildatum)
        found.append(
            Kandidaat(
                id=inspanning.id,
                naam=inspanning.naam,
                sluit=gesorteerd(link for goal in goals if cell and (link := Schakel(goal, cell)) in broken),
                kosten=inspanning.budget,
                uren=inspanning.uren,
                zacht=inspanning.zacht,
                vroegst=first,
                kwartalen=length,
                lopend=inspanning.status == "lopend",
                doelen=goals,
                cel=cell,
                breed=len(goals) > max(len(staat.doelen) / 2, most),
                einde=until,
                over_tijd=inspanning.eind is not None and inspanning.eind < links.dossier.peildatum,
                gekoppeld=inspanning.id in linked,
                voorrang=inspanning.status not in {"idee", "lopend"},
                rol=inspanning.eigenaar,
            )
        )
    return tuple(found)


def _time(item: Inspanning, peildatum: date) -> tuple[int, int, str]:
    """First quarter and number of quarters, counted from the start of the plan, and how an end without date is said.

    A running one keeps the quarters that are left: none when it ends before the plan starts, one when it
    should have been finished. What goes on, or runs without an end date, takes its place in every quarter; of
    what is planned without dates the length is a guess.
    """
    begin, horizon = eerste_kwartaal(peildatum), drempels().plan_horizon
    running = item.status == "lopend"
    first = 0 if running or item.start is None else max(_quarter(item.start) - begin, 0)
    if item.doorlopend and item.eind is None:
        return first, max(horizon - first, 1), "doorlopend"
    if running:
        if item.eind is None:
            return first, horizon, "einde niet ingevuld"
        return first, 1 if item.eind < peildatum else _quarter(item.eind) - begin + 1, ""
    if item.start is None or item.eind is None:
        return first, drempels().plan_looptijd_onbekend, "duur niet ingevuld"
    return first, ceil(((item.eind - item.start).days + 1) / 92), ""


def uit_bibliotheek(
    links: Register,
    gewicht: Mapping[Schakel, int],
    eerste: Collection[Schakel],
    interventies: Iterable[Interventie],
    bevindingen: Sequence[Bevinding],
) -> tuple[Kandidaat, ...]:
    """One candidate per intervention, bundled over the few goals where it matters most.

    An approach that reaches every goal at once reaches none (threshold ``plan_doelen_per_interventie``). Cost,
    duration and hours are the middle of the range of the intervention. ``gewicht`` has the gaps that are still open,
    ``eerste`` the next gap of each goal; the serious ones of ``bevindingen`` are numbered in their order.
    """
    offered = sorted(interventies, key=lambda each: each.id)
    serious = [bevinding for bevinding in bevindingen if bevinding.ernst == ERNSTIG]
    answers = [stappen_voor(item, offered) for item in serious]
    asked = {bevinding.interventie for bevinding in bevindingen}
    found = []
    for item in offered:
        goals = _goals(item, links)
        if item.themas and not goals:
            continue
        links_by_goal: dict[str, list[Schakel]] = {}
        for link in gewicht:
            if item.bouwt and link.cel in item.cellen and link.doel in goals:
                links_by_goal.setdefault(link.doel, []).append(link)
        named = {
            goal for finding in bevindingen if item.id == finding.interventie for goal in doelen_van(finding, goals)
        }
        order = sorted(
            links_by_goal,
            key=lambda goal: (
                goal not in named,
                -sum(gewicht[link] for link in links_by_goal[goal]),
                not any(link in eerste for link in links_by_goal[goal]),
                nl.volgorde(goal),
            ),
        )[: drempels().plan_doelen_per_interventie]
        own_answers = frozenset(number for number, fitting in enumerate(answers) if item.id in fitting)
        found.append(
            Kandidaat(
                id=item.id,
                naam=item.naam,
                sluit=gesorteerd(link for goal in order for link in links_by_goal[goal]),
                kosten=float(round(_middle(item.kosten))),
                uren=_middle(item.uren),
                zacht={"hard": 0.0, "zacht": 1.0}.get(item.aard),
                kwartalen=ceil(_middle(item.weken) / _WEEKS_PER_QUARTER),
                bestaand=False,
                doelen=tuple(sorted(order, key=nl.volgorde)),
                cel=item.cel,
                antwoord=own_answers,
                invaller_voor=()
                if item.id in asked
                else tuple(sorted({serious[number].interventie for number in own_answers})),
                rol=item.wie,
                interventie=item,
            )
        )
    return tuple(found)


def _goals(item: Interventie, links: Register) -> frozenset[str]:
    """The goals that count which an intervention is for."""
    return frozenset(
        goal.id for goal in links.doelen if not item.themas or goal.thema.strip().casefold() in item.themas
    )


def _middle(bounds: tuple[int, int]) -> float:
    return (bounds[0] + bounds[1]) / 2
