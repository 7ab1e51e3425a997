"""`srm plan` as someone at a keyboard, or another program, meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from srm_kit import resources
from srm_kit.cli import main


@pytest.fixture
def sample() -> str:
    return str(resources.folder("data_samples") / "voorbeeldstad")


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["plan", *words])
    return done.exit_code, done.output


def test_json_and_nothing_else(sample: str) -> None:
    code, text = run(sample, "--json", "--budget", "100000")
    assert code == 0
    plan = json.loads(text)
    assert plan["budget"] == 100_000
    assert plan["kosten"] <= 100_000
    assert {item["id"] for item in plan["stoplijst"]} == {"E13", "E20"}
    assert plan["kwartalen"][0] == "K1 2027"
    assert all(item["reden"] for item in (*plan["gekozen"], *plan["niet_gekozen"]))


def test_a_table_for_people(sample: str) -> None:
    code, text = run(sample)
    assert code == 0
    for word in (
        "Routekaart:",
        "Pakketten",
        "Ernstige bevindingen",
        "Wat al loopt",
        "Werk zonder doel",
        "Niet in het plan",
        "Blijft open",
    ):
        assert word in text


def test_an_earlier_reference_date_moves_the_plan(sample: str) -> None:
    _, text = run(sample, "--json", "--peildatum", "2026-03-01")
    assert json.loads(text)["kwartalen"][0] == "K2 2026"


def test_what_cannot_be_is_refused(sample: str, tmp_path: Path) -> None:
    assert run(sample, "--budget", "-1")[0] == 2
    code, text = run(str(tmp_path / "nergens"))
    assert code == 2
    assert "Traceback" not in text
