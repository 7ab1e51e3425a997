"""A table of reports as it comes out of Excel: its encoding, its headers and its dates do not matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.batch import find_sources
from srm_kit.errors import SourceUnusable, UnknownParameter
from srm_kit.parameters import Parameters


@pytest.mark.parametrize(
    "data",
    [
        "dossier;peildatum;concept\nCafé Noord;2026-11-01;ja\n2026;;nee\n".encode(),
        "sep=;\r\nDossier;Peildatum;CONCEPT\r\nCafé Noord;1-11-2026;x\r\n2026;n.v.t.;\r\n".encode("cp1252"),
        "Reports of autumn,,,\n\nPeil datum,concept,DOSSIER,\n01-11-2026,J,Café Noord,\n-,-,2026,\n".encode(),
        "dossier\tpeil_datum\tconcept\nCafé Noord\t2026-11-01 00:00\tWAAR\n2026\t\t\n".encode("utf-16"),
        "\ufeffdossier \u200b;peildatum;concept\n\u00a0Café Noord;1 november 2026;ja\n\n2026;;n\n".encode(),
    ],
)
def test_every_notation_names_the_same_reports(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "lijst.CSV").write_bytes(data)
    found = {source.dossier.name: source.parameters for source in find_sources([tmp_path / "lijst.CSV"], Parameters())}
    assert {name: (item.peildatum, item.concept) for name, item in found.items()} == {
        "Café Noord": ("2026-11-01", True),
        "2026": ("", False),
    }
    assert found["2026"].dossier == str(tmp_path / "2026")


def test_where_a_row_is_empty_or_ends_early_the_options_of_the_command_hold(tmp_path: Path) -> None:
    table = tmp_path / "lijst.csv"
    table.write_text("dossier;peildatum;vorm\nNoord\nOost;;kort\nZuid;2026-11-01\n", encoding="utf-8")
    found = find_sources([table], Parameters(peildatum="2026-10-01", vorm="volledig"))
    assert [(item.parameters.peildatum, item.parameters.vorm) for item in found] == [
        ("2026-10-01", "volledig"),
        ("2026-10-01", "kort"),
        ("2026-11-01", "volledig"),
    ]


def test_a_folder_with_only_other_workbooks_names_them(tmp_path: Path) -> None:
    for name in ("oud.xls", "libre.ods"):
        (tmp_path / name).write_bytes(b"x")
    assert [source.dossier.name for source in find_sources([tmp_path], Parameters())] == ["libre.ods", "oud.xls"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Noord;mei 2026;", "line 3: peildatum is 'mei 2026'. Dit is geen dag."),
        ("Noord;ooit;", "line 3: peildatum is 'ooit'. Dit is geen datum."),
        ("Noord;2026-11-01;misschien", "line 3: concept is 'misschien'. Dit is geen ja of nee."),
        (";2026-11-01;ja", "line 3: the column dossier is empty."),
    ],
)
def test_a_cell_that_cannot_be_is_told_with_its_line(tmp_path: Path, row: str, words: str) -> None:
    table = tmp_path / "lijst.csv"
    table.write_text(f"dossier;peildatum;concept\nZuid;1 mei 2026;x\n{row}\n", encoding="utf-8")
    with pytest.raises(UnknownParameter) as refused:
        find_sources([table], Parameters())
    assert str(refused.value).startswith(f"lijst.csv, {words}")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'dossier;peildatum\nNoord;"2026\n', "lijst.csv, line 2: "),
        (b"dossier;peildatum\nNoord;\x00\x01\n", "lijst.csv: "),
        (b"dossier;kleur;vorm x\nNoord;rood;\n", "lijst.csv: unknown column kleur, vorm x. Known are: "),
        (b"peildatum\n2026-11-01\n", "lijst.csv: no column dossier. Known are: "),
        (b"dossier;Peil Datum;peildatum\nNoord;;\n", "lijst.csv: the column peildatum is there twice."),
    ],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, data: bytes, words: str) -> None:
    table = tmp_path / "lijst.csv"
    table.write_bytes(data)
    with pytest.raises((SourceUnusable, UnknownParameter)) as refused:
        find_sources([table], Parameters())
    assert str(refused.value).startswith(words)


def test_a_table_beyond_five_megabytes_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "lijst.csv"
    table.write_bytes(b"dossier\nNoord\n".ljust(5_000_001, b"\n"))
    with pytest.raises(SourceUnusable, match=r"lijst\.csv cannot be read: File too large\."):
        find_sources([table], Parameters())
