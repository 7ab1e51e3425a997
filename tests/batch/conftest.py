"""Dossiers to make many reports of, each with a mark of its own in every table."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = {
    "afdelingen": "naam",
    "beoordelingen": "motivering",
    "besluiten": "besluit",
    "competenties": "naam",
    "doelen": "doel",
    "indicatoren": "naam",
    "inspanningen": "naam",
    "middelen": "toelichting",
    "opdrachtgeverschap": "partner",
    "processen": "naam",
    "respons": "open_vraag",
    "stakeholders": "naam",
    "teksten": "tekst",
}
"""A column of text per table; the other tables are marked by the ids they refer to."""


def merk(number: int) -> str:
    """A word that stands nowhere else."""
    return f"Zq{'abcdefghijklmnop'[number]}xv"


def _marked(folder: Path, number: int) -> None:
    mark = merk(number)
    settings = folder / "dossier.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("Voorbeeldstad", f"Proefdorp {mark}"), encoding="utf-8"
    )
    shared = folder / "referentie_fictief.csv"  # figures of others, the same for every village
    for path in folder.glob("*.csv"):
        if path == shared:
            continue
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        for row in rows:
            for key, value in row.items():
                row[key] = re.sub(r"\b(SD1|MO)\b", rf"\1{mark}", value.replace("Voorbeeldstad", f"Proefdorp {mark}"))
            if column := TEXT.get(path.stem):
                row[column] = f"{row[column]} {mark}".strip() if row[column] or path.stem != "respons" else ""
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
    for path in folder.iterdir():
        assert path == shared or mark in path.read_text(encoding="utf-8"), path.name


@pytest.fixture(scope="session")
def dorpen(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """A folder with so many marked dossiers."""
    made: dict[int, Path] = {}

    def make(count: int) -> Path:
        if count not in made:
            made[count] = tmp_path_factory.mktemp("dorpen")
            for number in range(count):
                folder = made[count] / f"dorp-{number}"
                shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))
                _marked(folder, number)
        return made[count]

    return make


@pytest.fixture(scope="session", name="srm")
def srm_fixture() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The real command, in a process of its own."""
    return _srm


@pytest.fixture(scope="session", name="merk")
def merk_fixture() -> Callable[[int], str]:
    """The mark of a dossier."""
    return merk


def _srm(*arguments: object, check: int | None = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "srm_kit.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )
    assert check is None or done.returncode == check, done.stdout + done.stderr
    return done
