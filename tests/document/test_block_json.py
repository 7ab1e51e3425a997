"""A block is the same after a journey through a notebook, with the number behind each figure and text as text."""

from __future__ import annotations

import json

import pytest
from markupsafe import Markup

from srm_kit import nl
from srm_kit.document import (
    Block,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    OwnWords,
    Paragraph,
    PointList,
    Question,
    Table,
    block_from_json,
    block_to_json,
)
from srm_kit.document.chart import Chart, Tile, TileGrid

HOSTILE = "<script>alert(1)</script>"
TABLE = Table("T", ("Wat", "Deel"), (("a", nl.procent(0.5)), ("b", "n < 5")), (1,), "n = 3")
GRID = TileGrid(("Richten",), ("Strategie",), (Tile(0, 0, "RS", nl.getal(72), "sterk", "n = 12", "sterk"),))


def through(block: Block) -> Block:
    return block_from_json(json.loads(json.dumps(block_to_json(block))))


@pytest.mark.parametrize(
    "block",
    [
        Heading(HOSTILE, 2, (0, 8)),
        Paragraph(HOSTILE, "noot"),
        PointList(("een", "twee"), numbered=True),
        TABLE,
        Figure("F", "d", "b", Markup("<svg/>"), TABLE, "n = 3", Markup("<svg/>"), "model", GRID),
        Figure(
            "F", "d", "b", Markup("<svg/>"), TABLE, "n = 3", chart=Chart("bars", ("a",), TABLE.series(1), ("lijn",))
        ),
        KeyFigures((KeyFigure("Kracht", nl.getal(54), "van 100", ""),)),
        Question("Wat nu?"),
        OwnWords(f"**{HOSTILE}**", "Bureau"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_every_block_comes_back_as_it_went(block: Block) -> None:
    assert through(block) == block
    assert type(through(block)) is type(block)


def test_a_figure_keeps_its_number_and_a_hidden_one_has_none() -> None:
    back = through(TABLE)
    assert isinstance(back, Table)
    share, hidden = back.rows[0][1], back.rows[1][1]
    assert isinstance(share, nl.Cijfer)
    assert (share.waarde, share.opmaak) == (0.5, "0%")
    assert not isinstance(hidden, nl.Cijfer)
    key = through(KeyFigures((KeyFigure("Kracht", nl.getal(54), "van 100", ""),)))
    assert isinstance(key, KeyFigures)
    assert isinstance(key.figures[0].value, nl.Cijfer)


def test_only_a_drawing_comes_back_as_markup() -> None:
    back = through(Figure(HOSTILE, "d", "b", Markup("<svg/>"), TABLE, "s"))
    assert isinstance(back, Figure)
    assert isinstance(back.svg, Markup)
    assert isinstance(back.narrow, Markup)
    assert not isinstance(back.title, Markup)


@pytest.mark.parametrize("wrong", [{"block": "Script", "text": "x"}, {"text": "x"}, {"block": "Heading", "tekst": "x"}])
def test_what_is_no_block_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises((KeyError, TypeError)):
        block_from_json(wrong)
