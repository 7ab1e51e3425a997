"""Two versions, two measurements or two municipalities: what differs is said, and what a few people answered is not."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html as parser

from srm_kit.cli.command_line import main
from srm_kit.dossier import save_changes, set_values
from srm_kit.dossier.reading.release_file import release_file
from srm_kit.vergelijken import Kant, Paar, metingen, vergelijk
from srm_kit.vergelijken.comparison_text import most_important
from tests.client_dossier import answers, make_client


@pytest.fixture
def klant(tmp_path: Path) -> Path:
    """A dossier with the name of a municipality and twelve made-up answers."""
    return make_client(tmp_path / "klant", "id;doel;eigenaar\nD1;Een doel;\nD2;Nog een doel;\n")


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


def compared(*arguments: object) -> dict[str, Any]:
    done = compare(*arguments, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def waves(root: Path) -> Paar:
    return metingen(root / "data_samples" / "voorbeeldstad", date(2025, 9, 15), None, uitgeven=False)


def test_two_measurements_say_what_chance_can_explain(root: Path, tmp_path: Path) -> None:
    page = tmp_path / "vergelijking.html"
    found = compared(root / "data_samples" / "voorbeeldstad", "--eerder", "2025-09-15", "--html", page)
    assert found["soort"] == "metingen"
    assert found["eerder"]["titel"] != found["nu"]["titel"]
    figures = {item["sleutel"]: item for item in found["cijfers"]}
    assert figures["cellen.RS"] | {"naam": ""} == {
        "sleutel": "cellen.RS",
        "naam": "",
        "eerder": 63.0,
        "nu": 72.0,
        "oordeel": "aantoonbaar",
    }
    assert figures["cellen.VL"]["oordeel"] == "kan toeval zijn"
    assert figures["realisatiekracht.geregeld"]["oordeel"] == "telling, geen steekproef"
    text = parser.document_fromstring(page.read_bytes()).text_content()
    for words in ("FICTIEF", found["eerder"]["titel"], found["nu"]["titel"], "kan toeval zijn", "werd zwaarder"):
        assert words in text
    for item in found["bevindingen"]:
        assert item["tekst"] in text
    assert {item["soort"] for item in found["bevindingen"]} == {"erbij", "weg", "zwaarder", "lichter"}


def test_a_finding_that_turned_around_is_no_new_one(waves: Paar) -> None:
    finding = next(item for item in waves.nu.bevindingen if any(isinstance(one, float) for one in item.bewijs.values()))

    def side(kant: Kant, sign: int) -> Kant:
        proof = {path: sign * value if isinstance(value, float) else value for path, value in finding.bewijs.items()}
        return replace(kant, bevindingen=(replace(finding, bewijs=proof),))

    (changed,) = vergelijk(replace(waves, eerder=side(waves.eerder, -1), nu=side(waves.nu, 1))).bevindingen
    assert changed.soort == "omgekeerd"
    assert not vergelijk(replace(waves, eerder=side(waves.eerder, 1), nu=side(waves.nu, 1))).bevindingen


def test_a_finding_that_the_consultant_leaves_out_did_not_go(waves: Paar) -> None:
    fewer = replace(waves.nu, bevindingen=waves.nu.bevindingen[1:])
    gone = waves.nu.bevindingen[0].id
    for pair in (replace(waves, eerder=waves.nu, nu=fewer), replace(waves, eerder=fewer)):
        assert gone not in {item.id for item in vergelijk(pair).bevindingen}


def test_a_kept_version_shows_which_goals_changed(klant: Path) -> None:
    (klant / "respons.csv").unlink()
    save_changes(klant, [set_values("doelen", ["D1"], {"eigenaar": "directeur"})])
    found = compared(klant, "--version", 1)
    goal = {"id": "D1", "doel": "Een doel", "wat": "eigenaar", "eerder": "leeg", "nu": "directeur"}
    assert goal in found["doelen"]
    assert {item["id"] for item in found["doelen"]} == {"D1"}
    said = compare(klant, "--version", 1).output
    assert "Eén doel is anders." in said
    assert "D1 eigenaar: leeg -> directeur" in said
    unknown = compare(klant, "--version", 7)
    assert unknown.exit_code == 2
    assert "Versie 7 van klant is er niet" in unknown.output


def test_the_page_opens_with_what_changed_most(waves: Paar) -> None:
    found = vergelijk(waves)
    assert "bevinding" in most_important(waves, found)
    figures = replace(found, bevindingen=())
    assert most_important(waves, figures).endswith("cijfers zijn anders")
    one = next(item for item in found.cijfers if item.sleutel == "cellen.RS")
    same = tuple(replace(item, nu=item.eerder) for item in found.cijfers if item is not one)
    assert (
        most_important(waves, replace(figures, cijfers=(one, *same)))
        == "Richten, strategie & doelen ging van 63 naar 72"
    )
    assert most_important(waves, replace(figures, cijfers=same)) == "Doelen, cijfers en bevindingen zijn gelijk"


def test_goals_that_came_and_went(klant: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(klant, later)
    (later / "doelen.csv").write_text("id;doel;eigenaar\nD2;Een ander doel;\nD10;Nieuw;\n", encoding="utf-8")
    goals = [(item["id"], item["wat"]) for item in compared(klant, later)["doelen"]]
    assert goals == [("D1", "weg"), ("D2", "doel"), ("D10", "nieuw")]


@pytest.mark.parametrize("asked", ["json", "html"])
def test_two_versions_between_which_a_few_people_differ_are_refused(klant: Path, tmp_path: Path, asked: str) -> None:
    later = tmp_path / "later"
    shutil.copytree(klant, later)
    answers(later, 14)
    page = tmp_path / "vergelijking.html"
    done = compare(klant, later, *(["--json"] if asked == "json" else ["--html", page]))
    assert done.exit_code == 2
    assert "Niet uitgegeven" in done.output
    assert "cijfers" not in done.output
    assert not page.exists()
    assert not release_file(klant).exists()
    assert not release_file(later).exists()
    assert compare(klant, later).exit_code == 0  # the consultant may look
    assert not release_file(klant).exists()


def test_a_comparison_counts_as_a_release_of_both_sides(klant: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    shutil.copytree(klant, later)
    answers(later, 20)
    first = compared(klant, later)
    account = release_file(klant).read_bytes()
    assert release_file(later).read_bytes() == account
    assert compared(klant, later)["cijfers"] == first["cijfers"]
    assert release_file(klant).read_bytes() == account
    for dossier, people in ((klant, 13), (klant, 18), (later, 21)):
        answers(dossier, people)
        assert CliRunner().invoke(main, ["diagnose", str(dossier), "--json", "--weergave"]).exit_code == 2, people


def test_what_was_published_of_two_copies_apart_counts_together(klant: Path, tmp_path: Path) -> None:
    later, other = tmp_path / "later", tmp_path / "andere"
    for copy in (later, other):
        shutil.copytree(klant, copy)
    answers(later, 20)
    compared(klant, later)
    answers(other, 22)
    assert "Niet uitgegeven" in compare(klant, other, "--json").output  # the copy of klant knows nothing of later's 20
    assert CliRunner().invoke(main, ["diagnose", str(other), "--json", "--weergave"]).exit_code == 0
    assert "niet naast elkaar te leggen" in compare(klant, other, "--json").output


def test_municipalities_are_put_beside_each_other_without_a_ranking(root: Path, klant: Path, tmp_path: Path) -> None:
    (klant / "respons.csv").unlink()
    page = tmp_path / "naast.html"
    found = compared(root / "data_samples" / "voorbeeldstad", klant, "--html", page)
    assert found["soort"] == "gemeenten"
    assert not found["doelen"]
    assert {item["oordeel"] for item in found["cijfers"]} == {"niet getoetst", "telling, geen steekproef"}
    text = " ".join(parser.document_fromstring(page.read_bytes()).text_content().split())
    assert "Voorbeeldstad naast Utrecht" in text
    assert "Dit is geen rangorde" in text
    assert "alleen bij Voorbeeldstad; bij Utrecht niet te zeggen" in text
    assert "FICTIEF" in text


def test_a_finding_of_which_the_answers_are_gone_is_not_solved(root: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    sample = root / "data_samples" / "voorbeeldstad"
    shutil.copytree(sample, later, ignore=shutil.ignore_patterns(".*"))
    (later / "respons.csv").unlink()
    found = [item for item in compared(sample, later)["bevindingen"] if item["soort"] == "weg"]
    assert found
    assert not any(item["zeker"] for item in found)
    said = compare(sample, later).output
    assert "niet meer te zeggen" in said
    assert "verdween" not in said.split("- ")[0]


@pytest.mark.parametrize(
    "arguments", [[], ["--version", "1", "--eerder", "2025-01-01"], ["B", "--meetmoment", "2025-01-01"]]
)
def test_what_to_compare_with_is_one_thing(klant: Path, arguments: list[str]) -> None:
    done = compare(klant, *arguments)
    assert done.exit_code == 2
    assert "Usage" in done.output
