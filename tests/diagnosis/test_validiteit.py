"""The validity study itself: tiny in the fast lane, small in the slow one; the full one is benchmarks/validity.py."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from srm_kit.simulation import Storing

FAULTS = [item for item in Storing if item is not Storing.GEZOND]


@pytest.fixture(scope="module")
def validity(root: Path) -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("validity", root / "benchmarks" / "validity.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name.
    sys.modules["validity"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["validity"]


def test_a_tiny_study_finds_every_fault(validity: ModuleType) -> None:
    for storing in FAULTS:
        assert validity.detect(storing, 1.0, 80, range(2)).all[storing.value] == 2, storing


def test_the_same_study_prints_the_same_tables(validity: ModuleType) -> None:
    first, second = (validity.report(validity.run(1, 3, [30], [1.0], workers=1), [30], [1.0]) for _ in range(2))
    assert first == second
    assert "koers_zonder_landing" in first


def test_every_interval_has_a_known_truth(validity: ModuleType) -> None:
    found = validity.intervals(Storing.BELEID_UITVOERING, 80, 3)
    true = validity.truths(Storing.BELEID_UITVOERING, 80)
    assert set(found) <= set(true)
    kinds = {name.split(".")[0] for name in found}
    assert kinds == {"realisatiekracht", "balans", "verloop", "kloof", "kloof_leiding", "verandering"}
    assert true["kloof.IS"] == pytest.approx(1.0, abs=0.02)


@pytest.mark.slow
@pytest.mark.parametrize("storing", FAULTS, ids=lambda item: item.value)
def test_faults_are_found(validity: ModuleType, storing: Storing) -> None:
    found = validity.detect(storing, 1.0, 80, range(50))
    assert found.all[storing.value] / found.draws >= 0.9


@pytest.mark.slow
def test_healthy_municipalities_are_left_alone(validity: ModuleType) -> None:
    found = validity.detect(Storing.GEZOND, 1.0, 80, range(300))
    low, _ = validity.wilson(found.all["any"], found.draws)
    assert low <= 0.05
    assert found.all["any"] / found.draws <= 0.08


@pytest.mark.slow
@pytest.mark.parametrize("world", [Storing.GEZOND, Storing.BELEID_UITVOERING], ids=lambda item: item.value)
def test_intervals_hold_the_truth(validity: ModuleType, world: Storing) -> None:
    import numpy as np

    found = validity.cover(world, 80, range(400))
    for kind, shares in found.draws.items():
        error = np.std(shares, ddof=1) / np.sqrt(len(shares))
        assert abs(np.mean(shares) - 0.95) <= 3 * error + 0.01, kind
