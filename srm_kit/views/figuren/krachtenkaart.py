"""Stakeholders on a map of interest and influence, each with the rung it is on and the one that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.views.blokken import Figuur, Tabel
from srm_kit.views.figuren.svg import afgekapt, cirkel, kader, lijn, rechthoek, tekst

__all__ = ["Partij", "krachtenkaart"]

_LEFT, _TOP, _STEP_X, _STEP_Y = 70.0, 34.0, 166.0, 86.0


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


def krachtenkaart(partijen: Sequence[Partij], bevinding: str, bron: str) -> Figuur:
    """A grid of five by five; parties on the same spot stand below each other, an arrow shows a rung still to go."""
    parts = []
    for column in range(5):
        x = _LEFT + column * _STEP_X
        parts.append(tekst(x + _STEP_X / 2, _TOP - 12, str(column + 1), "klein zacht", "middle"))
        for row in range(5):
            high = column >= 3 and row <= 1
            parts.append(
                rechthoek(
                    x + 2, _TOP + row * _STEP_Y + 2, _STEP_X - 4, _STEP_Y - 4, "bodem" if high else "bodem licht", 3
                )
            )
    for row in range(5):
        parts.append(tekst(_LEFT - 12, _TOP + row * _STEP_Y + _STEP_Y / 2 + 5, str(5 - row), "klein zacht", "end"))
    bottom = _TOP + 5 * _STEP_Y
    parts.append(tekst(_LEFT, bottom + 24, "belang: links weinig, rechts veel", "klein zacht"))
    parts.append(
        f'<g transform="translate(18 {_TOP + 2.5 * _STEP_Y:.0f}) rotate(-90)">'
        f"{tekst(0, 0, 'invloed: onder weinig, boven veel', 'klein zacht', 'middle')}</g>"
    )
    places: dict[tuple[int, int], list[Partij]] = {}
    for item in partijen:
        places.setdefault((item.belang, item.invloed), []).append(item)
    for (interest, influence), there in places.items():
        x, y = _LEFT + (interest - 1) * _STEP_X + 10, _TOP + (5 - influence) * _STEP_Y
        shown = there if len(there) <= 3 else there[:2]
        for index, item in enumerate(shown):
            parts += _party(item, x, y + 22 + index * 25)
        if len(there) > 3:
            parts.append(tekst(x, y + 22 + 50, f"en nog {len(there) - 2}", "klein zacht"))
    words = "; ".join(f"{item.naam}: belang {item.belang}, invloed {item.invloed}, {item.trede}" for item in partijen)
    description = nl.hoofdletter(words) + "." if words else "Er staan nog geen partijen op de kaart."
    title = "Krachtenveld: belang, invloed en trede"
    table = Tabel(
        "Partijen op de kaart",
        ("Partij", "Belang", "Invloed", "Trede nu", "Trede gewenst"),
        tuple(
            (
                item.naam,
                str(item.belang),
                str(item.invloed),
                *("–" if v is None else str(v) for v in (item.nu, item.gewenst)),
            )
            for item in partijen
        ),
        (1, 2, 3, 4),
    )
    picture = kader(_LEFT + 5 * _STEP_X, bottom + 34, title, description, parts)
    return Figuur(title, description, bevinding, picture, table, bron)


def _party(item: Partij, x: float, y: float) -> list[str]:
    """A mark, the name, and under way to another rung an arrow with both numbers."""
    if item.nu is None or item.gewenst is None or item.gewenst == item.nu:
        mark = "–" if item.nu is None else str(item.nu)
        return [
            cirkel(x + 8, y - 5, 9, "tegel orde"),
            tekst(x + 8, y, mark, "klein", "middle"),
            _name(item, x + 24, y, 17),
        ]
    return [
        cirkel(x + 8, y - 5, 9, "tegel orde"),
        tekst(x + 8, y, str(item.nu), "klein", "middle"),
        lijn(x + 18, y - 5, x + 28, y - 5, "pijl"),
        f'<path d="M{x + 27:.1f} {y - 9:.1f}l6 4l-6 4z" class="pijlpunt"/>',
        cirkel(x + 43, y - 5, 9, "tegel aandacht"),
        tekst(x + 43, y, str(item.gewenst), "klein", "middle"),
        _name(item, x + 57, y, 12),
    ]


def _name(item: Partij, x: float, y: float, length: int) -> str:
    return tekst(x, y, afgekapt(item.naam, length), "klein")
