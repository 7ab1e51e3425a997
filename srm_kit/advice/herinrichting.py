"""Scenarios for organising around goals: which departments to bring together, at what number of moved heads.

For a conversation, never advice on people. A goal *crosses* units when its initiatives come from more than one
of them (the same count as ``integraliteit``, docs/maatstaven.md#verkokering: goals cross for good reasons, and every
crossing costs coordination). A scenario brings whole departments together in clusters; within a cluster the largest
department stays and the heads of the others count as moved.

Up to ``herinrichting_volledig`` departments every grouping is tried. Above that, two clusters at a time are
merged: those that take away most crossings per moved head (then fewest heads, most cooperation, first by id);
then single departments move to another cluster as long as that takes away a crossing or saves heads.

No cluster may hold more than a part of all heads (``herinrichting_grootste``): one large cluster would take every
crossing away and organise nothing.

Departments without a head count, or with fewer than ten heads (or the dossier's ``k_min``),
stay where they are, and no figure says how many heads they have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import fsum

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.measures.netwerk import Netwerk, netwerk
from srm_kit.measures.redenen import GEEN_DOELEN, GEEN_KOPPELINGEN, niet_gemeten
from srm_kit.measures.register import register
from srm_kit.model import drempels

__all__ = ["MINSTE_AFDELING", "Herinrichting", "Indeling", "herinrichting"]

MINSTE_AFDELING = 10
"""Who of a department with fewer heads would move, can be told by name: it takes no part in a scenario."""

Cluster = tuple[str, ...]
Verdeling = tuple[Cluster, ...]


@dataclass(frozen=True, slots=True)
class Indeling:
    """One way to organise: its units (ids of departments), and what that means.

    ``kruisend`` are the goals that need more than one unit, ``aandeel`` their share of all goals (0-1),
    ``verplaatst`` the moved heads, ``samenwerking_binnen`` the share (0-1) of all cooperation that happens
    within a unit (None when it was not measured).
    """

    naam: str
    eenheden: Verdeling
    kruisend: tuple[str, ...]
    aandeel: float
    verplaatst: int
    verplaatst_aandeel: float
    samenwerking_binnen: float | None


@dataclass(frozen=True, slots=True)
class Herinrichting:
    """How it is now, two or three scenarios of growing ambition, and who was left out and why.

    ``volledig`` says whether every grouping was tried. Without scenarios ``reden`` says why.
    """

    nu: Indeling | None
    scenarios: tuple[Indeling, ...] = ()
    buiten_beschouwing: tuple[tuple[str, str], ...] = ()
    volledig: bool = True
    medewerkers: int = 0
    reden: str | None = None


@dataclass(frozen=True)
class _Vraag:
    """The goals with their departments, the heads of those that may move, and the cooperation."""

    doelen: Mapping[str, frozenset[str]]
    medewerkers: Mapping[str, int]
    vast: tuple[str, ...]
    netwerk: Netwerk

    @cached_property
    def samenwerking(self) -> float:
        return fsum(self.netwerk.binnen.values()) + fsum(self.netwerk.tussen.values())

    def past(self, groups: Verdeling) -> bool:
        """Whether no cluster that was brought together is too large."""
        most = drempels().herinrichting_grootste * sum(self.medewerkers.values())
        return all(len(group) == 1 or sum(self.medewerkers[name] for name in group) <= most for group in groups)

    def kruisend(self, groups: Verdeling) -> tuple[str, ...]:
        """Goals whose departments are in more than one unit."""
        unit = {name: place for place, group in enumerate(groups) for name in group}
        return tuple(goal for goal, names in self.doelen.items() if len({unit.get(name, name) for name in names}) > 1)

    def verplaatst(self, groups: Verdeling) -> int:
        """Heads of every cluster but its largest department."""
        return sum(
            sum(self.medewerkers[name] for name in group) - max(self.medewerkers[name] for name in group)
            for group in groups
        )

    def binnen(self, groups: Verdeling) -> float:
        """Cooperation between departments of one cluster."""
        unit = {name: place for place, group in enumerate(groups) for name in group}
        return fsum(
            value
            for (one, other), value in self.netwerk.tussen.items()
            if one in unit and other in unit and unit[one] == unit[other]
        )

    def rang(self, groups: Verdeling) -> tuple[int, int, float, Verdeling]:
        """Smaller is better: crossing goals, moved heads, cooperation left outside, then the order of ids."""
        return len(self.kruisend(groups)), self.verplaatst(groups), -self.binnen(groups), groups

    def indeling(self, naam: str, groups: Verdeling) -> Indeling:
        """The grouping with its figures; departments that stay are units of their own."""
        crossing, moved = self.kruisend(groups), self.verplaatst(groups)
        inside = None
        if self.samenwerking > 0:
            inside = (fsum(self.netwerk.binnen.values()) + self.binnen(groups)) / self.samenwerking
        return Indeling(
            naam=naam,
            eenheden=_canonical((*groups, *((name,) for name in self.vast))),
            kruisend=crossing,
            aandeel=len(crossing) / len(self.doelen),
            verplaatst=moved,
            verplaatst_aandeel=moved / sum(self.medewerkers.values()),
            samenwerking_binnen=inside,
        )


def _canonical(groups: Sequence[Sequence[str]]) -> Verdeling:
    return tuple(sorted(tuple(sorted(group)) for group in groups if group))


def verdelingen(names: Sequence[str]) -> Iterator[Verdeling]:
    """Every way to divide departments into clusters.

    >>> sorted(verdelingen(["A", "B", "C"]), key=len)[0], len(list(verdelingen("ABCDE")))
    ((('A', 'B', 'C'),), 52)
    """
    if not names:
        yield ()
        return
    first, rest = names[0], names[1:]
    for groups in verdelingen(rest):
        yield _canonical(((first,), *groups))
        for place in range(len(groups)):
            yield _canonical((*groups[:place], (first, *groups[place]), *groups[place + 1 :]))


def _tries_all(departments: int) -> bool:
    return departments <= drempels().herinrichting_volledig


def _best(question: _Vraag, allowed: Callable[[Verdeling], bool]) -> Verdeling | None:
    names = sorted(question.medewerkers)
    if _tries_all(len(names)):
        found = [groups for groups in verdelingen(names) if allowed(groups)]
        return min(found, key=question.rang, default=None)
    return _heuristic(question, allowed)


def _heuristic(question: _Vraag, allowed: Callable[[Verdeling], bool]) -> Verdeling | None:
    """Merges step by step, and keeps the best grouping that is allowed."""
    groups = _canonical([(name,) for name in question.medewerkers])
    seen = [groups] if allowed(groups) else []
    while fitting := _mergers(question, groups):
        before, moved = len(question.kruisend(groups)), question.verplaatst(groups)

        def worth(option: Verdeling, before: int = before, moved: int = moved) -> tuple[float, int, float, Verdeling]:
            gain, heads = before - len(question.kruisend(option)), question.verplaatst(option)
            return -gain / (heads - moved), heads, -question.binnen(option), option

        groups = min(fitting, key=worth)
        if allowed(groups):
            seen.append(groups)
    best = min(seen, key=question.rang, default=None)
    return None if best is None else _improved(question, best, allowed)


def _mergers(question: _Vraag, groups: Verdeling) -> list[Verdeling]:
    """Every grouping that brings two clusters together and keeps none too large."""
    merged = (_merged(groups, pair) for pair in combinations(range(len(groups)), 2))
    return [option for option in merged if question.past(option)]


def _merged(groups: Verdeling, pair: tuple[int, int]) -> Verdeling:
    one, other = pair
    rest = [group for place, group in enumerate(groups) if place not in pair]
    return _canonical([*rest, groups[one] + groups[other]])


def _improved(question: _Vraag, groups: Verdeling, allowed: Callable[[Verdeling], bool]) -> Verdeling:
    while True:
        options = [option for option in _moves(groups) if allowed(option)]
        better = min(options, key=question.rang, default=groups)
        if question.rang(better) >= question.rang(groups):
            return groups
        groups = better


def _moves(groups: Verdeling) -> Iterator[Verdeling]:
    for place, group in enumerate(groups):
        for name in group:
            without = [tuple(item for item in each if item != name) for each in groups]
            yield _canonical([*without, (name,)])
            for target in range(len(groups)):
                if target != place:
                    yield _canonical(
                        [(*each, name) if number == target else each for number, each in enumerate(without)]
                    )


def herinrichting(dossier: Dossier) -> Herinrichting:
    """How goals run through the departments now, and scenarios that bring departments together.

    Returns
    -------
    Herinrichting
        Scenarios from small to large by moved heads: the pair of departments with the largest effect, the best
        grouping under a limit of moved heads (threshold ``herinrichting_medewerkers``), and a few clusters
        (``herinrichting_clusters``). One that moves more heads
        than another without helping more goals is left out.
    """
    links = register(dossier)
    if not links.doelen:
        return Herinrichting(None, reden=GEEN_DOELEN)
    if not links.gekoppeld:
        return Herinrichting(None, reden=GEEN_KOPPELINGEN)
    goals = {goal.id: found for goal in links.doelen if (found := frozenset(links.afdelingen(goal.id)))}
    if not any(goals.values()):
        return Herinrichting(None, reden=niet_gemeten("bij de inspanningen staat geen afdeling"))
    k = max(dossier.zorgvuldigheid.k_min, MINSTE_AFDELING)
    out = []
    heads = {}
    for afdeling in sorted(links.dossier.afdelingen, key=lambda each: each.id):
        if afdeling.medewerkers is None:
            out.append((afdeling.id, "het aantal medewerkers is niet ingevuld"))
        elif afdeling.medewerkers < k:
            out.append((afdeling.id, "te klein om apart over te spreken"))
        else:
            heads[afdeling.id] = afdeling.medewerkers
    question = _Vraag(goals, heads, tuple(name for name, _ in out), netwerk(links.dossier.samenwerking))
    full = _tries_all(len(heads))
    if len(heads) < 2:
        few = niet_gemeten("er zijn geen twee afdelingen waarvan het aantal medewerkers bekend en groot genoeg is")
        return Herinrichting(None, (), tuple(out), full, 0, few)
    single = _canonical([(name,) for name in heads])
    now = question.indeling("Nu", single)
    made = _scenarios(question, single)
    reason: str | None = None
    if not now.kruisend:
        reason = "geen enkel doel heeft meer dan één afdeling nodig"
    elif not made:
        reason = "geen samenvoeging maakt dat een doel met minder afdelingen toe kan"
    return Herinrichting(now, made, tuple(out), full, sum(heads.values()), reason)


def _scenarios(question: _Vraag, single: Verdeling) -> tuple[Indeling, ...]:
    limit = drempels().herinrichting_medewerkers * sum(question.medewerkers.values())
    clusters = drempels().herinrichting_clusters
    options = [
        ("Twee afdelingen samen", min(_mergers(question, single), key=question.rang, default=None)),
        (
            "Het meeste effect binnen een grens",
            _best(question, lambda groups: question.past(groups) and question.verplaatst(groups) <= limit),
        ),
        (
            f"{_word(clusters)} clusters",
            _best(question, lambda groups: question.past(groups) and len(groups) == clusters),
        ),
    ]
    found: dict[Verdeling, Indeling] = {}
    start = len(question.kruisend(single))
    for name, groups in options:
        if groups is not None and groups not in found and len(question.kruisend(groups)) < start:
            found[groups] = question.indeling(name, groups)
    kept: list[Indeling] = []
    for item in sorted(found.values(), key=lambda each: (each.verplaatst, each.eenheden)):
        # Moving more people without helping a goal more is not more ambitious, only more expensive.
        if not kept or len(item.kruisend) < len(kept[-1].kruisend):
            kept.append(item)
    return tuple(kept)


def _word(number: int) -> str:
    from srm_kit import nl

    return nl.capitalised(nl.telwoord(number))
