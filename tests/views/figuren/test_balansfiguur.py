"""Hard against soft: two halves that together fill the row, in the order of the words above them."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.views.figuren import balans
from tests.views.drawing import Drawing

ROWS = (
    ("Wat mensen merken", nl.procent(0.25), "vooral structuur"),
    ("Waar geld heen gaat", None, "niet vastgelegd"),
    ("Waar uren heen gaan", nl.procent(1.0), "alleen mensen"),
)


def test_hard_stands_left_and_soft_right_each_as_wide_as_its_share() -> None:
    drawing = Drawing(balans(ROWS, "Bevinding.", "Bron.").svg)
    hard, soft = drawing.shapes("rect", "vulling"), drawing.shapes("rect", "tweede")
    assert [bar.at["width"] for bar in hard] == [360]
    assert [bar.at["width"] for bar in soft] == [120, 480]
    assert hard[0].at["x"] + hard[0].at["width"] == soft[0].at["x"]
    heads = {text.text: text for text in drawing.texts}
    assert heads["structuur (hard)"].left < heads["mensen en gedrag (zacht)"].left


def test_what_is_not_recorded_has_no_bar_and_no_share() -> None:
    figure = balans(ROWS, "Bevinding.", "Bron.")
    assert figure.table.rows == (
        ("Wat mensen merken", "75%", "25%", "vooral structuur"),
        ("Waar geld heen gaat", "–", "–", "niet vastgelegd"),
        ("Waar uren heen gaan", "0%", "100%", "alleen mensen"),
    )
    assert (
        figure.description
        == "Wat mensen merken: 25% zacht (vooral structuur); Waar uren heen gaan: 100% zacht (alleen mensen)."
    )
    assert balans([ROWS[1]], "", "").description == "Er zijn geen gegevens."


def test_every_label_is_within_the_picture() -> None:
    drawing = Drawing(balans(ROWS, "Bevinding.", "Bron.").svg)
    assert drawing.outside() == drawing.overlapping() == []
