"""The committed sample is what the code makes, and it tells the story a trainer tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.dossier import TABELLEN, read
from srm_kit.measures import measure
from srm_kit.simulation import voorbeeldstad, write_samples


def test_the_committed_sample_is_what_the_code_makes(tmp_path: Path) -> None:
    write_samples(tmp_path)
    committed = resources.folder("data_samples")
    for file in sorted((committed / "voorbeeldstad").glob("*.*")):
        assert file.read_bytes() == (tmp_path / "voorbeeldstad" / file.name).read_bytes(), file.name
    book = read(committed / "voorbeeldstad.xlsx")
    assert book.dossier is not None
    assert book.dossier.digest == voorbeeldstad().digest


def test_the_sample_has_no_faults_and_every_table() -> None:
    outcome = read(resources.folder("data_samples") / "voorbeeldstad")
    assert outcome.meldingen == ()
    assert outcome.dossier is not None
    assert all(getattr(outcome.dossier, table.naam) for table in TABELLEN)
    assert outcome.dossier.gemeente.fictief
    assert outcome.dossier.respons is not None
    assert len(outcome.dossier.respons) == 220
    assert len(outcome.dossier.respons.meetmomenten) == 2


def test_the_story_holds() -> None:
    maten = measure(voorbeeldstad())
    wanted = {"RS": 72, "RB": 58, "RL": 50, "IS": 60, "IB": 66, "IL": 41, "VS": 52, "VB": 55, "VL": 39}
    for code, score in wanted.items():
        assert maten.cellen[code].score == pytest.approx(score, abs=2)
    funnel = maten.concretisering.trechter
    assert (funnel.R, funnel.I, funnel.V) == (12, 9, 5)
    assert maten.balans.portefeuille_budget_label == "overwegend structuur"
    gap = maten.kloof["VS"].delta
    assert gap is not None
    assert 0.5 < gap < 1.3
    assert maten.verkokering.per_afdeling["ICT"] is not None


def test_another_seed_keeps_the_story() -> None:
    assert voorbeeldstad(7).digest != voorbeeldstad().digest
    assert measure(voorbeeldstad(7)).cellen["RS"].label in {"sterk", "op orde"}
