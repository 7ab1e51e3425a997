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
