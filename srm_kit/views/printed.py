"""Cells as they are printed: the only form in which a drawing gets them, so that no line says more than its figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.measures.celmaten import Celmaat
from srm_kit.measures.verbinding import Gelijkmatigheid
from srm_kit.model import Cel, Fase
from srm_kit.nl import Cijfer

__all__ = ["PrintedCell", "highest_and_lowest", "printed_cells", "printed_connection", "suppressed"]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as people read it: the score in whole points with its word, or why there is none.

    ``absent`` says in full why there is no score, ``absent_short`` in the few words that fit a tile.
    """

    score: Cijfer | None
    label: str
    n: int | None
    unknown: Cijfer | None
    absent: str
    absent_short: str

    @property
    def text(self) -> str:
        """The score as it stands in a table: figure and word, or why there is none."""
        return self.absent if self.score is None else nl.met(self.score, f" ({self.label})")


def suppressed(reden: str | None) -> str:
    """Why a figure is hidden, as it stands in a cell of a table or figure: ``n < 5``, ``90 of hoger``.

    >>> suppressed("n < 5"), suppressed("niet getoond: uit dit cijfer zijn antwoorden te herleiden")
    ('n < 5', 'niet getoond')
    """
    return (reden or "niet getoond").split(":")[0]


def printed_cells(cellen: Mapping[str, Celmaat]) -> dict[str, PrintedCell]:
    """The cells, each rounded as it is printed."""
    return {code: _printed(item) for code, item in cellen.items()}


def _printed(item: Celmaat) -> PrintedCell:
    hidden = suppressed(item.reden) if item.onderdrukt else None
    return PrintedCell(
        score=None if item.score is None else nl.getal(item.score),
        label=item.label or "",
        n=item.n,
        unknown=None if item.weet_niet is None else nl.procent(item.weet_niet),
        absent=hidden or item.reden or nl.NIET_GEMETEN,
        absent_short=hidden or nl.NIET_GEMETEN,
    )


def printed_connection(felt: Gelijkmatigheid) -> dict[str, Cijfer | None]:
    """The felt connection per phase letter."""
    found: dict[str, float | None] = {fase.value: getattr(felt, fase.value) for fase in Fase}
    return {phase: None if value is None else nl.getal(value) for phase, value in found.items()}


def highest_and_lowest(
    cellen: Mapping[str, PrintedCell], order: Iterable[Cel]
) -> tuple[tuple[Cijfer, Cel], tuple[Cijfer, Cel]] | None:
    """The highest and the lowest cell with a score; None when fewer than two have one.

    Among equal printed scores the first in ``order``: which of them is really higher is not for the reader.
    """
    found = [(score, cel) for cel in order if (score := cellen[cel.code].score) is not None]
    if len(found) < 2:
        return None
    return max(found, key=lambda item: item[0].waarde), min(found, key=lambda item: item[0].waarde)
