"""A figure as text remembers its number, all the way through an executed notebook."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from markupsafe import Markup

from srm_kit import nl
from srm_kit.document import Figure, KeyFigure, KeyFigures, Table, block_from_json, block_to_json
from srm_kit.document.chart import Chart


@pytest.mark.parametrize(
    ("text", "shown", "number", "shape"),
    [
        (nl.getal(1234.567, 1), "1.234,6", 1234.6, "#,##0.0"),
        (nl.euro(1855.5), "€\u00a01.856", 1856, '"€\u00a0"#,##0'),
        (nl.procent(0.1254, 1), "12,5%", 0.125, "0.0%"),
        (nl.met(nl.getal(-3), " (knelpunt)"), "-3 (knelpunt)", -3, '#,##0" (knelpunt)"'),
    ],
)
def test_a_figure_is_text_with_the_number_it_shows(text: str, shown: str, number: float, shape: str) -> None:
    assert isinstance(text, nl.Cijfer)
    assert text == shown
    assert (text.waarde, text.opmaak) == (number, shape)
    for again in (copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert (again, again.waarde, again.opmaak) == (shown, number, shape)


def test_what_was_not_measured_is_no_figure() -> None:
    assert not isinstance(nl.getal(None), nl.Cijfer)
    assert not isinstance(nl.met(nl.NIET_GEMETEN, "*"), nl.Cijfer)


def test_numbers_travel_through_a_notebook() -> None:
    table = Table("T", ("Wat", "Deel"), (("a", nl.procent(0.5)), ("b", "n < 5")), (1,))
    chart = Chart("bars", table.column(0), table.series(1))
    figure = Figure("F", "d", "b", Markup("<svg/>"), table, "n = 3", kind="staven", chart=chart)
    key = KeyFigures((KeyFigure("Kracht", nl.getal(54), "van 100", ""),))
    for block in (table, figure, key):
        assert block_from_json(json.loads(json.dumps(block_to_json(block)))) == block
    back = block_from_json(json.loads(json.dumps(block_to_json(figure))))
    assert isinstance(back, Figure)
    cell, hidden = back.table.rows[0][1], back.table.rows[1][1]
    assert isinstance(cell, nl.Cijfer)
    assert cell.waarde == 0.5
    assert not isinstance(hidden, nl.Cijfer)
    first = block_from_json(json.loads(json.dumps(block_to_json(key))))
    assert isinstance(first, KeyFigures)
    assert isinstance(first.figures[0].value, nl.Cijfer)
