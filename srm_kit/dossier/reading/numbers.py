"""Numbers as Dutch tables print them, read by the notation of the table they stand in.

A point before exactly three digits is a thousands point in amounts and in a table that shows decimal commas, a decimal
point in a table that shows other decimal points, and a question otherwise. A comma before exactly three digits is a
question in amounts, and in other numbers when the table shows decimal points elsewhere. What cannot be thousands
(``0.125``) needs no table to be read, but in an amount it is asked too.

Percent: a column decides with ``Percent`` what ``66%`` is. In a column whose limits are 0 and 1 (zacht_aandeel) it is
0,66, in a column of 0 to 100 (voortgang) 66, and in amounts, scores and counts it is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.reading.unreadable import Unreadable

__all__ = ["Notation", "NumberPart", "Percent", "bare_number", "check_number", "notation_of", "read_number"]

LONGEST_NUMBER = 64
"""Longer texts are no numbers; looked at before any pattern, so that reading stays linear."""

_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?\Z", re.ASCII)
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+\Z", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}\Z", re.ASCII)
_COMMA = re.compile(r"\d*,\d+\Z", re.ASCII)
_POINT = re.compile(r"(?:\d+\.\d*|\.\d+)\Z", re.ASCII)
_WHOLE = re.compile(r"\d+\Z", re.ASCII)
_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}\Z", re.ASCII)
_SIGNS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-"})
_CURRENCY = ("€", "euro", "eur")
_ROUND_AMOUNT = (",--", ",-", ",–", ",—", ".-", ".--")
_SHORT = {"k": 1e3, "duizend": 1e3, "x 1.000": 1e3, "x 1000": 1e3, "mln": 1e6, "mln.": 1e6, "miljoen": 1e6, "mld": 1e9, "miljard": 1e9}  # fmt: skip


class Percent(Enum):
    """What a percent sign behind a number means in a column."""

    NIET = "een percentage past hier niet"
    HONDERD = "66% is 66"
    DEEL = "66% is 0,66"


@dataclass(frozen=True, slots=True)
class Notation:
    """How a table writes its numbers: whether it shows decimal commas, and decimal points that can be nothing else."""

    komma: bool = False
    punt: bool = False


@dataclass(frozen=True, slots=True)
class NumberPart:
    """What a column asks of its numbers; the hints in messages are made from it.

    ``bedrag``: budget, lasten, baten, uren and medewerkers, where a point before three digits is a thousands point.
    """

    bedrag: bool = False
    percent: Percent = Percent.HONDERD
    geheel: bool = False
    minimum: float | None = None
    maximum: float | None = None
    boven: float | None = None

    def herstel(self) -> str:
        """How to write a number that fits this column."""
        kind = "een geheel getal" if self.geheel else "een getal"
        if self.minimum is not None and self.maximum is not None:
            return f"Schrijf {kind} van {_shown(self.minimum)} tot en met {_shown(self.maximum)}."
        if self.boven is not None:
            return f"Schrijf {kind} boven {_shown(self.boven)}."
        if self.bedrag:
            return "Schrijf alleen cijfers, bijvoorbeeld 1.250 of 1250,50." if not self.geheel else "Schrijf een geheel getal, bijvoorbeeld 1.250."  # fmt: skip
        if self.minimum is not None:
            return f"Schrijf {kind} van {_shown(self.minimum)} of meer."
        return f"Schrijf {kind}." if self.geheel else "Schrijf een getal, bijvoorbeeld 12,5."


def notation_of(texts: Iterable[str]) -> Notation:
    """What the numbers of a table give away about its commas and points.

    ``texts`` are the cells of its columns of numbers, and of its waarden what ``printed_values.number_texts`` gives.

    >>> notation_of(["€ 1.234", "2,5%"])
    Notation(komma=True, punt=False)
    """
    comma = point = False
    for text in texts:
        if comma and point:
            break
        if len(text) > LONGEST_NUMBER or not ("," in text or "." in text):
            continue
        flat = _bare(text)[0].lstrip("+-").replace(" ", "")
        if _COMMA.match(flat) or _GROUPED_COMMA.match(flat):
            comma = True
        elif _POINT.match(flat) and (not _three_digits(flat, ".") or flat.startswith(("0.", "."))):
            point = point or not flat.endswith(".")
    return Notation(comma, point)


def read_number(text: str, wijze: Notation, regel: NumberPart | None = None) -> float:
    """The number that a text of a column of numbers says; raises ``Unreadable``.

    >>> read_number("€ 1.234,50", Notation()), read_number("48.000", Notation(), NumberPart(bedrag=True))
    (1234.5, 48000.0)
    >>> read_number("66%", Notation(), NumberPart(percent=Percent.DEEL, minimum=0, maximum=1))
    0.66
    """
    regel = regel or NumberPart()
    if len(text) > LONGEST_NUMBER:
        raise Unreadable("Dit is geen getal.", regel.herstel())
    bare, percent = _bare(text)
    if percent and regel.percent is Percent.NIET:
        raise Unreadable("Een percentage past niet in deze kolom.", regel.herstel())
    value = bare_number(bare, wijze, bedrag=regel.bedrag)
    if value is None:
        raise Unreadable("Dit is geen getal.", _hint(bare, wijze, regel))
    if percent and regel.percent is Percent.DEEL:
        value = round(value / 100, 10)
    return check_number(value, regel)


def check_number(value: float, regel: NumberPart) -> float:
    """The number itself when it fits its column, also for a number that a workbook stores; raises ``Unreadable``."""
    if not math.isfinite(value):
        raise Unreadable("Dit getal is niet eindig.", regel.herstel())
    if regel.geheel and not value.is_integer():
        raise Unreadable("Dit moet een geheel getal zijn.", regel.herstel())
    if regel.boven is not None and value <= regel.boven:
        raise Unreadable("Dit getal is te laag.", f"Het moet meer zijn dan {_shown(regel.boven)}.")
    low, high = regel.minimum, regel.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        if low is not None and high is not None:
            allowed = f"van {_shown(low)} tot en met {_shown(high)}"
        else:
            allowed = f"{_shown(low)} of meer" if low is not None else f"{_shown(high or 0)} of minder"
        raise Unreadable("Dit getal valt buiten de grenzen.", f"Toegestaan is {allowed}.")
    return value


def bare_number(text: str, wijze: Notation, bedrag: bool = False) -> float | None:
    """Digits with a sign, points and commas as a number; None when they are none; ``Unreadable`` when they ask."""
    if not text or len(text) > LONGEST_NUMBER:
        return None
    sign = -1.0 if text[0] == "-" else 1.0
    flat = text[1:].lstrip() if text[0] in "+-" else text
    if _SPACED.match(flat):
        flat = flat.replace(" ", "")
    if _WHOLE.match(flat):
        value = float(flat)
    elif _COMMA.match(flat) or _GROUPED_COMMA.match(flat):
        value = _with_comma(flat, wijze, bedrag)
    elif _GROUPED.match(flat):
        value = float(flat.replace(".", ""))
    elif _POINT.match(flat):
        value = _with_point(flat, wijze, bedrag)
    elif _EXPONENT.match(flat) and not bedrag:
        value = float(flat.replace(",", "."))
    else:
        return None
    return sign * value + 0.0 if math.isfinite(value) else None


def _with_comma(flat: str, wijze: Notation, bedrag: bool) -> float:
    may_be_thousands = "." not in flat and 1 <= flat.index(",") <= 3 and not flat.startswith("0")
    if _three_digits(flat, ",") and (bedrag or (may_be_thousands and wijze.punt)):
        raise Unreadable(
            "Wij weten niet of de komma hier een duizendteken of een decimale komma is.",
            _answers(flat, ",", bedrag),
        )
    return float(flat.replace(".", "").replace(",", "."))


def _with_point(flat: str, wijze: Notation, bedrag: bool) -> float:
    if not _three_digits(flat, "."):
        return float(flat)
    may_be_thousands = 1 <= flat.index(".") <= 3 and not flat.startswith("0")
    if may_be_thousands and (bedrag or wijze.komma):
        return float(flat.replace(".", ""))
    if not bedrag and (flat.startswith(("0.", ".")) or (wijze.punt and not wijze.komma)):
        return float(flat)
    raise Unreadable(
        "Wij weten niet of de punt hier een duizendpunt of een decimale punt is.", _answers(flat, ".", bedrag)
    )


def _three_digits(flat: str, mark: str) -> bool:
    return len(flat) - flat.rindex(mark) == 4


def _answers(flat: str, mark: str, bedrag: bool) -> str:
    """Both ways to write the number such that it is asked no more."""
    whole = flat.replace(".", "").replace(",", "").lstrip("0") or "0"
    head, _, tail = flat.replace(".", "" if mark == "," else ".").rpartition(mark)
    if not bedrag:
        return f"Schrijf {whole} of {head or '0'}{',' if mark == '.' else '.'}{tail}."
    short = tail.rstrip("0")
    if len(short) == 3:
        return f"Schrijf {whole}, of een getal met hoogstens twee cijfers achter de komma."
    return f"Schrijf {whole} of {head or '0'}{',' + short if short else ''}."


def _bare(text: str) -> tuple[str, bool]:
    """The text without currency, round-amount dash and percent sign, and whether it had the last."""
    plain = without_invisible(text).translate(_SIGNS).casefold()
    percent = plain.endswith("%")
    plain = plain.removesuffix("%").rstrip()
    sign = ""
    if plain[:1] in ("+", "-"):
        sign, plain = plain[0], plain[1:].lstrip()
    for currency in _CURRENCY:
        if plain.startswith(currency):
            plain = plain.removeprefix(currency).lstrip()
            break
        if plain.endswith(currency):
            plain = plain.removesuffix(currency).rstrip()
            break
    for dash in _ROUND_AMOUNT:
        plain = plain.removesuffix(dash)
    return sign + plain, percent


def _hint(bare: str, wijze: Notation, regel: NumberPart) -> str:
    """How to mend what is no number: the number in full where we can see which one is meant."""
    for word, factor in _SHORT.items():
        if bare.endswith(word) and (head := bare.removesuffix(word).rstrip()):
            try:
                value = bare_number(head, wijze)
            except Unreadable:
                break
            if value is not None and abs(value) < 1e9:
                return f"Schrijf het getal voluit in cijfers: {_shown(round(value * factor, 6))}."
    if "'" in bare or "’" in bare:
        return f"Schrijf het getal zonder aanhalingsteken: {bare.replace(chr(39), '').replace('’', '')}."
    if bare.startswith("(") and bare.endswith(")"):
        return "Schrijf een getal onder nul met een minteken ervoor."
    if regel.bedrag and _EXPONENT.match(bare.lstrip("+-")):
        return "Excel heeft dit getal verkort. Maak de kolom breder en bewaar opnieuw."
    return regel.herstel()


def _shown(value: float) -> str:
    return f"{value:.12g}".replace(".", ",")
