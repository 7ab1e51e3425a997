"""Months and quarters, also at the ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from srm_kit.measures.kalender import kwartaal, maanden_later


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 8, 31), -18, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 5, 31), 1, date(2026, 6, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 6, 15), 0, date(2026, 6, 15)),
        (date(2026, 6, 15), 12, date(2027, 6, 15)),
        (date(2, 3, 5), -12, date(1, 3, 5)),
        (date(1, 3, 5), -2, date(1, 1, 5)),
        (date(1, 3, 5), -3, date.min),
        (date(9998, 3, 5), 12, date(9999, 3, 5)),
        (date(9999, 3, 5), 9, date(9999, 12, 5)),
        (date(9999, 3, 5), 10, date.max),
    ],
)
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, found: date) -> None:
    assert maanden_later(day, months) == found


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), 0),
        (date(2026, 3, 31), date(2026, 4, 1), 1),
        (date(2025, 12, 31), date(2026, 1, 1), 1),
        (date(2025, 10, 1), date(2026, 10, 1), 4),
        (date(2020, 1, 1), date(2026, 12, 31), 27),
    ],
)
def test_quarters_are_counted_on_through_the_years(first: date, last: date, between: int) -> None:
    assert kwartaal(last) - kwartaal(first) == between
