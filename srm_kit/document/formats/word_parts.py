"""Parts of Word that python-docx has no call for: fields, tables in one go, descriptions, numbering, contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from srm_kit.document.blocks import Table
from srm_kit.document.formats.walk import plain

__all__ = ["add_contents", "add_table", "bookmark", "describe", "field", "restarted"]

_LETTER, _SMALL_LETTER, _MARGINS = 105, 98, 200
"""Twips of an ordinary letter of a heading, at 8.5 and at 8 points, and of the room beside the text of a cell."""
_LIGHT = 0.86
"""How wide an ordinary letter is beside one of a heading."""
_FULL_ROW = 300
"""A table with so many characters in an average row is set smaller."""
_MOST_TEXT = 240
"""So many characters of a cell, on average, ask for room; what is longer takes lines."""


def _element(name: str, /, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(paragraph: Any, instruction: str, shown: str, bold: bool = False) -> None:
    """A field such as ``PAGE`` or ``SEQ Figuur``, showing ``shown`` until Word works it out."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = paragraph.add_run(shown if kind == "text" else None)
        run.bold = bold or None
        if kind == "instr":
            code = _element("w:instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind != "text":
            run._r.append(_element("w:fldChar", fldCharType=kind))


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Puts the whole paragraph in a bookmark."""
    start = _element("w:bookmarkStart", id=str(number), name=name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def describe(picture: Any, title: str, description: str) -> None:
    """The alternative text of an inline picture."""
    properties = picture._inline.docPr
    properties.set("title", plain(title))
    properties.set("descr", plain(description))


def restarted(document: Any, style: str) -> int:
    """A new numbering like that of the list style, starting at 1 again; gives its id."""
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    properties = document.styles[style].element.pPr
    known = numbering.num_having_numId(properties.numPr.numId.val) if properties is not None else numbering.num_lst[0]
    made = numbering.add_num(known.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.get(qn("w:numId")))


def add_contents(document: Any, entries: Sequence[tuple[int, str, str]]) -> None:
    """A contents field, filled in: (level, text, bookmark). Word adds the page numbers when it is updated (F9)."""
    for number, (level, text, mark) in enumerate(entries):
        paragraph = document.add_paragraph(style=f"toc {level}")
        if number == 0:
            for kind in ("begin", "instr", "separate"):
                run = paragraph.add_run()
                if kind == "instr":
                    code = _element("w:instrText")
                    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                    code.text = ' TOC \\o "1-2" \\h \\z \\u '
                    run._r.append(code)
                else:
                    run._r.append(_element("w:fldChar", fldCharType=kind))
        link = _element("w:hyperlink", anchor=mark, history="1")
        run = paragraph.add_run(plain(text))
        link.append(run._r)
        paragraph._p.append(link)
        if number == len(entries) - 1:
            paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="end"))


def add_table(document: Any, block: Table, style: str, total: int, title: str) -> None:
    """The table at the end of the document: head repeated on every page, rows whole, ``total`` twips wide."""
    written = sum(len(cell) for row in block.rows for cell in row) / max(len(block.rows), 1)
    small = len(block.columns) > 7 or written > _FULL_ROW or sum(_head_widths(block, _LETTER)) > total
    widths = _widths(block, total, _SMALL_LETTER if small else _LETTER)
    made = _element("w:tbl")
    properties = _element("w:tblPr")
    made.append(properties)
    properties.append(_element("w:tblStyle", val=document.styles[style].style_id))
    properties.append(_element("w:tblW", w="5000", type="pct"))
    properties.append(_element("w:tblLayout", type="fixed"))
    properties.append(_element("w:tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", noVBand="1"))
    properties.append(_element("w:tblCaption", val=plain(title)))
    grid = _element("w:tblGrid")
    for width in widths:
        grid.append(_element("w:gridCol", w=str(width)))
    made.append(grid)
    for index, row in enumerate((block.columns, *block.rows)):
        made.append(_row(document, block, row, widths, index == 0, index < 2, small))
    document.element.body.insert_element_before(made, "w:sectPr")


def _row(
    document: Any, block: Table, row: Sequence[str], widths: Sequence[int], head: bool, hold: bool, small: bool
) -> Any:
    made = _element("w:tr")
    properties = _element("w:trPr")
    properties.append(_element("w:cantSplit"))
    if head:
        properties.append(_element("w:tblHeader"))
    made.append(properties)
    name = "Tabelkop" if head else "Tabeltekst"
    paragraph = _element("w:p")
    settings = _element("w:pPr")
    settings.append(_element("w:pStyle", val=document.styles[name].style_id))
    if hold:
        settings.append(_element("w:keepNext"))
    paragraph.append(settings)
    for column, text in enumerate(row):
        cell = _element("w:tc")
        shape = _element("w:tcPr")
        shape.append(_element("w:tcW", w=str(widths[column]), type="dxa"))
        cell.append(shape)
        content = deepcopy(paragraph)
        if column in block.number_columns:
            content.pPr.append(_element("w:jc", val="right"))
        run = _element("w:r")
        if small:
            size = _element("w:rPr")
            size.append(_element("w:sz", val="16"))
            run.append(size)
        words = _element("w:t")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        words.text = plain(text).replace("\n", " ")
        run.append(words)
        content.append(run)
        cell.append(content)
        made.append(cell)
    return made


def _widths(block: Table, total: int, letter: int = _LETTER) -> list[int]:
    """Widths in twips that add up to ``total``: room for the longest word, the rest by the amount of text.

    In a table that is too full the cells below give way first: no word of a heading breaks.
    """
    columns = list(zip(block.columns, *block.rows, strict=True))
    heads = _head_widths(block, letter)
    words = [min(max(len(word) for cell in column for word in _words(cell)), 18) for column in columns]
    least = [max(head, int(letter * _LIGHT * count) + _MARGINS) for head, count in zip(heads, words, strict=True)]
    wanted = [min(sum(len(cell) for cell in column) / len(column), _MOST_TEXT) + 1 for column in columns]
    spare, room = total - sum(least), total - sum(heads)
    if spare >= 0:
        widths = [int(low + spare * want / sum(wanted)) for low, want in zip(least, wanted, strict=True)]
    elif room >= 0:
        more = sum(least) - sum(heads)
        widths = [int(head + room * (low - head) / more) for head, low in zip(heads, least, strict=True)]
    else:
        widths = [int(head * total / sum(heads)) for head in heads]
    widths[0] += total - sum(widths)
    return widths


def _head_widths(block: Table, letter: int) -> list[int]:
    """What each heading needs to stay in one piece per word, in whatever sans serif the reader has."""
    return [letter * max(len(word) for word in _words(head)) + _MARGINS for head in block.columns]


def _words(text: str) -> list[str]:
    """What stays on one line: a space that does not break holds its words together."""
    return re.split("[ \\n]+", text)
