"""Strips: an indicator on its way from its start to its target, each row on a scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import shortened, svg_circle, svg_frame, svg_line, svg_text
from srm_kit.nl import Cijfer

__all__ = ["Weg", "strip"]

_START, _DOEL = 0.2, 0.8
_BEYOND = 0.3
"""How far before its start or past its target a value is drawn, as part of the way between them."""


@dataclass(frozen=True, slots=True)
class Weg:
    """One row: its name, the start, the value now and the target as printed, and what stands at the right."""

    naam: str
    start: Cijfer
    nu: Cijfer
    doel: Cijfer
    label: str

    @property
    def plaats(self) -> float:
        """Where the value now is drawn (0-1), between the start at the left and the target at the right."""
        way = self.doel.waarde - self.start.waarde
        gone = (self.nu.waarde - self.start.waarde) / way if way else 0.0
        return _START + (_DOEL - _START) * min(max(gone, -_BEYOND), 1 + _BEYOND)


def strip(titel: str, beschrijving: str, bevinding: str, bron: str, regels: Sequence[Weg], tabel: Table) -> Figure:
    """Rows with an open circle at the start, a line at the target and a circle for now: to the right is better."""
    left, width, row = 320.0, 290.0, 46.0
    begin, target = left + width * _START, left + width * _DOEL
    parts = []
    for index, regel in enumerate(regels):
        y, now = 24 + index * row, left + width * regel.plaats
        parts += [
            svg_text(0, y + 5, shortened(regel.naam, 44), "rij licht"),
            svg_text(left + width + 24, y + 5, shortened(regel.label, 38), "klein"),
            svg_line(left, y, left + width, y, "raster"),
            svg_line(begin, y, now, y, "draad"),
            svg_circle(begin, y, 6, "open"),
            svg_line(target, y - 11, target, y + 11, "streef"),
            svg_circle(now, y, 7, "schakel"),
        ]
    height = 24 + len(regels) * row
    wide = svg_frame(920, height, titel, beschrijving, parts)
    narrow = _narrow(titel, beschrijving, regels)
    return Figure(titel, beschrijving, bevinding, wide, tabel, bron, narrow=narrow, kind="strip")


def _narrow(titel: str, beschrijving: str, regels: Sequence[Weg]) -> Markup:
    """The same for a phone: the name above its line, the figures below it."""
    left, width, row = 8.0, 324.0, 84.0
    begin, target = left + width * _START, left + width * _DOEL
    parts = []
    for index, regel in enumerate(regels):
        y, now = 40 + index * row, left + width * regel.plaats
        parts += [
            svg_text(0, y - 20, shortened(regel.naam, 44), "rij licht"),
            svg_line(left, y, left + width, y, "raster"),
            svg_line(begin, y, now, y, "draad"),
            svg_circle(begin, y, 6, "open"),
            svg_line(target, y - 11, target, y + 11, "streef"),
            svg_circle(now, y, 7, "schakel"),
            svg_text(0, y + 28, regel.label, "klein"),
        ]
    return svg_frame(340, 14 + len(regels) * row, titel, beschrijving, parts)
