"""The picture of a dossier: what is recorded, taken over, doubted and only proposed."""

from __future__ import annotations

from dataclasses import replace

from srm_kit.dossier.contract.meldingen import Melding
from srm_kit.dossier.contract.tabellen import Doel, Indicator
from srm_kit.views.gereedheid import als_json, as_screen, gereedheid
from srm_kit.views.gereedheid.conclusies import CONCLUSIES
from tests.views.gereedheid.dossiers import small, voorbeeld


def test_a_full_dossier_can_say_nearly_everything() -> None:
    found = gereedheid(voorbeeld())
    assert [name for name, why in found.redenen.items() if why] == ["jaardoelen"]
    assert [(item.vraag.id, item.aanvullen) for item in found.vragen] == [("jaardoelen", True)]


def test_a_goal_takes_over_what_its_parent_has() -> None:
    goals = (Doel("P", "Programma", eigenaar="rol"), *(Doel(f"D{item}", "Doel", bovenliggend="P") for item in (1, 2)))
    found = gereedheid(small(doelen=goals))
    assert found.tabellen["doelen"].overgenomen == {"eigenaar": 2}
    assert any("eigenaar overgenomen bij 2" in line for line in as_screen(found))


def test_a_likely_mistake_is_counted_and_another_warning_is_not() -> None:
    doubt = Melding("waarschuwing", "inspanningen", 2, "eind", None, "Kan dit?", "Kijk na.", vermoeden=True)
    found = gereedheid(small(), (doubt, doubt, replace(doubt, vermoeden=False)))
    assert found.tabellen["inspanningen"].onwaarschijnlijk == 2


def test_proposals_only_say_what_to_confirm() -> None:
    goals = tuple(replace(goal, bevestigd=False) for goal in small().doelen)
    found = gereedheid(small(doelen=goals, indicatoren=(Indicator("K1", "Telling", doel="D1", bevestigd=False),)))
    assert found.bevestigen == {"doelen": 2, "indicatoren": 1}
    assert found.vragen == ()
    assert all(found.redenen.values())
    text = "\n".join(as_screen(found))
    assert "Nog geen doel is bevestigd. Daarom zijn er geen bevindingen en geen scores." in text
    assert "doelen (2) en indicatoren (1)" in text
    assert "Nog niet:" not in text


def test_as_plain_values_it_says_the_same() -> None:
    found = gereedheid(small())
    plain = als_json(found)
    assert plain["tabellen"]["doelen"]["rijen"] == 2
    assert [item["mogelijk"] for item in plain["conclusies"]] == [found.redenen[item.id] is None for item in CONCLUSIES]
    assert [item["zin"] for item in plain["vragen"]] == [item.zin for item in found.vragen]
