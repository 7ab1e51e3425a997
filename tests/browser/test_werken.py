"""Working live as a consultant does: in a real JupyterLab, by keyboard, with others at work in the same dossier."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import convert, load, save_changes, set_values, versions_of

pytestmark = pytest.mark.browser

RUN = Callable[[Any], list[str]]
READY = '.scherm[data-klaar="ja"]'


@pytest.fixture(scope="module")
def werkboek(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a workbook, as consultants have it."""
    folder = tmp_path_factory.mktemp("werkboek")
    source = folder / "bron"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", source, ignore=shutil.ignore_patterns(".*"))
    convert(source, folder / "stad.xlsx")
    return folder / "stad.xlsx"


@pytest.fixture(scope="module")
def richten(lab: Any, run_all: RUN, werkboek: Path) -> Any:
    """1_richten on the workbook, with all cells run."""
    page = lab(werkboek).page("1_richten.ipynb")
    assert run_all(page) == []
    page.locator(READY).nth(3).wait_for(state="attached")
    return page


def screen(page: Any, title: str) -> Any:
    return page.locator(f'.scherm[aria-label="{title}"]')


def said(part: Any, words: str) -> None:
    part.locator(".melding", has_text=words).wait_for()


def owner(path: Path, goal: str) -> str:
    return next(item.eigenaar for item in load(path).doelen if item.id == goal)


def test_a_cell_is_changed_saved_and_undone_by_keyboard(richten: Any, werkboek: Path) -> None:
    goals = screen(richten, "Doelen uitwerken")
    field = goals.get_by_label("Eigenaar van SD9")
    field.focus()
    richten.keyboard.type("dd regisseur zorg a")
    richten.keyboard.press("Enter")
    said(goals, "Doelen SD9: eigenaar is nu ‘dd regisseur zorg a’. Bewaard.")
    assert owner(werkboek, "SD9") == "dd regisseur zorg a"
    assert (
        richten.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('aria-label')")
        == "Eigenaar van SD9"
    )
    undo = goals.get_by_role("button", name="Maak ongedaan")
    undo.focus()
    richten.keyboard.press("Enter")
    said(goals, "Ongedaan gemaakt")
    assert owner(werkboek, "SD9") == ""
    # The keys stayed with the screen: the notebook has the cells it had.
    assert richten.locator(".jp-Notebook-cell").count() > 25


def test_a_value_in_words_is_kept_as_it_was_typed(richten: Any, werkboek: Path) -> None:
    field = screen(richten, "Doelen uitwerken").get_by_label("Nulmeting van indicator SD1-I1")
    before = field.input_value()
    field.fill("veel")
    field.press("Enter")
    said(screen(richten, "Doelen uitwerken"), "Bewaard")
    kept = next(item for item in load(werkboek).indicatoren if item.id == "SD1-I1").nulmeting
    assert kept is not None
    assert kept.gedrukt == "veel"
    back = screen(richten, "Doelen uitwerken").get_by_label("Nulmeting van indicator SD1-I1")
    back.fill(before)
    back.press("Enter")
    said(screen(richten, "Doelen uitwerken"), f"nulmeting is nu ‘{before}’")


def test_what_is_saved_elsewhere_appears_and_half_typed_words_stay(richten: Any, werkboek: Path) -> None:
    from playwright.sync_api import expect

    goals = screen(richten, "Doelen uitwerken")
    save_changes(werkboek, [set_values("doelen", ["SD10"], {"eigenaar": "van elders"})])
    expect(goals.get_by_label("Eigenaar van SD10")).to_have_value("van elders", timeout=20_000)
    busy = goals.get_by_label("Doelgroep van SD10")
    busy.fill("half as_typed")
    save_changes(werkboek, [set_values("doelen", ["SD10"], {"doelgroep": "van een ander"})])
    goals.locator(".intussen", has_text="Het dossier is intussen gewijzigd").wait_for(timeout=20_000)
    assert goals.get_by_label("Doelgroep van SD10").input_value() == "half as_typed"
    # Saving now asks first, and does not write over the other.
    goals.get_by_label("Doelgroep van SD10").press("Enter")
    said(goals, "Iemand anders wijzigde dit ook")
    assert next(item.doelgroep for item in load(werkboek).doelen if item.id == "SD10") == "van een ander"
    mine = goals.get_by_label("Doelgroep van SD10")
    assert mine.input_value() == "half as_typed"
    mine.press("Enter")
    said(goals, "doelgroep is nu ‘half as_typed’. Bewaard.")


def test_a_reload_of_the_page_shows_what_was_saved(
    richten: Any, wait_ready: Callable[[Any], None], menu: Callable[..., None]
) -> None:
    goals = screen(richten, "Doelen uitwerken")
    goals.get_by_label("Eigenaar van SD9").fill("na het herladen")
    goals.get_by_label("Eigenaar van SD9").press("Enter")
    said(goals, "na het herladen")
    menu(richten, "docmanager:save", "Bestand")
    richten.locator(".jp-DirtyIndicator, .lm-TabBar-tab.jp-mod-dirty").first.wait_for(state="detached")
    richten.reload()
    wait_ready(richten)
    field = screen(richten, "Doelen uitwerken").get_by_label("Eigenaar van SD9")
    field.wait_for()
    assert field.input_value() == "na het herladen"


def test_decisions_are_recorded_and_the_report_is_made(richten: Any, werkboek: Path, tmp_path: Path) -> None:
    notes = screen(richten, "Vastleggen bij richten")
    notes.get_by_role("button", name="Nieuw besluit").click()
    notes.get_by_label("Besluit (nodig)").fill("Wij beginnen met de wijkteams")
    notes.get_by_label("Eigenaar", exact=True).fill("college")
    notes.get_by_role("button", name="Leg het besluit vast").click()
    said(notes, "is vastgelegd. Eigenaar: college. Bewaard.")
    assert load(werkboek).besluiten[-1].besluit == "Wij beginnen met de wijkteams"
    button = screen(richten, "Rapport maken")
    button.get_by_role("button", name="Maak het rapport").click()
    link = button.get_by_role("link", name="rapport.html")
    link.wait_for(timeout=120_000)
    with richten.context.expect_page() as opened:
        link.click()
    page = opened.value
    page.wait_for_load_state()
    assert "Wij beginnen met de wijkteams" in page.content()
    from srm_kit.report import run

    assert page.locator("h1").inner_text() in run(werkboek, tmp_path / "uit").html.read_text(encoding="utf-8")
    page.close()


def test_nothing_to_remark_on_for_axe_and_at_200_percent(richten: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    richten.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 percent
    for title in ("Doelen uitwerken", "Krachtenveld bijwerken", "Vastleggen bij richten", "Rapport maken"):
        part = screen(richten, title)
        part.evaluate("element => element.getRootNode().host.scrollIntoView()")
        wide = part.evaluate("element => element.scrollWidth - element.clientWidth")
        assert wide <= 1, title
        part.evaluate("element => { element.getRootNode().host.id = 'te-keuren' }")
        found = Axe().run(richten, context="#te-keuren")
        part.evaluate("element => { element.getRootNode().host.id = '' }")
        faults = [item for item in found.response["violations"] if item["id"] not in {"region", "heading-order"}]
        assert not faults, (title, [(item["id"], item["nodes"][0]["html"][:200]) for item in faults])
    richten.set_viewport_size({"width": 1280, "height": 900})


def test_a_kernel_that_died_is_said_and_what_was_typed_stays(richten: Any, werkboek: Path) -> None:
    before = len(versions_of(werkboek))
    goals = screen(richten, "Doelen uitwerken")
    code = richten.locator(".jp-CodeCell").last
    code.locator(".cm-content").click()
    richten.keyboard.press("Control+End")
    richten.keyboard.type("\nimport os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    richten.keyboard.press("Shift+Enter")
    dialog = richten.locator(".jp-Dialog", has_text="Kernel")
    dialog.wait_for(timeout=60_000)
    dialog.locator("button").first.click()
    field = goals.get_by_label("Eigenaar van SD9")
    field.fill("as_typed na het einde")
    field.press("Enter")
    goals.locator(".verbinding", has_text="Er komt geen antwoord").wait_for(timeout=30_000)
    assert field.input_value() == "as_typed na het einde"
    assert len(versions_of(werkboek)) == before


def test_the_what_if_answers_a_slider_at_once(lab: Any, run_all: RUN) -> None:
    page = lab().page("3_verrichten.ipynb")
    assert run_all(page) == []
    part = screen(page, "Wat als?")
    slider = part.get_by_role("slider", name="verrichten, leiderschap & gedrag")
    former = part.locator("#kracht").inner_text()
    slider.focus()
    for _ in range(5):
        page.keyboard.press("PageUp")
    part.locator("p", has_text="punten erbij").wait_for()
    assert part.locator("#kracht").inner_text() != former
    part.get_by_role("button", name="Terug naar het dossier").click()
    part.locator("p", has_text="Dit is de stand uit het dossier").wait_for()
    assert part.locator("#kracht").inner_text() == former
