"""Calendar arithmetic of the measures: whole months, clamped to the end of the month, and quarters."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["kwartaal", "maanden_later"]


def maanden_later(dag: date, maanden: int) -> date:
    """The same day so many months later, or the last day when that month is shorter; before when negative.

    >>> maanden_later(date(2025, 11, 30), 3), maanden_later(date(2026, 8, 31), -18)
    (datetime.date(2026, 2, 28), datetime.date(2025, 2, 28))
    """
    year, month = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(dag.day, monthrange(year, month + 1)[1]))


def kwartaal(dag: date) -> int:
    """The number of the calendar quarter of a day: one more for each quarter later.

    >>> kwartaal(date(2026, 1, 1)) - kwartaal(date(2025, 12, 31))
    1
    """
    return dag.year * 4 + (dag.month - 1) // 3
