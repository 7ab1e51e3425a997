"""No way of asking gets a figure about too few people out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.contract.tabellen import Afdeling, Doel
from srm_kit.dossier.contract.uitgiften import Meetmomentuitgiften, Uitgiften
from srm_kit.model import drempels
from srm_kit.privacy import K_KRUISING_VLOER, K_VLOER, Privacyplan, plan
from srm_kit.privacy.minimum import K_LEIDERSCHAP


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


FIVE = Privacyplan(5, 10, frozenset())


def test_the_floors_are_five_and_ten() -> None:
    assert (K_VLOER, K_KRUISING_VLOER, K_LEIDERSCHAP) == (5, 10, 10)
    assert (FIVE.k_min, FIVE.k_kruising) == (5, 10)
    assert Privacyplan(12, 10, frozenset()).k_kruising == 12


@pytest.mark.parametrize(
    ("people", "shown", "suppressed", "spread"),
    [
        (0, False, False, False),
        (1, False, True, False),
        (4, False, True, False),
        (5, True, False, False),
        (9, True, False, False),
        (10, True, False, True),
    ],
)
def test_five_for_a_score_and_ten_for_a_spread(people: int, shown: bool, suppressed: bool, spread: bool) -> None:
    assert (FIVE.mag(people), FIVE.onderdrukt(people), FIVE.mag_spreiding(people)) == (shown, suppressed, spread)


@pytest.mark.parametrize(
    ("groups", "total", "allowed"),
    [
        ((8, 8), 16, True),
        ((8, 8), 17, False),
        ((8, 8), 20, False),
        ((8, 8), 21, True),
        ((5, 5), 10, True),
        ((4, 8), 12, False),
        ((8, 4), 20, False),
    ],
)
def test_groups_beside_a_total_leave_nobody_or_enough(groups: tuple[int, ...], total: int, allowed: bool) -> None:
    assert FIVE.mag_vergelijken(groups, total) is allowed


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ({"beleid": 5, "uitvoering": 20}, {}),
        ({"beleid": 3, "bestuur": 8, "uitvoering": 20}, {"beleid": "n < 5", "bestuur": "niet apart getoond"}),
        ({"beleid": 3, "bestuur": 4, "uitvoering": 20}, {"beleid": "n < 5", "bestuur": "n < 5"}),
        ({"beleid": 3, "bestuur": 0, "uitvoering": 20}, {"beleid": "n < 5", "uitvoering": "niet apart getoond"}),
        ({"beleid": 3}, {"beleid": "n < 5"}),
    ],
)
def test_a_small_number_takes_another_along_when_the_total_would_tell_it(
    numbers: dict[str, int], hidden: dict[str, str]
) -> None:
    assert FIVE.verborgen_aantallen(numbers) == hidden


def test_the_first_release_fixes_the_minimum_and_the_departments() -> None:
    day = date(2026, 9, 1)
    units = (Afdeling("A", "A", medewerkers=40), Afdeling("B", "B", medewerkers=6), Afdeling("C", "C", medewerkers=4))
    later = replace(dossier(5, *units), uitgiften=Uitgiften("00", {day: Meetmomentuitgiften(7, ("B", "C", "weg"))}))
    found = plan(later, day)
    assert (found.k_min, found.afdelingen) == (7, {"B", "C"})
    assert plan(later, date(2026, 10, 1)).afdelingen == {"A", "B"}, "of another measurement nothing was released"
    unchosen = replace(later, uitgiften=Uitgiften("00", {day: Meetmomentuitgiften(7)}))
    assert plan(unchosen, day).afdelingen == {"A"}, "the minimum is that of the release, and nothing was chosen yet"
    low = replace(later, uitgiften=Uitgiften("00", {day: Meetmomentuitgiften(2)}))
    assert plan(low, day).k_min == 5
