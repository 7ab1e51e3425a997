"""Conditions: what they call true, what proof they give, and that the unknown is never true."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.diagnosis.condities import conditie, paden
from srm_kit.diagnosis.feiten import aandeel_grens
from srm_kit.model import drempels

FACTS: dict[str, Any] = {
    "a": {"getal": 4, "leeg": None, "lijst": ["x", "y"], "min": -6, "onder": (-9.0, -1.0), "rond": (-2.0, 3.0)},
    "blok": {"eens": 0.3, "n": 80},
    "klein": {"eens": 0.3, "n": 12},
    "verborgen": {"eens": None, "n": 4},
}


@pytest.mark.parametrize(
    ("data", "proof"),
    [
        ({"maat": "a.getal", "is": ">=", "waarde": 4}, {"a.getal": 4}),
        ({"maat": "a.getal", "is": ">", "waarde": 4}, None),
        ({"maat": "a.leeg", "is": "!=", "waarde": 4}, None),
        ({"maat": "a.bestaat_niet", "is": "<", "waarde": 4}, None),
        ({"maat": "a.getal", "is": "<", "maat2": "a.leeg"}, None),
        ({"maat": "a.getal", "is": ">", "maat2": "a.min"}, {"a.getal": 4, "a.min": -6}),
        ({"aantal": "a.lijst", "is": "==", "waarde": 2}, {"a.lijst": ["x", "y"]}),
        ({"maat": "a.min", "omvang": ">", "waarde": 5}, {"a.min": -6}),
        ({"maat": "a.onder", "ligt": "onder", "waarde": 0}, {"a.onder": (-9.0, -1.0)}),
        ({"maat": "a.rond", "ligt": "onder", "waarde": 0}, None),
        ({"maat": "a.rond", "ligt": "boven", "waarde": -3}, {"a.rond": (-2.0, 3.0)}),
        # An interval that touches the limit is not all on one side of it.
        ({"maat": "a.rond", "ligt": "onder", "waarde": 3}, None),
        ({"maat": "a.rond", "ligt": "boven", "waarde": -2}, None),
        # Half as wide again reaches past zero.
        ({"maat": "a.onder", "ruim": "onder", "waarde": 0}, None),
        ({"maat": "a.onder", "ruim": "onder", "waarde": 2}, {"a.onder": (-9.0, -1.0)}),
        ({"maat": "a.onder", "ruim": "boven", "waarde": -10}, None),
        ({"maat": "a.onder", "ruim": "boven", "waarde": -12}, {"a.onder": (-9.0, -1.0)}),
        # Exactly half as wide again: 1.55 x 4 to either side of -5.
        ({"maat": "a.onder", "ruim": "onder", "waarde": 1.2}, None),
        ({"maat": "a.onder", "ruim": "onder", "waarde": 1.21}, {"a.onder": (-9.0, -1.0)}),
        ({"maat": "a.onder", "ruim": "boven", "waarde": -11.2}, None),
        ({"maat": "a.onder", "ruim": "boven", "waarde": -11.21}, {"a.onder": (-9.0, -1.0)}),
        ({"maat": "a.getal", "is": "<", "waarde": 4}, None),
        ({"maat": "a.getal", "is": "<=", "waarde": 4}, {"a.getal": 4}),
        ({"maat": "a.getal", "is": "!=", "waarde": 5}, {"a.getal": 4}),
        ({"maat": "a.min", "omvang": ">", "waarde": 6}, None),
        ({"aantal": "a.lijst", "is": ">", "waarde": 2}, None),
        ({"maat": "blok", "minderheid": "onder", "drempel": "helft"}, {"blok.eens": 0.3, "blok.n": 80}),
        ({"maat": "klein", "minderheid": "onder", "drempel": "helft"}, None),
        ({"maat": "verborgen", "minderheid": "onder", "drempel": "helft"}, None),
    ],
)
def test_a_comparison_gives_its_proof_or_nothing(data: dict[str, Any], proof: dict[str, Any] | None) -> None:
    assert conditie(data).bewijs(FACTS) == proof


def test_parts_go_together_as_said() -> None:
    true = {"maat": "a.getal", "is": "==", "waarde": 4}
    false = {"maat": "a.getal", "is": "==", "waarde": 5}
    assert conditie({"alle": [true, false]}).bewijs(FACTS) is None
    assert conditie({"een": [true, false]}).bewijs(FACTS) == {"a.getal": 4}
    assert conditie({"geen": [false]}).bewijs(FACTS) == {}
    assert conditie({"geen": [true]}).bewijs(FACTS) is None
    assert conditie({"geen": [true, false]}).bewijs(FACTS) is None
    assert conditie({"een": [false, false]}).bewijs(FACTS) is None
    assert conditie({"alle": [true, true]}).bewijs(FACTS) == {"a.getal": 4}
    two = {"maat": "a.min", "is": "==", "waarde": -6}
    assert conditie({"alle": [true, two]}).bewijs(FACTS) == {"a.getal": 4, "a.min": -6}
    assert conditie({"een": [true, two, false]}).bewijs(FACTS) == {"a.getal": 4, "a.min": -6}


def test_a_minus_threshold_is_that_threshold_below_zero() -> None:
    assert conditie({"maat": "a.min", "is": "<=", "min_drempel": "kloof_groot"}).bewijs(FACTS) == {"a.min": -6}
    assert conditie({"maat": "a.getal", "is": "<=", "min_drempel": "kloof_groot"}).bewijs(FACTS) is None


@pytest.mark.parametrize(
    "data",
    [
        {"maat": "a", "is": "<"},
        {"maat": "a", "is": "=>", "waarde": 1},
        {"maat": "a", "is": "<", "waarde": 1, "drempel": "helft"},
        {"maat": "a", "ligt": "<", "waarde": 1},
        {"maat": "a", "is": "<", "drempel": "bestaat_niet"},
        {"maat": "a", "is": "<", "min_drempel": "bestaat_niet"},
        {"maat": "a", "is": "<", "waarde": 1, "extra": 2},
        {"aantal": "a", "omvang": "<", "waarde": 1},
        {"maat": "a", "ruim": "is", "waarde": 1},
        {"maat": "a", "minderheid": "<", "waarde": 1},
        {"maat": "a", "is": "onder", "waarde": 1},
    ],
)
def test_a_condition_with_a_mistake_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"condition|one of|threshold"):
        conditie(data)


def test_every_measure_of_a_condition_is_named() -> None:
    made = conditie(
        {"alle": [{"maat": "a", "is": "<", "maat2": "b"}, {"geen": [{"aantal": "c", "is": ">", "waarde": 1}]}]}
    )
    assert paden(made) == ("a", "b", "c")


def test_the_interval_of_a_share_is_that_of_the_tables() -> None:
    assert aandeel_grens(0.3, 10) == pytest.approx((0.1078, 0.6032), abs=5e-5)


@given(agree=st.integers(0, 400), others=st.integers(1, 400))
def test_a_minority_is_sure_only_when_its_whole_interval_is(agree: int, others: int) -> None:
    n = agree + others
    low, high = aandeel_grens(agree / n, n)
    assert low <= agree / n <= high
    made = conditie({"maat": "x", "minderheid": "onder", "drempel": "helft"})
    assert (made.bewijs({"x": {"eens": agree / n, "n": n}}) is not None) == (high < drempels().helft)


@pytest.mark.parametrize(
    ("share", "n", "low", "high"),
    [
        (0.0, 10, 0.0, 0.2775),
        (1.0, 10, 0.7225, 1.0),
        (0.5, 10, 0.2366, 0.7634),
        (0.25, 80, 0.1681, 0.3548),
        (0.0, 1, 0.0, 0.7935),
    ],
)
def test_wilson_of_a_share(share: float, n: int, low: float, high: float) -> None:
    assert aandeel_grens(share, n) == pytest.approx((low, high), abs=6e-5)
