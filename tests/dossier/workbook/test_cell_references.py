"""Cells and columns by their letters, and what fits in a cell."""

from __future__ import annotations

import re

import pytest

from srm_kit.dossier.workbook.cell_limits import too_long
from srm_kit.dossier.workbook.cell_references import cell_name, column_letters, place_of, range_of


@pytest.mark.parametrize(
    ("column", "letters"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
)  # fmt: skip
def test_the_letters_of_a_column(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert place_of(f"{letters}7") == place_of(f"${letters}$7") == (7, column)
    assert cell_name(1_048_576, column) == f"{letters}1048576"


def test_a_range_and_one_cell() -> None:
    assert range_of("B2:D9") == (2, 1, 9, 3)
    assert range_of("C4") == (4, 2, 4, 2)
    for odd in ("", "7", "B", "b7", "AAAA1", "A12345678", "A1 "):
        with pytest.raises(ValueError, match=re.escape(odd) or "^$"):
            place_of(odd)


def test_a_text_of_as_many_units_as_a_cell_holds() -> None:
    assert not too_long("x" * 32_767)
    assert too_long("x" * 32_768)
    assert not too_long("😀" * 16_383)  # two units each
    assert too_long("😀" * 16_384)
