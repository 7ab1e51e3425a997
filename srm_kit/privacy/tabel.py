"""One cell at one measurement date as the privacy decision sees it: small groups of people with equal background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from srm_kit.privacy.lezer import MINSTE_BREEDTE
from srm_kit.privacy.minimum import Privacyplan

__all__ = ["VRIJWEL_GEHEEL", "Antwoorden", "Privacytabel", "Privacyvorm", "Respondenten", "tabellen"]

Rij = NDArray[np.float64]

VRIJWEL_GEHEEL = 5.0 / 6.0
"""Who makes up more than this part of a total is that total: 100 x (6/5 - 1) = 20 points is what it leaves open."""

_NIET_TE_BEREKENEN = 1.0
"""Points a crossing of two fields with enough persons for a score, but too few for a crossing, must keep."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Respondenten:
    """Background of the n persons of one measurement: three arrays (n,).

    ``leidinggevend`` is 1 yes, 0 no, -1 not said. The board stands in no department.
    """

    functiegroep: NDArray[np.str_]
    afdeling: NDArray[np.str_]
    leidinggevend: NDArray[np.int_]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Antwoorden:
    """One cell: who counts (n,) and their scores 0-100 (n,)."""

    telt: NDArray[np.bool_]
    score: NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class Privacyvorm:
    """Who counts in a cell, in a atoms: all with the same background together. Cells often share one.

    ``aantal`` (a,) are the persons; the three backgrounds are (a,) too.
    """

    aantal: Rij
    functiegroep: NDArray[np.str_]
    afdeling: NDArray[np.str_]
    leidinggevend: NDArray[np.int_]
    plan: Privacyplan

    @cached_property
    def n(self) -> int:
        """All persons of the cell."""
        return int(self.aantal.sum())

    def omvang(self, masker: NDArray[np.bool_]) -> int:
        """The persons in these atoms."""
        return int(self.aantal[masker].sum())

    def gemiddelde(self, masker: NDArray[np.bool_]) -> Rij:
        """The row of a published mean."""
        row: Rij = masker / self.aantal[masker].sum()
        return row

    @cached_property
    def totaal(self) -> Rij:
        """The row of the published total."""
        return self.gemiddelde(np.ones(self.aantal.size, dtype=bool))

    def verschil(self, een: NDArray[np.bool_], ander: NDArray[np.bool_]) -> Rij | None:
        """The row of a published difference of two means; None while the sizes alone forbid it.

        See docs/maatstaven.md#kloof.
        """
        if not self.plan.mag_vergelijken((self.omvang(een), self.omvang(ander)), self.n):
            return None
        return self.gemiddelde(een) - self.gemiddelde(ander)

    @cached_property
    def kloof(self) -> Rij | None:
        """The row of policy minus execution."""
        return self.verschil(self.functiegroep == "beleid", self.functiegroep == "uitvoering")

    @cached_property
    def kloof_leiding(self) -> Rij | None:
        """The row of managers minus others."""
        return self.verschil(self.leidinggevend == 1, self.leidinggevend == 0)

    @cached_property
    def afdelingen(self) -> dict[str, NDArray[np.bool_]]:
        """The atoms of each department with someone who counts."""
        return {str(name): self.afdeling == name for name in np.unique(self.afdeling) if name}

    @cached_property
    def gevoelig(self) -> tuple[Rij, Rij]:
        """What always needs protection: groups as persons per atom (h, a), and the points each must keep (h,).

        Every single person; every group and crossing of the three fields under the minimum; the board, however
        large; and, so that no crossing of two fields under its own minimum can be computed, those too.
        """
        rows = list(np.eye(self.aantal.size))
        needed = [MINSTE_BREEDTE] * len(rows)
        fields = (self.functiegroep, self.afdeling, self.leidinggevend)
        places = [np.unique(values, return_inverse=True)[1] for values in fields]
        seen: set[bytes] = set()
        for size in (1, 2, 3):
            for chosen in combinations(places, size):
                _, group = np.unique(np.stack(chosen), axis=1, return_inverse=True)
                masks = group.ravel() == np.arange(group.max() + 1)[:, None]
                for mask, number in zip(masks, (masks @ self.aantal).tolist(), strict=True):
                    if mask.tobytes() in seen:
                        continue
                    seen.add(mask.tobytes())
                    board = size == 1 and chosen[0] is places[0] and self.functiegroep[mask][0] == "bestuur"
                    board = board and number <= VRIJWEL_GEHEEL * self.n
                    if self.plan.onderdrukt(int(number)) or board:
                        rows.append(mask * self.aantal)
                        needed.append(MINSTE_BREEDTE)
                    elif size > 1 and number < self.plan.k_kruising:
                        rows.append(mask * self.aantal)
                        needed.append(_NIET_TE_BEREKENEN)
        return np.array(rows), np.array(needed)

    def vrijwel_geheel(self, naam: str) -> bool:
        """Whether a department is so much of the cell that the total is its figure too."""
        return naam in self.afdelingen and self.omvang(self.afdelingen[naam]) > VRIJWEL_GEHEEL * self.n

    def verborgen(self, getoond: frozenset[str]) -> Rij:
        """The departments that are not shown and are not nearly the whole, as persons per atom (h, a)."""
        rows = [
            mask * self.aantal
            for name, mask in self.afdelingen.items()
            if name not in getoond and not self.vrijwel_geheel(name)
        ]
        return np.array(rows).reshape(len(rows), self.aantal.size)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Privacytabel:
    """One cell: who counts, and the sum of their scores per atom (a,)."""

    vorm: Privacyvorm
    som: Rij

    @property
    def score(self) -> float:
        """The mean 0-100."""
        return float(self.som.sum()) / self.vorm.n


def tabellen(wie: Respondenten, cellen: Mapping[str, Antwoorden | None], plan: Privacyplan) -> dict[str, Privacytabel]:
    """The tables of the cells in which enough persons count for any figure."""
    made: dict[bytes, tuple[Privacyvorm, NDArray[np.intp]]] = {}
    found = {}
    for code, cel in cellen.items():
        if cel is None or not plan.mag(int(cel.telt.sum())):
            continue
        key = cel.telt.tobytes()
        if key not in made:
            made[key] = _vorm(wie, cel.telt, plan)
        form, atom = made[key]
        found[code] = Privacytabel(form, np.bincount(atom, weights=cel.score[cel.telt]).astype(np.float64))
    return found


def _vorm(wie: Respondenten, telt: NDArray[np.bool_], plan: Privacyplan) -> tuple[Privacyvorm, NDArray[np.intp]]:
    """The atoms of who counts, and the atom of each of them."""
    fields = (wie.functiegroep, wie.afdeling, wie.leidinggevend)
    (roles, role), (units, unit), (leads, lead) = (np.unique(each[telt], return_inverse=True) for each in fields)
    joint = (role * units.size + unit) * leads.size + lead
    found, atom = np.unique(joint, return_inverse=True)
    form = Privacyvorm(
        aantal=np.bincount(atom).astype(float),
        functiegroep=roles[found // (units.size * leads.size)],
        afdeling=units[found // leads.size % units.size],
        leidinggevend=leads[found % leads.size],
        plan=plan,
    )
    return form, atom
