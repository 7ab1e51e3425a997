"""The funnel: every step as wide as its goals, with the names that drop out before it."""

from __future__ import annotations

from srm_kit.document import Figure
from srm_kit.views.figuren import trechter
from tests.views.drawing import Drawing

MUST = {"I": "met een inspanning en een verantwoordelijke", "V": "met werk dat loopt en een recente meting"}


def figure(**steps: list[str]) -> Figure:
    return trechter({ident: f"Doel {ident}" for ident in steps["R"]}, steps, MUST, "Bevinding.", "Bron.")


def test_each_step_names_who_drops_out_before_it() -> None:
    made = figure(R=["D1", "D2", "D10", "D3"], I=["D1", "D3"], V=["D3"])
    drawing = Drawing(made.svg)
    assert [bar.at["width"] for bar in drawing.shapes("rect", "vulling")] == [560, 280, 140]
    assert [item for item in drawing.words if "valt" in item] == ["valt af: D2 en D10", "valt af: D1"]
    assert made.table.rows == (
        ("Gericht: doelen geformuleerd", "4", "–"),
        ("Ingericht: met een inspanning en een verantwoordelijke", "2", "D2 Doel D2 en D10 Doel D10"),
        ("Verricht: met werk dat loopt en een recente meting", "1", "D1 Doel D1"),
    )
    assert made.description == (
        "Gericht (doelen geformuleerd): 4; ingericht (met een inspanning en een verantwoordelijke): 2; verricht (met "
        "werk dat loopt en een recente meting): 1."
    )
    assert [item.text for item in drawing.texts if item.css == "middelcijfer"] == ["4", "2", "1"]


def test_a_step_that_is_not_known_is_not_drawn_as_nought() -> None:
    made = figure(R=["D1", "D2"], I=["D1", "D2"])
    assert "Verricht" not in made.svg
    assert "er valt geen doel af" in Drawing(made.svg).words
    assert len(made.table.rows) == 2


def test_a_step_nobody_reaches_has_no_bar() -> None:
    drawing = Drawing(figure(R=["D1"], I=[], V=[]).svg)
    assert len(drawing.shapes("rect", "vulling")) == 1
    assert [item.text for item in drawing.texts if item.css == "middelcijfer"] == ["1", "0", "0"]


def test_many_names_that_drop_out_are_counted_and_everything_can_be_read() -> None:
    goals = [f"DOEL-{place}-<b>" for place in range(1, 41)]
    made = figure(R=goals, I=goals[:15], V=[])
    assert "<b>" not in made.svg
    drawing = Drawing(made.svg)
    assert len(made.table.rows[2][2].split(", ")) == 14  # fifteen, the last two with "en"
    assert drawing.outside() == drawing.overlapping() == []


def test_of_many_that_drop_out_twelve_are_named_and_the_others_counted() -> None:
    goals = [f"D{place}" for place in range(1, 21)]
    [line] = [word for word in Drawing(figure(R=goals, I=goals[:3]).svg).words if "valt af" in word]
    assert line.endswith("D14 en D15 en nog 5")
