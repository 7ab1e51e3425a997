"""Which of the things in a folder are dossiers, and which only look like one."""

from __future__ import annotations

from pathlib import Path

from srm_kit.dossier.keeping.fingerprint import dossier_candidates, fingerprint_of


def test_no_workbook_or_folder_is_passed_in_silence(folder: Path, book: Path, tmp_path: Path) -> None:
    for name in ("oud.xls", "libre.ods", "binair.xlsb", "~$dorp.xlsx", ".verborgen.xlsx", "lees.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "macro.XLSM").write_bytes(book.read_bytes())
    (tmp_path / "vergeten").mkdir()
    (tmp_path / "vergeten" / "dossier.toml.txt").write_text("x")
    found = dossier_candidates(tmp_path)
    assert [item.name for item in found.dossiers] == ["dorp", "dorp.xlsx", "macro.XLSM"]
    assert [item.name for item in found.others] == ["binair.xlsb", "libre.ods", "oud.xls", "vergeten"]


def test_the_name_is_read_without_the_tables(folder: Path, book: Path) -> None:
    assert fingerprint_of(folder).naam == fingerprint_of(book).naam == "Voorbeelddorp"
