"""A printed waarde taken apart into its pieces, before its numbers are read.

Works on texts of limited length (the caller sees to it), so that no pattern can take long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from srm_kit.dossier.contract.invisible import without_invisible

__all__ = ["PrintedParts", "printed_parts"]

_FLAGS = re.ASCII | re.IGNORECASE
_SIGNS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "×": "x"})
_COMPARATORS = (
    ("ten minste", ">="), ("tenminste", ">="), ("minimaal", ">="), ("maximaal", "<="), ("hooguit", "<="),
    ("minder dan", "<"), ("lager dan", "<"), ("meer dan", ">"), ("hoger dan", ">"), ("onder de", "<"),
    ("boven de", ">"), ("onder", "<"), ("boven", ">"), (">=", ">="), ("=>", ">="), ("≥", ">="), ("<=", "<="),
    ("=<", "<="), ("≤", "<="), ("<", "<"), (">", ">"),
)  # fmt: skip
_ABOUT = re.compile(r"\((?:circa|ca\.?)\)|(?<![\w.])(?:circa|ca)(?![^\W\d])\.?\s*", re.IGNORECASE)
_CURRENCY = r"(?:€|euro(?![a-z])|eur(?![a-z]))"
_DIGITS = r"(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|[.,]?\d[\d.,]*)(?:e[+-]?\d{1,3}(?!\w))?"
_NUMBER = rf"(?P<before>[+-](?=[\d€.,e]))?(?P<currency>{_CURRENCY})?\s?(?P<sign>[+-](?=[\d.,]))?(?P<digits>{_DIGITS})"
_FIRST = re.compile(_NUMBER, _FLAGS)
_SECOND = re.compile(rf"(?P<unit>[^\d]*?)\s?(?:-|–|—|(?<![a-z])(?:tot en met|tot|t/m)(?!\w))\s?{_NUMBER}", _FLAGS)
_TIMES = re.compile(r"(?<=[\d\s%€)])\(?\s?x\s?(?:€\s?)?1[. ]?000(?!\d|[., ]\d)\s?\)?", _FLAGS)
_ONE_IN = re.compile(rf"1 op (?:de )?(?P<digits>{_DIGITS})", _FLAGS)
_YEAR = re.compile(r"(?:19\d\d|20\d\d|2100)\Z", re.ASCII)
_ROUND_AMOUNT = re.compile(r",(?:--|-|–|—)(?!\w)")
_ORDINAL = re.compile(r"(?:e|de|ste)(?![a-z])", _FLAGS)
# Units that hold a digit: their digit stands aside while the text is searched for other numbers.
_UNIT_DIGIT = re.compile(r"(?:m[23]|co2)(?!\d|[.,]\d)", _FLAGS)
_ASIDE = str.maketrans({"2": "\ue002", "3": "\ue003"})
_BACK = str.maketrans({"\ue002": "2", "\ue003": "3"})
_NO_UNIT_STARTS_WITH = tuple("-–—+*=<>:^~#|@&'\"’!?")
_UNIT_SIGNS = frozenset("%‰€°²³$£")


@dataclass(frozen=True, slots=True)
class PrintedParts:
    """The pieces of a printed waarde: one number as text, two of a range, or none and then a ``woord``."""

    getallen: tuple[str, ...] = ()
    teken: str = ""
    eenheid: str = ""
    jaar: int | None = None
    factor: int = 1
    een_op: bool = False
    woord: str = ""


def printed_parts(text: str) -> PrintedParts | None:
    """The pieces of a printed waarde; None when it is mere text.

    >>> printed_parts("ten minste € 12,5 x 1.000 (2024")
    PrintedParts(getallen=('12,5',), teken='>=', eenheid='€', jaar=2024, factor=1000, een_op=False, woord='')
    """
    plain, year = _year(" ".join(without_invisible(text).translate(_SIGNS).split()))
    plain = _ABOUT.sub("", plain).strip()
    word = plain.casefold().rstrip(".")
    if word.isalpha():
        return PrintedParts(jaar=year, woord=word)
    sign, plain = _comparator(plain)
    if plain.startswith("–") and plain[1:2].isdigit():
        plain = "-" + plain[1:]
    plain = _UNIT_DIGIT.sub(lambda found: found[0].translate(_ASIDE), plain)
    plain, times = _TIMES.subn(" ", plain)
    share = _ONE_IN.match(plain) if not times else None
    if share:
        digits, rest = _digits(share, plain)
        unit = _unit(rest)
        return None if unit is None else PrintedParts((digits,), sign, unit, year, een_op=True)
    return _numbers(" ".join(plain.split()), sign, year, 1000 if times else 1)


def _numbers(plain: str, teken: str, year: int | None, factor: int) -> PrintedParts | None:
    first = _FIRST.match(plain)
    if first is None or (first["before"] and first["sign"]):
        return None
    digits, rest = _digits(first, plain)
    numbers = [(first["before"] or first["sign"] or "") + digits]
    units = [_unit(rest) if not any(char in "0123456789" for char in rest) else None]
    currencies = [first["currency"]]
    if digits == "1" and rest.lower().startswith(" op "):
        return None  # a share in words, such as 1 op zeven
    if units[0] is None:
        second = _SECOND.match(rest)
        if second is None or (second["before"] and second["sign"]):
            return None
        digits, after = _digits(second, rest)
        numbers.append((second["before"] or second["sign"] or "") + digits)
        units = [_unit(second["unit"]), _unit(after)]
        currencies.append(second["currency"])
    if any(unit is None for unit in units):
        return None
    named = {unit.casefold() for unit in units if unit}
    if len(named) > 1:
        return None
    unit = next((unit for unit in units if unit), "")
    if any(currencies):
        unit = f"€ {unit}".strip()
    return PrintedParts(tuple(numbers), teken, unit, year, factor)


def _year(plain: str) -> tuple[str, int | None]:
    """Takes off a year in brackets at the end; its closing bracket may be missing."""
    place = plain.rfind("(")
    if place <= 0:
        return plain, None
    inside = plain[place + 1 :].rstrip(". ").removesuffix(")").strip()
    return (plain[:place].rstrip(), int(inside)) if _YEAR.match(inside) else (plain, None)


def _comparator(plain: str) -> tuple[str, str]:
    lower = plain.lower()
    for words, sign in _COMPARATORS:
        if lower.startswith(words) and not (words[-1].isalpha() and plain[len(words) : len(words) + 1].isalpha()):
            return sign, plain[len(words) :].lstrip()
    return "", plain


def _digits(found: re.Match[str], plain: str) -> tuple[str, str]:
    """The digits without a point or comma that ends the sentence, and what follows without a round-amount dash."""
    digits = found["digits"].rstrip(".,")
    rest = found["digits"][len(digits) :] + plain[found.end() :]
    dash = _ROUND_AMOUNT.match(rest)
    return digits, rest[dash.end() :] if dash else rest


def _unit(rest: str) -> str | None:
    """What stands behind a number as its unit; None when it is something else."""
    unit = rest.strip()
    if not unit or unit == ".":
        return ""
    if unit.startswith(_NO_UNIT_STARTS_WITH) or _ORDINAL.match(rest):
        return None
    if any(char.isnumeric() and char not in "²³" for char in unit):
        return None
    if not any(char.isalpha() or char in _UNIT_SIGNS for char in unit):
        return None
    if unit.lower().split()[0] in ("tot", "à", "t/m"):
        return None
    return unit.lstrip(",; ").translate(_BACK)
