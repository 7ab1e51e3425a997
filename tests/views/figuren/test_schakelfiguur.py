"""Goals by nine cells: every state has its own mark, and what nobody recorded has none."""

from __future__ import annotations

from srm_kit.document import Figure
from srm_kit.model import CELLEN
from srm_kit.views.figuren.schakelfiguur import schakelfiguur
from tests.views.drawing import Drawing

STATES = dict(
    zip((cel.code for cel in CELLEN), ["heel"] * 3 + ["loopt"] * 2 + ["plan", "open", "open", "onbekend"], strict=True)
)


def figure(number: int = 1, name: str = "Een doel") -> Figure:
    goals = [(f"D{place}", name) for place in range(1, number + 1)]
    return schakelfiguur(goals, {ident: STATES for ident, _ in goals}, "Bevinding.", "Bron.")


def marks(drawing: Drawing, css: str) -> int:
    return sum(path.course.count("M") for path in drawing.shapes("path", css))


def test_each_state_is_drawn_as_often_as_it_is_said_and_stands_in_the_table() -> None:
    made = figure()
    assert made.description == (
        "Eén doel, negen vakken per doel: 3 gevuld, 2 waaraan wordt gewerkt, 1 die het plan vult, 2 open en "
        "1 niet vastgelegd."
    )
    for picture in (made.svg, made.narrow):
        drawing = Drawing(picture)
        assert marks(drawing, "stip kern") == 2
        assert marks(drawing, "stip rand") == 2
        assert marks(drawing, "schakel") == 1
        assert marks(drawing, "breukkruis") == marks(drawing, "stip breek") == 2
        assert sum(path.course.count("M") for path in drawing.shapes("path") if path.css == "stip") == 3
    assert made.table.rows == (
        (
            "D1 Een doel",
            "gevuld, gevuld, gevuld",
            "in uitvoering, in uitvoering, in het plan",
            "open, open, niet vastgelegd",
        ),
    )


def test_a_mark_stands_under_the_name_of_its_phase_and_strand() -> None:
    drawing = Drawing(figure().svg)
    heads = [(item.left + item.right) / 2 for item in drawing.texts if item.text in {"doelen", "organisatie", "mensen"}]
    [cross] = drawing.shapes("path", "breukkruis")
    places = [float(part.split(" ")[0]) + 3.5 for part in cross.course.split("M")[1:]]
    assert places == [round(heads[6]), round(heads[7])]
    assert [item.text for item in drawing.texts if item.css == "aanhef"] == ["RICHTEN", "INRICHTEN", "VERRICHTEN"]


def test_thirty_goals_are_drawn_and_the_table_has_them_all() -> None:
    made = figure(31, "Ontwikkelingsgerichte ouderbetrokkenheid bij kinderopvang <script>")
    assert "<script" not in made.svg + made.narrow
    assert len(made.table.rows) == 31
    assert made.description.startswith("31 doelen, negen vakken per doel: 93 gevuld")
    for picture in (made.svg, made.narrow):
        drawing = Drawing(picture)
        assert marks(drawing, "schakel") == 30
        assert drawing.outside() == drawing.overlapping() == []
