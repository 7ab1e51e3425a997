"""Which interventions a finding leads to: what it asks for, what may stand in, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from srm_kit.advice.keuze import can_replace, doelen_van, passend, stappen_voor
from srm_kit.model.interventies import Interventie, interventies

Maker = Callable[..., Any]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (("verkokering", "IB VB"), ("verkokering", "VB"), True),
        (("verkokering", "IB"), ("verkokering", "VB"), False),
        (("verkokering", "IB"), ("cocreatie", "IB"), False),
        (("none", "IB"), ("none", "IB"), False),  # no fault is nothing they have in common
    ],
)
def test_only_the_same_fault_in_a_shared_cell_stands_in(
    algemene: Maker, one: tuple[str, str], other: tuple[str, str], may: bool
) -> None:
    first, second = (algemene(name, cells, faalmodus=fault) for name, (fault, cells) in (("N1", one), ("N2", other)))
    assert can_replace(first, second) is may


def test_the_steps_of_a_finding(algemene: Maker, bevinding: Maker) -> None:
    library = [
        algemene("N1", "IB", faalmodus="verkokering"),
        algemene("N2", "IB", faalmodus="verkokering"),
        algemene("N3", "VL"),
        algemene("N4", "VL"),
    ]
    assert stappen_voor(bevinding("f", "N1", rule={"ook": ("N3", "unknown")}), library) == {"N1", "N2", "N3"}
    assert stappen_voor(bevinding("f", "unknown", rule={"ook": ("N3",)}), library) == {"N3"}


def _pair() -> tuple[Interventie, Interventie]:
    """Two of the library that may stand in for each other."""
    return next((one, two) for one in interventies() for two in interventies() if one != two and can_replace(one, two))


def test_a_plan_may_choose_stand_ins_for_serious_findings_only(bevinding: Maker) -> None:
    asked, stand_in = _pair()

    def fitting(*findings: object) -> set[str]:
        return {item.id for item in passend(findings)}  # type: ignore[arg-type]

    assert fitting(bevinding("f", asked.id, "belangrijk")) == {asked.id}
    assert {asked.id, stand_in.id} <= fitting(bevinding("f", asked.id))
    # What only takes work away is no initiative to plan.
    assert fitting(bevinding("f", asked.id, rule={"minder": True})) == set()


def test_the_goals_of_a_finding_stand_in_its_evidence_however_deep(bevinding: Maker) -> None:
    finding = bevinding("f", "N1", bewijs={"a": "D1", "b": [("D2", 3), {"D4": 1}], "c": 0.5, "d": ["X"]})
    assert doelen_van(finding, ("D1", "D2", "D3", "D4")) == {"D1", "D2"}
