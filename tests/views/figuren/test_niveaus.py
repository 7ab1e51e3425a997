"""Levels from two sides: each mark on its own level, and what was not scored has none."""

from __future__ import annotations

from srm_kit.document import Figure, Table
from srm_kit.model.opdrachtgeversrubriek import aspecten, niveaunamen
from srm_kit.views.figuren import niveaus
from tests.views.drawing import Drawing

TABLE = Table("T", ("Aspect",), (("Vertrouwen",),))


def figure(*rows: tuple[str, int | None, int | None]) -> Figure:
    return niveaus("Titel", "B.", "Bevinding.", "Bron.", rows, ("gemeente", "opdrachtnemers"), niveaunamen(), TABLE)


def test_each_side_stands_under_the_word_of_its_level() -> None:
    drawing = Drawing(figure(("Vertrouwen", 2, 5)).svg)
    words = {item.text: (item.left + item.right) / 2 for item in drawing.texts}
    names = niveaunamen()
    assert drawing.shapes("circle", "schakel")[0].at["cx"] == round(words[names[1]])
    square = drawing.shapes("rect", "tweede")[0].at
    assert square["x"] + square["width"] / 2 == round(words[names[4]])
    [between] = drawing.shapes("line", "steel")
    assert (between.at["x1"], between.at["x2"]) == (round(words[names[1]]), round(words[names[4]]))


def test_the_legend_gives_each_mark_its_side() -> None:
    drawing = Drawing(figure().svg)
    at = {item.text: item.left for item in drawing.texts}
    circle, square = drawing.shapes("circle")[0].at["cx"], drawing.shapes("rect")[0].at["x"]
    assert circle < at["gemeente"] < square < at["opdrachtnemers"]


def test_what_was_not_scored_has_no_mark_and_agreement_no_line() -> None:
    drawing = Drawing(
        figure(("Niets", None, None), ("Eens", 3, 3), ("Alleen wij", 1, None), ("Alleen zij", None, 4)).svg
    )
    assert drawing.words.count("niet gescoord") == 1
    assert drawing.shapes("line", "steel") == []
    assert len(drawing.shapes("circle")) == 2 + 1
    assert len(drawing.shapes("rect")) == 2 + 1


def test_the_eight_aspects_and_their_levels_can_be_read() -> None:
    drawing = Drawing(figure(*((item.naam, 1, 5) for item in aspecten())).svg)
    assert drawing.outside() == drawing.overlapping() == []
