"""Words of a consultant: the same in every format, with no HTML, link or picture of their own."""

from __future__ import annotations

import pytest
from lxml import html as parser

from srm_kit.document.markdown import markdown_parts, not_shown, own_words_html, prose_html

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1))",
    "![x](https://a.nl/x.png)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    page = parser.fromstring(f"<div>{own_words_html(text)}</div>")
    assert {item.tag for item in page.iter()} == {"div", "p"}
    assert all(not item.attrib for item in page.iter())
    assert "alert(1)" in page.text_content() or "a.nl" in page.text_content()


def test_an_address_stands_behind_its_words_and_once() -> None:
    assert own_words_html("Zie [de site](https://voorbeeld.nl).") == "<p>Zie de site (https://voorbeeld.nl).</p>\n"
    assert own_words_html("<https://voorbeeld.nl>") == "<p>https://voorbeeld.nl</p>\n"
    assert own_words_html("[](https://voorbeeld.nl)") == "<p>https://voorbeeld.nl</p>\n"
    assert own_words_html("[mail](mailto:a@b.nl)") == "<p>mail (a@b.nl)</p>\n"


def test_headings_of_a_consultant_are_no_headings_of_the_report() -> None:
    html = own_words_html("# Groot\n\n##### Klein")
    assert html.count('<p class="tussenkop">') == 2
    assert "<h" not in html
    assert "<h2>Kop</h2>" in prose_html("## Kop")


def test_other_formats_get_paragraphs_in_their_manner() -> None:
    parts = list(markdown_parts("## Kop\n\nGewoon **vet *en schuin***\nverder\n\n> citaat\n\n    code"))
    assert [(part.kind, part.text) for part in parts] == [
        ("heading", "Kop"),
        ("paragraph", "Gewoon vet en schuin verder"),
        ("quote", "citaat"),
        ("paragraph", "code"),
    ]
    assert parts[0].level == 2
    assert [(run.text, run.bold, run.italic) for run in parts[1].runs if run.bold or run.italic] == [
        ("vet ", True, False),
        ("en schuin", True, True),
    ]


def test_a_list_begins_anew_and_keeps_its_kind_when_it_is_nested() -> None:
    parts = list(markdown_parts("1. een\n   - binnen\n2. twee\n\nTekst\n\n- los"))
    assert [(part.kind, part.text, part.first) for part in parts] == [
        ("number", "een", True),
        ("bullet", "binnen", True),
        ("number", "twee", False),
        ("paragraph", "Tekst", False),
        ("bullet", "los", True),
    ]


def test_what_would_come_out_as_signs_is_named() -> None:
    assert not_shown("| a |\n|---|\n| 1 |\n\n![x](y.png)\n\n- [ ] doen") == ("tabel", "afbeelding", "takenlijst")
    assert not_shown("- gewoon [een link](x)") == ()
