"""Cells as they are printed: rounded once, and no figure of what is hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.measures.referentie import Afwijking
from srm_kit.views.printed import printed_cells, suppressed
from tests.views.small_town import TOWN, measured, per_cell

BASE = measured()
SEEN = replace(
    BASE.cellen["RS"], score=61.5, n=20, eens=0.72, weet_niet=0.125, label="op orde", onderdrukt=False, reden=None
)


def test_a_score_is_a_whole_number_with_its_word() -> None:
    found = printed_cells({"RS": SEEN})["RS"]
    assert (found.score, found.text, found.agree, found.unknown) == ("62", "62 (op orde)", "zeven op de tien", "13%")
    assert printed_cells({"RS": replace(SEEN, label=None)})["RS"].text == "62"


def test_a_hidden_cell_says_why_and_holds_no_number() -> None:
    hidden = replace(SEEN, score=None, n=None, eens=None, label=None, onderdrukt=True, reden="n < 5: te klein")
    found = printed_cells({"RS": hidden})["RS"]
    assert (found.score, found.text, found.absent_short, found.agree, found.n) == (None, "n < 5", "n < 5", "", None)
    unasked = replace(hidden, onderdrukt=False, reden="niet gesteld")
    other = printed_cells({"RS": unasked})["RS"]
    assert (other.absent, other.absent_short) == ("niet gesteld", "niet gemeten")
    assert suppressed(None) == "niet getoond"


@pytest.mark.parametrize(
    ("points", "interval", "words"),
    [
        (8.4, (1.0, 15.0), "8 punten hoger dan elders"),
        (-1.2, (-2.0, -0.4), "1 punt lager dan elders"),
        (8.4, (-1.0, 15.0), ""),
        (-8.4, (-15.0, 0.0), ""),
        (8.4, None, ""),
    ],
)
def test_only_what_leaves_out_nought_stands_apart(
    points: float, interval: tuple[float, float] | None, words: str
) -> None:
    norm = replace(BASE.referentie, cellen={"RS": Afwijking(points, interval)})
    assert printed_cells({"RS": SEEN}, norm)["RS"].apart_text == words
    assert printed_cells({"RS": replace(SEEN, score=None)}, norm)["RS"].apart_text == ""


def test_without_a_reference_nothing_stands_apart() -> None:
    assert {item.apart_text for item in printed_cells(per_cell(SEEN)).values()} == {""}
    assert TOWN.referentie is None
