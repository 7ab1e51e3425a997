"""The plan by quarter: one bar per initiative, and below it how many run at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srm_kit.document.blocks import Figuur, Tabel
from srm_kit.document.svg import afgekapt, kader, lijn, rechthoek, tekst

__all__ = ["MEESTE_BALKEN", "Balk", "routekaart"]

MEESTE_BALKEN = 24


@dataclass(frozen=True, slots=True)
class Balk:
    """One initiative: its first quarter and how many, what it is (loopt, hard, zacht, richting) and how that is said."""

    naam: str
    start: int
    kwartalen: int
    soort: str
    woord: str


_CSS = {"loopt": "loopt", "hard": "vulling", "zacht": "tweede", "richting": "richting"}


def routekaart(
    kwartalen: Sequence[str],
    balken: Sequence[Balk],
    bezetting: Sequence[int],
    max_parallel: int,
    beschrijving: str,
    bevinding: str,
    tabel: Tabel,
    bron: str,
) -> Figuur:
    """``bezetting`` is how many run in each quarter; at most 24 bars are drawn, the table has them all."""
    shown = list(balken)[:MEESTE_BALKEN]
    title = "De routekaart per kwartaal"
    wide = _wide(kwartalen, shown, bezetting, max_parallel)
    narrow = _narrow(kwartalen, shown, bezetting, max_parallel)
    return Figuur(
        titel=title,
        beschrijving=beschrijving,
        bevinding=bevinding,
        svg=kader(920, wide[1], title, beschrijving, wide[0]),
        tabel=tabel,
        bron=bron,
        smal=kader(340, narrow[1], title, beschrijving, narrow[0]),
        soort="routekaart",
    )


def _years(kwartalen: Sequence[str], left: float, step: float, y: float) -> list[str]:
    """The year above its first quarter, and the quarters."""
    parts, before = [], ""
    for place, name in enumerate(kwartalen):
        quarter, year = name.split(" ", 1)
        x = left + place * step
        if year != before:
            parts.append(tekst(x, y, year, "aanhef"))
            before = year
        parts.append(tekst(x + step / 2, y + 20, quarter, "klein zacht", "middle"))
    return parts


def _bar(item: Balk, left: float, step: float, count: int, y: float, height: float) -> str:
    last = min(item.start + item.kwartalen, count)
    return rechthoek(left + item.start * step + 2, y, (last - item.start) * step - 4, height, _CSS[item.soort], 3)


def _bezetting(
    busy: Sequence[int], most: int, left: float, step: float, y: float, label: tuple[float, float]
) -> list[str]:
    parts = [tekst(label[0], label[1], f"Tegelijk (ruimte voor {most})", "rij licht")]
    for place, number in enumerate(busy):
        css = "woord" if number > most else "klein zacht"
        parts.append(tekst(left + (place + 0.5) * step, y, str(number), css, "middle"))
    return parts


def _wide(kwartalen: Sequence[str], items: Sequence[Balk], busy: Sequence[int], most: int) -> tuple[list[str], float]:
    left, step, row, top = 330.0, 56.0, 32.0, 42.0
    parts = _years(kwartalen, left, step, 14)
    bottom = top + len(items) * row
    parts += [
        lijn(left + place * step, top - 4, left + place * step, bottom, "raster") for place in range(len(busy) + 1)
    ]
    for index, item in enumerate(items):
        y = top + index * row
        parts.append(tekst(0, y + 19, afgekapt(item.naam, 46), "rij licht"))
        parts.append(_bar(item, left, step, len(busy), y + 4, 20))
        parts.append(tekst(left + len(busy) * step + 14, y + 19, item.woord, "klein"))
    parts.append(lijn(0, bottom + 6, 920, bottom + 6, "raster"))
    parts += _bezetting(busy, most, left, step, bottom + 28, (0, bottom + 28))
    return parts, bottom + 38


def _narrow(kwartalen: Sequence[str], items: Sequence[Balk], busy: Sequence[int], most: int) -> tuple[list[str], float]:
    step, row, top = 340.0 / len(busy), 46.0, 40.0
    parts = _years(kwartalen, 0, step, 14)
    bottom = top + len(items) * row
    for index, item in enumerate(items):
        y = top + index * row
        parts.append(tekst(0, y + 16, afgekapt(item.naam, 30), "klein"))
        parts.append(tekst(340, y + 16, item.woord, "klein zacht", "end"))
        parts += [lijn(place * step, y + 22, place * step, y + 36, "raster") for place in range(len(busy) + 1)]
        parts.append(_bar(item, 0, step, len(busy), y + 22, 14))
    parts.append(lijn(0, bottom + 6, 340, bottom + 6, "raster"))
    parts += _bezetting(busy, most, 0, step, bottom + 48, (0, bottom + 26))
    return parts, bottom + 58
