"""All that is visible in the lab is Dutch, JupyterLab's own menus, tooltips and dialogs too; dates are dd-mm-jjjj."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from lab_strings import english, everything, rare

pytestmark = pytest.mark.browser

STATIC = Path(sys.prefix) / "share" / "jupyter" / "lab" / "static"
THE_SAME = {
    *("Asciidoc", "Code", "Console", "Filter", "HTML", "Help", "Kernel", "Kernels", "LaTeX", "Markdown", "OK", "PDF"),
    *("Python", "ReStructured Text", "Notebook", "notebook", "console", "Qtpdf", "Qtpng", "Webpdf", "Spreadsheet"),
}
"""Words that are Dutch too, and names."""
ENGLISH = re.compile(
    r"\b(the|this|are|is not|you|failed|and|with|all|cell|cells|toolbar|section|show|new|close|select|run)\b",
    re.IGNORECASE,
)
DUTCH_TOO = re.compile(r"\b(cel|cellen|de|het|een|alle|toon|kies|voer|van)\b", re.IGNORECASE)


def test_no_string_of_the_lab_is_left_in_english(lab: Any, wait_ready: Any) -> None:
    own = lab(vanzelf=True)
    page = own.page(locale="en-US")
    wait_ready(page)
    found = everything(page)
    assert len(found) > 300  # the walk did reach the menus
    found |= rare(page, own.werkmap)
    assert {"Groot bestand", "Wilt u stoppen?"} <= found  # and the dialogs for what goes wrong
    assert any("kapot.ipynb" in text and "niet te lezen" in text for text in found)
    asked = english(STATIC)
    assert "Run All Cells" in asked
    templates = [_pattern(text) for text in asked if "%1" in text and re.search(r"[A-Za-z]{3}", text)]
    left = {
        text
        for text in found - THE_SAME
        if text in asked or (any(item.match(text) for item in templates) and not DUTCH_TOO.search(text))
    }
    left |= {text for text in found if ENGLISH.search(text) and not DUTCH_TOO.search(text)}
    assert {text for text in left if len(text) > 1 and not _of_ours(text)} == set()
    own.stop()


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"%\d", "(.+)", re.escape(text)) + r"\Z", re.DOTALL)


def _of_ours(text: str) -> bool:
    """A tooltip of a file says its name and dates in Dutch words; ``Open`` is the same word in both languages."""
    return text.startswith(("Naam: ", "Open ", "English - "))


def test_dates_are_read_and_typed_as_dd_mm_jjjj_whatever_the_browser(lab: Any, wait_ready: Any) -> None:
    from srm_kit.dossier import load

    own = lab(vanzelf=True)
    page = own.page("3_verrichten.ipynb", locale="en-US")
    wait_ready(page)
    page.get_by_role("button", name="Alle stappen open").click()
    efforts = page.locator('.scherm[aria-label="Voortgang en metingen"]')
    efforts.get_by_role("button", name="Aanpassen").click()
    first = load(own.dossier).inspanningen[0]
    field = efforts.get_by_label(f"Eind van {first.naam}", exact=True)
    assert re.fullmatch(r"\d\d-\d\d-\d{4}|", field.input_value())
    assert first.eind is not None
    assert field.input_value() == first.eind.strftime("%d-%m-%Y")
    field.fill("31-12-2029")
    field.press("Enter")
    efforts.locator(".melding", has_text="Bewaard").wait_for()
    assert load(own.dossier).inspanningen[0].eind.isoformat() == "2029-12-31"
    assert field.input_value() == "31-12-2029"
    page.locator(".jp-SideBar .lm-TabBar-tab[data-id=filebrowser]").click()
    item = page.locator(".jp-DirListing-item").first
    item.wait_for()
    assert re.search(r"\d\d-\d\d-\d{4}", item.get_attribute("title") or "")
    own.stop()
