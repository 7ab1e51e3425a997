"""Where the municipalities lie: their borders of 2023, coarse, for a map of the country (data_samples/open/BRONNEN.md)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

from srm_kit.gemeenten.registry import open_tabel

__all__ = ["BRON_GRENZEN", "NEDERLAND", "Plek", "grenzen", "midden"]

BRON_GRENZEN = "Bron: CBS en PDOK (gemeentegrenzen 2023); bewerking: vereenvoudigd."
NEDERLAND = "NL01"
"""The code of the whole country, whose border is that of all municipalities together."""

Plek = tuple[float, float]
"""Kilometres to the east and to the north, from a corner far south-west of the country."""

_EAST, _NORTH = 0.012, 0.008  # degrees per unit of the file
_KM_PER_DEGREE = 111.2
_MIDDLE = math.radians(52.2)


@lru_cache(maxsize=1)
def grenzen() -> Mapping[str, tuple[tuple[Plek, ...], ...]]:
    """The closed lines around each municipality, by its code; the longest first."""
    found: dict[str, tuple[tuple[Plek, ...], ...]] = {}
    for row in open_tabel("grenzen_2023.csv"):
        steps = [tuple(map(int, step.split(","))) for step in row["lijn"].split()]
        corners = zip(accumulate(step[0] for step in steps), accumulate(step[1] for step in steps), strict=True)
        line = tuple(
            (
                (east * _EAST - 3.0) * _KM_PER_DEGREE * math.cos(_MIDDLE),
                (north * _NORTH - 50.0) * _KM_PER_DEGREE,
            )
            for east, north in corners
        )
        found[row["code"]] = (*found.get(row["code"], ()), line)
    return found


def midden(code: str) -> Plek:
    """The middle of the largest part of a municipality: the centre of gravity of its area.

    >>> east, north = midden("GM0344")  # Utrecht
    >>> round(east), round(north)
    (141, 233)
    """
    area, east, north = max((_weighed(line) for line in grenzen()[code]), key=lambda found: abs(found[0]))
    return east / (3 * area), north / (3 * area)


def _weighed(line: tuple[Plek, ...]) -> tuple[float, float, float]:
    """Twice the area and six times its first moments, by the shoelace formula."""
    area = east = north = 0.0
    for (x, y), (next_x, next_y) in zip(line, (*line[1:], line[0]), strict=True):
        cross = x * next_y - next_x * y
        area, east, north = area + cross, east + (x + next_x) * cross, north + (y + next_y) * cross
    return area, east, north
