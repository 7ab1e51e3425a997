"""The red thread: it runs to the first missing link, and what nobody recorded is no break."""

from __future__ import annotations

from srm_kit.views.figuren.draad import SCHAKELS, rode_draad
from tests.views.drawing import Drawing

LINKS = [name for names in SCHAKELS.values() for name in names]


def chain(**known: bool | None) -> dict[str, bool | None]:
    return {name: known.get(name, True) for name in LINKS}


def drawn(*chains: dict[str, bool | None]) -> Drawing:
    return Drawing(_figure(*chains).svg)


def _figure(*chains: dict[str, bool | None]):  # type: ignore[no-untyped-def]
    names = [(f"D{place}", "Een doel") for place, _ in enumerate(chains, start=1)]
    return rode_draad(
        names, {ident: found for (ident, _), found in zip(names, chains, strict=True)}, "Bevinding.", "Bron."
    )


def test_the_thread_stops_at_the_first_missing_link() -> None:
    drawing = drawn(chain(proces=False, meting=False))
    [thread] = drawing.shapes("line", "draad")
    circles = drawing.shapes("circle", "schakel")
    assert thread.at["x2"] == circles[2].at["cx"]  # effect, indicator, inspanning
    assert [item.at["cx"] for item in drawing.shapes("circle", "breuk")] == [thread.at["x2"] + 64]
    assert len(drawing.shapes("path", "breukkruis")) == 1
    assert [item.text for item in drawing.texts][-1] == "6 van 8"


def test_what_is_not_recorded_is_an_open_place_and_not_counted() -> None:
    figure = _figure(chain(proces=None, budget=None), chain(effect=False))
    drawing = Drawing(figure.svg)
    assert len(drawing.shapes("circle", "breuk")) == 1
    assert len(drawing.shapes("circle", "open")) == 2
    assert figure.table.rows[0] == (
        *("D1 Een doel", "ja", "ja", "ja", "niet vastgelegd", "ja", "ja", "niet vastgelegd", "ja"),
        *("6 van 6", "–"),
    )
    assert figure.table.rows[1][-2:] == ("7 van 8", "effect")
    assert figure.description == "Twee doelen en acht schakels. Eén doel heeft een volledige keten."


def test_the_columns_stand_above_their_links() -> None:
    drawing = drawn(chain())
    heads = {item.text: (item.left + item.right) / 2 for item in drawing.texts}
    places = [item.at["cx"] for item in drawing.shapes("circle", "schakel")]
    words = ("effect", "indicator", "inspanning", "proces", "wie", "kunnen", "budget", "meting")
    assert [round(heads[word]) for word in words] == places
    assert _figure(chain()).description == "Eén doel en acht schakels. Eén doel heeft een volledige keten."


def test_forty_goals_are_drawn_and_the_table_has_them_all() -> None:
    figure = _figure(*[chain(effect=False)] * 41)
    drawing = Drawing(figure.svg)
    assert len(drawing.shapes("circle", "breuk")) == 40
    assert len(figure.table.rows) == 41
    assert "Geen enkel doel heeft een volledige keten" in figure.description
    assert drawing.outside() == drawing.overlapping() == []


def test_a_long_hostile_goal_stays_text_beside_its_links() -> None:
    name = "<script>alert(1)</script> Ontwikkelingsgericht ouderbetrokkenheidsprogramma voor kinderopvanglocaties"
    figure = rode_draad([("D1", name)], {"D1": chain()}, "", "")
    assert "<script" not in figure.svg
    drawing = Drawing(figure.svg)
    [label] = [item for item in drawing.texts if item.text.startswith("D1")]
    assert label.right < drawing.shapes("circle")[0].at["cx"] - 7
    assert figure.table.rows[0][0] == f"D1 {name}"
