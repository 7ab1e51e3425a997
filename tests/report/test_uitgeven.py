"""A release is noted beside its dossier, and what was published before decides whether there is another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from srm_kit.cli.command_line import main
from srm_kit.dossier import load
from srm_kit.dossier.keeping.release_account import releasing
from srm_kit.dossier.reading.release_file import release_file
from srm_kit.errors import UitgifteRefused
from srm_kit.measures import measure
from srm_kit.measures.uitgeven import bijgeschreven
from srm_kit.report import ReportOptions, run
from tests.client_dossier import answers, make_client


@pytest.fixture
def klant(tmp_path: Path) -> Path:
    """A dossier with the name of a municipality and twelve made-up answers."""
    return make_client(tmp_path / "klant", "id;doel\nD1;Een doel\n")


def gated(dossier: Path) -> Result:
    return CliRunner().invoke(main, ["diagnose", str(dossier), "--json", "--weergave"])


def test_the_gated_json_is_rounded_noted_and_refused_when_a_few_people_differ(klant: Path) -> None:
    exact = CliRunner().invoke(main, ["diagnose", str(klant), "--json"])
    assert not release_file(klant).exists(), "the consultant looks; nothing was published"
    assert "alleen voor de adviseur" in exact.stderr
    assert "gebruik" not in json.loads(exact.stdout)  # the contract fixes what is in it; the note stands beside it
    assert "alleen voor de adviseur" in exact.stderr
    first = gated(klant)
    cell = json.loads(first.stdout)["cellen"]["RS"]
    assert (cell["score"], cell["sd"]) == (50.0, None)
    account = release_file(klant).read_bytes()
    assert b"proef" not in account
    again = gated(klant)
    assert again.stdout == first.stdout
    assert release_file(klant).read_bytes() == account
    answers(klant, 13)
    refused = gated(klant)
    assert refused.exit_code == 2
    assert "Niet uitgegeven" in refused.stderr
    assert refused.stdout == ""
    assert release_file(klant).read_bytes() == account
    answers(klant, 30)
    assert gated(klant).exit_code == 0
    assert release_file(klant).read_bytes() != account


def test_every_number_of_the_gated_json_about_people_is_a_printed_one(klant: Path) -> None:
    answers(klant, 37)
    found = json.loads(gated(klant).stdout)
    numbers = [
        value
        for block in ("cellen", "blokken", "fasen", "sporen", "groepen", "meetkwaliteit")
        for value in _floats(found[block])
    ]
    assert numbers
    assert all(round(value, 2) == value for value in numbers)
    assert all(found["cellen"][code]["score"] in {None, *range(101)} for code in found["cellen"])


def _floats(value: object) -> list[float]:
    if isinstance(value, dict):
        return [each for item in value.values() for each in _floats(item)]
    if isinstance(value, list):
        return [each for item in value for each in _floats(item)]
    return [value] if isinstance(value, float) else []


def test_another_k_min_afterwards_is_named_and_not_followed(klant: Path) -> None:
    first = json.loads(gated(klant).stdout)
    settings = klant / "dossier.toml"
    settings.write_text(settings.read_text().replace("k_min = 5", "k_min = 9"), encoding="utf-8")
    later = json.loads(gated(klant).stdout)
    assert later["cellen"] == first["cellen"]
    said = CliRunner().invoke(main, ["check", str(klant)]).output
    assert "al uitgegeven met k_min 5" in said


def test_a_report_is_noted_and_the_next_one_is_refused_before_it_is_made(klant: Path, tmp_path: Path) -> None:
    made = run(klant, tmp_path / "uit", ReportOptions(concept=True))
    assert release_file(klant).exists(), "a concept is read by others too"
    first = made.html.read_bytes()
    answers(klant, 14)
    steps: list[str] = []
    with pytest.raises(UitgifteRefused):
        run(klant, tmp_path / "uit", ReportOptions(), lambda step, done, total: steps.append(step))
    assert steps == ["reading the dossier"]
    assert made.html.read_bytes() == first


@pytest.mark.slow
def test_the_same_report_again_beside_its_account_is_the_same_bytes(klant: Path, tmp_path: Path) -> None:
    pages = {run(klant, tmp_path / "uit").html.read_bytes() for _ in range(2)}
    assert len(pages) == 1


def test_a_release_that_does_not_come_leaves_no_account(klant: Path) -> None:
    dossier = load(klant)
    after = bijgeschreven(dossier, measure(dossier, weergave=True))
    with pytest.raises(OSError, match="vol"), releasing(klant, dossier.uitgiften, after):
        raise OSError("vol")
    assert not release_file(klant).exists()


def test_the_account_goes_along_to_a_workbook_and_back(klant: Path, tmp_path: Path) -> None:
    gated(klant)
    book, folder = tmp_path / "klant.xlsx", tmp_path / "terug"
    for source, target in ((klant, book), (book, folder)):
        assert CliRunner().invoke(main, ["convert", str(source), str(target)]).exit_code == 0
    accounts = {release_file(place).read_bytes() for place in (klant, book, folder)}
    assert len(accounts) == 1
    answers(folder, 13)
    assert gated(folder).exit_code == 2


def test_who_is_forgotten_leaves_no_tag_and_the_others_stay_known(klant: Path) -> None:
    gated(klant)
    before = load(klant).uitgiften
    (day,) = before.meetmomenten
    tag = before.merk(day, "proef003")
    assert tag.encode() in release_file(klant).read_bytes()
    CliRunner().invoke(main, ["history", str(klant), "--forget", "proef003"])
    assert tag.encode() not in release_file(klant).read_bytes()
    assert len(load(klant).uitgiften.meetmomenten[day].uitgiften[0].personen) == 12
    assert gated(klant).exit_code == 2, "eleven of the twelve would tell of the one who was forgotten"


def test_a_dossier_beside_which_nothing_can_be_written_releases_nothing(klant: Path) -> None:
    (klant / ".srm-lock").mkdir()
    refused = gated(klant)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "houden wij naast het dossier een verslag bij" in refused.stderr


def test_an_account_that_cannot_be_read_is_a_fault_and_not_an_empty_one(klant: Path) -> None:
    gated(klant)
    release_file(klant).write_text("{", encoding="utf-8")
    refused = gated(klant)
    assert refused.exit_code == 2
    assert "reservekopie" in refused.stderr


def test_of_two_releases_at_once_the_second_looks_again(klant: Path) -> None:
    dossier = load(klant)
    after = bijgeschreven(dossier, measure(dossier, weergave=True))
    with releasing(klant, dossier.uitgiften, after):
        pass
    with pytest.raises(UitgifteRefused, match="intussen"), releasing(klant, dossier.uitgiften, after):
        pytest.fail("the second may not release")


def test_the_sample_keeps_no_account(tmp_path: Path) -> None:
    sample = tmp_path / "voorbeeldstad"
    shutil.copytree("data_samples/voorbeeldstad", sample)
    assert gated(sample).exit_code == 0
    assert {item.name for item in sample.iterdir()} == {
        item.name for item in Path("data_samples/voorbeeldstad").iterdir() if not item.name.startswith(".")
    }
