"""The rows of a sheet from its XML: where cells stand, what is struck through or hidden, and how many may stand there."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from srm_kit.dossier.workbook.number_formats import Look
from srm_kit.dossier.workbook.package import Package
from srm_kit.dossier.workbook.sheet_rows import Rows, read_rows, text_of
from srm_kit.dossier.workbook.shown_cells import Shower
from srm_kit.errors import DossierUnreadable
from tests.dossier.workbook.bare_workbook import MAIN, SHEET, bare

STRUCK = (Look(), Look(doorgestreept=True))


def found(inside: str, table: str = "doelen") -> Rows:
    package = Package("dorp.xlsx", bare(inside))
    return read_rows(package, Shower((), STRUCK, False), SHEET, "Blad", table)


def sheet(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def test_cells_stand_where_they_say_or_else_behind_each_other() -> None:
    read = found(
        sheet(
            '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>',
            '<row r="4"><c r="B4" t="inlineStr"><is><t>een</t></is></c></row>',
            "<row><c><v>5</v></c></row>",
        )
    )
    assert read.rijen == {1: {0: 1, 3: 2, 4: 3}, 4: {1: "een"}, 5: {0: 5}}
    assert (read.laatste, read.gelezen) == (5, 3)


def test_blank_cells_and_rows_are_none() -> None:
    read = found(sheet('<row r="1"><c t="inlineStr"><is><t> </t></is></c><c t="inlineStr"/></row>', '<row r="2"/>'))
    assert read.rijen == {}


@pytest.mark.parametrize(
    "inside",
    [
        sheet('<row r="2"/>', '<row r="2"/>'),
        sheet('<row r="3"/>', '<row r="2"/>'),
        sheet('<row r="1048577"/>'),
        sheet('<row r="0"/>'),
        sheet('<row><c r="XFE1"><v>1</v></c></row>'),
        sheet('<row><c r="XFD1"><v>1</v></c><c><v>2</v></c></row>'),
        sheet("<row>"),
    ],
)
def test_a_sheet_that_cannot_be_is_damaged(inside: str) -> None:
    with pytest.raises(DossierUnreadable, match="beschadigd"):
        found(inside)


def test_the_last_cell_of_a_sheet_is_one() -> None:
    assert found(sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')).rijen == {1_048_576: {16_383: 1}}


@pytest.mark.parametrize(
    ("looks", "struck"), [("11", True), ("10", False), ("110", True), ("100", False), ("1", True), ("0", False)]
)
def test_a_row_is_struck_through_when_more_than_half_of_it_is(looks: str, struck: bool) -> None:
    cells = "".join(f'<c s="{look}"><v>1</v></c>' for look in looks)
    assert found(sheet(f"<row>{cells}</row>")).doorgestreept == ([1] if struck else [])


def test_hidden_rows_with_something_in_them_and_hidden_columns() -> None:
    columns = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/><col min="0" max="4" hidden="1"/>'
        '<col min="7" max="6" hidden="1"/><col min="16384" max="20000" hidden="true"/><col min="1" max="1" hidden="1"/></cols>'
    )
    read = found(columns + sheet('<row r="1" hidden="1"><c><v>1</v></c></row>', '<row r="2" hidden="1"/>', "<row/>"))
    assert read.verborgen_rijen == [1]
    assert read.verborgen_kolommen == [(1, 2), (16_383, 16_383), (0, 0)]


def test_merged_cells() -> None:
    merged = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>'
    assert found(sheet() + merged).samengevoegd == [(1, 0, 2, 1), (3, 2, 3, 2)]


def test_a_cell_without_a_value_is_a_fault_and_the_others_are_read() -> None:
    read = found(sheet("<row><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c><c><v>x</v></c></row>"))
    assert {place: fault.soort for place, fault in read.fouten.items()} == {(1, 0): "formule", (1, 2): "getal"}
    assert read.rijen == {1: {1: 2}}


@pytest.mark.parametrize(("rows", "fits"), [(3_001, True), (3_002, False)])
def test_settings_may_have_two_thousand_rows_and_a_thousand_above_them(rows: int, fits: bool) -> None:
    inside = sheet("<row/>" * rows)
    if fits:
        assert found(inside, "dossier").gelezen == rows
        return
    with pytest.raises(DossierUnreadable, match=r"meer dan 2\.000 rijen"):
        found(inside, "dossier")


@pytest.mark.parametrize(("cells", "fits"), [(160_000, True), (160_001, False)])
def test_settings_may_have_eighty_cells_a_row(cells: int, fits: bool) -> None:
    half = "<c/>" * 16_000
    inside = sheet(*[f"<row>{half}</row>"] * 10, f"<row>{'<c/>' * (cells - 160_000)}</row>")
    if fits:
        assert found(inside, "dossier").rijen == {}
        return
    with pytest.raises(DossierUnreadable, match="te veel rijen of cellen"):
        found(inside, "dossier")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<t>een</t>", "een"),
        ("<r><t>een </t></r><r><rPr/><t>twee</t></r>", "een twee"),
        ("<t/><r><t/></r>", ""),
        ("<t>漢字</t><rPh><t>かんじ</t></rPh>", "漢字"),
    ],
)
def test_the_text_of_a_string_of_parts(inside: str, text: str) -> None:
    item: Any = etree.fromstring(f'<si xmlns="{MAIN}">{inside}</si>')
    assert text_of(item, MAIN) == text
