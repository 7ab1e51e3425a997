"""The nine cells: each in its phase and strand, in the colour of its word, and none about too few people."""

from __future__ import annotations

import pytest

from srm_kit.document import Figure
from srm_kit.document.chart import Chart, TileGrid
from srm_kit.model import CELLEN, Fase
from srm_kit.views.figuren.model import fasekolom, modelfiguur
from srm_kit.views.printed import PrintedCell
from tests.views.drawing import Drawing
from tests.views.figuren.cells import cell, cells

VARIED = {item.code: cell(10 * place + 1, "op orde") for place, item in enumerate(CELLEN)}


def nine(**other: PrintedCell) -> Figure:
    return modelfiguur(cells(**other), "Bevinding.", "Bron.")


def test_phases_go_across_and_strands_go_down() -> None:
    drawing = Drawing(modelfiguur(VARIED, "", "").svg)
    at = {item.text: item for item in drawing.texts}
    by_place = sorted((item for item in drawing.texts if item.css.startswith("cijfer")), key=lambda i: (i.left, i.top))
    assert [item.text for item in by_place] == ["1", "11", "21", "31", "41", "51", "61", "71", "81"]
    assert at["Richten"].left == at["1"].left - 14
    assert at["Verrichten"].left == at["61"].left - 14
    assert at["Strategie"].top < at["Besturing"].top < at["Leiderschap"].top


@pytest.mark.parametrize(
    ("word", "css", "tone"),
    [("sterk", "sterk", "sterk"), ("op orde", "orde", "orde"), ("aandachtspunt", "aandacht", "aandacht"),
     ("knelpunt", "knel", "knelpunt")],
)  # fmt: skip
def test_the_colour_is_that_of_the_word_in_picture_and_on_slides(word: str, css: str, tone: str) -> None:
    figure = nine(RS=cell(60, word), **{item.code: cell(50) for item in CELLEN[1:]})
    for picture in (figure.svg, figure.narrow):
        tiles = Drawing(picture).shapes("rect")
        assert [tile.css for tile in tiles] == [f"tegel {css}", *["tegel leeg"] * 8]
    assert isinstance(figure.chart, TileGrid)
    assert [tile.tone for tile in figure.chart.tiles] == [tone, *[""] * 8]


def test_a_hidden_cell_says_why_and_gives_no_number_anywhere() -> None:
    figure = nine(IL=cell(None))
    drawing = Drawing(figure.svg)
    assert drawing.words.count("n < 5") == 1
    assert len([item for item in drawing.texts if item.css.startswith("cijfer")]) == 8
    row = figure.table.rows[[item.code for item in CELLEN].index("IL")]
    assert row[1:] == ("niet getoond: n < 5", "–", "–", "–")
    assert "; inrichten, leiderschap & gedrag: niet getoond: n < 5; " in figure.description
    assert figure.description.count("60 (op orde)") == 8
    assert Drawing(figure.narrow).words.count("n < 5") == 1


def test_a_score_without_a_word_has_no_colour_and_says_so() -> None:
    drawing = Drawing(nine(RS=cell(60, agree="")).svg)
    assert drawing.words.count("geen oordeel") == 1
    assert drawing.shapes("rect")[0].css == "tegel leeg"


def test_what_stands_out_points_up_or_down_and_the_table_says_how_far() -> None:
    figure = nine(RS=cell(60, "op orde", apart=8), VL=cell(40, "knelpunt", apart=-1))
    assert {"8 punten hoger dan elders", "1 punt lager dan elders"} <= set(Drawing(figure.svg).words)
    up, down = (path.course for path in Drawing(figure.svg).shapes("path", "schakel"))
    assert "-10l" in up  # the point is above its base
    assert "-10z" in down
    assert figure.table.columns[-1] == "Naast andere gemeenten"
    assert [row[-1] for row in figure.table.rows] == [
        *("8 punten hoger dan elders", *["niet aantoonbaar anders"] * 7, "1 punt lager dan elders")
    ]
    assert len(nine().table.columns) == 5


def test_the_description_and_the_table_hold_the_same_scores_as_the_picture() -> None:
    figure = modelfiguur(VARIED, "", "")
    assert [row[1] for row in figure.table.rows] == [item.score for item in VARIED.values()]
    for item in CELLEN:
        assert f"{item.naam}: {VARIED[item.code].text}".lower() in figure.description.lower()
    nothing = {item.code: cell(None) for item in CELLEN}
    assert modelfiguur(nothing, "", "").description.endswith("Er zijn geen scores gemeten.")


@pytest.mark.parametrize(
    ("word", "score"), [("sterk", 98), ("op orde", 69), ("aandachtspunt", 54), ("knelpunt", 39), ("", 98)]
)
def test_every_word_of_every_cell_can_be_read(word: str, score: int) -> None:
    full = cell(score, word, n=1234, agree="bijna niemand", apart=-12)
    filled = {item.code: full for item in CELLEN}
    figure = modelfiguur(filled, "", "")
    phase = fasekolom(Fase.INRICHTEN, filled, "", "")
    for picture in (figure.svg, figure.narrow, phase.svg):
        drawing = Drawing(picture)
        assert drawing.outside() == drawing.overlapping() == []


def test_a_phase_shows_its_three_strands_on_the_scale() -> None:
    figure = fasekolom(Fase.INRICHTEN, {**VARIED, "IL": cell(None)}, "Bevinding.", "Bron.")
    drawing = Drawing(figure.svg)
    ticks = {item.text: (item.left + item.right) / 2 for item in drawing.texts}
    first, second = (item.at["cx"] for item in drawing.shapes("circle"))
    unit = (ticks["100"] - ticks["0"]) / 100
    assert first == pytest.approx(ticks["0"] + 31 * unit, abs=0.2)
    assert second == pytest.approx(ticks["0"] + 41 * unit, abs=0.2)
    assert [row[1] for row in figure.table.rows] == ["31", "41", "niet getoond: n < 5"]
    assert isinstance(figure.chart, Chart)
    assert figure.chart.series[0].cells == ("31", "41", "niet getoond: n < 5")
    assert "niet getoond: n < 5" in drawing.words
