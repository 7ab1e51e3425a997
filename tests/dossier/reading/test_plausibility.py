"""Likely mistakes are warnings; what is merely unusual is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.reading.made_folder import TOML, made, said


@pytest.mark.parametrize(
    ("values", "warned"),
    [(("0,66", "66"), True), (("0,8", "64"), True), (("0,5", "64"), False), (("-0,66", "66"), False), (("0", "66"), False), (("66", "70"), False)],
)  # fmt: skip
def test_values_a_hundredfold_apart(tmp_path: Path, values: tuple[str, str], warned: bool) -> None:
    outcome = made(
        tmp_path,
        indicatoren=f"id;naam;streefwaarde\nI1;a;{values[1]}\n",
        metingen=f"indicator;datum;waarde\nI1;2025;{values[0]}\n",
    )
    assert said(outcome) == ([("indicatoren", 2, "id")] if warned else [])


def test_dates_in_the_wrong_order(tmp_path: Path) -> None:
    outcome = made(
        tmp_path,
        doelen="id;doel;termijn\nD1;a;2025\nD2;b;2030\n",
        indicatoren="id;naam;nulmeting_datum;streefdatum\nI1;a;2026;2025\n",
        inspanningen="id;naam;start;eind;status\nE1;a;2026;;\nE2;b;2026;;\nE3;c;;2024-11-01;lopend\nE4;d;;2024-11-02;lopend\n",
        koppelingen="doel;soort;ref\nD1;inspanning;E1\nD1;inspanning;E2\nD2;inspanning;E2\n",
    )
    assert outcome.fouten == ()
    assert said(outcome) == [
        ("indicatoren", 2, "nulmeting_datum"),
        ("inspanningen", 2, "start"),
        ("inspanningen", 4, "eind"),
    ]


def test_a_budget_beyond_all_that_the_municipality_spends(tmp_path: Path) -> None:
    toml = TOML.replace("Voorbeelddorp", "Utrecht").replace("fictief = true", 'code = "GM0344"')
    outcome = made(tmp_path, toml, inspanningen="id;naam;budget\nE1;a;640.000\nE2;b;64.000.000.000\n")
    assert said(outcome) == [("inspanningen", 3, "budget")]


@pytest.mark.parametrize(("target", "warned"), [("2026-01-01", False), ("2025-12-31", True)])
def test_a_start_on_the_day_of_the_target_is_no_mistake(tmp_path: Path, target: str, warned: bool) -> None:
    text = f"id;naam;nulmeting;nulmeting_datum;streefwaarde;streefdatum\nI1;x;1;2026-01-01;2;{target}\n"
    assert (("indicatoren", 2, "nulmeting_datum") in said(made(tmp_path, indicatoren=text))) is warned


@pytest.mark.parametrize(
    ("small", "large", "warned"),
    [("1", "80", True), ("1", "79,9", False), ("1", "125", True), ("1", "125,1", False), ("-1", "-100", True), ("-1", "100", False)],
)  # fmt: skip
def test_about_a_hundredfold_is_from_eighty_to_a_hundred_and_twenty_five(
    tmp_path: Path, small: str, large: str, warned: bool
) -> None:
    for first, second in ((small, large), (large, small)):
        text = f"id;naam;nulmeting;streefwaarde\nI1;x;{first};{second}\n"
        found = said(made(tmp_path / first.replace(",", "_"), indicatoren=text))
        assert (("indicatoren", 2, "id") in found) is warned


@pytest.mark.parametrize(
    ("end", "status", "warned"),
    [
        ("2024-11-01", "lopend", True),  # two years before the reference date
        ("2024-11-02", "lopend", False),
        ("2024-11-01", "afgerond", False),
    ],
)
def test_work_that_still_runs_and_ended_two_years_ago(tmp_path: Path, end: str, status: str, warned: bool) -> None:
    text = f"id;naam;status;start;eind\nI1;x;{status};2020-01-01;{end}\n"
    assert (("inspanningen", 2, "eind") in said(made(tmp_path, inspanningen=text))) is warned


@pytest.mark.parametrize(
    ("start", "terms", "warned"),
    [
        ("2026-01-01", ("2026-01-01", "2025-01-01"), False),
        ("2026-01-02", ("2026-01-01", "2025-01-01"), True),
        ("2026-01-02", ("2026-01-01", ""), False),  # of the other goal nobody knows
    ],
)
def test_an_initiative_that_starts_after_the_last_term_of_its_goals(
    tmp_path: Path, start: str, terms: tuple[str, str], warned: bool
) -> None:
    outcome = made(
        tmp_path,
        doelen=f"id;doel;termijn\nD1;a;{terms[0]}\nD2;b;{terms[1]}\n",
        inspanningen=f"id;naam;start\nI1;x;{start}\n",
        koppelingen="doel;soort;ref\nD1;inspanning;I1\nD2;inspanning;I1\n",
    )
    assert (("inspanningen", 2, "start") in said(outcome)) is warned
