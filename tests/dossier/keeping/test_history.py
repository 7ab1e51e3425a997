"""Versions: which files belong in one, when it is whole, that the oldest go, and that nothing is stored twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from srm_kit.dossier.keeping import history
from srm_kit.dossier.keeping.history import clear_old, prepare, versions_of, whole
from srm_kit.dossier.keeping.journal import commit


def keep(folder: Path, text: str, why: str = "") -> None:
    """Saves the goals with another text; the version before it is kept."""
    commit(folder, {"Doelen.csv": text.encode()}, prepare(folder, sorted(folder.glob("[!.]*.*")), why))


def test_versions_count_on_and_say_what_replaced_them(folder: Path) -> None:
    for number in range(1, 12):
        keep(folder, f"id;doel\nD1;{number}\n", f"reden {number}" if number != 2 else "")
    found = versions_of(folder)
    assert [item.nummer for item in found] == list(range(1, 12))
    assert [item.wijziging for item in found[:3]] == ["reden 1", "", "reden 3"]
    assert [file.name for file in found[0].bestanden] == ["Doelen.csv", "dossier.toml", "indicatoren.csv"]
    assert (found[4].map / "Doelen.csv").read_text() == "id;doel\nD1;4\n"


def test_a_file_that_stays_the_same_is_stored_once(folder: Path) -> None:
    keep(folder, "id;doel\nD1;een\n")
    keep(folder, "id;doel\nD1;twee\n")
    one, two = versions_of(folder)
    assert (one.map / "indicatoren.csv").samefile(two.map / "indicatoren.csv")
    assert not (one.map / "Doelen.csv").samefile(two.map / "Doelen.csv")
    (folder / "indicatoren.csv").chmod(0o600)
    keep(folder, "id;doel\nD1;drie\n")  # no more open than the file is now
    assert not (two.map / "indicatoren.csv").samefile(versions_of(folder)[2].map / "indicatoren.csv")


def test_of_more_than_so_many_the_oldest_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history._VERSIONS == 200
    monkeypatch.setattr(history, "_VERSIONS", 3)
    for number in range(5):
        keep(folder, f"id;doel\nD1;{number}\n")
        clear_old(folder)
    assert [item.nummer for item in versions_of(folder)] == [3, 4, 5]


def test_a_version_is_whole_when_every_file_of_it_is_there_as_it_was(folder: Path) -> None:
    keep(folder, "id;doel\nD1;een\n")
    (version,) = versions_of(folder)
    assert whole(version)
    listed = version.map / ".inhoud.json"
    known = listed.read_text()
    (version.map / "Doelen.csv").write_text("anders")
    assert not whole(version)
    for content in ("{}", "[1]", "nee"):
        listed.write_text(content)
        assert not whole(version)
    listed.write_text(json.dumps({**json.loads(known), "weg.csv": "ab"}))
    assert not whole(version)


@pytest.mark.parametrize(
    ("name", "is_whole"), [("dossier.toml", True), ("Dorp.XLSX", True), ("dorp.xlsm", True), ("doelen.csv", False)]
)
def test_a_version_of_before_that_was_written_down_has_a_dossier(folder: Path, name: str, is_whole: bool) -> None:
    place = folder / ".historie" / "0001"
    place.mkdir(parents=True)
    (place / name).write_text("x")
    (place / "omschrijving.txt").write_text("x")
    (version,) = versions_of(folder)
    assert [file.name for file in version.bestanden] == [name]
    assert whole(version) is is_whole


def test_what_is_no_version_is_passed_over(folder: Path) -> None:
    keep(folder, "id;doel\nD1;een\n")
    place = folder / ".historie"
    (place / "los").mkdir()
    (place / "0007").write_text("x")
    (place / "0008").symlink_to(place / "0001")
    assert [item.nummer for item in versions_of(folder)] == [1]
    keep(folder, "id;doel\nD1;twee\n")
    assert [item.nummer for item in versions_of(folder)] == [1, 9]
    assert prepare(folder, []) is None
