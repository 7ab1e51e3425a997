"""How many persons a figure needs at least; nothing else in the code knows the minimum group size."""

from __future__ import annotations

from dataclasses import dataclass

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.model import drempels

__all__ = ["K_KRUISING_VLOER", "K_LEIDERSCHAP", "K_VLOER", "Privacyplan", "plan"]

K_VLOER = 5
"""No score of a group under this size is ever published, whatever a dossier or a threshold file says."""

K_KRUISING_VLOER = 10
"""The same for spread, distributions and crossings of two background fields."""


K_LEIDERSCHAP = 10
"""The same for what the people of a named department say of leadership and behaviour: it is about a few managers."""


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


def plan(dossier: Dossier) -> Privacyplan:
    """The privacy plan of a dossier: its own minimum, never under the floor."""
    limits = drempels()
    k_min = max(dossier.zorgvuldigheid.k_min, limits.k_min, K_VLOER)
    large = (item.id for item in dossier.afdelingen if item.medewerkers is None or item.medewerkers >= k_min)
    return Privacyplan(k_min=k_min, k_kruising=limits.k_kruising, afdelingen=frozenset(large))
