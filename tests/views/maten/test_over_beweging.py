"""The ladder of each goal, what moved on it, and behaviour that was seen: told in occasions, never about a person."""

from __future__ import annotations

from datetime import date

from srm_kit.document import PointList, Table
from srm_kit.measures.beweging import Beweging, Gedragsbeeld, Stap
from srm_kit.model import Fase
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import gedrag, ladder, wat_veranderde
from tests.views.small_town import TOWN, heading, measured, the, told

DAY, BEFORE = date(2026, 9, 1), date(2025, 9, 1)


def step(goal: str, strand: str, now: int, before: int | None = None) -> Stap:
    return Stap(goal, strand, now, DAY, "nota", before, None if before is None else BEFORE)


STEPS = (
    step("D1", "S", 4, 2), step("D1", "B", 3, 3), step("D1", "L", 2, 3),
    step("D2", "S", 2), step("D2", "B", 1, 1),
)  # fmt: skip
MOVED = measured(beweging=Beweging(STEPS, ()))


def test_each_phase_asks_its_own_step_of_the_ladder() -> None:
    heads = [heading(ladder(TOWN, MOVED, fase)) for fase in Fase]
    assert heads[0] == "Eén van de twee doelen is op alle drie de sporen beschreven"
    assert heads[1] == "Geen van de twee doelen is op alle drie de sporen belegd"
    lines = [the(PointList, ladder(TOWN, MOVED, fase)).points for fase in Fase]
    assert lines[0] == (
        "Strategie & doelen: beide doelen zijn ten minste beschreven.",
        "Besturing & organisatie: één van de twee doelen is ten minste beschreven.",
        "Leiderschap & gedrag: het enige doel is ten minste beschreven.",
    )
    assert lines[2][0] == "Strategie & doelen: één van de twee doelen is ten minste toegepast."


def test_every_goal_has_its_row_in_verrichten_and_an_unknown_strand_is_no_step() -> None:
    table = the(Table, ladder(TOWN, MOVED, Fase.VERRICHTEN))
    assert table.rows[1][0] == "D2 Veilige buurten"
    assert table.rows[1][1:] == ("beschreven (september 2026)", "genoemd (september 2026)", "niet vastgelegd")
    assert "n = 2 doelen" in table.source
    assert not any(isinstance(item, Table) for item in ladder(TOWN, MOVED, Fase.RICHTEN))


def test_movement_says_what_went_further_back_and_stood_still() -> None:
    blocks = wat_veranderde(TOWN, MOVED)
    assert heading(blocks) == "Eén van de twee doelen is op ten minste één spoor concreter geworden"
    rows = the(Table, blocks).rows
    assert [row[4] for row in rows] == ["verder", "gelijk", "terug", "gelijk"]
    assert rows[0] == (
        *("D1 Schone straten", "Strategie & doelen"),
        *("beschreven (september 2025)", "toegepast (september 2026)", "verder", "nota"),
    )


def test_behaviour_is_told_in_occasions() -> None:
    seen = (
        Gedragsbeeld("teamleiders", "sturen", "vragen", 4, 8, DAY, "D1", (1, 1), BEFORE),
        Gedragsbeeld("adviseurs", "schrijven", "bellen", 1, 3, DAY),
    )
    blocks = gedrag(TOWN, measured(beweging=Beweging((), seen)))
    assert heading(blocks) == "Eén van de twee afspraken over gedrag is in ten minste de helft van de momenten gezien"
    assert "Wij tellen momenten, geen mensen." in told(blocks)
    assert the(Table, blocks).rows == (
        ("teamleiders", "sturen", "vragen", "4 van 8 momenten", "1 van 1 moment (september 2025)", "D1"),
        ("adviseurs", "schrijven", "bellen", "1 van 3 momenten", "–", "–"),
    )


def test_nothing_is_said_where_nothing_is_recorded() -> None:
    assert (
        ladder(TOWN, measured(), Fase.VERRICHTEN) == wat_veranderde(TOWN, measured()) == gedrag(TOWN, measured()) == ()
    )
    first = measured(beweging=Beweging((step("D1", "S", 2),), ()))
    assert wat_veranderde(TOWN, first) == ()  # looked at once


def test_the_ladder_of_the_sample() -> None:
    sample = voorbeeldstad()
    found = measured(sample)
    assert [heading(ladder(sample, found, fase)) for fase in Fase] == [
        "Eén van de drie doelen is op alle drie de sporen beschreven",
        "Eén van de drie doelen is op alle drie de sporen belegd",
        "Geen van de drie doelen is op alle drie de sporen toegepast",
    ]
    blocks = wat_veranderde(sample, found)
    assert heading(blocks) == "Alle drie doelen zijn op ten minste één spoor concreter geworden"
    assert [row[4] for row in the(Table, blocks).rows if row[0].startswith("OW3")] == ["verder", "gelijk"]


def test_behaviour_of_the_sample() -> None:
    table = the(Table, gedrag(voorbeeldstad(), measured(voorbeeldstad())))
    assert {row[0]: row[3:5] for row in table.rows}["teamleiders wijkteams"] == (
        "5 van 8 momenten",
        "2 van 8 momenten (februari 2026)",
    )
