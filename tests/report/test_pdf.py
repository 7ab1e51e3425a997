"""The PDF as a reader, a screen reader and a colleague without a browser meet it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html as parser

from srm_kit.document.formats.browser import CHOICE, find_browser, print_by_command
from srm_kit.document.formats.pdf import headings_of
from srm_kit.document.formats.printer import printer
from srm_kit.errors import BrowserNotFound, FormatFailed
from srm_kit.report import MadeReport, ReportOptions, run


@pytest.fixture(scope="module")
def pdf(full_report: MadeReport) -> pypdf.PdfReader:
    return pypdf.PdfReader(full_report.formats["pdf"])


def _titles(outline: list[Any]) -> list[str]:
    found: list[str] = []
    for item in outline:
        found += _titles(item) if isinstance(item, list) else [item.title]
    return found


def _elements(item: Any, seen: list[Any]) -> list[Any]:
    """Every element of the structure tree."""
    value = item.get_object() if hasattr(item, "get_object") else item
    if isinstance(value, list):
        for part in value:
            _elements(part, seen)
    elif isinstance(value, dict):
        if "/S" in value:
            seen.append(value)
        if "/K" in value:
            _elements(value["/K"], seen)
    return seen


@pytest.mark.browser
def test_it_is_tagged_in_dutch_with_title_and_outline(pdf: pypdf.PdfReader, full_report: MadeReport) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert (
        pdf.metadata.title
        == "Twee vakken verbeterden sinds september 2025; negen van de tien resultaten komen dichterbij – Voorbeeldstad"
    )
    assert (pdf.metadata.author, pdf.metadata.creator) == ("SRM Werkbank", "SRM Werkbank")
    headings = headings_of(full_report.html.read_text(encoding="utf-8"))
    assert _titles(list(pdf.outline)) == list(headings)
    assert len(headings) > 50


@pytest.mark.browser
def test_every_picture_has_the_description_of_the_page(pdf: pypdf.PdfReader, full_report: MadeReport) -> None:
    elements = _elements(pdf.trailer["/Root"]["/StructTreeRoot"], [])
    said = [str(item.get("/Alt", "")) for item in elements if item["/S"] == "/Figure"]
    pictures = [
        f"{picture.findtext('title')} {picture.findtext('desc')}"
        for picture in parser.parse(str(full_report.html)).iter("svg")
        if picture.get("role") == "img" and "smal" not in (picture.getparent().get("class") or "").split()
    ]
    assert said == pictures
    tags = {str(item["/S"]) for item in elements}
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/Caption", "/L"} <= tags


@pytest.mark.browser
def test_every_page_says_where_it_is_and_that_it_is_fiction(pdf: pypdf.PdfReader) -> None:
    whole = len(pdf.pages)
    assert 20 <= whole <= 60
    for number, page in enumerate(pdf.pages, start=1):
        text = page.extract_text()
        assert f"pagina {number} van {whole}" in text
        assert "FICTIEF" in text
        assert "negen van de tien resultaten komen dichterbij" in text
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


@pytest.mark.browser
def test_nothing_is_lost_or_cut_at_the_edge(pdf: pypdf.PdfReader, full_report: MadeReport) -> None:
    printed = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    page = parser.parse(str(full_report.html))
    folded = set(page.xpath("//figure[@class='compleet']//table"))  # these figures stand in the picture itself
    assert folded
    for table in set(page.iter("table")) - folded:
        for cell in table.iter("th", "td"):
            words = cell.text_content().split()
            assert all(word in printed for word in words), words
    edge = 8 / 25.4 * 72

    def inside(text: str, page_matrix: list[float], matrix: list[float], *_: Any) -> None:
        if text.strip():
            assert edge < page_matrix[0] * matrix[4] + page_matrix[4] < 595 - edge

    for page in pdf.pages:
        page.extract_text(visitor_text=inside)


@pytest.mark.browser
def test_the_folder_may_be_named_from_where_one_stands(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run(sample, Path("uit/klant"), ReportOptions(formats=("pdf",)))
    assert made.formats["pdf"] == Path("uit/klant/rapport.pdf")
    assert (tmp_path / "uit" / "klant" / "rapport.pdf").read_bytes()[:5] == b"%PDF-"


def test_without_a_browser_nothing_is_made_and_the_way_out_is_said(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CHOICE, "bestaat-niet")
    with pytest.raises(BrowserNotFound, match=CHOICE):
        run(sample, tmp_path / "uit", ReportOptions(formats=("pdf", "xlsx")))
    assert not (tmp_path / "uit").exists()
    monkeypatch.delenv(CHOICE)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("srm_kit.document.formats.browser._usual_places", lambda: iter(()))
    with pytest.raises(BrowserNotFound, match="Chromium, Chrome or Edge"):
        find_browser()


def _printed_by_a_pipe(page: Path, folder: Path, seconds: float) -> bytes:
    with printer(folder, seconds) as print_page:
        return print_page(page)


BOTH_WAYS = pytest.mark.parametrize("printed", [_printed_by_a_pipe, print_by_command])
STAND_IN = pytest.mark.skipif(sys.platform == "win32", reason="accepted: the stand-in for a browser is a shell script")


@STAND_IN
@BOTH_WAYS
def test_a_browser_that_hangs_is_stopped_with_all_it_started(
    printed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, kind = tmp_path / "stuck", tmp_path / "kind"
    stuck.write_text(f"#!/bin/sh\nsleep 300 &\necho $! > {kind}\nwait\n", encoding="utf-8")
    stuck.chmod(0o755)
    monkeypatch.setenv(CHOICE, str(stuck))
    with pytest.raises(FormatFailed, match="did not finish within 1 seconds"):
        printed(tmp_path / "a.html", tmp_path, 1)
    child = int(kind.read_text(encoding="utf-8"))
    # A kill is carried out by the system in its own time; without it the child would go on for 300 seconds.
    until = time.monotonic() + 60
    while _runs(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process still does anything (one that ended may wait to be collected)."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rsplit(")", 1)[1].split()[0] not in {"Z", "X"}


@STAND_IN
@BOTH_WAYS
def test_a_browser_that_fails_is_quoted(printed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho '[1:2:ERROR] No usable sandbox' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv(CHOICE, str(broken))
    with pytest.raises(FormatFailed, match=r"made no PDF.*No usable sandbox"):
        printed(tmp_path / "a.html", tmp_path, 60)


@pytest.mark.browser
def test_the_contents_name_the_page_of_each_chapter(pdf: pypdf.PdfReader, full_report: MadeReport) -> None:
    page = parser.parse(str(full_report.html)).getroot()
    contents = [text.lstrip("0123456789 ") for text in pdf.pages[0].extract_text().splitlines()]
    for link in page.xpath("//nav//a"):
        name = link.text_content()
        line = next(text for text in contents if text.startswith(name) and text.removeprefix(name).strip().isdigit())
        opening = page.get_element_by_id(link.get("href").removeprefix("#")).find(".//h2").text_content()
        printed = "".join(pdf.pages[int(line.removeprefix(name)) - 1].extract_text().split())
        assert "".join(opening.split()) in printed


@pytest.mark.browser
def test_the_full_report_of_the_sample_fits_thirty_pages(pdf: pypdf.PdfReader) -> None:
    assert len(pdf.pages) <= 30


@pytest.mark.browser
def test_chapters_are_numbered_in_the_contents_and_at_their_headings(
    pdf: pypdf.PdfReader, full_report: MadeReport
) -> None:
    page = parser.parse(str(full_report.html)).getroot()
    pages = [" ".join(item.extract_text().split()) for item in pdf.pages]
    names = [item.text_content() for item in page.xpath("//nav//a")]
    headings = [item.text_content().split(":")[0] for item in page.xpath("//main/section//h2")]
    assert len(names) == len(headings)
    contents = pages[0].replace(" ", "")
    told = ["".join(text.split()) for text in pages[1:]]
    for number, (name, heading) in enumerate(zip(names, headings, strict=True), start=1):
        assert f"{number}{name}" in contents
        assert any(f"{number}{''.join(heading.split())}" in text for text in told), heading
