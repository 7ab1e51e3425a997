"""Rows that are not as wide as the header: how many cells are missing, and when that is only what an export left out."""

from __future__ import annotations

import pytest

from srm_kit.dossier.reading.csv_records import shape
from srm_kit.dossier.reading.csv_widths import check_widths

HEAD = ["id", "doel", "eigenaar", "thema"]
Row = tuple[int, list[str]]


def said(rows: list[Row], needed: int = 2, cut: bool = False, head: list[str] = HEAD) -> list[tuple[str, int | None]]:
    return [(item.soort, item.rij) for item in check_widths(head, rows, needed, cut)]


WHOLE: Row = (2, ["D1", "a", "b", "c"])


@pytest.mark.parametrize(
    ("cells", "warning"),
    [
        (3, "Aan het eind van deze rij ontbreekt een cel; die lezen wij als leeg."),
        (2, "Aan het eind van deze rij ontbreken 2 cellen; die lezen wij als leeg."),
    ],
)
def test_cells_that_an_export_left_out_are_a_warning(cells: int, warning: str) -> None:
    (found,) = check_widths(HEAD, [WHOLE, (3, ["D2", "x", "y"][:cells])], 2, False)
    assert (found.soort, found.rij, found.tekst) == ("waarschuwing", 3, warning)


@pytest.mark.parametrize(("cells", "words"), [(3, "1 cel minder"), (1, "3 cellen minder")])
def test_a_row_without_what_is_required_is_a_fault(cells: int, words: str) -> None:
    (found,) = check_widths(HEAD, [WHOLE, (3, ["D2", "x", "y"][:cells])], 4, False)
    assert (found.soort, found.rij) == ("fout", 3)
    assert words in found.tekst


def test_one_short_row_at_the_end_of_a_file_without_a_line_end_was_cut_off() -> None:
    last: Row = (3, ["D2", "x"])
    assert said([WHOLE, last], cut=True) == [("fout", 3)]
    assert said([WHOLE, last], cut=False) == [("waarschuwing", 3)]
    assert said([last], cut=True) == [("waarschuwing", 3)]  # the only row there is
    assert said([(1, ["D1", "x"]), WHOLE], cut=True) == [("waarschuwing", 1)]
    assert said([(2, ["D1", "x"]), last], cut=True) == [("waarschuwing", 2), ("waarschuwing", 3)]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ((3, ["D2", "een"]), (4, ["vervolg van tekst", "b", "c"]), "fout"),  # two and three less one: a row in two
        ((3, ["D2", "een"]), (4, ["D3", "b", "c"]), "waarschuwing"),  # it begins with an id like the others
        ((3, ["D2", "een"]), (5, ["vervolg van tekst", "b", "c"]), "waarschuwing"),  # not below each other
        ((3, ["D2", "een"]), (4, ["vervolg van tekst", "b"]), "waarschuwing"),  # together no whole row
        ((3, ["een twee", "een"]), (4, ["vervolg tekst", "b", "c"]), "waarschuwing"),  # as the row above it
    ],
)
def test_a_row_that_a_line_break_cut_in_two_is_a_fault(first: Row, second: Row, kind: str) -> None:
    assert said([WHOLE, first, second]) == [(kind, first[0]), (kind, second[0])]


def test_a_row_that_is_too_wide_is_a_fault_only_with_something_in_it() -> None:
    assert said([WHOLE, (3, ["D2", "x", "y", "z", "los"])]) == [("fout", 3)]
    assert said([WHOLE, (3, ["D2", "x", "y", "z", " "])]) == []


def test_a_column_without_a_name_that_holds_something_is_named_by_its_place() -> None:
    head = ["id", " ", "doel", "", ""]
    (found,) = check_widths(head, [(2, ["D1", " ", "x"]), (3, ["D2", "los", "x"])], 1, False)
    assert found.tekst.startswith("Kolom 2 heeft geen naam")
    assert found.rij == 3
    assert said([(2, ["D1", "", "x"])], head=head) == []
    assert said([(2, ["D1"])], 1, head=["id", "", "doel"]) == [("waarschuwing", 2)]


@pytest.mark.parametrize(
    ("text", "form"),
    [("D1", "a9"), (" D12 ", "a9"), ("12", "9"), ("met elkaar", "a a"), ("2026-11", "9-9"), ("", ""), ("x" * 150, "a")],
)
def test_ids_of_one_table_look_alike(text: str, form: str) -> None:
    assert shape(text) == form
