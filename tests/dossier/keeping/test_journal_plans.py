"""A plan that is there is carried out, whatever of it was done already; one that cannot be ours is cleared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from srm_kit.dossier.keeping import journal
from srm_kit.dossier.keeping.journal import has_plan, journal_place, pending, recover


def planned(folder: Path, steps: object, version: object = None, **staged: str) -> Path:
    place = journal_place(folder)
    place.mkdir()
    for name, text in staged.items():
        (place / name.lstrip("n")).write_text(text)
    plan = place / "plan.json"
    plan.write_text(json.dumps({"bestanden": steps, "versie": version}))
    return plan


def test_where_the_journal_stands(folder: Path, book: Path) -> None:
    assert journal_place(folder) == folder / ".srm-bezig"
    assert journal_place(book) == book.with_name(".dorp.xlsx.bezig")
    assert (pending(folder), has_plan(folder)) == (False, False)
    journal_place(folder).mkdir()
    assert (pending(folder), has_plan(folder)) == (True, False)


def test_a_plan_is_finished_also_when_half_of_it_was_done(folder: Path) -> None:
    planned(folder, [["Doelen.csv", "0"], ["nieuw.csv", "1"], ["indicatoren.csv", None], ["weg.csv", None]], n0="x")
    assert has_plan(folder)
    recover(folder)
    assert (folder / "Doelen.csv").read_text() == "x"
    assert not (folder / "nieuw.csv").exists()  # nothing staged: it was done
    assert not (folder / "indicatoren.csv").exists()
    assert not pending(folder)


@pytest.mark.parametrize(("version", "kept"), [("0001", True), ("een", False), (1, False), (None, False)])
def test_the_version_before_it_gets_its_number(folder: Path, version: object, kept: bool) -> None:
    ready = folder / ".historie" / ".klaar"
    from srm_kit.dossier.keeping.history_places import READY

    ready = ready.with_name(READY)
    ready.mkdir(parents=True)
    planned(folder, [], version)
    recover(folder)
    assert (folder / ".historie" / "0001").is_dir() is kept
    assert not ready.exists()


@pytest.mark.parametrize(
    "name",
    ["../doelen.csv", ".verborgen.csv", "a/b.csv", "a\\b.csv", "doelen.txt", "doelen.csv.bak", "link.csv"],
)
def test_a_plan_reaches_only_tables_and_settings_of_this_folder(folder: Path, name: str) -> None:
    outside = folder.parent / "doelen.csv"
    outside.write_text("buiten")
    (folder / "link.csv").symlink_to(outside)
    planned(folder, [[name, None]])
    recover(folder)
    assert outside.read_text() == "buiten"
    assert (folder / "link.csv").is_symlink()


def test_beside_a_workbook_a_plan_reaches_only_that_workbook(book: Path) -> None:
    other = book.with_name("ander.xlsx")
    other.write_text("x")
    planned(book, [["ander.xlsx", None], ["dorp.xlsx", "0"]], n0="nieuw")
    recover(book)
    assert other.exists()
    assert book.read_text() == "nieuw"


def test_a_plan_that_is_a_link_or_far_too_large_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(folder, [["Doelen.csv", None]])
    away = folder.parent / "plan.json"
    plan.rename(away)
    plan.symlink_to(away)
    recover(folder)
    assert (folder / "Doelen.csv").exists()
    for fits in (False, True):
        plan = planned(folder, [["Doelen.csv", None]])
        monkeypatch.setattr(journal, "_LARGEST_PLAN", plan.stat().st_size - (0 if fits else 1))
        recover(folder)
        assert (folder / "Doelen.csv").exists() is not fits
    (folder / "elders").mkdir()
    journal_place(folder).symlink_to(folder / "elders")
    recover(folder)
    assert (folder / "elders").is_dir()
    assert not pending(folder)
