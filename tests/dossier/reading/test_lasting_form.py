"""A printed waarde is kept such that it says the same in every table: each notation, each multiplier, each part."""

from __future__ import annotations

import pytest

from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.dossier.reading.lasting_form import lasting_form, multiplied
from srm_kit.dossier.reading.numbers import Notation
from srm_kit.dossier.reading.printed_values import read_waarde

COMMAS, POINTS, NOTHING = Notation(komma=True), Notation(punt=True), Notation()
ALL = tuple(Notation(comma, point) for comma in (False, True) for point in (False, True))


@pytest.mark.parametrize(
    ("text", "notation", "kept"),
    [
        ("1.234 woningen", COMMAS, "1234 woningen"),
        ("1.234 woningen", POINTS, "1.2340 woningen"),
        ("1,234", COMMAS, "1,2340"),
        ("1.200-1.300", COMMAS, "1200-1300"),
        ("1.500-2,5 m", POINTS, "1.5000-2,5 m"),
        ("minimaal 1.250 (2024)", COMMAS, "minimaal 1250 (2024)"),
        ("0,500-1.500", COMMAS, "0,5-1500"),  # each end asks for another form
        ("1.234.567", COMMAS, "1.234.567"),  # nothing else can be meant
        ("0.125", POINTS, "0.125"),
        ("12 woningen", COMMAS, "12 woningen"),
        ("12,50", COMMAS, "12,50"),
        ("zie bijlage 1.234 en 2", COMMAS, "zie bijlage 1.234 en 2"),
    ],
)
def test_a_number_that_asks_is_kept_as_it_was_meant(text: str, notation: Notation, kept: str) -> None:
    meant = read_waarde(text, notation)
    found = lasting_form(meant, "", False)
    assert found.gedrukt == kept
    assert (found.getal, found.bereik) == (meant.getal, meant.bereik)
    if not meant.alleen_tekst:
        for other in ALL:
            read = read_waarde(kept, other)
            assert (read.getal, read.bereik) == (meant.getal, meant.bereik)


def test_a_direction_and_a_share_stay_what_they_are() -> None:
    direction = read_waarde("toename", NOTHING, richting_mag=True)
    assert lasting_form(direction, "", True) is direction
    share = read_waarde("1 op 1.250", COMMAS, eenheid="1 op")
    assert lasting_form(share, "1 op", False).gedrukt == "1 op 1250"


@pytest.mark.parametrize(
    ("text", "factor", "number", "kept", "times"),
    [
        ("2,5", 1000, 2500.0, "2,5 x 1.000", 1000),
        ("2,5 woningen", 1000, 2500.0, "2,5 woningen x 1.000", 1000),
        ("3%", 1000, 3000.0, "3% x 1.000", 1000),
        ("minimaal 3 (2024)", 1000, 3000.0, ">= 3 x 1.000 (2024)", 1000),
        ("2,5", 1_000_000, 2_500_000.0, "2500000", 1),
        ("2 x 1.000", 1000, 2_000_000.0, "2000000", 1),
        ("2 x 1.000", 1_000_000, 2e9, "2000000000", 1),
    ],
)
def test_a_header_that_multiplies_stands_beside_the_waarde(
    text: str, factor: float, number: float, kept: str, times: int
) -> None:
    found = multiplied(read_waarde(text, COMMAS), factor)
    assert (found.getal, found.gedrukt, found.factor) == (number, kept, times)
    assert read_waarde(kept, COMMAS) == found


def test_both_ends_of_a_range_are_multiplied_and_what_is_no_number_is_not() -> None:
    found = multiplied(read_waarde("2-3", NOTHING), 1000)
    assert (found.getal, found.bereik, found.gedrukt) == (None, (2000.0, 3000.0), "2-3 x 1.000")
    for left in (read_waarde("hoger", NOTHING, richting_mag=True), Waarde("veel", reden="tekst")):
        assert multiplied(left, 1000) is left
