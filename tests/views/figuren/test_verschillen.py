"""Differences around zero: the side that is higher stands where the words say, and chance is an open circle."""

from __future__ import annotations

import pytest

from srm_kit import nl
from srm_kit.document import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.views.figuren import AANTOONBAAR, Verschil, in_punten, verschillen
from tests.views.drawing import Drawing


def row(name: str, value: float | None, low: float = 0.0, high: float = 0.0, clear: bool = True) -> Verschil:
    if value is None:
        return Verschil(name, None, None, False, "n < 5")
    return Verschil(
        name, in_punten(value), (nl.getal(low, 1), nl.getal(high, 1)), clear, f"{in_punten(value)}, {clear}"
    )


def figure(*rows: Verschil) -> Figure:
    cells = tuple(
        (item.naam, item.waarde or "–", AANTOONBAAR if item.onderscheidbaar else "kan toeval zijn") for item in rows
    )
    sides = ("uitvoering positiever", "beleid positiever")
    return verschillen("T", "B.", "F.", "Bron.", rows, sides, Table("T", ("Wat", "Verschil", "Oordeel"), cells, (1,)))


def test_a_positive_difference_stands_right_of_zero_under_its_side() -> None:
    drawing = Drawing(figure(row("op", 0.8, 0.3, 1.3), row("neer", -0.4, -0.9, 0.1, clear=False)).svg)
    [zero] = drawing.shapes("line", "grens")
    at = {item.text: item for item in drawing.texts}
    assert at["← uitvoering positiever"].right < zero.at["x1"] < at["beleid positiever →"].left
    [clear], [chance] = drawing.shapes("circle", "schakel"), drawing.shapes("circle", "open")
    right, left = clear.at["cx"] - zero.at["x1"], chance.at["cx"] - zero.at["x1"]
    assert right == pytest.approx(-2 * left, abs=0.3)
    one, two = drawing.shapes("line", "steel")
    assert one.at["x1"] > zero.at["x1"]
    assert two.at["x1"] < zero.at["x1"] < two.at["x2"]


def test_what_may_not_be_shown_has_its_reason_and_no_point() -> None:
    drawing = Drawing(figure(row("te klein", None)).svg)
    assert "n < 5" in drawing.words
    assert drawing.shapes("circle") == []


def test_the_widest_interval_still_fits_and_a_difference_of_nothing_too() -> None:
    wide = figure(row("Leiderschap & gedrag (verrichten)", -3.1, -4.0, 4.0, clear=False), row("Ander", 0.0))
    drawing = Drawing(wide.svg)
    for line in drawing.shapes("line", "steel"):
        assert 265 <= line.at["x1"] <= line.at["x2"] <= 575
    assert drawing.outside() == drawing.overlapping() == []


def test_slides_colour_only_what_chance_cannot_explain() -> None:
    chart = figure(row("op", 0.8, 0.3, 1.3), row("neer", -0.4, -0.9, 0.1, clear=False)).chart
    assert isinstance(chart, Chart)
    assert chart.tones == ("accent", "lijn")
    assert chart.names == ("op (aantoonbaar)", "neer (kan toeval zijn)")
    assert chart.series[0].cells == ("+0,8", "-0,4")


@pytest.mark.parametrize(
    ("value", "text", "shape"), [(0.84, "+0,8", "+#,##0.0"), (-0.3, "-0,3", "#,##0.0"), (0.04, "0,0", "#,##0.0")]
)
def test_a_difference_has_its_sign_unless_it_is_nothing(value: float, text: str, shape: str) -> None:
    assert (in_punten(value), in_punten(value).opmaak) == (text, shape)
