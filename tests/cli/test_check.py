"""What `srm check` ends with: readiness, in words and in JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from srm_kit import resources
from srm_kit.cli import main


def srm(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(word) for word in words])
    return done.exit_code, done.output


@pytest.fixture
def sample() -> Path:
    return resources.folder("data_samples") / "voorbeeldstad"


def test_the_screen_comes_after_the_messages(sample: Path) -> None:
    code, text = srm("check", sample)
    assert code == 0
    parts = [
        "Geen fouten",
        "WAT ER IN HET DOSSIER STAAT",
        "WAT WIJ NU KUNNEN ZEGGEN",
        "WAT U DE OPDRACHTGEVER NU KUNT VRAGEN",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_json_has_the_same_tables_as_the_measures(sample: Path) -> None:
    ready = json.loads(srm("check", sample, "--json")[1])["gereedheid"]
    measured = json.loads(srm("diagnose", sample, "--json")[1])["volledigheid"]["per_tabel"]
    own = {"overgenomen", "onwaarschijnlijk"}
    assert {
        name: {key: value for key, value in item.items() if key not in own} for name, item in ready["tabellen"].items()
    } == measured
    assert {item["id"]: item["mogelijk"] for item in ready["conclusies"]}["trechter.V"] is True


def test_an_untouched_theme_says_what_to_confirm(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    srm("new", folder, "--naam", "Bedachtstad", "--thema", "wonen", "--peildatum", "2026-11-01")
    ready = json.loads(srm("check", folder, "--json")[1])["gereedheid"]
    assert ready["bevestigen"]["doelen"] > 0
    assert not any(item["mogelijk"] for item in ready["conclusies"])
    assert ready["vragen"] == []
    assert "EERST BEVESTIGEN" in srm("check", folder)[1]


def test_with_faults_there_is_no_readiness(tmp_path: Path) -> None:
    code, text = srm("check", tmp_path / "nergens", "--json")
    assert code == 2
    assert json.loads(text)["gereedheid"] is None


def test_checking_imports_no_heavy_library(sample: Path) -> None:
    program = (
        "import sys; from srm_kit.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('pandas', 'scipy', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(sample)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
