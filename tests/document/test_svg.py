"""The parts of a picture: text stays text, and a long name is cut at a word."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from srm_kit.document.svg import shortened, svg_frame, svg_line, svg_rectangle, svg_text, svg_turned

HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("Schone straten", 14, "Schone straten"),
        ("Schone straten in de wijk", 17, "Schone straten…"),
        ("Schone, veilige straten", 16, "Schone, veilige…"),
        ("Arbeidsmarktregio", 10, "Arbeidsma…"),
        ("een\ntwee\u200bdrie  vier", 40, "een twee drie vier"),
    ],
)
def test_a_long_name_is_cut_at_a_word_on_one_line(text: str, length: int, shown: str) -> None:
    assert shortened(text, length) == shown
    assert len(shortened(text, length)) <= length


def test_hostile_text_stays_text_in_every_place() -> None:
    picture = svg_frame(10, 20.5, HOSTILE, HOSTILE, [svg_text(1, 2, HOSTILE, HOSTILE, HOSTILE)])
    assert "<script" not in picture
    root = ET.fromstring(picture)
    assert root.findtext("title") == root.findtext("desc") == root.findtext("text") == HOSTILE
    assert root.attrib["viewBox"] == "0 0 10 20.5"


def test_coordinates_have_no_more_digits_than_a_pixel_needs() -> None:
    assert (
        svg_rectangle(1.04, 2.06, 100, 0.5, "vulling")
        == '<rect x="1" y="2.1" width="100" height="0.5" class="vulling"/>'
    )
    assert 'rx="2"' in svg_rectangle(0, 0, 1, 1, "a", 2)
    assert 'style="stroke-width:1.5"' in svg_line(0, 0, 1, 1, "a", 1.5)


def test_a_part_that_is_turned_reads_from_below() -> None:
    assert str(svg_turned(18, 200, svg_text(0, 0, "hoog"))).startswith(
        '<g transform="translate(18 200) rotate(-90)"><text'
    )
