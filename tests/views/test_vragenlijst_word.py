"""The questionnaire in Word: with the styles of the template, all statements, and the same file every time."""

from __future__ import annotations

import io

import docx

from srm_kit.document import Blocks, Heading, Paragraph, PointList, Table
from srm_kit.views.vragenlijst_word import als_word
from srm_kit.views.vragenlijstpagina import Invulling, vragenlijst
from tests.views.small_town import HOSTILE


def test_headings_lists_and_tables_have_real_styles() -> None:
    made = Blocks(
        (
            Heading("De vragenlijst", 1),
            Paragraph("Vooraf.", "inleiding"),
            Heading("Deel", 2),
            Heading("Onderdeel", 3),
            Paragraph(HOSTILE),
            PointList(("een", "twee")),
            Table("Stellingen", ("Code", "Stelling"), (("RS1", "Wij weten het."),)),
        )
    )
    document = docx.Document(io.BytesIO(als_word(made)))
    assert [(item.style.name, item.text) for item in document.paragraphs if item.style is not None and item.text] == [
        ("Title", "De vragenlijst"),
        ("Inleiding", "Vooraf."),
        ("Heading 1", "Deel"),
        ("Heading 2", "Onderdeel"),
        ("Normal", HOSTILE),
        ("List Bullet", "een"),
        ("List Bullet", "twee"),
        ("Tussenkop", "Stellingen"),
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Code", "Stelling"],
        ["RS1", "Wij weten het."],
    ]
    assert document.core_properties.title == "De vragenlijst"


def test_the_same_questionnaire_gives_the_same_file() -> None:
    short = vragenlijst(Invulling(kort=True))
    assert als_word(short) == als_word(short)
