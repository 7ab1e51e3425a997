"""The plan by quarter: a bar begins and ends under its quarters, and too much at once stands out."""

from __future__ import annotations

from srm_kit.document import Figure, Table
from srm_kit.views.figuren.routekaartfiguur import MEESTE_BALKEN, Balk, routekaart
from tests.views.drawing import Drawing

QUARTERS = ("Q4 2026", "Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027", "Q1 2028", "Q2 2028", "Q3 2028")
TABLE = Table("T", ("Kwartaal", "Loopt al", "Nieuw"), tuple((name, "1", "2") for name in QUARTERS), (1, 2))


def figure(*bars: Balk, busy: tuple[int, ...] = (1,) * 8, most: int | None = 2) -> Figure:
    return routekaart(QUARTERS, bars, busy, most, "Beschrijving.", "Bevinding.", TABLE, "Bron.")


def test_a_bar_stands_under_its_quarters() -> None:
    for picture in (made := figure(Balk("Werk", 1, 3, "hard", "nieuw, hard"))).svg, made.narrow:
        drawing = Drawing(picture)
        [bar] = drawing.shapes("rect", "vulling")
        quarters = [(item.left + item.right) / 2 for item in drawing.texts if item.text.startswith("Q")]
        covered = [bar.at["x"] < middle < bar.at["x"] + bar.at["width"] for middle in quarters]
        assert covered == [False, True, True, True, False, False, False, False]


def test_a_bar_that_goes_on_ends_at_the_edge() -> None:
    made = figure(Balk("Werk", 6, 9, "loopt", "loopt, zacht"))
    assert Drawing(made.svg).outside() == Drawing(made.narrow).outside() == []


def test_the_year_stands_once_above_its_first_quarter() -> None:
    drawing = Drawing(figure().svg)
    years = {item.text: item.left for item in drawing.texts if item.css == "aanhef"}
    assert list(years) == ["2026", "2027", "2028"]
    assert years["2028"] - years["2027"] == 4 * (years["2027"] - years["2026"])


def test_only_more_than_there_is_room_for_stands_out() -> None:
    drawing = Drawing(figure(busy=(1, 2, 3, 4, 2, 1, 0, 0), most=2).svg)
    assert [item.text for item in drawing.texts if item.css == "woord"] == ["3", "4"]
    assert "Tegelijk (ruimte voor 2)" in drawing.words
    free = Drawing(figure(busy=(9,) * 8, most=None).svg)
    assert "Tegelijk" in free.words
    assert [item for item in free.texts if item.css == "woord"] == []


def test_many_long_names_are_drawn_as_far_as_they_fit() -> None:
    name = "Ontwikkelingsgericht samenwerken met mantelzorgorganisaties <script>alert(1)</script>"
    made = figure(*[Balk(name, 0, 2, "richting", "nieuw, doelen")] * (MEESTE_BALKEN + 1))
    assert "<script" not in made.svg + made.narrow
    for picture in (made.svg, made.narrow):
        drawing = Drawing(picture)
        assert len(drawing.shapes("rect", "richting")) == MEESTE_BALKEN
        assert drawing.outside() == drawing.overlapping() == []
