"""The range that is left for a group, in cases that can be worked out on paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.privacy.lezer import (
    _each_class_known,
    _independent,
    _inside,
    _lower_limit,
    alleen,
    breedte,
    open_gebleven,
    veilig,
)

ONE = np.array([[1.0]])
"""One figure, the sum of everybody."""


@pytest.mark.parametrize(
    ("members", "persons", "score", "left"),
    [
        (1, 5, 50.0, 100.0),  # 250 points over five: one may have 0 or 100
        (1, 5, 10.0, 50.0),  # 50 points in all: at most those
        (1, 5, 90.0, 50.0),  # four have 400 at most, so that 50 of the 450 are certain
        (4, 5, 50.0, 25.0),  # between 250 - 100 and 250: 100 points over four
        (4, 5, 10.0, 12.5),
        (4, 5, 96.0, 5.0),
        (2, 5, 50.0, 100.0),
        (5, 5, 50.0, 0.0),
    ],
)
def test_of_a_group_of_which_only_the_mean_is_known(members: int, persons: int, score: float, left: float) -> None:
    assert alleen(np.array([float(members)]), persons, score).tolist() == [pytest.approx(left)]
    known = ONE, np.array([float(persons)]), np.array([persons * score]), np.array([float(members)])
    assert breedte(*known) == pytest.approx(left)


TWO = np.array([[1.0, 1.0]])


@pytest.mark.parametrize(
    ("rows", "persons", "sums", "group", "left"),
    [
        (TWO, [6.0, 4.0], [300.0, 200.0], [0.0, 4.0], 100.0),
        (np.eye(2), [6.0, 4.0], [300.0, 200.0], [0.0, 4.0], 0.0),
        # 950 of 1,000 points: the six have 600 at most, so the four between 350 and 400.
        (TWO, [6.0, 4.0], [570.0, 380.0], [0.0, 4.0], 12.5),
        # Of the six with 570 two have 170 to 200; of the four with 200 one has anything: 130 points over three.
        (np.eye(2), [6.0, 4.0], [570.0, 200.0], [2.0, 1.0], 130 / 3),
        # The difference of the two means is -90: the four have 90 to 100 when the six have 0 to 10.
        (np.array([[1 / 6, -1 / 4]]), [6.0, 4.0], [0.0, 360.0], [0.0, 4.0], 10.0),
    ],
)
def test_of_two_groups(
    rows: np.ndarray, persons: list[float], sums: list[float], group: list[float], left: float
) -> None:
    known = rows, np.array(persons), np.array(sums)
    assert breedte(*known, np.array(group)) == pytest.approx(left, abs=1e-6)
    for need, enough in ((left - 0.01, True), (left, True), (left + 0.01, False)):
        assert veilig(*known, np.array([group]), np.array([need])) is enough
        assert open_gebleven(*known, np.array([group]), need).tolist() == [enough]


def test_of_sums_that_cannot_be_nothing_is_said_to_be_open() -> None:
    assert breedte(ONE, np.array([10.0]), np.array([1_100.0]), np.array([4.0])) == 0.0


@pytest.mark.parametrize(("total", "enough"), [(420.0, True), (420.5, False), (424.0, False)])
def test_twenty_points_are_enough_and_less_is_not(total: float, enough: bool) -> None:
    """Of five, one can have 100: the four have between total - 100 and 400 points."""
    known = ONE, np.array([5.0]), np.array([total])
    four = np.array([[4.0]])
    assert veilig(*known, four, np.array([20.0])) is enough
    assert open_gebleven(*known, four, 20.0).tolist() == [enough]
    assert open_gebleven(*known, np.array([[4.0], [1.0], [4.0]]), 20.0).tolist() == [enough, True, enough]


def test_of_one_group_that_is_asked_twice_the_larger_need_holds() -> None:
    known = ONE, np.array([5.0]), np.array([424.0])
    four = np.array([[4.0], [4.0]])
    assert veilig(*known, four, np.array([1.0, 19.0]))
    assert not veilig(*known, four, np.array([1.0, 19.1]))
    assert not veilig(*known, four, np.array([19.1, 1.0]))


def test_people_whom_no_figure_tells_apart_are_one_class() -> None:
    """Three and two of one class, 5 x 84 points: the four of them are as open as four of five."""
    known = TWO, np.array([3.0, 2.0]), np.array([300.0, 120.0])
    assert veilig(*known, np.array([[3.0, 1.0]]), np.array([20.0]))
    assert not veilig(*known, np.array([[3.0, 1.0]]), np.array([20.1]))


# ------------------------------------------------------------------------- the limit that needs no linear programme


@pytest.mark.parametrize(
    ("rows", "persons", "sums", "group", "left"),
    [
        (ONE, [10.0], [500.0], [4.0], 100.0),
        (ONE, [10.0], [200.0], [4.0], 50.0),
        (ONE, [10.0], [800.0], [4.0], 50.0),
        (ONE, [10.0], [999.0], [4.0], 0.25),
        (ONE, [10.0], [1.0], [4.0], 0.25),
        (np.eye(2), [5.0, 10.0], [250.0, 500.0], [5.0, 0.0], 0.0),
        (np.eye(2), [5.0, 10.0], [500.0, 500.0], [0.0, 4.0], 100.0),
        # The total and the mean of the first five: the four are among the ten, the other five can make up for them.
        (
            np.array([[0.05, 0.05, 0.05], [0.2, 0.0, 0.0]]),
            [5.0, 5.0, 10.0],
            [250.0, 250.0, 500.0],
            [0.0, 0.0, 4.0],
            100.0,
        ),
    ],
)
def test_the_cheap_limit_is_the_range_itself_where_one_group_is_asked(
    rows: np.ndarray, persons: list[float], sums: list[float], group: list[float], left: float
) -> None:
    found = _lower_limit(rows, np.array(persons), np.array(sums), np.array([group]))
    assert found.tolist() == [pytest.approx(left, abs=1e-6)]


def test_who_knows_the_sum_of_every_class_leaves_each_its_own_range() -> None:
    """Two of the six who have 570 have 170 to 200; one of the four who have 200 has 0 to 100."""
    found = _each_class_known(np.array([6.0, 4.0]), np.array([570.0, 200.0]), np.array([[2.0, 1.0], [0.0, 1.0]]))
    assert found.tolist() == [pytest.approx(130 / 3), 100.0]


def test_the_cheap_limit_goes_one_way_at_once() -> None:
    """Two of four at 80 and two of four at 50, both sums known: the truth is 80 + 200 points over four, so 70.

    The direction is 800 and 5,000 (half the square of two persons times the slack of 20 and of 50). The two at 50 reach
    the end first, at 100/5,000 either way: 2 x 0.02 x 5,800 points over four.
    """
    known = np.eye(2), np.array([4.0, 4.0]), np.array([320.0, 200.0])
    group = np.array([2.0, 2.0])
    assert breedte(*known, group) == pytest.approx(70.0)
    assert _lower_limit(*known, group[None, :]).tolist() == [pytest.approx(58.0)]


@given(seed=st.integers(0, 10_000))
def test_the_cheap_limit_never_promises_more_than_is_open(seed: int) -> None:
    random = np.random.default_rng(seed)
    classes, figures = int(random.integers(1, 6)), int(random.integers(1, 4))
    persons = random.integers(1, 9, classes).astype(float)
    sums = persons * random.choice([0.0, 5.0, 40.0, 50.0, 97.0, 100.0], classes)
    rows = (random.random((figures, classes)) < 0.6) * 1.0
    group = np.minimum(random.integers(0, 5, classes), persons)
    group[0] = max(group[0], 1.0)
    cheap = float(_lower_limit(rows, persons, sums, group[None, :])[0])
    assert -1e-9 <= cheap <= breedte(rows, persons, sums, group) + 1e-6


@pytest.mark.parametrize(
    ("rows", "persons", "means", "inside"),
    [
        # Only the total is known, and it is in the middle: everybody can be there.
        (np.array([[0.1, 0.1]]), [4.0, 6.0], [20.0, 70.0], [50.0, 50.0]),
        (np.array([[1.0, 1.0, 1.0]]), [4.0, 5.0, 6.0], [20.0, 50.0, 70.0], [50.0, 50.0, 50.0]),
        # A total of 40 x 10: all at 40 is nearest to the middle.
        (np.array([[0.1, 0.1]]), [4.0, 6.0], [10.0, 60.0], [40.0, 40.0]),
        # Everything is known: nothing moves.
        (np.eye(2), [4.0, 6.0], [20.0, 70.0], [20.0, 70.0]),
        # One class is known and stays at 50; the other two go to their mean of 40.
        (np.array([[1.0, 0.0, 0.0], [0.0, 0.1, 0.1]]), [4.0, 5.0, 5.0], [50.0, 20.0, 60.0], [50.0, 40.0, 40.0]),
        # A difference of -90 keeps both from the middle: 95% of the way to where the first reaches 0.
        (np.array([[0.25, -1 / 6]]), [4.0, 6.0], [10.0, 100.0], [0.5, 90.5]),
        (np.array([[0.25, -1 / 6]]), [4.0, 6.0], [0.0, 90.0], [0.0, 90.0]),  # the first is at the end already
    ],
)
def test_the_point_inside_is_as_near_the_middle_as_the_figures_let_it(
    rows: np.ndarray, persons: list[float], means: list[float], inside: list[float]
) -> None:
    found = _inside(rows, np.array(persons), np.array(persons) * np.array(means))
    assert found.tolist() == pytest.approx(inside)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        # A figure as a row over three classes; what they tell together, each row perpendicular to those before it.
        ([[1, 0, 0]], [[1, 0, 0]]),
        ([[3, 4, 0]], [[0.6, 0.8, 0]]),
        ([[0, 0, 2], [5, 0, 0]], [[0, 0, 1], [1, 0, 0]]),
        ([[3, 4, 0], [1, 0, 0]], [[0.6, 0.8, 0], [0.8, -0.6, 0]]),
        # Of nobody: says nothing, wherever it stands.
        ([[0, 0, 0], [0, 1, 0]], [[0, 1, 0]]),
        ([[0, 0, 0]], []),
        # The same figure twice, its half, and the total of two groups that are shown.
        ([[3, 4, 0], [3, 4, 0], [1.5, 2, 0]], [[0.6, 0.8, 0]]),
        ([[1, 0, 0], [0, 1, 0], [0.5, 0.5, 0], [0, 0, 1]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        # The share of one person of a million tells as much as that of all.
        ([[1, 0, 0], [0, 1e-10, 0]], [[1, 0, 0], [0, 1, 0]]),
        # With as many as there are classes all is told.
        ([[1, 0, 0], [1, 1, 0], [1, 1, 1], [1, 2, 3]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    ],
)
def test_figures_tell_no_more_than_those_that_do_not_follow_from_others(
    figures: list[list[float]], told: list[list[float]]
) -> None:
    found = _independent(np.array(figures, dtype=np.float64))
    assert found.shape == (len(told), 3)
    assert found == pytest.approx(np.array(told, dtype=np.float64).reshape(-1, 3), abs=1e-12)


def test_figures_that_differ_by_a_hair_tell_one_thing_and_by_a_thousandth_two() -> None:
    same = np.array([[1.0, 1.0], [1.0, 1.0 + 1e-12]])
    assert _independent(same).shape == (1, 2)
    assert _independent(np.array([[1.0, 1.0], [1.0, 1.001]])).shape == (2, 2)
