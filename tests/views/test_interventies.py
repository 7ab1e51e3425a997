"""The card of an intervention: its ranges are estimates, and a lawyer confirms what the works council has to say."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.document import Heading, PointList
from srm_kit.model.interventies import Interventie
from srm_kit.views.interventies import interventieblokken, omvang
from tests.views.small_town import the, told

CARD = Interventie(
    "N-RL", "Samen kijken", ("RL",), "zacht", "Waarvoor.", ("Eerst dit.", "Dan dat."), "teamleiders", (50, 90), (8, 20),
    (9_000, 21_000), "Niet bij haast.",
)  # fmt: skip


def test_hours_weeks_and_costs_are_ranges() -> None:
    assert omvang(CARD) == (
        "Eigen inzet 50 tot 90 uur, doorlooptijd 8 tot 20 weken, kosten buiten de organisatie €\u00a09.000 tot "
        "€\u00a021.000 (schatting)."
    )
    assert "kosten buiten de organisatie tot €\u00a05.000 (schatting)" in omvang(replace(CARD, kosten=(0, 5_000)))


def test_the_card_has_its_steps_in_order_and_says_when_not() -> None:
    blocks = interventieblokken(replace(CARD, adkar="wil"))
    assert the(Heading, blocks).text == "Samen kijken"
    assert the(PointList, blocks) == PointList(("Eerst dit.", "Dan dat."), numbered=True)
    assert "Stap in de verandering: mensen willen meedoen." in told(blocks)
    assert told(blocks).endswith("Wanneer niet: Niet bij haast.")
    assert "Ondernemingsraad" not in told(blocks)


def test_the_works_council_is_named_with_the_lawyer() -> None:
    text = told(interventieblokken(replace(CARD, ondernemingsraad="advies", ondernemingsraad_bij="artikel 25")))
    assert "Ondernemingsraad: advies, artikel 25. Laat een jurist dit bevestigen." in text
