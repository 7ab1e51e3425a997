"""Which squares of the locator beside a heading are lit for cells of the model."""

from __future__ import annotations

from collections.abc import Iterable

from srm_kit.model import CELLEN

__all__ = ["raster"]


def raster(codes: Iterable[str]) -> tuple[int, ...]:
    """The places of these cells in the grid, counted down the phases from 0."""
    wanted = set(codes)
    return tuple(index for index, cel in enumerate(CELLEN) if cel.code in wanted)
