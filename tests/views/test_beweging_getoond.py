"""What the report says of movement, of partners in the region, and of the four forms."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.advice.herinrichting import herinrichting
from srm_kit.document import Block, Heading, PointList, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import measure
from srm_kit.model import Fase
from srm_kit.simulation.voorbeeldstad import voorbeeldstad
from srm_kit.views import maten as shown
from srm_kit.views.over_herinrichting import herinrichting_blokken

TOWN = voorbeeldstad()
MATEN = measure(TOWN, weergave=True)


def table(blocks: tuple[Block, ...]) -> dict[str, tuple[str, ...]]:
    return {str(row[0]): tuple(map(str, row[1:])) for item in blocks if isinstance(item, Table) for row in item.rows}


def heading(blocks: tuple[Block, ...]) -> str:
    return next(item.text for item in blocks if isinstance(item, Heading))


def test_each_phase_asks_its_own_step_of_the_ladder() -> None:
    words = [heading(shown.ladder(TOWN, MATEN, fase)) for fase in Fase]
    assert words == [
        "Eén van de drie doelen is op alle drie de sporen beschreven",
        "Eén van de drie doelen is op alle drie de sporen belegd",
        "Geen van de drie doelen is op alle drie de sporen toegepast",
    ]
    lines = [item.points for item in shown.ladder(TOWN, MATEN, Fase.RICHTEN) if isinstance(item, PointList)]
    assert "Leiderschap & gedrag: één van de drie doelen is ten minste beschreven." in lines[0]


def test_movement_says_what_went_further_and_what_stood_still() -> None:
    blocks = shown.wat_veranderde(TOWN, MATEN)
    rows = [row for item in blocks if isinstance(item, Table) for row in item.rows]
    assert heading(blocks) == "Alle drie doelen zijn op ten minste één spoor concreter geworden"
    assert [row[4] for row in rows if str(row[0]).startswith("OW3")] == ["verder", "gelijk"]


def test_behaviour_is_told_in_occasions() -> None:
    found = table(shown.gedrag(TOWN, MATEN))
    assert found["teamleiders wijkteams"][2:4] == ("5 van 8 momenten", "2 van 8 momenten (februari 2026)")


def test_partners_per_scale() -> None:
    blocks = shown.stad_en_regio(TOWN, MATEN)
    assert heading(blocks) == "Twee van de zeven partners in de regio maken het plan mee; in het werk doet er één mee"
    assert table(blocks)["Stad of dorp"] == ("4", "3", "0")


def test_management_and_employees_by_competence_and_knowledge() -> None:
    found = table(shown.twee_bij_twee(TOWN, MATEN))
    assert set(found) == {"Management", "Medewerkers"}
    assert all("onder wat nodig is" in text or "op niveau" in text for row in found.values() for text in row)


def test_the_three_lines_under_besturing() -> None:
    assert table(shown.drie_lijnen(TOWN, MATEN)) == {
        "Besturing": ("3", "3", "2"),
        "Structuur": ("5", "2", "4"),
        "Procesinrichting": ("7", "6", "6"),
    }


def test_nothing_is_said_where_nothing_is_recorded() -> None:
    bare: Dossier = replace(
        TOWN,
        ladder=(),
        gedrag=(),
        competenties=(),
        stakeholders=(),
        betrokkenheid=(),
        inspanningen=tuple(replace(row, aspect="") for row in TOWN.inspanningen),
    )
    maten = measure(bare, weergave=True)
    views = (shown.wat_veranderde, shown.gedrag, shown.stad_en_regio, shown.twee_bij_twee, shown.drie_lijnen)
    assert [view(bare, maten) for view in views] == [()] * len(views)
    assert shown.ladder(bare, maten, Fase.VERRICHTEN) == ()


def test_four_forms_stand_beside_the_groupings() -> None:
    found = table(herinrichting_blokken(herinrichting(TOWN), TOWN).blocks)
    assert [name for name in found if name in {"Opgaveteam", "Gebied", "Regieorganisatie", "Clusters"}] == [
        "Opgaveteam",
        "Gebied",
        "Regieorganisatie",
        "Clusters",
    ]
    assert "Huisartsen" in found["Gebied"][2]
