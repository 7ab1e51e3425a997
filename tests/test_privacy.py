"""No way of asking gets a figure about too few people out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.dossier.dossier import Dossier, GemeenteGegevens, Opdracht, Zorgvuldigheid
from srm_kit.dossier.tabellen import Afdeling, Doel
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


def test_the_floor_also_holds_for_a_plan_made_by_hand() -> None:
    made = Privacyplan(k_min=1, k_kruising=1, afdelingen=frozenset())
    assert not made.mag(4)
    assert not made.mag_spreiding(9)


def test_the_reason_names_the_minimum_of_the_dossier() -> None:
    assert plan(dossier(7)).reden == "n < 7"


def test_a_department_with_too_few_heads_is_no_group() -> None:
    small, large, unknown = (
        Afdeling("K", "Klein", medewerkers=4),
        Afdeling("G", "Groot", medewerkers=40),
        Afdeling("O", "?"),
    )
    assert plan(dossier(5, small, large, unknown)).afdelingen == {"G", "O"}


def test_an_organisation_of_nine_with_one_hidden_answer_hides_the_sibling_too() -> None:
    found = Privacyplan(5, 10, frozenset({"A", "B"})).zichtbaar({"A": 8, "B": 1}, 9)
    assert found == frozenset()


def test_a_department_of_five_beside_two_small_teams_is_hidden_when_the_whole_is_shown() -> None:
    # 8 answers: A 5, B 2, head 1; 8 minus 5 leaves 3, so with the total shown A must go as well.
    assert Privacyplan(5, 10, frozenset("ABH")).zichtbaar({"A": 5, "B": 2, "H": 1}, 8) == frozenset()


def test_the_smallest_sibling_is_hidden_and_the_others_stay() -> None:
    found = Privacyplan(5, 10, frozenset("ABCD")).zichtbaar({"A": 30, "B": 20, "C": 6, "D": 2}, 58)
    assert found == {"A", "B"}


def test_people_outside_every_department_protect_a_small_one() -> None:
    found = Privacyplan(5, 10, frozenset("AB")).zichtbaar({"A": 30, "B": 2}, 38)
    assert found == {"A"}


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 40), max_size=8),
    st.integers(0, 12),
    st.integers(-1, 12),
    st.frozensets(st.sampled_from("ABCDEFGH")),
)
def test_nothing_under_the_minimum_can_be_had_by_subtraction(
    counts: dict[str, int], outside: int, k_min: int, large: frozenset[str]
) -> None:
    total = sum(counts.values()) + outside
    made = Privacyplan(k_min, 10, large)
    shown = made.zichtbaar(counts, total)
    assert all(counts[name] >= 5 and name in large for name in shown)
    if shown:
        rest = total - sum(counts[name] for name in shown)
        hidden = [counts[name] for name in counts if name not in shown and counts[name] > 0]
        assert rest == 0 or rest >= max(5, k_min)
        assert len(hidden) != 1 or rest > hidden[0]
