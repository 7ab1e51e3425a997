"""A sheet that is changed: the cell that was asked, as it has to be stored, and nothing beside it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest

from srm_kit.dossier.workbook.cell_limits import NotPerCell, TextTooLong
from srm_kit.dossier.workbook.changed_sheet import ChangedSheet
from srm_kit.dossier.workbook.changed_workbook import ChangedWorkbook
from tests.dossier.workbook.bare_workbook import SHEET, bare

STYLES = (
    '<numFmts><numFmt numFmtId="200" formatCode="yyyy"/><numFmt numFmtId="201" formatCode="0.0%"/>'
    '<numFmt numFmtId="202" formatCode="0"/></numFmts>'
    "<cellXfs>{}</cellXfs>"
).format("".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 9, 200, 201, 202, 13, 22, 23, 45, 47, 48, 10, 27)))
PLAIN, SHORT_DATE, PERCENT, YEAR, TENTHS, WHOLE = range(6)


def opened(inside: str, **parts: str) -> tuple[ChangedWorkbook, ChangedSheet]:
    book = ChangedWorkbook(bare(inside, STYLES, **parts))
    return book, ChangedSheet(book, "Blad")


def part(book: ChangedWorkbook, name: str = SHEET) -> str:
    with zipfile.ZipFile(io.BytesIO(book.bytes())) as archive:
        return archive.read(name).decode()


def rows(book: ChangedWorkbook) -> str:
    found = re.search("<sheetData>(.*)</sheetData>", part(book), re.DOTALL)
    return found[1] if found else ""


def sheet(*cells: str) -> str:
    return f"<sheetData>{''.join(cells)}</sheetData>"


def after(inside: str, row: int, column: int, value: Any, share: bool = False) -> str:
    book, changed = opened(inside)
    changed.set(row, column, value, share)
    return rows(book)


@pytest.mark.parametrize(
    ("style", "value", "share", "stored"),
    [
        (PLAIN, 75, False, "75"),
        (PERCENT, 75, False, "0.75"),
        (PERCENT, 0.5, True, "0.5"),
        (PERCENT, "75%", False, "0.75"),
        (PERCENT, "12,5 %", True, "0.125"),
        (PERCENT, "-3.5%", False, "-0.035"),
        (TENTHS, 0.1, False, "0.001"),
        (WHOLE, 75, False, "75"),
        (12, 75, False, "0.75"),  # the other percentage that only has a number
    ],
)
def test_in_a_cell_with_percentages_seventy_five_shows_as_that(
    style: int, value: Any, share: bool, stored: str
) -> None:
    made = after(sheet(f'<row r="1"><c r="A1" s="{style}" t="s" cm="1" vm="1"><v>9</v></c></row>'), 1, 0, value, share)
    assert made == f'<row r="1"><c r="A1" s="{style}"><v>{stored}</v></c></row>'


@pytest.mark.parametrize("value", ["x%", "75", "7 5%", "75% x"])
def test_other_text_in_a_cell_with_percentages_stays_text(value: str) -> None:
    made = after(sheet(f'<row r="1"><c r="A1" s="{PERCENT}"/></row>'), 1, 0, value)
    assert f'<t xml:space="preserve">{value}</t>' in made


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        *((style, True) for style in (SHORT_DATE, YEAR, 7, 9, 10, 13)),
        *((style, False) for style in (PLAIN, WHOLE, 6, 8, 11)),
    ],
)
def test_a_date_keeps_a_style_of_dates_and_else_gets_one(style: int, kept: bool) -> None:
    book, changed = opened(sheet(f'<row r="1"><c r="A1" s="{style}"/></row>'))
    changed.set(1, 0, date(2026, 3, 1))
    assert rows(book) == f'<row r="1"><c r="A1" s="{style if kept else 14}"><v>46082</v></c></row>'
    assert part(book, "xl/styles.xml").count("<xf ") == (14 if kept else 15)
    if not kept:
        changed.set(1, 1, date(2026, 3, 1))
        forms = re.findall("<xf [^>]*>", part(book, "xl/styles.xml"))
        assert 'numFmtId="14"' in forms[14]
        assert 'applyNumberFormat="1"' in forms[14]


def test_a_number_is_no_date_because_the_cell_above_it_was_one() -> None:
    assert after(sheet(f'<row r="1"><c r="A1" s="{YEAR}"><v>1</v></c></row>'), 1, 0, 5) == (
        '<row r="1"><c r="A1"><v>5</v></c></row>'
    )


def test_the_years_since_1904() -> None:
    book, changed = opened(sheet("<row/>"), book='<workbookPr date1904="1"/>')
    changed.set(1, 0, date(2026, 3, 1))
    assert "<v>44620</v>" in rows(book)


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "gewoon"])
def test_text_that_looks_like_a_formula_is_marked_as_text(text: str) -> None:
    book, changed = opened(sheet('<row r="1"><c r="A1"/></row>'))
    changed.set(1, 0, text)
    marked = text != "gewoon"
    assert ('s="14"' in rows(book)) is marked
    assert ('quotePrefix="1"' in part(book, "xl/styles.xml")) is marked


def test_a_new_cell_stands_in_its_place_and_looks_like_the_one_above_it() -> None:
    head, above, row = (
        '<row r="1"><c r="A1"/></row>',
        f'<row r="2"><c r="B2" s="{WHOLE}"/></row>',
        '<row r="3" spans="1:3"><c><v>1</v></c><c r="D3"/></row>',
    )
    assert after(sheet(head, above, row), 3, 1, 7) == head + above + (
        f'<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="{WHOLE}"><v>7</v></c><c r="D3"/></row>'
    )
    # Not like a header.
    assert after(sheet(f'<row r="1"><c r="B1" s="{WHOLE}"/></row>', '<row r="2"/>'), 2, 1, 7).endswith(
        '<row r="2"><c r="B2"><v>7</v></c></row>'
    )
    assert after(sheet('<row r="2"/>'), 2, 2, 7) == '<row r="2"><c r="C2"><v>7</v></c></row>'


def test_a_new_row_stands_in_its_place_and_nothing_makes_none() -> None:
    there = '<row r="2"/><row r="4"/>'
    assert after(sheet(there), 1, 0, 1) == f'<row r="1"><c r="A1"><v>1</v></c></row>{there}'
    assert after(sheet(there), 3, 0, 1) == '<row r="2"/><row r="3"><c r="A3"><v>1</v></c></row><row r="4"/>'
    assert after(sheet(there), 9, 0, None) == there
    assert after(sheet("<row/><row r='5'/><row/>"), 6, 0, 1).endswith('<row r="6"><c r="A6"><v>1</v></c></row>')


def test_how_far_a_sheet_is_filled() -> None:
    _, changed = opened(sheet('<row r="2"><c/><c><v>1</v></c><c/></row>', '<row r="5"><c r="D5"/></row>'))
    assert changed.size() == (2, 1)
    assert opened(sheet())[1].size() == (0, -1)
    book, changed = opened(f'<dimension ref="A1:B9"/>{sheet("<row/>")}')
    changed.set(1, 0, 1)
    assert "dimension" not in part(book)


def test_a_row_is_emptied_and_stays() -> None:
    book, changed = opened(sheet('<row r="1"><c r="A1" s="5"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'))
    changed.clear(1)
    assert rows(book) == '<row r="1"><c r="A1" s="5"/><c r="C1"/></row>'


@pytest.mark.parametrize(
    ("row", "column", "refused"),
    [
        (2, 1, True),
        (4, 2, True),
        (1, 1, False),
        (5, 1, False),
        (2, 0, False),
        (2, 3, False),
        (7, 0, True),
        (8, 0, True),
    ],
)
def test_a_cell_of_a_range_that_is_one_is_refused(row: int, column: int, refused: bool) -> None:
    formulas = '<row r="7"><c r="A7"><f t="array" ref="A7:A8">x</f></c></row>'
    book, changed = opened(sheet(formulas) + '<mergeCells><mergeCell ref="B2:C4"/></mergeCells>')
    if not refused:
        changed.set(row, column, 1)
        assert rows(book)
        return
    with pytest.raises(NotPerCell, match="B2:C4" if column else "A7:A8"):
        changed.set(row, column, 1)


def test_the_formula_of_a_changed_cell_goes_and_those_that_share_it_are_written_out() -> None:
    formulas = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="A3"><f>B9</f></c></row>'
    )
    made = after(sheet(formulas), 1, 0, 5)
    assert '<c r="A1"><v>5</v></c>' in made
    assert '<c r="A2"><f>B2*2</f><v>4</v></c>' in made
    assert "<f>B9</f>" in made
    kept = after(sheet(formulas), 2, 0, 5)
    assert '<f t="shared" ref="A1:A3" si="0">B1*2</f>' in kept


@pytest.mark.parametrize(
    ("reach", "totals", "first", "last", "expected"),
    [
        ("A1:C5", "", 6, 8, "A1:C8"),
        ("A1:C7", "", 6, 8, "A1:C8"),
        ("A1:C4", "", 6, 8, "A1:C4"),  # it ends higher
        ("A1:C8", "", 6, 8, "A1:C8"),
        ("A1:C9", "", 6, 8, "A1:C9"),
        ("A1:C5", 'totalsRowCount="1"', 6, 8, "A1:C5"),
        ("A1:C5", 'totalsRowCount="0"', 6, 8, "A1:C8"),
        ("A1", "", 6, 8, "A1"),
    ],
)
def test_rows_that_are_added_below_a_table_become_part_of_it(
    reach: str, totals: str, first: int, last: int, expected: str
) -> None:
    from tests.dossier.workbook.bare_workbook import LINKS, MAIN, PACKAGE

    table = f'<table xmlns="{MAIN}" ref="{reach}" {totals}><autoFilter ref="{reach}"/></table>'
    link = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{LINKS}/table" Target="../tables/table1.xml"/></Relationships>'
    parts = {"xl/tables/table1.xml": table, "xl/worksheets/_rels/sheet1.xml.rels": link}
    book, changed = opened(sheet(), **parts)
    changed.extend(first, last)
    assert re.findall(' ref="([^"]*)"', part(book, "xl/tables/table1.xml")) == [expected, expected]


def test_a_text_that_no_cell_holds_is_refused_with_its_place() -> None:
    _, changed = opened(sheet("<row/>"))
    changed.set(1, 0, "x" * 32_767)
    with pytest.raises(TextTooLong, match="In Blad, rij 1,"):
        changed.set(1, 0, "x" * 32_768)


def test_a_sheet_is_added_behind_the_others_and_formulas_are_computed_anew() -> None:
    calc = '<calcPr calcId="1"/>'
    book, _ = opened(sheet("<row/>"), book=calc)
    assert "fullCalcOnLoad" not in part(book, "xl/workbook.xml")  # nothing changed
    assert book.nieuw_blad("Nieuw") == "Nieuw"
    ChangedSheet(book, "Nieuw").set(1, 0, 5)
    text = part(book, "xl/workbook.xml")
    assert 'name="Nieuw" sheetId="4"' in text
    assert '<calcPr calcId="1" fullCalcOnLoad="1"/>' in text
    assert list(book.bladen()) == ["Blad", "Nieuw"]
    assert "<v>5</v>" in part(book, "xl/worksheets/srm1.xml")
    assert book.nieuw_blad("Nog een") == "Nog een"
    assert 'name="Nog een" sheetId="5"' in part(book, "xl/workbook.xml")


def test_the_order_of_calculation_goes_with_a_formula() -> None:
    from tests.dossier.workbook.bare_workbook import LINKS

    parts = {
        "links": f'<Relationship Id="r9" Type="{LINKS}/calcChain" Target="calcChain.xml"/>',
        "types": '<Override PartName="/xl/calcChain.xml"/><Override PartName="/xl/workbook.xml"/>',
        "xl/calcChain.xml": "<calcChain/>",
    }
    book, changed = opened(sheet('<row r="1"><c r="A1"><f>1</f></c><c r="B1"/></row>'), **parts)
    changed.set(1, 1, 2)
    assert part(book, "xl/calcChain.xml") == "<calcChain/>"
    changed.set(1, 0, 2)
    with zipfile.ZipFile(io.BytesIO(book.bytes())) as archive:
        assert "xl/calcChain.xml" not in archive.namelist()
        assert re.findall('PartName="([^"]*)"', archive.read("[Content_Types].xml").decode()) == ["/xl/workbook.xml"]


def test_texts_that_no_cell_shows_are_emptied_unless_they_may_stand_elsewhere() -> None:
    from tests.dossier.workbook.bare_workbook import MAIN

    shared = f'<sst xmlns="{MAIN}"><si><t>weg</t></si><si><t>blijft</t></si><si><r><t>ook weg</t></r></si></sst>'
    cells = sheet('<row><c t="s"><v>1</v></c><c><v>0</v></c><c t="s"/></row>')
    book, _ = opened(cells, **{"xl/sharedStrings.xml": shared})
    assert book.wis_ongebruikte_teksten()
    assert re.findall("<t>(.*?)</t>|<t></t>|<t/>", part(book, "xl/sharedStrings.xml")) == ["", "blijft", ""]
    pivot, _ = opened(cells, **{"xl/sharedStrings.xml": shared, "xl/pivotCache/pivotCacheDefinition1.xml": "<x/>"})
    assert not pivot.wis_ongebruikte_teksten()
    assert opened(cells)[0].wis_ongebruikte_teksten()
