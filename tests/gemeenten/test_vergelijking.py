"""Peers: the whole size class and a short list that a reader can check by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.gemeenten import registry
from srm_kit.gemeenten.vergelijking import afstand, vergelijkingsgroep

GEMEENTE = st.sampled_from(registry.alle())


def test_the_four_largest_cities_are_each_others_nearest_peers() -> None:
    grote_vier = {"GM0363", "GM0599", "GM0518", "GM0344"}
    for code in sorted(grote_vier):
        groep = vergelijkingsgroep(code, aantal=3).waarde
        assert groep is not None
        assert {genoot.gemeente.code for genoot in groep.naaste} == grote_vier - {code}
        assert {gemeente.code for gemeente in groep.zelfde_grootteklasse} == grote_vier - {code}


def test_peers_come_closest_first_and_share_what_they_are_said_to_share() -> None:
    groep = vergelijkingsgroep("GM0307").waarde
    assert groep is not None
    eigen = groep.gemeente
    assert eigen.naam == "Amersfoort"
    assert len(groep.naaste) == 8
    assert [g.afstand for g in groep.naaste] == sorted(g.afstand for g in groep.naaste)
    for genoot in groep.naaste:
        assert genoot.gemeente.code != eigen.code
        assert ("grootteklasse" in genoot.gelijk_op) == (genoot.gemeente.grootteklasse == eigen.grootteklasse)
        assert ("stedelijkheid" in genoot.gelijk_op) == (genoot.gemeente.stedelijkheid == eigen.stedelijkheid)
    assert groep.bron.startswith("Bron: CBS")


def test_the_distance_can_be_counted_by_hand() -> None:
    # One size class (2), urbanisation 4 and 3 (1), centrumfunctie weinig and redelijk (1),
    # social structure goed and matig (2); from 33.209 to 51.238 inhabitants is 0,626 of a doubling.
    aalsmeer, waalwijk = registry.find_gemeente("Aalsmeer"), registry.find_gemeente("Waalwijk")
    assert afstand(aalsmeer, waalwijk) == pytest.approx(6.626, abs=0.0005)


def test_a_wanted_number_of_peers_is_given_up_to_all_others() -> None:
    for aantal, verwacht in ((0, 0), (1, 1), (500, 341)):
        groep = vergelijkingsgroep("GM0014", aantal=aantal).waarde
        assert groep is not None
        assert len(groep.naaste) == verwacht


@pytest.mark.parametrize("code", ["", None, "GM0457", "GM9999"])
def test_without_a_present_code_there_is_a_reason_and_no_group(code: str | None) -> None:
    uitkomst = vergelijkingsgroep(code)
    assert uitkomst.waarde is None
    assert uitkomst.reden


@given(GEMEENTE, GEMEENTE, GEMEENTE)
def test_the_distance_is_a_metric(een: registry.Gemeente, twee: registry.Gemeente, drie: registry.Gemeente) -> None:
    assert afstand(een, een) == 0
    assert afstand(een, twee) == afstand(twee, een) >= 0
    assert afstand(een, drie) <= afstand(een, twee) + afstand(twee, drie) + 1e-9
