"""Changes from a form: checked by the contract, never over someone else's work, always to be undone."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from srm_kit.dossier import (
    ChangedMeanwhile,
    ChangeRefused,
    DossierInUse,
    VersionUnknown,
    add_row,
    apply_change,
    convert,
    load,
    read,
    remove_row,
    restore,
    save_changes,
    set_instelling,
    set_values,
    versions_of,
)
from srm_kit.dossier.keeping.history_places import history_place


@pytest.fixture(params=["map", "werkboek"])
def stad(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Path:
    """The sample in either form, to write in."""
    folder = tmp_path / "stad"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))
    if request.param == "map":
        return folder
    book = tmp_path / "stad.xlsx"
    convert(folder, book)
    return book


def owner(path: Path) -> str:
    return next(item.eigenaar for item in load(path).doelen if item.id == "SD1")


def test_a_change_is_saved_and_undone(stad: Path) -> None:
    before = owner(stad)
    made = save_changes(
        stad, [set_values("doelen", ["SD1"], {"eigenaar": "=directeur"}, {"eigenaar": before})], "Doel SD1 gewijzigd"
    )
    assert owner(stad) == "=directeur"
    assert [item.wijziging for item in versions_of(stad)] == ["Doel SD1 gewijzigd"]
    save_changes(stad, made.terug)
    assert owner(stad) == before
    assert load(stad).respons is not None


@pytest.mark.parametrize(
    ("kolom", "waarde", "woorden"),
    [
        ("termijn", "31-31-2027", "Deze datum bestaat niet"),
        ("afdeling", "BESTAAT NIET", "staat niet in de tabel"),
        ("doel", "", "Deze cel is leeg"),
        ("id", "SD2", "staat er al"),
    ],
)
def test_what_the_contract_refuses_is_said_at_the_field(stad: Path, kolom: str, waarde: str, woorden: str) -> None:
    state = stad.read_bytes() if stad.is_file() else (stad / "doelen.csv").read_bytes()
    with pytest.raises(ChangeRefused) as refused:
        save_changes(stad, [set_values("doelen", ["SD1"], {kolom: waarde})])
    said = refused.value.velden.get(kolom) or str(refused.value)
    assert woorden.casefold() in said.casefold()
    assert state == (stad.read_bytes() if stad.is_file() else (stad / "doelen.csv").read_bytes())
    assert not versions_of(stad)


def test_a_row_comes_with_its_link_or_not_at_all(stad: Path) -> None:
    new = add_row(
        "inspanningen", {"id": "N1", "naam": "Nieuw team", "budget": "12.500", "spoor": "Besturing & organisatie"}
    )
    with pytest.raises(ChangeRefused):
        save_changes(stad, [new, add_row("koppelingen", {"doel": "BESTAAT NIET", "soort": "inspanning", "ref": "N1"})])
    assert "N1" not in {item.id for item in load(stad).inspanningen}
    made = save_changes(stad, [new, add_row("koppelingen", {"doel": "SD1", "soort": "inspanning", "ref": "N1"})])
    assert next(item.budget for item in load(stad).inspanningen if item.id == "N1") == 12500
    again = save_changes(stad, made.terug)
    assert "N1" not in {item.id for item in load(stad).inspanningen}
    assert len(again.terug) == 2


def test_undoing_a_removal_puts_the_row_back_in_its_place(stad: Path) -> None:
    dossier = load(stad)
    key = (dossier.koppelingen[3].doel, dossier.koppelingen[3].soort, dossier.koppelingen[3].ref)
    made = apply_change(dossier, [remove_row("koppelingen", key)])
    assert len(made.dossier.koppelingen) == len(dossier.koppelingen) - 1
    assert apply_change(made.dossier, made.terug).dossier.koppelingen == dossier.koppelingen


def test_the_same_cell_changed_by_two_people_is_asked_and_another_cell_goes_through(stad: Path) -> None:
    seen = owner(stad)
    save_changes(stad, [set_values("doelen", ["SD1"], {"eigenaar": "de een"}, {"eigenaar": seen})])
    with pytest.raises(ChangedMeanwhile, match="de een"):
        save_changes(stad, [set_values("doelen", ["SD1"], {"eigenaar": "de ander"}, {"eigenaar": seen})])
    save_changes(stad, [set_values("doelen", ["SD1"], {"doelgroep": "iedereen"})])
    assert owner(stad) == "de een"
    with pytest.raises(ChangedMeanwhile, match="is er niet meer"):
        save_changes(stad, [set_values("doelen", ["VERDWENEN"], {"eigenaar": "x"})])


def test_many_writers_at_once_lose_nothing(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stad"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))
    ids = [item.id for item in load(folder).doelen][:6]
    problems: list[BaseException] = []

    def write(goal: str) -> None:
        try:
            save_changes(folder, [set_values("doelen", [goal], {"doelgroep": f"groep van {goal}"})])
        except BaseException as error:
            problems.append(error)

    writers = [threading.Thread(target=write, args=(goal,)) for goal in ids]
    for item in writers:
        item.start()
    for item in writers:
        item.join()
    assert not problems
    found = {item.id: item.doelgroep for item in load(folder).doelen}
    assert all(found[goal] == f"groep van {goal}" for goal in ids)


def test_rows_after_the_reference_date_stay_when_something_else_is_saved(stad: Path) -> None:
    late = {"indicator": load(stad).indicatoren[0].id, "datum": "2031-01-01", "waarde": "3,5"}
    save_changes(stad, [add_row("metingen", late)])
    save_changes(stad, [set_values("doelen", ["SD1"], {"doelgroep": "iedereen"})])
    kept = read(stad, alles=True).dossier
    assert kept is not None
    assert kept.metingen[-1].waarde.getal == 3.5


def test_a_department_that_people_answered_for_stays(root: Path) -> None:
    dossier = load(root / "data_samples" / "voorbeeldstad")
    assert dossier.respons is not None
    used = next(item for item in dossier.respons.afdeling if item)
    with pytest.raises(ChangeRefused):
        apply_change(dossier, [set_values("afdelingen", [used], {"id": "ANDERS"})])


def test_a_workbook_that_is_open_elsewhere_is_left_alone(root: Path, tmp_path: Path) -> None:
    book = tmp_path / "stad.xlsx"
    convert(root / "data_samples" / "voorbeeldstad", book)
    mark = tmp_path / "~$stad.xlsx"
    mark.write_bytes(b"")
    before = book.read_bytes()
    with pytest.raises(DossierInUse, match=r"staat open in Excel.*~\$stad\.xlsx"):
        save_changes(book, [set_values("doelen", ["SD1"], {"eigenaar": "x"})])
    assert book.read_bytes() == before


def test_any_version_comes_back_also_after_a_restore(stad: Path) -> None:
    first = owner(stad)
    for name in ("een", "twee", "drie"):
        save_changes(stad, [set_values("doelen", ["SD1"], {"eigenaar": name})], f"eigenaar {name}")
    restore(stad, 1)
    assert owner(stad) == first
    assert [item.nummer for item in versions_of(stad)] == [1, 2, 3, 4]
    restore(stad, 4)
    assert owner(stad) == "drie"
    with pytest.raises(VersionUnknown, match="1 tot en met 5"):
        restore(stad, 9)


def test_versions_of_two_workbooks_in_one_folder_are_kept_apart(root: Path, tmp_path: Path) -> None:
    books = [tmp_path / "een.xlsx", tmp_path / "twee.xlsx"]
    for book in books:
        convert(root / "data_samples" / "voorbeeldstad", book)
    save_changes(books[0], [set_values("doelen", ["SD1"], {"eigenaar": "x"})])
    assert (len(versions_of(books[0])), len(versions_of(books[1]))) == (1, 0)


def test_an_unchanged_table_is_not_stored_again(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stad"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))
    for name in ("een", "twee"):
        save_changes(folder, [set_values("doelen", ["SD1"], {"eigenaar": name})])
    one, two = (history_place(folder) / number / "respons.csv" for number in ("0001", "0002"))
    assert one.samefile(two) or one.read_bytes() == two.read_bytes()
    assert not (history_place(folder) / "0002" / "doelen.csv").samefile(history_place(folder) / "0001" / "doelen.csv")


def test_history_on_the_command_line(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stad"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))

    def srm(*words: str) -> str:
        command = [sys.executable, "-m", "srm_kit.cli", "history", str(folder), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "no earlier versions" in srm()
    before = (folder / "doelen.csv").read_bytes()
    save_changes(folder, [set_values("doelen", ["SD1"], {"eigenaar": "x"})], "Doel SD1: eigenaar is nu ‘x’")
    assert "Doel SD1: eigenaar is nu ‘x’" in srm()
    assert "Version 1" in srm("--restore", "1")
    rows = [
        list(csv.reader(text.decode().splitlines(), delimiter=";"))
        for text in (before, (folder / "doelen.csv").read_bytes())
    ]
    assert rows[0] == rows[1]


def test_a_setting_of_the_report_is_saved_cleared_and_undone(stad: Path) -> None:
    save_changes(stad, [set_instelling("rapport", {"titel": "Onze stad", "vraag_doelen": "SD1"})])
    assert (load(stad).rapport.titel, load(stad).rapport.vraag_doelen) == ("Onze stad", ("SD1",))
    cleared = save_changes(stad, [set_instelling("rapport", {"titel": " ", "vraag_doelen": ""})])
    assert (load(stad).rapport.titel, load(stad).rapport.vraag_doelen) == ("", ())
    save_changes(stad, cleared.terug)
    assert (load(stad).rapport.titel, load(stad).rapport.vraag_doelen) == ("Onze stad", ("SD1",))
    with pytest.raises(ChangeRefused) as refused:
        save_changes(stad, [set_instelling("rapport", {"vorm": "anders"})])
    assert list(refused.value.velden) == ["vorm"]
