"""Values as they are typed into a cell, and the signs that no workbook can hold."""

from __future__ import annotations

from datetime import date

import pytest

from srm_kit.dossier.contract.cell_text import ZONDER_TEKEN, as_cell_text, as_csv_text
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.model import Fase, Spoor


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (True, "ja"),
        (False, "nee"),
        (3.0, "3"),
        (-0.5, "-0,5"),
        (0.1, "0,1"),
        (1e-7, "0,0000001"),
        (999_999_999_999_999.0, "999999999999999"),
        (1e21, "1000000000000000000000"),
        (date(2026, 3, 1), "2026-03-01"),
        (Fase.RICHTEN, "R"),
        (Spoor.BESTURING, "B"),
        (waarde_van(2.5), "2,5"),
        ("tekst", "tekst"),
    ],
)
def test_a_value_as_someone_types_it(value: object, text: str) -> None:
    assert as_cell_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("=1+1", "'=1+1"), ("-x", "'-x"), ("'=x", "''=x"), ("@x", "'@x"), ("a=1", "a=1"), (-5.0, "-5"), (-0.5, "-0,5")],
)
def test_text_that_looks_like_a_formula_gets_a_mark_and_a_number_does_not(value: object, text: str) -> None:
    assert as_csv_text(value) == text


def test_only_what_no_xml_file_can_hold_is_taken_out() -> None:
    stays = [9, 10, 13, 32, 0x7F, 0xD7FF, 0xE000, 0xFFFD, 0x10000]
    gone = [*range(9), 11, 12, *range(14, 32), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
    assert "".join(map(chr, stays)).translate(ZONDER_TEKEN) == "".join(map(chr, stays))
    assert "".join(map(chr, gone)).translate(ZONDER_TEKEN) == ""
