"""Verkokering: who works with whom, and where goals are shared without cooperation (docs/maatstaven.md#verkokering)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Samenwerking
from srm_kit.measures.redenen import GEEN_DOELEN, GEEN_KOPPELINGEN, niet_gemeten, samen
from srm_kit.measures.register import Register

__all__ = ["Netwerk", "Verkokering", "ei_verwacht", "netwerk", "verkokering"]

Paar = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Netwerk:
    """Undirected ties: within departments and between pairs (names sorted within a pair)."""

    binnen: Mapping[str, float]
    tussen: Mapping[Paar, float]

    def buiten(self, afdeling: str) -> float:
        """The ties of a department with all others."""
        return fsum(value for pair, value in sorted(self.tussen.items()) if afdeling in pair)

    def graad(self, afdeling: str) -> float:
        """The degree of a department in the network; a tie within it counts at both ends."""
        return 2.0 * self.binnen.get(afdeling, 0.0) + self.buiten(afdeling)


@dataclass(frozen=True, slots=True)
class Verkokering:
    """E-I index and modularity of the cooperation network, and integration of the goals."""

    ei: float | None
    ei_verwacht: float | None
    q: float | None
    q_max: float | None
    q_ratio: float | None
    per_afdeling: Mapping[str, float | None] | None
    integraliteit: float | None
    hhi: Mapping[str, float | None]
    ontbrekende_verbindingen: tuple[Paar, ...] | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class _Samenhang:
    ei: float | None = None
    q: float | None = None
    q_max: float | None = None
    q_ratio: float | None = None
    per_afdeling: Mapping[str, float | None] | None = None
    reden: str | None = None


def netwerk(samenwerking: tuple[Samenwerking, ...]) -> Netwerk:
    """The symmetrised network: the mean of both directions, or the one that was given.

    >>> netwerk((Samenwerking("A", "B", 4.0), Samenwerking("B", "A", 2.0), Samenwerking("A", "A", 9.0)))
    Netwerk(binnen={'A': 9.0}, tussen={('A', 'B'): 3.0})
    """
    directed = {(item.van, item.naar): float(item.waarde) for item in samenwerking}
    between: dict[Paar, float] = {}
    for van, naar in sorted(directed):
        if van != naar:
            both = [directed[pair] for pair in ((van, naar), (naar, van)) if pair in directed]
            between[min(van, naar), max(van, naar)] = sum(both) / len(both)
    within = {van: value for (van, naar), value in sorted(directed.items()) if van == naar}
    return Netwerk(within, dict(sorted(between.items())))


def _ei(buiten: float, binnen: float) -> float | None:
    """External minus internal over all ties (Krackhardt and Stern 1988); None without ties."""
    total = buiten + binnen
    return (buiten - binnen) / total if total > 0 else None


def ei_verwacht(dossier: Dossier) -> float | None:
    """The E-I index if who works with whom were chance; its neutral value is not 0.

    For contacts: over all pairs of persons, from the head counts of all departments, None if one is missing.
    For mentions: each department names every department alike.
    """
    number = len(dossier.afdelingen)
    if number == 0:
        return None
    if dossier.samenwerking_eenheid == "noemingen":
        return (number - 3) / (number + 1)
    heads = [item.medewerkers for item in dossier.afdelingen]
    known = [count for count in heads if count is not None]
    if len(known) < number:
        return None
    within = sum(count * (count - 1) // 2 for count in known)
    everybody = sum(known)
    return _ei(everybody * (everybody - 1) // 2 - within, within)


def _cohesion(net: Netwerk, afdelingen: tuple[str, ...]) -> _Samenhang:
    """E-I index and Newman's modularity with the departments as communities."""
    if not net.binnen:
        return _Samenhang(reden=niet_gemeten("er is geen waarde binnen een afdeling"))
    within, between = fsum(net.binnen.values()), fsum(net.tussen.values())
    ties = within + between
    per_department = {name: _ei(net.buiten(name), net.binnen.get(name, 0.0)) for name in afdelingen}
    if ties <= 0:
        return _Samenhang(per_afdeling=per_department, reden="er is geen enkele samenwerking geteld")
    chance = fsum((net.graad(name) / (2.0 * ties)) ** 2 for name in afdelingen)
    q, q_max = within / ties - chance, 1.0 - chance
    # One department holds every tie: there is nothing to divide, and rounding must not decide.
    ratio = q / q_max if q_max > 1e-12 else None
    return _Samenhang(
        ei=_ei(between, within),
        q=q,
        q_max=q_max,
        q_ratio=ratio,
        per_afdeling=per_department,
        reden=None if ratio is not None else "alle samenwerking zit bij één afdeling",
    )


def _hhi(afdelingen: tuple[str, ...]) -> float | None:
    """Concentration of initiatives over departments; None under two initiatives."""
    if len(afdelingen) < 2:
        return None
    counts = Counter(afdelingen)
    return sum(number**2 for number in counts.values()) / len(afdelingen) ** 2


def _missing_pairs(links: Register, net: Netwerk) -> tuple[Paar, ...]:
    shared: set[Paar] = set()
    for goal in links.doelen:
        shared.update(combinations(sorted(set(links.afdelingen(goal.id))), 2))
    return tuple(sorted(pair for pair in shared if net.tussen.get(pair, 0.0) <= 0))


def verkokering(dossier: Dossier, links: Register) -> Verkokering:
    """The network of departments and the integration of goals, each as far as the dossier has data."""
    reasons: list[str | None] = []
    measured = bool(dossier.samenwerking)
    net = netwerk(dossier.samenwerking)
    names = {item.id for item in dossier.afdelingen}
    names.update(end for item in dossier.samenwerking for end in (item.van, item.naar))
    whole = _cohesion(net, tuple(sorted(names))) if measured else _Samenhang()
    expected = ei_verwacht(dossier) if measured else None
    if not measured:
        reasons.append(niet_gemeten("er is geen samenwerking ingevuld"))
    else:
        heads = "het aantal medewerkers per afdeling ontbreekt"
        reasons += [whole.reden, heads if expected is None else None]
    linked = links.gekoppeld and bool(dossier.inspanningen) and bool(links.doelen)
    if not linked:
        reasons.append(
            GEEN_DOELEN
            if not links.doelen
            else niet_gemeten("er zijn geen inspanningen")
            if links.gekoppeld
            else GEEN_KOPPELINGEN
        )
    spread = sum(len(set(links.afdelingen(goal.id))) >= 2 for goal in links.doelen)
    return Verkokering(
        ei=whole.ei,
        ei_verwacht=expected,
        q=whole.q,
        q_max=whole.q_max,
        q_ratio=whole.q_ratio,
        per_afdeling=whole.per_afdeling,
        integraliteit=spread / len(links.doelen) if linked else None,
        hhi={goal.id: _hhi(links.afdelingen(goal.id)) for goal in links.doelen},
        ontbrekende_verbindingen=_missing_pairs(links, net) if measured and linked else None,
        reden=samen(reasons),
    )
