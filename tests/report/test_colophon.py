"""The colophon: what is needed to make the report again, a digest of every file, and nothing of the maker's machine."""

from __future__ import annotations

import json
from pathlib import Path

from srm_kit.document.house_style import load_style
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie
from srm_kit.report.colophon import as_json, as_text
from srm_kit.report.own_notebooks import CellDifference, OwnNotebooks
from srm_kit.report.publishing import digest
from tests.views.small_town import TOWN, WAVE, measured

SESSION = Sessie(TOWN, measured(), Parameters(live=False), ())
OWN = OwnNotebooks((CellDifference("1_richten", 4, "", "is toegevoegd"),))


def test_every_file_and_notebook_has_its_digest_and_no_path(tmp_path: Path) -> None:
    notebook = tmp_path / "1_richten.ipynb"
    notebook.write_bytes(b"{}")
    files = {"rapport.html": b"pagina", "rapport.docx": b"woorden"}
    made = as_json(SESSION, load_style(), [notebook], files, "kort", OwnNotebooks())
    assert made["uitvoer"] == {name: digest(data) for name, data in files.items()}
    assert len(set(made["uitvoer"].values())) == 2
    assert list(made["invoer"]["notebooks"]) == ["1_richten.ipynb"]
    assert str(tmp_path) not in json.dumps(made)
    assert made["parameters"]["vorm"] == "kort"
    assert made["parameters"]["meetmoment"] is None
    assert "taak" not in made
    assert "eigen_cellen" not in made["invoer"]


def test_the_key_of_a_job_and_cells_that_differ_are_noted() -> None:
    made = as_json(SESSION, load_style(), [], {}, "volledig", OWN, "sleutel")
    assert made["taak"] == "sleutel"
    assert made["invoer"]["eigen_cellen"] == [
        {"notebook": "1_richten", "cel": 4, "onderdeel": None, "wat": "is toegevoegd"}
    ]
    gone = OwnNotebooks((CellDifference("1_richten", 0, "richten.smart", "is weg"),))
    assert as_json(SESSION, load_style(), [], {}, "volledig", gone)["invoer"]["eigen_cellen"] == [
        {"notebook": "1_richten", "cel": None, "onderdeel": "richten.smart", "wat": "is weg"}
    ]


def test_the_reader_sees_the_dates_and_what_differs() -> None:
    text = dict(as_text(SESSION, load_style(), "volledig", OWN))
    assert text["Peildatum"] == "1 november 2026"
    assert text["Meetmoment"] == "niet gemeten"
    assert text["Vorm"] == "volledig"
    assert text["Cellen die afwijken"].startswith("1_richten: ")
    surveyed = Sessie(TOWN, measured(meetmoment=WAVE), Parameters(live=False), ())
    plain = dict(as_text(surveyed, load_style(), "kort", OwnNotebooks()))
    assert plain["Meetmoment"] == "1 september 2026"
    assert "Cellen die afwijken" not in plain
