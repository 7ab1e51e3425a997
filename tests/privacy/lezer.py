"""The reader: knows everybody's background, the rules and every figure that is shown, and tries to find the rest.

Written apart from the product: one unknown per person, and the figures as the views have them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from srm_kit.dossier import Respons
from srm_kit.measures import Maten

__all__ = ["Lezer", "Vondst"]

HALF = {"score": 0.5, "verschil": 0.05 * 25}
"""How far a shown figure may be from the true one: scores are whole, differences have one decimal on the 1-5 scale."""


@dataclass(frozen=True)
class Vondst:
    """A hidden group and the range (0-100) that is left for its mean."""

    naam: str
    n: int
    laag: float
    hoog: float

    @property
    def breedte(self) -> float:
        return self.hoog - self.laag


class Lezer:
    """Works on one cell of one dossier."""

    def __init__(self, respons: Respons, maten: Maten, cel: str) -> None:
        self.maten, self.cel = maten, cel
        columns = [index for index, code in enumerate(respons.stellingen) if code[:2] == cel]
        rows = [row for row, day in enumerate(respons.meetmoment) if day == maten.meetmoment]
        given = ~np.isnan(respons.antwoorden[np.ix_(rows, columns)])
        counts = given.sum(axis=1) >= 0.6 * len(columns)
        kept = [row for row, ok in zip(rows, counts.tolist(), strict=True) if ok]
        self.groep = np.array([respons.functiegroep[row] for row in kept])
        self.afdeling = np.array(
            ["" if respons.functiegroep[row] == "bestuur" else respons.afdeling[row] for row in kept]
        )
        self.leiding = np.array([str(respons.leidinggevend[row]) for row in kept])
        self.n = len(kept)
        self.ongelijk: list[tuple[NDArray[np.float64], float]] = []
        self._read()

    def _mean(self, mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        return mask / mask.sum()

    def _between(self, row: NDArray[np.float64], value: float, half: float) -> None:
        self.ongelijk += [(row, value + half), (-row, half - value)]

    def _read(self) -> None:
        everyone = self._mean(np.ones(self.n, dtype=bool)) if self.n else np.zeros(0)
        cell = self.maten.cellen[self.cel]
        if cell.score is not None:
            self._between(everyone, round(cell.score), HALF["score"])
        elif cell.reden and cell.reden.endswith("hoger"):
            self.ongelijk.append((-everyone, -(float(cell.reden.split()[0]) - 0.5)))
        elif cell.reden and cell.reden.endswith("lager"):
            self.ongelijk.append((everyone, float(cell.reden.split()[0]) + 0.5))
        policy = self.maten.kloof[self.cel].delta
        if policy is not None:
            row = self._mean(self.groep == "beleid") - self._mean(self.groep == "uitvoering")
            self._between(row, round(policy, 1) * 25, HALF["verschil"])
        lead = self.maten.kloof_leiding[self.cel].delta
        if lead is not None:
            self._between(
                self._mean(self.leiding == "True") - self._mean(self.leiding == "False"),
                round(lead, 1) * 25,
                HALF["verschil"],
            )
        for name, cells in self.maten.groepen.afdeling.items():
            score = cells[self.cel].score
            if score is not None:
                self._between(self._mean(self.afdeling == name), round(score), HALF["score"])
        together = self.maten.groepen.samengevoegd
        if together is not None and together.cellen[self.cel].score is not None:
            mask = np.isin(self.afdeling, together.afdelingen)
            self._between(self._mean(mask), round(together.cellen[self.cel].score or 0.0), HALF["score"])

    def verborgen(self, k_min: int = 5) -> dict[str, NDArray[np.bool_]]:
        """Every group that should stay hidden: small crossings, departments not shown, single persons."""
        found: dict[bytes, tuple[str, NDArray[np.bool_]]] = {}
        fields = {"groep": self.groep, "afdeling": self.afdeling, "leiding": self.leiding}
        for size in (1, 2, 3):
            for names in combinations(fields, size):
                keys = ["/".join(parts) for parts in zip(*(fields[name] for name in names), strict=True)]
                for key in sorted(set(keys)):
                    mask = np.array([each == key for each in keys])
                    if 0 < mask.sum() < k_min:
                        found.setdefault(mask.tobytes(), (f"{'x'.join(names)}={key}", mask))
        for name, cells in self.maten.groepen.afdeling.items():
            mask = self.afdeling == name
            if mask.any() and cells[self.cel].score is None:
                found.setdefault(mask.tobytes(), (f"afdeling {name}", mask))
        signature = ["/".join(parts) for parts in zip(self.groep, self.afdeling, self.leiding, strict=True)]
        for index in sorted({signature.index(key) for key in signature}):
            mask = np.arange(self.n) == index
            found.setdefault(mask.tobytes(), (f"persoon {index}", mask))
        return dict(found.values())

    def smalste(self) -> Vondst | None:
        """The hidden group the reader knows most about; None when there is nobody or nothing to go by."""
        if not self.ongelijk:
            return None
        rows = csr_array(np.array([row for row, _ in self.ongelijk]))
        limits = np.array([limit for _, limit in self.ongelijk])
        best: Vondst | None = None
        for name, mask in self.verborgen().items():
            goal = self._mean(mask)
            ends = [
                linprog(sign * goal, A_ub=rows, b_ub=limits + 1e-9, bounds=(0, 100), method="highs") for sign in (1, -1)
            ]
            assert all(end.status == 0 for end in ends), (name, [end.message for end in ends])
            found = Vondst(name, int(mask.sum()), float(ends[0].fun), -float(ends[1].fun))
            if best is None or found.breedte < best.breedte:
                best = found
        return best
