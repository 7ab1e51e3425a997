"""The command line as a user meets it: one clear message, the right exit code, nothing half-written."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from srm_kit import resources


def srm(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "srm_kit.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, timeout=60)


@pytest.fixture
def sample() -> Path:
    return resources.folder("data_samples") / "voorbeeldstad"


def test_check_says_all_is_well(sample: Path) -> None:
    done = srm("check", sample, "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found.pop("gereedheid")["bevestigen"] == {}
    assert found == {"geldig": True, "fouten": [], "waarschuwingen": []}


def test_diagnose_prints_json_and_nothing_else(sample: Path) -> None:
    done = srm("diagnose", sample, "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["gemeente"] == "Voorbeeldstad"
    assert found["peildatum"] == "2026-11-01"
    assert found["concretisering"]["trechter"]["V"] == 6
    earlier = json.loads(srm("diagnose", sample, "--json", "--meetmoment", "2025-09-15").stdout)
    assert earlier["meetmoment"] == "2025-09-15"
    assert earlier["cellen"]["RS"]["score"] < found["cellen"]["RS"]["score"]


def test_new_check_convert_and_back(tmp_path: Path) -> None:
    assert srm("new", tmp_path / "u.xlsx", "--gemeente", "Utrecht", "--peildatum", "2026-11-01").returncode == 0
    assert srm("check", tmp_path / "u.xlsx").returncode == 0
    assert srm("convert", tmp_path / "u.xlsx", tmp_path / "map").returncode == 0
    assert 'code = "GM0344"' in (tmp_path / "map" / "dossier.toml").read_text(encoding="utf-8")
    again = srm("convert", tmp_path / "u.xlsx", tmp_path / "map")
    assert again.returncode == 2
    assert "bestaat al" in again.stderr


def _truncated(folder: Path) -> Path:
    whole = (resources.folder("data_samples") / "voorbeeldstad.xlsx").read_bytes()
    (folder / "half.xlsx").write_bytes(whole[: len(whole) // 2])
    return folder / "half.xlsx"


def _binary(folder: Path) -> Path:
    (folder / "foto.xlsx").write_bytes(bytes(range(256)) * 100)
    return folder / "foto.xlsx"


def _huge(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "groot.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (60 * 1024 * 1024))
    return folder / "groot.xlsx"


def _dtd(folder: Path) -> Path:
    """A bomb: one entity that refers to ten of another, and so on."""
    whole = resources.folder("data_samples") / "voorbeeldstad.xlsx"
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "x" * 1000
        + '">'
        + "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>"
    )
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(folder / "bom.xlsx", "w") as target:
        for part in source.infolist():
            text = source.read(part).decode()
            if part.filename == "xl/workbook.xml":
                head, _, rest = text.partition("<workbook")
                text = head + bomb + "<workbook" + rest
            target.writestr(part.filename, text)
    return folder / "bom.xlsx"


def _empty_folder(folder: Path) -> Path:
    (folder / "leeg").mkdir()
    return folder / "leeg"


def _nothing(folder: Path) -> Path:
    return folder / "bestaat-niet"


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (_truncated, "geen Excel-werkboek, of het is beschadigd"),
        (_binary, "geen Excel-werkboek, of het is beschadigd"),
        (_huge, "groter dan 50 MB"),
        (_dtd, "DTD"),
        (_empty_folder, "dossier.toml"),
        (_nothing, "Er is geen dossier op"),
    ],
)
@pytest.mark.parametrize("command", ["check", "report"])
def test_bad_input_gives_one_message(tmp_path: Path, make: object, named: str, command: str) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    words = ["report", path, "--out", tmp_path / "out"] if command == "report" else ["check", path]
    done = srm(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert named in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_cannot_be_made_is_named(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    done = srm("report", sample, "--out", tmp_path / "bestand" / "out")
    assert done.returncode == 2
    assert "Cannot write to" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_versions_for_a_report_of_a_fault_name_no_folder() -> None:
    done = srm("--version", "--verbose")
    assert done.returncode == 0
    assert "papermill 2." in done.stdout
    assert str(Path.home()) not in done.stdout
    assert srm("--verbose").returncode == 2
