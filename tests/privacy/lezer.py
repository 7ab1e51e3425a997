"""The reader: knows everybody's background, the rules and every figure that is shown, and tries to find the rest.

Written apart from the product: the figures are taken as the views write them (``srm_kit.nl``), and all questions about
one cell are answered by one linear programme over the scores of people. Figures are measured with a ruler
(``geometrie``): a place that is not that of the printed figure is one more figure to reckon with.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

from srm_kit import nl
from srm_kit.document import Figure
from srm_kit.dossier import Respons
from srm_kit.measures import Maten
from srm_kit.model import Cel

sys.path.insert(0, str(Path(__file__).parent))
from geometrie import Aflezing, van_figuur

__all__ = ["Lezer", "Vondst"]

Masker = NDArray[np.bool_]
DELTA = 25.0
"""One point of the 1-5 scale, on 0-100."""


def getoond(value: float, decimals: int = 0) -> float:
    """A figure as it is printed."""
    return float(nl.getal(value, decimals).replace(".", "").replace(",", "."))


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


@dataclass
class Lezer:
    """Works on one cell of one measurement; ``exact`` reads the JSON instead of the views.

    ``figuren``: the pictures of the report about this cell. ``tabellen``: own tables beside it, as they were shown.
    """

    respons: Respons
    maten: Maten
    cel: str
    dag: date | None = None
    exact: bool = False
    figuren: tuple[Figure, ...] = ()
    tabellen: tuple[pd.DataFrame, ...] = ()
    ongelijk: list[tuple[NDArray[np.float64], float]] = field(default_factory=list)
    vergeleken: int = 0
    laagst: float = 0.0
    hoogst: float = 100.0

    def __post_init__(self) -> None:
        respons, day = self.respons, self.dag or self.maten.meetmoment
        rows = [row for row, value in enumerate(respons.meetmoment) if value == day]
        columns = [index for index, code in enumerate(respons.stellingen) if code[:2] == self.cel]
        answers = respons.antwoorden[np.ix_(rows, columns)]
        answers = answers[:, ~np.isnan(answers).all(axis=0)]
        given = ~np.isnan(answers)
        counts = given.sum(axis=1) >= 0.6 * answers.shape[1] if answers.shape[1] else np.zeros(len(rows), bool)
        kept = [row for row, ok in zip(rows, counts.tolist(), strict=True) if ok]
        self.n = len(kept)
        self.wie = [respons.respondent[row] for row in kept]
        self.waar = (np.nanmean(answers[counts], axis=1) - 1) * 25 if self.n else np.zeros(0)
        self.groep = np.array([respons.functiegroep[row] for row in kept], dtype=np.str_)
        board = self.groep == "bestuur"
        self.afdeling = np.where(board, "", np.array([respons.afdeling[row] for row in kept], dtype=np.str_))
        self.leiding = np.array([str(respons.leidinggevend[row]) for row in kept], dtype=np.str_)
        if self.n:
            if self.dag is None:
                self._read()
            else:
                self._read_before()

    def _mean(self, mask: Masker) -> NDArray[np.float64]:
        return mask / mask.sum()

    def _between(self, row: NDArray[np.float64], value: float, decimals: int, scale: float = 1.0) -> None:
        half = 0.0 if self.exact else scale * 0.5 * 10.0**-decimals
        seen = value if self.exact else getoond(value, decimals)
        self.ongelijk += [(row, seen * scale + half), (-row, half - seen * scale)]

    def afgelezen(self, kop: str) -> Iterator[Aflezing]:
        """What the pictures with this in their title say of the cell."""
        cel = Cel.van_code(self.cel)
        names = {nl.capitalised(cel.spoor.naam), nl.capitalised(f"{cel.spoor.naam} ({cel.fase.naam})")}
        for figure in self.figuren:
            if kop in figure.title:
                yield from (item for item in van_figuur(figure) if item.wat in names)

    def _look(self, row: NDArray[np.float64], kop: str, scale: float = 1.0) -> None:
        """A place on paper that is not that of the printed figure narrows it further."""
        for item in self.afgelezen(kop):
            if not item.klopt:
                low, high = item.getekend - item.scherpte, item.getekend + item.scherpte
                self.ongelijk += [(row, high * scale), (-row, -low * scale)]

    def _shares(self, eens: float | None, oneens: float | None) -> None:
        """Who agrees is written as "x op de tien": of few people that says of everybody where they stand.

        3.5 and 2.5 on the scale of five are 62.5 and 37.5; under twenty people fewer than one in twenty is nobody.
        """
        if self.n >= 20:
            return
        if eens is not None:
            self.laagst = max(self.laagst, 62.5 if round(eens * 10) == 10 else 0.0)
            self.hoogst = min(self.hoogst, 62.5 if round(eens * 10) == 0 else 100.0)
        if oneens is not None:
            self.hoogst = min(self.hoogst, 37.5 if round(oneens * 10) == 10 else 100.0)
            self.laagst = max(self.laagst, 37.5 if round(oneens * 10) == 0 else 0.0)

    def _read(self) -> None:
        everyone = np.ones(self.n, dtype=bool)
        cell = self.maten.cellen[self.cel]
        if cell.score is not None:
            self._between(self._mean(everyone), cell.score, 0)
            if not self.exact:
                self._shares(cell.eens, cell.oneens)
                self._look(self._mean(everyone), "De drie sporen in de fase")
        elif cell.reden and cell.reden.endswith("hoger"):
            self.ongelijk.append((-self._mean(everyone), -float(cell.reden.split()[0])))
        elif cell.reden and cell.reden.endswith("lager"):
            self.ongelijk.append((self._mean(everyone), float(cell.reden.split()[0])))
        for found, title, one, other in (
            (self.maten.kloof[self.cel].delta, "beleid en", self.groep == "beleid", self.groep == "uitvoering"),
            (
                self.maten.kloof_leiding[self.cel].delta,
                "leidinggevenden en",
                self.leiding == "True",
                self.leiding == "False",
            ),
        ):
            if found is not None:
                row = self._mean(one) - self._mean(other)
                self._between(row, found, 1, DELTA)
                self._look(row, title, DELTA)
        self.vergeleken = len(self.ongelijk)
        for name, cells in self.maten.groepen.afdeling.items():
            if (score := cells[self.cel].score) is not None:
                self._between(self._mean(self.afdeling == name), score, 0)
        together = self.maten.groepen.samengevoegd
        if together is not None and (score := together.cellen[self.cel].score) is not None:
            self._between(self._mean(np.isin(self.afdeling, together.afdelingen)), score, 0)
        for table in self.tabellen:
            self._read_table(table)

    def _read_table(self, table: pd.DataFrame) -> None:
        for row in table[table["cel"] == self.cel].to_dict("records"):
            self._between(self._mean(self.groep_van(row)), float(row["score"]), 0)

    def groep_van(self, row: dict[str, object]) -> Masker:
        """Who a row of an own table is about."""
        leads = {"ja": "True", "nee": "False"}
        mask = np.ones(self.n, dtype=bool)
        mask &= self.groep == row["functiegroep"] if "functiegroep" in row else True
        mask &= self.afdeling == row["afdeling"] if "afdeling" in row else True
        mask &= self.leiding == leads[str(row["leidinggevend"])] if "leidinggevend" in row else True
        return mask

    def _read_before(self) -> None:
        """The total of the measurement before: the total now minus the change."""
        change, now = self.maten.verandering[self.cel].verschil, self.maten.cellen[self.cel].score
        if change is not None and now is not None:
            row = self._mean(np.ones(self.n, dtype=bool))
            total = getoond(now) - getoond(change)
            self.ongelijk += [(row, total + 1.0), (-row, 1.0 - total)]

    def eerlijk(self) -> bool:
        """Whether everything shown is true."""
        return all(float(row @ self.waar) <= limit + 1e-6 for row, limit in self.ongelijk)

    def verborgen(self, k_min: int = 5) -> dict[str, Masker]:
        """Every group that should stay hidden: small crossings, the board, departments not shown, single persons.

        A department that is more than five sixths of everybody is read as the whole, and the report says so.
        """
        found: dict[bytes, tuple[str, Masker]] = {}
        fields = {"groep": self.groep, "afdeling": self.afdeling, "leiding": self.leiding}
        for size in (1, 2, 3):
            for names in combinations(fields, size):
                keys = np.array(["/".join(parts) for parts in zip(*(fields[name] for name in names), strict=True)])
                for key in np.unique(keys):
                    mask = keys == key
                    if mask.sum() < k_min:
                        found.setdefault(mask.tobytes(), (f"{'x'.join(names)}={key}", mask))
        board = self.groep == "bestuur"
        if board.any() and board.sum() <= self.n * 5 / 6:
            found.setdefault(board.tobytes(), ("bestuur", board))
        for name, cells in self.maten.groepen.afdeling.items():
            mask = self.afdeling == name
            if mask.any() and cells[self.cel].score is None and mask.sum() <= self.n * 5 / 6:
                found.setdefault(mask.tobytes(), (f"afdeling {name}", mask))
        signature = ["/".join(parts) for parts in zip(self.groep, self.afdeling, self.leiding, strict=True)]
        for index in sorted({signature.index(key) for key in signature}):
            mask = np.arange(self.n) == index
            found.setdefault(mask.tobytes(), (f"persoon {index}", mask))
        return dict(found.values())

    def smalste(self, k_min: int = 5) -> Vondst | None:
        """The hidden group the reader knows most about; None when there is nothing to go by."""
        if not self.ongelijk:
            return None
        hidden = self.verborgen(k_min)
        # People with one background are equal to the reader: one of them apart from the others is enough.
        signature = ["/".join(parts) for parts in zip(self.groep, self.afdeling, self.leiding, strict=True)]
        atom = np.array([2 * signature.index(key) + (signature.index(key) != row) for row, key in enumerate(signature)])
        kinds, first, place = np.unique(atom, return_index=True, return_inverse=True)
        size = np.bincount(place).astype(float)
        rows = np.array([row[first] * size for row, _ in self.ongelijk])
        limits = np.array([limit for _, limit in self.ongelijk]) + 1e-7
        goals = np.array([np.bincount(place, weights=mask / mask.sum()) for mask in hidden.values()])
        blocks = 2 * len(goals)
        found = linprog(
            np.concatenate([goals, -goals]).ravel(),
            A_ub=csr_array(kron(eye_array(blocks), rows, format="csr")),
            b_ub=np.tile(limits, blocks),
            bounds=(self.laagst, self.hoogst),
            method="highs",
        )
        assert found.status == 0, found.message
        values = (np.concatenate([goals, goals]) * found.x.reshape(blocks, kinds.size)).sum(axis=1)
        low, high = values[: len(goals)], values[len(goals) :]
        best = int(np.argmin(high - low))
        name = list(hidden)[best]
        return Vondst(name, int(hidden[name].sum()), float(low[best]), float(high[best]))

    def te_berekenen(self, k_min: int = 5) -> list[str]:
        """Hidden groups whose mean is an exact sum of exact figures, whatever people answered.

        A department of the minimum size or more that is itself one of the two groups of a comparison does not count:
        the contract publishes the comparison.
        """
        found = []
        for name, mask in self.verborgen(k_min).items():
            large = name.startswith("afdeling ") and mask.sum() >= k_min
            if self._is_som(mask, len(self.ongelijk)) and not (large and self._is_som(mask, self.vergeleken)):
                found.append(name)
        return found

    def _is_som(self, mask: Masker, until: int) -> bool:
        rows = np.array([row for row, _ in self.ongelijk[:until:2]]).reshape(-1, self.n)
        goal = self._mean(mask)
        rest = goal - goal @ np.linalg.pinv(rows) @ rows if len(rows) else goal
        return bool(np.abs(rest).max() < 1e-9)
