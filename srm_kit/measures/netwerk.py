"""The network of departments: who works with whom, and how much of it stays within (docs/maatstaven.md#verkokering)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Samenwerking
from srm_kit.measures.redenen import niet_gemeten

__all__ = ["Netwerk", "Paar", "Samenhang", "ei_verwacht", "netwerk", "samenhang"]

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
class Samenhang:
    """E-I index and modularity, each as far as the network allows."""

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
    directed = {(relatie.van, relatie.naar): float(relatie.waarde) for relatie in samenwerking}
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
    heads = [afdeling.medewerkers for afdeling in dossier.afdelingen]
    known = [count for count in heads if count is not None]
    if len(known) < number:
        return None
    within = sum(count * (count - 1) // 2 for count in known)
    everybody = sum(known)
    return _ei(everybody * (everybody - 1) // 2 - within, within)


def samenhang(net: Netwerk, afdelingen: tuple[str, ...]) -> Samenhang:
    """E-I index and Newman's modularity with the departments as communities."""
    if not net.binnen:
        return Samenhang(reden=niet_gemeten("er is geen waarde binnen een afdeling"))
    within, between = fsum(net.binnen.values()), fsum(net.tussen.values())
    ties = within + between
    per_department = {name: _ei(net.buiten(name), net.binnen.get(name, 0.0)) for name in afdelingen}
    if ties <= 0:
        return Samenhang(per_afdeling=per_department, reden="er is geen enkele samenwerking geteld")
    chance = fsum((net.graad(name) / (2.0 * ties)) ** 2 for name in afdelingen)
    q, q_max = within / ties - chance, 1.0 - chance
    # One department holds every tie: there is nothing to divide, and rounding must not decide.
    ratio = q / q_max if q_max > 1e-12 else None
    return Samenhang(
        ei=_ei(between, within),
        q=q,
        q_max=q_max,
        q_ratio=ratio,
        per_afdeling=per_department,
        reden=None if ratio is not None else "alle samenwerking zit bij één afdeling",
    )
