"""Three small lines: one per strand, from richten to verrichten, with a gap where nothing may be shown."""

from __future__ import annotations

from srm_kit.document.chart import Chart
from srm_kit.views.figuren import verloop
from tests.views.drawing import Drawing
from tests.views.figuren.cells import cell, cells


def test_each_strand_runs_through_its_own_three_cells() -> None:
    figure = verloop(cells(RS=cell(70, "sterk"), IS=cell(60, "op orde"), VS=cell(40, "knelpunt")), "", "Bron.")
    assert figure.table.rows[0] == ("Strategie & doelen", "70 (sterk)", "60 (op orde)", "40 (knelpunt)")
    assert isinstance(figure.chart, Chart)
    assert figure.chart.series[0].cells == figure.table.rows[0][1:]
    assert figure.chart.names == ("Richten", "Inrichten", "Verrichten")
    drawing = Drawing(figure.svg)
    line = [(part.at["x1"], part.at["y1"], part.at["x2"], part.at["y2"]) for part in drawing.shapes("line", "draad")]
    points = [(part.at["cx"], part.at["cy"]) for part in drawing.shapes("circle")[:3]]
    assert line[:2] == [(*points[0], *points[1]), (*points[1], *points[2])]
    heights = [item.at["cy"] for item in drawing.shapes("circle")[:3]]
    assert heights == sorted(heights)  # a lower score stands lower
    levels = {item.text: (item.top + item.bottom) / 2 for item in drawing.texts if item.css == "klein zacht"}
    assert abs(levels["70"] - heights[0]) < 5
    assert abs(levels["40"] - heights[2]) < 5
    assert "strategie & doelen: 70 (sterk), 60 (op orde), 40 (knelpunt)" in figure.description.lower()


def test_a_hidden_phase_is_a_dash_and_no_point() -> None:
    figure = verloop(cells(RS=cell(None), IS=cell(60, "op orde")), "", "")
    drawing = Drawing(figure.svg)
    assert len(drawing.shapes("circle")) == 8
    assert len(drawing.shapes("line", "draad")) == 5
    assert drawing.words.count("–") == 1
    assert figure.table.rows[0][1] == "niet getoond: n < 5"


def test_highest_and_lowest_can_be_read() -> None:
    for score in (0, 1, 39, 54, 69, 70, 86, 98):
        drawing = Drawing(verloop({code: cell(score, "op orde") for code in cells()}, "", "").svg)
        assert (score, drawing.outside(), drawing.overlapping()) == (score, [], [])
