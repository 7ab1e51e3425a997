"""Waarden as planning documents print them: a number with what stands around it, a direction, or only text.

Choices where documents leave room: a range whose second number is lower (``70-65%``) is a movement and a pair of bare
years (``2018-2020``) a period, so both are text; so are a comparator before a range, ordinals (``1e kwartaal``),
footnote marks (``7,1*``) and a number in brackets. ``1 op de 7`` is ``1 op 7``. In an indicator that counts as
``1 op`` a comparator before such a share is text, because it points the other way there. Words such as ``mln`` are
part of the unit; only ``x 1.000`` multiplies. A percentage keeps its number: ``66%`` is 66 with unit ``%``.
"""

from __future__ import annotations

import re
from decimal import Decimal

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.dossier.reading.numbers import Notation, bare_number
from srm_kit.dossier.reading.printed_parts import PrintedParts, printed_parts

__all__ = ["ONLY_TEXT_REMEDY", "number_texts", "read_waarde", "waarde_of_number"]

ONLY_TEXT_REMEDY = "De tekst blijft staan, maar telt in geen cijfer mee. Schrijf een getal, bijvoorbeeld 24%, minimaal 80 of 65-70%, als dat bekend is."  # fmt: skip
_NO_NUMBER = "Wij lezen hier geen getal in."
_LONGEST = 200
_DIRECTIONS = {
    **dict.fromkeys(("toename", "stijging", "hoger", "meer", "omhoog"), "hoger"),
    **dict.fromkeys(("afname", "daling", "lager", "minder", "omlaag"), "lager"),
}
_YES_NO = {"ja": 1.0, "nee": 0.0}


def waarde_of_number(number: float, gedrukt: str, eenheid: str = "") -> Waarde:
    """A number that a workbook stores, with the text that Excel shows for it."""
    return Waarde(gedrukt, getal=number, eenheid=eenheid)


def read_waarde(text: str, wijze: Notation, *, eenheid: str = "", richting_mag: bool = False) -> Waarde:
    """What a printed waarde says; ``Unreadable`` only when a number asks which of two is meant.

    ``eenheid`` is that of the indicator (only ``1 op`` matters); ``richting_mag``: the column is streefwaarde.

    >>> read_waarde("minder dan 10% (2019)", Notation())
    Waarde(gedrukt='minder dan 10% (2019)', getal=10.0, bereik=None, teken='<', richting_in_woorden='', eenheid='%', jaar=2019, factor=1, reden='')
    >>> read_waarde("65-70%", Notation()).bereik, read_waarde("1 op 8", Notation()).getal
    ((65.0, 70.0), 0.125)
    """
    printed = text.strip()
    parts = printed_parts(printed) if len(printed) <= _LONGEST else None
    if parts is None:
        return Waarde(printed, reden=_NO_NUMBER)
    if parts.woord in _YES_NO:
        return Waarde(printed, getal=_YES_NO[parts.woord], jaar=parts.jaar)
    if parts.woord:
        direction = _DIRECTIONS.get(parts.woord, "")
        if not direction:
            return Waarde(printed, reden=_NO_NUMBER)
        if not richting_mag:
            return Waarde(printed, reden="Een richting zonder getal kan alleen in streefwaarde.")
        return Waarde(printed, richting_in_woorden=direction, jaar=parts.jaar)
    numbers = [bare_number(item, wijze) for item in parts.getallen]
    found = [number for number in numbers if number is not None]
    if not found or len(found) < len(numbers):
        return Waarde(printed, reden=_NO_NUMBER)
    if parts.een_op:
        return _one_in(printed, found[0], parts, eenheid)
    if len(found) == 2:
        return _range(printed, found[0], found[1], parts)
    number = _times(found[0], parts.factor)
    return Waarde(printed, number, None, parts.teken, "", parts.eenheid, parts.jaar, parts.factor)


def number_texts(text: str) -> tuple[str, ...]:
    """The numbers of a printed waarde as they are written, for ``numbers.schrijfwijze``; none for mere text.

    >>> number_texts("minimaal 24,5% (2009)"), number_texts("zie paragraaf 3.2")
    (('24,5',), ())
    """
    parts = printed_parts(text.strip()) if len(text) <= _LONGEST else None
    return () if parts is None else parts.getallen


def _one_in(printed: str, number: float, parts: PrintedParts, eenheid: str) -> Waarde:
    if number <= 0:
        return Waarde(printed, reden=_NO_NUMBER)
    if " ".join(without_invisible(eenheid).casefold().split()) != "1 op":
        return Waarde(printed, 1 / number, None, parts.teken, "", parts.eenheid, parts.jaar)
    if parts.teken:
        return Waarde(printed, reden="Wij weten niet welke kant deze vergelijking op wijst.")
    return Waarde(printed, number, eenheid="1 op", jaar=parts.jaar)


def _range(printed: str, low: float, high: float, parts: PrintedParts) -> Waarde:
    if parts.teken:
        return Waarde(printed, reden="Hier staan een vergelijking en een bereik door elkaar.")
    if low > high:
        return Waarde(printed, reden="Het tweede getal van dit bereik is lager dan het eerste.")
    if not parts.eenheid and all(re.fullmatch(r"(?:19|20)\d\d", item) for item in parts.getallen):
        return Waarde(printed, reden="Dit lijkt een periode en geen waarde.")
    ends = (_times(low, parts.factor), _times(high, parts.factor))
    return Waarde(printed, None, ends, "", "", parts.eenheid, parts.jaar, parts.factor)


def _times(number: float, factor: int) -> float:
    return number if factor == 1 else float(Decimal(repr(number)) * factor)
