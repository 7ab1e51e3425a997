"""Cells as they are printed: the only form in which a drawing gets them, so that no line says more than its figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.measures.celmaten import Celmaat
from srm_kit.measures.referentie import Afwijking, Referentie
from srm_kit.nl import Cijfer

__all__ = ["PrintedCell", "printed_cells", "suppressed"]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as people read it: the score in whole points with its word, or why there is none.

    ``agree`` is the share that agrees in words (``zeven op de tien``), empty when it is not shown. ``apart`` is how
    many points the cell stands out from what is usual at other municipalities, None unless a reference allows to say
    so. ``absent`` says in full why there is no score, ``absent_short`` in the few words that fit a tile.
    """

    score: Cijfer | None
    label: str
    n: int | None
    unknown: Cijfer | None
    absent: str
    absent_short: str
    agree: str = ""
    apart: Cijfer | None = None

    @property
    def text(self) -> str:
        """The score as it stands in a table: figure and word, or why there is none."""
        if self.score is None:
            return self.absent
        return nl.met(self.score, f" ({self.label})") if self.label else self.score

    @property
    def apart_text(self) -> str:
        """How the cell stands out, in words; empty when that cannot be said."""
        if self.apart is None:
            return ""
        size = nl.getal(abs(self.apart.waarde))
        side = "hoger" if self.apart.waarde > 0 else "lager"
        return f"{size} {'punt' if size == '1' else 'punten'} {side} dan elders"


def suppressed(reden: str | None) -> str:
    """Why a figure is hidden, as it stands in a cell of a table or figure: ``n < 5``, ``90 of hoger``.

    >>> suppressed("n < 5"), suppressed("niet getoond: uit dit cijfer zijn antwoorden te herleiden")
    ('n < 5', 'niet getoond')
    """
    return (reden or "niet getoond").split(":")[0]


def printed_cells(cellen: Mapping[str, Celmaat], referentie: Referentie | None = None) -> dict[str, PrintedCell]:
    """The cells, each rounded as it is printed; with a reference also which of them stand out."""
    beside = referentie.cellen if referentie is not None else {}
    return {code: _printed(cel, beside.get(code)) for code, cel in cellen.items()}


def _printed(item: Celmaat, beside: Afwijking | None) -> PrintedCell:
    hidden = suppressed(item.reden) if item.onderdrukt else None
    return PrintedCell(
        score=None if item.score is None else nl.getal(item.score),
        label=item.label or "",
        n=item.n,
        unknown=None if item.weet_niet is None else nl.procent(item.weet_niet),
        absent=hidden or item.reden or nl.NIET_GEMETEN,
        absent_short=hidden or nl.NIET_GEMETEN,
        agree="" if item.eens is None else nl.op_de_tien(item.eens),
        apart=None if item.score is None else _apart(beside),
    )


def _apart(beside: Afwijking | None) -> Cijfer | None:
    """The deviation in whole points when its prediction interval leaves out 0."""
    if beside is None or beside.afwijking is None or beside.interval is None:
        return None
    low, high = beside.interval
    return nl.getal(beside.afwijking) if low > 0 or high < 0 else None
