"""A save writes only what changed: what was there stays, in both forms, and what is not understood is left alone."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from srm_kit.dossier import add_row, load, remove_row, restore, save_changes, set_values, versions_of
from srm_kit.dossier.keeping.history import VersionUnknown
from srm_kit.dossier.keeping.writing import file_state
from srm_kit.errors import DossierHasFaults, SrmError


def test_a_change_in_a_folder_changes_that_cell_and_nothing_else(folder: Path) -> None:
    before = {item.name: item.read_bytes() for item in folder.iterdir()}
    save_changes(folder, [set_values("doelen", ["D2"], {"eigenaar": "Pietersen"})])
    after = {item.name: item.read_bytes() for item in folder.iterdir() if item.is_file() and item.name in before}
    assert after.pop("Doelen.csv") == before.pop("Doelen.csv").replace(b"'=twee;\r\n", b"'=twee;Pietersen\r\n")
    assert after == before
    assert not (folder / "doelen.csv").exists()


def test_rows_come_and_go_in_their_place(folder: Path) -> None:
    save_changes(folder, [add_row("doelen", {"id": "D3", "doel": "drie", "doelgroep": "jeugd"})])
    assert (folder / "Doelen.csv").read_bytes() == (
        b'Kleur;ID;Doel;Eigenaar;doelgroep\r\nrood;D1;"Een; doel";Jansen;\r\n\r\n;D2;\'=twee;;\r\n;D3;drie;;jeugd\r\n'
    )
    save_changes(folder, [remove_row("doelen", ["D1"])])
    assert [goal.id for goal in load(folder).doelen] == ["D2", "D3"]


def test_a_comma_in_one_cell_never_changes_what_another_means(folder: Path) -> None:
    (folder / "indicatoren.csv").write_text("id,naam,nulmeting,streefwaarde\nI1,x,1.5,1.250\n", encoding="utf-8")
    before = load(folder).indicatoren[0].streefwaarde
    save_changes(folder, [set_values("indicatoren", ["I1"], {"nulmeting": "2,5"})])
    found = load(folder).indicatoren[0]
    assert (found.nulmeting.getal, found.streefwaarde.getal) == (2.5, before.getal)  # type: ignore[union-attr]


def test_seventy_five_in_a_cell_with_percentages_shows_as_that(book: Path) -> None:
    save_changes(book, [set_values("indicatoren", ["I1"], {"nulmeting": "75"})])
    cell = openpyxl.load_workbook(book)["indicatoren"]["C2"]
    assert (cell.value, cell.number_format) == (0.75, "0%")
    assert load(book).indicatoren[0].nulmeting.getal == 75  # type: ignore[union-attr]
    save_changes(book, [add_row("indicatoren", {"id": "I2", "naam": "y", "nulmeting": "8"})])
    assert load(book).indicatoren[1].nulmeting.getal == 8  # type: ignore[union-attr]


def test_a_table_without_a_sheet_gets_one(book: Path) -> None:
    save_changes(book, [add_row("stakeholders", {"id": "S1", "naam": "Huurders"})])
    assert openpyxl.load_workbook(book).sheetnames == ["dossier", "doelen", "indicatoren", "stakeholders"]
    assert load(book).stakeholders[0].naam == "Huurders"


def test_text_that_looks_like_a_code_stays_text(book: Path) -> None:
    save_changes(book, [set_values("doelen", ["D1"], {"doel": "_x000D_ is geen regeleinde"})])
    assert load(book).doelen[0].doel == "_x000D_ is geen regeleinde"


def test_a_dossier_with_a_fault_is_not_written_and_gets_no_version(folder: Path) -> None:
    (folder / "Doelen.csv").write_text("id;doel\nD1;\n", encoding="utf-8")
    before = (folder / "Doelen.csv").read_bytes()
    with pytest.raises(SrmError, match="Niet bewaard"):
        save_changes(folder, [add_row("doelen", {"id": "D2", "doel": "x"})])
    assert (folder / "Doelen.csv").read_bytes() == before
    assert versions_of(folder) == ()


def test_a_version_that_is_not_whole_is_not_put_back(folder: Path) -> None:
    for name in ("een", "twee"):
        save_changes(folder, [set_values("doelen", ["D1"], {"eigenaar": name})])
    first, second = versions_of(folder)
    (first.map / "indicatoren.csv").unlink()
    with pytest.raises(VersionUnknown, match="beschadigd"):
        restore(folder, first.nummer)
    assert load(folder).doelen[0].eigenaar == "twee"
    restore(folder, second.nummer)
    assert load(folder).doelen[0].eigenaar == "een"


def test_a_stray_file_in_the_history_blocks_nothing(folder: Path) -> None:
    (folder / ".historie").write_text("x")
    save_changes(folder, [set_values("doelen", ["D1"], {"eigenaar": "een"})])
    (folder / ".historie" / "0002").write_text("x")
    (folder / ".historie" / ".nieuw").write_text("x")
    save_changes(folder, [set_values("doelen", ["D1"], {"eigenaar": "twee"})])
    assert [item.nummer for item in versions_of(folder)] == [1, 3]


@pytest.mark.parametrize("form", ["folder", "book"])
def test_columns_that_point_at_people_never_come_into_the_history(form: str, request: pytest.FixtureRequest) -> None:
    place: Path = request.getfixturevalue(form)
    save_changes(place, [set_values("doelen", ["D1"], {"eigenaar": "voor"})])
    secret = "piet@voorbeeld.invalid"
    if form == "folder":
        (place / "Respons.csv").write_text(f"respondent;e-mailadres\nr1;{secret}\n", encoding="utf-8")
    else:
        whole = openpyxl.load_workbook(place)
        for row in (["respondent", "First Name", "LocationLatitude"], ["r1", secret, 52.1]):
            (whole["respons"] if "respons" in whole.sheetnames else whole.create_sheet("respons")).append(row)
        whole.save(place)
    with pytest.raises(DossierHasFaults):
        save_changes(place, [set_values("doelen", ["D1"], {"eigenaar": "na"})])
    assert restore(place, 1) == ("Respons.csv" if form == "folder" else place.name,)
    assert load(place).doelen[0].eigenaar == "Jansen"
    for file in (item for version in versions_of(place) for item in version.bestanden):
        texts = [file.read_bytes()]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                texts = [archive.read(name) for name in archive.namelist()]
        assert not any(secret.encode() in text for text in texts)


def test_the_state_of_a_dossier_is_that_of_its_own_files(folder: Path, book: Path) -> None:
    before = file_state(folder)
    (folder / ".srm-lock").write_text("x")
    (folder / ".historie").mkdir()
    assert file_state(folder) == before
    (folder / "Doelen.csv").rename(folder / "doelen.csv")
    assert file_state(folder) != before
    changed = file_state(folder)
    (folder / "doelen.csv").write_text("anders")
    assert len({before, changed, file_state(folder), file_state(book)}) == 4
    assert file_state(folder / "weg.xlsx") == file_state(folder / "ook weg.xlsx")


def test_a_version_that_is_not_there_is_refused_with_those_that_are(folder: Path) -> None:
    with pytest.raises(VersionUnknown, match=r"Versie 1 van dorp is er niet. Er is nog niets bewaard"):
        restore(folder, 1)
    for name in ("een", "twee"):
        save_changes(folder, [set_values("doelen", ["D1"], {"eigenaar": name})])
    with pytest.raises(VersionUnknown, match=r"Versie 3 van dorp is er niet. Er zijn 1 tot en met 2"):
        restore(folder, 3)
    assert restore(folder, 1) == ()
    assert load(folder).doelen[0].eigenaar == "Jansen"
    assert [item.wijziging for item in versions_of(folder)][-1] == "versie 1 teruggezet"


def test_a_table_that_came_later_goes_when_a_version_of_before_comes_back(folder: Path) -> None:
    save_changes(folder, [add_row("stakeholders", {"id": "S1", "naam": "Huurders"})])
    assert (folder / "stakeholders.csv").exists()
    restore(folder, 1)
    assert not (folder / "stakeholders.csv").exists()
    restore(folder, 2)
    assert load(folder).stakeholders[0].naam == "Huurders"
