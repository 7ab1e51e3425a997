"""The report in a real browser: accessible, no sideways scrolling, no request to anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from srm_kit import resources
from srm_kit.report import run

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = run(resources.folder("data_samples") / "voorbeeldstad", tmp_path_factory.mktemp("rapport"))
    return Path(made.html).as_uri()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_axe_finds_nothing_and_the_page_reflows(browser: Any, page_url: str, width: int, medium: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_url)
    page.emulate_media(media=medium)
    if medium == "screen":
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
    assert [url for url in asked if not url.startswith(("data:", page_url))] == []
    page.close()


def test_print_marks_fiction_on_every_page(browser: Any, page_url: str, tmp_path: Path) -> None:
    import io

    from pypdf import PdfReader

    page = browser.new_page()
    page.goto(page_url)
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))
    page.close()
    assert 10 <= len(pdf.pages) <= 60
    assert all("FICTIEF" in sheet.extract_text() for sheet in pdf.pages)
