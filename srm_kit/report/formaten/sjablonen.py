"""Makes the two office templates: ``python -m srm_kit.report.formaten.sjablonen [FOLDER]``.

A house style may name its own files instead (``docx = "…"``, ``pptx = "…"``); they need the same style names.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from srm_kit import resources

__all__ = ["make_docx", "make_pptx"]

_SANS, _SERIF = "Calibri", "Georgia"
"""Fonts every office program has: a document someone edits cannot bring its own."""


def make_docx(path: Path) -> None:
    """An empty A4 document with the styles of the report, in Dutch."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    styles = document.styles

    def style(
        name: str, base: str, size: float, *, font: str = _SANS, bold: bool = False, before: float = 0, after: float = 6
    ) -> Any:
        try:
            found = styles[name]
        except KeyError:
            found = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            found.base_style = styles[base]
        found.font.size, found.font.bold, found.font.italic, found.font.name = Pt(size), bold, False, font
        fonts = found.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), font)
        found.paragraph_format.space_before, found.paragraph_format.space_after = Pt(before), Pt(after)
        found.quick_style = True
        return found

    normal = style("Normal", "", 10.5, after=6)
    normal.paragraph_format.line_spacing = 1.15
    language = OxmlElement("w:lang")
    for key in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{key}"), "nl-NL")
    normal.element.get_or_add_rPr().append(language)
    for existing in styles.element.iter(qn("w:lang")):
        existing.set(qn("w:val"), "nl-NL")
    title = style("Title", "Normal", 30, font=_SERIF, bold=True, before=90, after=10)
    borders = title.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        title.element.pPr.remove(borders)
    style("Heading 1", "Normal", 19, font=_SERIF, bold=True, before=6, after=8)
    style("Heading 2", "Normal", 13.5, font=_SERIF, bold=True, before=16, after=4)
    style("Heading 3", "Normal", 11, bold=True, before=10, after=3)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        styles[name].paragraph_format.keep_with_next = True
    style("Inleiding", "Normal", 13, after=12)
    style("Noot", "Normal", 9, after=8)
    style("Caption", "Normal", 9.5, before=4, after=6)
    style("Figuur", "Normal", 10.5, before=8, after=2).paragraph_format.keep_with_next = True
    style("Inhoudskop", "Normal", 19, font=_SERIF, bold=True, after=10)
    style("TOC 1", "Normal", 10.5, after=4)
    style("Merk", "Normal", 11, bold=True, before=6, after=12)
    style("Tabeltekst", "Normal", 9.5, before=2, after=2).paragraph_format.line_spacing = 1.0
    style("Tabelruimte", "Normal", 5, after=4).paragraph_format.line_spacing = 1.0
    style("Gespreksvraag", "Normal", 10.5, before=6, after=10).paragraph_format.left_indent = Cm(0.5)
    style("Toelichting", "Normal", 10.5, after=4).paragraph_format.left_indent = Cm(0.5)
    style("List Bullet", "Normal", 10.5, after=3)
    style("List Number", "Normal", 10.5, after=3)
    for name in ("Header", "Footer"):
        style(name, "Normal", 9)
    _table_style(document)
    document.core_properties.author = document.core_properties.last_modified_by = "SRM Werkbank"
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime(2026, 1, 1)
    document.save(str(path))


def _table_style(document: Any) -> None:
    """Horizontal lines only, a bold header: tables quieter than text."""
    from docx.oxml.parser import parse_xml

    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    line = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="CFD8DC"/>'
    document.styles.element.append(
        parse_xml(
            f'<w:style {namespace} w:type="table" w:customStyle="1" w:styleId="Rapporttabel">'
            '<w:name w:val="Rapporttabel"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{line.format(side='bottom')}{line.format(side='insideH')}</w:tblBorders>"
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="6F8089"/></w:tcBorders></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def make_pptx(path: Path) -> None:
    """An empty wide presentation; the layouts are those of the library, in Dutch fonts and sizes."""
    import pptx
    from pptx.util import Cm

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    deck.core_properties.author = deck.core_properties.last_modified_by = "SRM Werkbank"
    deck.core_properties.title = "SRM Werkbank"
    deck.core_properties.created = deck.core_properties.modified = datetime(2026, 1, 1)
    deck.save(str(path))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else resources.folder("templates") / "office"
    make_docx(folder / "rapport.docx")
    make_pptx(folder / "rapport.pptx")
