"""Opening a phase shows its results at once: its cells run by themselves, once, and nobody else's cells do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"


@pytest.fixture(scope="module")
def running(lab: Any) -> Any:
    """A lab that starts by itself, as a consultant has it."""
    return lab(vanzelf=True)


def opened(running: Any, notebook: str) -> Any:
    """The page of a notebook, as soon as its tab is there."""
    page = running.window()
    page.goto(running.url.replace("1_richten.ipynb", notebook) + "&reset")
    page.locator(".lm-TabBar-tab.jp-mod-current .lm-TabBar-tabLabel", has_text=notebook).wait_for()
    return page


def numbers(page: Any, menu: Any) -> list[str]:
    """The number of each code cell, once the last one has it; a folded cell shows none."""
    page.wait_for_selector(f"{NOTEBOOK} .jp-Notebook-cell")
    page.locator(f"{NOTEBOOK} .jp-Spinner").wait_for(state="detached")
    menu(page, "notebook:show-all-cell-code", "Weergave")
    prompts = page.locator(f"{NOTEBOOK} .jp-CodeCell .jp-InputPrompt")
    prompts.last.filter(has_text=re.compile(r"\[\d+\]")).wait_for(state="attached")
    return [re.sub(r"\D", "", text) for text in prompts.all_text_contents()]


def in_order(page: Any, menu: Any) -> bool:
    """Whether every cell ran once, each after the one above it."""
    found = numbers(page, menu)
    return found == [str(number) for number in range(1, len(found) + 1)]


def whole_runs(page: Any, menu: Any) -> bool:
    """The same, or all of it once more: on a quick computer it was done already when somebody asked."""
    found = [int(number) for number in numbers(page, menu)]
    return found in [list(range(start, start + len(found))) for start in (1, len(found) + 1)]


def add_cell(path: Path, source: str) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = {
        "cell_type": "code",
        "id": "eigen",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
    notebook["cells"].append(cell)
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def of_yesterday(lab: Any, menu: Any) -> dict[str, Path]:
    """The folders of a lab that was stopped after a notebook with its results was saved."""
    own = lab(vanzelf=True)
    page = own.page()
    numbers(page, menu)
    menu(page, "docmanager:save", "Bestand")
    page.locator(".jp-DirtyIndicator, .lm-TabBar-tab.jp-mod-dirty").first.wait_for(state="detached")
    assert own.stop() == 0
    return {"werkmap": own.werkmap, "home": own.werkmap.parent / "thuis"}


def test_a_phase_shows_its_results_when_it_is_opened(running: Any, menu: Any, wait_ready: Any) -> None:
    page = opened(running, "1_richten.ipynb")
    assert in_order(page, menu)
    wait_ready(page)
    page.locator(f"{NOTEBOOK} .jp-OutputArea b", has_text="Dossier:").wait_for(state="attached")
    assert page.evaluate(f"document.querySelector('{NOTEBOOK} .jp-WindowedPanel-outer').scrollTop") == 0
    page.context.close()


@pytest.mark.parametrize("delay", [0, 400, 1200])
def test_who_asks_to_run_all_meanwhile_gets_that_same_run(running: Any, menu: Any, wait_ready: Any, delay: int) -> None:
    notebook = {0: "2_inrichten.ipynb", 400: "3_verrichten.ipynb", 1200: "4_samenvatting.ipynb"}[delay]
    page = opened(running, notebook)
    page.wait_for_timeout(delay)
    menu(page, "runmenu:run-all", "Uitvoeren")
    assert whole_runs(page, menu)
    wait_ready(page)
    assert whole_runs(page, menu)
    page.context.close()


def test_a_cell_that_this_person_never_ran_keeps_its_notebook_waiting(lab: Any, menu: Any, wait_ready: Any) -> None:
    first = lab()
    ran = first.werkmap / "gedraaid.txt"
    add_cell(first.werkmap / "5_eigen.ipynb", "open('gedraaid.txt', 'a').write('x')")
    home = first.werkmap.parent / "thuis"
    assert first.stop() == 0

    def open_again() -> tuple[Any, Any]:
        again = lab(werkmap=first.werkmap, home=home, vanzelf=True)
        page = again.window()
        page.goto(again.url.replace("1_richten.ipynb", "5_eigen.ipynb"))
        page.locator(".lm-TabBar-tab.jp-mod-current .lm-TabBar-tabLabel", has_text="5_eigen.ipynb").wait_for()
        wait_ready(page)
        return again, page

    again, page = open_again()
    page.wait_for_timeout(2000)
    assert not ran.exists()
    menu(page, "runmenu:run-all", "Uitvoeren")
    numbers(page, menu)
    page.wait_for_timeout(1500)  # the layout, with what was run, is saved
    assert ran.read_text() == "x"
    assert again.stop() == 0
    again, page = open_again()
    page.wait_for_timeout(3000)
    numbers(page, menu)
    assert ran.read_text() == "xx"
    again.stop()


def test_live_views_are_there_when_a_page_is_loaded_again_also_of_a_notebook_in_the_background(
    lab: Any, of_yesterday: dict[str, Path], wait_ready: Any
) -> None:
    own = lab(vanzelf=True, **of_yesterday)
    page = own.page()
    goals = page.locator(f'{NOTEBOOK} .scherm[aria-label="Doelen uitwerken"]')
    goals.wait_for(state="attached")
    wait_ready(page)
    page.locator(".lm-TabBar-addButton:visible").click()
    page.locator(".jp-LauncherCard:visible", has_text="Inrichten").click()
    wait_ready(page)
    page.wait_for_timeout(1500)  # the layout is saved; the notebook is not
    page.reload()
    wait_ready(page)
    page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text="1_richten.ipynb").click()
    goals.or_(page.get_by_text("Error displaying widget")).first.wait_for(state="attached")
    wait_ready(page)
    assert goals.count() == 1
    own.stop()


def test_a_live_view_of_an_earlier_kernel_says_in_dutch_what_to_do(
    lab: Any, of_yesterday: dict[str, Path], wait_ready: Any
) -> None:
    own = lab(**of_yesterday)
    page = own.page()
    shown = page.locator(f"{NOTEBOOK} .jp-OutputArea-output", has_text=re.compile("eerdere keer|widget"))
    shown.first.wait_for(state="attached")
    page.get_by_role("button", name="Alle stappen open").click()
    assert shown.first.inner_text().startswith("Dit scherm is van een eerdere keer.")
    shown.first.get_by_role("button", name="Voer alle cellen uit").click()
    page.locator(f'{NOTEBOOK} .scherm[aria-label="Doelen uitwerken"]').wait_for(state="attached")
    wait_ready(page)
    assert shown.count() == 0
    own.stop()


def test_without_the_setting_nothing_runs(lab: Any, menu: Any, wait_ready: Any) -> None:
    own = lab()
    page = own.page()
    wait_ready(page)
    page.wait_for_timeout(1500)
    menu(page, "notebook:show-all-cell-code", "Weergave")
    prompts = page.locator(f"{NOTEBOOK} .jp-CodeCell .jp-InputPrompt").all_text_contents()
    assert {re.sub(r"\s", "", text) for text in prompts} == {"[]:"}
    own.stop()


def test_code_and_steps_are_folded_and_one_click_opens_them(running: Any, wait_ready: Any) -> None:
    page = opened(running, "1_richten.ipynb")
    wait_ready(page)
    shown = page.locator(f"{NOTEBOOK} .cm-content:visible")
    assert shown.count() == 0
    page.locator(f"{NOTEBOOK} .jp-InputPlaceholder").first.locator(".jp-Placeholder-content").click()
    shown.first.wait_for()
    assert "dossier: str" in shown.first.inner_text()

    contents = page.locator(".jp-TableOfContents .jp-tocItem-heading")
    names = contents.all_inner_texts()
    assert [name for name in ("De doelen", "Doelen uitwerken", "Rapport maken") if name not in names] == []
    goals = page.locator('.scherm[aria-label="Doelen uitwerken"]')
    assert not goals.is_visible()
    contents.filter(has_text="Doelen uitwerken").click()
    goals.wait_for()
    assert goals.locator("table").count() == 0
    goals.get_by_role("button", name="Aanpassen").click()
    goals.locator("table").first.wait_for()
    page.get_by_role("button", name="Naar boven").click()
    page.locator(f"{NOTEBOOK} h1", has_text="Richten: kiezen wat telt").wait_for()
    page.wait_for_function(f"document.querySelector('{NOTEBOOK} .jp-WindowedPanel-outer').scrollTop === 0")
    page.context.close()


def test_key_figures_and_tables_look_as_in_the_report(running: Any, wait_ready: Any) -> None:
    page = opened(running, "1_richten.ipynb")
    wait_ready(page)
    text = page.locator(f"{NOTEBOOK} .jp-OutputArea .tabel td:not(.getal)").first
    assert text.evaluate("cell => getComputedStyle(cell).textAlign") == "left"
    page.context.close()
    page = opened(running, "4_samenvatting.ipynb")
    wait_ready(page)
    figures = page.locator(f"{NOTEBOOK} .kerncijfers > div")
    figures.first.wait_for()
    assert figures.count() == 3
    for figure in figures.all():
        label, number = figure.locator("dt").bounding_box(), figure.locator("dd.groot").bounding_box()
        assert abs(label["x"] - number["x"]) < 1
        assert 0 <= number["y"] - (label["y"] + label["height"]) < 20
    page.context.close()


def test_a_window_at_200_percent_is_for_the_notebook_with_nothing_cut_off(running: Any) -> None:
    page = running.window(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page.goto(running.url.replace("1_richten.ipynb", "4_samenvatting.ipynb") + "&reset")
    page.locator(f"{NOTEBOOK} h2", has_text="Managementsamenvatting").wait_for(state="attached")
    page.locator("#jp-left-stack").wait_for(state="hidden")
    assert page.locator(NOTEBOOK).bounding_box()["width"] > 560
    for name in ("Naar boven", "Alle stappen open", "Alle stappen dicht"):
        assert page.get_by_role("button", name=name).evaluate(
            "button => button.offsetLeft >= 0 && button.offsetLeft + button.offsetWidth <= button.parentElement.clientWidth"
        )
    page.context.close()


def test_a_table_of_many_columns_beside_the_contents_is_a_list_that_fits(running: Any) -> None:
    page = running.window(viewport={"width": 1000, "height": 800})
    page.goto(running.url.replace("1_richten.ipynb", "4_samenvatting.ipynb") + "&reset")
    table = page.locator(f"{NOTEBOOK} .srm-blok table", has_text="De pakketten van de routekaart")
    table.wait_for(state="attached")
    page.get_by_role("button", name="Alle stappen open").click()
    table.locator("tbody td").first.wait_for()
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    assert "Waarom" in table.locator("tbody td").last.evaluate("cell => getComputedStyle(cell, '::before').content")
    page.context.close()
