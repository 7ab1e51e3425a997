"""Cells are read tolerantly in form and strictly in meaning."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.reading.cell_values import Notation, Unreadable, read_value
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
