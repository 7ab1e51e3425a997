"""The engagement's own notebooks: their cells are in every format, the colophon names them, and nothing foreign comes along."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from lxml import html as parser
from openpyxl import load_workbook
from pptx import Presentation

from srm_kit import nl, resources
from srm_kit.cli import main
from srm_kit.dossier import load
from srm_kit.errors import NotebookFailed, ReportRejected
from srm_kit.report import ReportOptions, run
from srm_kit.report.own_notebooks import NotebooksUnusable, own_notebooks

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"
FRAME = (
    "from srm_kit import eigen\nfrom matplotlib import pyplot as plt\nfrom IPython.display import HTML\n"
    'geld = sessie.tabellen.inspanningen.groupby("spoor", observed=True)["budget"].agg(["count", "sum"])\n'
    'geld.columns = ["inspanningen", "budget"]'
)
TABLE = 'eigen.tabel(geld, bijschrift="Geld per spoor", bron="dossier", euro=["Budget"])'
FIGURE = (
    "with eigen.stijl():\n    fig, axes = plt.subplots()\n"
    '    axes.barh(list(geld.index), geld["budget"].astype(float))\n'
    'eigen.figuur(fig, titel="Budget", bevinding="Zo is het geld verdeeld over de sporen", '
    'beschrijving="Een staaf per spoor.", cijfers=geld, bron="dossier", euro=["Budget"])'
)


def cell(source: str, *tags: str, kind: str = "code") -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": {"tags": list(tags)}, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def edit(folder: Path, name: str, change: Callable[[list[dict[str, Any]]], Any]) -> None:
    path = folder / f"{name}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook["cells"])
    path.write_text(json.dumps(notebook), encoding="utf-8")


def place_of(cells: list[dict[str, Any]], name: str) -> int:
    return next(place for place, item in enumerate(cells) if item["id"] == name)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return shutil.copytree(resources.folder("notebooks"), tmp_path / "eigen")


@dataclass(frozen=True)
class Made:
    out: Path
    said: str


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One report of a consultant who added, switched off, moved and removed, in the formats of Office."""
    place = tmp_path_factory.mktemp("eigen")
    folder = shutil.copytree(resources.folder("notebooks"), place / "notebooks")

    def change(cells: list[dict[str, Any]]) -> None:
        cells[place_of(cells, "rich-kloof")]["metadata"]["tags"] = ["srm:uit"]
        del cells[place_of(cells, "rich-krachtenveld")]
        cells.insert(place_of(cells, "rich-09"), cells.pop(place_of(cells, "rich-11")))
        at = place_of(cells, "rich-13")
        cells[at:at] = [
            cell("## Onze blik\n\n<script>alert(1)</script> telt mee.", kind="markdown"),
            cell(FRAME),
            cell(TABLE),
            cell(FIGURE),
            cell("geld"),
            cell("plt.subplots()[0]"),
            cell('HTML("<script>alert(2)</script><b>stil</b>")'),
            cell("1 / 0", "srm:uit"),
            cell("geld.head(1)", "srm:alleen-live"),
        ]

    edit(folder, "1_richten", change)
    words = ["report", str(SAMPLE), "--out", str(place / "uit"), "--docx", "--pptx", "--xlsx"]
    done = CliRunner().invoke(main, [*words, "--notebooks", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return Made(place / "uit", done.output)


@pytest.fixture(scope="module")
def amounts() -> list[str]:
    """What the table has to say, counted from the dossier without pandas."""
    totals: dict[str, float] = {}
    for row in load(SAMPLE).inspanningen:
        if row.spoor is not None:
            totals[str(row.spoor)] = totals.get(str(row.spoor), 0) + (row.budget or 0)
    return [nl.euro(total) for total in totals.values() if total]


def test_own_table_and_figure_are_in_every_format_with_the_same_figures(made: Made, amounts: list[str]) -> None:
    page = parser.fromstring((made.out / "rapport.html").read_text(encoding="utf-8"))
    chapter = page.get_element_by_id("richten")
    table = next(item for item in chapter.iter("table") if "Geld per spoor" in (item.findtext("caption") or ""))
    assert set(amounts) <= {text.strip() for text in table.itertext()}
    assert "Zo is het geld verdeeld" in " ".join(chapter.xpath(".//figcaption//text()"))

    word = Document(str(made.out / "rapport.docx"))
    tables = [[item.text for row in table.rows for item in row.cells] for table in word.tables]
    assert sum(set(amounts) <= set(cells) for cells in tables) == 2  # the table, and what the figure shows
    slides = list(Presentation(str(made.out / "rapport.pptx")).slides)
    slide = next(item for item in slides if item.shapes.title.text == "Zo is het geld verdeeld over de sporen")
    assert all(amount in slide.notes_slide.notes_text_frame.text for amount in amounts)
    assert len(slides) <= 14
    sheets = load_workbook(made.out / "rapport.xlsx")
    numbers = {item.value for sheet in sheets for row in sheet.iter_rows() for item in row}
    assert {amount.waarde for amount in amounts if isinstance(amount, nl.Cijfer)} <= numbers


def test_what_is_no_block_stays_out_and_is_named_with_the_mend(made: Made) -> None:
    lines = [line for line in made.said.splitlines() if line.startswith("Niet in het rapport: Richten, cel ")]
    assert len(lines) == 3
    assert "eigen.tabel" in lines[0]
    assert "eigen.figuur" in lines[1]
    html = (made.out / "rapport.html").read_text(encoding="utf-8")
    assert "alert(2)" not in html
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_colophon_names_every_cell_that_differs(made: Made) -> None:
    page = parser.fromstring((made.out / "rapport.html").read_text(encoding="utf-8"))
    words = " ".join(page.text_content().split())
    for told in ("toegevoegd", "richten.kloof", "uitgezet", "richten.krachtenveld weggehaald", "verplaatst"):
        assert told in words
    account = json.loads((made.out / "colofon.json").read_text(encoding="utf-8"))["invoer"]["eigen_cellen"]
    assert {item["notebook"] for item in account} == {"1_richten"}
    assert [item["wat"] for item in account].count("toegevoegd") == 8
    assert {item["onderdeel"]: item["wat"] for item in account if item["wat"][:10] != "toegevoegd"} == {
        "richten.beleving": "verplaatst", "richten.kloof": "uitgezet", "richten.krachtenveld": "weggehaald",
    }  # fmt: skip


def test_a_copy_that_says_the_same_is_the_shipped_notebook(own: Path) -> None:
    def run_and_filled_in(cells: list[dict[str, Any]]) -> None:
        cells[2]["source"] = cells[2]["source"][:]
        source = "".join(cells[2]["source"])
        cells[2]["source"] = source.replace('dossier: str = ""', 'dossier: str = "elders/dossier"')
        for item in cells:
            if item["cell_type"] == "code":
                item["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "gedraaid"}]
            del item["id"]  # an older notebook has none

    edit(own, "1_richten", run_and_filled_in)
    found = own_notebooks(own)
    assert (found.differences, found.digest) == ((), "")
    assert not any(path.is_relative_to(own) for path in found.paths(own.parent))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda cells: cells[9].update(source="richten.vragen(sessie);"), "richten.vragen (cel 10) gewijzigd"),
        (lambda cells: cells[9]["metadata"].update(tags=["srm:alleen-live"]), "richten.vragen (cel 10) gewijzigd"),
        (lambda cells: cells[9]["metadata"].update(tags=["srm:uit"]), "richten.vragen (cel 10) uitgezet"),
        (lambda cells: cells.insert(10, dict(cells[9])), "richten.vragen (cel 11) toegevoegd"),
        (lambda cells: cells.pop(9), "richten.vragen weggehaald"),
        (lambda cells: cells.append(cells.pop(9)), "richten.vragen (cel 41) verplaatst"),
        (lambda cells: cells[2].update(source=cells[2]["source"] + ["\nimport os"]), "cel 3 gewijzigd"),
    ],
)
def test_each_way_to_differ_has_a_name(own: Path, change: Any, what: str) -> None:
    edit(own, "1_richten", change)
    found = own_notebooks(own)
    assert [str(item) for item in found.differences] == [what]
    assert found.in_words == f"1_richten: {what}"
    assert found.digest


def _off(item: dict[str, Any]) -> bool:
    return "srm:uit" in item["metadata"]["tags"]


def test_the_examples_and_cells_of_a_chapter_without_its_first_are_in_the_short_form_too(
    own: Path, tmp_path: Path
) -> None:
    def change(cells: list[dict[str, Any]]) -> None:
        del cells[place_of(cells, "rich-05")]
        cells.insert(place_of(cells, "rich-07"), cell("import srm_kit.eigen as e; e.tekst('Van mij aan <b>u</b>')"))

    edit(own, "1_richten", change)
    edit(own, "5_eigen", lambda cells: [item["metadata"]["tags"].remove("srm:uit") for item in cells if _off(item)])
    made = run(SAMPLE, tmp_path / "uit", ReportOptions(notebooks=str(own), vorm="kort"))
    page = parser.fromstring(made.html.read_text(encoding="utf-8"))
    captions = " ".join(page.get_element_by_id("eigen").xpath(".//caption//text() | .//figcaption//text()"))
    assert "Inspanningen en budget per spoor" in captions
    assert "Afdelingen verschillen het meest bij" in captions
    assert made.not_in_it == ()
    assert (
        "Van mij aan <b>u</b>" in page.get_element_by_id("eigen").text_content()
    )  # the short form has no chapter richten


def _hostile(own: Path, source: str) -> ReportOptions:
    edit(own, "4_samenvatting", lambda cells: cells.insert(-2, cell(source)))
    for name in ("2_inrichten", "3_verrichten"):  # what is not under test takes no time
        edit(own, name, lambda cells: [item["metadata"].update(tags=["srm:uit"]) for item in cells[6:]])
    return ReportOptions(notebooks=str(own))


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        (
            "from pathlib import Path; import srm_kit.eigen as e\ne.tekst(f'Zie {Path.home()}/x')",
            ReportRejected,
            "path",
        ),
        ("import srm_kit.eigen as e\ne.tabel(sessie.tabellen.doelen, bijschrift='', bron='')", NotebookFailed, "vul"),
    ],
)
def test_a_cell_that_may_not_stops_the_report_with_one_message(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, error: type[Exception], says: str
) -> None:
    home = tmp_path / "thuis"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(error, match=says):
        run(SAMPLE, tmp_path / "uit", _hostile(own, source))
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"cells": [{}]}', '{"cells": [{"cell_type": "code", "source": 1}]}'])
def test_a_notebook_that_cannot_be_read_is_named(own: Path, text: str) -> None:
    (own / "2_inrichten.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(NotebooksUnusable, match=r"2_inrichten\.ipynb"):
        own_notebooks(own)


def test_a_chapter_that_is_not_there_is_named(own: Path) -> None:
    """Otherwise all that follows would be in no chapter, and in no report."""
    edit(own, "1_richten", lambda cells: cells.insert(9, cell("1", "srm:hoofdstuk=Richten")))
    with pytest.raises(
        NotebooksUnusable, match=r"1_richten.ipynb, cel 10: er is geen hoofdstuk ‘Richten’. Kies .*richten"
    ):
        own_notebooks(own)


def test_a_folder_without_notebooks_is_refused_and_one_missing_is_the_shipped_one(own: Path, tmp_path: Path) -> None:
    with pytest.raises(NotebooksUnusable, match=r"1_richten\.ipynb"):
        own_notebooks(tmp_path)
    (own / "2_inrichten.ipynb").unlink()
    assert own_notebooks(own).differences == ()
