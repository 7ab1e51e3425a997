"""One cell of a workbook to what Excel shows of it: a value, or what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from srm_kit.dossier.contract.raw import ShownNumber
from srm_kit.dossier.workbook.number_formats import Look

__all__ = ["CellFault", "Shower", "decode_text", "encode_text", "percent_text"]

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN = Look()
_NOT_KNOWN = frozenset({"#N/A", "#N/B"})


class CellFault(ValueError):
    """A cell of which no value can be read; ``herstel`` says what to do about it, and ``soort`` which fault it is."""

    def __init__(self, soort: str, tekst: str, herstel: str) -> None:
        super().__init__(tekst)
        self.soort, self.tekst, self.herstel = soort, tekst, herstel


def decode_text(text: str) -> str:
    """A stored text as Excel shows it: ``_x000D_`` is a line break, and ``_x005F_`` an underscore.

    >>> decode_text("een_x000D_\\ntwee"), decode_text("_x005F_x000D_")
    ('een\\ntwee', '_x000D_')
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def encode_text(text: str) -> str:
    """The other way around: text that looks like such a code is written so that it stays what it is.

    >>> encode_text("_x000D_"), encode_text("gewoon")
    ('_x005F_x000D_', 'gewoon')
    """
    return _ESCAPED.sub(lambda found: f"_x005F{found[0]}", text) if "_x" in text else text


def percent_text(number: float) -> str:
    """A percentage as it is written: ``66%``, ``0,5%``."""
    digits = format(number, ".10f").rstrip("0").rstrip(".")
    return f"{'0' if digits in {'-0', ''} else digits}%".replace(".", ",")


class Shower:
    """Knows the texts, styles and calendar of one workbook, and shows its cells."""

    def __init__(self, texts: Sequence[str], looks: Sequence[Look], sinds_1904: bool) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

        self._texts, self._looks = texts, looks
        self._epoch = CALENDAR_MAC_1904 if sinds_1904 else CALENDAR_WINDOWS_1900

    def look(self, style: str | None) -> Look:
        """The look of a style by its number."""
        if style is None:
            return self._looks[0] if self._looks else _PLAIN
        return self._looks[int(style)] if style.isdecimal() and int(style) < len(self._looks) else _PLAIN

    def show(self, kind: str | None, stored: str | None, style: str | None, formula: bool) -> Any:
        """The value of a cell: text, number, date, yes/no, or None when it is empty; ``CellFault`` when there is none.

        ``kind`` is the type that the file gives it and ``stored`` the text of its value.
        """
        if kind in {"str", "inlineStr"}:
            return decode_text(stored or "") or None
        if stored is None or stored == "":
            if formula:
                raise CellFault(
                    "formule",
                    "staat een formule zonder opgeslagen uitkomst",
                    "Een ander programma dan Excel heeft dit bestand gemaakt: open het in Excel en sla het op, of plak de waarden.",
                )
            return None
        if kind == "s":
            place = int(stored) if stored.strip().isdecimal() else -1
            if not 0 <= place < len(self._texts):
                raise CellFault("stuk", "staat een verwijzing naar een tekst die er niet is", "Typ de tekst opnieuw.")
            return self._texts[place] or None
        if kind == "b":
            return stored.strip() in {"1", "true"}
        if kind == "e":
            return _error(stored)
        if kind == "d":
            return _iso(stored)
        return self._number(stored, self.look(style))

    def _number(self, stored: str, look: Look) -> Any:
        try:
            number: float = float(stored) if re.search(r"[.eE]", stored) else int(stored)
            if not math.isfinite(number) or abs(number) > 1e300:
                raise ValueError
        except (ValueError, OverflowError):
            raise CellFault("getal", "staat geen getal dat wij kunnen lezen", "Typ het getal opnieuw.") from None
        if look.soort in {"datum", "duur"}:
            return self._date(number, look.soort == "duur")
        if look.soort == "procent":
            shown = round(number * 100, 10)
            return ShownNumber(shown, percent_text(shown), procent=True)
        if look.soort == "code" and abs(number) < 1e15:
            text = look.code(number)
            plain = str(int(number)) if float(number).is_integer() else repr(number)
            return ShownNumber(number, text) if text and text != plain else number
        return number

    def _date(self, number: float, duration: bool) -> Any:
        from openpyxl.utils.datetime import from_excel

        try:
            found: datetime | date | time | timedelta | None = from_excel(number, self._epoch, timedelta=duration)
        except (ValueError, OverflowError):
            raise CellFault("datum", "staat een getal dat als datum niet bestaat", "Typ de datum opnieuw.") from None
        return found


def _error(stored: str) -> str:
    """``#N/A`` is text that counts as empty, as it does in a CSV; every other error has no value."""
    if stored.strip() in _NOT_KNOWN:
        return stored.strip()
    raise CellFault(
        f"fout {stored.strip()[:20]}",
        f"staat de foutwaarde {stored.strip()[:20]}",
        "Herstel de formule in Excel, vul de waarde in, of maak de cel leeg.",
    )


def _iso(stored: str) -> Any:
    try:
        return datetime.fromisoformat(stored.strip().removesuffix("Z"))
    except ValueError:
        raise CellFault("datum", "staat een datum die niet bestaat", "Typ de datum opnieuw.") from None
