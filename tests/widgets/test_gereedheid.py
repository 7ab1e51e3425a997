"""Proposals are confirmed in the lab, per row and per table; what is refused names only its own fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import save_changes, set_values
from srm_kit.widgets.gereedheid import GEREEDHEID
from srm_kit.widgets.richten.doelen import DOELEN

Open = Callable[..., Any]


@pytest.fixture
def voorstellen(stad: Path) -> Path:
    """The sample with two stakeholders and one goal as proposals."""
    rows = (("doelen", "SD9"), ("stakeholders", "S1"), ("stakeholders", "S3"))
    save_changes(stad, [set_values(table, [ident], {"bevestigd": "nee"}) for table, ident in rows])
    return stad


def unconfirmed(aan: Any) -> list[str]:
    return [
        row.id for name in ("doelen", "stakeholders") for row in getattr(aan.dossier, name) if row.bevestigd is False
    ]


def test_proposals_are_confirmed_per_row_and_per_table_and_taken_back(blad: Open, voorstellen: Path) -> None:
    aan = blad(GEREEDHEID, voorstellen)
    assert "Voorstellen tellen nog niet mee: doelen (1) en stakeholders (2)." in aan.html
    aan.doe("bevestig", '["stakeholders", "S1"]')
    assert unconfirmed(aan) == ["SD9", "S3"]
    assert aan.gezegd[-1] == "Stakeholders S1 is bevestigd. Bewaard."
    aan.doe("ongedaan")
    assert unconfirmed(aan) == ["SD9", "S1", "S3"]
    aan.doe("bevestig_tabel", "stakeholders")
    assert unconfirmed(aan) == ["SD9"]
    assert aan.gezegd[-1] == "Stakeholders: 2 voorstellen zijn bevestigd. Bewaard."
    aan.doe("ongedaan")
    assert unconfirmed(aan) == ["SD9", "S1", "S3"]
    aan.doe("bevestig_tabel", "stakeholders")
    aan.doe("bevestig_tabel", "doelen")
    assert "alles telt mee" in aan.html
    assert "Eerst bevestigen" not in aan.html


def test_a_sign_that_reads_as_empty_is_said_to_be_read_so(blad: Open, stad: Path) -> None:
    aan = blad(DOELEN, stad)
    aan.zet("doelen", ["SD9"], "eigenaar", "x")
    assert aan.gezegd[-1].endswith("Bewaard. Let op: ‘x’ lezen wij als leeg.")
    aan.zet("doelen", ["SD9"], "eigenaar", "de directeur", oud="x")
    assert "lezen wij als leeg" not in aan.gezegd[-1]


def test_a_refused_cell_names_its_own_fault_and_not_what_follows_from_it(blad: Open, stad: Path) -> None:
    aan = blad(DOELEN, stad)
    aan.zet("doelen", ["SD1"], "termijn", "ooit")  # a goal that others refer to
    assert "Dit is geen datum" in aan.fouten[-1]
    assert "staat niet in de tabel" not in aan.fouten[-1]
    assert "koppelingen" not in aan.fouten[-1]
