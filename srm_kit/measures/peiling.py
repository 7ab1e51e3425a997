"""One survey wave as arrays: who counts in which cell, and with what score.

Persons stand in the order of their id, so that no figure and no random draw depends on the order of the rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.respons import Respons
from srm_kit.model import CELLEN, drempels, stellingen_van

__all__ = ["DEEL", "Peiling", "Scores", "cellen_van", "op_honderd", "peiling", "scores"]

DEEL = 60
"""Sixty parts of a scale point: a mean of 1 to 5 whole answers is then a whole number, and sums are exact."""


def op_honderd(delen: float, personen: int) -> float:
    """The score 0-100 of a sum of person scores in sixtieths of a point on the 1-5 scale.

    One division of whole numbers: a score that is exactly 55 is 55 and not a hair under the threshold.

    >>> op_honderd(60 * 3.2 * 25, 25), op_honderd(60, 1), op_honderd(2 * 300, 2)
    (55.0, 0.0, 100.0)
    """
    return (delen - DEEL * personen) * 100.0 / (4 * DEEL * personen)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Peiling:
    """The answers of one measurement date, n persons in the order of their id, m statements.

    ``gesteld`` are the statements that were offered: someone has something in them.
    """

    meetmoment: date
    respondent: tuple[str, ...]
    functiegroep: NDArray[np.str_]
    afdeling: NDArray[np.str_]
    leidinggevend: tuple[bool | None, ...]
    kolom: Mapping[str, int]
    antwoorden: NDArray[np.float64]
    weet_niet: NDArray[np.bool_]
    gesteld: frozenset[str]

    def __len__(self) -> int:
        return len(self.leidinggevend)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Scores:
    """Who counts in one cell (or block), and each person's score.

    ``telt`` (n,): who counts. ``delen`` (n,): sixty times the person's mean on the 1-5 scale, 0 for who does
    not count. ``antwoorden`` (n, J): the answers to the J offered statements, NaN for none.
    "Hoort niet bij mijn werk" is no answer and is counted nowhere.
    ``weet_niet``: explicit "weet ik niet" as share of codes plus answers of everybody, None without any;
    ``raakt``: how many persons have a code or an answer here.
    """

    stellingen: tuple[str, ...]
    telt: NDArray[np.bool_]
    delen: NDArray[np.float64]
    antwoorden: NDArray[np.float64]
    weet_niet: float | None
    raakt: int

    @property
    def n(self) -> int:
        """How many persons count."""
        return int(self.telt.sum())

    @property
    def score(self) -> float:
        """The mean over the persons who count, 0-100; only when there are any."""
        return op_honderd(float(self.delen.sum()), self.n)

    def personen(self, masker: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        """The scores on the 1-5 scale of the persons who count, within ``masker`` (n,) when given."""
        chosen = self.telt if masker is None else self.telt & masker
        values: NDArray[np.float64] = self.delen[chosen] / DEEL
        return values

    @property
    def op_honderd(self) -> NDArray[np.float64]:
        """The score 0-100 of every person (n,); means nothing for who does not count."""
        return (self.delen / DEEL - 1.0) * 25.0

    def aandeel(self, vanaf: float | None = None, tot: float | None = None) -> float:
        """The share of who counts with a score on the 1-5 scale from ``vanaf``, or up to ``tot``; only when n > 0."""
        parts = self.delen[self.telt]
        chosen = parts >= DEEL * vanaf if vanaf is not None else parts <= DEEL * (5.0 if tot is None else tot)
        return int(chosen.sum()) / self.n

    def score_van(self, masker: NDArray[np.bool_]) -> float:
        """The mean 0-100 of the persons who count within ``masker``; only when there are any."""
        chosen = self.telt & masker
        return op_honderd(float(self.delen[chosen].sum()), int(chosen.sum()))


def peiling(respons: Respons, meetmoment: date) -> Peiling:
    """The wave of one measurement date."""
    rows = [row for row, value in enumerate(respons.meetmoment) if value == meetmoment]
    rows.sort(key=respons.respondent.__getitem__)
    answers = respons.antwoorden[rows]
    unknown = respons.weet_niet[rows]
    filled: NDArray[np.bool_] = np.any(~np.isnan(answers) | unknown | respons.nvt[rows], axis=0)
    offered = (code for code, some in zip(respons.stellingen, filled.tolist(), strict=True) if some)
    return Peiling(
        meetmoment=meetmoment,
        respondent=tuple(respons.respondent[row] for row in rows),
        functiegroep=np.array([respons.functiegroep[row] for row in rows], dtype=np.str_),
        afdeling=np.array([respons.afdeling[row] for row in rows], dtype=np.str_),
        leidinggevend=tuple(respons.leidinggevend[row] for row in rows),
        kolom={code: column for column, code in enumerate(respons.stellingen)},
        antwoorden=answers,
        weet_niet=unknown,
        gesteld=frozenset(offered),
    )


def scores(wave: Peiling, groep: str, alleen: Collection[str] | None = None) -> Scores | None:
    """The persons and scores of a cell or block by its code; None when none of its statements was offered.

    ``alleen`` narrows the statements, for a comparison of two waves. A person counts with at least 60% of the
    offered statements answered (docs/maatstaven.md#wie-en-wat-telt).
    """
    offered = tuple(
        item.code
        for item in stellingen_van(groep)
        if item.code in wave.gesteld and (alleen is None or item.code in alleen)
    )
    if not offered:
        return None
    columns = [wave.kolom[code] for code in offered]
    answers = wave.antwoorden[:, columns]
    codes = int(wave.weet_niet[:, columns].sum())
    valid = ~np.isnan(answers)
    answered = valid.sum(axis=1)
    # 0.6 x 5 must be 3 however the machine stores 0.6.
    counts = answered >= drempels().minimum_beantwoord * len(offered) - 1e-9
    total = np.where(valid, answers, 0.0).sum(axis=1)
    parts = np.divide(DEEL * total, answered, out=np.zeros(len(wave)), where=counts)
    given = codes + int(valid.sum())
    touched = valid | wave.weet_niet[:, columns]
    return Scores(
        stellingen=offered,
        telt=counts,
        delen=parts,
        antwoorden=answers,
        weet_niet=codes / given if given else None,
        raakt=int(touched.any(axis=1).sum()),
    )


def cellen_van(wave: Peiling | None) -> dict[str, Scores | None]:
    """The nine cells in order, each with its scores, or None when it was not offered."""
    return {cel.code: None if wave is None else scores(wave, cel.code) for cel in CELLEN}
