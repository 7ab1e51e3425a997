"""The plan at the command line: columns that fit, sentences below them, nothing of the machine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.advice.plan import make_plan
from srm_kit.advice.plan_uitkomst import Stop
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.plantekst import plantekst
from tests.views.test_planzinnen import plan as plan_of
from tests.views.test_planzinnen import step
from tests.views.test_routekaart import GENERAL


@pytest.fixture(scope="module")
def story() -> Dossier:
    return voorbeeldstad()


def test_the_plan_reads_in_a_terminal(story: Dossier) -> None:
    text = plantekst(make_plan(story, GENERAL, budget=0.0))
    assert text.startswith("Routekaart: er past niets nieuws in het budget")
    assert "Dit past niet meer in het budget:" in text
    assert max(len(line) for line in text.splitlines()) <= 110
    assert "None" not in text


def test_a_plan_without_budgets_says_what_to_do_first(story: Dossier) -> None:
    bare = replace(story, inspanningen=tuple(replace(i, budget=None, status="gepland") for i in story.inspanningen))
    text = " ".join(plantekst(make_plan(bare, budget=100_000.0)).split())
    assert text.startswith("Routekaart: begroot eerst wat er gepland is")
    assert "nog geen budget en zijn daarom niet gewogen" in text


def test_the_sentences_hold_for_no_bound_nothing_running_and_most_of_all_kinds(story: Dossier) -> None:
    alone = replace(
        story,
        opdracht=replace(story.opdracht, max_parallel=None),
        inspanningen=tuple(item for item in story.inspanningen if item.status in {"gepland", "idee"}),
    )
    plan = make_plan(alone, GENERAL)
    text = " ".join(plantekst(plan).split())
    assert "loopt er nog niets. Hoeveel de organisatie er tegelijk aankan, is niet opgegeven." in text
    assert "None" not in text


def test_without_links_it_says_why(story: Dossier) -> None:
    text = " ".join(plantekst(make_plan(replace(story, koppelingen=()))).split())
    assert "er zijn geen koppelingen" in text
    assert "Blijft open" not in text


def test_what_is_new_and_what_runs_stand_under_their_own_heading() -> None:
    made = plan_of(
        step("A"), step("B", 0, lopend=True, reden="Loopt door."), stoplijst=(Stop("X", "Los werk", "Koppel het."),)
    )
    text = plantekst(made)
    new, _, rest = text.partition("Wat al loopt")
    running, _, loose = rest.partition("Werk zonder doel")
    assert "Stap A" in new
    assert "Stap B" not in new
    assert "Stap B" in running
    assert "Stap A" not in running
    assert "Los werk" in loose
