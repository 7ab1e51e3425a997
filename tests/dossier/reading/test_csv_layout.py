"""How a CSV is built, for who changes a cell in it: every record as it is written, or nothing when one is not sure."""

from __future__ import annotations

import pytest

from srm_kit.dossier.reading.csv_text import csv_layout

REQUIRED = ("id", "doel")


def test_the_line_of_excel_is_no_row_and_decides_the_separator() -> None:
    found = csv_layout(b"sep=,\nid,doel\nD1,a;b\n", REQUIRED)
    assert found is not None
    assert (found.separator, found.before, found.koprij, found.kop) == (",", ("sep=,",), 1, ("id", "doel"))
    assert found.texts == ("id,doel", "D1,a;b")
    assert found.cells(2) == ["D1", "a;b"]


def test_titles_blank_rows_and_cells_of_more_lines_are_rows_as_written() -> None:
    found = csv_layout(b'Titel\r\n\r\nid;doel\r\nD1;"een\r\ntwee"\r\nD2;x', REQUIRED)
    assert found is not None
    assert (found.separator, found.before, found.koprij) == (";", (), 3)
    assert found.texts == ("Titel", "", "id;doel", 'D1;"een\ntwee"', "D2;x")
    assert found.cells(4) == ["D1", "een\ntwee"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"id;doel\nD1;\x00\x01\n", b'id;doel\nD1;"open\nD2;x\n'])
def test_what_is_not_sure_has_no_layout(data: bytes) -> None:
    assert csv_layout(data, REQUIRED) is None
