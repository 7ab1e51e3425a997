"""What a number format makes of a number: a date, a percentage, a code with its zeros, or nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["EAST_ASIAN_DATES", "Look", "is_percent", "looks_of"]

EAST_ASIAN_DATES = frozenset({*range(27, 37), *range(50, 59)})
"""Numbers of formats that are dates in the languages of East Asia; openpyxl does not list them."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_CODE = re.compile(r'(?P<before>(?:"[^"]*"|\\.)*)(?P<whole>0+)(?:\.(?P<parts>0+))?(?P<after>(?:"[^"]*"|\\.)*)\Z')
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of one style are shown. ``soort``: datum, duur, procent, code or empty for plain.

    For a code: the digits before and behind the point, and what stands around them.
    """

    soort: str = ""
    heel: int = 0
    delen: int = 0
    voor: str = ""
    na: str = ""
    doorgestreept: bool = False

    def code(self, number: float) -> str:
        """A number as this code shows it; empty when it shows something else than the number."""
        if float(number).is_integer():
            digits = f"{int(abs(number)):0{self.heel}d}"
        else:
            width = self.heel + self.delen + 1
            digits = f"{abs(number):0{width}.{self.delen}f}"
            if float(digits) != abs(number):
                return ""
        return f"{'-' if number < 0 else ''}{self.voor}{digits}{self.na}"


def looks_of(styles: Any, main: str) -> tuple[Look, ...]:
    """The look of each cell style, by its number; ``styles`` is the tree of the part with the styles."""
    forms = styles.find(f"{{{main}}}cellXfs")
    if forms is None:
        return ()
    own = {item.get("numFmtId"): item.get("formatCode", "") for item in styles.iter(f"{{{main}}}numFmt")}
    fonts = styles.find(f"{{{main}}}fonts")
    struck = [_is_struck(font.find(f"{{{main}}}strike")) for font in fonts] if fonts is not None else []
    return tuple(_look(form.attrib, own, struck) for form in forms if isinstance(form.tag, str))


def _is_struck(item: Any) -> bool:
    return item is not None and item.get("val", "1") in {"1", "true", "on"}


def _look(form: Mapping[str, str], own: Mapping[str, str], struck: list[bool]) -> Look:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    number, font = form.get("numFmtId", "0"), form.get("fontId", "0")
    gone = font.isdecimal() and int(font) < len(struck) and struck[int(font)]
    code = own.get(number)
    if code is None:
        key = int(number) if number.isdecimal() else 0
        code = "yyyy-mm-dd" if key in EAST_ASIAN_DATES else BUILTIN_FORMATS.get(key, "General")
    code = code[:_LONGEST]
    if is_timedelta_format(code):
        return Look("duur", doorgestreept=gone)
    if is_date_format(code):
        return Look("datum", doorgestreept=gone)
    if is_percent(code):
        return Look("procent", doorgestreept=gone)
    match = _CODE.match(_BRACKETS.sub("", code.split(";")[0]))
    if match and (len(match["whole"]) > 1 or match["parts"] or match["before"] or match["after"]):
        before, after = (re.sub(r'"|\\(.)', r"\1", match[name]) for name in ("before", "after"))
        return Look("code", len(match["whole"]), len(match["parts"] or ""), before, after, gone)
    return Look(doorgestreept=gone)


def is_percent(code: str) -> bool:
    """Whether a format multiplies by a hundred; a percent sign between quotes is only text.

    >>> is_percent("0.0%"), is_percent('0"%"'), is_percent("0\\\\%"), is_percent("[Red]0%;-0%")
    (True, False, False, True)
    """
    return "%" in _BRACKETS.sub("", _LITERAL.sub("", code))
