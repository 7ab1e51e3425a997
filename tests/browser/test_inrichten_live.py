"""Working live on inrichten as a consultant does: in a real JupyterLab, with the keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import load, versions_of

pytestmark = pytest.mark.browser

TITLES = ("Doelen aanvullen", "Uren verschuiven", "Samenwerking van afdelingen", "Opdrachtgeverschap scoren")


@pytest.fixture(scope="module")
def stad(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, to write in."""
    folder = tmp_path_factory.mktemp("inrichten") / "stad"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))
    return folder


@pytest.fixture(scope="module")
def page(lab: Any, run_all: Callable[[Any], list[str]], stad: Path) -> Any:
    """2_inrichten with all cells run."""
    found = lab(stad).page("2_inrichten.ipynb")
    assert run_all(found) == []
    found.locator('.scherm[data-klaar="ja"]').nth(5).wait_for(state="attached")
    return found


def screen(page: Any, title: str) -> Any:
    return page.locator(f'.scherm[aria-label="{title}"]')


def said(part: Any, words: str) -> None:
    part.locator(".melding", has_text=words).wait_for()


def focus(page: Any) -> str:
    """What a screen reader says of the place of the focus."""
    return str(
        page.evaluate(
            "(() => { const at = document.activeElement.shadowRoot?.activeElement; "
            "return at ? at.getAttribute('aria-label') ?? at.innerText : '' })()"
        )
    )


def test_a_missing_process_is_linked_by_keyboard_and_the_focus_comes_back(page: Any, stad: Path) -> None:
    part = screen(page, "Doelen aanvullen")
    part.get_by_role("button", name="mist: proces bij SD9. Vul aan").focus()
    page.keyboard.press("Enter")
    part.locator("#vraag", has_text="welk werkproces hoort bij dit doel?").wait_for()
    assert "welk werkproces" in focus(page)
    page.keyboard.press("Tab")
    page.keyboard.type("P1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said(part, "P1 Vraagverheldering en triage is gekoppeld aan SD9. Bewaard.")
    assert ("SD9", "proces", "P1") in {(row.doel, row.soort, row.ref) for row in load(stad).koppelingen}
    assert focus(page) == "ja: proces bij SD9"
    part.get_by_role("button", name="Maak ongedaan").click()
    said(part, "Ongedaan gemaakt")
    part.get_by_role("button", name="mist: proces bij SD9. Vul aan").wait_for()


def test_cooperation_is_filled_in_by_keyboard(page: Any, stad: Path) -> None:
    part = screen(page, "Samenwerking van afdelingen")
    name = "mist: Maatschappelijke Ontwikkeling met Ruimtelijke Ontwikkeling"
    part.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")
    part.locator("#vraag").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    said(part, "Samenwerking van MO en RO:")
    assert ("MO", "RO", 9) in {(row.van, row.naar, row.waarde) for row in load(stad).samenwerking}
    assert part.get_by_role("button", name=name).count() == 0


def test_hours_slide_by_keyboard_and_is_saved_when_asked(page: Any, stad: Path) -> None:
    part = screen(page, "Uren verschuiven")
    before = len(versions_of(stad))
    share = part.locator("#zacht").inner_text()
    slider = part.get_by_role("slider", name="Leerlijn brede vraagverheldering")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("PageUp")
    part.locator("#zacht", has_not_text=share).wait_for()
    number = part.get_by_role("spinbutton", name="E02 Leerlijn brede vraagverheldering")
    assert number.input_value() == slider.input_value()
    number.fill("2000")
    said(part, "E02 2.000 uur")
    assert slider.input_value() == "2000"
    number.press("Enter")
    assert len(versions_of(stad)) == before
    part.get_by_role("button", name="Terug naar het dossier").click()
    said(part, "De uren staan weer zoals in het dossier.")
    assert part.locator("#zacht").inner_text() == share
    part.get_by_role("spinbutton", name="E02 Leerlijn brede vraagverheldering").fill("900")
    part.get_by_role("button", name="Bewaar deze uren").click()
    said(part, "Bewaard.")
    assert next(item.uren for item in load(stad).inspanningen if item.id == "E02") == 900


def test_the_rubric_is_scored_by_keyboard(page: Any, stad: Path) -> None:
    part = screen(page, "Opdrachtgeverschap scoren")
    part.get_by_label("Rolverdeling, volgens de gemeente").focus()
    page.keyboard.type("5")
    said(part, "rolverdeling volgens de gemeente: niveau 5, lerend. Bewaard.")
    assert focus(page) == "Rolverdeling, volgens de gemeente"
    part.locator("td", has_text="drie niveaus verschil").wait_for()
    assert load(stad).opdrachtgeverschap[-1].niveau == 5
    part.get_by_role("button", name="Toon de niveaus van Rolverdeling").press("Enter")
    part.get_by_text("De gemeente heeft een ambtelijk opdrachtgever aangewezen.").wait_for()


def test_nothing_to_remark_on_for_axe_and_at_200_percent(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    screen(page, "Doelen aanvullen").get_by_role("button", name="mist: kunnen bij SD9. Vul aan").click()
    screen(page, "Doelen aanvullen").locator("#vraag").wait_for()
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 percent
    for title in TITLES:
        part = screen(page, title)
        part.evaluate("element => element.getRootNode().host.scrollIntoView()")
        assert part.evaluate("element => element.scrollWidth - element.clientWidth") <= 1, title
        part.evaluate("element => { element.getRootNode().host.id = 'te-keuren' }")
        found = Axe().run(page, context="#te-keuren")
        part.evaluate("element => { element.getRootNode().host.id = '' }")
        faults = [item for item in found.response["violations"] if item["id"] not in {"region", "heading-order"}]
        assert not faults, (title, [(item["id"], item["nodes"][0]["html"][:200]) for item in faults])
    page.set_viewport_size({"width": 1280, "height": 900})
