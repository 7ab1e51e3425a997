"""The charts of the slides: PowerPoint's own, with their numbers behind them, for figures that are charts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from srm_kit.document.chart import Chart, ChartKind, Tone
from srm_kit.document.formats.walk import plain
from srm_kit.document.formats.xlsx import number_of
from srm_kit.document.house_style import HouseStyle

__all__ = ["ChartData", "chart_data", "draw_chart"]

_MOST_BARS = 12
# What a spreadsheet would read as a formula or a link when a chart hands it a name.
_NOT_PLAIN = re.compile(r"[=+@{-]|(?:https?|ftps?|file|mailto|internal|external):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart with its numbers; a value is None where nothing was measured."""

    kind: ChartKind
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    number_format: str
    tones: tuple[Tone, ...]


def chart_data(chart: Chart) -> ChartData | None:
    """The numbers of a chart; None when it has none, or more bars than can be read from the back of a room."""
    numbers = [[number_of(cell, True) for cell in series.cells] for series in chart.series]
    known = [number for row in numbers for number in row if number is not None]
    if not known or (chart.kind == "bars" and len(chart.names) > _MOST_BARS):
        return None
    # The format of a cell without the words that only that cell has.
    shape = next((number[1] for number in numbers[0] if number is not None), "0")
    series = tuple(
        (shown.name, tuple(None if number is None else number[0] for number in row))
        for shown, row in zip(chart.series, numbers, strict=True)
    )
    return ChartData(chart.kind, chart.names, series, re.sub(r'"[^"€]*"$', "", shape).lstrip("+"), chart.tones)


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
        "bars": XL_CHART_TYPE.BAR_CLUSTERED,
        "stacked": XL_CHART_TYPE.BAR_STACKED_100,
        "columns": XL_CHART_TYPE.COLUMN_STACKED,
        "lines": XL_CHART_TYPE.LINE_MARKERS,
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
    if data.kind == "bars" and all((value or 0) >= 0 for value in data.series[0][1]):
        chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.color.rgb = RGBColor.from_string(style.zacht.lstrip("#").upper())
    # Below zero the names would stand across the bars.
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if data.kind in {"bars", "stacked"}:
        chart.category_axis.reverse_order = True
    if data.kind != "lines":
        chart.plots[0].gap_width = 60
    _labels(chart, data, style)
    _colours(chart, data, style)
    return frame


def _labels(chart: Any, data: ChartData, style: HouseStyle) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    on_colour = (("op_sterk", "op_aandacht") if data.kind in {"stacked", "columns"} else ()) + ("inkt",) * 9
    for series, ink in zip(chart.plots[0].series, on_colour, strict=False):
        labels = series.data_labels
        labels.show_value = True
        # A column that is not there needs no 0 on the axis.
        labels.number_format = "0;-0;" if data.kind == "columns" else data.number_format
        labels.number_format_is_linked = False
        labels.font.size = Pt(14)
        labels.font.bold = True
        labels.font.color.rgb = RGBColor.from_string(getattr(style, ink).lstrip("#").upper())
        if data.kind == "bars":
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
        elif data.kind == "lines":
            labels.position = XL_LABEL_POSITION.ABOVE
    if data.kind == "lines":
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
    second = MSO_THEME_COLOR.TEXT_2 if data.kind == "lines" else MSO_THEME_COLOR.ACCENT_3
    order = (MSO_THEME_COLOR.ACCENT_1, second, MSO_THEME_COLOR.ACCENT_4)
    for number, series in enumerate(chart.plots[0].series):
        if data.kind == "lines":
            series.smooth = False
            series.format.line.color.theme_color = order[number % 3]
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.theme_color = order[number % 3]
            continue
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = order[number % 3]
        for place, name in enumerate(data.tones):
            point = series.points[place]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = RGBColor.from_string(getattr(style, name).lstrip("#").upper())
            if name in {"orde", "aandacht", "lijn"}:  # a light bar needs an edge against white
                point.format.line.color.rgb = RGBColor.from_string(style.zacht.lstrip("#").upper())
