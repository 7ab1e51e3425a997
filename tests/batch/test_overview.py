"""What the overview says of reports that wait and that failed, and which lines of a manifest count."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import html as parser

from srm_kit.batch.jobs import Batch, Job
from srm_kit.batch.manifest import Manifest, ManifestLine, Status, read_manifest
from srm_kit.batch.overview import to_html, to_xlsx, write_overview
from srm_kit.batch.sources import Source
from srm_kit.errors import OutputNotWritable
from srm_kit.parameters import Parameters


def batch(waiting: int, *told: ManifestLine) -> Batch:
    names = [*(line.name for line in told), *(f"gm{number}" for number in range(waiting))]
    jobs = tuple(Job(Source(Path(name), Parameters(), name), "k", False) for name in names)
    return Batch(jobs, (), {line.name: line for line in told})


def page(found: Batch) -> str:
    return str(parser.fromstring(to_html(found, {})).xpath("string(//main)"))


def test_of_many_that_wait_forty_are_named_and_the_rest_is_counted() -> None:
    assert "gm39" in page(batch(40))
    assert "en nog" not in page(batch(40))
    assert "gm39 en nog 1" in page(batch(41))
    told = page(batch(43))
    assert "gm39 en nog 3" in told
    assert "gm40" not in told


def test_more_than_one_failure_is_summed_up_by_kind() -> None:
    late, refused = ManifestLine("a", "k", Status.TIMED_OUT), ManifestLine("b", "k", Status.REFUSED)
    assert "Niet gelukt: 1 keer duurde te lang en 1 keer dossier geweigerd." in page(batch(0, late, refused))
    assert "1 keer" not in page(batch(0, late))


FIGURES = {"a": {"ervaren": 61.0, "geregeld": 45.0}}
MADE = ManifestLine(
    "a",
    "k",
    Status.DONE,
    "Aalten",
    attempt=2,
    files={"rapport.html": {"bytes": 1200}, "rapport.pdf": {"bytes": 800}, "colofon.json": {"bytes": 5}, "los": {}},
    title="Kop",
    text="rapport.docx bewaard",
)
STOPPED = ManifestLine("b", "k", Status.CELL_FAILED, "", notebook="1_richten.ipynb", cell="a1", text="NameError")


def test_the_workbook_says_of_each_report_what_is_known() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(batch(1, MADE, STOPPED), FIGURES)))
    head, made, stopped, waiting = (
        tuple("" if cell is None else cell for cell in row) for row in book["Overzicht"].iter_rows(values_only=True)
    )
    assert head[:10] == (
        *("Map", "Gemeente", "Stand", "Titel", "Waar", "Melding", "Pogingen", "Bytes"),
        *("Ervaren (0-100)", "Geregeld"),
    )
    assert made[:11] == ("a", "Aalten", "klaar", "Kop", "", "rapport.docx bewaard", 2, 2005, 61, 0.45, "")
    assert stopped[:9] == ("b", "", "notebook gestopt", "", "1_richten.ipynb, cel a1", "NameError", 1, 0, "")
    assert waiting[:8] == ("gm0", "", "nog te doen", "", "", "", "", "")
    sheet = book["Overzicht"]
    assert (sheet["J2"].number_format, sheet["I2"].number_format) == ("0%", "General")
    assert [sheet[f"{letter}1"].font.bold for letter in "AJ"] == [True, True]
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "B2"
    shown = {letter: sheet.column_dimensions[letter].width for letter in "ABCDEFGHI"}
    told = dict(zip("ABCDEFGHI", (18, 26, 20, 44, 30, 70, 10, 12, 14), strict=True))
    assert shown == pytest.approx({letter: width + 0.71 for letter, width in told.items()}, abs=0.01)
    assert sheet.auto_filter.ref == "A1:N4"
    beside = book["Spreiding"]
    rows = list(beside.iter_rows(values_only=True))
    assert rows[0] == ("Cijfer", "Gemeenten", "Laagste", "Middelste helft", "Midden", "Hoogste")
    assert rows[1][:3] == ("Ervaren (0-100)", "1", "te weinig gemeenten")
    assert (beside["A1"].font.bold, beside["A2"].font.bold) == (True, False)
    widths = beside.column_dimensions["A"]  # one entry for all columns of this width
    assert (widths.width, widths.min, widths.max) == (pytest.approx(24, abs=1), 1, 6)


def test_the_page_counts_links_and_sums_up() -> None:
    told = batch(1, MADE, STOPPED)
    found = parser.fromstring(to_html(told, FIGURES))
    text = " ".join(str(found.xpath("string(//main)")).split())
    assert "3 rapporten" in str(found.xpath("string(//body)"))
    for words in ("Klaar1", "Niet gelukt1", "Nog te doen1", "2 kB", "1_richten.ipynb, cel a1", "61"):
        assert words in text
    assert "Aalten: rapport.docx bewaard." in text
    links = set(found.xpath("//main//a/@href"))
    assert {"a/rapport.html", "a/rapport.pdf"} <= links
    assert not {"a/colofon.json", "a/los"} & links
    assert "1.000 kB" in page(batch(0, replace(MADE, files={"rapport.html": {"bytes": 1_000_000}})))
    assert "1 rapport" in page_of_body(batch(0, MADE))
    assert "1 rapporten" not in page_of_body(batch(0, MADE))


def page_of_body(found: Batch) -> str:
    return str(parser.fromstring(to_html(found, {})).xpath("string(//body)"))


@pytest.mark.parametrize(
    ("unreadable", "words"),
    [(1, "(manifest.jsonl) is 1 regel niet te lezen"), (2, "(manifest.jsonl) zijn 2 regels niet te lezen"), (0, "")],
)
def test_lines_of_the_account_that_cannot_be_read_are_told(unreadable: int, words: str) -> None:
    said = page(replace(batch(1), unreadable=unreadable))
    assert words in said
    assert bool(words) is ("niet te lezen" in said)
    assert "steeds terugkwam" in page(replace(batch(1), stopped="x"))
    assert "steeds terugkwam" not in page(batch(1))
    assert "niet te lezen" not in page(batch(1))


def test_a_long_message_ends_at_a_whole_line() -> None:
    lines = ["x" * 99] * 12  # with the breaks between them 1,199 signs
    for text, shown in (
        ("\n".join(lines) + "y", "\n".join(lines) + "y"),
        ("\n".join(lines) + "yy", "\n".join(lines[:11]) + "\n…"),
    ):
        line = ManifestLine("a", "k", Status.FAILED, text=text)
        sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(batch(0, line), {})))["Overzicht"]
        assert sheet["F2"].value == shown


def test_what_is_known_of_other_input_says_nothing_of_a_report(tmp_path: Path) -> None:
    told = batch(0, MADE)
    changed = replace(told, jobs=(replace(told.jobs[0], key="new"),))
    assert "Nog te doen1" in " ".join(page(changed).split())
    standing = replace(told, jobs=(replace(told.jobs[0], key="new", done=True),))
    assert "Klaar1" in " ".join(page(standing).split())
    out = write_overview(tmp_path, standing)
    assert out == tmp_path / "overzicht.html"
    assert (tmp_path / "overzicht.xlsx").read_bytes()[:2] == b"PK"
    with pytest.raises(OutputNotWritable, match="No such file or directory"):
        write_overview(tmp_path / "weg", told)


def test_a_report_is_named_by_its_municipality_or_else_by_its_folder() -> None:
    told = batch(
        0, MADE, replace(MADE, name="c", municipality=""), STOPPED, replace(STOPPED, name="d", municipality="Dorp")
    )
    heads = parser.fromstring(to_html(told, {})).xpath("//main//th[@scope='row']")
    assert [str(head.xpath("string()")) for head in heads] == ["b", "Dorp", "Aalten", "c"]
    assert "c: rapport.docx bewaard." in page(told)
    beside = parser.fromstring(to_html(told, {"a": FIGURES["a"], "c": FIGURES["a"]})).xpath("//*[@role='rowheader']")
    assert [str(head.xpath("string()")) for head in beside] == ["Aalten", "c"]


def test_a_report_that_failed_shows_no_figures_of_before(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "colofon.json").write_text('{"kerncijfers": {"ervaren": 61}}', encoding="utf-8")
    write_overview(tmp_path, batch(0, MADE, STOPPED))
    made, stopped = openpyxl.load_workbook(tmp_path / "overzicht.xlsx")["Overzicht"].iter_rows(
        min_row=2, values_only=True
    )
    assert (made[8], stopped[8]) == (61, None)


@pytest.mark.parametrize(("waiting", "last"), [(0, 2), (1, 2), (3, 4)])
def test_the_filter_of_the_workbook_covers_every_report_and_no_more(waiting: int, last: int) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(batch(waiting), {})))["Overzicht"]
    first, end = str(sheet.auto_filter.ref).split(":")
    assert first == "A1"
    assert end.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(last)


@pytest.mark.parametrize(
    "change",
    [
        {"bestanden": ["rapport.html"]},
        {"bestanden": {"rapport.html": 5}},
        {"bestanden": {"rapport.html": {"bytes": "veel"}}},
        {"stappen": 3},
        {"stappen": {"lezen": "lang"}},
        {"seconden": -1},
        {"status": "zomaar"},
    ],
)
def test_a_line_that_we_cannot_have_written_is_counted_and_passed_over(
    tmp_path: Path, change: dict[str, object]
) -> None:
    file = tmp_path / "manifest.jsonl"
    Manifest(file).add(ManifestLine("a", "k", Status.DONE, files={"rapport.html": {"bytes": 9}}, steps={"lezen": 0.5}))
    line = json.loads(file.read_text(encoding="utf-8"))
    with file.open("a", encoding="utf-8") as more:
        more.write(json.dumps(line | {"naam": "b"}) + "\n" + json.dumps(line | {"naam": "c"} | change) + "\n")
    lines, unreadable = read_manifest(tmp_path)
    assert (set(lines), unreadable) == ({"a", "b"}, 1)
