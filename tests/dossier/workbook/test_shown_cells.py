"""A cell means what Excel shows: formats, errors, merged and hidden cells, formulas, and what is no workbook at all."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from srm_kit.dossier import read
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RawTable
from srm_kit.dossier.reading.reader import Reading
from srm_kit.dossier.workbook.sheets import read_workbook
from srm_kit.errors import DossierUnreadable

SETTINGS = [
    ("sleutel", "waarde"),
    ("gemeente.naam", "Voorbeelddorp"),
    ("gemeente.fictief", "ja"),
    ("opdracht.peildatum", "2026-11-01"),
]
GOALS: Sequence[Sequence[Any]] = [("id", "doel", "eigenaar"), ("D1", "Een doel", "A"), ("D2", "Nog een doel", "B")]
Extra = Callable[[Any, dict[str, Any]], None]


def workbook(file: Path, extra: Extra | None = None, options: dict[str, Any] | None = None, **tables: Any) -> Path:
    """A workbook with these rows per sheet; a cell ``(value, format)`` has that number format."""
    with xlsxwriter.Workbook(file, options or {}) as book:
        sheets = {}
        for name, rows in {"dossier": SETTINGS, "doelen": GOALS, **tables}.items():
            sheets[name] = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    value, form = cell if isinstance(cell, tuple) else (cell, None)
                    look = book.add_format({"num_format": form}) if form else None
                    if isinstance(value, str):
                        sheets[name].write_string(number, column, value, look)
                    else:
                        sheets[name].write(number, column, value, look)
        if extra is not None:
            extra(book, sheets)
    return file


def with_part(file: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(file) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    changed = change(found[part])
    assert changed != found[part]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, changed if name == part else data)
    return file


def table(file: Path, name: str) -> RawTable:
    return read_workbook(file, Meldingen()).tabellen[name]


def words(outcome: Reading, kind: str) -> str:
    return "\n".join(str(item) for item in outcome.meldingen if item.soort == kind)


def indicators(*values: Any) -> Sequence[Sequence[Any]]:
    return [("id", "naam", "nulmeting"), *((f"I{number}", "x", value) for number, value in enumerate(values, 1))]


@pytest.mark.parametrize(
    ("stored", "form", "shown"),
    [
        (0.66, "0%", 66),
        (0.8100000000000001, "0%", 81),
        (0.005, "0.0%", 0.5),
        (-0.125, "[Red]0%;-0.0%", -12.5),
        (0.66, '0.00"%"', 0.66),
        (66, "0\\%", 66),
        (1234.5, "#,##0.00", 1234.5),
    ],
)
def test_a_percentage_is_the_number_that_is_shown(tmp_path: Path, stored: float, form: str, shown: float) -> None:
    outcome = read(workbook(tmp_path / "a.xlsx", indicatoren=indicators((stored, form))))
    assert outcome.dossier is not None
    assert outcome.dossier.indicatoren[0].nulmeting.getal == shown  # type: ignore[union-attr]


def test_a_share_stays_between_nought_and_one_and_progress_does_not(tmp_path: Path) -> None:
    rows = [("id", "naam", "zacht_aandeel", "voortgang"), ("E1", "x", (0.5, "0%"), (0.6, "0%"))]
    outcome = read(workbook(tmp_path / "a.xlsx", inspanningen=rows))
    assert outcome.dossier is not None
    assert (outcome.dossier.inspanningen[0].zacht_aandeel, outcome.dossier.inspanningen[0].voortgang) == (0.5, 60)


@pytest.mark.parametrize(
    ("stored", "form", "shown"),
    [(0.1, "0.00", "0.10"), (7, "000", "007"), (344, '"GM"0000', "GM0344"), (3, "0.00", "3"), (6.71, None, "6.71")],
)
def test_a_code_keeps_the_zeros_of_its_format(tmp_path: Path, stored: float, form: str | None, shown: str) -> None:
    rows = [("id", "doel", "taakveld"), ("D1", "Een doel", (stored, form) if form else stored)]
    outcome = read(workbook(tmp_path / "a.xlsx", doelen=rows))
    assert outcome.dossier is not None
    assert outcome.dossier.doelen[0].taakveld == shown


@pytest.mark.parametrize("since_1904", [False, True])
def test_a_date_is_the_day_that_is_shown(tmp_path: Path, since_1904: bool) -> None:
    rows = [("id", "doel", "termijn"), ("D1", "Een doel", (datetime(2027, 5, 31), 'd mmmm yyyy "(vast)"'))]
    outcome = read(workbook(tmp_path / "a.xlsx", options={"date_1904": since_1904}, doelen=rows))
    assert outcome.dossier is not None
    assert outcome.dossier.doelen[0].termijn == date(2027, 5, 31)


@pytest.mark.parametrize("form", [14, 22, 27, 36, 50, 58])
def test_a_format_that_only_has_a_number_can_be_a_date_too(tmp_path: Path, form: int) -> None:
    rows = [("id", "doel", "termijn"), ("D1", "Een doel", (datetime(2027, 5, 31), form))]
    outcome = read(workbook(tmp_path / "a.xlsx", doelen=rows))
    assert outcome.dossier is not None
    assert outcome.dossier.doelen[0].termijn == date(2027, 5, 31)


def formulas(*stored: Any) -> Extra:
    """Formulas in the column of the owner: ``stored`` are their outcomes, None for none."""

    def extra(book: Any, sheets: dict[str, Any]) -> None:
        for row, value in enumerate(stored, start=1):
            sheets["doelen"].write_formula(row, 2, "=A1", None, "" if value is None else value)

    return extra


def test_a_formula_counts_by_what_is_stored_and_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", formulas("Jansen", "wordt leeg"))
    with_part(file, "xl/worksheets/sheet2.xml", lambda data: data.replace(b"<v>wordt leeg</v>", b""))
    outcome = read(file)
    assert outcome.dossier is not None
    assert [goal.eigenaar for goal in outcome.dossier.doelen] == ["Jansen", ""]


def test_formulas_without_an_outcome_are_one_fault_a_column(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", formulas("weg", "weg"))
    with_part(
        file, "xl/worksheets/sheet2.xml", lambda data: re.sub(rb' t="str"><f>A1</f><v>weg</v>', b"><f>A1</f>", data)
    )
    outcome = read(file)
    assert len(outcome.fouten) == 1
    assert "C2" in outcome.fouten[0].tekst
    assert "nog 1 keer" in outcome.fouten[0].tekst


def test_error_values_are_faults_that_name_the_cell_and_not_available_is_none(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", formulas("#REF!", "#N/A"))
    outcome = read(file)
    assert [item.tekst for item in outcome.fouten] == ["In cel C2 staat de foutwaarde #REF!."]
    assert table(workbook(tmp_path / "b.xlsx", formulas("#N/A")), "doelen").rijen[0][1][2] == "#N/A"


def test_an_error_in_a_required_cell_is_said_once(tmp_path: Path) -> None:
    def extra(book: Any, sheets: dict[str, Any]) -> None:
        sheets["doelen"].write_formula(1, 1, "=A1", None, "#REF!")

    assert [item.kolom for item in read(workbook(tmp_path / "a.xlsx", extra)).fouten] == ["doel"]


def test_a_merged_range_holds_for_its_rows_and_not_for_blank_ones(tmp_path: Path) -> None:
    rows = [("id", "doel", "eigenaar"), ("D1", "een"), ("D2", "twee"), (), ("D3", "drie")]

    def extra(book: Any, sheets: dict[str, Any]) -> None:
        sheets["doelen"].merge_range(1, 2, 4, 2, "directeur")

    outcome = read(workbook(tmp_path / "a.xlsx", extra, doelen=rows))
    assert outcome.dossier is not None
    assert [(goal.id, goal.eigenaar, goal.rij) for goal in outcome.dossier.doelen] == [
        ("D1", "directeur", 2), ("D2", "directeur", 3), ("D3", "directeur", 5),
    ]  # fmt: skip
    assert "C2:C5" in words(outcome, "waarschuwing")


def test_what_is_hidden_or_struck_through_counts_and_is_said_once(tmp_path: Path) -> None:
    def extra(book: Any, sheets: dict[str, Any]) -> None:
        sheets["doelen"].set_row(1, None, None, {"hidden": True})
        sheets["doelen"].set_column(2, 2, None, None, {"hidden": True})
        struck = book.add_format({"font_strikeout": True})
        for column, text in enumerate(GOALS[2]):
            sheets["doelen"].write_string(2, column, text, struck)
        sheets["stakeholders"].hide()

    outcome = read(workbook(tmp_path / "a.xlsx", extra, stakeholders=[("id", "naam"), ("S1", "Huurders")]))
    assert outcome.dossier is not None
    assert (len(outcome.dossier.doelen), len(outcome.dossier.stakeholders)) == (2, 1)
    (said,) = [item.tekst for item in outcome.waarschuwingen]
    for part in ("verborgen rij 2 van doelen", "rij 3 van doelen", "verborgen kolom C", "verborgen blad stakeholders"):
        assert part in said


def test_stored_line_breaks_are_line_breaks(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", doelen=[("id", "doel"), ("D1", "een@twee"), ("D2", "_x000D_")])
    with_part(file, "xl/sharedStrings.xml", lambda data: data.replace(b"een@twee", b"een_x000D_\ntwee"))
    outcome = read(file)
    assert outcome.dossier is not None
    assert [goal.doel for goal in outcome.dossier.doelen] == ["een\ntwee", "_x000D_"]


def test_titles_above_the_header_are_passed_and_rows_keep_their_number(tmp_path: Path) -> None:
    rows = [("Doelenboom, vastgesteld",), (), ("id", "doel"), ("D1", "een")]
    outcome = read(workbook(tmp_path / "a.xlsx", doelen=rows))
    assert outcome.dossier is not None
    assert outcome.dossier.doelen[0].rij == 4
    assert "Rij 1 staat boven de kop" in words(outcome, "waarschuwing")


def test_two_sheets_for_one_table_are_a_fault_and_every_other_sheet_is_named(tmp_path: Path) -> None:
    outcome = read(workbook(tmp_path / "a.xlsx", **{"Doelen ": GOALS, "Kladblok": [("x",)]}))
    assert "‘doelen’ en ‘Doelen ’" in words(outcome, "fout")
    assert "Kladblok" in words(outcome, "waarschuwing")


def test_strict_files_are_read(tmp_path: Path) -> None:
    """Excel can save the other variant of the standard, with names of its own in every part."""
    file = workbook(tmp_path / "a.xlsx", indicatoren=indicators((0.25, "0%")))
    with zipfile.ZipFile(file) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in found.items():
            data = data.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            data = data.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            archive.writestr(name, data)
    outcome = read(file)
    assert outcome.dossier is not None
    assert outcome.dossier.indicatoren[0].nulmeting.getal == 25  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "beveiligd met een wachtwoord"),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook", "voor Excel 2007"),
        ("a.xls", b"x", "Opslaan als, Excel-werkmap"),
        ("a.ods", b"x", "LibreOffice"),
        ("a.xlsb", b"x", "binair"),
        ("a.xlsx", b"zomaar tekst", "geen Excel-werkboek"),
    ],
)  # fmt: skip
def test_what_is_another_kind_of_file_is_said_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DossierUnreadable, match=said) as caught:
        read(tmp_path / name)
    assert "Zip" not in str(caught.value)


def test_bombs_and_sheets_without_end_are_refused_at_once(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    wide = workbook(tmp_path / "breed.xlsx", doelen=[("id", "doel"), ("D1", "x")])
    with_part(
        wide,
        "xl/worksheets/sheet2.xml",
        lambda data: data.replace(b'<c r="A1"', b'<c r="XFD1" t="str"><v>a</v></c><c r="A1"'),
    )
    start = time.process_time()
    for name, said in (("bom.xlsx", "50 MB"), ("breed.xlsx", "kolom XFD")):
        with pytest.raises(DossierUnreadable, match=said):
            read(tmp_path / name)
    assert time.process_time() - start < 5


def test_a_table_over_the_limit_of_rows_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "lang.xlsx", doelen=[("id", "doel"), ("D1", "x")])
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % number for number in range(3, 200_100))
    with_part(file, "xl/worksheets/sheet2.xml", lambda data: data.replace(b"</sheetData>", rows + b"</sheetData>"))
    with pytest.raises(DossierUnreadable, match=r"200\.000 rijen"):
        read(file)


CELLS = st.one_of(
    st.none(),
    st.integers(-10_000, 10_000),
    st.integers(-999_999, 999_999).map(lambda number: number / 100),
)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n_x0D'=-@;"), max_size=20
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(TEXTS, CELLS, st.sampled_from([None, "0%", "0.00"]), st.dates(date(1990, 1, 1), date(2090, 1, 1))),
        min_size=1,
        max_size=5,
    )
)
def test_the_same_table_as_sheet_and_as_csv_gives_the_same_values(
    rows: list[tuple[str, Any, str | None, date]],
) -> None:
    """The CSV holds what Excel shows; percentages are compared in a table of values."""
    from srm_kit.dossier.contract.cell_text import as_cell_text, as_csv_text

    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sheet: list[Sequence[Any]] = [("id", "naam", "eenheid", "nulmeting", "streefdatum")]
        lines = ["id;naam;eenheid;nulmeting;streefdatum"]
        for number, (text, value, form, day) in enumerate(rows, 1):
            stored = value / 100 if form == "0%" and value is not None else value
            sheet.append(
                (
                    f"I{number}",
                    "x" + text,
                    text,
                    (stored, form) if form else stored,
                    (datetime(day.year, day.month, day.day), "dd-mm-yyyy"),
                )
            )
            cells = [f"I{number}", as_csv_text("x" + text), as_csv_text(text), as_cell_text(value), day.isoformat()]
            lines.append(";".join('"' + cell.replace('"', '""') + '"' for cell in cells))
        book = read(workbook(place / "a.xlsx", indicatoren=sheet))
        (place / "map").mkdir()
        (place / "map" / "dossier.toml").write_text(
            "[gemeente]\nnaam='Voorbeelddorp'\nfictief=true\n[opdracht]\npeildatum=2026-11-01\n"
        )
        (place / "map" / "doelen.csv").write_text("\n".join(";".join(row) for row in GOALS))
        (place / "map" / "indicatoren.csv").write_bytes("\n".join(lines).encode())
        folder = read(place / "map")
        assert (book.dossier is None) == (folder.dossier is None)
        if book.dossier is not None and folder.dossier is not None:
            for mine, other in zip(book.dossier.indicatoren, folder.dossier.indicatoren, strict=True):
                assert (mine.naam, mine.eenheid, mine.streefdatum) == (other.naam, other.eenheid, other.streefdatum)
                assert (mine.nulmeting and mine.nulmeting.getal) == (other.nulmeting and other.nulmeting.getal)


def test_nothing_but_a_message_comes_of_broken_parts(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    for part in found:
        for broken in (
            b"",
            b"<x/>",
            b"\x00\xff",
            found[part][: len(found[part]) // 2],
            found[part].replace(b"1", b"999999999"),
        ):
            with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
                for name, data in found.items():
                    archive.writestr(name, broken if name == part else data)
            with contextlib.suppress(DossierUnreadable):
                read(tmp_path / "b.xlsx")
