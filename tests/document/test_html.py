"""Blocks as HTML: text stays text, and Markdown is read alike in every format."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from srm_kit.document import (
    Block,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    OwnWords,
    Paragraph,
    PointList,
    Question,
    Table,
)
from srm_kit.document.html import block_html
from srm_kit.document.markdown import markdown_parts, own_words_html, prose_html
from srm_kit.document.numbering import Numbering
from srm_kit.document.svg import svg_frame, svg_text

EVIL = '<script>"&\u202e'
TABLE = Table(EVIL, (EVIL, EVIL), ((EVIL, EVIL),), (1,), EVIL)
PICTURE = svg_frame(10, 10, EVIL, EVIL, [svg_text(0, 0, EVIL, EVIL)])


@pytest.mark.parametrize(
    "block",
    [
        Heading(EVIL, lit=(1,)),
        Paragraph(EVIL, "noot"),
        PointList((EVIL,), numbered=True),
        TABLE,
        Figure(EVIL, EVIL, EVIL, PICTURE, TABLE, EVIL, narrow=PICTURE),
        KeyFigures((KeyFigure(EVIL, EVIL, EVIL, EVIL),)),
        Question(EVIL, EVIL),
        OwnWords(EVIL, EVIL),
    ],
    ids=lambda block: type(block).__name__,
)
def test_text_stays_text(block: Block) -> None:
    html = block_html(block)
    assert isinstance(html, Markup)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_cell_names_its_column_and_its_figures() -> None:
    html = block_html(Table("Doelen", ("Wat", 'Aan"tal'), (("a", "3"),), (1,)), Numbering())
    assert "<caption>Tabel 1. Doelen</caption>" in html
    assert '<tr><th scope="row">a</th><td class=getal data-kop="Aan&#34;tal">3</td></tr>' in html


def test_an_endless_word_may_break() -> None:
    assert "<wbr/>" in block_html(Paragraph("a" * 70))


def test_markdown_is_read_alike_in_every_format() -> None:
    text = "### Kop\n\nEen **vet** woord.\n\n- punt\n\n1. eerste"
    html = prose_html(text)
    assert "<h3>Kop</h3>" in html
    assert "<strong>vet</strong>" in html
    parts = list(markdown_parts(text))
    assert [(part.kind, part.text) for part in parts] == [
        ("heading", "Kop"),
        ("paragraph", "Een vet woord."),
        ("bullet", "punt"),
        ("number", "eerste"),
    ]
    assert parts[0].level == 3
    assert [run.text for run in parts[1].runs if run.bold] == ["vet"]


def test_own_words_bring_no_link_picture_or_heading() -> None:
    html = own_words_html("# Groot\n\n[klik](https://voorbeeld.nl) ![x](https://voorbeeld.nl/x.png) <b>x</b>")
    assert '<p class="tussenkop">Groot</p>' in html
    assert "klik (https://voorbeeld.nl) !" in html  # the address is in print too
    assert not {"<a ", "<img", "<h1", "<b>"} & {tag for tag in ("<a ", "<img", "<h1", "<b>") if tag in html}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lees [de **hele** visie](https://voorbeeld.invalid/v).", "Lees de hele visie (https://voorbeeld.invalid/v)."),
        ("<https://voorbeeld.invalid/v>", "https://voorbeeld.invalid/v"),
        ("[https://voorbeeld.invalid](https://voorbeeld.invalid)", "https://voorbeeld.invalid"),
        ("[schrijf ons](mailto:raad@voorbeeld.invalid)", "schrijf ons (raad@voorbeeld.invalid)"),
        ("[klik](javascript:alert(1))", "[klik](javascript:alert(1))"),
    ],
)
def test_a_link_is_its_text_with_the_address_in_every_format(text: str, shown: str) -> None:
    assert "".join(part.text for part in markdown_parts(text)) == shown
    assert re.sub("<[^>]+>", "", own_words_html(text)).strip() == shown
