"""What the overview says of reports that wait and that failed, and which lines of a manifest count."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from lxml import html as parser

from srm_kit.batch.jobs import Batch, Job
from srm_kit.batch.manifest import Manifest, ManifestLine, Status, read_manifest
from srm_kit.batch.overview import to_html, to_xlsx
from srm_kit.batch.sources import Source
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
    told = page(batch(43))
    assert "gm39 en nog 3" in told
    assert "gm40" not in told


def test_more_than_one_failure_is_summed_up_by_kind() -> None:
    late, refused = ManifestLine("a", "k", Status.TIMED_OUT), ManifestLine("b", "k", Status.REFUSED)
    assert "Niet gelukt: 1 keer duurde te lang en 1 keer dossier geweigerd." in page(batch(0, late, refused))
    assert "1 keer" not in page(batch(0, late))


@pytest.mark.parametrize(("waiting", "last"), [(1, 2), (3, 4)])
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
