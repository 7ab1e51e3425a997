"""Opdrachtgeverschap: eight aspects on five levels, ordinal and hence never averaged.

See docs/maatstaven.md#opdrachtgeverschap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract import tabellen
from srm_kit.measures.redenen import niet_gemeten

__all__ = ["ASPECTEN", "PERSPECTIEVEN", "Opdrachtgeverschap", "lage_mediaan", "opdrachtgeverschap"]

ASPECTEN = tuple(range(1, 9))
PERSPECTIEVEN = ("opdrachtgever", "opdrachtnemer")


@dataclass(frozen=True, slots=True)
class Opdrachtgeverschap:
    """Levels 1-5 per aspect 1-8 from one perspective."""

    per_aspect: Mapping[int, int | None]
    mediaan: int | None
    laagste_aspect: int | None
    ontbrekend: tuple[int, ...]
    reden: str | None = None


def lage_mediaan(waarden: Sequence[int]) -> int:
    """The middle value; of two middle values the lower, so that it is a level someone gave.

    >>> lage_mediaan([4, 1, 3, 2])
    2
    """
    return sorted(waarden)[(len(waarden) - 1) // 2]


def _perspective(rows: Iterable[tabellen.Opdrachtgeverschap]) -> Opdrachtgeverschap:
    latest: dict[tuple[str, int], int] = {}
    for row in sorted(rows, key=lambda item: (item.datum or date.min, item.niveau)):
        latest[row.partner, row.aspect] = row.niveau
    levels = {
        aspect: min((level for (_, about), level in latest.items() if about == aspect), default=None)
        for aspect in ASPECTEN
    }
    known = {aspect: level for aspect, level in levels.items() if level is not None}
    missing = tuple(aspect for aspect in ASPECTEN if aspect not in known)
    if not known:
        return Opdrachtgeverschap(levels, None, None, missing, niet_gemeten("er zijn geen oordelen"))
    return Opdrachtgeverschap(
        per_aspect=levels,
        mediaan=lage_mediaan(list(known.values())),
        laagste_aspect=min(known, key=lambda aspect: (known[aspect], aspect)),
        ontbrekend=missing,
        reden=niet_gemeten("niet elk aspect heeft een oordeel") if missing else None,
    )


def opdrachtgeverschap(rows: tuple[tabellen.Opdrachtgeverschap, ...]) -> dict[str, Opdrachtgeverschap]:
    """Both perspectives: the latest level per partner and aspect, and the lowest over the partners."""
    return {name: _perspective(row for row in rows if row.perspectief == name) for name in PERSPECTIEVEN}
