"""The overview of a batch in a real browser, with a hostile name in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from srm_kit.batch import Batch, Job, ManifestLine, Source, Status, write_overview
from srm_kit.parameters import Parameters

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} =1+1 " + "W" * 300


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    states = {
        "GM0344": ManifestLine(
            "GM0344",
            "a",
            Status.DONE,
            "Utrecht",
            title="De koers is helder",
            files={
                "rapport.html": {"bytes": 350_000},
                "rapport.pdf": {"bytes": 600_000},
                "colofon.json": {"bytes": 900},
            },
        ),
        "dorp": ManifestLine(
            "dorp", "a", Status.CELL_FAILED, HOSTILE, notebook="1_richten.ipynb", cell="'x'", text=HOSTILE
        ),
        "stad": ManifestLine("stad", "a", Status.REFUSED, "Stad", text="Fout in doelen: leeg.\nFout in respons: leeg."),
    }
    out = tmp_path_factory.mktemp("overzicht")
    for number, (name, felt) in enumerate({"Assen": 52, "Breda": 61, "Delft": 44, "Ede": 61, "Goes": 57}.items()):
        states[name] = ManifestLine(name, "a", Status.DONE, name, title=name)
        figures = {
            "ervaren": felt,
            "ervaren_van": felt - 3,
            "ervaren_tot": felt + 3,
            "ernstig": number,
            "geregeld": None,
        }
        (out / name).mkdir()
        (out / name / "colofon.json").write_text(json.dumps({"kerncijfers": figures}), encoding="utf-8")
    names = (*states, "later")
    jobs = tuple(Job(Source(Path(name), Parameters(), name, name), "a", False) for name in names)
    return write_overview(out, Batch(jobs, (), states, 1, "stopped"))


def test_it_is_valid_html_and_hostile_text_stays_text(overview: Path) -> None:
    text = overview.read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert "<img" not in text
    assert "{{7*7}}" in text


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_axe_finds_nothing_and_the_page_reflows(browser: Any, overview: Path, width: int, medium: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(overview.as_uri())
    page.emulate_media(media=medium)
    if medium == "screen":
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
    assert asked == [overview.as_uri()]
    page.close()


def test_municipalities_are_sorted_by_what_has_a_spread_and_by_nothing_else(browser: Any, overview: Path) -> None:
    page = browser.new_page()
    page.goto(overview.as_uri())

    def order() -> list[str]:
        names = page.get_by_role("rowheader").filter(has_text=re.compile("Assen|Breda|Delft|Ede|Goes")).all()
        return [one.inner_text() for one in sorted(names, key=lambda one: one.bounding_box()["y"])][-5:]

    assert order() == ["Assen", "Breda", "Delft", "Ede", "Goes"]
    page.get_by_role("radio", name="Ervaren").press("Space")
    assert order() == ["Breda", "Ede", "Goes", "Assen", "Delft"]
    page.get_by_role("radio", name="Ernstige bevindingen").check()
    assert order() == ["Goes", "Ede", "Delft", "Breda", "Assen"]
    assert page.get_by_role("radio").count() == 3
    text = page.inner_text("main")
    assert "61 (58 tot 64)" in text
    assert "52 tot 61" in text  # the middle half
    assert "Niet op volgorde te zetten" in text
    page.close()
