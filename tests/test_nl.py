"""Dutch figures and phrases as a reader sees them."""

from __future__ import annotations

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
