"""What someone made of their own workbook stays when the program changes something in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from srm_kit import resources
from srm_kit.dossier import Dossier, load, new_dossier, read, save_changes, write
from srm_kit.dossier.keeping.changes import add_row, remove_row, set_values
from srm_kit.dossier.keeping.writing import NotWhollyUnderstood
from srm_kit.dossier.workbook.cell_limits import TextTooLong

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"


def make(file: Path, extra: Callable[[str, Any, list[Any]], None] | None = None) -> Path:
    """A workbook as a consultant would make it: colours, a sheet and a chart of their own, sums with formulas.

    ``extra`` may write more in a sheet, given its name and its header.
    """
    write(load(SAMPLE), plain := file.with_name("kaal.xlsx"))
    with xlsxwriter.Workbook(file, {"default_date_format": "d mmmm yyyy"}) as book:
        red = book.add_format({"bg_color": "#ffcccc", "bold": True})
        for sheet in openpyxl.load_workbook(plain).worksheets:
            copy = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    place = (cell.row - 1, cell.column - 1)
                    if isinstance(cell.value, date):
                        copy.write_datetime(*place, cell.value)
                    elif cell.value is not None:
                        copy.write(*place, cell.value, red if sheet.title == "doelen" else None)
            names = [cell.value for cell in sheet[1]]
            if sheet.title == "inspanningen":
                copy.write_formula(1, names.index("budget"), "=1000*2", None, 2000)
                copy.add_table(0, 0, sheet.max_row - 1, len(names) - 1, {"columns": [{"header": n} for n in names]})
            if sheet.title == "dossier":
                copy.write(sheet.max_row + 1, 1, "eigen regel")
            if sheet.title == "processen":
                copy.write(0, len(names), "eigen uren")
                copy.write(2, len(names), 5.5)
            if extra is not None:
                extra(sheet.title, copy, names)
        own = book.add_worksheet("Mijn notities")
        own.write(0, 0, "niet vergeten: bellen met de griffier")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Mijn notities'!$B$1:$B$4"})
        own.insert_chart("D2", chart)
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("werkboek") / "eigen.xlsx")


@pytest.fixture
def werkboek(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "dossier.xlsx"))


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def own_sheet_stays(file: Path) -> bool:
    return "Mijn notities" in openpyxl.load_workbook(file).sheetnames


def with_part(file: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Changes the XML of one part, as another program could have written it."""
    found = parts(file)
    changed = change(found[name])
    assert changed != found[name]
    with zipfile.ZipFile(file, "w") as archive:
        for item, data in found.items():
            archive.writestr(item, changed if item == name else data)


def column(sheet: Any, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1


def test_a_change_of_one_cell_changes_that_cell_and_nothing_else(werkboek: Path) -> None:
    was = parts(werkboek)
    goal = load(werkboek).doelen[2]
    save_changes(werkboek, [set_values("doelen", (goal.id,), {"doel": "=Elke inwoner wordt gehoord"})])
    assert load(werkboek).doelen[2].doel == "=Elke inwoner wordt gehoord"
    now = parts(werkboek)
    assert now.keys() == was.keys()
    changed = {name for name in now if now[name] != was[name]}
    assert changed == {"xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet3.xml"}
    book = openpyxl.load_workbook(werkboek)
    cell = book["doelen"].cell(4, column(book["doelen"], "doel"))
    assert (cell.quotePrefix, cell.font.bold, cell.fill.fgColor.rgb) == (True, True, "FFFFCCCC")
    assert book["Mijn notities"]["A1"].value == "niet vergeten: bellen met de griffier"
    assert book["inspanningen"].cell(2, column(book["inspanningen"], "budget")).value == "=1000*2"


def test_a_formula_whose_cell_is_changed_becomes_the_value(werkboek: Path) -> None:
    effort = load(werkboek).inspanningen[0]
    assert effort.budget == 2000
    save_changes(werkboek, [set_values("inspanningen", (effort.id,), {"budget": "2500,50"})])
    assert load(werkboek).inspanningen[0].budget == 2500.5
    assert "xl/calcChain.xml" not in parts(werkboek)


def test_a_new_row_comes_below_looks_the_same_and_is_part_of_the_table(werkboek: Path) -> None:
    before = load(werkboek)
    sheet = openpyxl.load_workbook(werkboek)["inspanningen"]
    first, last = sheet.tables["Table1"].ref.split(":")
    fields = {
        "id": "IN99",
        "naam": "Nieuw",
        "doel": before.doelen[0].id,
        "fase": "I",
        "spoor": "B",
        "start": "2026-03-01",
    }
    known = {item.name for item in before.inspanningen[0].__dataclass_fields__.values()}
    save_changes(werkboek, [add_row("inspanningen", {key: value for key, value in fields.items() if key in known})])
    now = load(werkboek)
    assert [item.id for item in now.inspanningen] == [*(item.id for item in before.inspanningen), "IN99"]
    sheet = openpyxl.load_workbook(werkboek)["inspanningen"]
    assert sheet.tables["Table1"].ref == f"{first}:{last.rstrip('0123456789')}{len(now.inspanningen) + 1}"
    start = column(sheet, "start")
    assert sheet.cell(sheet.max_row, start).number_format == sheet.cell(2, start).number_format


def test_a_row_that_goes_leaves_its_place_and_undo_puts_it_back_there(werkboek: Path) -> None:
    before = load(werkboek)
    link = before.betrokkenheid[3]
    done = save_changes(werkboek, [remove_row("betrokkenheid", (link.stakeholder, link.doel, link.fase.value))])
    assert len(load(werkboek).betrokkenheid) == len(before.betrokkenheid) - 1
    assert [item.rij for item in load(werkboek).betrokkenheid[3:]] == [item.rij for item in before.betrokkenheid[4:]]
    save_changes(werkboek, done.terug)
    assert load(werkboek).digest == before.digest
    assert [item.rij for item in load(werkboek).betrokkenheid] == [item.rij for item in before.betrokkenheid]


def test_a_setting_is_changed_in_its_row_and_a_new_one_is_added(werkboek: Path) -> None:
    before = load(werkboek)
    changed = replace(
        before, opdracht=replace(before.opdracht, bureau="Ander bureau"), overig={"eigen": {"notitie": "ja"}}
    )
    write(changed, werkboek)
    now = load(werkboek)
    assert (now.opdracht.bureau, now.overig) == ("Ander bureau", {"eigen": {"notitie": "ja"}})
    assert own_sheet_stays(werkboek)
    assert "eigen regel" in [cell.value for cell in openpyxl.load_workbook(werkboek)["dossier"]["B"]]


def test_writing_what_is_there_changes_nothing(werkboek: Path) -> None:
    was = parts(werkboek)
    write(load(werkboek), werkboek)
    now = parts(werkboek)
    assert now == was


def test_a_workbook_with_macros_is_changed_too_or_refused_in_words(werkboek: Path) -> None:
    macro = werkboek.rename(werkboek.with_suffix(".xlsm"))
    goal = load(macro).doelen[0]
    save_changes(macro, [set_values("doelen", (goal.id,), {"doel": "Anders"})])
    assert load(macro).doelen[0].doel == "Anders"


def test_headers_lower_on_the_sheet_and_columns_in_another_order(tmp_path: Path) -> None:
    file = tmp_path / "anders.xlsx"
    write(load(SAMPLE), file)
    book = openpyxl.load_workbook(file)
    sheet = book["doelen"]
    rows = [[cell.value for cell in row][::-1] for row in sheet.iter_rows()]
    book.remove(sheet)
    sheet = book.create_sheet("Doelen")
    for number, row in enumerate(rows, start=4):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place, value)
    book.save(file)
    before = load(file)
    write(replace(before, doelen=(*before.doelen[:2], replace(before.doelen[2], doel="Zo"), *before.doelen[3:])), file)
    now = openpyxl.load_workbook(file)["Doelen"]
    assert now["A1"].value is None
    assert now.cell(7, [cell.value for cell in now[4]].index("doel") + 1).value == "Zo"


ROWS = st.lists(st.sampled_from([f"D{n}" for n in range(8)]), unique=True, min_size=1)


@given(ROWS, ROWS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_rows_is_written_and_read_back(tmp_path: Path, first: Sequence[str], then: Sequence[str]) -> None:
    """Rows come, go and change places; the workbook says what the dossier says, by changing cells only."""
    goal = load(SAMPLE).doelen[0]
    empty = new_dossier(gemeente="", naam="Proefstad", themas=(), doelen=(), peildatum=date(2026, 1, 1))

    def dossier(ids: Sequence[str]) -> Dossier:
        return replace(
            empty, doelen=tuple(replace(goal, id=item, doel=f"Doel {item}", eigenaar="", thema="") for item in ids)
        )

    file = tmp_path / "r.xlsx"
    file.unlink(missing_ok=True)
    write(dossier(first), file)
    book = openpyxl.load_workbook(file)
    book.create_sheet("eigen")
    book.save(file)
    write(dossier(then), file)
    assert [item.id for item in load(file).doelen] == list(then)
    assert "eigen" in openpyxl.load_workbook(file).sheetnames


def test_a_workbook_with_a_fault_is_never_written_over(werkboek: Path) -> None:
    wanted = load(werkboek)
    book = openpyxl.load_workbook(werkboek)
    book["doelen"]["A2"] = book["doelen"]["A3"].value
    book.save(werkboek)
    assert read(werkboek).dossier is None
    before = werkboek.read_bytes()
    with pytest.raises(NotWhollyUnderstood, match="heeft een fout"):
        write(wanted, werkboek)
    assert werkboek.read_bytes() == before
    assert not (werkboek.parent / ".historie").exists()


def test_a_file_that_leaves_out_where_cells_stand(tmp_path: Path) -> None:
    """The format allows it, and some programs that export write it."""
    file = tmp_path / "export.xlsx"
    write(load(SAMPLE), tmp_path / "vol.xlsx")
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts(tmp_path / "vol.xlsx").items():
            if name == "xl/worksheets/sheet2.xml":  # afdelingen: every cell filled, so that they follow each other
                data = re.sub(rb' r="[A-Z]+\d+"', b"", data)
            archive.writestr(name, data)
    before = load(file)
    assert before.digest == load(SAMPLE).digest
    write(replace(before, afdelingen=(replace(before.afdelingen[0], naam="Anders"), *before.afdelingen[1:])), file)
    assert load(file).afdelingen[0].naam == "Anders"
    assert re.search(rb'<c r="[A-Z]+5"', parts(file)["xl/worksheets/sheet2.xml"]) is None


@pytest.mark.slow
def test_a_spreadsheet_program_opens_it_and_says_the_same(werkboek: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("accepted: no LibreOffice on this machine (Debian: libreoffice-calc-nogui)")
    before = load(werkboek)
    link = before.betrokkenheid[3]
    save_changes(werkboek, [set_values("doelen", (before.doelen[2].id,), {"doel": "=Elke inwoner <b> & 'ja'"})])
    save_changes(werkboek, [remove_row("betrokkenheid", (link.stakeholder, link.doel, link.fase.value))])
    save_changes(werkboek, [set_values("inspanningen", (before.inspanningen[0].id,), {"budget": "2500"})])
    command = [
        program,
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "na"), str(werkboek)], check=True, capture_output=True, timeout=300
    )
    saved = tmp_path / "na" / werkboek.name
    assert load(saved).digest == load(werkboek).digest
    assert openpyxl.load_workbook(saved).sheetnames[-1] == "Mijn notities"


GOALS = "xl/worksheets/sheet3.xml"


def test_a_formula_that_was_filled_down_stays_in_the_cells_that_keep_it(tmp_path: Path) -> None:
    """A spreadsheet program writes such a formula once; the cells below refer to it."""

    def own(title: str, sheet: Any, names: list[Any]) -> None:
        if title == "doelen":
            sheet.write(0, len(names), "eigen")
            for row in (1, 2, 3):
                sheet.write_formula(row, len(names), f"A{row + 1}*1", None, 7)

    def share(data: bytes) -> bytes:
        data = re.sub(rb"<f>A2\*1</f>", b'<f t="shared" ref="X2:X4" si="0">A2*1</f>', data)
        return re.sub(rb"<f>A[34]\*1</f>", b'<f t="shared" si="0"/>', data)

    file = make(tmp_path / "doorgetrokken.xlsx", own)
    with_part(file, GOALS, share)
    for goal in load(file).doelen[:2]:
        save_changes(file, [set_values("doelen", (goal.id,), {"eigen": "vast"})])
    sheet = openpyxl.load_workbook(file)["doelen"]
    assert [sheet.cell(row, column(sheet, "eigen")).value for row in (2, 3, 4)] == ["vast", "vast", "=A4*1"]


def test_a_value_in_a_range_that_is_computed_as_one_is_refused_with_the_cells(tmp_path: Path) -> None:
    """Excel would compute the range again, and the value would be gone."""

    def own(title: str, sheet: Any, names: list[Any]) -> None:
        if title == "doelen":
            sheet.write(0, len(names), "eigen")
            sheet.write_array_formula(1, len(names), 3, len(names), "{=B2:B4}", None, 7)

    file = make(tmp_path / "matrix.xlsx", own)
    before = file.read_bytes()
    with pytest.raises(NotWhollyUnderstood, match=r"hoort bij [A-Z]+2:[A-Z]+4"):
        save_changes(file, [set_values("doelen", (load(file).doelen[1].id,), {"eigen": "vast"})])
    assert file.read_bytes() == before


def test_pasted_text_and_remarks_in_the_file_are_no_reason_to_make_it_anew(werkboek: Path) -> None:
    with_part(werkboek, GOALS, lambda data: data.replace(b"<sheetData>", b"<sheetData><!-- export -->", 1))
    save_changes(werkboek, [set_values("doelen", (load(werkboek).doelen[0].id,), {"doel": "een\x0btwee\ufffe drie"})])
    assert load(werkboek).doelen[0].doel == "eentwee drie"


def test_numbers_of_someone_s_own_come_back_as_numbers(werkboek: Path) -> None:
    process = load(werkboek).processen[1]
    links = [item for item in load(werkboek).koppelingen if item.ref == process.id]
    gone = [remove_row("koppelingen", (item.doel, item.soort, item.ref)) for item in links]
    done = save_changes(werkboek, [*gone, remove_row("processen", (process.id,))])
    save_changes(werkboek, done.terug)
    sheet = openpyxl.load_workbook(werkboek)["processen"]
    assert sheet.cell(3, column(sheet, "eigen uren")).value == 5.5


def test_rows_that_come_together_all_become_part_of_the_table(werkboek: Path) -> None:
    row = {"naam": "Nieuw", "fase": "I", "spoor": "B", "status": "idee"}
    last = load(werkboek).inspanningen[-1]
    save_changes(
        werkboek,
        [
            remove_row("koppelingen", (item.doel, item.soort, item.ref))
            for item in load(werkboek).koppelingen
            if item.ref == last.id
        ],
    )
    save_changes(werkboek, [remove_row("inspanningen", (last.id,))])
    save_changes(werkboek, [add_row("inspanningen", {"id": f"IN9{number}", **row}) for number in range(3)])
    sheet = openpyxl.load_workbook(werkboek)["inspanningen"]
    assert sheet.tables["Table1"].ref.endswith(str(len(load(werkboek).inspanningen) + 1))


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place(werkboek: Path) -> None:
    before = werkboek.read_bytes()
    with pytest.raises(TextTooLong, match=r"teksten, rij \d+.*32\.767"):
        save_changes(werkboek, [add_row("teksten", {"plek": "slot", "tekst": "x" * 40_000})])
    assert werkboek.read_bytes() == before


def test_a_duration_in_a_setting_of_someone_s_own_is_read(tmp_path: Path) -> None:
    def own(title: str, sheet: Any, names: list[Any]) -> None:
        if title == "dossier":
            sheet.write(40, 0, "eigen.duur")
            sheet.write(40, 1, timedelta(hours=30))

    file = make(tmp_path / "duur.xlsx", own)
    save_changes(file, [set_values("doelen", (load(file).doelen[0].id,), {"doel": "Anders"})])
