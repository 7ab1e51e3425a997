"""How many people agree, beside their total: it must leave every four people enough room."""

from __future__ import annotations

import pytest

from srm_kit.privacy import Privacyplan
from srm_kit.privacy.verdeling import ruimte, verdeling_veilig


@pytest.mark.parametrize(("total", "room", "safe"), [(700.0, 18.75, False), (710.0, 21.25, True)])
def test_of_ten_who_all_agree_four_share_what_the_total_has_above_the_limit(
    total: float, room: float, safe: bool
) -> None:
    """All ten are at 62.5 or higher: 625 is certain. Any four may have the other 75 or 85 points, or nothing of it."""
    every = [(10, 62.5, 100.0)]
    assert ruimte(every, total, 4) == room
    assert verdeling_veilig(every, total, Privacyplan(5, 10, frozenset())) is safe


TWEE = [(5, 0.0, 37.5), (5, 62.5, 100.0)]
"""Five who disagree and five who agree: from 312.5 points on."""


@pytest.mark.parametrize(
    ("classes", "total", "group", "room"),
    [
        ([(10, 62.5, 100.0)], 650.0, 1, 25.0),
        ([(10, 62.5, 100.0)], 630.0, 1, 5.0),
        ([(10, 62.5, 100.0)], 625.0, 1, 0.0),
        ([(10, 62.5, 100.0)], 990.0, 1, 10.0),  # the other nine have 900 at most
        (TWEE, 500.0, 1, 100.0),
        (TWEE, 330.0, 1, 80.0),  # 17.5 points are free: one who disagrees has 0 to 17.5, one who agrees 62.5 to 80
        (TWEE, 330.0, 2, 71.25),  # two who disagree have 0 together at least, two who agree 142.5 at most
        (TWEE, 670.0, 2, 71.25),  # the same from the other end: 57.5 to 200
        ([(0, 0.0, 37.5), (3, 37.5, 62.5), (2, 62.5, 100.0)], 300.0, 4, 15.625),
    ],
)
def test_the_room_of_a_group_is_what_its_most_different_members_can_have(
    classes: list[tuple[int, float, float]], total: float, group: int, room: float
) -> None:
    """The last: without one who agrees 200 to 237.5, without one in the middle 237.5 to 262.5."""
    assert ruimte(classes, total, group) == pytest.approx(room)


@pytest.mark.parametrize("total", [624.5, 600.0])
def test_numbers_and_a_total_that_cannot_be_together_leave_nothing_open(total: float) -> None:
    assert ruimte([(10, 62.5, 100.0)], total, 1) == -100.0


@pytest.mark.parametrize(("total", "safe"), [(705.0, True), (704.9, False), (702.5, False)])
def test_twenty_points_for_any_four_are_enough(total: float, safe: bool) -> None:
    assert verdeling_veilig([(10, 62.5, 100.0)], total, Privacyplan(5, 10, frozenset())) is safe
