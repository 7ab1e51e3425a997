"""Partners by interest and influence, the gap of their steps, and coverage at its limits."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.dossier.contract.tabellen import Betrokkenheid, Doel, Stakeholder
from srm_kit.measures.cocreatie import Cocreatie, cocreatie, kwadrant
from srm_kit.measures.register import register
from srm_kit.model import Fase

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

R, V = Fase.RICHTEN, Fase.VERRICHTEN


@pytest.mark.parametrize(
    ("belang", "invloed", "place"),
    [
        (4, 4, "nauw_betrekken"),
        (5, 5, "nauw_betrekken"),
        (3, 4, "tevreden_houden"),
        (4, 3, "geinformeerd_houden"),
        (3, 3, "volgen"),
        (1, 1, "volgen"),
    ],
)
def test_above_three_is_high(belang: int, invloed: int, place: str) -> None:
    assert kwadrant(belang, invloed) == place


def van(bouw: Bouwer, partijen: list[Stakeholder], rijen: list[Betrokkenheid], goals: int = 2) -> Cocreatie:
    return cocreatie(
        register(
            bouw.dossier(
                doelen=tuple(Doel(f"D{number}", "") for number in range(1, goals + 1)),
                stakeholders=tuple(partijen),
                betrokkenheid=tuple(rijen),
            )
        )
    )


def test_a_party_without_both_places_stands_nowhere(bouw: Bouwer) -> None:
    parties = [
        Stakeholder("b", "", belang=5, invloed=1),
        Stakeholder("a", "", belang=5, invloed=1),
        Stakeholder("c", "", belang=5),
        Stakeholder("d", "", invloed=5),
    ]
    found = van(bouw, parties, []).kwadranten
    assert found is not None
    assert found["geinformeerd_houden"] == ("a", "b")
    assert sum(map(len, found.values())) == 2


def test_the_gap_is_weighted_by_interest_times_influence(bouw: Bouwer) -> None:
    """(2 x 5) x 3 + (4 x 1) x 0, over 10 + 4; a step more than is wanted is no gap."""
    parties = [Stakeholder("a", "", belang=2, invloed=5), Stakeholder("b", "", belang=4, invloed=1)]
    parties += [Stakeholder("c", "", belang=5), Stakeholder("d", "", invloed=5)]
    rows = [
        Betrokkenheid("a", "D1", R, 1, 4),
        Betrokkenheid("b", "D1", R, 4, 2),
        Betrokkenheid("c", "D1", R, 0, 5),
        Betrokkenheid("d", "D1", R, 0, 5),
        Betrokkenheid("onbekend", "D1", R, 0, 5),
        Betrokkenheid("a", "D2", R, 1, None),
        Betrokkenheid("a", "D2", V, None, 5),
    ]
    assert van(bouw, parties, rows).gewogen_kloof == pytest.approx(30 / 14)


def _reden(found: Cocreatie) -> str:
    return found.reden or ""


def test_why_there_is_no_gap_and_no_coverage(bouw: Bouwer) -> None:
    placed = Stakeholder("a", "", belang=2, invloed=5)
    both = [Betrokkenheid("a", f"D{goal}", fase, 4, 5) for goal in (1, 2) for fase in (R, V)]
    assert van(bouw, [placed], both).reden is None
    few = "bij te weinig doelen is bekend hoe partners meedoen"
    assert few in _reden(van(bouw, [placed], both[:1], 3)), "one of three, in one phase only"
    only_r = [row for row in both if row.fase is R]
    assert few in _reden(van(bouw, [placed], only_r)), "of one of the two phases nothing is known"
    apart = Stakeholder("b", "", belang=2)
    other = Stakeholder("c", "", invloed=3)
    rows = [Betrokkenheid(name, f"D{goal}", fase, 4, 5) for name in "bc" for goal in (1, 2) for fase in (R, V)]
    assert van(bouw, [apart, other], rows).reden == "niet gemeten: belang, invloed of trede ontbreekt"
    assert van(bouw, [Stakeholder("b", ""), Stakeholder("c", "")], rows).reden == (
        "niet vastgelegd: stakeholders.belang, stakeholders.invloed"
    )


@pytest.mark.parametrize(
    ("soort", "step", "partner", "resident"),
    [
        ("aanbieder", 4, 1.0, 0.0),
        ("aanbieder", 3, 0.0, 0.0),
        ("inwoners", 3, 0.0, 1.0),
        ("Cliënten ", 3, 0.0, 1.0),
        ("adviesraad", 4, 1.0, 1.0),
        ("inwoners", 2, 0.0, 0.0),
        ("intern", 5, None, None),
        ("", 4, 1.0, 0.0),
    ],
)
def test_a_partner_from_step_four_and_residents_from_step_three(
    bouw: Bouwer, soort: str, step: int, partner: float | None, resident: float | None
) -> None:
    found = van(bouw, [Stakeholder("a", "", soort=soort)], [Betrokkenheid("a", "D1", R, step, 5)], 1)
    assert (found.dekking_R, found.inwoners_R) == (partner, resident)


@pytest.mark.parametrize(("goals", "share"), [(1, 1.0), (2, 1.0), (3, None)])
def test_half_of_the_goals_must_be_known(bouw: Bouwer, goals: int, share: float | None) -> None:
    found = van(bouw, [Stakeholder("a", "")], [Betrokkenheid("a", "D1", R, 4, 5)], goals)
    assert (found.dekking_R, found.bekend_R, found.bekend_V) == (share, 1, 0)
