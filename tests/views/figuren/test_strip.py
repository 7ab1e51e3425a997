"""Strips: to the right is always better, whatever way the figures go."""

from __future__ import annotations

import pytest

from srm_kit import nl
from srm_kit.document import Figure, Table
from srm_kit.views.figuren import Weg, strip
from tests.views.drawing import Drawing

TABLE = Table("T", ("Indicator",), (("a",),))


def way(start: float, now: float, target: float, name: str = "D1  Naam") -> Weg:
    one, two, three = (nl.getal(value) for value in (start, now, target))
    return Weg(name, one, two, three, f"{one} → {two} (streven {three})")


def figure(*ways: Weg) -> Figure:
    return strip("Titel", "Beschrijving.", "Bevinding.", "Bron.", ways, TABLE)


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ((10, 15, 20), 0.5),
        ((20, 15, 10), 0.5),  # less is better here
        ((10, 10, 20), 0.0),
        ((10, 20, 20), 1.0),
        ((10, 8, 20), -0.2),
        ((10, 0, 20), -0.3),  # not further than the strip
        ((10, 90, 20), 1.3),
    ],
)
def test_now_stands_between_start_and_target(values: tuple[float, float, float], part: float) -> None:
    made = figure(way(*values))
    for picture in (made.svg, made.narrow):
        drawing = Drawing(picture)
        start = drawing.shapes("circle", "open")[0].at["cx"]
        target = drawing.shapes("line", "streef")[0].at["x1"]
        now = drawing.shapes("circle", "schakel")[0].at["cx"]
        assert start < target
        assert (now - start) / (target - start) == pytest.approx(part, abs=0.01)
        track = drawing.shapes("line", "raster")[0].at
        assert track["x1"] <= now <= track["x2"]


def test_every_row_is_in_both_pictures_and_can_be_read() -> None:
    name = "D12  Ontwikkelingsgerichte ouderbetrokkenheid bij kinderopvanglocaties <script>"
    made = figure(*[way(1234567, 2345678, 3456789, name)] * 5)
    assert "<script" not in made.svg + made.narrow
    for picture in (made.svg, made.narrow):
        drawing = Drawing(picture)
        assert len(drawing.shapes("line", "streef")) == 5
        assert sum("→" in word for word in drawing.words) == 5
        assert drawing.outside() == drawing.overlapping() == []
