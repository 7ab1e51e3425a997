"""What can be concluded now, and the reason of what cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from srm_kit.dossier import Dossier
from srm_kit.measures.register import register
from srm_kit.views.gereedheid import gereedheid
from srm_kit.views.gereedheid.conclusies import redenen
from tests.measures.conftest import Bouwer
from tests.views.gereedheid.dossiers import small, voorbeeld


def why(dossier: Dossier) -> dict[str, str | None]:
    return redenen(dossier, register(dossier))


def test_what_needs_no_goals_can_be_said_before_they_are_confirmed() -> None:
    goals = tuple(replace(goal, bevestigd=False) for goal in voorbeeld().doelen)
    found = gereedheid(replace(voorbeeld(), doelen=goals))
    assert found.redenen["vragenlijst"] is None
    assert found.redenen["keten.effect"] == "nog geen doel bevestigd"


def test_a_survey_counts_from_enough_people_on_and_not_before_its_day() -> None:
    ten, nine = (Bouwer().dossier(Bouwer().gelijk(people)) for people in (10, 9))
    assert why(ten)["vragenlijst"] is None
    assert why(nine)["vragenlijst"] == "niet gemeten: te weinig mensen vulden de vragenlijst in"
    early = replace(ten, opdracht=replace(ten.opdracht, peildatum=date(2026, 8, 31)))
    assert why(early)["vragenlijst"] == why(small())["vragenlijst"]
    assert "geen respons" in str(why(small())["vragenlijst"])


def test_two_goals_alone_conclude_nothing_and_each_says_why() -> None:
    found = why(small())
    assert all(found.values())
    assert found["keten.effect"] == "niet vastgelegd: effect"
    assert found["opdrachtgeverschap"] == "niet vastgelegd: opdrachtgeverschap"


def test_of_the_sample_only_the_values_of_a_year_are_missing() -> None:
    assert {name: reason for name, reason in why(voorbeeld()).items() if reason} == {
        "jaardoelen": "niet gemeten: geen meting heeft een streefwaarde van een jaar naast zich"
    }
