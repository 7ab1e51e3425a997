"""Dates are read as plans write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.reading.dates import ReadDate, last_day_of_year, read_date
from srm_kit.dossier.reading.unreadable import Unreadable


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("2026-11-01", date(2026, 11, 1), date(2026, 11, 1)),
        ("01-11-2026", date(2026, 11, 1), date(2026, 11, 1)),
        ("1-2-2026", date(2026, 2, 1), date(2026, 2, 1)),
        ("2026-11-01 00:00:00", date(2026, 11, 1), date(2026, 11, 1)),
        ("2026-11-01T08:30", date(2026, 11, 1), date(2026, 11, 1)),
        ("01\u201111-2026".replace("\u2011", "\u2013"), date(2026, 11, 1), date(2026, 11, 1)),
        ("\u200b2026-11-01\u00a0", date(2026, 11, 1), date(2026, 11, 1)),
        ("1 mei 2025", date(2025, 5, 1), date(2025, 5, 1)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        (2025, date(2025, 1, 1), date(2025, 12, 31)),
        (2025.0, date(2025, 1, 1), date(2025, 12, 31)),
        ("mei 2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("Februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("mrt. 2025", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025-05", date(2025, 5, 1), date(2025, 5, 31)),
        ("Q2 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("q2 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("2025 Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("K2 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("4e kwartaal 2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("1e Kwartaal\u00a02025", date(2025, 1, 1), date(2025, 3, 31)),
        ("1e halfjaar 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("2e half jaar 2025", date(2025, 7, 1), date(2025, 12, 31)),
        (datetime(2026, 11, 1, 9, 30), date(2026, 11, 1), date(2026, 11, 1)),
        (date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 1)),
    ],
)
def test_a_start_takes_the_first_day_and_other_dates_the_last(raw: object, first: date, last: date) -> None:
    assert read_date(raw, start=True).datum == first
    assert read_date(raw).datum == last


def test_what_was_written_is_kept() -> None:
    assert read_date(" Q2 2025 ").gedrukt == "Q2 2025"
    assert read_date(date(2026, 11, 1)).gedrukt == ""


@pytest.mark.parametrize("word", ["doorlopend", "Structureel", "N.T.B."])
def test_words_for_no_date_are_kept_where_they_may_stand(word: str) -> None:
    assert read_date(word, woorden=True) == ReadDate(None, word.casefold(), word)
    with pytest.raises(Unreadable, match="geen datum"):
        read_date(word)


@pytest.mark.parametrize(
    ("raw", "tekst"),
    [
        ("31-02-2026", "bestaat niet"),
        ("2026-13-01", "bestaat niet"),
        ("2026-00-10", "bestaat niet"),
        ("00-10-2026", "bestaat niet"),
        ("2025-13", "bestaat niet"),
        ("0000-01-01", "bestaat niet"),
        ("11/01/2026", "geen datum"),
        ("gisteren", "geen datum"),
        ("eind 2025", "geen datum"),
        ("Q5 2025", "geen datum"),
        ("3e halfjaar 2025", "geen datum"),
        ("2024-2028", "geen datum"),
        ("01-11-26", "geen datum"),
        ("1850", "buiten 1900"),
        ("46000", "geen datum"),
        (46000, "opmaak van een datum"),
        (2025.5, "geen datum"),
        (True, "geen datum"),
    ],
)
def test_what_is_no_date_is_refused_with_its_cause(raw: object, tekst: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(raw)
    assert tekst in f"{refused.value.tekst} {refused.value.herstel}"


def test_the_remedy_names_words_only_where_they_may_stand() -> None:
    for woorden in (True, False):
        with pytest.raises(Unreadable) as refused:
            read_date("ooit", woorden=woorden)
        assert ("doorlopend" in refused.value.herstel) is woorden


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    for printed in (day.isoformat(), f"{day:%d-%m-%Y}", f"{day.day}-{day.month}-{day.year}"):
        assert read_date(printed).datum == day


@given(st.text(alphabet="0123456789-qk ejaarhlfmi.", max_size=60) | st.text(max_size=60), st.booleans())
def test_no_text_breaks_the_reader(text: str, start: bool) -> None:
    found, remedy = None, ""
    try:
        found = read_date(text, start=start, woorden=True)
    except Unreadable as refused:
        remedy = refused.herstel
    assert remedy or (found and (found.datum is None) is bool(found.woord))


@pytest.mark.parametrize("year", [1900, 2100])
def test_a_year_of_the_reader_s_own_centuries_is_a_year(year: int) -> None:
    assert read_date(year).datum == read_date(str(year)).datum == date(year, 12, 31) == last_day_of_year(year)


@pytest.mark.parametrize("year", [1899, 2101])
def test_a_year_beyond_them_is_asked(year: int) -> None:
    with pytest.raises(Unreadable, match="getal en geen datum"):
        read_date(year)
    with pytest.raises(Unreadable, match="buiten 1900 tot en met 2100"):
        read_date(str(year))
    assert read_date(f"{year}-12-31").datum == date(year, 12, 31)  # a day says enough


def test_the_first_and_the_last_day_that_there_is() -> None:
    assert read_date("0001-01-01").datum == date.min
    assert read_date("9999-12-31").datum == date.max
    assert read_date("29-2-2024").datum == date(2024, 2, 29)
    with pytest.raises(Unreadable, match="bestaat niet"):
        read_date("29-2-2023")


def test_a_date_with_too_many_signs_around_it_is_none() -> None:
    assert read_date("2026-11-01" + "\u200b" * 30).datum == date(2026, 11, 1)
    with pytest.raises(Unreadable, match="geen datum"):
        read_date("2026-11-01" + "\u200b" * 31)


@pytest.mark.parametrize(("start", "words"), [(True, "geldt de eerste dag"), (False, "geldt de laatste dag")])
def test_the_remedy_says_which_day_of_a_period_counts(start: bool, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date("ooit", start=start)
    assert words in refused.value.herstel
