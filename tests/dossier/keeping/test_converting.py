"""Writing: lossless in both forms, whole or not at all, nobody's work lost."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier import Doel, Dossier, GemeenteGegevens, Opdracht, convert, load, read, with_digest, write
from srm_kit.dossier.keeping.converting import DestinationExists
from srm_kit.dossier.keeping.writing import DossierChanged, file_state
from srm_kit.errors import DossierUnreadable, SrmError
from srm_kit.simulation import voorbeeldstad

TEXT = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@';,\n\"\u202e"),
    max_size=60,
).map(lambda value: value.strip())


def small(**goal: object) -> Dossier:
    return with_digest(
        Dossier(
            gemeente=GemeenteGegevens("Voorbeelddorp", "", fictief=True),
            opdracht=Opdracht(peildatum=date(2026, 11, 1)),
            doelen=(Doel(id="D1", doel=goal.pop("doel", "Een doel") or "x", **goal),),  # type: ignore[arg-type]
        )
    )


@given(TEXT, TEXT)
def test_any_text_survives_both_forms(first: str, second: str) -> None:
    dossier = small(doel=first, eigenaar=second)
    with tempfile.TemporaryDirectory() as name:
        folder, book, back = Path(name) / "a", Path(name) / "b.xlsx", Path(name) / "c"
        write(dossier, folder)
        convert(folder, book)
        convert(book, back)
        for place in (folder, book, back):
            assert load(place).doelen == dossier.doelen
            assert load(place).digest == dossier.digest


def test_the_whole_sample_survives_both_forms(tmp_path: Path) -> None:
    dossier = voorbeeldstad()
    dossier = with_digest(
        replace(dossier, doelen=(replace(dossier.doelen[0], overig={"Kleur": "=1+1"}), *dossier.doelen[1:]))
    )
    write(dossier, tmp_path / "a")
    convert(tmp_path / "a", tmp_path / "b.xlsx")
    convert(tmp_path / "b.xlsx", tmp_path / "c")
    assert load(tmp_path / "b.xlsx").digest == dossier.digest
    for file in sorted((tmp_path / "a").glob("*.*")):
        assert file.read_bytes() == (tmp_path / "c" / file.name).read_bytes()


def test_conversion_keeps_what_is_dated_later(tmp_path: Path) -> None:
    write(voorbeeldstad(), tmp_path / "a")
    settings = tmp_path / "a" / "dossier.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("2026-11-01", "2026-01-01"), encoding="utf-8")
    convert(tmp_path / "a", tmp_path / "b.xlsx")
    convert(tmp_path / "b.xlsx", tmp_path / "c")
    assert (tmp_path / "a" / "respons.csv").read_bytes() == (tmp_path / "c" / "respons.csv").read_bytes()
    assert (tmp_path / "a" / "metingen.csv").read_bytes() == (tmp_path / "c" / "metingen.csv").read_bytes()


def test_settings_of_someone_s_own_go_into_a_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    write(small(), folder)
    own = '[eigen]\nnotitie = "let op"\nlijst = ["a", "b"]\n[eigen.diep]\nx = 3\ndag = 2026-01-02\nuur = 10:00:00\n'
    with (folder / "dossier.toml").open("a", encoding="utf-8") as file:
        file.write(own)
    write(load(folder), tmp_path / "b.xlsx")
    kept = {"notitie": "let op", "lijst": "a, b", "diep": {"x": 3, "dag": datetime(2026, 1, 2), "uur": "10:00:00"}}
    assert load(tmp_path / "b.xlsx").overig == {"eigen": kept}
    write(load(tmp_path / "b.xlsx"), tmp_path / "c.xlsx")
    assert load(tmp_path / "c.xlsx").overig == {"eigen": kept}


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    write(small(doel="=1+1"), tmp_path / "a")
    assert "'=1+1" in (tmp_path / "a" / "doelen.csv").read_text(encoding="utf-8")
    write(small(doel="=1+1"), tmp_path / "b.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "b.xlsx")["doelen"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_the_workbook_helps_to_fill_it_in(tmp_path: Path) -> None:
    write(small(), tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert book.sheetnames[:3] == ["dossier", "afdelingen", "doelen"]
    sheet = book["inspanningen"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].comment is not None
    assert '"idee,gepland,lopend,afgerond,gestopt"' in {rule.formula1 for rule in sheet.data_validations.dataValidation}


def test_a_formula_is_read_by_its_stored_value_and_refused_without(tmp_path: Path) -> None:
    write(small(), tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    book["doelen"]["C2"] = '=CONCATENATE("a","b")'
    book.save(tmp_path / "b.xlsx")
    outcome = read(tmp_path / "b.xlsx")
    assert [item.tekst for item in outcome.fouten] == ["In cel C2 staat een formule zonder opgeslagen uitkomst."]


def test_an_untouched_formula_stays_a_formula_and_a_changed_one_becomes_its_new_value(tmp_path: Path) -> None:
    file = tmp_path / "b.xlsx"
    write(small(doel="ab", termijn=date(2027, 1, 1)), file)
    # A spreadsheet program stores the outcome beside the formula; so does this library.
    with xlsxwriter.Workbook(tmp_path / "c.xlsx", {"default_date_format": "yyyy-mm-dd"}) as book:
        for sheet in openpyxl.load_workbook(file).worksheets:
            made = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, date):
                        made.write_datetime(cell.row - 1, cell.column - 1, cell.value)
                    elif cell.value is not None:
                        made.write(cell.row - 1, cell.column - 1, cell.value)
            if sheet.title == "doelen":
                names = [cell.value for cell in sheet[1]]
                made.write_formula(1, names.index("doel"), '=CONCATENATE("a","b")', None, "ab")
                made.write_formula(
                    1, names.index("termijn"), "=DATE(2027,1,1)", book.add_format({"num_format": "yyyy-mm-dd"}), 46388
                )
    dossier = load(tmp_path / "c.xlsx")
    assert (dossier.doelen[0].doel, dossier.doelen[0].termijn) == ("ab", date(2027, 1, 1))

    write(dossier, tmp_path / "c.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx")["doelen"]
    cells = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert (cells["doel"].value, cells["termijn"].value) == ('=CONCATENATE("a","b")', "=DATE(2027,1,1)")
    assert load(tmp_path / "c.xlsx").digest == dossier.digest

    changed = replace(dossier, doelen=(replace(dossier.doelen[0], doel="anders"),))
    write(changed, tmp_path / "c.xlsx")
    assert load(tmp_path / "c.xlsx").doelen[0].doel == "anders"


def test_a_workbook_without_its_sheet_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "leeg.xlsx")
    with pytest.raises(DossierUnreadable, match="dossier"):
        read(tmp_path / "leeg.xlsx")


def test_the_previous_version_is_kept(tmp_path: Path) -> None:
    for text in ("eerste", "tweede", "derde"):
        write(small(doel=text), tmp_path / "a")
    kept = sorted((tmp_path / "a" / ".historie").glob("*/doelen.csv"))
    assert ["eerste" in file.read_text(encoding="utf-8") for file in kept] == [True, False]
    assert load(tmp_path / "a").doelen[0].doel == "derde"


def test_a_change_by_someone_else_is_not_overwritten(tmp_path: Path) -> None:
    write(small(doel="mijn"), tmp_path / "a")
    seen = file_state(tmp_path / "a")
    write(small(doel="hun"), tmp_path / "a")
    with pytest.raises(DossierChanged):
        write(small(doel="weer mijn"), tmp_path / "a", verwacht=seen)
    assert load(tmp_path / "a").doelen[0].doel == "hun"


def test_a_failed_conversion_leaves_nothing(tmp_path: Path) -> None:
    write(small(), tmp_path / "a")
    (tmp_path / "a" / "doelen.csv").write_text("id;doel\nD1;\n", encoding="utf-8")
    with pytest.raises(SrmError):
        convert(tmp_path / "a", tmp_path / "b.xlsx")
    assert not (tmp_path / "b.xlsx").exists()


_WRITER = """
import sys
from pathlib import Path
from srm_kit.dossier import load, write
from dataclasses import replace
folder, text = Path(sys.argv[1]), sys.argv[2]
for number in range(8):
    dossier = load(folder)
    write(replace(dossier, doelen=(replace(dossier.doelen[0], doel=f"{text}{number}"),)), folder)
"""


def test_two_writers_at_once_leave_a_whole_dossier(tmp_path: Path) -> None:
    write(small(), tmp_path / "a")
    running = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path / "a"), text], stderr=subprocess.PIPE)
        for text in ("een", "twee")
    ]
    for process in running:
        _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error.decode()
    assert load(tmp_path / "a").doelen[0].doel in {"een7", "twee7"}


def test_a_destination_that_holds_something_is_left_alone_and_an_empty_folder_is_used(
    folder: Path, book: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    convert(book, empty)
    assert (empty / "dossier.toml").is_file()
    before = (empty / "dossier.toml").read_bytes()
    for target in (empty, book):
        with pytest.raises(DestinationExists, match=f"{target.name} bestaat al"):
            convert(folder, target)
    assert (empty / "dossier.toml").read_bytes() == before
