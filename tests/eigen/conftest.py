"""A small dossier with a target in words, in a folder, and the sample in a folder that may be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.dossier import Dossier, load


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sample, to change."""
    target = tmp_path / "dossier"
    shutil.copytree(resources.folder("data_samples") / "voorbeeldstad", target)
    return target


@pytest.fixture
def gedrukt(tmp_path: Path) -> Dossier:
    """Two indicators; the target of one is printed in words."""
    folder = tmp_path / "gedrukt"
    folder.mkdir()
    (folder / "dossier.toml").write_text(
        '[gemeente]\nnaam = "Proefdam"\nfictief = true\n[opdracht]\npeildatum = 2026-11-01\n', encoding="utf-8"
    )
    (folder / "doelen.csv").write_text("id;doel\nD1;Minder wachten\n", encoding="utf-8")
    (folder / "indicatoren.csv").write_text(
        "id;naam;doel;eenheid;nulmeting;streefwaarde\nI1;Te laat;D1;%;14;minder dan 10%\nI2;Wachttijd;D1;dagen;30;20\n",
        encoding="utf-8",
    )
    return load(folder)
