"""Awkward worlds: each is awkward in its own way only, and what is left of a dossier is a dossier."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from srm_kit.dossier import Dossier, read, write_folder
from srm_kit.measures import measure
from srm_kit.simulation import Storing, simulate
from srm_kit.simulation.werelden import PLANNING_EN_CONTROL, Wereld, karig, lastig, twee_storingen


def scores(dossier: Dossier) -> dict[str, float]:
    return {code: cell.score for code, cell in measure(dossier).cellen.items() if cell.score is not None}


def test_hard_statements_lower_what_they_are_about() -> None:
    plain = np.mean([list(scores(lastig(Wereld(), 200, seed)).values()) for seed in range(3)], axis=0)
    hard = np.mean([list(scores(lastig(Wereld(fase=0.6), 200, seed)).values()) for seed in range(3)], axis=0)
    assert np.allclose(plain[:6] - hard[:6], 0, atol=3)
    assert np.all(plain[6:] - hard[6:] > 8)


def test_norms_know_how_hard_the_statements_are() -> None:
    found = measure(lastig(Wereld(moeilijk=0.5, fase=0.3), 200, 4)).referentie
    assert max(abs(item.afwijking) for item in found.cellen.values() if item.afwijking is not None) < 12


def test_the_less_content_answer_sooner() -> None:
    plain, picked = (
        np.mean(list(scores(lastig(world, 200, 2)).values())) for world in (Wereld(), Wereld(selectief=1.5))
    )
    assert picked < plain - 3


def test_careless_people_answer_every_statement_that_they_were_to_answer() -> None:
    made = lastig(Wereld(slordig=0.5), 80, 3).respons
    assert made is not None
    given = made.antwoorden[~np.isnan(made.antwoorden)]
    assert set(np.unique(given).tolist()) <= {1.0, 2.0, 3.0, 4.0, 5.0}
    assert len(made) == 80


def test_the_same_seed_leaves_the_same() -> None:
    whole = simulate(Storing.GEZOND, 1.0, 0, 1)
    assert karig(whole, 0.5, 7).digest == karig(whole, 0.5, 7).digest
    assert karig(whole, 0.5, 7).digest != karig(whole, 0.5, 8).digest
    assert lastig(Wereld(lezing=0.3), 30, 7).digest == lastig(Wereld(lezing=0.3), 30, 7).digest


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("tables", [(), PLANNING_EN_CONTROL])
def test_what_is_left_is_a_valid_dossier(share: float, tables: tuple[str, ...], tmp_path: Path) -> None:
    made = karig(simulate(Storing.GEZOND, 1.0, 40, 3), share, 3, tabellen=tables)
    assert made.respons is None
    assert made.doelen
    write_folder(made, tmp_path / "dossier")
    assert [item for item in read(tmp_path / "dossier").meldingen if item.soort == "fout"] == []


def test_less_recorded_leaves_less() -> None:
    whole = simulate(Storing.GEZOND, 1.0, 0, 1, n_doelen=30)
    few, many = (karig(whole, share, 1, tabellen=PLANNING_EN_CONTROL) for share in (0.2, 0.9))
    assert len(few.inspanningen) < len(many.inspanningen) / 2
    assert not many.betrokkenheid
    kept = karig(whole, 0.0, 1, tabellen=PLANNING_EN_CONTROL, vast=("doelen.eigenaar",))
    assert all(row.eigenaar for row in kept.doelen)
    assert not any(row.doelgroep for row in kept.doelen)


def test_two_faults_are_both_there() -> None:
    both = measure(twee_storingen(Storing.OPDRACHTGEVERSCHAP, Storing.KOERS_ZONDER_LANDING, 1.0, 200, 5))
    assert (both.blokken["O"].score or 100) < 50
    assert all((row.verschil or 0) < -15 for row in both.concretisering.verloop.values())
    assert both.opdrachtgeverschap["opdrachtgever"].laagste_aspect == 6
