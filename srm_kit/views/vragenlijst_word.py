"""The questionnaire as a Word file, in the template of the report: ``srm rubriek --vragenlijst --docx FILE``."""

from __future__ import annotations

import io
from typing import Any

from srm_kit import resources
from srm_kit.document import Alinea, Kop, Lijst, Reeks, Tabel
from srm_kit.document.formats.office_package import opnieuw_ingepakt
from srm_kit.document.formats.word_parts import tabel

__all__ = ["als_word"]

_EMU_PER_TWIP = 635


def als_word(reeks: Reeks) -> bytes:
    """Headings, paragraphs, lists and tables with the real styles of the template, so that a client can go on in it."""
    from docx import Document

    document: Any = Document(str(resources.folder("templates") / "office" / "rapport.docx"))
    body = document.element.body
    for item in [item for item in body if not item.tag.endswith("}sectPr")]:
        body.remove(item)
    section = document.sections[0]
    width = int((section.page_width - section.left_margin - section.right_margin) / _EMU_PER_TWIP)
    for blok in reeks.blokken:
        match blok:
            case Kop():
                document.add_paragraph(blok.tekst, style="Title" if blok.niveau == 1 else f"Heading {blok.niveau - 1}")
                if blok.niveau == 1:
                    document.core_properties.title = blok.tekst
            case Alinea():
                document.add_paragraph(blok.tekst, style="Inleiding" if blok.rol == "inleiding" else "Normal")
            case Lijst():
                for point in blok.punten:
                    document.add_paragraph(point, style="List Bullet")
            case Tabel():
                document.add_paragraph(blok.bijschrift, style="Tussenkop").paragraph_format.keep_with_next = True
                tabel(document, blok, "SRM Tabel", width, blok.bijschrift)
            case _:
                raise TypeError(f"a questionnaire has no {type(blok).__name__}")
    target = io.BytesIO()
    document.save(target)
    return opnieuw_ingepakt(target.getvalue())
