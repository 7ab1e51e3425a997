"""What the plan and the redesign scenarios look like to a reader: words, figures, and nothing that may not be said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.advice.herinrichting import herinrichting
from srm_kit.advice.plan import make_plan
from srm_kit.document import Blocks, Figure, Heading, Table
from srm_kit.document.html import blocks_html
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.model.interventies import Interventie
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.over_herinrichting import GESPREK, herinrichting_blokken
from srm_kit.views.plantekst import plantekst
from srm_kit.views.routekaart import pakket_blokken, plan_blokken, plan_onderbouwing, schakel_blokken

GENERAL = tuple(
    Interventie(
        f"N-{cell}", f"Aanpak {cell}", (cell,), kind, "w", (), "wie", (50, 90), (8, 20), (9_000, 21_000), "nooit"
    )
    for cell, kind in (("RL", "zacht"), ("IL", "zacht"), ("IB", "hard"), ("VB", "hard"), ("VL", "zacht"))
)


@pytest.fixture(scope="module")
def story() -> Dossier:
    return voorbeeldstad()


def first(found: Blocks, kind: type) -> object:
    return next(item for item in found.blocks if isinstance(item, kind))


def test_every_choice_stands_in_the_report_with_its_reason(story: Dossier) -> None:
    plan = make_plan(story, GENERAL, budget=200_000.0)
    html = blocks_html((plan_blokken(plan, story) + pakket_blokken(plan, story) + plan_onderbouwing(plan)).blocks)
    for item in (*plan.gekozen, *plan.stoplijst):
        assert item.reden.split(";")[0].split("€")[0] in html
    assert "Werk zonder doel" in html
    assert "FICTIEF" in html
    figure = first(plan_blokken(plan, story), Figure)
    assert isinstance(figure, Figure)
    assert figure.svg.count("<rect") == sum(item.kwartalen > 0 for item in plan.gekozen)
    assert figure.narrow
    assert len(figure.table.rows) == 8


def test_the_figure_of_links_counts_what_the_plan_counts(story: Dossier) -> None:
    plan = make_plan(story, GENERAL)
    figure = first(schakel_blokken(plan, story), Figure)
    assert isinstance(figure, Figure)
    assert figure.svg.count("l7 7m0-7l-7 7") == len(plan.open)  # one cross for each
    cells = [word for row in figure.table.rows for cell in row[1:] for word in cell.split(", ")]
    assert cells.count("gevuld") == plan.schakels - plan.gebroken - plan.onbekend
    assert cells.count("open") == len(plan.open)
    assert cells.count("in uitvoering") + cells.count("in het plan") == len(plan.gesloten)


def test_hostile_names_stay_text(story: Dossier) -> None:
    bad = "<script>alert(1)</script>"
    efforts = tuple(replace(item, naam=bad) for item in story.inspanningen)
    departments = tuple(replace(item, naam=bad) for item in story.afdelingen)
    dossier = replace(story, inspanningen=efforts, afdelingen=departments)
    plan = make_plan(dossier)
    found = (
        plan_blokken(plan, dossier) + plan_onderbouwing(plan) + herinrichting_blokken(herinrichting(dossier), dossier)
    )
    assert "<script" not in blocks_html(found.blocks)


def test_without_links_every_view_says_why(story: Dossier) -> None:
    bare = replace(story, koppelingen=())
    plan = make_plan(bare)
    for found in (
        plan_blokken(plan, bare),
        schakel_blokken(plan, bare),
        herinrichting_blokken(herinrichting(bare), bare),
    ):
        assert isinstance(found.blocks[0], Heading)
        assert "er zijn geen koppelingen" in blocks_html(found.blocks)
    text = " ".join(plantekst(plan).split())
    assert "er zijn geen koppelingen" in text
    assert "Blijft open" not in text


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


def test_scenarios_are_for_a_conversation_and_name_no_small_group(story: Dossier) -> None:
    tiny = replace(
        story, afdelingen=tuple(replace(item, medewerkers=4) if item.id == "ICT" else item for item in story.afdelingen)
    )
    html = blocks_html(herinrichting_blokken(herinrichting(tiny), tiny).blocks)
    assert GESPREK.split(".")[0] in html
    assert "te klein om apart over te spreken" in html
    assert ">4<" not in html
    figure = first(herinrichting_blokken(herinrichting(story), story), Figure)
    assert isinstance(figure, Figure)
    assert isinstance(figure.table, Table)
    assert figure.table.rows[0][0] == "Nu"
    assert figure.table.rows[0][2] == "3 (27%)"


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
    figure = first(plan_blokken(plan, alone), Figure)
    assert isinstance(figure, Figure)
    assert "ruimte voor" not in figure.svg
    assert figure.table.columns[-1] == "Samen"


def test_what_is_not_chosen_says_each_reason_once(story: Dossier) -> None:
    plan = make_plan(story, GENERAL, budget=0.0)
    html = blocks_html((plan_blokken(plan, story) + pakket_blokken(plan, story) + plan_onderbouwing(plan)).blocks)
    assert html.count("Dit past niet meer in het budget:") == 1
    for item in plan.niet_gekozen:
        assert item.naam in html
    for word in ("gebroken", "sluit ", "schakel"):
        assert word not in html


def test_a_box_nobody_recorded_is_said_and_not_drawn_as_open(story: Dossier) -> None:
    sparse = replace(
        story, competenties=(), koppelingen=tuple(item for item in story.koppelingen if item.soort != "competentie")
    )
    plan = make_plan(sparse)
    assert plan.onbekend
    html = blocks_html(schakel_blokken(plan, sparse).blocks)
    assert "Leeg: niet vastgelegd." in html
    assert "is niet vastgelegd of het gevuld is" in html
