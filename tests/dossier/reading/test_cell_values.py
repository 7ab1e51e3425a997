"""Cells are read tolerantly in form and strictly in meaning."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.raw import ShownNumber
from srm_kit.dossier.reading.cell_values import (
    Notation,
    Unreadable,
    number_rule,
    read_cell,
    read_value,
    text_of_value,
)
from srm_kit.dossier.reading.numbers import Percent
from srm_kit.model import Fase, Spoor

NIETS = Notation()
KOMMA = Notation(komma=True)
PUNT = Notation(punt=True)


def one(soort: Soort, raw: Any, wijze: Notation = NIETS, **limits: Any) -> Any:
    return read_value(Kolom("k", soort, "", **limits), raw, wijze)


@pytest.mark.parametrize(
    ("soort", "raw", "wijze", "value"),
    [
        (Soort.GETAL, "1.234,5", NIETS, 1234.5),
        (Soort.GETAL, "12,5", NIETS, 12.5),
        (Soort.GETAL, "12.5", NIETS, 12.5),
        (Soort.GETAL, "-3,25", NIETS, -3.25),
        (Soort.GETAL, "1.234.567", NIETS, 1234567),
        (Soort.GETAL, "1.234", KOMMA, 1234),
        (Soort.GETAL, "1.234", PUNT, 1.234),
        (Soort.HOEVEELHEID, "48.000", NIETS, 48000),
        (Soort.HOEVEELHEID, "48.000", PUNT, 48000),
        (Soort.HOEVEELHEID, "48000,50", NIETS, 48000.5),
        (Soort.AANTAL, "1.250", NIETS, 1250),
        (Soort.SCORE, "4.0", NIETS, 4),
        (Soort.SCORE, 4.0, NIETS, 4),
        (Soort.GETAL, "\u20ac 1.234,50", NIETS, 1234.5),
    ],
)
def test_numbers(soort: Soort, raw: Any, wijze: Notation, value: float) -> None:
    assert one(soort, raw, wijze) == value


@pytest.mark.parametrize("raw", ["1.234", "abc", "1,2,3", "nan", "inf", "1e999", float("nan"), float("inf"), True])
def test_numbers_that_are_refused(raw: Any) -> None:
    with pytest.raises(Unreadable):
        one(Soort.GETAL, raw)


def test_the_point_question_is_asked_with_both_answers() -> None:
    with pytest.raises(Unreadable) as caught:
        one(Soort.GETAL, "1.234")
    assert caught.value.herstel == "Schrijf 1234 of 1,234."


@pytest.mark.parametrize(
    ("raw", "value"),
    [("2026-11-01", date(2026, 11, 1)), ("01-11-2026", date(2026, 11, 1)), (datetime(2026, 11, 1), date(2026, 11, 1))],
)
def test_dates(raw: Any, value: date) -> None:
    assert one(Soort.DATUM, raw) == value


@pytest.mark.parametrize("raw", ["31-02-2026", "11/01/2026", "gisteren", 46000])
def test_dates_that_are_refused(raw: Any) -> None:
    with pytest.raises(Unreadable, match=r"geen datum|bestaat niet"):
        one(Soort.DATUM, raw)


@pytest.mark.parametrize(
    ("raw", "value"), [("ja", True), ("J", True), ("x", True), (1, True), ("nee", False), ("0", False), (False, False)]
)
def test_yes_and_no(raw: Any, value: bool) -> None:
    assert one(Soort.JANEE, raw) is value


def test_a_real_boolean_of_a_workbook_is_written_as_the_word_it_shows() -> None:
    assert (one(Soort.TEKST, True), one(Soort.TEKST, False)) == ("ja", "nee")
    assert (one(Soort.JANEE, True), one(Soort.JANEE, False)) == (True, False)


@pytest.mark.parametrize("raw", ["R", "r", "Richten", "RICHTEN"])
def test_phases_as_letter_or_word(raw: str) -> None:
    assert one(Soort.FASE, raw) is Fase.RICHTEN


@pytest.mark.parametrize("raw", ["S", "Strategie & doelen", "strategie en doelen", "strategie"])
def test_strands_as_letter_or_words(raw: str) -> None:
    assert one(Soort.SPOOR, raw) is Spoor.STRATEGIE


@pytest.mark.parametrize(("raw", "value"), [(1.0, "1"), (12, "12"), (" A1 ", "A1"), ("1.0", "1.0")])
def test_ids_are_text(raw: Any, value: str) -> None:
    assert one(Soort.ID, raw) == value


def test_limits_are_said() -> None:
    with pytest.raises(Unreadable) as caught:
        one(Soort.SCORE, 7, minimum=1, maximum=5)
    assert caught.value.herstel == "Toegestaan is van 1 tot en met 5."
    with pytest.raises(Unreadable, match="te laag"):
        one(Soort.AANTAL, 0, boven=0)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        (3.0, "3"),
        (2.5, "2.5"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e15, "1000000000000000.0"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 9, 30), "2026-03-01 09:30:00"),
        (ShownNumber(0.1, "007"), "007"),
    ],
)
def test_a_raw_cell_as_text(raw: Any, text: str) -> None:
    assert text_of_value(raw) == text


@pytest.mark.parametrize(
    ("minimum", "maximum", "soort", "percent"),
    [
        (0, 1, Soort.GETAL, Percent.DEEL),
        (0, 100, Soort.GETAL, Percent.HONDERD),
        (0, 5, Soort.GETAL, Percent.NIET),
        (0, None, Soort.GETAL, Percent.NIET),
        (1, 100, Soort.GETAL, Percent.NIET),
        (None, None, Soort.GETAL, Percent.NIET),
        (0, 1, Soort.SCORE, Percent.NIET),
        (0, 100, Soort.HOEVEELHEID, Percent.NIET),
    ],
)
def test_what_a_percentage_means_follows_from_the_limits_of_a_column(
    minimum: float | None, maximum: float | None, soort: Soort, percent: Percent
) -> None:
    column = Kolom("x", soort, "", False, minimum=minimum, maximum=maximum)
    assert number_rule(column).percent is percent


@pytest.mark.parametrize(
    ("raw", "factor", "value"),
    [
        (66.0, 1, None),
        (ShownNumber(50.0, "50%", procent=True), 1, 0.5),
        (ShownNumber(7.0, "007"), 1, None),
        (ShownNumber(1.0, "01"), 1, 1.0),
        ("50%", 1, 0.5),
        (1, 1, 1.0),
        (0.25, 1, 0.25),
        (0.0005, 1000, 0.5),  # the limits are those of the amount itself
        (0.002, 1000, None),
        ("0,0005", 1000, 0.5),
        (True, 1, None),
        (date(2026, 3, 1), 1, None),
        (float("nan"), 1, None),
    ],
)
def test_a_share_in_a_cell(raw: Any, factor: float, value: float | None) -> None:
    column = Kolom("zacht_aandeel", Soort.GETAL, "", False, minimum=0, maximum=1)
    if value is None:
        with pytest.raises(Unreadable):
            read_cell(column, raw, Notation(), factor=factor)
        return
    assert read_cell(column, raw, Notation(), factor=factor).waarde == value


def test_a_share_is_rounded_to_ten_decimals() -> None:
    column = Kolom("zacht_aandeel", Soort.GETAL, "", False, minimum=0, maximum=1)
    shown = ShownNumber(12.34567890149, "12,3%", procent=True)
    assert read_cell(column, shown, Notation()).waarde == 0.123456789
