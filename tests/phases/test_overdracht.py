"""The phases hand over through files, and the notebooks refuse what they do not know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.errors import OnbekendeParameter
from srm_kit.model import Fase
from srm_kit.parameters import Parameters, from_notebook
from srm_kit.phases import handover as overdracht
from srm_kit.phases import richten
from srm_kit.phases.sessie import open_sessie


def _sessie(tmp_path: Path, meetmoment: str = "") -> object:
    sample = resources.folder("data_samples") / "voorbeeldstad"
    return open_sessie(Parameters(dossier=str(sample), uitvoer=str(tmp_path), meetmoment=meetmoment, live=False))


def test_the_next_phase_reads_what_the_last_one_left(tmp_path: Path) -> None:
    sessie = _sessie(tmp_path)
    assert overdracht.van_vorige(sessie, Fase.RICHTEN)[1] is False  # type: ignore[arg-type]
    richten.draag_over(sessie)  # type: ignore[arg-type]
    handed, was_read = overdracht.van_vorige(sessie, Fase.RICHTEN)  # type: ignore[arg-type]
    assert was_read
    assert sum(item.concreet for item in handed.doelen) == 10


@pytest.mark.parametrize("damage", ["{", "[]", '{"schema": 99}', ""])
def test_a_damaged_or_foreign_hand_over_is_computed_again(tmp_path: Path, damage: str) -> None:
    (tmp_path / "richten.json").write_text(damage, encoding="utf-8")
    handed, was_read = overdracht.van_vorige(_sessie(tmp_path), Fase.RICHTEN)  # type: ignore[arg-type]
    assert not was_read
    assert len(handed.doelen) == 12


def test_a_hand_over_of_another_dossier_does_not_count(tmp_path: Path) -> None:
    richten.draag_over(_sessie(tmp_path))  # type: ignore[arg-type]
    file = tmp_path / "richten.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**data, "digest": "anders"}), encoding="utf-8")
    assert overdracht.van_vorige(_sessie(tmp_path), Fase.RICHTEN)[1] is False  # type: ignore[arg-type]


def test_a_misspelt_parameter_is_an_error() -> None:
    with pytest.raises(OnbekendeParameter, match="peildatm"):
        from_notebook({"In": ["", '# Parameters\npeildatm = "2026-01-01"\n'], "dossier": ""})


@pytest.mark.parametrize(("name", "value"), [("peildatum", "1-1-2026"), ("concept", "ja"), ("dossier", 3)])
def test_a_parameter_of_the_wrong_kind_is_an_error(name: str, value: object) -> None:
    with pytest.raises(OnbekendeParameter, match=name):
        from_notebook({name: value})
