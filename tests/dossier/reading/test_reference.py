"""A file of norms beside the dossier: read, checked, kept, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from srm_kit import resources
from srm_kit.cli import main
from srm_kit.dossier import convert, load, read, reference_file
from srm_kit.errors import DossierHasFaults, DossierNotFound

TOML = """
[gemeente]
naam = "Voorbeelddorp"
fictief = true
[opdracht]
peildatum = 2026-11-01
[referentie]
bestand = "normen.csv"
"""
NORMS = "sleutel;gemiddelde;sd;m\nRS;61,5;3;12\nverloop.S;-4;4,2;12\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "dossier.toml").write_text(TOML, encoding="utf-8")
    (folder / "doelen.csv").write_text("id;doel\nD1;Een doel\n", encoding="utf-8")
    (folder / "normen.csv").write_text(NORMS, encoding="utf-8")
    return folder


def test_the_file_that_a_dossier_names_is_read(dossier: Path) -> None:
    outcome = read(dossier)
    assert outcome.meldingen == ()
    assert outcome.dossier is not None
    norms = outcome.dossier.referentie
    assert norms is not None
    found = norms.norm("verloop.S")
    assert found is not None
    assert (found.gemiddelde, found.sd, found.m) == (-4.0, 4.2, 12)
    assert norms.norm("VL") is None


def test_it_goes_along_to_the_other_form_and_back(dossier: Path, tmp_path: Path) -> None:
    convert(dossier, tmp_path / "werkboek" / "d.xlsx")
    convert(tmp_path / "werkboek" / "d.xlsx", tmp_path / "terug")
    assert load(tmp_path / "werkboek" / "d.xlsx").digest == load(dossier).digest == load(tmp_path / "terug").digest


def test_a_dossier_without_its_file_is_whole_and_says_so(dossier: Path, tmp_path: Path) -> None:
    (dossier / "normen.csv").unlink()
    outcome = read(dossier)
    assert outcome.fouten == ()
    assert [item.waarde for item in outcome.waarschuwingen] == ["normen.csv"]
    convert(dossier, tmp_path / "d.xlsx")
    assert not (tmp_path / "normen.csv").exists()
    assert [item.waarde for item in read(tmp_path / "d.xlsx").waarschuwingen] == ["normen.csv"]


@pytest.mark.parametrize("name", ["../normen.csv", "/etc/passwd", "map/normen.csv", "..\\\\normen.csv"])
def test_only_a_file_beside_the_dossier(dossier: Path, name: str) -> None:
    (dossier / "dossier.toml").write_text(TOML.replace("normen.csv", name), encoding="utf-8")
    assert [item.kolom for item in read(dossier).fouten] == ["referentie.bestand"]


def test_a_link_is_not_followed(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "elders.csv").write_text(NORMS, encoding="utf-8")
    (dossier / "normen.csv").unlink()
    (dossier / "normen.csv").symlink_to(tmp_path / "elders.csv")
    outcome = read(dossier)
    assert outcome.dossier is not None
    assert outcome.dossier.referentie is not None
    assert outcome.dossier.referentie.normen == ()


@pytest.mark.parametrize(
    ("row", "column"),
    [("XX;1;1;12", "sleutel"), ("RS;1;-1;12", "sd"), ("RS;1;1;0", "m"), ("RS;veel;1;12", "gemiddelde")],
)
def test_what_is_wrong_in_it_is_said(dossier: Path, row: str, column: str) -> None:
    (dossier / "normen.csv").write_text(f"sleutel;gemiddelde;sd;m\nRB;60;3;12\n{row}\n", encoding="utf-8")
    assert [(item.tabel, item.rij, item.kolom) for item in read(dossier).fouten] == [("referentie", 3, column)]


def test_a_key_stands_there_once(dossier: Path) -> None:
    (dossier / "normen.csv").write_text(NORMS + "RS;60;3;12\n", encoding="utf-8")
    assert [item.waarde for item in read(dossier).fouten] == ["RS"]


def test_a_file_named_on_its_own(tmp_path: Path) -> None:
    with pytest.raises(DossierNotFound, match=r"normen\.csv"):
        reference_file(tmp_path / "normen.csv")
    (tmp_path / "normen.csv").write_text("sleutel;gemiddelde;sd;m\nXX;1;1;1\n", encoding="utf-8")
    with pytest.raises(DossierHasFaults, match="sleutel"):
        reference_file(tmp_path / "normen.csv")


def test_the_command_takes_another_reference(tmp_path: Path) -> None:
    sample = resources.folder("data_samples") / "voorbeeldstad"
    cells = ("RS", "RB", "RL", "IS", "IB", "IL", "VS", "VB", "VL")
    rows = [f"{key};50;3;20" for key in cells] + [f"verloop.{key};0;4;20" for key in "SBL"]
    (tmp_path / "normen.csv").write_text("\n".join(["sleutel;gemiddelde;sd;m", *rows]), encoding="utf-8")
    options = ["diagnose", str(sample), "--json", "--referentie", str(tmp_path / "normen.csv")]
    outcome = CliRunner().invoke(main, options)
    assert outcome.exit_code == 0, outcome.output
    found = json.loads(outcome.output)
    assert found["methode"] == "srm-werkbank/2"
    course = found["concretisering"]["verloop"]["S"]["verschil"]
    assert found["referentie"]["verloop"]["S"]["afwijking"] == pytest.approx(course)
