"""The phases leave what they hand over as a file, and the notebooks refuse what they do not know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.errors import UnknownParameter
from srm_kit.parameters import Parameters, from_notebook
from srm_kit.phases import bijlagen, inrichten, richten, verrichten
from srm_kit.phases.sessie import open_sessie

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"


def test_a_phase_leaves_its_hand_over_as_a_file(tmp_path: Path) -> None:
    sessie = open_sessie(Parameters(dossier=str(SAMPLE), uitvoer=str(tmp_path / "uitvoer"), live=False))
    richten.draag_over(sessie)
    (file,) = (tmp_path / "uitvoer").iterdir()
    assert file.name == "richten.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert (data["fase"], data["peildatum"], data["digest"]) == ("richten", "2026-11-01", sessie.dossier.digest)
    assert len(data["doelen"]) == 12
    assert sum(all(goal["schakels"].values()) for goal in data["doelen"]) == 10


def test_what_another_left_in_the_folder_changes_nothing(tmp_path: Path) -> None:
    sessie = open_sessie(Parameters(dossier=str(SAMPLE), uitvoer=str(tmp_path), live=False))
    before = repr(inrichten.terugblik(sessie))
    richten.draag_over(sessie)
    file = tmp_path / "richten.json"
    file.write_text(file.read_text(encoding="utf-8").replace("true", "false"), encoding="utf-8")
    assert repr(inrichten.terugblik(sessie)) == before


def test_without_a_folder_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    richten.draag_over(open_sessie(Parameters(dossier=str(SAMPLE), uitvoer="", live=False)))
    assert list(tmp_path.iterdir()) == []


def test_who_asks_about_a_cell_gets_a_sentence() -> None:
    for module in (richten, inrichten, verrichten, bijlagen):
        for name in module.__all__:
            assert (getattr(module, name).__doc__ or "").strip().endswith("."), f"{module.__name__}.{name}"


def test_a_misspelt_parameter_is_an_error() -> None:
    with pytest.raises(UnknownParameter, match="peildatm"):
        from_notebook({"In": ["", '# Parameters\npeildatm = "2026-01-01"\n'], "dossier": ""})


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("peildatum", "1-1-2026", "yyyy-mm-dd"),
        ("concept", "ja", "True or False"),
        ("dossier", 2026, "-r dossier"),  # papermill -p makes a number of it
        ("meetmoment", None, "-r meetmoment"),
        ("uitvoer", ["a"], "must be str"),
    ],
)
def test_a_parameter_of_the_wrong_kind_is_an_error(name: str, value: object, said: str) -> None:
    with pytest.raises(UnknownParameter, match=f"{name}.*{said}"):
        from_notebook({name: value})
