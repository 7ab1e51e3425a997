"""Redesign scenarios: now and proposed beside each other, for a conversation, and no small group by its number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.advice.herinrichting import Herinrichting, Indeling, herinrichting
from srm_kit.document import Figure, Heading, PointList, Table
from srm_kit.document.html import blocks_html
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Afdeling
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.over_herinrichting import GESPREK, herinrichting_blokken
from tests.views.drawing import Drawing
from tests.views.small_town import HOSTILE, heading, the, told, town

NOW = Indeling("Nu", (("A",), ("B",), ("C",)), ("D1", "D2"), 1.0, 0, 0.0, None)
TOGETHER = Indeling("Twee afdelingen samen", (("A", "B"), ("C",)), ("D2",), 0.5, 12, 0.3, 0.25)
SMALL = town(afdelingen=(Afdeling("A", "Sport"), Afdeling("B", "Zorg"), Afdeling("C", "Geld")))


def test_now_and_proposed_stand_beside_each_other_with_the_same_figures() -> None:
    found = Herinrichting(NOW, (TOGETHER,), volledig=True, medewerkers=40)
    blocks = herinrichting_blokken(found, SMALL).blocks
    assert heading(blocks) == "Beide doelen hebben meer dan één afdeling nodig"
    figure = the(Figure, blocks)
    assert figure.table.rows == (
        ("Nu", "–", "2 (100%)", "D1 en D2", "–", "niet gemeten"),
        ("A. Twee afdelingen samen", "Sport en Zorg", "1 (50%)", "D2", "12 (30%)", "25%"),
    )
    assert figure.finding == (
        "Met 12 medewerkers op een andere plek gaat er één in plaats van twee doelen over meer dan één eenheid."
    )
    assert figure.description.endswith("1 van 2 doelen over meer eenheden, 12 medewerkers op een andere plek.")
    assert figure.source.startswith("Alle indelingen zijn vergeleken. Medewerkers: 40. n = 2 doelen,")
    drawing = Drawing(figure.svg)
    assert {"A. Twee samen", "12 krijgen een andere plek", "zoals het nu is"} <= set(drawing.words)
    assert drawing.outside() == drawing.overlapping() == []


def test_one_goal_every_goal_and_no_scenario() -> None:
    one = replace(NOW, kruisend=("D2",))
    alone = herinrichting_blokken(Herinrichting(one, reden="er is er maar één"), SMALL).blocks
    assert heading(alone) == "Eén van de twee doelen heeft meer dan één afdeling nodig"
    assert "Wij laten geen andere indeling zien: er is er maar één." in told(alone)
    assert GESPREK in told(alone)
    none = herinrichting_blokken(Herinrichting(replace(NOW, kruisend=()), reden="niets"), SMALL).blocks
    assert heading(none) == "Elk doel kan met één afdeling toe"


def test_the_only_goal_is_told_as_one() -> None:
    single = replace(SMALL, doelen=SMALL.doelen[:1])
    found = Herinrichting(replace(NOW, kruisend=("D1",)), (replace(TOGETHER, kruisend=(), verplaatst=1),))
    blocks = herinrichting_blokken(found, single).blocks
    assert heading(blocks) == "Het enige doel heeft meer dan één afdeling nodig"
    assert the(Figure, blocks).finding == (
        "Met 1 medewerker op een andere plek gaat er geen in plaats van één doel over meer dan één eenheid."
    )


def test_what_stays_as_it_is_says_why() -> None:
    found = Herinrichting(NOW, (TOGETHER,), buiten_beschouwing=(("C", "te klein om apart over te spreken"),))
    blocks = herinrichting_blokken(found, SMALL).blocks
    assert the(PointList, blocks).points == ("Geld: te klein om apart over te spreken.",)


@pytest.fixture(scope="module")
def story() -> Dossier:
    return voorbeeldstad()


def test_scenarios_are_for_a_conversation_and_name_no_small_group(story: Dossier) -> None:
    tiny = replace(
        story, afdelingen=tuple(replace(item, medewerkers=4) if item.id == "ICT" else item for item in story.afdelingen)
    )
    html = blocks_html(herinrichting_blokken(herinrichting(tiny), tiny).blocks)
    assert GESPREK.split(".")[0] in html
    assert "te klein om apart over te spreken" in html
    assert ">4<" not in html
    figure = the(Figure, herinrichting_blokken(herinrichting(story), story).blocks)
    assert isinstance(figure.table, Table)
    assert figure.table.rows[0][0] == "Nu"
    assert figure.table.rows[0][2] == "3 (27%)"


def test_without_links_it_says_why_and_hostile_names_stay_text(story: Dossier) -> None:
    bare = replace(story, koppelingen=())
    found = herinrichting_blokken(herinrichting(bare), bare)
    assert isinstance(found.blocks[0], Heading)
    assert "er zijn geen koppelingen" in blocks_html(found.blocks)
    named = replace(story, afdelingen=tuple(replace(item, naam=HOSTILE) for item in story.afdelingen))
    assert "<script" not in blocks_html(herinrichting_blokken(herinrichting(named), named).blocks)
