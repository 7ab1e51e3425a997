"""This measurement beside the one before: better, worse, or what chance can explain."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import Figure, Heading, Paragraph
from srm_kit.measures import Maten
from srm_kit.measures.verandering import Verandering
from srm_kit.views.maten import verandering
from tests.views.drawing import Drawing
from tests.views.small_town import TOWN, WAVE, heading, measured, per_cell, the, told

CHANCE = Verandering(1.4, (-3.0, 5.8), 0.5, 1.0, False, 40, 35, False)
BETTER = replace(CHANCE, verschil=9.6, interval=(4.0, 15.0), onderscheidbaar=True)
WORSE = replace(CHANCE, verschil=-8.0, interval=(-13.0, -3.0), onderscheidbaar=True)
HIDDEN = Verandering(None, None, None, None, None, None, None, True, "n < 5: te klein")
BASE = measured()


def changed(whole: Verandering = CHANCE, **cells: Verandering) -> Maten:
    return replace(BASE, meetmoment=WAVE, verandering=per_cell(whole, **cells))


def test_the_heading_counts_what_is_better_and_worse() -> None:
    heads = {
        "Eén vak is aantoonbaar verbeterd": changed(RS=BETTER),
        "Twee vakken zijn aantoonbaar verbeterd, één verslechterd": changed(RS=BETTER, RB=BETTER, VL=WORSE),
        "Eén vak is aantoonbaar verslechterd": changed(RS=WORSE),
        "Geen enkel vak is aantoonbaar veranderd": changed(),
    }
    for words, maten in heads.items():
        assert heading(verandering(TOWN, maten)) == words


def test_picture_table_and_description_say_the_same_points() -> None:
    untested = replace(CHANCE, p=None, interval=None, onderscheidbaar=None)
    figure = the(Figure, verandering(TOWN, changed(RS=BETTER, RB=WORSE, RL=untested, IS=HIDDEN)))
    assert figure.table.rows[:4] == (
        ("Strategie & doelen (richten)", "+10", "4 tot 15", "35 en 40", "aantoonbaar"),
        ("Besturing & organisatie (richten)", "-8", "-13 tot -3", "35 en 40", "aantoonbaar"),
        ("Leiderschap & gedrag (richten)", "+1", figure.table.rows[2][2], "35 en 40", "niet te toetsen"),
        ("Strategie & doelen (inrichten)", "–", "–", "–", "n < 5"),
    )
    drawing = Drawing(figure.svg)
    assert {"+10 (4 tot 15), aantoonbaar", "+1, niet te toetsen", "n < 5"} <= set(drawing.words)
    assert figure.description.startswith("Strategie & doelen (richten): +10 (aantoonbaar); Besturing")
    assert "inrichten): –" not in figure.description
    assert len(drawing.shapes("circle", "schakel")) == 2
    assert drawing.outside() == drawing.overlapping() == []


def test_too_few_answers_are_not_compared_and_one_measurement_says_nothing() -> None:
    blocks = verandering(TOWN, changed(HIDDEN))
    assert heading(blocks) == "Of het beter gaat dan eerder, kunnen wij niet tonen"
    assert "te weinig antwoorden" in told(blocks)
    assert [type(item) for item in blocks] == [Heading, Paragraph]
    assert verandering(TOWN, BASE) == ()
