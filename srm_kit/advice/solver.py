"""Chooses and schedules candidates with integer programming (the HiGHS solver).

The steps are taken one after the other, each holding on to what the one before reached: projects of the
municipality itself that fill the weightiest gaps, a step for as many serious findings as possible, as few
stand-ins as possible, as much weight of gaps as possible, for as little money as possible, with as few
initiatives as possible (then those that come first by id); and start each as early as possible. The search is
bounded by a number of nodes and never by the clock, so that the same dossier gives the same plan on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from srm_kit.advice.kandidaten import Kandidaat
from srm_kit.advice.schakels import Schakel
from srm_kit.model import drempels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Opgave", "Oplossing", "possible_starts", "soft_shares", "solve"]

_ANSWER = 1000
"""What answers a serious finding goes before anything that only fills gaps."""
_OWN = 1000


@dataclass(frozen=True, slots=True)
class Opgave:
    """What to choose from and within which limits.

    ``gewicht`` has every gap that is still open, ``ruimte`` the number of initiatives that fit beside the
    running ones in each quarter, ``budget`` in euro (None: no limit), ``ondergrens`` the share that hard and
    soft must each have (0: no floor), ``knopen`` the most nodes to search and ``meeste`` the most candidates to
    weigh exactly. ``pakketten`` is how many may be chosen in all (None: no limit), ``eigen_eerst`` how many of those
    are given to the municipality's own projects before anything else, ``ernstig`` the number of serious findings
    that each ask for a step that starts within ``eerste_kwartalen``.
    """

    kandidaten: tuple[Kandidaat, ...]
    gewicht: Mapping[Schakel, int]
    ruimte: tuple[int, ...]
    budget: float | None = None
    ondergrens: float = 0.0
    knopen: int = field(default_factory=lambda: drempels().plan_knopen)
    meeste: int = field(default_factory=lambda: drempels().plan_kandidaten)
    pakketten: int | None = None
    eigen_eerst: int = 0
    ernstig: int = 0
    eerste_kwartalen: int = field(default_factory=lambda: drempels().plan_eerste_kwartalen)


@dataclass(frozen=True, slots=True)
class Oplossing:
    """The start quarter of every chosen candidate, and whether the solver proved that none is better."""

    start: Mapping[str, int] = field(default_factory=dict)
    bewezen: bool = True


def possible_starts(item: Kandidaat, ruimte: Sequence[int]) -> tuple[int, ...]:
    """Quarters in which a candidate can start: it is ready within the plan, and every quarter has room.

    One that starts so late, or takes so long, that it cannot be ready in time starts as early as it can.

    >>> possible_starts(Kandidaat("A", "A", (), 0.0, kwartalen=2), (0, 1, 1, 1))
    (1, 2)
    >>> possible_starts(Kandidaat("A", "A", (), 0.0, kwartalen=9, vroegst=1), (0, 1, 1, 1))
    (1,)
    """
    last = len(ruimte) - item.kwartalen
    starts = range(item.vroegst, max(last, item.vroegst) + 1)
    return tuple(start for start in starts if start < len(ruimte) and all(ruimte[start : start + item.kwartalen]))


def soft_shares(items: Iterable[Kandidaat]) -> tuple[float, ...]:
    """What the floor weighs: the soft share of every candidate that is hard or soft, each once, whatever it costs."""
    return tuple(item.zacht for item in items if item.zacht is not None)


def solve(opgave: Opgave) -> Oplossing:
    """The best choice and its start quarters; an empty one when nothing fits.

    Candidates that fill no open gap and answer no finding, that fit nowhere, or whose cost is not known while there
    is a budget, are never chosen.
    """
    usable = tuple(
        kandidaat
        for kandidaat in sorted(opgave.kandidaten, key=lambda each: each.id)
        if (kandidaat.antwoord or any(link in opgave.gewicht for link in kandidaat.sluit))
        and (opgave.budget is None or (kandidaat.kosten is not None and kandidaat.kosten <= opgave.budget))
        and possible_starts(kandidaat, opgave.ruimte)
    )
    if not usable:
        return Oplossing()
    proved = len(usable) <= opgave.meeste
    if not proved:
        usable = _most_promising(opgave, usable)
    model = _Model(opgave, usable)
    number = model.per_candidate([1.0] * len(usable))
    stand_ins = model.per_candidate([float(bool(item.invaller_voor)) for item in usable])
    cost = model.per_candidate([float(round(item.kosten or 0.0)) for item in usable])
    order = model.per_candidate([float(place) for place in range(len(usable))])
    found = None
    if opgave.eigen_eerst:
        first = solve(_own_first(opgave, usable))
        model.must_have(first.start)
        proved &= first.bewezen
    for wish in (-model.answered(), stand_ins, -model.gain(), cost, number, order):
        if not wish.any():
            continue
        better, sure = model.solve(wish)
        if better is not None:
            found = better
        if found is None:
            return Oplossing({}, False)
        model.keep(wish, upper=round(float(wish @ found)) + 0.5)
        # Which of two equally good plans it is does not make a plan better: the order proves nothing.
        proved &= sure or wish is order
    chosen = model.chosen(found) if found is not None else {}
    if found is None or not chosen:
        return Oplossing({}, proved)
    schedule = _Model(opgave, tuple(item for item in usable if item.id in chosen), all_of_them=True)
    if opgave.ernstig:
        reached = round(float(model.answered() @ found))
        schedule.keep(schedule.answered(), lower=reached - 0.5)
    early, sure = schedule.solve(schedule.lateness())
    return Oplossing(schedule.chosen(early) if early is not None else chosen, proved and sure)


def _own_first(opgave: Opgave, items: Sequence[Kandidaat]) -> Opgave:
    """The smaller task of choosing a few of the municipality's own projects."""
    own = tuple(item for item in items if item.voorrang)
    return replace(opgave, kandidaten=own, pakketten=opgave.eigen_eerst, eigen_eerst=0, ondergrens=0.0)


def _most_promising(opgave: Opgave, items: tuple[Kandidaat, ...]) -> tuple[Kandidaat, ...]:
    """Of too many candidates the ones that close most per quarter and per euro, taken from both lists in turn.

    A plan holds at most room x quarters of them, so what is left out would seldom have been chosen; that the
    plan is the best of all is then no longer proved.
    """

    def worth(item: Kandidaat) -> int:
        return item.waarde(opgave.gewicht) + _ANSWER * len(item.antwoord)

    quick = sorted(items, key=lambda item: (-worth(item) / item.kwartalen, item.kosten or 0.0, item.id))
    cheap = sorted(items, key=lambda item: (-worth(item) / ((item.kosten or 0.0) + 1.0), item.kwartalen, item.id))
    kept: dict[str, Kandidaat] = {}
    for pair in zip(_one_per_gap(quick), _one_per_gap(cheap), strict=True):
        for item in pair:
            if len(kept) < opgave.meeste:
                kept[item.id] = item
    return tuple(kept[ident] for ident in sorted(kept))


def _one_per_gap(items: list[Kandidaat]) -> list[Kandidaat]:
    """The first of all that fill the same gaps and answer the same findings."""
    first: dict[tuple[Any, ...], Kandidaat] = {}
    for item in items:
        first.setdefault((item.sluit, item.antwoord), item)
    return list(first.values())


class _Model:
    """The variables (0 or 1): one per candidate and start quarter, per group of gaps, and per serious finding.

    Gaps that the same candidates fill are one group; a group of one candidate needs no variable, and what is broad
    fills no gap but has a worth of its own.
    """

    def __init__(self, opgave: Opgave, items: tuple[Kandidaat, ...], all_of_them: bool = False) -> None:
        self.opgave, self.items, self.all_of_them = opgave, items, all_of_them
        self.starts = [
            (place, start) for place, item in enumerate(items) for start in possible_starts(item, opgave.ruimte)
        ]
        closers: dict[Schakel, list[int]] = {}
        for place, item in enumerate(items):
            for link in () if item.breed else item.sluit:
                if link in opgave.gewicht:
                    closers.setdefault(link, []).append(place)
        groups: dict[tuple[int, ...], int] = {}
        for link in sorted(closers):
            key = tuple(closers[link])
            groups[key] = groups.get(key, 0) + opgave.gewicht[link]
        self.own = {key[0]: weight for key, weight in groups.items() if len(key) == 1}
        self.own |= {place: item.waarde(opgave.gewicht) for place, item in enumerate(items) if item.breed}
        self.shared = [(key, weight) for key, weight in sorted(groups.items()) if len(key) > 1]
        self.first_answer = len(self.starts) + len(self.shared)
        self.size = self.first_answer + opgave.ernstig
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self._limits()

    def _limits(self) -> None:
        import math

        columns: dict[int, list[int]] = {}
        for column, (place, _) in enumerate(self.starts):
            columns.setdefault(place, []).append(column)
        for place in columns:
            self._row(dict.fromkeys(columns[place], 1.0), 1.0 if self.all_of_them else -math.inf, 1.0)
        for number, (key, _) in enumerate(self.shared):
            row = {column: -1.0 for place in key for column in columns[place]}
            self._row({**row, len(self.starts) + number: 1.0}, -math.inf, 0.0)
        for quarter, room in enumerate(self.opgave.ruimte):
            busy = {
                column: 1.0
                for column, (place, start) in enumerate(self.starts)
                if start <= quarter < start + self.items[place].kwartalen
            }
            self._row(busy, -math.inf, float(room))
        self._answers()
        if not self.all_of_them:
            self._packages(columns)
        if self.opgave.budget is not None:
            self._row(self._columns([item.kosten or 0.0 for item in self.items]), -math.inf, self.opgave.budget)
        for side in (0.0, 1.0):
            self._row(self._columns([self._above_floor(item, side) for item in self.items]), 0.0, math.inf)

    def _above_floor(self, item: Kandidaat, side: float) -> float:
        """How much more than the floor something adds to its side (soft as seen from 0, hard as seen from 1)."""
        return 0.0 if item.zacht is None else abs(side - item.zacht) - self.opgave.ondergrens

    def _answers(self) -> None:
        """A finding is answered by a step that starts in time."""
        for finding in range(self.opgave.ernstig):
            row = {
                column: -1.0
                for column, (place, start) in enumerate(self.starts)
                if finding in self.items[place].antwoord and start < self.opgave.eerste_kwartalen
            }
            self._row({**row, self.first_answer + finding: 1.0}, float("-inf"), 0.0)

    def _packages(self, columns: Mapping[int, Sequence[int]]) -> None:
        """No more than so many, and a stand-in only instead of what it stands in for."""
        if self.opgave.pakketten is not None:
            self._row(self._columns([1.0] * len(self.items)), float("-inf"), float(self.opgave.pakketten))
        places = {item.id: place for place, item in enumerate(self.items)}
        for place, item in enumerate(self.items):
            for asked in item.invaller_voor:
                if asked in places:
                    both = [*columns[place], *columns[places[asked]]]
                    self._row(dict.fromkeys(both, 1.0), float("-inf"), 1.0)

    def _columns(self, values: Sequence[float]) -> dict[int, float]:
        return {column: values[place] for column, (place, _) in enumerate(self.starts) if values[place]}

    def _row(self, row: dict[int, float], lower: float, upper: float) -> None:
        if row:
            self.rows.append((row, lower, upper))

    def per_candidate(self, values: Sequence[float]) -> NDArray[np.float64]:
        """The value of a candidate at each of its start quarters; nothing for groups of links."""
        import numpy as np

        found = np.zeros(self.size)
        for column, value in self._columns(values).items():
            found[column] = value
        return found

    def gain(self) -> NDArray[np.float64]:
        """The weight of the gaps that are filled."""
        found = self.per_candidate([float(self.own.get(place, 0)) for place in range(len(self.items))])
        for number, (_, weight) in enumerate(self.shared):
            found[len(self.starts) + number] = weight
        return found

    def answered(self) -> NDArray[np.float64]:
        """The number of serious findings with a step in time."""
        import numpy as np

        found = np.zeros(self.size)
        found[self.first_answer :] = 1.0
        return found

    def must_have(self, idents: Collection[str]) -> None:
        """From here on, every solution has these candidates."""
        for place, item in enumerate(self.items):
            if item.id in idents:
                wanted = {column: 1.0 for column, (owner, _) in enumerate(self.starts) if owner == place}
                self._row(wanted, 1.0, 1.0)

    def lateness(self) -> NDArray[np.float64]:
        """What is planned already goes first, then what helps most; on a tie, what comes first by id."""
        import numpy as np

        found, number = np.zeros(self.size), len(self.items)
        for column, (place, start) in enumerate(self.starts):
            worth = self.items[place].waarde(self.opgave.gewicht) + 10 * len(self.items[place].antwoord)
            worth += _OWN * self.items[place].voorrang  # what is planned keeps its own date as long as that fits
            found[column] = start * (1 + worth + (number - place) / (number + 1.0))
        return found

    def keep(self, wish: NDArray[np.float64], lower: float = float("-inf"), upper: float = float("inf")) -> None:
        """From here on, every solution is at least this good at an earlier wish."""
        self._row({int(column): float(wish[column]) for column in wish.nonzero()[0]}, lower, upper)

    def solve(self, wish: NDArray[np.float64]) -> tuple[NDArray[np.float64] | None, bool]:
        """The solution with the smallest ``wish``, and whether that was proved; None when there is none."""
        import numpy as np

        from srm_kit.linear_programme import Limits, smallest

        matrix = np.zeros((len(self.rows), self.size))
        for number, (row, _, _) in enumerate(self.rows):
            matrix[number, list(row)] = list(row.values())
        limits = Limits(
            matrix,
            np.array([lower for _, lower, _ in self.rows]),
            np.array([upper for _, _, upper in self.rows]),
            np.zeros(self.size),
            np.ones(self.size),
            whole=True,  # groups too: then the solver knows that the gain is a whole number
        )
        found = smallest(wish, limits, self.opgave.knopen)
        return (None, False) if found is None else (found.point, found.proved)

    def chosen(self, found: NDArray[np.float64]) -> dict[str, int]:
        """The start quarter per chosen candidate."""
        return {
            self.items[place].id: start for column, (place, start) in enumerate(self.starts) if round(found[column])
        }
