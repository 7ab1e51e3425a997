"""Headers compare by what they say, and tell when amounts are in thousands or millions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.reading.headers import read_header


@pytest.mark.parametrize("name", ["nulmeting_datum", "Nulmeting datum", " NULMETING  DATUM ", "nulmeting\u00a0datum", "nul\u00admeting_datum\u200b"])  # fmt: skip
def test_case_spaces_and_invisible_characters_do_not_matter(name: str) -> None:
    assert plain_name(name) == "nulmetingdatum"


@pytest.mark.parametrize(
    ("header", "name", "factor"),
    [
        ("lasten (x 1.000)", "lasten", 1000),
        ("Lasten (x 1000)", "Lasten", 1000),
        ("lasten (× 1.000)", "lasten", 1000),
        ("lasten x 1.000", "lasten", 1000),
        ("lasten x € 1.000", "lasten", 1000),
        ("lasten (x € 1.000)", "lasten", 1000),
        ("lasten (€ x 1.000)", "lasten", 1000),
        ("lasten(x\u00a0€\u00a01.000)", "lasten", 1000),
        ("lasten_in_duizenden", "lasten", 1000),
        ("lasten (in duizenden)", "lasten", 1000),
        ("lasten in duizenden euro", "lasten", 1000),
        ("lasten (in duizenden euro's)", "lasten", 1000),
        ("lasten (mln)", "lasten", 1_000_000),
        ("lasten (€ mln)", "lasten", 1_000_000),
        ("lasten (in mln euro)", "lasten", 1_000_000),
        ("lasten in miljoenen", "lasten", 1_000_000),
        ("lasten (x 1.000.000)", "lasten", 1_000_000),
        ("lasten (x € 1 mln)", "lasten", 1_000_000),
        ("budget", "budget", 1),
        ("budget (€)", "budget (€)", 1),
        ("budget (x 100)", "budget (x 100)", 1),
        ("max 1.000", "max 1.000", 1),
        ("(x 1.000)", "(x 1.000)", 1),
        ("x 1.000", "x 1.000", 1),
        ("taxatie1.000", "taxatie1.000", 1),
        ("omln", "omln", 1),
        ("l" * 192 + " x 1.000", "l" * 192, 1000),
        ("l" * 193 + " x 1.000", "l" * 193 + " x 1.000", 1),  # longer than a header is
    ],
)
def test_a_multiplier_at_the_end_is_taken_off(header: str, name: str, factor: int) -> None:
    found = read_header(header)
    assert (found.naam, found.factor, found.gedrukt) == (name, factor, header)
    assert found.sleutel == plain_name(name)


@given(st.text(max_size=300) | st.text(alphabet="x €1.0()mlniduzend", max_size=300))
def test_no_header_breaks_the_reader(text: str) -> None:
    found = read_header(text)
    assert found.factor in (1, 1000, 1_000_000)
    assert found.gedrukt == text
