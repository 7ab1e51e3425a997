"""Ways to organise beside each other: departments that come together stand in one tile."""

from __future__ import annotations

from srm_kit.document import Figure, Table
from srm_kit.views.figuren.indelingen import Indelingkolom, indelingen
from tests.views.drawing import Drawing

TABLE = Table("T", ("Indeling",), (("Nu",),))


def column(*units: tuple[str, ...], name: str = "Nu") -> Indelingkolom:
    return Indelingkolom(name, ("eerste regel", "tweede regel"), units)


def figure(*columns: Indelingkolom) -> Figure:
    return indelingen("Titel", "Beschrijving.", "Bevinding.", "Bron.", columns, TABLE)


def test_who_comes_together_stands_in_one_tile_above_who_stays_alone() -> None:
    drawing = Drawing(figure(column(("Sport",), ("Jeugd", "Wmo"), ("Zorg",))).svg)
    [together] = drawing.shapes("rect", "tegel")
    alone = drawing.shapes("rect", "eenheid")
    inside = [
        item.text
        for item in drawing.texts
        if together.at["y"] < item.top < item.bottom < together.at["y"] + together.at["height"]
    ]
    assert inside == ["Jeugd", "Wmo"]
    assert len(alone) == 2
    assert all(item.at["y"] > together.at["y"] for item in alone)


def test_of_many_departments_only_clusters_are_drawn_and_the_rest_is_counted() -> None:
    many = tuple((f"Afdeling {place}",) for place in range(12))
    assert len(Drawing(figure(column(*many)).svg).shapes("rect", "eenheid")) == 12
    drawing = Drawing(figure(column(*many, ("Nog een",), ("Jeugd", "Wmo"))).svg)
    assert drawing.shapes("rect", "eenheid") == []
    assert "en 13 afdelingen apart" in drawing.words
    assert {"Jeugd", "Wmo"} <= set(drawing.words)


def test_a_very_large_cluster_names_eleven_and_counts_the_others() -> None:
    drawing = Drawing(figure(column(tuple(f"A{place}" for place in range(14)))).svg)
    assert "en nog 3" in drawing.words
    assert "A10" in drawing.words
    assert "A11" not in drawing.words


def test_wide_and_narrow_show_four_columns_without_text_over_text() -> None:
    words = ("Ontwikkelingsgerichte jeugdhulpverlening", "Maatschappelijke ondersteuning en welzijn", "Sport")
    columns = [column(words, ("<script>",), name=f"{letter}. Een indeling met een lange naam") for letter in "NABC"]
    shown = figure(*columns, column(("Te veel",)))
    assert "<script" not in shown.svg + shown.narrow
    for picture in (shown.svg, shown.narrow):
        drawing = Drawing(picture)
        assert "Te veel" not in drawing.words
        assert len(drawing.shapes("rect", "tegel")) == 4
        assert drawing.outside() == drawing.overlapping() == []
