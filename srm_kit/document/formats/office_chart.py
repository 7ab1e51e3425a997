"""The charts of the slides: PowerPoint's own, with their numbers behind them, for figures that are charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from srm_kit import nl
from srm_kit.document import Figure, Table
from srm_kit.document.formats.walk import plain
from srm_kit.document.formats.xlsx import number_of
from srm_kit.document.house_style import HouseStyle

__all__ = ["ChartData", "chart_data", "draw_chart"]

_JUDGEMENT = {"sterk": "sterk", "op orde": "orde", "aandachtspunt": "aandacht", "knelpunt": "knelpunt"}
# What a spreadsheet would read as a formula or a link when a chart hands it a name.
_NOT_PLAIN = re.compile(r"[=+@{-]|(?:https?|ftps?|file|mailto|internal|external):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChartData:
    """What a chart shows: ``soort`` is staaf, gestapeld, kolommen or lijn; a value is None where nothing was measured."""

    kind: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    number_format: str
    colours: tuple[str, ...] = ()


def chart_data(figure: Figure) -> ChartData | None:
    """The chart of a figure, from its table; None when the figure is no chart or has no numbers."""
    table = figure.table
    match figure.kind:
        case "fasekolom":
            words = _column(table, 2)
            names = tuple(
                f"{nl.hoofdletter(name.split(', ', 1)[-1])} ({word})"
                for name, word in zip(_column(table, 0), words, strict=True)
            )
            colours = tuple(_JUDGEMENT.get(word, "lijn") for word in words)
            return _bars(table, 1, names, colours)
        case "trechter":
            return _bars(table, 1, _column(table, 0))
        case "staven":
            shares = [
                place for place in table.number_columns if any("%" in shape for _, shape in _numbers(table, place))
            ]
            return _bars(table, (shares or list(table.number_columns) or [0])[-1], _column(table, 0))
        case "verschillen":
            verdict = _column(table, len(table.columns) - 1)
            names = tuple(f"{name} ({word})" for name, word in zip(_column(table, 0), verdict, strict=True))
            return _bars(table, 1, names, tuple("accent" if word == "aantoonbaar" else "lijn" for word in verdict))
        case "balans":
            return _more("gestapeld", _column(table, 0), table, (1, 2), by_row=False)
        case "verloop":
            return _more("lijn", table.columns[1:], table, (1, 2, 3), by_row=True)
        case "routekaart":  # two dozen bars are not readable from the back of a room; how busy it gets is
            return _more("kolommen", _column(table, 0), table, (1, 2), by_row=False)
    return None


def _column(table: Table, place: int) -> tuple[str, ...]:
    return tuple(row[place] for row in table.rows)


def _numbers(table: Table, place: int) -> list[tuple[float, str]]:
    return [found for text in _column(table, place) if (found := number_of(text, True)) is not None]


def _values(texts: Sequence[str]) -> tuple[float | None, ...]:
    found = [number_of(text, True) for text in texts]
    return tuple(item[0] if item else None for item in found)


def _shape(table: Table, place: int) -> str:
    """The number format of a column without the words that only one cell has."""
    found = _numbers(table, place)
    return re.sub(r'"[^"€]*"$', "", found[0][1]).lstrip("+") if found else "0"


def _bars(table: Table, place: int, names: tuple[str, ...], colours: tuple[str, ...] = ()) -> ChartData | None:
    values = _values(_column(table, place))
    if all(value is None for value in values) or len(values) > 12:
        return None
    return ChartData("staaf", names, ((table.columns[place], values),), _shape(table, place), colours)


def _more(kind: str, names: tuple[str, ...], table: Table, places: tuple[int, ...], by_row: bool) -> ChartData | None:
    if by_row:
        series = tuple((row[0], _values([row[place] for place in places])) for row in table.rows)
    else:
        series = tuple((table.columns[place], _values(_column(table, place))) for place in places)
    if all(value is None for _, values in series for value in values):
        return None
    return ChartData(kind, names, series, _shape(table, places[0]))


def _name(text: str) -> str:
    """A name for the sheet behind the chart; a space keeps it from being a formula or a link there."""
    flat = plain(text).replace("\n", " ")
    return f" {flat}" if _NOT_PLAIN.match(flat) else flat


def draw_chart(slide: Any, data: ChartData, style: HouseStyle, box: tuple[Any, Any, Any, Any]) -> Any:
    """Puts the chart on the slide and gives its frame; the first category stands at the top."""
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
    from pptx.util import Pt

    kinds = {
        "staaf": XL_CHART_TYPE.BAR_CLUSTERED,
        "gestapeld": XL_CHART_TYPE.BAR_STACKED_100,
        "kolommen": XL_CHART_TYPE.COLUMN_STACKED,
        "lijn": XL_CHART_TYPE.LINE_MARKERS,
    }
    content = CategoryChartData(number_format=data.number_format)
    content.categories = [_name(name) for name in data.names]
    for name, values in data.series:
        content.add_series(_name(name), values)
    frame = slide.shapes.add_chart(kinds[data.kind], *box, content)
    chart = frame.chart
    chart.font.size = Pt(14)
    chart.font.color.rgb = RGBColor.from_string(style.inkt.lstrip("#").upper())
    chart.has_title = False
    chart.has_legend = len(data.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    if data.kind == "staaf" and all((value or 0) >= 0 for value in data.series[0][1]):
        chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(style.zacht.lstrip("#").upper())
    # Below zero the names would stand across the bars.
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if data.kind in {"staaf", "gestapeld"}:
        chart.category_axis.reverse_order = True
    if data.kind != "lijn":
        chart.plots[0].gap_width = 60
    _labels(chart, data, style)
    _colours(chart, data, style)
    return frame


def _labels(chart: Any, data: ChartData, style: HouseStyle) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    on_colour = (("op_sterk", "op_aandacht") if data.kind in {"gestapeld", "kolommen"} else ()) + ("inkt",) * 9
    for series, ink in zip(chart.plots[0].series, on_colour, strict=False):
        labels = series.data_labels
        labels.show_value = True
        # A column that is not there needs no 0 on the axis.
        labels.number_format = "0;-0;" if data.kind == "kolommen" else data.number_format
        labels.number_format_is_linked = False
        labels.font.size = Pt(14)
        labels.font.bold = True
        labels.font.color.rgb = RGBColor.from_string(getattr(style, ink).lstrip("#").upper())
        if data.kind == "staaf":
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
        elif data.kind == "lijn":
            labels.position = XL_LABEL_POSITION.ABOVE
    if data.kind == "lijn":
        for row, place in _close_below(data):
            label = chart.plots[0].series[row].points[place].data_label
            label.position = XL_LABEL_POSITION.BELOW
            label.font.size, label.font.bold = Pt(14), True


def _close_below(data: ChartData) -> list[tuple[int, int]]:
    """Which points (series, place) lie so close under another that their number belongs under the line."""
    known = [value for _, values in data.series for value in values if value is not None]
    near = 0.1 * max(known)
    found = []
    for place in range(len(data.names)):
        points = [(values[place], row) for row, (_, values) in enumerate(data.series)]
        order = sorted((value, row) for value, row in points if value is not None)
        found += [(low[1], place) for low, high in pairwise(order) if high[0] - low[0] < near]
    return found


def _colours(chart: Any, data: ChartData, style: HouseStyle) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_THEME_COLOR

    # A line has to stand out against white by itself; a bar has its edge.
    second = MSO_THEME_COLOR.TEXT_2 if data.kind == "lijn" else MSO_THEME_COLOR.ACCENT_3
    order = (MSO_THEME_COLOR.ACCENT_1, second, MSO_THEME_COLOR.ACCENT_4)
    for number, series in enumerate(chart.plots[0].series):
        if data.kind == "lijn":
            series.smooth = False
            series.format.line.color.theme_color = order[number % 3]
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.theme_color = order[number % 3]
            continue
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = order[number % 3]
        for place, name in enumerate(data.colours):
            point = series.points[place]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = RGBColor.from_string(getattr(style, name).lstrip("#").upper())
            if name in {"orde", "aandacht", "lijn"}:  # a light bar needs an edge against white
                point.format.line.color.rgb = RGBColor.from_string(style.zacht.lstrip("#").upper())
