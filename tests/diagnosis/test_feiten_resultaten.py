"""What is said about results: with the printed figures, and only of indicators that measure a goal that counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis.feiten import feiten
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Meting, Streefwaarde
from srm_kit.dossier.contract.waarde import waarde_van
from srm_kit.measures import measure


def facts(dossier: Dossier) -> dict[str, Any]:
    found: dict[str, Any] = feiten(measure(dossier), dossier)["dossier"]
    return found


@pytest.mark.parametrize(
    ("unit", "begin", "now", "target", "said"),
    [
        ("%", 48.0, 47.5, 60.0, "Cijfer 1 van 48% naar 47,5% (streven 60%)"),
        ("euro", 2310.0, 2305.0, 2400.0, "Cijfer 1 van € 2.310 naar € 2.305 (streven € 2.400)"),
        ("weken", 9.0, 8.25, 12.0, "Cijfer 1 van 9 naar 8,25 (streven 12)"),
    ],
)
def test_a_result_that_drifts_is_told_with_its_figures(
    s: SimpleNamespace, unit: str, begin: float, now: float, target: float, said: str
) -> None:
    made = s.small(indicatoren=(s.indicator(1, begin, target, eenheid=unit),), metingen=s.measured(1, now))
    assert facts(made)["resultaat_verder_weg"] == [said]


def test_shares_are_over_the_indicators_of_which_it_is_known(s: SimpleNamespace) -> None:
    rows = (s.indicator(1), s.indicator(2), s.indicator(3), s.indicator(4, target=None))
    made = s.small(doelen=s.goals(4), indicatoren=rows, metingen=s.measured(1, 9) + s.measured(2, 19))
    found = facts(made)
    assert (found["resultaten_met_verloop"], found["deel_verder_weg"]) == (2, 0.5)
    assert (found["resultaten_met_tempo"], found["deel_achter"]) == (2, 0.0)


def test_standing_still_is_behind_schedule(s: SimpleNamespace) -> None:
    made = s.small(indicatoren=(s.indicator(1),), metingen=s.measured(1, 10))
    assert facts(made)["resultaat_achter"] == ["Cijfer 1 van 10 naar 10 (streven 20)"]


def test_an_indicator_of_no_goal_is_no_result(s: SimpleNamespace) -> None:
    made = s.small(indicatoren=(s.indicator(1, doel=""), s.indicator(2, doel="D1")), metingen=s.measured(1, 9))
    assert facts(made)["resultaat_verder_weg"] == []


def test_an_annual_target_is_held_against_the_latest_value(s: SimpleNamespace) -> None:
    made = s.small(
        indicatoren=(s.indicator(1),), metingen=s.measured(1, 12), streefwaarden=(Streefwaarde("I1", date(2026, 6, 1), waarde_van(13)),)
    )  # fmt: skip
    found = facts(made)
    assert (found["jaardoel_gemist"], found["jaardoelen"], found["deel_gemist"]) == (["Cijfer 1"], 1, 1.0)
    later = replace(made, streefwaarden=(Streefwaarde("I1", date(2027, 6, 1), waarde_van(13)),))
    assert (facts(later)["jaardoel_gemist"], facts(later)["deel_gemist"]) == ([], None)


def test_the_same_series_under_two_names_is_told_once_for_each(s: SimpleNamespace) -> None:
    rows = (s.indicator(1), s.indicator(2))
    made = s.small(doelen=s.goals(2), indicatoren=rows, metingen=s.measured(1, 1, 2, 3) + s.measured(2, 1, 2, 3))
    assert facts(made)["zelfde_waarde"] == ["Cijfer 1", "Cijfer 2"]
    assert facts(replace(made, metingen=s.measured(1, 1, 2) + s.measured(2, 1, 2)))["zelfde_waarde"] == []
    forecast = tuple(replace(row, soort="prognose") for row in s.measured(2, 1, 2, 3))
    assert facts(replace(made, metingen=(*s.measured(1, 1, 2, 3), *forecast)))["zelfde_waarde"] == []


def test_a_forecast_or_an_area_is_no_result(s: SimpleNamespace) -> None:
    row: Meting = s.measured(1, 9)[0]
    for other in (replace(row, soort="prognose"), replace(row, gebied="Noord")):
        assert facts(s.small(indicatoren=(s.indicator(1),), metingen=(other,)))["resultaat_verder_weg"] == []
