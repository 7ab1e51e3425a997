"""What is said about results: with the printed figures, and only of indicators that measure a goal that counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.diagnosis.feiten import feiten
from srm_kit.diagnosis.feiten_resultaten import _figure
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


# -------------------- limits, one row more or less


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (10.0, "", "10"),
        (10.5, "", "10,5"),
        (10.25, "", "10,25"),
        (10.125, "", "10,125"),
        (10.1234, "", "10,1234"),
        (10.12345, "", "10,1235"),
        (0.1 + 0.2, "", "0,3"),
        (1234.5, "€", "€ 1.234,5"),
        (1234.5, "euro", "€ 1.234,5"),
        (12.0, "%", "12%"),
        ((12.0, 15.5), "%", "12 tot 15,5%"),
        ([12.0, 15.5], "", "12 tot 15,5"),
        (None, "%", ""),
    ],
)
def test_a_figure_has_the_decimals_it_was_given_with(value: Any, unit: str, written: str) -> None:
    assert _figure(value, unit) == written


@pytest.mark.parametrize(
    ("begin", "target", "said"),
    [
        (10, 20, ["Cijfer 1 van 10 naar 10 (streven 20)"]),
        (10, 10, []),
    ],
)
def test_what_is_behind_is_told_with_its_way(s: SimpleNamespace, begin: float, target: float, said: list[str]) -> None:
    made = s.small(indicatoren=(s.indicator(1, begin, target),), metingen=s.measured(1, 10))
    assert facts(made)["resultaat_achter"] == said


@pytest.mark.parametrize(
    ("now", "states"),
    [
        (9, ("resultaat_verder_weg",)),
        (10, ("resultaat_achter",)),
        (11, ("resultaat_achter",)),
        (17, ()),
        (20, ("resultaat_gehaald",)),
        (21, ("resultaat_gehaald",)),
    ],
)
def test_each_result_is_told_once(s: SimpleNamespace, now: float, states: tuple[str, ...]) -> None:
    """From 10 at the start of 2025 to 20 at the start of 2029; measured in July 2026, so after three eighths of the time."""
    made = s.small(indicatoren=(s.indicator(1),), metingen=s.measured(1, now))
    found = facts(made)
    kinds = ("resultaat_verder_weg", "resultaat_achter", "resultaat_gehaald")
    assert tuple(kind for kind in kinds if found[kind]) == states
    assert found["resultaten_met_verloop"] == 1
    assert found["deel_verder_weg"] == float(now < 10)
    assert found["resultaten_met_tempo"] == (now < 20)
    assert found["deel_achter"] == (None if now >= 20 else float(now in {10, 11}))


def test_without_end_targets_or_baselines_in_the_table_nobody_is_behind(s: SimpleNamespace) -> None:
    """The target comes from the budget: what is reached there is no end, and the pace towards it is not asked."""
    promise = (Streefwaarde("I1", date(2029, 1, 1), waarde_van(20)),)
    made = s.small(indicatoren=(s.indicator(1, target=None),), metingen=s.measured(1, 10), streefwaarden=promise)
    found = facts(made)
    assert (found["resultaat_achter"], found["resultaten_met_tempo"], found["deel_achter"]) == ([], 0, None)
    reached = facts(replace(made, metingen=s.measured(1, 20)))
    assert (reached["resultaat_gehaald"], reached["resultaten_met_verloop"]) == ([], 1)
    values = s.measured(1, 10, 10)
    no_begin = facts(s.small(indicatoren=(s.indicator(1, begin=None),), metingen=values))
    assert (no_begin["resultaat_achter"], no_begin["resultaten_met_tempo"]) == ([], 0)


def test_annual_targets_that_were_kept_and_missed(s: SimpleNamespace) -> None:
    rows = tuple(s.indicator(place) for place in (1, 2, 3))
    promises = tuple(Streefwaarde(f"I{place}", date(2026, 6, 1), waarde_van(13)) for place in (1, 2))
    values = s.measured(1, 12) + s.measured(2, 13) + s.measured(3, 12)
    found = facts(s.small(doelen=s.goals(3), indicatoren=rows, metingen=values, streefwaarden=promises))
    assert (found["jaardoelen"], found["jaardoel_gemist"], found["deel_gemist"]) == (2, ["Cijfer 1"], 0.5)


@pytest.mark.parametrize(
    ("day", "recorded", "old"),
    [
        (date(2025, 5, 1), True, []),  # twelve months and six
        (date(2025, 4, 30), True, ["Cijfer 1"]),
        (date(2025, 4, 30), False, []),  # nobody recorded a rhythm: the longest usual one is four years
        (date(2022, 5, 1), False, []),
        (date(2022, 4, 30), False, ["Cijfer 1"]),
    ],
)
def test_old_figures(s: SimpleNamespace, day: date, recorded: bool, old: list[str]) -> None:
    rhythm = {"frequentie": 12} if recorded else {}
    made = s.small(indicatoren=(s.indicator(1, **rhythm),), metingen=s.measured(1, 11, day=day))
    assert facts(made)["cijfers_verouderd"] == old
    assert facts(replace(made, metingen=()))["cijfers_verouderd"] == []


@pytest.mark.parametrize(
    ("own", "goal", "obligatory", "elsewhere"),
    [
        ("6.1", "5.2", True, ["Cijfer 1"]),
        ("6.1", "6.72", True, []),
        ("6.1", "5.2", False, []),
        ("", "5.2", True, []),
        ("6.1", "", True, []),
    ],
)
def test_an_obligatory_indicator_of_another_field(
    s: SimpleNamespace, own: str, goal: str, obligatory: bool, elsewhere: list[str]
) -> None:
    row = s.indicator(1, taakveld=own, verplicht=obligatory)
    assert facts(s.small(doelen=s.goals(1, taakveld=goal), indicatoren=(row,)))["verplicht_elders"] == elsewhere


@pytest.mark.parametrize(
    ("first", "second", "names", "obligatory", "told"),
    [
        ((1, 2, 3), (1, 2, 3), ("x", "y"), (False, False), ["x", "y"]),
        ((1, 2), (1, 2), ("x", "y"), (False, False), []),
        ((1, 2, 3), (1, 2, 4), ("x", "y"), (False, False), []),
        ((1, 2, 3), (1, 2, 3), ("x", "x"), (False, False), []),
        ((1, 2, 3), (1, 2, 3), ("x", "y"), (True, True), []),
        ((1, 2, 3), (1, 2, 3), ("x", "y"), (True, False), ["x", "y"]),
    ],
)
def test_three_equal_values_under_two_names(
    s: SimpleNamespace, first: Any, second: Any, names: tuple[str, str], obligatory: tuple[bool, bool], told: list[str]
) -> None:
    rows = tuple(s.indicator(place + 1, naam=names[place], verplicht=obligatory[place]) for place in (0, 1))
    made = s.small(doelen=s.goals(2), indicatoren=rows, metingen=s.measured(1, *first) + s.measured(2, *second))
    assert facts(made)["zelfde_waarde"] == told
    area = tuple(replace(row, gebied="Noord") for row in s.measured(2, *second))
    assert facts(replace(made, metingen=s.measured(1, *first) + area))["zelfde_waarde"] == []


def test_targets_without_a_year_and_directions_only(s: SimpleNamespace) -> None:
    rows = (
        s.indicator(1, streefdatum=None), s.indicator(2), s.indicator(3, streefwaarde=s.only_direction()),
        s.indicator(4, target=None), s.indicator(5, richting="lager"),
    )  # fmt: skip
    found = facts(s.small(doelen=s.goals(5), indicatoren=rows))
    assert found["streef_zonder_jaar"] == ["Cijfer 1"]
    assert found["alleen_richting"] == ["Cijfer 3"]
    assert found["richting_tegen_streef"] == ["Cijfer 5"]
    nowhere = tuple(replace(row, streefdatum=None) for row in rows)
    assert facts(s.small(doelen=s.goals(5), indicatoren=nowhere))["streef_zonder_jaar"] is None
