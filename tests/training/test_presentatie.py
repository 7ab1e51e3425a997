"""The presentation as a state: choosing, going on, sliding and starting again, and the twin without a screen."""

from __future__ import annotations

from pathlib import Path

import nbformat
import papermill
import pytest

from srm_kit.document import Blocks, Heading
from srm_kit.errors import UnknownParameter
from srm_kit.training import start
from srm_kit.training.lesson import StepKind, make_lesson
from srm_kit.training.presentation import Presentation, PresentationState, advance, show

LES = make_lesson("koers_zonder_landing")


def at(kind: StepKind) -> PresentationState:
    return PresentationState(nummer=next(index for index, item in enumerate(LES.stappen) if item.soort is kind))


def test_arrows_walk_through_the_lesson_and_stop_at_its_ends() -> None:
    state = PresentationState()
    assert advance(LES, state, "vorige", "") == state
    for _ in range(2 * len(LES.stappen)):
        state = advance(LES, state, "volgende", "")
    assert state.nummer == len(LES.stappen) - 1
    assert LES.stappen[state.nummer].soort is StepKind.SLOT


def test_a_choice_shows_its_answer_with_the_choice_marked() -> None:
    before = at(StepKind.KIEZEN)
    options = LES.stappen[before.nummer].keuzes
    wrong = next(index for index, item in enumerate(options) if item.oordeel == "niet")
    assert options[wrong].uitleg not in show(LES, before)["dia"]
    after = advance(LES, before, "kies", str(wrong))
    shown = show(LES, after)["dia"]
    assert "Uw keuze" in shown
    assert options[wrong].uitleg.split(".")[0] in shown
    assert shown.index(options[wrong].tekst.replace("&", "&amp;")) < shown.index("Uw keuze")


@pytest.mark.parametrize("value", ["9", "x", "", "-1"])
def test_a_choice_that_does_not_exist_changes_nothing(value: str) -> None:
    assert advance(LES, at(StepKind.KIEZEN), "kies", value) == at(StepKind.KIEZEN)


def test_the_outcome_of_the_what_if_waits_for_a_prediction() -> None:
    state = at(StepKind.WAT_ALS)
    assert "Score bij het verrichten (0-100)" not in show(LES, state)["dia"]
    assert "Score bij het verrichten (0-100)" in show(LES, advance(LES, state, "toon", ""))["dia"]


def test_sliding_measures_the_municipality_again() -> None:
    state = at(StepKind.PROBEREN)
    now = show(LES, state)["proef"]
    both = advance(LES, advance(LES, state, "hard", "100"), "zacht", "100")
    assert "42 (nu 42)" in now
    assert "67 (nu 42)" in show(LES, both)["proef"]
    assert advance(LES, state, "probeer", "dubbel").hard == 100
    assert advance(LES, state, "hard", "340").hard == 100


@pytest.mark.parametrize("kind", list(StepKind))
def test_starting_again_is_possible_at_every_step(kind: StepKind) -> None:
    state = PresentationState(nummer=at(kind).nummer, gekozen={"r1-cel": 2}, hard=40, open=True)
    assert 'data-actie="opnieuw"' in show(LES, state)["bediening"]
    again = advance(LES, state, "opnieuw", "")
    assert (again.nummer, dict(again.gekozen), again.hard, again.open) == (0, {}, 0, False)


def test_sliders_are_not_drawn_anew_while_someone_slides() -> None:
    shown = Presentation(LES)
    while LES.stappen[shown.state.nummer].soort is not StepKind.PROBEREN:
        shown.act("volgende", "")
    before = shown.screen.regions
    shown.act("hard", "50")
    assert shown.screen.regions["schuiven"] == before["schuiven"]
    assert shown.screen.regions["proef"] != before["proef"]
    shown.act("probeer", "gedrag")
    assert 'value="100"' in shown.screen.regions["schuiven"]


def test_without_a_screen_the_notebook_shows_the_whole_lesson(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SRM_LIVE", raising=False)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    out = tmp_path / "les.ipynb"
    papermill.execute_notebook(
        root / "notebooks" / "training" / "les.ipynb",
        out,
        {"scenario": "verkokering"},
        progress_bar=False,
        kernel_name="python3",
    )
    made = nbformat.read(out, as_version=4)
    assert "widgets" not in made.metadata
    shown = "".join(str(output.data) for cell in made.cells for output in cell.get("outputs", []) if "data" in output)
    assert "widget-view" not in shown
    assert "Kamermeer" in shown
    assert "Verkokering tussen afdelingen" in shown


def test_live_it_is_a_presentation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SRM_LIVE", "1")
    assert isinstance(start({"scenario": "verkokering"}), Presentation)


def test_parameters_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SRM_LIVE", raising=False)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    with pytest.raises(UnknownParameter, match="zaad"):
        start({"zaad": "drie"})
    with pytest.raises(UnknownParameter, match="scenari0"):
        start({"In": ["# Parameters\nscenari0 = 'x'\n"]})
    shown = start({"scenario": "gemengd", "zaad": 2})
    assert isinstance(shown, Blocks)
    assert sum(isinstance(item, Heading) for item in shown.blocks) > 15
