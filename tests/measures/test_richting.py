"""Which side of an indicator is better, when a target is reached, and what does not fit together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from srm_kit.measures.resultaten.richting import beweging, gehaald, kant, tegenspraak, voorbij, vooruit
from srm_kit.measures.resultaten.waarden import Streef, Waarden

LEEG = Waarden(None, None, None, None, None, ())


@pytest.mark.parametrize(
    ("begin", "target", "way"),
    [
        (10.0, Streef(getal=12.0), 1),
        (10.0, Streef(getal=8.0), -1),
        (10.0, Streef(getal=10.0), None),
        (10.0, Streef(bereik=(11.0, 20.0)), 1),
        (10.0, Streef(bereik=(5.0, 9.0)), -1),
        (10.0, Streef(bereik=(10.0, 20.0)), None),
        (10.0, Streef(bereik=(5.0, 10.0)), None),
        (10.0, Streef(woord="hoger"), None),
        (None, Streef(getal=12.0), None),
        (10.0, None, None),
    ],
)
def test_a_target_lies_above_or_under_the_begin_or_around_it(
    begin: float | None, target: Streef | None, way: int | None
) -> None:
    assert beweging(begin, target) == way


@pytest.mark.parametrize(
    ("column", "target", "side"),
    [
        ("hoger", Streef(getal=8.0, teken="<"), 1),
        ("lager", Streef(getal=12.0, teken=">"), -1),
        ("", Streef(getal=8.0, teken=">"), 1),
        ("", Streef(getal=8.0, teken=">="), 1),
        ("", Streef(getal=12.0, teken="<"), -1),
        ("", Streef(getal=12.0, teken="<="), -1),
        ("", Streef(woord="hoger"), 1),
        ("", Streef(woord="lager"), -1),
        ("", Streef(getal=12.0), 1),
        ("", Streef(getal=8.0), -1),
        ("context", Streef(getal=8.0), -1),
        ("", None, None),
    ],
)
def test_the_column_goes_before_the_sign_the_sign_before_the_place(
    column: str, target: Streef | None, side: int | None
) -> None:
    assert kant(column, replace(LEEG, begin=10.0, streef=target)) == side


def test_forward_is_to_the_better_side() -> None:
    assert [vooruit(10.0, 13.0, side) for side in (1, -1)] == [3.0, -3.0]


@pytest.mark.parametrize(
    ("value", "side", "past"),
    [
        (10.0, None, True), (10.5, None, False), (9.5, None, False),
        (10.0, 1, True), (10.5, 1, True), (9.5, 1, False),
        (10.0, -1, True), (10.5, -1, False), (9.5, -1, True),
        (10.0 + 1e-12, -1, True), (10.0 - 1e-12, 1, True),
    ],
)  # fmt: skip
def test_at_a_number_or_past_it(value: float, side: int | None, past: bool) -> None:
    assert voorbij(value, 10.0, side) is past


@pytest.mark.parametrize(
    ("now", "target", "side", "reached"),
    [
        (65.0, Streef(bereik=(65.0, 70.0)), None, True),
        (70.0, Streef(bereik=(65.0, 70.0)), None, True),
        (64.9, Streef(bereik=(65.0, 70.0)), None, False),
        (70.1, Streef(bereik=(65.0, 70.0)), None, False),
        (70.1, Streef(bereik=(65.0, 70.0)), 1, True),
        (64.9, Streef(bereik=(65.0, 70.0)), 1, False),
        (65.0, Streef(bereik=(65.0, 70.0)), 1, True),
        (64.9, Streef(bereik=(65.0, 70.0)), -1, True),
        (70.1, Streef(bereik=(65.0, 70.0)), -1, False),
        (70.0, Streef(bereik=(65.0, 70.0)), -1, True),
        *((now, Streef(getal=10.0, teken=sign), 1, sign in signs)
          for now, signs in ((9.0, "<=<"), (10.0, ("<=", ">=")), (11.0, ">=>")) for sign in ("<", "<=", ">", ">=")),
        (11.0, Streef(getal=10.0), 1, True),
        (11.0, Streef(getal=10.0), -1, False),
        (11.0, Streef(woord="hoger"), 1, False),
    ],
)  # fmt: skip
def test_reached(now: float, target: Streef, side: int | None, reached: bool) -> None:
    assert gehaald(now, target, side) is reached


@pytest.mark.parametrize(
    ("begin", "now", "goal", "found"),
    [
        (0.5, 40.0, None, True),  # eighty times
        (0.5, 39.9, None, False),
        (1.0, 125.0, None, True),
        (1.0, 125.1, None, False),
        (125.0, 1.0, None, True),
        (None, 1.0, 100.0, True),
        (1.0, 2.0, 100.0, True),
        (-1.0, -100.0, None, True),
        (1.0, -100.0, None, False),
        (0.0, 0.0, 100.0, False),
    ],
)
def test_two_values_of_which_one_is_about_a_hundred_times_the_other(
    begin: float | None, now: float | None, goal: float | None, found: bool
) -> None:
    values = replace(LEEG, begin=begin, nu=now, streef=None if goal is None else Streef(getal=goal))
    assert ("honderdvoud" in tegenspraak("", values, None)) is found


@pytest.mark.parametrize(
    ("promised", "target", "side", "past"),
    [
        (10.0, Streef(getal=10.0), 1, False),
        (11.0, Streef(getal=10.0), 1, True),
        (9.0, Streef(getal=10.0), 1, False),
        (10.0, Streef(getal=10.0), -1, False),
        (9.0, Streef(getal=10.0), -1, True),
        (11.0, Streef(getal=10.0), -1, False),
        (11.0, Streef(getal=10.0), None, False),
        (20.0, Streef(bereik=(10.0, 20.0)), 1, False),
        (21.0, Streef(bereik=(10.0, 20.0)), 1, True),
        (10.0, Streef(bereik=(10.0, 20.0)), -1, False),
        (9.0, Streef(bereik=(10.0, 20.0)), -1, True),
        (11.0, Streef(woord="hoger"), 1, False),
        (11.0, None, 1, False),
    ],
)
def test_a_promise_past_the_target(promised: float, target: Streef | None, side: int | None, past: bool) -> None:
    years = ((date(2025, 1, 1), 99.0), (date(2026, 1, 1), promised))
    found = tegenspraak("", replace(LEEG, streef=target, jaardoelen=years), side)
    assert ("jaardoel_voorbij_streef" in found) is past
    assert tegenspraak("", replace(LEEG, streef=target), side) == ()


@pytest.mark.parametrize(
    ("column", "target", "found"),
    [
        ("hoger", Streef(getal=8.0), True),
        ("hoger", Streef(getal=12.0), False),
        ("hoger", Streef(getal=10.0), False),
        ("lager", Streef(getal=12.0), True),
        ("lager", Streef(getal=8.0), False),
        ("hoger", Streef(getal=12.0, teken="<"), True),
        ("hoger", Streef(getal=12.0, teken=">"), False),
        ("lager", Streef(woord="hoger"), True),
        ("lager", Streef(woord="lager"), False),
        ("", Streef(getal=12.0, teken="<"), False),
    ],
)
def test_a_column_that_says_the_other_side(column: str, target: Streef, found: bool) -> None:
    assert ("richting" in tegenspraak(column, replace(LEEG, begin=10.0, streef=target), 1)) is found


@pytest.mark.parametrize(
    ("begin", "goal", "late"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), False),
        (date(2026, 1, 2), date(2026, 1, 1), True),
        (date(2025, 12, 31), date(2026, 1, 1), False),
        (None, date(2026, 1, 1), False),
        (date(2026, 1, 1), None, False),
    ],
)
def test_a_begin_after_the_target(begin: date | None, goal: date | None, late: bool) -> None:
    values = replace(LEEG, begin_datum=begin, streef=Streef(getal=1.0, datum=goal))
    assert ("datum" in tegenspraak("", values, None)) is late
    assert tegenspraak("", replace(LEEG, begin_datum=begin), None) == ()
