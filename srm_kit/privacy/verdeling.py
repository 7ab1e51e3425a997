"""What shares of agreement give away: how far a reader who knows them can narrow a few people down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from srm_kit.privacy.lezer import MINSTE_BREEDTE
from srm_kit.privacy.minimum import Privacyplan

__all__ = ["ruimte", "verdeling_veilig"]

Klasse = tuple[int, float, float]
"""How many people are in a class, and its lowest and highest score (0-100)."""


def ruimte(klassen: Sequence[Klasse], som: float, groep: int) -> float:
    """Points left open for the mean of a group of ``groep`` people of whom nothing else is known.

    The reader knows the sum of all scores and how many people are in each class, not who.

    >>> ruimte([(10, 62.5, 100.0)], 10 * 65.0, 1)  # all agree, and on average hardly
    25.0
    >>> ruimte([(10, 62.5, 100.0)], 10 * 63.0, 1)
    5.0
    """
    every = [range(min(count, groep) + 1) for count, _, _ in klassen]
    lowest, highest = 100.0, 0.0
    for chosen in product(*every):
        if sum(chosen) != groep:
            continue
        rest = [count - taken for (count, _, _), taken in zip(klassen, chosen, strict=True)]
        rest_low = sum(count * low for count, (_, low, _) in zip(rest, klassen, strict=True))
        rest_high = sum(count * high for count, (_, _, high) in zip(rest, klassen, strict=True))
        low = max(sum(taken * bound for taken, (_, bound, _) in zip(chosen, klassen, strict=True)), som - rest_high)
        high = min(sum(taken * bound for taken, (_, _, bound) in zip(chosen, klassen, strict=True)), som - rest_low)
        if low <= high + 1e-9:
            lowest, highest = min(lowest, low / groep), max(highest, high / groep)
    return highest - lowest


def verdeling_veilig(klassen: Sequence[Klasse], som: float, plan: Privacyplan) -> bool:
    """Whether the numbers per class may stand beside the total: every group under the minimum stays open enough."""
    return all(ruimte(klassen, som, size) >= MINSTE_BREEDTE - 1e-6 for size in range(1, plan.k_min))
