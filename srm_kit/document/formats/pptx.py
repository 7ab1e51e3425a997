"""The slides for the management team: PowerPoint's own charts, shapes and tables, so that they can be edited."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import datetime
from typing import Any

from srm_kit import resources
from srm_kit.document.blocks import Figure, KeyFigures, PointList
from srm_kit.document.chart import TileGrid
from srm_kit.document.formats import Manuscript
from srm_kit.document.formats.office_chart import chart_data, draw_chart
from srm_kit.document.formats.office_package import repacked, set_theme
from srm_kit.document.formats.picture import png
from srm_kit.document.formats.template_pptx import LIST_LAYOUT, PICTURE_LAYOUT, SOURCE_INDEX, TITLE_LAYOUT
from srm_kit.document.formats.walk import plain
from srm_kit.document.house_style import HouseStyle
from srm_kit.document.report_value import Report, Slide

__all__ = ["write"]

_CM = 360_000
_LEFT, _TOP, _WIDTH, _HEIGHT = 1.7, 3.9, 30.5, 12.4
_ROOM = 650
"""As many characters as people at the back of a room can read in a list."""


def write(manuscript: Manuscript) -> bytes:
    """The slides as a PowerPoint file: the template filled, in the colours of the house style."""
    from pptx import Presentation

    report, style = manuscript.report, manuscript.style

    shipped = resources.folder("templates") / "office" / "presentatie.pptx"
    deck: Any = Presentation(style.sjabloon_pptx or str(shipped))
    if not style.sjabloon_pptx:
        set_theme(deck.part.package, style)
    _properties(deck, report)
    writer = _Writer(deck, report, style)
    for slide in report.slides:
        writer.slide(slide)
    target = io.BytesIO()
    deck.save(target)
    return repacked(target.getvalue())


def _properties(deck: Any, report: Report) -> None:
    properties = deck.core_properties
    properties.title = plain(f"{report.cover.title} – {report.cover.subject}")
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.language = "nl-NL"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(report.reference_date, datetime.min.time())
    properties.revision = 1


class _Writer:
    """Adds slides to a deck."""

    def __init__(self, deck: Any, report: Report, style: HouseStyle) -> None:
        self.deck = deck
        self.cover = report.cover
        self.style = style
        words = (self.cover.title, self.cover.subject, *(mark.word for mark in self.cover.marks))
        self.footer = " · ".join(words)

    def slide(self, planned: Slide) -> None:
        """One slide with its notes."""
        match planned.content:
            case None:
                made = self._new(TITLE_LAYOUT, planned)
                self._opening(made)
            case Figure():
                made = self._new(PICTURE_LAYOUT, planned)
                self._figure(made, planned.content)
            case KeyFigures():
                made = self._new(PICTURE_LAYOUT, planned)
                self._key_figures(made, planned.content)
            case PointList():
                made = self._new(LIST_LAYOUT, planned)
                self._points(made, planned.content)
        self._source(made, planned.source)
        _dutch(made)

    def _new(self, name: str, planned: Slide) -> Any:
        layout = next((known for known in self.deck.slide_layouts if known.name == name), self.deck.slide_layouts[0])
        slide = self.deck.slides.add_slide(layout)
        slide.shapes.title.text = plain(planned.title)
        for shape in layout.placeholders:
            # python-pptx leaves the running foot of the layout behind.
            if shape.placeholder_format.type in (15, 13):  # footer, slide number
                made = deepcopy(shape._element)
                slide.shapes._spTree.append(made)
        for shape in slide.placeholders:
            if shape.placeholder_format.type == 15:
                shape.text_frame.text = plain(self.footer)
        notes = slide.notes_slide.notes_text_frame
        notes.text = "\n".join(plain(line) for line in planned.notes if line)
        return slide

    def _source(self, slide: Any, text: str) -> None:
        for shape in list(slide.placeholders):
            if shape.placeholder_format.idx != SOURCE_INDEX or (shape.has_text_frame and shape.text_frame.text):
                continue
            if text:
                shape.text_frame.text = plain(text)
            else:
                shape._element.getparent().remove(shape._element)

    def _opening(self, slide: Any) -> None:
        cover = self.cover
        for shape in slide.placeholders:
            if shape.placeholder_format.idx == 1:
                shape.text_frame.text = plain(cover.subtitle)
            elif shape.placeholder_format.idx == SOURCE_INDEX:
                lines = [f"{name}: {value}" for name, value in cover.facts]
                lines += [mark.sentence for mark in cover.marks]
                shape.text_frame.text = "\n".join(plain(line) for line in lines)
        if self.style.logo:
            picture = slide.shapes.add_picture(
                self.style.logo, round(_LEFT * _CM), round(1.6 * _CM), height=round(1.8 * _CM)
            )
            _describe(picture, "Logo", "Logo")

    def _figure(self, slide: Any, figure: Figure) -> None:
        if isinstance(figure.chart, TileGrid):
            self._tiles(slide, figure.chart)
            return
        # A plan is read by its names, and a chart to edit has only its counts.
        data = chart_data(figure.chart) if figure.chart is not None and figure.kind != "routekaart" else None
        if data is not None:
            box = tuple(round(value * _CM) for value in (_LEFT, _TOP, _WIDTH, _HEIGHT))
            frame = draw_chart(slide, data, self.style, (box[0], box[1], box[2], box[3]))
            _describe(frame, figure.title, figure.description)
            return
        picture = png(figure.svg, self.style, _WIDTH)
        width = min(_WIDTH, _HEIGHT / picture.ratio)
        shape = slide.shapes.add_picture(
            io.BytesIO(picture.data),
            round((_LEFT + (_WIDTH - width) / 2) * _CM),
            round(_TOP * _CM),
            width=round(width * _CM),
        )
        _describe(shape, figure.title, figure.description)

    def _tiles(self, slide: Any, grid: TileGrid) -> None:
        """Tiles as shapes: columns across, rows down; every tile says its value and its word."""
        left, top, wide, high = _LEFT + 7.0, _TOP + 1.1, 7.5, 3.5
        for column, name in enumerate(grid.columns):
            self._text(slide, (left + column * 7.85, _TOP, wide, 1.0), ((name, 18, True),), "inkt")
        for row, name in enumerate(grid.rows):
            self._text(slide, (_LEFT, top + row * 3.75, 6.8, high), ((name, 16, True),), "inkt", middle=True)
        for tile in grid.tiles:
            x, y = left + tile.column * 7.85, top + tile.row * 3.75
            ground, ink = (tile.tone, f"op_{tile.tone}") if tile.tone else ("papier", "inkt")
            lines = ((tile.value, 28, True), (tile.word, 16, True), (tile.note, 12, False))
            shape = self._text(slide, (x, y, wide, high), lines if tile.tone else lines[:1], ink, True, ground)
            _describe(shape, tile.name, f"{tile.name}: {tile.value}, {tile.word}, {tile.note}")

    def _key_figures(self, slide: Any, block: KeyFigures) -> None:
        count = max(len(block.figures), 1)
        wide = (_WIDTH - 0.6 * (count - 1)) / count
        for number, figure in enumerate(block.figures):
            lines = (
                (figure.heading, 16, True),
                (figure.value, 44, True),
                *(((figure.unit, 16, True),) if figure.unit else ()),
                (figure.explanation, 14, False),
            )
            box = (_LEFT + number * (wide + 0.6), _TOP + 0.6, wide, 9.5)
            self._text(slide, box, lines, "inkt", tile="tint")

    def _points(self, slide: Any, block: PointList) -> None:
        """As many points as can be read from the back of a room; all of them are in the notes."""
        holder = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 1)
        whole = sum(map(len, block.points)) <= _ROOM
        points = block.points if whole else tuple(_first_sentence(point) for point in block.points)
        shown: list[str] = []
        room = _ROOM
        for point in points:
            if shown and (room := room - len(point)) < 0:
                shown.append("De andere punten staan in de notities.")
                break
            shown.append(plain(point))
        holder.text_frame.text = "\n".join(shown)

    def _text(
        self,
        slide: Any,
        box: tuple[float, float, float, float],
        lines: tuple[tuple[str, int, bool], ...],
        ink: str,
        middle: bool = False,
        tile: str = "",
    ) -> Any:
        """A box with lines of (text, size in points, bold); ``tile`` is the colour of its ground."""
        from pptx.dml.color import RGBColor
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.enum.text import MSO_ANCHOR
        from pptx.util import Pt

        x, y, width, height = (round(value * _CM) for value in box)
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, x, y, width, height)
        shape.shadow.inherit = False
        if tile:
            shape.fill.solid()
            shape.fill.fore_color.rgb = self._rgb(tile)
        else:
            shape.fill.background()
        if tile in {"orde", "aandacht", "papier"}:
            shape.line.color.rgb = self._rgb("zacht")  # a light tile needs an edge against white
        else:
            shape.line.fill.background()
        frame = shape.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
        if not tile:
            frame.margin_left = 0
        for number, (text, size, bold) in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = 1  # left
            run = paragraph.add_run()
            run.text = plain(text)
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = RGBColor.from_string(getattr(self.style, ink).lstrip("#").upper())
        return shape

    def _rgb(self, name: str) -> Any:
        from pptx.dml.color import RGBColor

        return RGBColor.from_string(getattr(self.style, name).lstrip("#").upper())


def _first_sentence(text: str) -> str:
    return f"{text.split('. ', 1)[0].rstrip('.')}."


def _describe(shape: Any, title: str, description: str) -> None:
    """The alternative text of a shape, picture or chart."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("title", plain(title))
    properties.set("descr", plain(description))


def _dutch(slide: Any) -> None:
    """Marks every run as Dutch, so that the spelling checker and a screen reader know."""
    for tree in (slide._element, slide.notes_slide._element):
        for run in tree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
            run.get_or_add_rPr().set("lang", "nl-NL")
