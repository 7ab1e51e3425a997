"""A waarde as planning documents print it: a number with what stands around it, a direction, or only text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.invisible import without_invisible

__all__ = ["Waarde", "waarde_van"]

_PLAIN = re.compile(r"[\s\d.,+\-\u2212%€]*\Z")


@dataclass(frozen=True, slots=True)
class Waarde:
    """What a cell of nulmeting, streefwaarde or waarde says; ``gedrukt`` is always what was written.

    Exactly one of these holds: ``getal``; ``bereik`` (laag, hoog); ``richting_in_woorden`` (hoger or lager); or the
    cell is only text, kept literally and used in no figure, and then ``reden`` says why. ``teken`` is ``>=``, ``<=``,
    ``>``, ``<`` or empty. ``factor`` (of ``x 1.000``) has been applied to getal and bereik.
    """

    gedrukt: str
    getal: float | None = None
    bereik: tuple[float, float] | None = None
    teken: str = ""
    richting_in_woorden: str = ""
    eenheid: str = ""
    jaar: int | None = None
    factor: int = 1
    reden: str = ""

    @property
    def alleen_tekst(self) -> bool:
        """Whether this is kept literally and used in no figure; a warning names it."""
        return bool(self.reden)

    @property
    def datum(self) -> date | None:
        """The last day of the year that stands beside the number: it fills an empty date of the row."""
        return None if self.jaar is None else date(self.jaar, 12, 31)

    @property
    def zegt_meer(self) -> bool:
        """Whether the printed form says more than the figure, so that it is shown beside it."""
        return self.getal is None or not _PLAIN.match(without_invisible(self.gedrukt))


def waarde_van(getal: float) -> Waarde:
    """A plain number as a waarde, printed with a decimal comma and no more digits than it has."""
    from decimal import Decimal

    whole = float(getal).is_integer() and abs(getal) < 1e15
    text = str(int(getal)) if whole else format(Decimal(repr(float(getal))), "f").replace(".", ",")
    return Waarde(text, getal=float(getal))
