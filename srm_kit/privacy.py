"""Decides once per dossier what may be published about groups of people (domain.md 1.7).

The measures ask this plan before they give a figure; nothing else in the code knows the minimum group size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit.dossier.dossier import Dossier
from srm_kit.model import drempels

__all__ = ["K_KRUISING_VLOER", "K_VLOER", "Privacyplan", "plan"]

K_VLOER = 5
"""No score of a group under this size is ever published, whatever a dossier or a threshold file says."""

K_KRUISING_VLOER = 10
"""The same for spread, distributions and crossings of two background fields."""


@dataclass(frozen=True, slots=True)
class Privacyplan:
    """What may be published. ``afdelingen`` holds the departments with enough heads to be a group at all.

    The floors are applied here and not only where a dossier is read, so that no way of making a plan gets
    under them.

    >>> Privacyplan(k_min=2, k_kruising=3, afdelingen=frozenset()).k_min
    5
    """

    k_min: int
    k_kruising: int
    afdelingen: frozenset[str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "k_min", max(self.k_min, K_VLOER))
        object.__setattr__(self, "k_kruising", max(self.k_kruising, K_KRUISING_VLOER, self.k_min))

    @property
    def reden(self) -> str:
        """How a suppressed figure is written: ``n < 5``."""
        return f"n < {self.k_min}"

    def mag(self, n: int) -> bool:
        """Whether a score over ``n`` persons may be published."""
        return n >= self.k_min

    def onderdrukt(self, n: int) -> bool:
        """Whether there are persons, but too few: then nothing is published, not even how many.

        >>> ruim = Privacyplan(5, 10, frozenset())
        >>> [ruim.onderdrukt(n) for n in (0, 1, 4, 5)]
        [False, True, True, False]
        """
        return 0 < n < self.k_min

    def mag_spreiding(self, n: int) -> bool:
        """Whether a spread or distribution over ``n`` persons may be published."""
        return n >= self.k_kruising

    def mag_vergelijken(self, groepen: tuple[int, ...], totaal: int) -> bool:
        """Whether groups may stand beside a published total: each large enough, and so is who is left.

        >>> ruim = Privacyplan(5, 10, frozenset())
        >>> [ruim.mag_vergelijken((8, 8), totaal) for totaal in (16, 18, 21)]
        [True, False, True]
        """
        return all(self.mag(n) for n in groepen) and not self.onderdrukt(totaal - sum(groepen))

    def zichtbaar(self, aantallen: Mapping[str, int], totaal: int) -> frozenset[str]:
        """The departments that may be shown beside a published total over ``totaal`` persons.

        Departments that are too small go first. While subtracting what is shown from the total would give a
        group under the minimum, or one hidden department by itself, the smallest that is left goes too.

        Parameters
        ----------
        aantallen
            Persons who count, per department.
        totaal
            Persons who count in the published total, those outside every department included.

        >>> ruim = Privacyplan(5, 10, frozenset("ABC"))
        >>> sorted(ruim.zichtbaar({"A": 9, "B": 6, "C": 2}, 17))
        ['A']
        >>> sorted(ruim.zichtbaar({"A": 5, "B": 2, "C": 1}, 8))
        []
        """
        if not self.mag(totaal):
            return frozenset()
        shown = {name for name, n in aantallen.items() if self.mag(n) and name in self.afdelingen}
        while shown:
            hidden = [name for name, n in aantallen.items() if n > 0 and name not in shown]
            rest = totaal - sum(aantallen[name] for name in shown)
            alone = len(hidden) == 1 and aantallen[hidden[0]] == rest
            if not self.onderdrukt(rest) and not alone:
                break
            shown.remove(min(shown, key=lambda name: (aantallen[name], name)))
        return frozenset(shown)


def plan(dossier: Dossier) -> Privacyplan:
    """The privacy plan of a dossier: its own minimum, never under the floor."""
    limits = drempels()
    k_min = max(dossier.zorgvuldigheid.k_min, limits.k_min, K_VLOER)
    large = (item.id for item in dossier.afdelingen if item.medewerkers is None or item.medewerkers >= k_min)
    return Privacyplan(k_min=k_min, k_kruising=limits.k_kruising, afdelingen=frozenset(large))
