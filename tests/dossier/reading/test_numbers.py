"""Numbers are read by the notation of their table, and what has two readings is asked."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.reading.numbers import Notation, NumberPart, Percent, check_number, notation_of, read_number
from srm_kit.dossier.reading.unreadable import Unreadable

NIETS = Notation()
KOMMA = Notation(komma=True)
PUNT = Notation(punt=True)
BEIDE = Notation(komma=True, punt=True)
BEDRAG = NumberPart(bedrag=True, percent=Percent.NIET, minimum=0)
SCORE = NumberPart(percent=Percent.NIET, geheel=True, minimum=1, maximum=5)
AANDEEL = NumberPart(percent=Percent.DEEL, minimum=0, maximum=1)
VOORTGANG = NumberPart(minimum=0, maximum=100)


@pytest.mark.parametrize(
    ("text", "wijze", "regel", "value"),
    [
        ("1.234,5", NIETS, None, 1234.5),
        ("12.5", NIETS, None, 12.5),
        ("1.234", KOMMA, None, 1234),
        ("1.234", PUNT, None, 1.234),
        ("1.234", BEIDE, None, 1234),
        ("0.125", KOMMA, AANDEEL, 0.125),
        ("0,125", PUNT, AANDEEL, 0.125),
        ("1,234", NIETS, None, 1.234),
        ("1.234.567", PUNT, None, 1234567),
        ("\u221212,5", NIETS, None, -12.5),
        ("12\u202f500", NIETS, None, 12500),
        ("1,5e3", NIETS, None, 1500),
        ("48.000", PUNT, BEDRAG, 48000),
        ("48000,50", NIETS, BEDRAG, 48000.5),
        ("48000.50", NIETS, BEDRAG, 48000.5),
        ("€ 640.000,-", NIETS, BEDRAG, 640000),
        ("EUR 640.000", NIETS, BEDRAG, 640000),
        ("€ 640.000,00", NIETS, BEDRAG, 640000),
        ("640.000 euro", NIETS, BEDRAG, 640000),
        ("€\u202f640.000", NIETS, BEDRAG, 640000),
        ("4.0", NIETS, SCORE, 4),
        ("66%", NIETS, VOORTGANG, 66),
        ("66%", NIETS, AANDEEL, 0.66),
        ("50 %", NIETS, AANDEEL, 0.5),
        ("0,5", NIETS, AANDEEL, 0.5),
    ],
)
def test_numbers(text: str, wijze: Notation, regel: NumberPart | None, value: float) -> None:
    assert read_number(text, wijze, regel) == value


@pytest.mark.parametrize(
    ("text", "wijze", "regel", "remedy"),
    [
        ("1.234", NIETS, None, "Schrijf 1234 of 1,234."),
        ("1,234", PUNT, None, "Schrijf 1234 of 1.234."),
        ("1,234", BEIDE, None, "Schrijf 1234 of 1.234."),
        ("640,000", NIETS, BEDRAG, "Schrijf 640000 of 640."),
        ("640,000", KOMMA, BEDRAG, "Schrijf 640000 of 640."),
        ("5,250", NIETS, BEDRAG, "Schrijf 5250 of 5,25."),
        ("5,125", NIETS, BEDRAG, "Schrijf 5125, of een getal met hoogstens twee cijfers achter de komma."),
        ("1234.560", NIETS, BEDRAG, "Schrijf 1234560 of 1234,56."),
    ],
)
def test_two_readings_are_asked_with_both_answers(
    text: str, wijze: Notation, regel: NumberPart | None, remedy: str
) -> None:
    with pytest.raises(Unreadable, match="Wij weten niet") as asked:
        read_number(text, wijze, regel)
    assert asked.value.herstel == remedy


@pytest.mark.parametrize(
    ("text", "regel", "remedy"),
    [
        ("hoog", SCORE, "Schrijf een geheel getal van 1 tot en met 5."),
        ("4%", SCORE, "Schrijf een geheel getal van 1 tot en met 5."),
        ("veel", AANDEEL, "Schrijf een getal van 0 tot en met 1."),
        ("veel", None, "Schrijf een getal, bijvoorbeeld 12,5."),
        ("veel", BEDRAG, "Schrijf alleen cijfers, bijvoorbeeld 1.250 of 1250,50."),
        ("veel", NumberPart(bedrag=True, geheel=True, boven=0), "Schrijf een geheel getal boven 0."),
        ("640k", BEDRAG, "Schrijf het getal voluit in cijfers: 640000."),
        ("€ 1,2 mln", BEDRAG, "Schrijf het getal voluit in cijfers: 1200000."),
        ("640 x 1.000", BEDRAG, "Schrijf het getal voluit in cijfers: 640000."),
        ("640'000", BEDRAG, "Schrijf het getal zonder aanhalingsteken: 640000."),
        ("(12)", BEDRAG, "Schrijf een getal onder nul met een minteken ervoor."),
        ("1,5E+05", BEDRAG, "Excel heeft dit getal verkort. Maak de kolom breder en bewaar opnieuw."),
        ("1,2,3", None, "Schrijf een getal, bijvoorbeeld 12,5."),
        ("1e999", None, "Schrijf een getal, bijvoorbeeld 12,5."),
        ("٣", None, "Schrijf een getal, bijvoorbeeld 12,5."),
    ],
)
def test_what_is_no_number_says_how_to_write_one_that_fits_the_column(
    text: str, regel: NumberPart | None, remedy: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_number(text, NIETS, regel)
    assert refused.value.herstel == remedy


def test_limits_are_said() -> None:
    for value, remedy in (
        (7.0, "Toegestaan is van 1 tot en met 5."),
        (2.5, "Schrijf een geheel getal van 1 tot en met 5."),
    ):
        with pytest.raises(Unreadable) as refused:
            check_number(value, SCORE)
        assert refused.value.herstel == remedy
    with pytest.raises(Unreadable, match="te laag"):
        check_number(0, NumberPart(boven=0))
    with pytest.raises(Unreadable, match="niet eindig"):
        check_number(float("inf"), NumberPart())


@pytest.mark.parametrize(
    ("texts", "wijze"),
    [
        (["1.234", "12"], NIETS),
        (["1.234.567"], NIETS),
        (["1.234", "2,5"], KOMMA),
        (["1.234,5"], KOMMA),
        (["€ 1.234,50"], KOMMA),
        (["24,5%"], KOMMA),
        (["1.234", "2.5"], PUNT),
        (["0.125"], PUNT),
        (["2,5", "2.5"], BEIDE),
        (["5."], NIETS),
        (["geen 2.5 maar 3,5"], NIETS),
        (["9" * 62 + ",5"], KOMMA),
        (["9" * 63 + ",5"], NIETS),  # longer than a number is
        (["9" * 100_000 + ",5"], NIETS),
    ],
)
def test_a_table_gives_its_notation_away(texts: list[str], wijze: Notation) -> None:
    assert notation_of(texts) == wijze


@given(st.integers(-(10**12), 10**12), st.integers(0, 99), st.sampled_from(["", "€ ", "eur "]), st.sampled_from("._ "))
def test_every_amount_reads_back(whole: int, cents: int, currency: str, group: str) -> None:
    value = float(f"{whole}.{cents:02d}")
    digits = f"{abs(whole):,}".replace(",", "" if group == "_" else group)
    sign = "-" if whole < 0 else ""
    for printed in (f"{sign}{currency}{digits},{cents:02d}", f"{currency}{sign}{digits},{cents:02d}"):
        assert read_number(printed, NIETS, NumberPart(bedrag=True)) == value


@given(st.text(max_size=80), st.sampled_from([NIETS, KOMMA, PUNT]), st.sampled_from([None, BEDRAG, SCORE, AANDEEL]))
def test_no_text_breaks_the_reader(text: str, wijze: Notation, regel: NumberPart | None) -> None:
    notation_of([text])
    found, remedy = None, ""
    try:
        found = read_number(text, wijze, regel)
    except Unreadable as refused:
        remedy = refused.herstel
    assert remedy or found is not None


def test_a_hundred_thousand_digits_are_refused_at_once() -> None:
    begin = time.process_time()
    for digit in ("1", "1.", "1,", " 1", "-"):
        with pytest.raises(Unreadable):
            read_number(digit * 100_000, NIETS)
    assert time.process_time() - begin < 0.5


@pytest.mark.parametrize(
    ("text", "wijze", "regel", "value"),
    [
        ("0,125", PUNT, None, 0.125),
        (",125", PUNT, None, 0.125),
        ("1234,567", PUNT, None, 1234.567),
        ("1.234,567", BEIDE, None, 1234.567),
        ("1,234", KOMMA, None, 1.234),
        ("1,23", PUNT, BEDRAG, 1.23),
        ("1,2345", PUNT, BEDRAG, 1.2345),
        ("1234.567", PUNT, None, 1234.567),
        ("0.125", NIETS, None, 0.125),
        (".125", NIETS, None, 0.125),
        ("123.456", KOMMA, None, 123456.0),
        ("123.456", BEIDE, None, 123456.0),
        ("123.456", PUNT, None, 123.456),
        ("123.456", NIETS, BEDRAG, 123456.0),
        ("1.23", NIETS, BEDRAG, 1.23),
        ("-1.234", KOMMA, None, -1234.0),
        ("- 5", NIETS, None, -5.0),
        ("+5", NIETS, None, 5.0),
        ("1 234,5", NIETS, None, 1234.5),
        ("1e3", NIETS, None, 1000.0),
        ("1" * 64, NIETS, None, float("1" * 64)),
        ("50%", NIETS, NumberPart(percent=Percent.DEEL), 0.5),
        ("50%", NIETS, NumberPart(percent=Percent.HONDERD), 50.0),
        ("0,00000000049%", NIETS, NumberPart(percent=Percent.DEEL), 0.0),  # to ten decimals
        ("0,0000000149%", NIETS, NumberPart(percent=Percent.DEEL), 1e-10),
    ],
)
def test_one_number_in_each_notation(text: str, wijze: Notation, regel: NumberPart | None, value: float) -> None:
    found = read_number(text, wijze, regel)
    assert found == value
    assert str(read_number("-0", NIETS)) == "0.0"


@pytest.mark.parametrize(
    ("text", "wijze", "regel"),
    [
        ("123,456", PUNT, None),
        ("0,125", NIETS, BEDRAG),
        ("1.234,567", NIETS, BEDRAG),
        ("1234.567", NIETS, None),
        ("1234.567", KOMMA, None),
        ("1234.567", BEIDE, None),
        ("0.125", NIETS, BEDRAG),
        ("123.456", NIETS, None),
    ],
)
def test_what_can_be_two_numbers_is_asked(text: str, wijze: Notation, regel: NumberPart | None) -> None:
    with pytest.raises(Unreadable, match="Wij weten niet"):
        read_number(text, wijze, regel)


@pytest.mark.parametrize("text", ["1" * 65, "1e3 ", "--5", "5-", "1.2.3", "1.23.456", "12 34", "", "e5"])
def test_what_is_no_number_is_none(text: str) -> None:
    if text.strip() == text:
        with pytest.raises(Unreadable, match="Dit is geen getal"):
            read_number(text, NIETS)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("5 mld", "5000000000"),
        ("5 miljard", "5000000000"),
        ("2 miljoen", "2000000"),
        ("2 mln.", "2000000"),
        ("2mln", "2000000"),
        ("3 duizend", "3000"),
        ("3 x 1000", "3000"),
        ("999999999k", "999999999000"),
        ("1000000000k", None),
        ("k", None),
    ],
)
def test_a_shortened_number_is_written_out(text: str, full: str | None) -> None:
    with pytest.raises(Unreadable) as refused:
        read_number(text, NIETS, NumberPart())
    usual = "Schrijf een getal, bijvoorbeeld 12,5."
    assert refused.value.herstel == (usual if full is None else f"Schrijf het getal voluit in cijfers: {full}.")


@pytest.mark.parametrize(
    ("regel", "fits", "outside", "remedy"),
    [
        (NumberPart(minimum=0), 0, -0.5, "Toegestaan is 0 of meer."),
        (NumberPart(maximum=5), 5, 5.5, "Toegestaan is 5 of minder."),
        (NumberPart(maximum=0), 0, 0.5, "Toegestaan is 0 of minder."),
        (NumberPart(minimum=0, maximum=1), 1, 1.5, "Toegestaan is van 0 tot en met 1."),
        (NumberPart(boven=0), 0.5, 0, "Het moet meer zijn dan 0."),
        (NumberPart(geheel=True), 3.0, 2.5, "Schrijf een geheel getal."),
    ],
)
def test_each_limit_on_it_and_beyond_it(regel: NumberPart, fits: float, outside: float, remedy: str) -> None:
    assert check_number(fits, regel) == fits
    with pytest.raises(Unreadable) as refused:
        check_number(outside, regel)
    assert refused.value.herstel == remedy


@pytest.mark.parametrize(
    ("regel", "remedy"),
    [
        (NumberPart(bedrag=True, geheel=True), "Schrijf een geheel getal, bijvoorbeeld 1.250."),
        (NumberPart(minimum=0), "Schrijf een getal van 0 of meer."),
        (NumberPart(minimum=0, geheel=True), "Schrijf een geheel getal van 0 of meer."),
        (NumberPart(geheel=True), "Schrijf een geheel getal."),
        (NumberPart(boven=0.5), "Schrijf een getal boven 0,5."),
    ],
)
def test_how_to_write_a_number_that_fits(regel: NumberPart, remedy: str) -> None:
    assert regel.herstel() == remedy


@pytest.mark.parametrize("text", ["-€ 5", "€ -5", "-5 euro", "- 5,-", "€ -5,00", "\u22125", "-5%"])
def test_a_sign_stands_before_or_behind_the_currency(text: str) -> None:
    assert read_number(text, NIETS) == -5.0
