"""A line inside a cell that looks like a row of its own: then a quote was left open."""

from __future__ import annotations

import pytest

from srm_kit.dossier.reading.csv_records import _looks_like_row, _one_line, _unquoted


@pytest.mark.parametrize(
    ("line", "width", "own", "like"),
    [
        ("D2;x;y", 3, "a9", True),
        ("D2;x", 3, "a9", False),  # too few cells
        ("D2;x;y;z", 3, "a9", False),
        ('D2;"x;y";z', 3, "a9", True),  # as many, once quotes are read
        ("D2; x;y", 3, "a9", False),  # the space that prose has
        ("woord;x;y", 3, "a9", True),  # one word, in a table of more than two columns
        ("een zin;x;y", 3, "a9", False),
        ("een zin;x;y", 3, "a a", True),
        ("woord;x", 2, "a9", False),
        ("D2;x", 2, "a9", True),
        ("D2", 1, "a9", False),
        (";x;y", 3, "", False),
        (f"{'w' * 40};x;y", 3, "a9", True),
        (f"{'w' * 41};x;y", 3, "a9", False),
        (f"{'w' * 41};x;y", 3, "a", False),
    ],
)
def test_which_line_looks_like_a_row(line: str, width: int, own: str, like: bool) -> None:
    assert _looks_like_row(line, ";", width, own) is like


@pytest.mark.parametrize(
    ("cell", "faulty", "read"),
    [
        ('"x"', False, "x"),
        ('"x ""y"""', False, 'x "y"'),
        ('"x" y', False, '"x" y'),
        ('"x" y', True, 'x" y'),
        ('"', False, '"'),
        ('"', True, ""),
        ('""', False, ""),
        ('"x"y"', False, '"x"y"'),
        ("x", True, "x"),
    ],
)
def test_quotes_around_a_cell_are_taken_off_when_they_fit(cell: str, faulty: bool, read: str) -> None:
    assert _unquoted(cell, faulty) == read


def test_a_line_with_quotes_inside_keeps_them_when_its_cells_fit_the_header() -> None:
    assert _one_line('D1;"Samen" sterk', ";", 2, False) == ["D1", '"Samen" sterk']
    assert _one_line('D1;"een; twee"', ";", 2, False) == ["D1", "een; twee"]
    assert _one_line('D1;"een; twee"', ";", 3, False) == ["D1", '"een', ' twee"']
    assert _one_line('D1;"een; twee"', ";", 0, False) == ["D1", '"een', ' twee"']
    for words, count in ((99_990, 2), (99_991, 3)):  # a line of a hundred thousand signs, and of one more
        assert len(_one_line(f'D1;"een; {"x" * words}"', ";", 2, False)) == count
