"""Opdrachtgeverschap: eight aspects on five levels, ordinal and hence never averaged.

See docs/maatstaven.md#opdrachtgeverschap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from srm_kit.dossier.contract import tabellen
from srm_kit.measures.meetellen import bevestigd
from srm_kit.measures.redenen import niet_gemeten, niet_vastgelegd
from srm_kit.model import drempels

__all__ = ["ASPECTEN", "PERSPECTIEVEN", "Opdrachtgevermaat", "lage_mediaan", "opdrachtgeverschap"]

ASPECTEN = tuple(range(1, 9))
PERSPECTIEVEN = ("opdrachtgever", "opdrachtnemer")


@dataclass(frozen=True, slots=True)
class Opdrachtgevermaat:
    """Levels 1-5 per aspect 1-8 from one perspective; ``laag``: partners on a low level, and partners with a level."""

    per_aspect: Mapping[int, int | None]
    laag: Mapping[int, tuple[int, int]]
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


def _perspective(rows: Iterable[tabellen.Opdrachtgeverschap]) -> Opdrachtgevermaat:
    latest: dict[tuple[str, int], int] = {}
    for row in sorted(rows, key=lambda item: (item.datum or date.min, item.niveau)):
        latest[row.partner.strip(), row.aspect] = row.niveau
    given: dict[int, list[int]] = {}
    for (_, aspect), level in latest.items():
        given.setdefault(aspect, []).append(level)
    levels = {aspect: min(given.get(aspect, ()), default=None) for aspect in ASPECTEN}
    known = {aspect: level for aspect, level in levels.items() if level is not None}
    limit = drempels().niveau_laag
    low = {aspect: (sum(level <= limit for level in given[aspect]), len(given[aspect])) for aspect in known}
    missing = tuple(aspect for aspect in ASPECTEN if aspect not in known)
    if not known:
        return Opdrachtgevermaat(levels, low, None, None, missing, niet_vastgelegd("opdrachtgeverschap"))
    return Opdrachtgevermaat(
        per_aspect=levels,
        laag=low,
        mediaan=lage_mediaan(list(known.values())),
        laagste_aspect=min(known, key=lambda aspect: (known[aspect], aspect)),
        ontbrekend=missing,
        reden=niet_gemeten("niet elk aspect heeft een oordeel") if missing else None,
    )


def opdrachtgeverschap(rows: Iterable[tabellen.Opdrachtgeverschap]) -> dict[str, Opdrachtgevermaat]:
    """Both perspectives, from rows that count: the latest level per partner and aspect, the lowest over the partners."""
    confirmed = bevestigd(rows)
    return {name: _perspective(row for row in confirmed if row.perspectief == name) for name in PERSPECTIEVEN}
