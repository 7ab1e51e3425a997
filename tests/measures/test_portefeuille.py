"""The soft share of the changes: its word, and why there is none."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.dossier.contract.tabellen import Inspanning
from srm_kit.measures.portefeuille import aandeel_zacht, portefeuille_van, portefeuillelabel
from srm_kit.measures.register import register
from srm_kit.model import Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

B, L, S = Spoor.BESTURING, Spoor.LEIDERSCHAP, Spoor.STRATEGIE


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.0, "overwegend structuur"),
        (0.24, "overwegend structuur"),
        (0.25, "gemengd"),
        (0.75, "gemengd"),
        (0.76, "overwegend gedrag"),
        (1.0, "overwegend gedrag"),
    ],
)
def test_a_quarter_and_three_quarters_are_mixed(share: float, word: str) -> None:
    assert portefeuillelabel(share) == word


@pytest.mark.parametrize(
    ("pairs", "share"),
    [
        ([(1.0, 0.0), (3.0, 1.0)], 0.75),
        ([(0.2, 0.0), (0.2, 1.0)], 0.5),
        ([(None, 0.0), (3.0, 1.0), (5.0, None)], 1.0),
        ([(0.0, 1.0)], None),
        ([], None),
    ],
)
def test_the_share_is_weighted_over_what_has_both(
    pairs: list[tuple[float | None, float | None]], share: float | None
) -> None:
    assert aandeel_zacht(pairs) == share


def _portefeuille(bouw: Bouwer, *efforts: tuple[Spoor | None, float | None]) -> Any:
    rows = tuple(
        Inspanning(f"I{number}", "", soort="verandering", spoor=spoor, uren=hours)
        for number, (spoor, hours) in enumerate(efforts)
    )
    return portefeuille_van(register(bouw.dossier(inspanningen=rows)))


FEW = "niet gemeten: het zachte deel is van te weinig veranderingen bekend voor een woord"


@pytest.mark.parametrize(
    ("efforts", "words", "reason"),
    [
        ([(B, 1.0)] * 4, ("overwegend structuur", "overwegend structuur"), None),
        ([(B, 1.0)] * 3, (None, None), FEW),
        ([(B, 1.0)] * 3 + [(B, None)], ("overwegend structuur", None), FEW),
        # Four of eight are known, and 4 of 8 hours; then 4 of 9, and 4 of 8.5 hours.
        ([(L, 1.0)] * 4 + [(S, 1.0)] * 4, ("overwegend gedrag", "overwegend gedrag"), None),
        ([(L, 1.0)] * 4 + [(S, 1.0)] * 4 + [(S, 0.5)], (None, None), FEW),
        ([(L, 1.0)] * 4 + [(S, 1.0)] * 3 + [(S, 1.5)], ("overwegend gedrag", None), FEW),
        ([(L, 0.1)] * 4, ("overwegend gedrag", "overwegend gedrag"), None),
        ([(L, 0.0)] * 4, ("overwegend gedrag", None), "niet gemeten: geen uren waarvan het zachte deel bekend is"),
        ([(L, None)] * 4, ("overwegend gedrag", None), "niet vastgelegd: inspanningen.uren"),
        (
            [(L, None)] * 4 + [(S, 5.0)],
            ("overwegend gedrag", None),
            "niet gemeten: geen uren waarvan het zachte deel bekend is",
        ),
        ([(S, 1.0)] * 4, (None, None), "niet gemeten: van geen verandering is het zachte deel bekend"),
        ([(None, 1.0)] * 4, (None, None), "niet vastgelegd: inspanningen.zacht_aandeel, inspanningen.spoor"),
        ([], (None, None), "niet vastgelegd: inspanningen.soort"),
    ],
)
def test_a_word_needs_four_changes_and_half_of_the_weight(
    bouw: Bouwer,
    efforts: list[tuple[Spoor | None, float | None]],
    words: tuple[str | None, str | None],
    reason: str | None,
) -> None:
    found = _portefeuille(bouw, *efforts)
    assert ((found.aantal_label, found.uren_label), found.reden) == (words, reason)


def test_the_part_that_is_known(bouw: Bouwer) -> None:
    found = _portefeuille(bouw, (B, 0.2), (L, 0.2), (S, 0.4))
    assert (found.aantal, found.aantal_bekend) == (0.5, pytest.approx(2 / 3))
    assert (found.uren, found.uren_bekend) == (pytest.approx(0.5), pytest.approx(0.5))
    assert _portefeuille(bouw, (B, 0.0), (S, 0.0)).uren_bekend is None
    service = (Inspanning("d", "", soort="dienst"),)
    none = portefeuille_van(register(bouw.dossier(inspanningen=service)))
    assert (none.aantal, none.reden) == (None, "niet gemeten: er is geen verandering")
