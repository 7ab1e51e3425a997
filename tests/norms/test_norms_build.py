"""`srm norms build` as a bureau meets it: a file to share, an account, and what is refused."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from srm_kit import resources
from srm_kit.cli import main
from srm_kit.dossier import load, reference_file, with_digest, write_folder
from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens
from srm_kit.simulation import Storing, simulate


def municipality(number: int, respondents: int = 26) -> Dossier:
    whole = simulate(Storing.GEZOND, 1.0, respondents, number, n_doelen=1)
    place = GemeenteGegevens(f"Proefdorp {number}", "", True)
    answers = Dossier(
        gemeente=place,
        opdracht=whole.opdracht,
        zorgvuldigheid=whole.zorgvuldigheid,
        populatie=whole.populatie,
        doelen=tuple(replace(goal, bovenliggend="") for goal in whole.doelen[:1]),
        afdelingen=whole.afdelingen,
        respons=whole.respons,
    )
    return with_digest(answers)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gemeenten")
    for number in range(12):
        write_folder(municipality(number), folder / f"dossier-{number:02}")
    return folder


@pytest.fixture
def ten(twelve: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "dossiers"
    shutil.copytree(twelve, folder, ignore=lambda _, names: [name for name in names if name[-2:] in {"10", "11"}])
    return folder


def build(folder: Path, out: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["norms", "build", str(folder), "--out", str(out), *words])
    return done.exit_code, done.output


def test_the_file_is_a_reference_like_any_other(ten: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit" / "normen.csv"
    code, text = build(ten, out)
    assert code == 0, text
    assert "10 municipalities" in text
    found = reference_file(out)
    assert [norm.sleutel for norm in found.normen][-3:] == ["verloop.S", "verloop.B", "verloop.L"]
    assert {norm.m for norm in found.normen} == {10}
    sample = str(resources.folder("data_samples") / "voorbeeldstad")
    done = CliRunner().invoke(main, ["diagnose", sample, "--json", "--referentie", str(out)])
    beside = json.loads(done.output)["referentie"]
    assert (
        beside["cellen"]["VB"]["interval"][0]
        < beside["cellen"]["VB"]["afwijking"]
        < beside["cellen"]["VB"]["interval"][1]
    )
    assert beside["verloop"]["S"]["interval"]
    page = out.with_suffix(".md").read_text(encoding="utf-8")
    assert page.startswith("# FICTIEF: normen van 10 fictieve gemeenten")
    assert "epsilon 3." in page
    assert "Proefdorp" not in page + out.read_text(encoding="utf-8")


def test_the_same_figures_are_the_same_release_and_cost_nothing(ten: Path, twelve: Path, tmp_path: Path) -> None:
    out, book = tmp_path / "normen.csv", tmp_path / "boek.json"
    assert build(ten, out, "--boek", str(book), "--epsilon", "2", "--totaal", "3")[0] == 0
    before = out.read_bytes(), book.read_bytes()
    code, text = build(ten, out, "--boek", str(book), "--epsilon", "2.0")
    assert (code, "released before" in text) == (0, True)
    assert (out.read_bytes(), book.read_bytes()) == before
    code, text = build(twelve, out, "--boek", str(book), "--epsilon", "2")
    assert code == 2
    assert "would go past the total of 3" in text
    assert "proefdorp 11" not in text  # only who was in a release before
    assert (out.read_bytes(), book.read_bytes()) == before


def test_a_damaged_account_stops_everything(ten: Path, tmp_path: Path) -> None:
    (tmp_path / "normenboek.json").write_text('{"releases": [', encoding="utf-8")
    code, text = build(ten, tmp_path / "normen.csv")
    assert (code, "Put back the one you had" in text) == (2, True)
    assert not (tmp_path / "normen.csv").exists()


def test_a_municipality_counts_once_by_its_newest_dossier(ten: Path, tmp_path: Path) -> None:
    newest = load(ten / "dossier-03")
    later = replace(newest.opdracht, peildatum=newest.peildatum.replace(year=newest.peildatum.year + 1))
    write_folder(with_digest(replace(newest, opdracht=later)), ten / "dossier-03-later")
    code, text = build(ten, tmp_path / "normen.csv")
    assert code == 0
    assert "Left out: Proefdorp 3 of 2026-11-01: there is a newer one" in text
    assert {norm.m for norm in reference_file(tmp_path / "normen.csv").normen} == {10}


@pytest.mark.parametrize(
    ("extra", "words", "said"),
    [
        ("one gone", (), "at least 10 municipalities; 9 can be used"),
        ("few answers", (), "dossier-00: a cell with fewer than 20 answers"),
        ("a real one", (), "keep them apart"),
        ("all real", ("--seed", "1"), "--seed is for fictional municipalities"),
        ("", ("--epsilon", "0"), "must be above 0"),
        ("", ("--epsilon", "11"), "nothing is protected"),
    ],
)
def test_what_is_refused(ten: Path, tmp_path: Path, extra: str, words: tuple[str, ...], said: str) -> None:
    if extra == "one gone":
        shutil.rmtree(ten / "dossier-00")
    elif extra == "few answers":
        shutil.rmtree(ten / "dossier-00")
        write_folder(municipality(0, 14), ten / "dossier-00")
    elif extra:
        for number in range(1 if extra == "a real one" else 10):
            settings = ten / f"dossier-{number:02}" / "dossier.toml"
            code = ("GM0344", "GM0363", "GM0599", "GM0518", "GM0014", "GM0034", "GM0080", "GM0106", "GM0114", "GM0153")
            text = settings.read_text(encoding="utf-8").replace("fictief = true", "fictief = false")
            settings.write_text(text.replace('code = ""', f'code = "{code[number]}"'), encoding="utf-8")
    result, text = build(ten, tmp_path / "normen.csv", *words)
    assert result == 2, text
    assert said in text
    assert not (tmp_path / "normen.csv").exists()


def test_fictional_noise_can_be_drawn_again(ten: Path, tmp_path: Path) -> None:
    files = []
    for name in ("een", "twee"):
        build(ten, tmp_path / name / "normen.csv", "--seed", "7")
        files.append((tmp_path / name / "normen.csv").read_bytes())
    assert files[0] == files[1]
