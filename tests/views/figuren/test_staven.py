"""Bars: as long as the share beside them, no bar without a share, and a chart of the same figures."""

from __future__ import annotations

from fractions import Fraction

from srm_kit import nl
from srm_kit.document import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.views.figuren import Staaf, staven
from tests.views.drawing import Drawing

TABLE = Table("T", ("Wat", "Deel"), (("a", nl.procent(0.5)),), (1,))


def figure(*bars: Staaf, table: Table = TABLE) -> Figure:
    return staven("Titel", "Beschrijving.", "Bevinding.", "Bron.", bars, table)


def test_a_bar_is_as_long_as_its_share_of_the_background() -> None:
    bars = (
        Staaf("half", nl.procent(0.5), "50%"),
        Staaf("kwart", Fraction(1, 4), "1 van 4"),
        Staaf("meer dan alles", Fraction(5, 4), "5 van 4"),
        Staaf("niets", nl.procent(0.0), "0%"),
        Staaf("onbekend", None, "niet vastgelegd"),
    )
    drawing = Drawing(figure(*bars).svg)
    whole = drawing.shapes("rect", "bodem")
    assert [bar.at["width"] / whole[0].at["width"] for bar in drawing.shapes("rect", "vulling")] == [0.5, 0.25, 1.0]
    assert len(whole) == 4
    [unknown] = [item for item in drawing.texts if item.text == "niet vastgelegd"]
    assert unknown.left == whole[0].at["x"]


def test_a_threshold_stands_at_its_own_place() -> None:
    drawing = Drawing(figure(Staaf("a", nl.procent(0.9), "90%", "tweede", nl.procent(0.4))).svg)
    [mark], [whole] = drawing.shapes("line", "grens"), drawing.shapes("rect", "bodem")
    assert mark.at["x1"] == mark.at["x2"] == whole.at["x"] + 0.4 * whole.at["width"]


def test_the_chart_has_the_last_shares_or_else_the_first_figures() -> None:
    rows = (("a", nl.getal(3), nl.procent(0.1), nl.procent(0.3)),)
    shares = figure(table=Table("T", ("Wat", "Aantal", "Eerst", "Nu"), rows, (1, 2, 3))).chart
    assert isinstance(shares, Chart)
    assert shares.series[0].name == "Nu"
    counts = figure(table=Table("T", ("Wat", "Aantal", "Van"), (("a", "3", "4"),), (1, 2))).chart
    assert isinstance(counts, Chart)
    assert (counts.series[0].name, counts.series[0].cells) == ("Aantal", ("3",))


def test_long_and_hostile_names_stay_before_their_bar() -> None:
    drawing = Drawing(
        figure(
            Staaf("Ontwikkelingsgericht samenwerken in de wijk met ouders", Fraction(1, 2), "1 van 2"),
            Staaf("<script>alert(1)</script>", Fraction(1, 2), "1 van 2"),
        ).svg
    )
    assert "<script>alert(1)</script>" in drawing.words
    left = drawing.shapes("rect")[0].at["x"]
    assert all(item.right < left for item in drawing.texts if "van 2" not in item.text)
    assert drawing.outside() == drawing.overlapping() == []
