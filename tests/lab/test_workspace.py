"""The workspace: notebooks that know their dossier, and never lose what someone wrote in them."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from srm_kit import resources
from srm_kit.lab import WorkspaceUnusable, choose_workspace, make_workspace
from srm_kit.lab.workspace import FASEN


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A dossier with characters in its path that mean something in Python and JSON."""
    folder = tmp_path / 'klanten "A" \\ é' / "utrecht"
    shutil.copytree(resources.folder("data_samples") / "voorbeeldstad", folder)
    return folder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped notebooks in a place where a newer version of one can be put."""
    notebooks = tmp_path / "pakket" / "notebooks"
    shutil.copytree(resources.folder("notebooks"), notebooks)
    folder = resources.folder
    monkeypatch.setattr(resources, "folder", lambda name: notebooks if name == "notebooks" else folder(name))
    return notebooks


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def write(path: Path, notebook: dict[str, Any]) -> None:
    path.write_text(json.dumps(notebook), encoding="utf-8")


def parameters(path: Path) -> dict[str, Any]:
    """What the cell with parameters sets, as Python itself understands it."""
    (cell,) = (cell for cell in read(path)["cells"] if "parameters" in cell["metadata"].get("tags", []))
    names: dict[str, Any] = {}
    exec("".join(cell["source"]), names)
    return names


def add_note(path: Path, text: str) -> None:
    notebook = read(path)
    notebook["cells"].append({"cell_type": "markdown", "id": "mijn", "metadata": {}, "source": [text]})
    write(path, notebook)


def newer(package: Path, name: str = FASEN[0]) -> None:
    notebook = read(package / name)
    notebook["cells"][0]["source"] = "# Een nieuwe titel"
    write(package / name, notebook)


def test_every_notebook_opens_the_dossier(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    for name in FASEN:
        assert parameters(made.folder / name)["dossier"] == str(dossier)
        assert parameters(made.folder / name)["uitvoer"] == "uitvoer"


def test_the_notebooks_differ_from_the_shipped_ones_in_the_parameter_only(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    for name in FASEN:
        shipped, copied = read(resources.folder("notebooks") / name), read(made.folder / name)
        pairs = zip(shipped["cells"], copied["cells"], strict=True)
        assert [a["id"] for a, b in pairs if "".join(a["source"]) != "".join(b["source"])] == [name[2:6] + "-02"]


def test_code_is_folded_and_so_are_the_steps_after_the_first_results(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    for name in FASEN[:4]:
        cells = read(made.folder / name)["cells"]
        code = [cell["metadata"]["jupyter"]["source_hidden"] for cell in cells if cell["cell_type"] == "code"]
        assert all(code)
        steps = [cell["metadata"] for cell in cells if "".join(cell["source"]).startswith("## ")]
        folded = ["jp-MarkdownHeadingCollapsed" in metadata for metadata in steps]
        assert folded == [False] * 3 + [True] * (len(steps) - 3)
        assert len(steps) > 5
    own = read(made.folder / FASEN[4])["cells"]
    assert sum("jupyter" in cell["metadata"] for cell in own) == 2  # the settings; the examples are there to be read


def test_a_relative_path_is_made_whole(tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(dossier.parent)
    made = make_workspace(Path("werk"), Path("utrecht"))
    assert made.folder == dossier.parent / "werk"
    assert parameters(made.folder / FASEN[0])["dossier"] == str(dossier)


def test_a_changed_notebook_is_kept_and_named_when_a_newer_one_ships(
    tmp_path: Path, dossier: Path, package: Path
) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    add_note(made.folder / FASEN[0], "Mijn aantekening")
    before = (made.folder / FASEN[0]).read_bytes()
    assert make_workspace(made.folder, dossier).edited == ()  # nothing newer yet
    newer(package)
    shipped = read(package / FASEN[0])
    del shipped["cells"][9]
    write(package / FASEN[0], shipped)
    for _ in range(2):
        again = make_workspace(made.folder, dossier)
        assert again.edited == (FASEN[0],)
        assert again.changes == {FASEN[0]: "cel 1 gewijzigd en richten.vragen weggehaald"}
        assert (made.folder / FASEN[0]).read_bytes() == before


def test_a_notebook_that_was_only_run_gets_the_newer_version(tmp_path: Path, dossier: Path, package: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    notebook = read(made.folder / FASEN[0])
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"], cell["outputs"] = 3, [{"output_type": "stream", "name": "stdout", "text": "x"}]
    write(made.folder / FASEN[0], notebook)
    newer(package)
    assert make_workspace(made.folder, dossier).edited == ()
    assert "Een nieuwe titel" in read(made.folder / FASEN[0])["cells"][0]["source"]
    assert parameters(made.folder / FASEN[0])["dossier"] == str(dossier)


def test_outputs_stay_when_nothing_newer_ships(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    notebook = read(made.folder / FASEN[1])
    next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")["execution_count"] = 7
    write(made.folder / FASEN[1], notebook)
    before = (made.folder / FASEN[1]).read_bytes()
    make_workspace(made.folder, dossier)
    assert (made.folder / FASEN[1]).read_bytes() == before


def test_a_parameter_that_was_changed_counts_as_a_change(tmp_path: Path, dossier: Path, package: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    path = made.folder / FASEN[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('peildatum: str = \\"\\"', 'peildatum: str = \\"2026-01-01\\"'), encoding="utf-8")
    assert parameters(path)["peildatum"] == "2026-01-01"
    newer(package)
    assert make_workspace(made.folder, dossier).edited == (FASEN[0],)
    assert parameters(path)["peildatum"] == "2026-01-01"


def test_without_a_memory_of_the_workspace_no_notebook_is_overwritten(
    tmp_path: Path, dossier: Path, package: Path
) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    add_note(made.folder / FASEN[0], "Mijn aantekening")
    before = (made.folder / FASEN[0]).read_bytes()
    (made.hidden / "werkmap.json").write_text("{ half", encoding="utf-8")
    newer(package)
    assert FASEN[0] in make_workspace(made.folder, dossier).edited
    assert (made.folder / FASEN[0]).read_bytes() == before


def test_a_damaged_notebook_is_left_for_its_owner(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    (made.folder / FASEN[2]).write_text('{"cells": [', encoding="utf-8")
    make_workspace(made.folder, dossier)
    assert (made.folder / FASEN[2]).read_text(encoding="utf-8") == '{"cells": ['


def test_a_notebook_that_was_thrown_away_comes_back(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    (made.folder / FASEN[3]).unlink()
    make_workspace(made.folder, dossier)
    assert parameters(made.folder / FASEN[3])["dossier"] == str(dossier)


def test_a_moved_dossier_keeps_its_workspace_and_the_notes_in_it(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "werk", dossier)
    add_note(made.folder / FASEN[0], "Mijn aantekening")
    moved = dossier.rename(tmp_path / "elders")
    make_workspace(made.folder, moved)
    for name in FASEN:
        assert parameters(made.folder / name)["dossier"] == str(moved)
    assert read(made.folder / FASEN[0])["cells"][-1]["source"] == ["Mijn aantekening"]


def test_the_workspace_of_another_dossier_is_refused(tmp_path: Path, dossier: Path) -> None:
    other = tmp_path / "andere"
    shutil.copytree(dossier, other)
    made = make_workspace(tmp_path / "werk", dossier)
    with pytest.raises(WorkspaceUnusable, match="another dossier"):
        make_workspace(made.folder, other)
    assert parameters(made.folder / FASEN[0])["dossier"] == str(dossier)


def test_a_workspace_inside_the_dossier_is_refused(dossier: Path) -> None:
    with pytest.raises(WorkspaceUnusable, match="inside the dossier"):
        make_workspace(dossier / "werk", dossier)
    assert not (dossier / "werk").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, dossier: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(WorkspaceUnusable, match="--werkmap"):
        make_workspace(tmp_path / "bestand" / "werk", dossier)


def test_without_a_dossier_the_sample_is_copied_once(tmp_path: Path) -> None:
    made = make_workspace(tmp_path / "werk", None)
    assert made.dossier == tmp_path / "werk" / "voorbeeldstad"
    table = made.dossier / "doelen.csv"
    table.write_text(table.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    changed = table.read_bytes()
    make_workspace(made.folder, None)
    assert table.read_bytes() == changed
    assert (resources.folder("data_samples") / "voorbeeldstad" / "doelen.csv").read_bytes() != changed


def test_dossiers_of_one_name_get_workspaces_of_their_own(
    tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "thuis")
    other = tmp_path / "andere" / "utrecht"
    shutil.copytree(dossier, other)
    first = make_workspace(choose_workspace(dossier), dossier).folder
    second = make_workspace(choose_workspace(other), other).folder
    assert first == tmp_path / "thuis" / "srm-werkbank" / "utrecht"
    assert second != first
    assert (choose_workspace(dossier), choose_workspace(other)) == (first, second)


def test_the_sample_finds_its_workspace_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    made = make_workspace(choose_workspace(None), None)
    assert choose_workspace(None) == made.folder


def test_a_workspace_is_open_to_its_owner_only_and_follows_no_link(tmp_path: Path, dossier: Path) -> None:
    made = make_workspace(tmp_path / "klanten" / "werk", dossier)
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE((made.folder / name).stat().st_mode) for name in FASEN} == {0o600}
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (tmp_path / "gekregen").mkdir()
    (tmp_path / "gekregen" / ".srm").symlink_to(elsewhere)
    with pytest.raises(WorkspaceUnusable, match="link to another place"):
        make_workspace(tmp_path / "gekregen", dossier)
    assert not list(elsewhere.iterdir())
