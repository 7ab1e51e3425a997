"""Who must be forgotten is nowhere any more: not in the dossier, not in a version, not in a text of a workbook."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from srm_kit.dossier import convert, load, save_changes, set_values, versions_of
from srm_kit.dossier.keeping.forgetting import forget_answers, forget_past_term
from srm_kit.dossier.keeping.history import whole
from srm_kit.errors import SrmError

CARE = "\n[zorgvuldigheid]\nor_geinformeerd = true\nprivacytekst = true\nbewaartermijn_tot = 2027-06-01\n"
ANSWERS = ["respondent;meetmoment;functiegroep;RS1;RB1;RL1;open_vraag"] + [
    f"R{number:02d};2026-09-01;beleid;3;4;2;geheim van {number:02d}" for number in range(1, 8)
]


def texts(place: Path) -> str:
    """Everything that stands in the files of a dossier and of its versions."""
    found = []
    for file in [place] if place.is_file() else []:
        found.append(file)
    found += [file for root in ({place, place.parent / ".historie"} if place.is_file() else {place}) for file in root.rglob("*") if file.is_file()]  # fmt: skip
    out = []
    for file in found:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                out += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        else:
            out.append(file.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(out)


@pytest.fixture(params=["map", "werkboek"])
def place(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Path:
    with (folder / "dossier.toml").open("a", encoding="utf-8") as file:
        file.write(CARE)
    (folder / "respons.csv").write_text("\n".join(ANSWERS) + "\n", encoding="utf-8")
    found = folder
    if request.param == "werkboek":
        found = tmp_path / "apart" / "dorp.xlsx"
        found.parent.mkdir()
        convert(folder, found)
    for name in ("een", "twee"):
        save_changes(found, [set_values("doelen", ["D1"], {"eigenaar": name})])
    return found


def test_a_respondent_is_forgotten_everywhere_and_a_list_says_where(place: Path) -> None:
    assert "geheim van 03" in texts(place)
    done = forget_answers(place, ["R03"])
    assert [(item.versie, item.rijen, item.weg) for item in done] == [(None, 1, False), (1, 1, False), (2, 1, False)]
    assert "geheim van 03" not in texts(place)
    assert "R03" not in texts(place)
    assert "geheim van 04" in texts(place)
    respons = load(place).respons
    assert respons is not None
    assert len(respons) == 6
    assert all(whole(version) for version in versions_of(place))
    assert forget_answers(place, ["R03"]) == ()


def test_all_answers_are_forgotten_past_the_term_and_not_before(place: Path) -> None:
    with pytest.raises(SrmError, match="loopt tot 2027-06-01"):
        forget_past_term(place, date(2027, 6, 1))
    assert "geheim van 01" in texts(place)
    assert [item.rijen for item in forget_past_term(place, date(2027, 6, 2))] == [7, 7, 7]
    assert "geheim van" not in texts(place)
    assert load(place).respons is None
    assert load(place).doelen[0].eigenaar == "twee"


def test_a_clean_copy_has_no_history(place: Path, tmp_path: Path) -> None:
    convert(place, tmp_path / "kopie")
    assert not (tmp_path / "kopie" / ".historie").exists()


def test_forgetting_on_the_command_line(place: Path) -> None:
    command = [sys.executable, "-m", "srm_kit.cli", "history", str(place), "--forget", "R01", "--forget", "R02"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Forgotten in the dossier: rows: 2" in said
    assert "Forgotten in version 2: rows: 2" in said


@pytest.mark.parametrize(
    ("table", "certain"),
    [("", True), ("\n  \n", True), ('naam;punt\nx;"1\n', False), ("naam;punt\nR03;1\n", False)],
)
def test_a_table_of_answers_without_anything_is_certain_and_one_that_cannot_be_read_is_not(
    folder: Path, table: str, certain: bool
) -> None:
    (folder / "respons.csv").write_text(table, encoding="utf-8")
    if certain:
        assert forget_answers(folder, ["R03"]) == ()
        return
    with pytest.raises(SrmError, match=r"In respons\.csv zijn de antwoorden niet zeker weg te halen"):
        forget_answers(folder, ["R03"])
    assert (folder / "respons.csv").read_text(encoding="utf-8") == table


def test_other_rows_lines_and_titles_stay_and_a_mark_before_an_id_is_no_part_of_it(folder: Path) -> None:
    text = "Titel;;\n\nrespondent;meetmoment;functiegroep\n'-R1;2026-09-01;beleid\nR2;2026-09-01;beleid\n;;\nR1\n"
    (folder / "respons.csv").write_text(text, encoding="utf-8")
    assert [(item.versie, item.rijen) for item in forget_answers(folder, ["-R1", "R1"])] == [(None, 2)]
    kept = (folder / "respons.csv").read_text(encoding="utf-8")
    assert kept == "Titel;;\n\nrespondent;meetmoment;functiegroep\nR2;2026-09-01;beleid\n;;\n"
