"""The layout with which a lab opens: the first notebook, until the person has one of their own."""

from __future__ import annotations

import json
from pathlib import Path

from jupyterlab_server.workspaces_handler import WorkspacesManager

from srm_kit.lab.lab_settings import write_first_layout


def test_a_lab_that_was_never_open_has_its_first_notebook_on_the_screen(tmp_path: Path) -> None:
    write_first_layout(tmp_path / "indeling", "1_richten.ipynb")
    data = WorkspacesManager(str(tmp_path / "indeling")).load("default")["data"]
    tab = data["layout-restorer:data"]["main"]["current"]
    assert data[tab]["data"] == {"path": "1_richten.ipynb", "factory": "Notebook"}


def test_what_a_person_had_open_stays_as_it_was(tmp_path: Path) -> None:
    layouts = WorkspacesManager(str(tmp_path))
    layouts.save("default", json.dumps({"data": {"srm-lab:inhoud": True}, "metadata": {"id": "default"}}))
    write_first_layout(tmp_path, "1_richten.ipynb")
    assert layouts.load("default")["data"] == {"srm-lab:inhoud": True}


def test_a_home_folder_that_is_full_or_closed_stops_no_lab(tmp_path: Path) -> None:
    (tmp_path / "indeling").write_text("a file where the folder should be", encoding="utf-8")
    write_first_layout(tmp_path / "indeling", "1_richten.ipynb")
    assert (tmp_path / "indeling").is_file()
