"""Messages to read: one line per column and kind of fault, however many cells have it.

>>> late = [Melding("fout", "inspanningen", row, "status", "Vertraagd", "Deze waarde kennen wij niet.", "Kies uit: idee.") for row in (4, 7)]
>>> [line] = grouped(late)
>>> line
'Fout in inspanningen, kolom status: ‘Vertraagd’ (2 keer, rijen 4 en 7). Deze waarde kennen wij niet. Kies uit: idee.'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from srm_kit import nl
from srm_kit.dossier.contract.meldingen import Melding

__all__ = ["grouped"]

_ROWS = 5
_VALUES = 5
_VARIES = re.compile(r"\d[\d.,-]*|‘[^’]*’")


def grouped(meldingen: Iterable[Melding]) -> tuple[str, ...]:
    """A line per column and kind of fault, in the order in which the first of each was found."""
    groups: dict[tuple[str, str, str | None, str], list[Melding]] = {}
    for melding in meldingen:
        kind = _VARIES.sub("#", melding.tekst) if melding.rij is not None else melding.tekst
        groups.setdefault((melding.soort, melding.tabel, melding.kolom, kind), []).append(melding)
    return tuple(str(items[0]) if len(items) == 1 else _line(items) for items in groups.values())


def _line(items: list[Melding]) -> str:
    first = items[0]
    column = f", kolom {first.kolom}" if first.kolom else ""
    same = all((item.tekst, item.herstel) == (first.tekst, first.herstel) for item in items)
    text = f"{'' if same else 'Bij de eerste: '}{first.tekst} {first.herstel}".strip()
    several = len({item.waarde for item in items}) > 1
    count = f" ({len(items)} keer)" if several else ""
    return f"{first.soort.capitalize()} in {first.tabel}{column}{count}: {_where(items)}. {text}"


def _where(items: list[Melding]) -> str:
    """The distinct values, the commonest first, each with its first rows; only the rows when there are no values."""
    rows: dict[str | None, list[int | None]] = {}
    for item in items:
        rows.setdefault(item.waarde, []).append(item.rij)
    if list(rows) == [None]:
        return _rows(rows[None])
    without = rows.pop(None, [])
    often = sorted(rows, key=lambda value: -len(rows[value]))
    shown = [f"‘{value}’ ({_rows(rows[value])})" for value in often[:_VALUES]]
    if more := len(rows) - len(shown):
        shown.append("nog 1 andere waarde" if more == 1 else f"nog {more} andere waarden")
    if without:
        shown.append(f"en {_rows(without)}")
    return ", ".join(shown)


def _rows(places: list[int | None]) -> str:
    """How often, and in which rows first.

    >>> _rows([4]), _rows([4, 7]), _rows([2, 3, 4, 5, 6, 7])
    ('rij 4', '2 keer, rijen 4 en 7', '6 keer, rijen 2, 3, 4, 5, 6 en verder')
    """
    numbers = [str(number) for number in dict.fromkeys(places) if number is not None]
    if len(places) == 1 and numbers:
        return f"rij {numbers[0]}"
    count = f"{len(places)} keer"
    if not numbers:
        return count
    if len(numbers) <= _ROWS:
        return f"{count}, {'rij' if len(numbers) == 1 else 'rijen'} {nl.opsomming(numbers)}"
    return f"{count}, rijen {', '.join(numbers[:_ROWS])} en verder"
