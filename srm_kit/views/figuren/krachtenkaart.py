"""Stakeholders on a map of interest and influence, each with the rung it is on and the one that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import (
    shortened,
    svg_circle,
    svg_frame,
    svg_line,
    svg_path,
    svg_rectangle,
    svg_text,
    svg_turned,
)

__all__ = ["Partij", "krachtenkaart"]

_LEFT, _TOP, _STEP = 70.0, 34.0, 166.0
_PARTY, _EMPTY = 44.0, 34.0
_MOST = 4


@dataclass(frozen=True, slots=True)
class Partij:
    """A party: interest and influence 1-5, and the rung (0-5) now and wanted, None when not given."""

    naam: str
    belang: int
    invloed: int
    nu: int | None = None
    gewenst: int | None = None

    @property
    def trede(self) -> str:
        """The rungs as text."""
        if self.nu is None:
            return "trede nog niet ingevuld"
        if self.gewenst is None or self.gewenst == self.nu:
            return f"trede {self.nu}"
        return f"trede {self.nu}, gewenst {self.gewenst}"


def krachtenkaart(partijen: Sequence[Partij], bevinding: str, bron: str) -> Figure:
    """A grid of five by five; parties on the same spot stand below each other, an arrow shows a rung still to go."""
    places: dict[tuple[int, int], list[Partij]] = {}
    for item in partijen:
        places.setdefault((item.belang, item.invloed), []).append(item)
    fullest = {row: max((len(there) for (_, y), there in places.items() if y == row), default=0) for row in range(1, 6)}
    parts, top = [], _TOP
    for column in range(5):
        parts.append(svg_text(_LEFT + (column + 0.5) * _STEP, _TOP - 12, str(column + 1), "klein zacht", "middle"))
    for influence in range(5, 0, -1):
        height = _EMPTY + min(fullest[influence], _MOST) * _PARTY
        parts.append(svg_text(_LEFT - 12, top + height / 2 + 5, str(influence), "klein zacht", "end"))
        for interest in range(1, 6):
            x = _LEFT + (interest - 1) * _STEP
            parts.append(svg_rectangle(x + 2, top + 2, _STEP - 4, height - 4, "bodem", 3))
            parts += _place(places.get((interest, influence), []), x + 12, top + 26)
        top += height
    parts.append(svg_text(_LEFT, top + 24, "belang: links weinig, rechts veel", "klein zacht"))
    parts.append(
        svg_turned(18, (_TOP + top) / 2, svg_text(0, 0, "invloed: onder weinig, boven veel", "klein zacht", "middle"))
    )
    words = "; ".join(
        f"{partij.naam}: belang {partij.belang}, invloed {partij.invloed}, {partij.trede}" for partij in partijen
    )
    description = nl.capitalised(words) + "." if words else "Er staan nog geen partijen op de kaart."
    title = "Krachtenveld: belang, invloed en trede"
    table = Table(
        "Partijen op de kaart",
        ("Partij", "Belang", "Invloed", "Trede nu", "Trede gewenst"),
        tuple(
            (
                partij.naam,
                str(partij.belang),
                str(partij.invloed),
                *("–" if v is None else str(v) for v in (partij.nu, partij.gewenst)),
            )
            for partij in partijen
        ),
        (1, 2, 3, 4),
    )
    picture = svg_frame(_LEFT + 5 * _STEP, top + 34, title, description, parts)
    return Figure(title, description, bevinding, picture, table, bron)


def _place(there: Sequence[Partij], x: float, y: float) -> list[Markup]:
    shown = there if len(there) <= _MOST else there[: _MOST - 1]
    parts = [part for index, item in enumerate(shown) for part in _party(item, x, y + index * _PARTY)]
    if len(there) > _MOST:
        parts.append(svg_text(x, y + (_MOST - 1) * _PARTY, f"en nog {len(there) - _MOST + 1}", "klein zacht"))
    return parts


def _party(item: Partij, x: float, y: float) -> list[Markup]:
    """The name, and under it the rung; under way to another rung an arrow with both numbers."""
    mark = "–" if item.nu is None else str(item.nu)
    parts = [
        svg_text(x, y, shortened(item.naam, 20), "klein"),
        svg_circle(x + 9, y + 14, 9, "tegel orde"),
        svg_text(x + 9, y + 19, mark, "klein", "middle"),
    ]
    if item.nu is None or item.gewenst is None or item.gewenst == item.nu:
        return parts
    return [
        *parts,
        svg_line(x + 20, y + 14, x + 36, y + 14, "pijl"),
        svg_path(f"M{x + 35:.1f} {y + 10:.1f}l6 4l-6 4z", "pijlpunt"),
        svg_circle(x + 52, y + 14, 9, "tegel aandacht"),
        svg_text(x + 52, y + 19, str(item.gewenst), "klein", "middle"),
    ]
