"""The division through the years: counts as published, and a bridge that loses no code."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from srm_kit.gemeenten import indeling, registry


@pytest.mark.parametrize(
    ("datum", "aantal"),
    [
        (date(2021, 1, 1), 352),
        (date(2022, 1, 1), 345),
        (date(2022, 3, 23), 345),
        (date(2022, 3, 24), 344),
        (date(2023, 1, 1), 342),
        (date(2026, 1, 1), 342),
        (date(2027, 1, 1), 342),  # the planned merger is not applied
    ],
)
def test_each_year_has_its_published_number_of_municipalities(datum: date, aantal: int) -> None:
    assert len(indeling.codes_op(datum)) == aantal


def test_the_352_codes_of_2021_go_to_exactly_the_342_of_today() -> None:
    brug = indeling.brug(date(2021, 1, 1))
    assert len(brug) == 352
    assert set(brug.values()) == {gemeente.code for gemeente in registry.alle()}
    assert brug["GM0457"] == "GM0363"
    assert brug["GM0370"] == brug["GM0439"] == "GM0439"
    assert [oud for oud, nieuw in brug.items() if nieuw == "GM1982"] == [
        "GM0756",
        "GM0786",
        "GM0815",
        "GM1684",
        "GM1702",
    ]
    assert not {"GM1980", "GM1982", "GM1991", "GM1992"} & set(brug)


def test_no_municipality_of_2021_is_lost() -> None:
    som = Counter(indeling.brug(date(2021, 1, 1)).values())
    assert len(som) == 342
    assert som.total() == 352
    assert som["GM1982"] == 5
    assert som["GM0363"] == 2


def test_the_planned_merger_is_on_record_but_marked() -> None:
    (gepland,) = (stap for stap in registry.herindelingen() if not stap.vastgesteld)
    assert (gepland.code_oud, gepland.code_nieuw) == ("GM1696", "GM0402")
    assert indeling.naar_vandaag("GM1696") == "GM1696"


def test_a_division_before_the_table_begins_is_refused() -> None:
    with pytest.raises(indeling.IndelingUnknown, match="2021-01-01"):
        indeling.codes_op(date(2020, 12, 31))
