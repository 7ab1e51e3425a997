"""After a change, what was shown before it says so, until it is shown anew with the change in it."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
MARK = f"{NOTEBOOK} .srm-verouderd"


def opened_goals(page: Any, wait_ready: Any) -> Any:
    """The grid of the goals, open to change."""
    wait_ready(page)
    page.get_by_role("button", name="Alle stappen open").click()
    goals = page.locator('.scherm[aria-label="Doelen uitwerken"]')
    goals.get_by_role("button", name="Aanpassen").click()
    return goals


def test_figures_of_before_a_change_are_marked_until_they_run_again(lab: Any, wait_ready: Any) -> None:
    own = lab(vanzelf=True)
    page = own.page()
    goals = opened_goals(page, wait_ready)
    assert page.locator(MARK).count() == 0

    field = goals.get_by_label("Doelgroep van SD9")
    field.fill("huishoudens in de Merwebuurt")
    field.press("Enter")
    goals.locator(".melding", has_text="Bewaard").wait_for()
    count = page.locator(f"{NOTEBOOK} .srm-verouderd-telling", has_text="uitkomsten zijn verouderd")
    count.wait_for()
    assert page.locator(MARK, has_text="Verouderd: voer deze stap opnieuw uit").count() > 5
    for title in ("Doelen uitwerken", "Krachtenveld bijwerken"):  # a live view shows the new state by itself
        live = page.locator(".jp-CodeCell").filter(has=page.locator(f'.scherm[aria-label="{title}"]'))
        assert live.locator(".srm-verouderd").count() == 0

    table = page.locator(".jp-CodeCell").filter(has_text="Wat inwoners merken").filter(has=page.locator("table")).first
    assert table.locator(".srm-verouderd").count() == 1
    number = page.locator(MARK).count()
    table.get_by_role("button", name="Voer opnieuw uit").click()
    table.locator(".srm-verouderd").wait_for(state="detached")
    wait_ready(page)
    assert page.locator(MARK).count() == number - 1  # the others still show what was

    count.get_by_role("button", name="Ververs").click()
    page.locator(MARK).first.wait_for(state="detached")
    wait_ready(page)
    assert page.locator(MARK).count() == 0
    assert not count.is_visible()
    own.stop()


def test_one_step_that_runs_again_has_the_change_in_it(lab: Any, wait_ready: Any) -> None:
    own = lab(vanzelf=True)
    page = own.page()
    goals = opened_goals(page, wait_ready)
    field = goals.get_by_label("Wat inwoners merken van SD9")
    field.fill("Inwoners merken een zin van vandaag")
    field.press("Enter")
    goals.locator(".melding", has_text="Bewaard").wait_for()
    table = page.locator(".jp-CodeCell").filter(has_text="Wat inwoners merken").filter(has=page.locator("table")).first
    assert "een zin van vandaag" not in table.inner_text()
    table.get_by_role("button", name="Voer opnieuw uit").click()
    table.get_by_text("een zin van vandaag").first.wait_for()
    own.stop()
