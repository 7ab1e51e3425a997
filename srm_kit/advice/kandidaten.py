"""What a plan can choose from: the initiatives of the dossier, and general interventions where those leave a gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from srm_kit.advice.schakels import Schakel, Toestand, cel_van, gesorteerd
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Inspanning
from srm_kit.model import drempels
from srm_kit.model.interventies import Interventie

__all__ = ["Kandidaat", "algemeen", "eerste_kwartaal", "eigen", "kwartaalnaam"]

_WEEKS_PER_QUARTER = 13


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """Something a plan may choose.

    ``sluit`` are the broken links it closes. ``kosten`` in euro (None: not known), ``zacht`` the soft share
    0-1 (None: neither hard nor soft). ``vroegst`` is the first quarter it can start, counted from the start
    of the plan; ``kwartalen`` how many quarters it takes. ``bestaand``: it stands in the dossier; ``lopend``:
    it is running already. ``doelen`` are all goals it serves, parents too.
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


def eigen(dossier: Dossier, staat: Toestand) -> tuple[Kandidaat, ...]:
    """The initiatives of the dossier that are neither finished nor stopped, by id."""
    broken, counted = set(staat.gebroken), set(staat.doelen)
    serves: dict[str, list[str]] = {}
    for link in dossier.koppelingen:
        if link.soort == "inspanning":
            serves.setdefault(link.ref, []).append(link.doel)
    found = []
    for item in sorted(dossier.inspanningen, key=lambda each: each.id):
        if item.status in {"afgerond", "gestopt"}:
            continue
        goals, cell = tuple(sorted(set(serves.get(item.id, ())))), cel_van(item)
        closes = [Schakel(goal, cell) for goal in goals if goal in counted] if cell else []
        first, length = _time(item, dossier.peildatum)
        found.append(
            Kandidaat(
                id=item.id,
                naam=item.naam,
                sluit=gesorteerd(link for link in closes if link in broken),
                kosten=item.budget,
                uren=item.uren,
                zacht=item.zacht,
                vroegst=first,
                kwartalen=length,
                lopend=item.status == "lopend",
                doelen=goals,
                cel=cell,
            )
        )
    return tuple(found)


def _time(item: Inspanning, peildatum: date) -> tuple[int, int]:
    """First quarter and number of quarters, counted from the start of the plan.

    A running one keeps the quarters that are left: none when it ends before the plan starts, one when it
    should have been finished. Without an end date a year is taken.
    """
    begin, unknown = eerste_kwartaal(peildatum), drempels().plan_looptijd_onbekend
    if item.status == "lopend":
        if item.eind is None:
            return 0, unknown
        return 0, 1 if item.eind < peildatum else max(_quarter(item.eind) - begin + 1, 0)
    first = max(_quarter(item.start) - begin, 0) if item.start else 0
    if item.start is None or item.eind is None:
        return first, unknown
    return first, max(ceil(((item.eind - item.start).days + 1) / 92), 1)


def algemeen(
    dossier: Dossier, staat: Toestand, eigen_kandidaten: Sequence[Kandidaat], interventies: Iterable[Interventie]
) -> tuple[Kandidaat, ...]:
    """General interventions for the broken links that no initiative of the dossier would close.

    One intervention serves the goals of one theme that miss its cell, at most a few at a time (threshold
    ``plan_doelen_per_interventie``): an approach that reaches every goal at once reaches none. Cost,
    duration and hours are the middle of the range of the intervention.
    """
    covered = {link for item in eigen_kandidaten for link in item.sluit}
    themes = {goal.id: goal.thema.strip().casefold() for goal in dossier.doelen}
    most = drempels().plan_doelen_per_interventie
    found = []
    for item in sorted(interventies, key=lambda each: each.id):
        groups: dict[str, list[Schakel]] = {}
        for link in staat.gebroken:
            if link.cel in item.cellen and link not in covered:
                groups.setdefault(themes.get(link.doel, ""), []).append(link)
        for theme, links in sorted(groups.items()):
            if item.themas and theme not in item.themas:
                continue
            for start in range(0, len(links), most):
                part = tuple(links[start : start + most])
                weeks = _middle(item.weken)
                found.append(
                    Kandidaat(
                        id=f"{item.id}.{part[0].doel}",
                        naam=item.naam,
                        sluit=part,
                        kosten=float(round(_middle(item.kosten))),
                        uren=_middle(item.uren),
                        zacht={"hard": 0.0, "zacht": 1.0}.get(item.aard),
                        kwartalen=max(ceil(weeks / _WEEKS_PER_QUARTER), 1),
                        bestaand=False,
                        doelen=tuple(link.doel for link in part),
                        cel=item.cel,
                    )
                )
    return tuple(sorted(found, key=lambda each: each.id))


def _middle(bounds: tuple[int, int]) -> float:
    return (bounds[0] + bounds[1]) / 2
