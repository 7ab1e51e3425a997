"""The squares beside a heading are those of its cells, phases across and strands down."""

from __future__ import annotations

from srm_kit.model import Fase
from srm_kit.views.raster import raster


def test_a_phase_lights_its_own_three_squares() -> None:
    lit = [raster(cel.code for cel in fase.cellen) for fase in Fase]
    assert lit == [(0, 1, 2), (3, 4, 5), (6, 7, 8)]
    assert raster(("VL", "RS", "RS")) == (0, 8)
    assert raster(()) == ()
