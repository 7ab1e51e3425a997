"""Dates as plans write them: a day, or a month, quarter, half year or year of which one day is taken.

A ``start`` takes the first day of such a period, every other date the last. Where a plan has no end (``eind``,
``termijn``, ``streefdatum``) a few words stand for one: no date, and the word is kept. The text is kept as it was
written, so that saving gives it back. Beyond the contract a day with the month in words is read (``1 mei 2025``) and
months may be shortened (``mrt 2025``); ``11/01/2026`` is not, because it has two meanings.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.reading.unreadable import Unreadable

__all__ = ["DATE_WORDS", "ReadDate", "last_day_of_year", "read_date"]

DATE_WORDS = ("doorlopend", "structureel", "n.t.b.")
"""Words that stand for a date in ``eind``, ``termijn`` and ``streefdatum``."""

_LONGEST = 40
_MONTHS = (
    "januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug",
    "september sep sept", "oktober okt", "november nov", "december dec",
)  # fmt: skip
_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\Z", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})\Z", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})\Z", re.ASCII)
_WORDED = re.compile(r"(?:(\d{1,2}) )?([a-z]{3,9})\.? (\d{4})\Z", re.ASCII)
_QUARTER_FIRST = re.compile(r"[qk] ?([1-4])[ -](\d{4})\Z", re.ASCII)
_QUARTER_LAST = re.compile(r"(\d{4})[ -]?[qk] ?([1-4])\Z", re.ASCII)
_QUARTER_WORDED = re.compile(r"([1-4])(?:e|ste|de) kwartaal (?:van )?(\d{4})\Z", re.ASCII)
_HALF_WORDED = re.compile(r"([12])(?:e|ste|de) half ?jaar (?:van )?(\d{4})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date, or the word that stands for none, with the text as it was written (empty for a real date)."""

    datum: date | None
    woord: str = ""
    gedrukt: str = ""


def last_day_of_year(year: int) -> date:
    """The day that a year beside a waarde stands for."""
    return date(year, 12, 31)


def read_date(raw: object, *, start: bool = False, woorden: bool = False) -> ReadDate:
    """The date of a cell that is not empty: text, a date of a workbook, or a year as a number; raises ``Unreadable``.

    >>> read_date("Q2 2025").datum, read_date("mei 2025", start=True).datum
    (datetime.date(2025, 6, 30), datetime.date(2025, 5, 1))
    >>> read_date("Doorlopend", woorden=True)
    ReadDate(datum=None, woord='doorlopend', gedrukt='Doorlopend')
    """
    if isinstance(raw, datetime):
        return ReadDate(raw.date())
    if isinstance(raw, date):
        return ReadDate(raw)
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, (str, int)):
        raise _no_date(start, woorden)
    if isinstance(raw, int) and not 1900 <= raw <= 2100:
        raise Unreadable(
            "Dit is een getal en geen datum.", "Geef de cel de opmaak van een datum, of schrijf jjjj-mm-dd."
        )
    printed = str(raw).strip()
    if len(printed) > _LONGEST:
        raise _no_date(start, woorden)
    text = " ".join(without_invisible(printed).casefold().replace("–", "-").split())
    if woorden and text in DATE_WORDS:
        return ReadDate(None, text, printed)
    period = _period(text)
    if period is None:
        raise _no_date(start, woorden)
    year, first, last, day = period
    if not 1 <= year <= 9999 or not 1 <= first <= 12 or (day and day > calendar.monthrange(year, first)[1]):
        raise Unreadable("Deze datum bestaat niet.", "Controleer dag, maand en jaar.")
    if day:
        return ReadDate(date(year, first, day), gedrukt=printed)
    if not 1900 <= year <= 2100:
        raise Unreadable("Dit jaar ligt buiten 1900 tot en met 2100.", "Controleer het jaar.")
    found = date(year, first, 1) if start else date(year, last, calendar.monthrange(year, last)[1])
    return ReadDate(found, gedrukt=printed)


def _period(text: str) -> tuple[int, int, int, int] | None:
    """Year, first and last month, and the day (0: the whole period); None when the text is no date."""
    if found := _ISO.match(text):
        year, month, day = map(int, found.groups())
        return year, month, month, day or 99
    if found := _DUTCH.match(text):
        day, month, year = map(int, found.groups())
        return year, month, month, day or 99
    if found := _YEAR.match(text):
        return int(found[1]), 1, 12, 0
    if found := _YEAR_MONTH.match(text):
        return int(found[1]), int(found[2]), int(found[2]), 0
    if (found := _WORDED.match(text)) and found[2] in _MONTH:
        month = _MONTH[found[2]]
        return int(found[3]), month, month, 0 if found[1] is None else int(found[1]) or 99
    for pattern, quarter, year in ((_QUARTER_FIRST, 1, 2), (_QUARTER_LAST, 2, 1), (_QUARTER_WORDED, 1, 2)):
        if found := pattern.match(text):
            last = 3 * int(found[quarter])
            return int(found[year]), last - 2, last, 0
    if found := _HALF_WORDED.match(text):
        last = 6 * int(found[1])
        return int(found[2]), last - 5, last, 0
    return None


def _no_date(start: bool, woorden: bool) -> Unreadable:
    day = "eerste" if start else "laatste"
    words = " Is er geen datum: schrijf doorlopend, structureel of n.t.b." if woorden else ""
    return Unreadable(
        "Dit is geen datum.",
        "Schrijf jjjj-mm-dd of dd-mm-jjjj, bijvoorbeeld 2026-11-01. Ook 2026, mei 2026, Q2 2026 en 1e halfjaar 2026 "
        f"mogen; dan geldt de {day} dag.{words}",
    )
