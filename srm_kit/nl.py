"""Dutch numbers, dates and sentences: the only place where figures become text (docs/rapportregels.md#language)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import overload

__all__ = [
    "Cijfer",
    "aantal",
    "capitalised",
    "datum",
    "euro",
    "getal",
    "grenzen",
    "interval",
    "maand",
    "met",
    "op_de_tien",
    "opsomming",
    "procent",
    "telwoord",
    "verhouding",
    "volgorde",
]

NIET_GEMETEN = "niet gemeten"
LIBRARIES = ("babel",)
"""Libraries whose version can change a word."""


class Cijfer(str):
    """A figure as text that remembers its number, so that a spreadsheet or chart need not read it back.

    ``waarde`` is the number as it is shown (rounded: no format says more than another), ``opmaak`` the number
    format of spreadsheets that shows it the same way. Joining it with other text gives plain text.
    Drawings take this type and no bare number: what is drawn can then not say more than what is printed.

    >>> share = procent(0.1254, 1)
    >>> share, share.waarde, share.opmaak
    ('12,5%', 0.125, '0.0%')
    """

    __slots__ = ("opmaak", "waarde")
    opmaak: str
    waarde: float

    def __new__(cls, text: str, waarde: float, opmaak: str) -> Cijfer:
        made = super().__new__(cls, text)
        made.waarde = waarde
        made.opmaak = opmaak
        return made

    def __getnewargs__(self) -> tuple[str, float, str]:  # type: ignore[override]
        return str(self), self.waarde, self.opmaak


@overload
def met(figure: Cijfer, achter: str) -> Cijfer: ...
@overload
def met(figure: str, achter: str) -> str: ...
def met(figure: str, achter: str) -> str:
    """A figure with words behind it; still a figure, because a spreadsheet can show the words too.

    >>> met(getal(72), " (sterk)"), met(getal(72), " (sterk)").waarde
    ('72 (sterk)', 72.0)
    """
    if not isinstance(figure, Cijfer):
        return figure + achter
    return Cijfer(figure + achter, figure.waarde, f'{figure.opmaak}"{achter.replace(chr(34), chr(39))}"')


def _opmaak(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


@lru_cache(maxsize=1)
def _locale() -> object:
    from babel import Locale

    return Locale.parse("nl_NL")


def _rounded(value: float, decimals: int) -> float:
    """Rounds half away from zero and never gives minus zero.

    The small nudge undoes the binary error of figures such as 2.675, so that 0.5 always rounds up in size.
    """
    scale = 10.0**decimals
    size: float = math.floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return -size if value < 0 and size else size


@overload
def getal(value: float, decimals: int = 0) -> Cijfer: ...
@overload
def getal(value: float | None, decimals: int = 0) -> str: ...
def getal(value: float | None, decimals: int = 0) -> str:
    """A number the Dutch way; an absent one is ``niet gemeten``.

    >>> getal(1234.5, 1)
    '1.234,5'
    """
    if value is None:
        return NIET_GEMETEN
    shown = _rounded(value, decimals)
    text = f"{shown:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return Cijfer(text, shown, _opmaak(decimals))


@overload
def euro(value: float, decimals: int = 0) -> Cijfer: ...
@overload
def euro(value: float | None, decimals: int = 0) -> str: ...
def euro(value: float | None, decimals: int = 0) -> str:
    """An amount: sign, no-break space, number.

    >>> euro(1855.37).replace(chr(160), " ")
    '€ 1.855'
    """
    if value is None:
        return NIET_GEMETEN
    return Cijfer(f"€\u00a0{getal(value, decimals)}", _rounded(value, decimals), f'"€\u00a0"{_opmaak(decimals)}')


@overload
def procent(share: float, decimals: int = 0) -> Cijfer: ...
@overload
def procent(share: float | None, decimals: int = 0) -> str: ...
def procent(share: float | None, decimals: int = 0) -> str:
    """A share (0-1) as a percentage without a space.

    >>> procent(0.125, 1)
    '12,5%'
    """
    if share is None:
        return NIET_GEMETEN
    shown = round(_rounded(share * 100, decimals) / 100, decimals + 2)
    return Cijfer(f"{getal(share * 100, decimals)}%", shown, f"{_opmaak(decimals).replace('#,##', '')}%")


def verhouding(part: Cijfer, whole: Cijfer) -> Fraction:
    """How large one printed figure is beside another, for a bar.

    >>> verhouding(euro(1234.4), euro(2468.2))
    Fraction(1, 2)
    """
    return Fraction(part.waarde) / Fraction(whole.waarde)


def datum(value: date) -> str:
    """A date in full: ``23 november 2026``."""
    from babel.dates import format_date

    return str(format_date(value, "d MMMM y", locale=_locale()))  # type: ignore[arg-type]


def maand(value: date) -> str:
    """Month and year: ``november 2026``."""
    from babel.dates import format_date

    return str(format_date(value, "MMMM y", locale=_locale()))  # type: ignore[arg-type]


def interval(bounds: tuple[float, float] | None, decimals: int = 0) -> str:
    """Two bounds with "tot" between them, which also reads well below zero."""
    if bounds is None:
        return "geen interval"
    return f"{getal(bounds[0], decimals)} tot {getal(bounds[1], decimals)}"


def grenzen(bounds: tuple[float, float] | None, decimals: int = 0) -> tuple[Cijfer, Cijfer] | None:
    """The two figures that ``interval`` prints, for a drawing."""
    return None if bounds is None else (getal(bounds[0], decimals), getal(bounds[1], decimals))


_TELWOORDEN = ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]


def telwoord(number: int) -> str:
    """Counts up to twelve in words, above in figures.

    >>> telwoord(2), telwoord(13)
    ('twee', '13')
    """
    return _TELWOORDEN[number] if 0 <= number < len(_TELWOORDEN) else getal(number)


def aantal(number: int, enkelvoud: str, meervoud: str, woord: bool = True) -> str:
    """A count with its noun in the right number.

    >>> aantal(1, "doel", "doelen"), aantal(0, "doel", "doelen"), aantal(14, "doel", "doelen")
    ('één doel', 'geen doelen', '14 doelen')
    """
    count = telwoord(number) if woord else getal(number)
    return f"{count} {enkelvoud if number == 1 else meervoud}"


def opsomming(parts: Sequence[str], voegwoord: str = "en") -> str:
    """Parts in one phrase: ``a, b en c``."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {voegwoord} {items[-1]}"


def volgorde(ident: str) -> tuple[tuple[int, int, str], ...]:
    """A key to sort ids as people count: SD2 before SD10.

    >>> sorted(["SD10", "SD2", "OW1"], key=volgorde)
    ['OW1', 'SD2', 'SD10']
    """
    parts = re.split(r"(\d+)", ident)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def capitalised(text: str) -> str:
    """The text with its first letter as a capital, accents included; ``één`` loses its first accent, as is the rule.

    >>> capitalised("één doel"), capitalised("êtat")
    ('Eén doel', 'Êtat')
    """
    if text.startswith("één"):
        return "E" + text[1:]
    return text[:1].upper() + text[1:]


def op_de_tien(aandeel: float) -> str:
    """A share as a reader sees people: ``drie op de tien``; never more than is printed.

    >>> op_de_tien(0.31), op_de_tien(0.02), op_de_tien(0.98)
    ('drie op de tien', 'bijna geen', 'bijna alle')
    """
    tenths = round(aandeel * 10)
    if tenths == 0:
        return "bijna geen"
    return "bijna alle" if tenths == 10 else f"{telwoord(tenths)} op de tien"
