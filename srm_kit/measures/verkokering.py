"""Verkokering: where departments share goals, and whether they cooperate there (docs/maatstaven.md#verkokering)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from srm_kit.measures.netwerk import Netwerk, Paar, Samenhang, ei_verwacht, netwerk, samenhang
from srm_kit.measures.redenen import niet_gemeten, samen
from srm_kit.measures.register import Register
from srm_kit.model import drempels

__all__ = ["Verkokering", "verkokering"]


@dataclass(frozen=True, slots=True)
class Verkokering:
    """E-I index and modularity of the cooperation network, and whether goals are shared and worked on together."""

    ei: float | None
    ei_verwacht: float | None
    q: float | None
    q_max: float | None
    q_ratio: float | None
    per_afdeling: Mapping[str, float | None] | None
    integraliteit: float | None
    integraliteit_bekend: int | None
    hhi: Mapping[str, float | None]
    afstemming: float | None
    paren: int | None
    ontbrekende_verbindingen: tuple[Paar, ...] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class _Gedeeld:
    """What follows from goals shared through initiatives."""

    integraliteit: float | None = None
    bekend: int | None = None
    paren: tuple[Paar, ...] | None = None
    reden: str | None = None


def _hhi(afdelingen: tuple[str, ...]) -> float | None:
    """Concentration of initiatives over departments; None under two initiatives."""
    if len(afdelingen) < 2:
        return None
    counts = Counter(afdelingen)
    return sum(number**2 for number in counts.values()) / len(afdelingen) ** 2


def _shared(links: Register) -> _Gedeeld:
    reason = links.zonder_doelen or samen(
        (links.vastgelegd.zonder_koppeling("inspanning"), links.vastgelegd.ontbreekt("inspanningen.afdeling"))
    )
    if reason:
        return _Gedeeld(reden=reason)
    departments = [set(links.afdelingen(goal.id)) for goal in links.doelen]
    known = sum(bool(names) for names in departments)
    pairs = {pair for names in departments for pair in combinations(sorted(names), 2)}
    enough = known > 0 and known >= drempels().integraliteit_bekend * len(links.met_inspanning)
    return _Gedeeld(
        integraliteit=sum(len(names) >= 2 for names in departments) / known if enough else None,
        bekend=known,
        paren=tuple(sorted(pairs)),
        reden=None if enough else niet_gemeten("bij te weinig doelen is bekend welke afdelingen meedoen"),
    )


def _network(links: Register) -> tuple[Netwerk, Samenhang, float | None, list[str | None]]:
    """The network, its figures, what chance would give, and why something of it is not there."""
    dossier = links.dossier
    unknown = links.vastgelegd.ontbreekt("samenwerking")
    net = netwerk(dossier.samenwerking)
    if unknown:
        return net, Samenhang(), None, [unknown]
    names = {afdeling.id for afdeling in dossier.afdelingen}
    names.update(end for relatie in dossier.samenwerking for end in (relatie.van, relatie.naar))
    whole, expected = samenhang(net, tuple(sorted(names))), ei_verwacht(dossier)
    heads = "het aantal medewerkers per afdeling ontbreekt"
    return net, whole, expected, [whole.reden, heads if expected is None else None]


def _few(links: Register) -> str | None:
    """Why a goal has no concentration."""
    few = any(len(links.afdelingen(goal.id)) < 2 for goal in links.doelen)
    return "hhi is er vanaf twee inspanningen met een afdeling" if few else None


def verkokering(links: Register) -> Verkokering:
    """The network of departments and the integration of goals, each as far as the dossier has data."""
    net, whole, expected, reasons = _network(links)
    shared = _shared(links)
    missing: tuple[Paar, ...] | None = None
    if "samenwerking" in links.vastgelegd and shared.paren is not None:
        missing = tuple(pair for pair in shared.paren if net.tussen.get(pair, 0.0) <= 0)
    number = None if shared.paren is None else len(shared.paren)
    together = None if missing is None or not number else (number - len(missing)) / number
    none_shared = niet_gemeten("geen twee afdelingen delen een doel") if number == 0 else None
    return Verkokering(
        ei=whole.ei,
        ei_verwacht=expected,
        q=whole.q,
        q_max=whole.q_max,
        q_ratio=whole.q_ratio,
        per_afdeling=whole.per_afdeling,
        integraliteit=shared.integraliteit,
        integraliteit_bekend=shared.bekend,
        hhi={goal.id: _hhi(links.afdelingen(goal.id)) for goal in links.doelen},
        afstemming=together,
        paren=number,
        ontbrekende_verbindingen=missing,
        reden=samen((*reasons, shared.reden, none_shared, _few(links))),
    )
