"""What planning documents print as a waarde is read as a consultant would."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.dossier.reading.numbers import Notation, notation_of
from srm_kit.dossier.reading.printed_values import number_texts, read_waarde, waarde_of_number
from srm_kit.dossier.reading.unreadable import Unreadable

WAYS = {
    "komma": Notation(komma=True),
    "punt": Notation(punt=True),
    "beide": Notation(komma=True, punt=True),
}


def corpus() -> list[tuple[str, ...]]:
    """Form, circumstance, sign, reading, unit and year of every printed form."""
    text = Path(__file__).with_name("printed_forms.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines()[1:] if not re.match(r"# \w+", line)]
    shown = [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line) for line in lines]
    return [tuple(line.split("\t")) for line in shown]


def test_the_corpus_is_large_and_holds_each_kind() -> None:
    readings = [row[3] for row in corpus()]
    assert len(readings) >= 300
    assert len({(row[0], row[1]) for row in corpus()}) == len(readings)
    for kind in ("tekst", "vraag", "hoger", "lager"):
        assert kind in readings


@pytest.mark.parametrize(("form", "where", "sign", "reading", "unit", "year"), corpus())
def test_printed_forms(form: str, where: str, sign: str, reading: str, unit: str, year: str) -> None:
    def read() -> Waarde:
        return read_waarde(
            form,
            WAYS.get(where, Notation()),
            eenheid="1 op" if where == "1 op" else "",
            richting_mag=where != "meting",
        )

    if reading == "vraag":
        with pytest.raises(Unreadable, match="Wij weten niet of de"):
            read()
        return
    found = read()
    assert found.gedrukt == form.strip()
    assert found.alleen_tekst is (reading == "tekst")
    if reading in ("hoger", "lager", "tekst"):
        assert (found.getal, found.bereik) == (None, None)
        assert found.richting_in_woorden == (reading if reading != "tekst" else "")
    elif ".." in reading:
        assert found.bereik == tuple(map(float, reading.split("..")))
        assert found.getal is None
    else:
        assert found.getal == float(reading)
        assert found.bereik is None
    assert (found.teken, found.eenheid.replace(" ", "")) == (sign, unit.replace(" ", ""))
    assert found.jaar == (int(year) if year else None)


def test_a_year_stands_for_its_last_day() -> None:
    assert read_waarde("24% (2009", Notation()).datum == date(2009, 12, 31)
    assert read_waarde("24%", Notation()).datum is None


@pytest.mark.parametrize("form", ["24", "24%", "€ 1.234,50", "\u221212,5", "12\u202f500"])
def test_a_plain_number_needs_no_printed_form_beside_it(form: str) -> None:
    assert not read_waarde(form, Notation()).zegt_meer


@pytest.mark.parametrize(
    "form", ["minder dan 10%", "> 5", "65-70%", "24% (2009", "ja", "1 op 7", "ca. 5", "12 x 1.000", "daling", "goed"]
)
def test_a_form_that_says_more_is_shown_beside_the_figure(form: str) -> None:
    assert read_waarde(form, Notation(), richting_mag=True).zegt_meer


def test_why_something_is_only_text_is_said() -> None:
    assert "alleen in streefwaarde" in read_waarde("daling", Notation()).reden
    assert "lager dan het eerste" in read_waarde("70-65", Notation()).reden
    assert "periode" in read_waarde("2018-2020", Notation()).reden


def test_a_number_of_a_workbook_keeps_what_excel_shows() -> None:
    assert waarde_of_number(66.0, "66%", "%") == Waarde("66%", 66.0, eenheid="%")


def test_words_with_a_point_in_them_say_nothing_about_the_notation_of_a_table() -> None:
    texts = [number for form in ("zie paragraaf 3.2", "31.12.2024", "minimaal 80") for number in number_texts(form)]
    assert notation_of(texts) == Notation()
    assert notation_of(number_texts("minimaal 24,5% (2009)")) == Notation(komma=True)
    assert number_texts("6,5 tot 7") == ("6,5", "7")


def dutch(number: int, decimals: str) -> list[str]:
    """The ways a Dutch table may print a number."""
    grouped = f"{number:,}"
    tail = f",{decimals}" if decimals else ""
    return [f"{number}{tail}", grouped.replace(",", ".") + tail, *(grouped.replace(",", gap) + tail for gap in " \u00a0\u202f")]  # fmt: skip


@given(
    number=st.integers(0, 10**9),
    decimals=st.from_regex(r"(?:[0-9]{1,2})?", fullmatch=True),
    sign=st.sampled_from(["", "-", "\u2212"]),
    before=st.sampled_from([("", ""), ("< ", "<"), ("minimaal ", ">="), ("hoger dan ", ">"), ("hooguit ca. ", "<=")]),
    unit=st.sampled_from(["", "%", " %", " woningen", " m2"]),
    year=st.none() | st.integers(1900, 2100),
    closed=st.booleans(),
)
def test_every_printed_number_reads_back(
    number: int, decimals: str, sign: str, before: tuple[str, str], unit: str, year: int | None, closed: bool
) -> None:
    value = float(f"{number}.{decimals or 0}") * (-1 if sign else 1)
    tail = "" if year is None else f" ({year}{')' if closed else ''}"
    for printed in dutch(number, decimals):
        found = read_waarde(f"{before[0]}{sign}{printed}{unit}{tail}", Notation(komma=True))
        assert (found.getal, found.teken, found.eenheid, found.jaar) == (value, before[1], unit.strip(), year)


@given(low=st.integers(0, 999), high=st.integers(0, 999), between=st.sampled_from(["-", " - ", "–", " tot "]))
def test_every_range_reads_back(low: int, high: int, between: str) -> None:
    found = read_waarde(f"{low}{between}{high}%", Notation())
    assert found.bereik == ((low, high) if low <= high else None)
    assert found.getal is None


PIECES = ["1", "1.234", "1,234", " ", "%", "€", "(", ")", "2009", "-", "tot", "<", "minimaal", "x 1.000", "1 op", "ca.", "m2", "e", "\u00a0", "\u2212", "½", "Ⅳ", "İ", "ß"]  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from([*WAYS.values()]))
def test_no_text_breaks_the_reader(text: str, wijze: Notation) -> None:
    number_texts(text)
    found, remedy = None, ""
    try:
        found = read_waarde(text, wijze, richting_mag=True)
    except Unreadable as asked:
        remedy = asked.herstel
    if found is None:
        assert remedy.startswith("Schrijf ")
        return
    kinds = [found.getal is not None, found.bereik is not None, bool(found.richting_in_woorden), found.alleen_tekst]
    assert sum(kinds) == 1
    assert found.gedrukt == text.strip()


@pytest.mark.parametrize("piece", ["1", "1.", "1 ", "1-", "ca. ", "x 1.000 ", "(", " ", "m2", "€", "<"])
def test_a_very_long_cell_is_text_at_once(piece: str) -> None:
    for long in (piece * (100_000 // len(piece)), piece * (200 // len(piece))):
        begin = time.process_time()
        read_waarde(long, Notation(komma=True))
        assert time.process_time() - begin < 0.5
