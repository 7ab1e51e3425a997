"""Dutch figures and phrases as a reader sees them."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

from srm_kit import nl


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (nl.getal(1234.5, 1), "1.234,5"),
        (nl.getal(0.5), "1"),
        (nl.getal(-0.4), "0"),
        (nl.getal(None), "niet gemeten"),
        (nl.euro(1855), "€ 1.855"),
        (nl.procent(0.125, 1), "12,5%"),
        (nl.datum(date(2026, 11, 23)), "23 november 2026"),
        (nl.maand(date(2026, 11, 23)), "november 2026"),
        (nl.interval((-23.4, -16.2)), "-23 tot -16"),
        (nl.aantal(0, "doel", "doelen"), "geen doelen"),
        (nl.aantal(1, "doel", "doelen"), "één doel"),
        (nl.aantal(12, "doel", "doelen"), "twaalf doelen"),
        (nl.aantal(13, "doel", "doelen"), "13 doelen"),
        (nl.opsomming([]), ""),
        (nl.opsomming(["a"]), "a"),
        (nl.opsomming(["a", "b", "c"]), "a, b en c"),
        (nl.capitalised("één doel"), "Eén doel"),
    ],
)
def test_figures_and_phrases_are_dutch(shown: str, expected: str) -> None:
    assert shown.replace("\N{NO-BREAK SPACE}", " ") == expected


def test_ids_stand_in_the_order_people_count() -> None:
    ids = ["SD10", "SD2", "OW9", "SD1", "2", "10", "a", "²"]
    assert sorted(ids, key=nl.volgorde) == ["2", "10", "OW9", "SD1", "SD2", "SD10", "a", "²"]


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
