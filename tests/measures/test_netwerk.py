"""The network of departments, in cases small enough for paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from srm_kit.dossier.contract.dossier import Samenwerkingsvorm
from srm_kit.dossier.contract.tabellen import Afdeling, Samenwerking
from srm_kit.measures.netwerk import Netwerk, ei_verwacht, netwerk, samenhang

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name


def test_ties_are_the_mean_of_both_directions_or_the_one_there_is() -> None:
    rows = [("A", "B", 4.0), ("B", "A", 2.0), ("C", "A", 5.0), ("A", "A", 9.0), ("B", "C", 0.0), ("C", "B", 1.0)]
    found = netwerk(tuple(Samenwerking(*row) for row in rows))
    assert found == Netwerk({"A": 9.0}, {("A", "B"): 3.0, ("A", "C"): 5.0, ("B", "C"): 0.5})
    assert [found.buiten(name) for name in "ABC"] == [8.0, 3.5, 5.5]
    # A tie within counts at both ends.
    assert [found.graad(name) for name in "ABC"] == [26.0, 3.5, 5.5]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        # Ten and ten: 45 pairs within each, 100 between: (100 - 90) / 190.
        ((10, 10), 10 / 190),
        # Two and one: one pair within, two between.
        ((2, 1), 1 / 3),
        ((1, 1), 1.0),
        ((3,), -1.0),
        ((1,), None),
        ((10, None), None),
        ((), None),
    ],
)
def test_what_chance_gives_over_pairs_of_persons(
    bouw: Bouwer, heads: tuple[int | None, ...], expected: float | None
) -> None:
    units = tuple(Afdeling(f"A{number}", "", medewerkers=count) for number, count in enumerate(heads))
    assert ei_verwacht(bouw.dossier(afdelingen=units)) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(("number", "expected"), [(0, None), (1, -1.0), (2, -1 / 3), (3, 0.0), (4, 0.2), (7, 0.5)])
def test_what_chance_gives_when_each_names_every_department_alike(
    bouw: Bouwer, number: int, expected: float | None
) -> None:
    """(D - 3) / (D + 1)."""
    units = tuple(Afdeling(f"A{count}", "") for count in range(number))
    found = ei_verwacht(bouw.dossier(afdelingen=units, samenwerking_vorm=Samenwerkingsvorm("noemingen")))
    assert found == (None if expected is None else pytest.approx(expected))


def test_two_departments_that_keep_most_to_themselves() -> None:
    """6 and 2 within, 2 between: ten ties. Degrees 14 and 6 of 20: chance gives 0.49 + 0.09, and 8 of 10 are within."""
    found = samenhang(Netwerk({"A": 6.0, "B": 2.0}, {("A", "B"): 2.0}), ("A", "B", "C"))
    assert found.ei == pytest.approx(-0.6)
    assert (found.q, found.q_max, found.q_ratio) == pytest.approx((0.22, 0.42, 0.22 / 0.42))
    assert found.per_afdeling == {"A": -0.5, "B": 0.0, "C": None}
    assert found.reden is None
    tenth = samenhang(Netwerk({"A": 0.06, "B": 0.02}, {("A", "B"): 0.02}), ("A", "B"))
    assert (tenth.ei, tenth.q) == pytest.approx((-0.6, 0.22)), "only the proportions matter"


def test_a_network_that_says_nothing() -> None:
    one = samenhang(Netwerk({"A": 6.0}, {}), ("A", "B"))
    assert (one.ei, one.q, one.q_max, one.q_ratio) == (-1.0, 0.0, 0.0, None)
    assert one.reden == "alle samenwerking zit bij één afdeling"
    zero = samenhang(Netwerk({"A": 0.0}, {("A", "B"): 0.0}), ("A", "B"))
    assert replace(zero, per_afdeling=None).ei is None
    assert zero.reden == "er is geen enkele samenwerking geteld"
    assert zero.per_afdeling == {"A": None, "B": None}
    outside = samenhang(Netwerk({}, {("A", "B"): 2.0}), ("A", "B"))
    assert (outside.per_afdeling, outside.reden) == (None, "niet gemeten: er is geen waarde binnen een afdeling")
