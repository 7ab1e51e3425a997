"""Planted faults: each is where it was planted, and the rest of the dossier stays healthy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from srm_kit.dossier import read, write_folder
from srm_kit.measures import Maten, measure
from srm_kit.simulation import Storing, peiling_van, simulate, verwacht

N = 400
SEED = 12


@pytest.fixture(scope="module")
def found() -> dict[Storing, Maten]:
    return {fault: measure(simulate(fault, 1.0, N, SEED)) for fault in Storing}


def scores(maten: Maten) -> dict[str, float]:
    every = {**maten.cellen, **{code: cell for code, cell in maten.blokken.items() if len(code) == 1}}
    return {code: cell.score for code, cell in every.items() if cell.score is not None}


def number(value: float | None) -> float:
    assert value is not None
    return value


@pytest.mark.parametrize("fault", list(Storing), ids=lambda fault: fault.value)
@pytest.mark.parametrize(("strength", "count"), [(0.4, 30), (2.0, 80)])
def test_a_simulated_dossier_is_a_valid_dossier(fault: Storing, strength: float, count: int, tmp_path: Path) -> None:
    made = simulate(fault, strength, count, SEED)
    write_folder(made, tmp_path / "dossier")
    outcome = read(tmp_path / "dossier")
    assert outcome.meldingen == ()
    assert outcome.dossier is not None
    assert outcome.dossier.digest == made.digest
    assert made.gemeente.fictief


def test_the_same_seed_gives_the_same_dossier() -> None:
    one = simulate(Storing.VERKOKERING, 1.0, 80, 3)
    assert one.digest == simulate(Storing.VERKOKERING, 1.0, 80, 3).digest
    assert one.digest != simulate(Storing.VERKOKERING, 1.0, 80, 4).digest


@pytest.mark.parametrize("fault", list(Storing), ids=lambda fault: fault.value)
def test_without_strength_every_fault_is_healthy(fault: Storing) -> None:
    assert simulate(fault, 0.0, 60, SEED).digest == simulate(Storing.GEZOND, 1.0, 60, SEED).digest


def test_the_same_people_answer_whatever_the_fault() -> None:
    healthy, ill = simulate(Storing.GEZOND, 1.0, 80, SEED), simulate(Storing.KOERS_ZONDER_LANDING, 1.0, 80, SEED)
    assert healthy.respons is not None
    assert ill.respons is not None
    assert healthy.respons.respondent == ill.respons.respondent
    column = healthy.respons.stellingen.index("RS1")
    same = (healthy.respons.antwoorden[:, column], ill.respons.antwoorden[:, column])
    assert np.array_equal(*same, equal_nan=True)


def test_a_healthy_municipality_is_healthy(found: dict[Storing, Maten]) -> None:
    healthy = found[Storing.GEZOND]
    assert min(scores(healthy).values()) > 62
    assert healthy.balans.aandacht.label == "niet eenzijdig"
    assert healthy.balans.portefeuille_aantal_label == "gemengd"
    assert number(healthy.verbinding.aantoonbaar.aandeel) > 0.8
    assert number(healthy.verkokering.q_ratio) < 0.5
    assert number(healthy.verkokering.integraliteit) >= 0.7
    assert number(healthy.cocreatie.dekking_V) > 0.8
    assert number(healthy.concretisering.trechter.V) >= 10
    assert healthy.opdrachtgeverschap["opdrachtgever"].laagste_aspect != 6
    assert not any(gap.onderscheidbaar for gap in healthy.kloof.values())


def test_a_gap_between_policy_and_execution(found: dict[Storing, Maten]) -> None:
    ill, healthy = found[Storing.BELEID_UITVOERING], found[Storing.GEZOND]
    assert {cell for cell, gap in ill.kloof.items() if gap.onderscheidbaar} == {"IS", "VS"}
    assert number(ill.kloof["VS"].delta) == pytest.approx(1.0, abs=0.3)
    # A gap does not look like a weak cell.
    assert scores(ill)["IS"] == pytest.approx(scores(healthy)["IS"], abs=2)


def test_silos(found: dict[Storing, Maten]) -> None:
    ill = found[Storing.VERKOKERING].verkokering
    assert number(ill.q_ratio) > 0.6
    assert number(ill.integraliteit) < 0.5


def test_structure_only(found: dict[Storing, Maten]) -> None:
    ill = found[Storing.EENZIJDIG_STRUCTUUR]
    assert ill.balans.aandacht.label == "eenzijdig structuur"
    assert ill.balans.portefeuille_aantal_label == "overwegend structuur"
    assert ill.verbinding.aantoonbaar.S_B == 9
    assert number(ill.verkokering.integraliteit) >= 0.7


def test_behaviour_only(found: dict[Storing, Maten]) -> None:
    ill = found[Storing.EENZIJDIG_GEDRAG]
    assert ill.balans.aandacht.label == "eenzijdig gedrag"
    assert ill.balans.portefeuille_aantal_label == "overwegend gedrag"
    assert ill.verbinding.aantoonbaar.S_L == 9


def test_a_course_that_does_not_land(found: dict[Storing, Maten]) -> None:
    ill = found[Storing.KOERS_ZONDER_LANDING]
    assert all(number(row.verschil) < -15 for row in ill.concretisering.verloop.values())
    assert ill.concretisering.trechter.I == 12
    assert number(ill.concretisering.trechter.V) <= 3


def test_weak_commissioning(found: dict[Storing, Maten]) -> None:
    ill = found[Storing.OPDRACHTGEVERSCHAP]
    assert [view.laagste_aspect for view in ill.opdrachtgeverschap.values()] == [6, 6]
    assert number(ill.blokken["O"].score) < 50


def test_no_co_creation(found: dict[Storing, Maten]) -> None:
    ill = found[Storing.GEEN_COCREATIE]
    assert number(ill.cocreatie.dekking_R) < 0.5
    assert number(ill.cocreatie.dekking_V) < 0.5
    assert number(ill.blokken["C"].score) < 50


@pytest.mark.parametrize("fault", list(Storing), ids=lambda fault: fault.value)
def test_the_cells_scatter_around_the_true_score(fault: Storing, found: dict[Storing, Maten]) -> None:
    true = verwacht(peiling_van(fault, 1.0, N))
    assert {code: value for code, value in scores(found[fault]).items() if abs(value - true[code]) > 4} == {}


def test_a_stronger_fault_gives_a_larger_gap() -> None:
    gaps = [number(measure(simulate(Storing.BELEID_UITVOERING, s, 200, 1)).kloof["IS"].delta) for s in (0.5, 1.0, 2.0)]
    assert gaps == sorted(gaps)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_very_few_respondents_are_no_problem(count: int) -> None:
    made = simulate(Storing.GEZOND, 1.0, count, 1)
    assert (0 if made.respons is None else len(made.respons)) == count


def test_many_goals_are_possible() -> None:
    made = simulate(Storing.VERKOKERING, 1.0, 30, 1, n_doelen=50)
    assert len(made.doelen_die_tellen) == 50
    assert len({goal.doel for goal in made.doelen}) == 50


def test_impossible_requests_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        simulate(Storing.GEZOND, -1.0, 30, 1)
