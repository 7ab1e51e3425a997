"""What the report of Voorbeeldstad says in each format, and how its pages look, is what was looked at and kept.

A change on purpose: ``SRM_VERNIEUW_GOLDEN=1 pytest tests/golden``, look at the difference, commit it.
"""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pypdf
import pytest
from lxml import html as parser
from PIL import Image, ImageChops, ImageStat

from srm_kit.report import MadeReport

WIDTH = 320
"""Pictures are kept small: a page that moved or lost its colours shows, a hair line does not."""
TOLERANCE = 6.0
"""Mean difference per colour channel, of 255: fonts are drawn a little differently by each version of a browser."""


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def of_html(path: Path) -> Iterator[str]:
    page = parser.parse(str(path)).getroot()
    for item in page.iter("h1", "h2", "h3", "h4", "p", "li", "caption", "figcaption", "tr", "dt", "dd", "desc"):
        if item.tag == "tr":
            yield "| " + " | ".join(flat(cell.text_content()) for cell in item.xpath("./th|./td"))
        elif item.getparent() is not None and item.getparent().tag != "defs":
            yield f"{item.tag}: {flat(item.text_content())}"


def of_docx(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            yield from ("| " + " | ".join(flat(cell.text) for cell in row.cells) for row in item.rows)
        elif item.text.strip():
            yield f"{item.style.name if item.style is not None else ''}: {flat(item.text)}"


def of_pptx(path: Path) -> Iterator[str]:
    for number, slide in enumerate(pptx.Presentation(str(path)).slides, start=1):
        yield f"dia {number}"
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip():
                yield f"  {shape.name}: {flat(shape.text_frame.text)}"
            elif shape.has_chart:
                plot = shape.chart.plots[0]
                for series in plot.series:
                    pairs = ", ".join(
                        f"{name}={value:g}"
                        for name, value in zip(plot.categories, series.values, strict=True)
                        if value is not None
                    )
                    yield f"  grafiek {series.name}: {pairs}"
        if slide.has_notes_slide:
            yield f"  notities: {flat(slide.notes_slide.notes_text_frame.text)}"


def of_xlsx(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        yield f"blad {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            cells = [
                f"{value:.12g}" if isinstance(value, float) else flat(str(value)) for value in row if value is not None
            ]
            if cells:
                yield "| " + " | ".join(cells)


READERS = {"html": of_html, "docx": of_docx, "pptx": of_pptx, "xlsx": of_xlsx}


@pytest.mark.parametrize("formaat", READERS)
def test_each_format_says_what_was_kept(full_report: MadeReport, golden: Path, vernieuw: bool, formaat: str) -> None:
    path = full_report.html if formaat == "html" else full_report.formats[formaat]
    found = list(READERS[formaat](path))
    kept = golden / f"voorbeeldstad.{formaat}.txt"
    if vernieuw:
        kept.write_text("\n".join(found) + "\n", encoding="utf-8")
    wanted = kept.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(wanted, found, "kept", "made now", lineterm="", n=0))
    assert not difference, "\n".join(difference[:40])


@pytest.mark.browser
def test_the_outline_of_the_print_is_what_was_kept(full_report: MadeReport, golden: Path, vernieuw: bool) -> None:
    """Page breaks differ a little by browser; what there is to find, and in which order, does not."""
    found = list(outline(pypdf.PdfReader(full_report.formats["pdf"]).outline))
    kept = golden / "voorbeeldstad.pdf.txt"
    if vernieuw:
        kept.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8").splitlines()


def outline(items: Any, depth: int = 0) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from outline(item, depth + 1)
        else:
            yield f"{'  ' * depth}{flat(str(item.title))}"


def compare(picture: bytes, kept: Path, vernieuw: bool) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
    if vernieuw:
        image.quantize(64).save(kept, optimize=True)
    wanted = Image.open(kept).convert("RGB")
    assert image.size == wanted.size
    apart = sum(ImageStat.Stat(ImageChops.difference(image, wanted)).mean) / 3
    assert apart <= TOLERANCE, f"{kept.name} differs by {apart:.1f} of 255; see tests/golden/conftest.py"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "place"), [(1280, 0), (1280, 600), (375, 0), (375, 700)])
def test_the_page_looks_as_it_was_kept(
    browser: Any, full_report: MadeReport, golden: Path, vernieuw: bool, width: int, place: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1000})
    page.goto(full_report.html.as_uri())
    picture = page.screenshot(clip={"x": 0, "y": place, "width": width, "height": 1000}, full_page=True)
    page.close()
    compare(picture, golden / f"pagina-{width}-{place}.png", vernieuw)


def test_the_comparison_sees_a_page_that_changed(tmp_path: Path) -> None:
    white, grey = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (640, 800), "white").save(white, "PNG")
    Image.new("RGB", (640, 800), "#e8e8e8").save(grey, "PNG")
    compare(white.getvalue(), tmp_path / "x.png", vernieuw=True)
    with pytest.raises(AssertionError, match="differs by"):
        compare(grey.getvalue(), tmp_path / "x.png", vernieuw=False)


def test_the_first_picture_in_word_looks_as_it_was_kept(full_report: MadeReport, golden: Path, vernieuw: bool) -> None:
    """The picture of the first figure in Word, drawn without a browser."""
    document = docx.Document(str(full_report.formats["docx"]))
    parts = [part for name, part in document.part.related_parts.items() if part.content_type == "image/png"]
    first = document.element.xpath("//*[local-name()='blip']")[0]
    reference = first.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    assert parts
    compare(document.part.related_parts[reference].blob, golden / "figuur-1.png", vernieuw)
