"""Makes templates/office/rapport.docx: the styles of the report in Word. Run by ``srm_kit.document.formats.templates``.

Colours and fonts are those of the theme, so that a house style (or Word's own Design tab) changes them all at once.
"""

from __future__ import annotations

import io
from typing import Any

from srm_kit.document.formats.office_package import repacked, set_colours, set_theme
from srm_kit.document.formats.word_parts import field
from srm_kit.document.house_style import HouseStyle

__all__ = ["make_docx"]

_TABLE = """<w:style xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:type="table"
 w:customStyle="1" w:styleId="SRMTabel"><w:name w:val="SRM Tabel"/><w:basedOn w:val="TableNormal"/>
<w:uiPriority w:val="59"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto" w:themeColor="text2"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto" w:themeColor="accent6"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto" w:themeColor="accent6"/></w:tblBorders>
<w:tblCellMar><w:top w:w="25" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="25" w:type="dxa"/>
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tblPr/><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto" w:themeColor="text2"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""

# name, based on, size in points, colour of the theme, bold, before and after in points, further settings
_PARAGRAPHS: tuple[tuple[str, str, float, str, bool, float, float], ...] = (
    ("Bovenschrift", "Normal", 12, "ACCENT_1", True, 0, 0),
    ("Inleiding", "Normal", 12, "TEXT_2", False, 0, 8),
    ("Feiten", "Normal", 10, "TEXT_1", False, 0, 2),
    ("Noot", "Normal", 8.5, "TEXT_2", False, 0, 4),
    ("Bron", "Normal", 8, "TEXT_2", False, 2, 5),
    ("Tabeltekst", "Normal", 8.5, "TEXT_1", False, 0, 0),
    ("Tabelkop", "Tabeltekst", 8.5, "TEXT_2", True, 0, 0),
    ("Kerncijfer", "Normal", 18, "TEXT_1", True, 0, 0),
    ("Figuur", "Normal", 10, "TEXT_1", False, 4, 2),
    ("Gespreksvraag", "Normal", 10, "TEXT_1", False, 3, 7),
    ("Eigen woorden", "Normal", 10, "TEXT_1", False, 0, 4),
    ("Tussenkop", "Normal", 10, "TEXT_1", True, 8, 2),
    ("Merk", "Normal", 9, "ACCENT_4", True, 0, 0),
    ("Kop inhoud", "Normal", 16, "TEXT_1", True, 40, 6),
    ("toc 1", "Normal", 10.5, "TEXT_1", False, 3, 3),
    ("toc 2", "Normal", 10, "TEXT_1", False, 0, 1),
)


def make_docx(style: HouseStyle) -> bytes:
    """The template: A4, Dutch, the styles of the report, and a foot with page numbers."""
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    document: Any = Document()
    set_theme(document.part.package, style)
    _language(document)
    styles = document.styles
    _shape(styles["Normal"], 10, "TEXT_1", False, 0, 4, "minorHAnsi")
    styles["Normal"].paragraph_format.line_spacing = 1.1
    styles["Normal"].paragraph_format.widow_control = True
    _shape(styles["Title"], 28, "TEXT_1", False, 6, 10, "majorHAnsi")
    border = styles["Title"].element.pPr.find("{*}pBdr")
    styles["Title"].element.pPr.remove(border)
    _shape(styles["Subtitle"], 13, "TEXT_2", False, 0, 24, "minorHAnsi")
    styles["Subtitle"].font.italic = False
    for number, points, above, below in ((1, 18.0, 18, 5), (2, 12.5, 10, 3), (3, 10.5, 8, 2)):
        _shape(styles[f"Heading {number}"], points, "TEXT_1", number == 3, above, below, "majorHAnsi")
        styles[f"Heading {number}"].paragraph_format.keep_with_next = True
    _shape(styles["Caption"], 8.5, "TEXT_2", False, 4, 5, "minorHAnsi")
    _shape(styles["Header"], 8.5, "TEXT_2", False, 0, 0, "minorHAnsi")
    _shape(styles["Footer"], 8.5, "TEXT_2", False, 0, 0, "minorHAnsi")
    for name in ("Header", "Footer"):  # the example has a stop in the middle, which a long title runs into
        settings = styles[name].element.pPr
        settings.remove(settings.find("{*}tabs"))
    styles["Subtitle"].element.get_or_add_pPr().append(_bar("bottom", 48, 18))
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(2)
    for name, base, size, colour, bold, before, after in _PARAGRAPHS:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles[base]
        made.quick_style = True
        big = name in {"Kerncijfer", "Kop inhoud"}
        _shape(made, size, colour, bold and not big, before, after, "majorHAnsi" if big else "minorHAnsi")
    for name in ("Figuur", "Tabelkop", "Bovenschrift"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Tabeltekst", "Tabelkop", "Kerncijfer"):
        styles[name].paragraph_format.line_spacing = 1.0
    styles["toc 2"].paragraph_format.left_indent = Cm(0.6)
    styles["Gespreksvraag"].paragraph_format.left_indent = Cm(0.4)
    styles["Gespreksvraag"].element.get_or_add_pPr().append(_bar("left", 24, 8))
    styles["Eigen woorden"].element.get_or_add_pPr().append(_fill())
    styles.element.append(parse_xml(_TABLE))
    _order(styles)
    set_colours(styles.element, style)

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.7)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(0.8)
    foot = section.footer.paragraphs[0]
    foot.style = styles["Footer"]
    foot.alignment = 2
    foot.add_run("pagina ")
    field(foot, "PAGE", "1")
    foot.add_run(" van ")
    field(foot, "NUMPAGES", "1")

    properties = document.core_properties
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.title = properties.comments = properties.keywords = ""
    properties.language = "nl-NL"
    _drop_thumbnail(document)
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue())


def _shape(style: Any, size: float, colour: str, bold: bool, before: float, after: float, font: str) -> None:
    from docx.enum.dml import MSO_THEME_COLOR
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.color.theme_color = getattr(MSO_THEME_COLOR, colour)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("asciiTheme", "hAnsiTheme", "cstheme"):
        fonts.set(qn(f"w:{name}"), font if name != "cstheme" else font.replace("HAnsi", "Bidi"))
    for leftover in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(leftover)


def _language(document: Any) -> None:
    from docx.oxml.ns import qn

    for item in document.styles.element.iter(qn("w:lang")):
        item.set(qn("w:val"), "nl-NL")
        item.set(qn("w:eastAsia"), "nl-NL")
    for item in document.settings.element.iter(qn("w:themeFontLang")):
        item.set(qn("w:val"), "nl-NL")


def _bar(place: str, eighths: int, space: int) -> Any:
    """A line of the accent colour at one side of a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    frame, side = OxmlElement("w:pBdr"), OxmlElement(f"w:{place}")
    for key, value in (("val", "single"), ("sz", str(eighths)), ("space", str(space)), ("color", "auto")):
        side.set(qn(f"w:{key}"), value)
    side.set(qn("w:themeColor"), "accent1")
    frame.append(side)
    return frame


def _fill() -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "auto"), ("themeFill", "background2")):
        made.set(qn(f"w:{key}"), value)
    return made


def _order(styles: Any) -> None:
    """Puts the settings of every style in the order that the schema asks for."""
    order = "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl"
    rank = {name: place for place, name in enumerate(order.split())}
    for style in styles.element.iter("{*}style"):
        settings = style.find("{*}pPr")
        if settings is not None:
            settings[:] = sorted(settings, key=lambda item: rank.get(item.tag.rsplit("}", 1)[1], 50))


def _drop_thumbnail(document: Any) -> None:
    """The example of python-docx has a picture of itself in it."""
    relations = document.part.package.rels
    for key in [key for key, item in relations.items() if item.reltype.endswith("/thumbnail")]:
        del relations[key]
