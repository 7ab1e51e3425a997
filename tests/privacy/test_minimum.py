"""No way of asking gets a figure about too few people out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.contract.tabellen import Afdeling, Doel
from srm_kit.model import drempels
from srm_kit.privacy import Privacyplan, plan


def dossier(k_min: int, *afdelingen: Afdeling) -> Dossier:
    return Dossier(
        gemeente=GemeenteGegevens("Voorbeeldstad", fictief=True),
        opdracht=Opdracht(date(2026, 11, 1)),
        zorgvuldigheid=Zorgvuldigheid(k_min=k_min),
        afdelingen=afdelingen,
        doelen=(Doel("D1", "Een doel"),),
    )


@pytest.mark.parametrize(("asked", "kept"), [(-3, 5), (0, 5), (4, 5), (5, 5), (7, 7), (12, 12)])
def test_the_minimum_never_gets_under_five(asked: int, kept: int) -> None:
    found = plan(dossier(asked))
    assert found.k_min == kept
    assert found.k_kruising >= max(10, kept)


def test_a_dossier_that_says_nothing_asks_for_groups_of_five() -> None:
    assert Zorgvuldigheid().k_min == 5
    silent = replace(dossier(7), zorgvuldigheid=Zorgvuldigheid())
    assert (plan(silent).mag(4), plan(silent).mag(5)) == (False, True)
    assert drempels().k_min == 5


def test_the_floor_also_holds_for_a_plan_made_by_hand() -> None:
    made = Privacyplan(k_min=1, k_kruising=1, afdelingen=frozenset())
    assert not made.mag(4)
    assert not made.mag_spreiding(9)


def test_the_reason_names_the_minimum_of_the_dossier() -> None:
    assert plan(dossier(7)).reden == "n < 7"


def test_a_department_with_too_few_heads_is_no_group() -> None:
    small, just, large, unknown = (
        Afdeling("K", "Klein", medewerkers=4),
        Afdeling("J", "Juist", medewerkers=5),
        Afdeling("G", "Groot", medewerkers=40),
        Afdeling("O", "?"),
    )
    assert plan(dossier(5, small, just, large, unknown)).afdelingen == {"J", "G", "O"}


def test_a_proposed_department_is_no_group() -> None:
    proposed = Afdeling("V", "Voorstel", medewerkers=40, bevestigd=False)
    assert plan(dossier(5, proposed, Afdeling("G", "Groot"))).afdelingen == {"G"}
