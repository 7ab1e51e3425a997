"""From the cells of a sheet to its table: the header, what is merged, what is wrong, and what is hidden and counts."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.dossier.contract.meldingen import Melding, Meldingen
from srm_kit.dossier.contract.raw import FaultTold
from srm_kit.dossier.workbook.raw_table import header_row, marks, raw_table
from srm_kit.dossier.workbook.sheet_rows import Rows
from srm_kit.dossier.workbook.shown_cells import CellFault
from srm_kit.errors import DossierUnreadable

HEAD = {0: "id", 1: "doel", 2: "eigenaar"}


def rows(*cells: dict[int, Any], begin: int = 1, **more: Any) -> Rows:
    return Rows({number: dict(row) for number, row in enumerate(cells, start=begin)}, **more)


def made(found: Rows, required: tuple[str, ...] = ("id", "doel")) -> tuple[Any, tuple[Melding, ...]]:
    told = Meldingen()
    return raw_table("doelen", found, required, told), told.alle()


def fault(kind: str = "fout") -> CellFault:
    return CellFault(kind, "staat iets", "Herstel.")


def test_the_header_is_the_first_row_with_every_required_column() -> None:
    title = {0: "Doelen 2026"}
    assert header_row(rows(title, HEAD), ("id", "doel")) == 2
    assert header_row(rows(HEAD, HEAD), ("id", "doel")) == 1
    assert header_row(rows({0: "id", 1: "doel (x 1.000)"}), ("id", "doel")) == 1
    assert header_row(rows({0: "id", 3: "DOEL\n"}), ("id", "doel")) == 1  # as many cells as are required
    assert header_row(rows(title, {0: "id"}), ("id", "doel")) == 1  # none: the first with something in it
    assert header_row(rows(), ("id",)) is None


def test_cells_stand_under_their_header_and_one_beyond_it_is_kept() -> None:
    table, told = made(rows(HEAD, {0: "D1"}, {1: "x", 2: "A"}, {0: "D3", 3: "los", 5: "ook"}))
    assert table.kop == ["id", "doel", "eigenaar"]
    assert table.rijen == [(2, ["D1"]), (3, [None, "x", "A"]), (4, ["D3", None, None, "los"])]
    assert (table.koprij, told) == (1, ())


@pytest.mark.parametrize(
    ("titles", "words"),
    [(1, "Rij 1 staat boven de kop"), (2, "De rijen 1 tot en met 2 staan"), (3, "De rijen 1 tot en met 3 staan")],
)
def test_titles_above_the_header_are_named(titles: int, words: str) -> None:
    table, told = made(rows(*[{0: "titel"}] * titles, HEAD, {0: "D1"}))
    assert table.koprij == titles + 1
    assert [(item.soort, item.rij) for item in told] == [("waarschuwing", 1)]
    assert told[0].tekst.startswith(words)


@pytest.mark.parametrize(("columns", "fits"), [(500, True), (501, False)])
def test_a_table_has_at_most_five_hundred_columns(columns: int, fits: bool) -> None:
    wide = rows(HEAD | {columns - 1: "laatste"})
    if fits:
        assert len(made(wide)[0].kop) == 500
        return
    with pytest.raises(DossierUnreadable, match="loopt tot kolom SG"):
        made(wide)


def test_a_merged_range_fills_its_column_below_and_the_rows_that_have_something() -> None:
    found = rows(HEAD, {0: "D1", 2: "A"}, {0: "D2"}, {0: "D3"}, {0: "D4"})
    found.samengevoegd = [(2, 2, 4, 2)]
    table, told = made(found)
    assert [cells for _, cells in table.rijen] == [["D1", None, "A"], ["D2", None, "A"], ["D3", None, "A"], ["D4"]]
    assert "samengevoegde cellen (C2:C4)" in told[0].tekst


@pytest.mark.parametrize(
    ("merged", "named"),
    [
        ((2, 0, 2, 1), True),  # beside each other
        ((2, 0, 2, 0), False),  # one cell
        ((1, 0, 1, 1), False),  # in the header
        ((1, 0, 2, 0), False),
        ((2, 1, 3, 1), False),  # nothing stands in it
        ((3, 0, 4, 0), True),
    ],
)
def test_which_merged_ranges_are_named(merged: tuple[int, int, int, int], named: bool) -> None:
    found = rows(HEAD, {0: "D1"}, {0: "D2"}, {2: "B"})
    found.samengevoegd = [merged]
    assert bool(made(found)[1]) is named


def test_faults_are_told_once_per_column_and_kind_and_stand_in_their_cells() -> None:
    found = rows(HEAD, {0: "D1"}, {0: "D2"}, {0: "D3"})
    found.fouten = {(2, 1): fault(), (3, 1): fault(), (4, 1): fault("ander"), (2, 7): fault(), (9, 0): fault()}
    table, told = made(found)
    assert [(item.rij, item.kolom, item.tekst) for item in told] == [
        (2, "doel", "In cel B2 staat iets (en nog 1 keer in deze kolom)."),
        (4, "doel", "In cel B4 staat iets."),
        (2, None, "In cel H2 staat iets."),
        (9, "id", "In cel A9 staat iets."),
    ]
    assert [isinstance(cells[1], FaultTold) for _, cells in table.rijen] == [True, True, True]
    assert len(table.rijen[0][1]) == 2
    above = rows({0: "titel"}, HEAD, {0: "D1"})
    above.fouten = {(1, 0): fault(), (2, 2): fault()}
    assert [item.tekst for item in made(above)[1] if item.soort == "fout"] == ["In cel C2 staat iets."]


def test_a_sheet_with_only_faults_is_no_table_and_they_are_told() -> None:
    table, told = made(Rows(fouten={(3, 1): fault()}))
    assert table is None
    assert [(item.rij, item.kolom, item.tekst) for item in told] == [(3, None, "In cel B3 staat iets.")]


def test_what_is_hidden_or_struck_through_below_the_header_is_named() -> None:
    found = Rows(verborgen_rijen=[1, 2, 5], doorgestreept=[1, 3], verborgen_kolommen=[(1, 2), (4, 9)])
    names = ["id", "doel", "", "a", "b"]
    assert marks("doelen", found, 1, names, hidden=True) == [
        "het verborgen blad doelen",
        "verborgen rijen 2, 5 van doelen",
        "doorgestreepte rij 3 van doelen",
        "verborgen kolommen B, E van doelen",
    ]
    assert marks("doelen", Rows(verborgen_rijen=[1]), 1, names, hidden=False) == []


@pytest.mark.parametrize(
    ("count", "words"), [(8, "2, 3, 4, 5, 6, 7, 8, 9"), (9, "2, 3, 4, 5, 6, 7, 8, 9 en nog 1"), (1, "rij 2 van")]
)
def test_of_many_eight_are_named(count: int, words: str) -> None:
    (text,) = marks("doelen", Rows(verborgen_rijen=list(range(2, 2 + count))), 1, [], hidden=False)
    assert words in text
    assert ("en nog" in text) is (count > 8)
