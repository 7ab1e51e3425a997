"""The map of interest and influence: every party in its own square, with the rung it is on and still has to go."""

from __future__ import annotations

from srm_kit.views.figuren.krachtenkaart import Partij, krachtenkaart
from tests.views.drawing import Drawing


def test_interest_goes_right_and_influence_goes_up() -> None:
    drawing = Drawing(krachtenkaart((Partij("Hoog", 1, 5), Partij("Rechts", 5, 1), Partij("Midden", 3, 3)), "", "").svg)
    at = {item.text: item for item in drawing.texts if item.text in {"Hoog", "Rechts", "Midden"}}
    assert at["Hoog"].left < at["Midden"].left < at["Rechts"].left
    assert at["Hoog"].top < at["Midden"].top < at["Rechts"].top


def test_only_a_party_that_has_a_rung_to_go_gets_an_arrow() -> None:
    parties = (
        Partij("Er al", 1, 1, nu=3, gewenst=3),
        Partij("Onderweg", 2, 2, nu=2, gewenst=4),
        Partij("Onbekend", 3, 3, gewenst=4),
        Partij("Geen wens", 4, 4, nu=0),
    )
    figure = krachtenkaart(parties, "Bevinding.", "Bron.")
    assert len(Drawing(figure.svg).shapes("line", "pijl")) == 1
    assert figure.description == (
        "Er al: belang 1, invloed 1, trede 3; Onderweg: belang 2, invloed 2, trede 2, gewenst 4; "
        "Onbekend: belang 3, invloed 3, trede nog niet ingevuld; Geen wens: belang 4, invloed 4, trede 0."
    )
    assert [row[1:] for row in figure.table.rows] == [
        ("1", "1", "3", "3"),
        ("2", "2", "2", "4"),
        ("3", "3", "–", "4"),
        ("4", "4", "0", "–"),
    ]


def test_a_full_square_shows_three_parties_and_counts_the_others() -> None:
    four = Drawing(krachtenkaart([Partij(f"P{place}", 2, 4, 1, 3) for place in range(4)], "", "").svg)
    assert "P3" in four.words
    six = Drawing(krachtenkaart([Partij(f"P{place}", 2, 4, 1, 3) for place in range(6)], "", "").svg)
    assert {"P2", "en nog 3"} <= set(six.words)
    assert "P3" not in six.words
    for drawing in (four, six):
        assert drawing.outside() == drawing.overlapping() == []


def test_nobody_is_said_and_a_long_name_stays_in_its_square() -> None:
    assert krachtenkaart((), "", "").description == "Er staan nog geen partijen op de kaart."
    name = "Samenwerkingsverbanden <b>jeugdgezondheidszorg</b>"
    figure = krachtenkaart((Partij(name, 5, 3, 1, 4), Partij("<i>Buur", 4, 3)), "", "")
    assert "<i>" not in figure.svg
    drawing = Drawing(figure.svg)
    assert drawing.outside() == drawing.overlapping() == []
    assert figure.table.rows[0][0] == name
