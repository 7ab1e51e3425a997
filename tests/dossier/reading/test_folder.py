"""Every file of a folder is read or named, and settings that cannot be read are told line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.dossier import read
from srm_kit.dossier.reading.toml_text import read_toml
from srm_kit.errors import DossierNotFound, DossierUnreadable
from tests.dossier.reading.made_folder import TOML, made, said


def test_an_open_quote_loses_no_row_and_names_its_own(tmp_path: Path) -> None:
    text = 'id;naam;soort\nS1;a;zorg\nS2;b;"aanbieder\nS3;c;zorg\nS4;d;anders\n'
    outcome = made(tmp_path, stakeholders=text)
    assert said(outcome, "fout") == [("stakeholders", 3, None)]


def test_an_old_mac_is_asked_about(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen="id;doel\nD1;Eén café per wijk\n".encode("mac-roman"))
    assert said(outcome, "fout") == [("doelen", 2, None)]


def test_commas_in_a_quoted_header_do_not_decide(tmp_path: Path) -> None:
    outcome = made(tmp_path, doelen='id;doel;"toelichting (wat, waar, wanneer, met wie)";"bron, jaar"\nD1;x;y;z\n')
    assert outcome.fouten == ()
    assert outcome.dossier is not None
    assert outcome.dossier.doelen[0].overig["bron, jaar"] == "z"


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    for name in (
        "doelen.xlsx",
        "macro.xlsm",
        "oud.xls",
        "blad.ods",
        "metingen.csv.txt",
        "verslag.pdf",
        ".verborgen",
        "~$doelen.xlsx",
    ):
        (tmp_path / name).write_bytes(b"x")
    text = " ".join(map(str, made(tmp_path).waarschuwingen))
    for name in ("doelen.xlsx", "macro.xlsm", "oud.xls", "blad.ods", "metingen.csv.txt", "verslag.pdf"):
        assert name in text
    assert "verborgen" not in text
    assert "~$" not in text


@pytest.mark.parametrize("name", ["metingen.csv.txt", "Metingen.txt"])
def test_a_file_with_the_name_of_a_table_is_told_how_to_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    (told,) = made(tmp_path).waarschuwingen
    assert (told.tabel, told.herstel) == ("metingen", "Geef het de naam metingen.csv als de tabel erin staat.")


def test_the_file_with_norms_belongs_to_the_dossier(tmp_path: Path) -> None:
    (tmp_path / "normen.csv").write_text("sleutel;gemiddelde;sd;m\nRS;60;3;12\n", encoding="utf-8")
    assert made(tmp_path, TOML + '[referentie]\nbestand = "normen.csv"\n').meldingen == ()


def test_two_files_that_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "Doelen.CSV").write_text("id;doel\nD9;x\n", encoding="utf-8")
    assert said(made(tmp_path), "fout") == [("doelen", None, None)]


def test_settings_under_another_name_are_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml.txt").write_text(TOML, encoding="utf-8")
    with pytest.raises(DossierNotFound, match=r"wel dossier\.toml\.txt"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("naam = \u201cDorp\u201d", 'naam = "Dorp"'),
        ("fictief = ja", "fictief = true"),
        ("peildatum = 1-11-2026", "peildatum = 2026-11-01"),
        ("naam = Dorp", 'naam = "Dorp"'),
        ('naam = "Dorp', "hetzelfde aanhalingsteken"),
        ("naam =", "ontbreekt de waarde"),
        ("[gemeente", "Sluit de kop af"),
        ("zomaar tekst", "Schrijf een kop tussen haken"),
        ('themas = ["a", "b"', "Schrijf een lijst zo"),
        ('bestand = "C:\\x.csv"', "Een schuine streep"),
        ('a = 1\na = 2', "staat er twee keer"),
    ],
)  # fmt: skip
def test_a_line_of_the_settings_that_cannot_be_read(line: str, remedy: str) -> None:
    with pytest.raises(DossierUnreadable) as caught:
        read_toml(f"schema = 1\n{line}\n".encode())
    said_of_it = str(caught.value)
    assert said_of_it.startswith(f"Regel {line.count(chr(10)) + 2} van dossier.toml")
    assert remedy in said_of_it
    for word in ("TOML", "Invalid", "Expected", "Error", "line", "codec"):
        assert word not in said_of_it


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_settings_of_any_editor(encoding: str) -> None:
    assert read_toml('naam = "Één"\r\n'.encode(encoding)) == {"naam": "Één"}


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "Niet gelezen is f00.pdf."), (2, "zijn f00.pdf en f01.pdf."), (20, "en f19.pdf."), (21, "en nog 1.")],
)
def test_of_many_other_files_the_first_are_named_and_the_rest_is_counted(
    tmp_path: Path, count: int, words: str
) -> None:
    for number in range(count):
        (tmp_path / f"f{number:02d}.pdf").write_bytes(b"x")
    (told,) = made(tmp_path).waarschuwingen
    assert words in told.tekst
    assert ("en nog" in told.tekst) is (count > 20)


@pytest.mark.parametrize(("table", "shown"), [("doelen", "cafŽ"), ("respons", None)])
def test_what_someone_answered_is_not_repeated_in_a_message(tmp_path: Path, table: str, shown: str | None) -> None:
    head = "id;doel" if table == "doelen" else "respondent;meetmoment"
    text = f"{head}\nD1;caf\x8e en\n".encode("latin-1")  # as a Mac wrote it long ago
    told = [item for item in made(tmp_path, **{table: text}).meldingen if "accent" in item.tekst]
    assert [(item.tabel, item.waarde) for item in told] == [(table, shown)]


def test_a_folder_without_settings_is_named_with_what_is_there(tmp_path: Path) -> None:
    place = tmp_path / "leeg"
    place.mkdir()
    with pytest.raises(DossierNotFound, match=r"In leeg staat geen dossier\.toml\. Wijs de map"):
        read(place)
    (place / "ander.toml").write_text("", encoding="utf-8")
    with pytest.raises(DossierNotFound, match=r"In leeg staat geen dossier\.toml, wel ander\.toml\."):
        read(place)
    (place / "dossier.toml").symlink_to(place / "ander.toml")
    with pytest.raises(DossierNotFound, match=r"dossier\.toml in leeg is een koppeling"):
        read(place)
