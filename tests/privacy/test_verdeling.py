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
