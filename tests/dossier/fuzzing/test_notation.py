"""How a dossier is written never changes a figure: form, order, headers, separators, encodings."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.diagnosis import diagnose
from srm_kit.dossier import load
from srm_kit.measures import as_json, measure
from tests.dossier.fuzzing.mutations import same_dossier


def figures(place: Path) -> tuple[str, list[tuple[str, str]]]:
    dossier = load(place)
    maten = measure(dossier)
    return json.dumps(as_json(maten), sort_keys=True), [(item.id, item.tekst) for item in diagnose(maten, dossier)]


@cache
def expected() -> tuple[str, list[tuple[str, str]]]:
    return figures(resources.folder("data_samples") / "voorbeeldstad")


@pytest.mark.parametrize("seed", [0, 1])
def test_another_notation_gives_the_same_figures(tmp_path: Path, seed: int) -> None:
    assert figures(same_dossier(tmp_path, seed)) == expected()


@pytest.mark.slow
def test_two_hundred_notations_give_the_same_figures(tmp_path: Path) -> None:
    for seed in range(200):
        (tmp_path / str(seed)).mkdir()
        assert figures(same_dossier(tmp_path / str(seed), seed)) == expected(), seed
