"""What decides a report: the workbook, or the settings and tables of a folder, and nothing that lies beside them."""

from __future__ import annotations

from pathlib import Path

from srm_kit.dossier.reading.input_files import input_files


def test_of_a_folder_the_settings_and_the_tables_count(tmp_path: Path) -> None:
    for name in ("dossier.toml", "Doelen.CSV", "metingen.csv", "notities.txt", "ander.toml", "dossier.toml.bak"):
        (tmp_path / name).write_text("")
    (tmp_path / "oud.csv").mkdir()
    assert [file.name for file in input_files(tmp_path)] == ["Doelen.CSV", "dossier.toml", "metingen.csv"]


def test_of_a_workbook_it_is_the_file_itself(tmp_path: Path) -> None:
    book = tmp_path / "dorp.xlsx"
    assert input_files(book) == (book,)
    book.write_text("")
    assert input_files(book) == (book,)
