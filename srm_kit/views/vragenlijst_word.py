"""The questionnaire as a Word file, in the template of the report: ``srm rubriek --vragenlijst --docx FILE``."""

from __future__ import annotations

import io
from typing import Any

from srm_kit import resources
from srm_kit.document import Blocks, Heading, Paragraph, PointList, Table
from srm_kit.document.formats.office_package import repacked
from srm_kit.document.formats.word_parts import add_table

__all__ = ["als_word"]

_EMU_PER_TWIP = 635


def als_word(reeks: Blocks) -> bytes:
    """Headings, paragraphs, lists and tables with the real styles of the template, so that a client can go on in it."""
    from docx import Document

    document: Any = Document(str(resources.folder("templates") / "office" / "rapport.docx"))
    body = document.element.body
    for item in [item for item in body if not item.tag.endswith("}sectPr")]:
        body.remove(item)
    section = document.sections[0]
    width = int((section.page_width - section.left_margin - section.right_margin) / _EMU_PER_TWIP)
    for blok in reeks.blocks:
        match blok:
            case Heading():
                document.add_paragraph(blok.text, style="Title" if blok.level == 1 else f"Heading {blok.level - 1}")
                if blok.level == 1:
                    document.core_properties.title = blok.text
            case Paragraph():
                document.add_paragraph(blok.text, style="Inleiding" if blok.role == "inleiding" else "Normal")
            case PointList():
                for point in blok.points:
                    document.add_paragraph(point, style="List Bullet")
            case Table():
                document.add_paragraph(blok.caption, style="Tussenkop").paragraph_format.keep_with_next = True
                add_table(document, blok, "SRM Tabel", width, blok.caption)
            case _:
                raise TypeError(f"a questionnaire has no {type(blok).__name__}")
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue())
