"""The figures of many municipalities: which count, in which order, and from how many on their spread is given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from srm_kit.batch.overview_figures import FigureSpread, figure_table, figures_of, ranks, spread_of, spread_rows


def colophon(folder: Path, content: Any) -> Path:
    (folder / "colofon.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("value", "counts"),
    [
        (0, True),
        (0.5, True),
        (999_999_999, True),
        (1_000_000_000, False),
        (-1, False),
        (True, False),
        ("5", False),
        (None, False),
    ],
)
def test_a_figure_of_a_colophon_is_a_number_that_can_be(tmp_path: Path, value: Any, counts: bool) -> None:
    found = figures_of(colophon(tmp_path, {"kerncijfers": {"ervaren": value, "respons": 7}}))
    assert found == ({"ervaren": float(value), "respons": 7.0} if counts else {"respons": 7.0})


@pytest.mark.parametrize("content", [{}, [], {"kerncijfers": 3}, "x"])
def test_a_colophon_that_is_not_ours_gives_nothing(tmp_path: Path, content: Any) -> None:
    assert figures_of(tmp_path) == {}
    assert figures_of(colophon(tmp_path, content)) == {}


def test_a_colophon_beyond_twenty_megabytes_gives_nothing(tmp_path: Path) -> None:
    content = b'{"kerncijfers": {"ervaren": 61}}'
    for size, found in ((20_000_000, {"ervaren": 61.0}), (20_000_001, {})):
        (tmp_path / "colofon.json").write_bytes(content.ljust(size))
        assert figures_of(tmp_path) == found


def test_a_spread_needs_five_municipalities() -> None:
    assert spread_of([10.0, 20.0, 30.0, 40.0]) is None
    # Of 10, 20, 30, 40, 50, 60 the quarters lie at 1.25, 2.5 and 3.75 steps of the five between them.
    assert spread_of([60.0, 10.0, 50.0, 20.0, 40.0, 30.0]) == FigureSpread(6, 10.0, 22.5, 35.0, 47.5, 60.0)


def test_the_highest_comes_first_equals_share_a_place_and_what_is_missing_is_last() -> None:
    assert ranks([50.0, None, 70.0, 50.0, 0.0, None]) == (2, 7, 1, 2, 4, 7)
    assert ranks([None]) == (2,)
    assert ranks([]) == ()


FIVE = {
    f"gm{number}": {"ervaren": 50.0 + number, "geregeld": 10.0 * number, "ernstig": 1.0 * number}
    for number in range(1, 6)
}


def test_the_table_shows_each_municipality_as_its_report_prints_it() -> None:
    figures = {**FIVE, "gm1": {**FIVE["gm1"], "ervaren_van": 47.0, "ervaren_tot": 55.4, "bereikt": 66.7}}
    reports = [("gm3", "Bergen"), ("gm1", "Zeist"), ("gm9", "Aalten"), ("gm2", "Bergen")]
    found = figure_table(reports, {**figures, "gm9": {}})
    assert found is not None
    assert [(row.municipality, row.link) for row in found.rows] == [
        ("Bergen", "gm2/rapport.html"),
        ("Bergen", "gm3/rapport.html"),
        ("Zeist", "gm1/rapport.html"),
    ]
    assert found.rows[0].cells == ("52", "20%", "–", "–", "–", "2")
    assert found.rows[2].cells == ("51 (47 tot 55)", "10%", "67%", "–", "–", "1")
    # Highest first: 53, 52, 51 of what is experienced; what is reached only the last one has.
    assert [row.places for row in found.rows] == [
        "--o0:2;--o1:2;--o2:4;--o3:4;--o4:4;--o5:2",
        "--o0:1;--o1:1;--o2:4;--o3:4;--o4:4;--o5:1",
        "--o0:3;--o1:3;--o2:1;--o3:4;--o4:4;--o5:3",
    ]
    assert found.sortable == ((0, "Ervaren (0-100)"), (1, "Geregeld"), (5, "Ernstige bevindingen"))
    assert found.unsorted == "Bereikt, Aantoonbare verbinding en Respons (mensen)"
    assert figure_table(reports, {}) is None


@pytest.mark.parametrize("one_side", ["ervaren_van", "ervaren_tot"])
def test_an_interval_has_two_ends(one_side: str) -> None:
    found = figure_table([("gm1", "Zeist")], {"gm1": {"ervaren": 51.0, one_side: 47.0}})
    assert found is not None
    assert found.rows[0].cells[0] == "51"


def test_the_spread_in_words_and_of_too_few_only_how_many() -> None:
    rows = list(spread_rows({**FIVE, "gm6": {"bereikt": 5.0}}))
    assert rows[0] == ("Ervaren (0-100)", "5", "51", "52 tot 54", "53", "55")
    assert rows[1] == ("Geregeld", "5", "10%", "20% tot 40%", "30%", "50%")
    assert rows[2] == ("Bereikt", "1", "te weinig gemeenten", "–", "–", "–")
    assert rows[5] == ("Ernstige bevindingen", "5", "1", "2 tot 4", "3", "5")
