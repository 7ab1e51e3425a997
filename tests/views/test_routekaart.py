"""The plan as a reader sees it: the gaps of each goal, the packages by quarter, and why the rest is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.advice.plan import make_plan
from srm_kit.advice.plan_uitkomst import Bezetting, Gesloten
from srm_kit.advice.schakels import Schakel
from srm_kit.document import Blocks, Figure, Heading
from srm_kit.document.html import blocks_html
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.model.interventies import Interventie
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.routekaart import pakket_blokken, plan_blokken, plan_onderbouwing, schakel_blokken
from tests.views.drawing import Drawing
from tests.views.small_town import HOSTILE, TOWN, the
from tests.views.test_planzinnen import QUARTERS, step
from tests.views.test_planzinnen import plan as plan_of

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


def test_hostile_names_stay_text(story: Dossier) -> None:
    efforts = tuple(replace(item, naam=HOSTILE) for item in story.inspanningen)
    dossier = replace(story, inspanningen=efforts)
    plan = make_plan(dossier)
    assert "<script" not in blocks_html((plan_blokken(plan, dossier) + plan_onderbouwing(plan)).blocks)


def test_without_links_every_view_says_why(story: Dossier) -> None:
    bare = replace(story, koppelingen=())
    plan = make_plan(bare)
    for found in (plan_blokken(plan, bare), schakel_blokken(plan, bare)):
        assert isinstance(found.blocks[0], Heading)
        assert "er zijn geen koppelingen" in blocks_html(found.blocks)


def test_without_a_limit_no_room_is_drawn(story: Dossier) -> None:
    alone = replace(story, opdracht=replace(story.opdracht, max_parallel=None))
    figure = first(plan_blokken(make_plan(alone, GENERAL), alone), Figure)
    assert isinstance(figure, Figure)
    assert "ruimte voor" not in figure.svg
    assert figure.table.columns[-1] == "Samen"


def test_a_bar_says_what_kind_of_work_it_is() -> None:
    steps = (step("A", soft=0.5), step("B", soft=0.4), step("C"), step("D", 0, soft=0.9, lopend=True))
    figure = first(plan_blokken(plan_of(*steps), TOWN), Figure)
    assert isinstance(figure, Figure)
    drawing = Drawing(figure.svg)
    assert [word for word in drawing.words if word.startswith(("nieuw,", "loopt,"))] == [
        "nieuw, zacht",
        "nieuw, hard",
        "nieuw, doelen",
        "loopt, zacht",
    ]
    assert [bar.css for bar in drawing.shapes("rect")] == ["tweede", "vulling", "richting", "loopt"]
    assert drawing.outside() == drawing.overlapping() == []


def test_what_runs_and_what_the_plan_adds_have_their_own_mark() -> None:
    running = step("B", 0, lopend=True)
    closed = (Gesloten("D1", "RS", "A"), Gesloten("D1", "RB", "B"))
    found = plan_of(step("A"), running, gesloten=closed, open=(Schakel("D2", "VL"),))
    rows = the(Figure, schakel_blokken(found, TOWN).blocks).table.rows
    assert rows[0][:2] == ("D1 Schone straten", "in het plan, in uitvoering, gevuld")
    assert rows[1][3] == "gevuld, gevuld, open"


@pytest.mark.parametrize(
    ("busy", "words"),
    [
        ((3, 2, 1), "In één kwartaal loopt er meer dan de organisatie aankan."),
        ((3, 3, 1), "In twee kwartalen loopt er meer dan de organisatie aankan."),
        ((2, 2, 2), "Eén pakket, het begint in Q1 2027."),
    ],
)
def test_too_much_at_once_is_the_finding(busy: tuple[int, ...], words: str) -> None:
    full = tuple(Bezetting(name, number, 0) for name, number in zip(QUARTERS, busy, strict=True))
    figure = the(Figure, plan_blokken(plan_of(step("A"), bezetting=full, max_parallel=2), TOWN).blocks)
    assert figure.finding == words
    assert figure.description.endswith(f"per kwartaal samen {busy[0]}, {busy[1]} en {busy[2]}.")
    assert [row[3:] for row in figure.table.rows] == [(str(number), "2") for number in busy]
