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
WORLDS = [
    "healthy, n = 80",
    "statements differ 0.4, verrichten 0.3 harder",
    "groups read cells up to 0.3 apart",
    "one in seven answers without reading",
    "the less content answer sooner",
    "the more content answer sooner",
    "budgets and accounts, 50% recorded",
    "every table by chance, 50% recorded",
]


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
        found = validity.count(validity.planted(storing, 1.0, 80), range(2))
        assert found.faults[storing.value] == 2, storing


@pytest.mark.parametrize("world", WORLDS)
def test_a_tiny_study_leaves_healthy_municipalities_alone(validity: ModuleType, world: str) -> None:
    found = validity.count(validity._worlds()[world], range(4))
    assert found.any <= 1, found.weighty


@pytest.mark.parametrize("fault", ["results drift", "no targets", "no owner"])
def test_faults_in_half_recorded_budgets_are_found(validity: ModuleType, fault: str) -> None:
    make, rule = validity.SPARSE_FAULTS[fault]
    assert validity.count(make, range(10)).weighty[rule] >= 8


def test_the_same_study_prints_the_same_tables(validity: ModuleType) -> None:
    todo = [task for task in validity.tasks(1) if task[0] in ("sparse", "pair", "cover")]
    first, second = ([validity._study(task) for task in todo] for _ in range(2))
    assert first == second


def test_every_interval_has_a_known_truth(validity: ModuleType) -> None:
    found = validity.intervals(80, 3)
    true = validity.truths(80)
    assert set(found) <= set(true)
    assert {name.split(".")[0] for name in found} == {"ervaren", "beleefd", "verloop", "kloof"}


@pytest.mark.slow
@pytest.mark.parametrize("storing", FAULTS, ids=lambda item: item.value)
def test_faults_are_found(validity: ModuleType, storing: Storing) -> None:
    found = validity.count(validity.planted(storing, 1.0, 80), range(50))
    assert found.faults[storing.value] / found.draws >= 0.9


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["results drift", "no targets", "no owner"])
def test_sparse_faults_are_found(validity: ModuleType, fault: str) -> None:
    make, rule = validity.SPARSE_FAULTS[fault]
    assert validity.count(make, range(200)).weighty[rule] / 200 >= 0.9


@pytest.mark.slow
def test_healthy_municipalities_are_left_alone(validity: ModuleType) -> None:
    for world, make in validity._worlds().items():
        found = validity.count(make, range(200))
        low, _ = validity.wilson(found.any, found.draws)
        assert low <= 0.05, (world, found.weighty)
        assert found.any / found.draws <= 0.08, (world, found.weighty)
        assert max(found.rules.values(), default=0) / found.draws <= 0.2 or not world.startswith("healthy"), found.rules


@pytest.mark.slow
@pytest.mark.parametrize("n", [12, 30, 80, 200])
def test_intervals_hold_the_truth(validity: ModuleType, n: int) -> None:
    # The first half of the surveys of the page; 3 standard errors because fifteen kinds are looked at.
    found = validity.covered(n, range(1_000_000, 1_001_000))
    assert set(found) == {"ervaren", "beleefd", "verloop"} | ({"kloof"} if n > 12 else set())
    for kind, shares in found.items():
        low, high = validity.mean_within(shares, 3.0)
        assert low <= 0.95 <= high, (kind, low, high)


@pytest.mark.slow
def test_no_rule_fires_on_more_than_a_fifth_of_lessons_without_a_fault(validity: ModuleType) -> None:
    found = validity.count(validity.healthy_lesson, range(80))
    assert max(found.rules.values(), default=0) / found.draws <= 0.2, found.rules
