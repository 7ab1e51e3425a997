"""The plan by quarter: one bar per initiative, and below it how many run at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from srm_kit.document.blocks import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.document.svg import shortened, svg_frame, svg_line, svg_rectangle, svg_text

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
    max_parallel: int | None,
    beschrijving: str,
    bevinding: str,
    tabel: Table,
    bron: str,
) -> Figure:
    """``bezetting`` is how many run in each quarter, ``max_parallel`` how many may (None: not given); at most 24 bars are drawn, the table has them all."""
    shown = list(balken)[:MEESTE_BALKEN]
    title = "De routekaart per kwartaal"
    wide = _wide(kwartalen, shown, bezetting, max_parallel)
    narrow = _narrow(kwartalen, shown, bezetting, max_parallel)
    return Figure(
        title=title,
        description=beschrijving,
        finding=bevinding,
        svg=svg_frame(920, wide[1], title, beschrijving, wide[0]),
        table=tabel,
        source=bron,
        narrow=svg_frame(340, narrow[1], title, beschrijving, narrow[0]),
        kind="routekaart",
        # Two dozen bars are not readable from the back of a room; how busy it gets is.
        chart=Chart("columns", tabel.column(0), tabel.series(1, 2)),
    )


def _years(kwartalen: Sequence[str], left: float, step: float, y: float) -> list[Markup]:
    """The year above its first quarter, and the quarters."""
    parts, before = [], ""
    for place, name in enumerate(kwartalen):
        quarter, year = name.split(" ", 1)
        x = left + place * step
        if year != before:
            parts.append(svg_text(x, y, year, "aanhef"))
            before = year
        parts.append(svg_text(x + step / 2, y + 20, quarter, "klein zacht", "middle"))
    return parts


def _bar(item: Balk, left: float, step: float, count: int, y: float, height: float) -> Markup:
    last = min(item.start + item.kwartalen, count)
    return svg_rectangle(left + item.start * step + 2, y, (last - item.start) * step - 4, height, _CSS[item.soort], 3)


def _bezetting(
    busy: Sequence[int], most: int | None, left: float, step: float, y: float, label: tuple[float, float]
) -> list[Markup]:
    parts = [
        svg_text(label[0], label[1], "Tegelijk" if most is None else f"Tegelijk (ruimte voor {most})", "rij licht")
    ]
    for place, number in enumerate(busy):
        css = "woord" if most is not None and number > most else "klein zacht"
        parts.append(svg_text(left + (place + 0.5) * step, y, str(number), css, "middle"))
    return parts


def _wide(
    kwartalen: Sequence[str], items: Sequence[Balk], busy: Sequence[int], most: int | None
) -> tuple[list[Markup], float]:
    left, step, row, top = 330.0, 56.0, 32.0, 42.0
    parts = _years(kwartalen, left, step, 14)
    bottom = top + len(items) * row
    parts += [
        svg_line(left + place * step, top - 4, left + place * step, bottom, "raster") for place in range(len(busy) + 1)
    ]
    for index, item in enumerate(items):
        y = top + index * row
        parts.append(svg_text(0, y + 19, shortened(item.naam, 46), "rij licht"))
        parts.append(_bar(item, left, step, len(busy), y + 4, 20))
        parts.append(svg_text(left + len(busy) * step + 14, y + 19, item.woord, "klein"))
    parts.append(svg_line(0, bottom + 6, 920, bottom + 6, "raster"))
    parts += _bezetting(busy, most, left, step, bottom + 28, (0, bottom + 28))
    return parts, bottom + 38


def _narrow(
    kwartalen: Sequence[str], items: Sequence[Balk], busy: Sequence[int], most: int | None
) -> tuple[list[Markup], float]:
    step, row, top = 340.0 / len(busy), 46.0, 40.0
    parts = _years(kwartalen, 0, step, 14)
    bottom = top + len(items) * row
    for index, item in enumerate(items):
        y = top + index * row
        parts.append(svg_text(0, y + 16, shortened(item.naam, 30), "klein"))
        parts.append(svg_text(340, y + 16, item.woord, "klein zacht", "end"))
        parts += [svg_line(place * step, y + 22, place * step, y + 36, "raster") for place in range(len(busy) + 1)]
        parts.append(_bar(item, 0, step, len(busy), y + 22, 14))
    parts.append(svg_line(0, bottom + 6, 340, bottom + 6, "raster"))
    parts += _bezetting(busy, most, 0, step, bottom + 48, (0, bottom + 26))
    return parts, bottom + 58
