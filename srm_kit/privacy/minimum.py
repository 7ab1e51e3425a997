"""How many persons a figure needs at least; nothing else in the code knows the minimum group size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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

    def verborgen_aantallen(self, aantallen: Mapping[str, int]) -> dict[str, str]:
        """Which groups do not stand apart, and what stands there: the total is printed, so one alone could be worked out.

        >>> Privacyplan(5, 10, frozenset()).verborgen_aantallen({"beleid": 3, "bestuur": 8, "uitvoering": 20})
        {'beleid': 'n < 5', 'bestuur': 'niet apart getoond'}
        """
        small = [name for name, number in aantallen.items() if self.onderdrukt(number)]
        hidden = dict.fromkeys(small, self.reden)
        others = sorted(
            (name for name in aantallen if name not in hidden and aantallen[name]), key=aantallen.__getitem__
        )
        if len(small) == 1 and others:
            hidden[others[0]] = "niet apart getoond"
        return hidden


def plan(dossier: Dossier, meetmoment: date | None = None) -> Privacyplan:
    """The privacy plan of a measurement: the minimum of the dossier, never under the floor.

    Once something of this ``meetmoment`` was published, the minimum and the choice of departments are those of
    the first release: another choice beside it would tell the two apart.
    """
    limits = drempels()
    k_min = max(dossier.zorgvuldigheid.k_min, limits.k_min, K_VLOER)
    first = dossier.uitgiften.van(meetmoment)
    if first is not None:
        k_min = max(first.k_min, K_VLOER)
    units = [afdeling for afdeling in dossier.afdelingen if afdeling.bevestigd is not False]
    large = (item.id for item in units if item.medewerkers is None or item.medewerkers >= k_min)
    if first is not None and first.afdelingen is not None:
        large = (item.id for item in units if item.id in first.afdelingen)
    return Privacyplan(k_min=k_min, k_kruising=limits.k_kruising, afdelingen=frozenset(large))
