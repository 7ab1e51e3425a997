"""A new workbook: what stands where, how it looks, and the help that each column gives."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht
from srm_kit.dossier.contract.tabellen import Doel, Inspanning
from srm_kit.dossier.workbook.new_workbook import TextTooLong, workbook_bytes

DOSSIER = Dossier(
    gemeente=GemeenteGegevens("Dorp", fictief=True),
    opdracht=Opdracht(date(2026, 11, 1)),
    doelen=(Doel("D1", "=een", termijn=date(2027, 1, 1)), Doel("D2", "-twee")),
    inspanningen=(Inspanning("I1", "naam", budget=2.5),),
)


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(DOSSIER)))


def test_settings_stand_below_their_header(book: Any) -> None:
    sheet = book["dossier"]
    assert [cell.value for cell in sheet[1]] == ["sleutel", "waarde", "uitleg"]
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == pytest.approx([32, 48, 60], abs=1)
    assert sheet.freeze_panes == "A2"
    rows = {row[0].value: row[1] for row in sheet.iter_rows(min_row=2)}
    assert rows["gemeente.naam"].value == "Dorp"
    assert rows["opdracht.peildatum"].value == datetime(2026, 11, 1)
    assert rows["opdracht.peildatum"].number_format == "yyyy-mm-dd"
    assert sheet["A2"].value == "schema"


def test_rows_stand_below_their_header_and_text_stays_text(book: Any) -> None:
    sheet = book["doelen"]
    names = [cell.value for cell in sheet[1]]
    first = dict(zip(names, sheet[2], strict=True))
    assert (first["id"].value, first["doel"].value, first["doel"].data_type) == ("D1", "=een", "s")
    assert (first["doel"].quotePrefix, first["id"].quotePrefix) == (True, False)
    assert (first["termijn"].value, first["termijn"].number_format) == (datetime(2027, 1, 1), "yyyy-mm-dd")
    assert dict(zip(names, sheet[3], strict=True))["doel"].value == "-twee"
    assert sheet.max_row == 3
    efforts = dict(zip([cell.value for cell in book["inspanningen"][1]], book["inspanningen"][2], strict=True))
    assert efforts["budget"].value == 2.5


def test_a_column_that_is_required_looks_and_says_so(book: Any) -> None:
    head = {cell.value: cell for cell in book["doelen"][1]}
    assert [(head[name].font.bold, head[name].font.underline) for name in ("id", "thema")] == [
        (True, "single"),
        (True, None),
    ]
    assert head["id"].comment.text.endswith("Verplicht.")
    assert not head["thema"].comment.text.endswith("Verplicht.")
    assert book["respons"]["G1"].comment is not None  # a statement has its words


def test_wide_columns_are_those_with_text(book: Any) -> None:
    sheet = book["doelen"]
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == pytest.approx([16, 40], abs=1)
    assert sheet.freeze_panes == "A2"


def test_a_column_with_choices_offers_them_in_a_thousand_rows(book: Any) -> None:
    rules = {rule.formula1: rule for rule in book["inspanningen"].data_validations.dataValidation}
    status = rules['"idee,gepland,lopend,afgerond,gestopt"']
    assert str(status.sqref).split(":")[1].endswith("1001")
    assert str(status.sqref).split(":")[0].endswith("2")
    assert status.error == "Kies uit: idee, gepland, lopend, afgerond, gestopt."
    assert {'"R,I,V"', '"S,B,L"', '"ja,nee"'} <= set(rules)


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert workbook_bytes(DOSSIER) == workbook_bytes(DOSSIER)


def test_a_text_that_no_cell_holds_is_refused_with_its_place() -> None:
    fits = replace(DOSSIER, doelen=(Doel("D1", "x"), Doel("D2", "x" * 32_767)))
    workbook_bytes(fits)
    with pytest.raises(TextTooLong, match="In doelen, rij 3,"):
        workbook_bytes(replace(fits, doelen=(Doel("D1", "x"), Doel("D2", "x" * 32_768))))
