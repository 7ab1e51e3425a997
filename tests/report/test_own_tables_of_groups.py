"""A table of the survey in an own notebook is published with the report: in its account, and bound by it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from srm_kit import resources
from srm_kit.dossier import load
from srm_kit.dossier.contract.uitgiften import Cijfersoort
from srm_kit.dossier.reading.release_file import release_file
from srm_kit.errors import UitgifteRefused
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import open_sessie
from srm_kit.report import ReportOptions, run
from tests.client_dossier import make_client

_CELL = """per_groep = sessie.peiling.gemiddelde(per=["functiegroep"], van=["RS"])
eigen.tabel(per_groep, bijschrift="Koers per functiegroep", bron=per_groep.attrs["bron"])"""


def people(folder: Path, **groups: int) -> None:
    """So many answers per function group; half of everybody answers 2, half 4."""
    rows = ["respondent;meetmoment;functiegroep;RS1;RS2;RS3;RS4;RS5"]
    for group, count in groups.items():
        for number in range(count):
            scores = [str(2 + 2 * (number % 2))] * 5
            rows.append(";".join([f"proef-{group}-{number:03d}", "2026-09-01", group, *scores]))
    (folder / "respons.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


@pytest.fixture
def klant(tmp_path: Path) -> Path:
    folder = make_client(tmp_path / "klant", "id;doel\nD1;Een doel\n")
    people(folder, uitvoering=30, beleid=20)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> ReportOptions:
    """The engagement's own notebooks, with one table of the survey."""
    folder = tmp_path / "eigen"
    folder.mkdir()
    target = folder / "5_eigen.ipynb"
    shutil.copy(resources.folder("notebooks") / "5_eigen.ipynb", target)
    notebook: Any = nbformat.read(target, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(_CELL))
    nbformat.write(notebook, target)
    return ReportOptions(notebooks=str(folder))


def groups_in(dossier: Path) -> set[tuple[str, ...]]:
    return {
        item.groep
        for moment in load(dossier).uitgiften.meetmomenten.values()
        for release in moment.uitgiften
        for item in release.cijfers["RS"]
        if item.soort is Cijfersoort.ACHTERGROND
    }


def test_the_account_knows_the_tables_of_a_report_and_not_those_of_the_lab(
    klant: Path, own: ReportOptions, tmp_path: Path
) -> None:
    sessie = open_sessie(Parameters(dossier=str(klant), uitvoer=str(tmp_path / "fase")))
    assert len(sessie.peiling.gemiddelde(per=["functiegroep"])) == 2
    assert not release_file(klant).exists()
    assert not (tmp_path / "fase").exists()
    run(klant, tmp_path / "zonder")
    assert groups_in(klant) == set(), "a report without such a table publishes none"

    made = run(klant, tmp_path / "uit", own)
    page = made.html.read_text(encoding="utf-8")
    assert "Koers per functiegroep" in page
    assert groups_in(klant) == {("functiegroep=beleid",), ("functiegroep=uitvoering",)}
    assert [item.name for item in (tmp_path / "uit").iterdir() if item.name.startswith(".")] == []
    account = release_file(klant).read_bytes()
    assert json.loads(account)["schema"] == 1
    assert b"proef" not in account
    run(klant, tmp_path / "weer", own)
    assert release_file(klant).read_bytes() == account, "the same again is the same release"

    people(klant, uitvoering=31, beleid=20)
    with pytest.raises(UitgifteRefused):
        run(klant, tmp_path / "nog", own)
    assert release_file(klant).read_bytes() == account
    # Eight more, of whom three in policy: the report goes on, and its table gives way.
    people(klant, uitvoering=35, beleid=23)
    later = open_sessie(Parameters(dossier=str(klant)))
    assert later.maten.cellen["RS"].score is not None
    assert len(later.peiling.gemiddelde(per=["functiegroep"])) == 0
