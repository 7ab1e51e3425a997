"""The report in Word: real styles, captions, contents, descriptions; a consultant can go on writing in it."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.document.blocks import Figure, Heading, KeyFigures, OwnWords, Paragraph, PointList, Question, Table
from srm_kit.document.complete_figure import shows_all
from srm_kit.document.formats import Manuscript
from srm_kit.document.formats.office_package import repacked, set_colours, set_theme
from srm_kit.document.formats.picture import png, with_picture_mark
from srm_kit.document.formats.walk import NumberedBlock, numbered_blocks, plain
from srm_kit.document.formats.word_parts import add_contents, add_table, bookmark, describe, field, restarted
from srm_kit.document.house_style import HouseStyle
from srm_kit.document.markdown import MarkdownPart, markdown_parts
from srm_kit.document.report_value import Prose, Report

__all__ = ["FIGURES_CHAPTER", "write"]

FIGURES_CHAPTER = "Cijfers bij de figuren"
"""The last chapter in Word: the tables that the HTML folds away under the figures."""

_SHORT = "kort"
"""The form that stands alone on a few pages: no contents, and no tables of its figures."""
_TABLE_STYLE = "SRM Tabel"
_HIGHEST_CM = 7.5
"""A picture is no higher than this: two of them, with what is said about them, go on a page."""
_TWIPS_PER_CM = 567


def write(manuscript: Manuscript) -> bytes:
    """The report as a Word file: the template filled, in the colours of the house style."""
    from docx import Document

    report, style = manuscript.report, manuscript.style

    shipped = resources.folder("templates") / "office" / "rapport.docx"
    document: Any = Document(style.sjabloon_docx or str(shipped))
    if style.sjabloon_docx:
        _complete(document, shipped)
    else:
        set_theme(document.part.package, style)
        set_colours(document.styles.element, style)
    body = document.element.body
    for element in [element for element in body if not element.tag.endswith("}sectPr")]:
        body.remove(element)
    _properties(document, report)
    writer = _Writer(document, style, report.form)
    writer.cover_page(report)
    if report.form != _SHORT:
        writer.contents(report)
    numbered = tuple(numbered_blocks(report.chapters))
    for place in numbered:
        writer.block(place)
    writer.colophon(report)
    writer.figures(_folded_tables(report))
    _running_head(document, report)
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue())


def _complete(document: Any, shipped: Path) -> None:
    """Lends a house template the styles it lacks."""
    from copy import deepcopy

    from docx import Document

    known = {style.name for style in document.styles}
    for style in Document(str(shipped)).styles:
        if style.name not in known:
            document.styles.element.append(deepcopy(style.element))


def _properties(document: Any, report: Report) -> None:
    properties = document.core_properties
    properties.title = plain(f"{report.cover.title} – {report.cover.subject}")
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.subject = plain(report.cover.overline)
    properties.language = "nl-NL"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(report.reference_date, datetime.min.time())
    properties.revision = 1


def _running_head(document: Any, report: Report) -> None:
    """The title at the left and the marks at the right of every page; a head of the house style stays."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    cover = report.cover
    for section in document.sections:
        paragraph = section.header.paragraphs[0]
        if paragraph.text.strip():
            paragraph = section.header.add_paragraph()
        paragraph.style = document.styles["Header"]
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(section.page_width - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(plain(f"{cover.title} · {cover.subject}"))
        if cover.marks:
            paragraph.add_run(f"\t{cover.mark_words}").bold = True


class _Writer:
    """Writes blocks at the end of the document."""

    def __init__(self, document: Any, style: HouseStyle, form: str) -> None:
        from docx.shared import Emu

        self.form = form
        self.document = document
        self.style = style
        section = document.sections[0]
        self.width = Emu(section.page_width - section.left_margin - section.right_margin)
        self.styles = {style.name: style.style_id for style in document.styles}
        self.marks = 0
        self.chapter = ""

    def paragraph(self, text: str, style: str = "Normal") -> Any:
        made = self.document.add_paragraph(plain(text))
        # By id: python-docx searches all styles again for every name.
        made._p.get_or_add_pPr().style = self.styles[style]
        return made

    def heading(self, text: str, level: int) -> Any:
        """A heading; the first two levels get a bookmark, in the order of the contents."""
        made = self.paragraph(text, f"Heading {level}")
        if level < 3:
            self.marks += 1
            bookmark(made, f"_Toc{self.marks:06d}", self.marks)
        return made

    def cover_page(self, report: Report) -> None:
        """The cover: logo, title, facts and marks."""
        from docx.shared import Cm

        cover = report.cover
        if self.style.logo:
            paragraph = self.paragraph("")
            logo = io.BytesIO(with_picture_mark(Path(self.style.logo).read_bytes()))
            picture = paragraph.add_run().add_picture(logo, height=Cm(1.8))
            describe(picture, "Logo", "Logo")
        self.paragraph(cover.overline, "Bovenschrift")
        self.paragraph(cover.title, "Title")
        self.paragraph(cover.subtitle, "Subtitle")
        for name, value in cover.facts:
            paragraph = self.paragraph("", "Feiten")
            paragraph.add_run(f"{name}: ")
            paragraph.add_run(plain(value)).bold = True
        for mark in cover.marks:
            self.paragraph(mark.sentence, "Merk")

    def contents(self, report: Report) -> None:
        """The chapters, below the cover; the first of them begins a page."""
        self.paragraph("Inhoud", "Kop inhoud")
        headings = enumerate((heading for heading in _headings(report) if heading[0] < 3), start=1)
        add_contents(
            self.document, [(level, text, f"_Toc{mark:06d}") for mark, (level, text) in headings if level == 1]
        )

    def block(self, place: NumberedBlock) -> None:
        """One block of the report."""
        first = place.chapter.anchor != self.chapter
        self.chapter = place.chapter.anchor
        match place.block:
            case Prose():
                for part in markdown_parts(place.block.markdown):
                    self._markdown_part(part, "Normal")
            case Heading():
                made = self.heading(place.block.text, _level(place.block))
                opens = self.marks == 1 and self.form != _SHORT
                if opens or (first and place.chapter.new_page and self.marks > 1):
                    made.paragraph_format.page_break_before = True
            case Paragraph():
                style = {"gewoon": "Normal", "inleiding": "Inleiding", "noot": "Noot"}[place.block.role]
                self.paragraph(place.block.text, style)
            case PointList():
                self._points(place.block)
            case Table():
                self._table(place.block, place.number)
            case Figure():
                self._figure(place.block, place.number)
            case KeyFigures():
                self._key_figures(place.block)
            case Question():
                paragraph = self.paragraph("", "Gespreksvraag")
                paragraph.add_run(plain(place.block.label)).bold = True
                paragraph.add_run(f"  {plain(place.block.text)}")
            case OwnWords():
                author = place.block.author or "de adviseur"
                paragraph = self.paragraph("", "Eigen woorden")
                paragraph.add_run(plain(f"Toelichting van {author}")).bold = True
                paragraph.paragraph_format.keep_with_next = True
                for part in markdown_parts(place.block.markdown):
                    self._markdown_part(part, "Eigen woorden")

    def _markdown_part(self, part: MarkdownPart, style: str) -> None:
        if part.kind == "heading" and style == "Normal":
            self.heading(part.text, max(part.level - 1, 1))
            return
        name = {"heading": "Tussenkop", "bullet": "List Bullet", "number": "List Number"}.get(part.kind, style)
        paragraph = self.paragraph("", name)
        if part.kind == "number":
            if part.first:
                self.numbering = restarted(self.document, "List Number")
            self._numbered(paragraph)
        for run in part.runs:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None

    def _numbered(self, paragraph: Any) -> None:
        settings = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        settings.get_or_add_ilvl().val = 0
        settings.get_or_add_numId().val = self.numbering

    def _points(self, block: PointList) -> None:
        if block.numbered:
            self.numbering = restarted(self.document, "List Number")
        for point in block.points:
            paragraph = self.paragraph(point, "List Number" if block.numbered else "List Bullet")
            if block.numbered:
                self._numbered(paragraph)

    def _caption(self, word: str, number: int, text: str, source: str = "") -> Any:
        paragraph = self.paragraph("", "Caption")
        paragraph.add_run(f"{word} ").bold = True
        field(paragraph, f"SEQ {word} \\* ARABIC", str(number), bold=True)
        paragraph.add_run(f". {plain(text)}").bold = True
        if source:
            paragraph.add_run(f" {plain(source)}")
        return paragraph

    def _rows(self, block: Table, title: str) -> None:
        add_table(self.document, block, _TABLE_STYLE, int(self.width.cm * _TWIPS_PER_CM), title)

    def _table(self, block: Table, number: int) -> None:
        self._caption("Tabel", number, block.caption).paragraph_format.keep_with_next = True
        self._rows(block, f"Tabel {number}. {block.caption}")
        self.paragraph(block.source, "Bron")

    def _figure(self, block: Figure, number: int) -> None:
        from docx.shared import Cm

        picture = png(block.svg, self.style, self.width.cm)
        paragraph = self.paragraph("", "Figuur")
        width = Cm(min(self.width.cm, _HIGHEST_CM / picture.ratio))
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.data), width=width)
        describe(shape, block.title, block.description)
        self._caption("Figuur", number, block.finding, block.source)

    def _key_figures(self, block: KeyFigures) -> None:
        """A real table: what it is, the figure, what it means."""
        made = self.document.add_table(rows=3, cols=len(block.figures), style=_TABLE_STYLE)
        for column, figure in enumerate(block.figures):
            for row, (text, style) in enumerate(
                ((figure.heading, "Tabelkop"), (figure.value, "Kerncijfer"), (figure.explanation, "Tabeltekst"))
            ):
                paragraph = made.cell(row, column).paragraphs[0]
                paragraph.style = self.document.styles[style]
                paragraph.add_run(plain(text))
                if row == 1 and figure.unit:
                    unit = paragraph.add_run(f" {plain(figure.unit)}")
                    unit.font.size = self.document.styles["Tabeltekst"].font.size
        self.paragraph("", "Bron")

    def colophon(self, report: Report) -> None:
        """With which versions and input this was made."""
        self.heading("Colofon", 2)
        for name, value in report.colophon:
            paragraph = self.paragraph("", "Noot")
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(plain(value))

    def figures(self, tables: list[tuple[int, Table]]) -> None:
        """The figures of every picture, with its number, to read and to copy."""
        if not tables:
            return
        self.heading(FIGURES_CHAPTER, 1)
        for number, table in tables:
            title = f"Cijfers bij figuur {number}. {table.caption}"
            paragraph = self.paragraph(title, "Caption")
            paragraph.runs[0].bold = True
            paragraph.paragraph_format.keep_with_next = True
            self._rows(table, title)
            self.paragraph(table.source, "Bron")


def _level(block: Heading) -> int:
    """The chapters are level 1 in Word: the title has a style of its own there."""
    return min(max(block.level - 1, 1), 3)


def _headings(report: Report) -> list[tuple[int, str]]:
    headings = []
    for chapter in report.chapters:
        for block in chapter.content:
            if isinstance(block, Heading):
                headings.append((_level(block), block.text))
            elif isinstance(block, Prose):
                parts = markdown_parts(block.markdown)
                headings += [(max(part.level - 1, 1), part.text) for part in parts if part.kind == "heading"]
    return [*headings, (2, "Colofon"), *(((1, FIGURES_CHAPTER),) if _folded_tables(report) else ())]


def _folded_tables(report: Report) -> list[tuple[int, Table]]:
    """The number and the table of each picture that does not print every figure itself; none in the short form."""
    if report.form == _SHORT:
        return []
    places = (place for place in numbered_blocks(report.chapters) if isinstance(place.block, Figure))
    return [
        (place.number, place.block.table)
        for place in places
        if isinstance(place.block, Figure) and not shows_all(place.block)
    ]
