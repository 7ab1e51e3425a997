"""Paper needs no table beside a picture that prints every number itself."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from srm_kit.document import Figure, Table
from srm_kit.document.complete_figure import shows_all


def figure(cell: str, drawn: str, finding: str = "", source: str = "") -> Figure:
    return Figure("T", "72", finding, Markup(drawn), Table("T", ("Vak", "Score"), (("RS", cell),)), source)


@pytest.mark.parametrize(
    ("cell", "drawn", "enough"),
    [
        ("72", "<text>72 (sterk)</text>", True),
        ("72", "<text>172</text>", False),
        ("-8", "<text>8</text>", False),
        ("1.234,5", "<text>1.234,5 uur</text>", True),
        ("12 en 72", "<text>72</text>", False),
        ("niet gemeten", "", True),
        ("72", "<title>72</title><desc>72</desc><rect width='72'/>", False),
    ],
)
def test_every_number_has_to_be_printed_in_sight(cell: str, drawn: str, enough: bool) -> None:
    assert shows_all(figure(cell, drawn)) is enough


def test_the_caption_prints_too() -> None:
    assert shows_all(figure("72", "", finding="Het is 72."))
    assert shows_all(figure("72", "", source="n = 72"))
