"""Every notebook runs by itself with stock papermill, as the README says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.dossier import load

NAMES = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting", "5_eigen")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_alone(tmp_path: Path, name: str) -> None:
    notebook = resources.folder("notebooks") / f"{name}.ipynb"
    sample = resources.folder("data_samples") / "voorbeeldstad"
    out = tmp_path / "uit"
    command = [sys.executable, "-m", "papermill", str(notebook), str(tmp_path / "out.ipynb"), "-k", "python3"]
    command += ["-p", "dossier", str(sample), "-p", "uitvoer", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    text = (tmp_path / "out.ipynb").read_text(encoding="utf-8")
    respondents = load(sample).respons
    assert respondents is not None
    assert not [code for code in respondents.respondent if code in text]
    cells = json.loads(text)["cells"]
    shown = [output["data"] for cell in cells for output in cell.get("outputs", []) if "data" in output]
    assert sum("application/vnd.srm.blok+json" in data for data in shown) >= (3 if name == "5_eigen" else 5)
    phase = name.split("_")[1]
    assert (out / f"{phase}.json").exists() or phase in {"samenvatting", "eigen"}


def test_an_unknown_parameter_stops_the_notebook(tmp_path: Path) -> None:
    notebook = resources.folder("notebooks") / "1_richten.ipynb"
    command = [sys.executable, "-m", "papermill", str(notebook), str(tmp_path / "out.ipynb"), "-k", "python3"]
    done = subprocess.run(
        [*command, "-p", "peildatm", "2026-01-01"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode != 0
    assert "Unknown parameter peildatm" in done.stderr
