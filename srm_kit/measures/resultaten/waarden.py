"""The three values of an indicator: where it began, where it is now, and where it should get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract.tabellen import Indicator, Meting, Streefwaarde

__all__ = ["Jaardoelen", "Metingen", "Streef", "Waarden", "jaardoelen_van", "metingen_van", "waarden"]

Metingen = Mapping[str, tuple[tuple[date, float], ...]]
"""Per indicator its own values up to the reference date, oldest first."""
Jaardoelen = Mapping[str, tuple[tuple[date, float], ...]]
"""Per indicator what the budget of each year promises, oldest first."""


@dataclass(frozen=True, slots=True)
class Streef:
    """A target: a number, a range or only a direction in words; a direction may stand beside a number of a year."""

    getal: float | None = None
    bereik: tuple[float, float] | None = None
    teken: str = ""
    woord: str = ""
    datum: date | None = None

    @property
    def cijfer(self) -> float | tuple[float, float] | None:
        """The figure; None for a direction alone."""
        return self.getal if self.bereik is None else self.bereik

    @property
    def einden(self) -> tuple[float, float] | None:
        """The lower and the upper end, equal for a number; None for a direction alone."""
        return self.bereik if self.getal is None else (self.getal, self.getal)


@dataclass(frozen=True, slots=True)
class Waarden:
    """Begin, now and target of one indicator, each as far as it is there."""

    begin: float | None
    begin_datum: date | None
    nu: float | None
    nu_datum: date | None
    streef: Streef | None
    jaardoelen: tuple[tuple[date, float], ...]


def metingen_van(rijen: Iterable[Meting], peildatum: date) -> Metingen:
    """The values that count: of the municipality itself, measured, a number, not after the reference date."""
    found: dict[str, list[tuple[date, float]]] = {}
    for row in rijen:
        own = row.soort != "prognose" and not row.gebied.strip() and row.datum <= peildatum
        if own and row.waarde.getal is not None:
            found.setdefault(row.indicator, []).append((row.datum, row.waarde.getal))
    return {ident: tuple(sorted(pairs)) for ident, pairs in found.items()}


def jaardoelen_van(rijen: Iterable[Streefwaarde]) -> Jaardoelen:
    """The promises that are a number."""
    found: dict[str, list[tuple[date, float]]] = {}
    for row in rijen:
        if row.waarde.getal is not None:
            found.setdefault(row.indicator, []).append((row.datum, row.waarde.getal))
    return {ident: tuple(sorted(pairs)) for ident, pairs in found.items()}


def _target(item: Indicator, promised: tuple[tuple[date, float], ...]) -> Streef | None:
    cell = item.streefwaarde
    word = "" if cell is None else cell.richting_in_woorden
    if cell is not None and (cell.getal is not None or cell.bereik is not None):
        day = item.streefdatum or cell.datum
        return Streef(cell.getal, cell.bereik, cell.teken if cell.bereik is None else "", "", day)
    if promised:
        day, value = promised[-1]
        return Streef(getal=value, woord=word, datum=day)
    if cell is not None and word:
        return Streef(woord=word, datum=item.streefdatum or cell.datum)
    return None


def waarden(item: Indicator, metingen: Metingen, jaardoelen: Jaardoelen) -> Waarden:
    """The values of an indicator; a baseline that is only text or a range is no number, so the earliest value then."""
    measured, promised = metingen.get(item.id, ()), jaardoelen.get(item.id, ())
    start: float | None = None
    day: date | None = None
    if item.nulmeting is not None and item.nulmeting.getal is not None:
        start, day = item.nulmeting.getal, item.nulmeting_datum or item.nulmeting.datum
    elif len(measured) >= 2:
        day, start = measured[0]
    now_day, now = measured[-1] if measured else (None, None)
    return Waarden(start, day, now, now_day, _target(item, promised), promised)
