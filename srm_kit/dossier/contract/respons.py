"""The survey answers, by column: one array for all answers, so that 100,000 respondents stay cheap.

Raw respondents never leave this layer: views, logs and outputs only see what the privacy plan lets through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Respons"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Respons:
    """All answers of all measurement dates; n rows, m statements.

    ``stellingen``: the codes of the m columns, the question E1 too when it was asked.
    ``antwoorden`` (n, m): 1-5 as given, NaN for no answer.
    ``weet_niet`` (n, m): True where the answer was an explicit "weet ik niet" (then NaN in ``antwoorden``).
    ``nvt`` (n, m): the same for "hoort niet bij mijn werk".
    The other fields have one value per row; an unknown ``leidinggevend`` is None.
    """

    respondent: tuple[str, ...]
    meetmoment: tuple[date, ...]
    functiegroep: tuple[str, ...]
    domein: tuple[str, ...]
    afdeling: tuple[str, ...]
    leidinggevend: tuple[bool | None, ...]
    stellingen: tuple[str, ...]
    antwoorden: NDArray[np.float64]
    weet_niet: NDArray[np.bool_]
    nvt: NDArray[np.bool_]
    open_vraag: tuple[str, ...]
    vrijgegeven: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.respondent)

    def __repr__(self) -> str:
        """How many rows there are, and nothing of them: a notebook keeps what it shows."""
        return f"Respons({len(self)} rijen)"

    @property
    def aantallen(self) -> Mapping[date, int]:
        """How many people answered on each measurement date, oldest first."""
        return dict(sorted(Counter(self.meetmoment).items()))

    @property
    def meetmomenten(self) -> tuple[date, ...]:
        """The measurement dates, oldest first."""
        return tuple(self.aantallen)

    def keuze(self, mask: NDArray[np.bool_]) -> Respons:
        """The rows where ``mask`` (n,) is True, in the same order."""
        rows = np.flatnonzero(mask).tolist()

        def pick(values: tuple[_T, ...]) -> tuple[_T, ...]:
            return tuple(values[row] for row in rows)

        return Respons(
            respondent=pick(self.respondent),
            meetmoment=pick(self.meetmoment),
            functiegroep=pick(self.functiegroep),
            domein=pick(self.domein),
            afdeling=pick(self.afdeling),
            leidinggevend=pick(self.leidinggevend),
            stellingen=self.stellingen,
            antwoorden=self.antwoorden[mask],
            weet_niet=self.weet_niet[mask],
            nvt=self.nvt[mask],
            open_vraag=pick(self.open_vraag),
            vrijgegeven=pick(self.vrijgegeven),
        )

    def op(self, meetmoment: date) -> Respons:
        """The rows of one measurement date."""
        return self.keuze(np.array([value == meetmoment for value in self.meetmoment], dtype=bool))
