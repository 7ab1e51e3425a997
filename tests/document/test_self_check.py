"""A page that is not in one piece, cannot be read aloud or has no evidence is refused, each with its reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html as parser

from srm_kit.document.self_check import FilePart, file_parts, outside_faults, page_text, structure_faults

GOOD = """<!doctype html><html lang="nl"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<style>a{color:red}</style></head><body><h1>Titel</h1><main><section id="richten"><h2>Kop</h2>
<figure><svg role="img"><title>t</title><desc>d</desc></svg><figcaption>Het is zo. n = 12. Bron: dossier.</figcaption>
<details><table><caption>Score</caption><thead><tr><th scope="col">Vak</th></tr></thead></table></details></figure>
</section></main></body></html>"""


def faults(html: str, chapters: tuple[str, ...] = ("richten",)) -> list[str]:
    return list(structure_faults(html, parser.fromstring(html), chapters))


def test_a_good_page_has_no_fault() -> None:
    assert faults(GOOD) == []
    assert "color:red" not in page_text(parser.fromstring(GOOD))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<h2>Kop</h2>", "<h2>Kop</h2><script>x</script>", "there is a <script> element"),
        ("<h2>Kop</h2>", '<h2>Kop</h2><a href="https://a.nl">x</a>', "<a> refers to something outside the file"),
        ("<h2>Kop</h2>", '<h2 onclick="x()">Kop</h2>', "an event handler (onclick) on <h2>"),
        ("<h2>Kop</h2>", '<h2>Kop</h2><img src="data:image/png;base64,AA">', "has no description"),
        ("a{color:red}", "a{background:url(https://a.nl/x)}", "the style refers to something outside the file"),
        ("default-src 'none'", "default-src 'self'", "the content security policy is missing"),
        ("<h2>Kop</h2>", "<h2> </h2>", "there is an empty heading"),
        ("<h2>Kop</h2>", "<h2>Kop</h2><h4>Te diep</h4>", "a heading of level 4 follows one of level 2"),
        ("<h2>Kop</h2>", "<h1>Kop</h1>", "there are 2 top headings"),
        ('lang="nl"', 'lang="en"', "the language of the page is not Dutch"),
        ("<h2>Kop</h2>", '<h2 id="richten">Kop</h2>', "ids occur more than once: richten"),
        (" n = 12. Bron: dossier.", "", "has no n or source"),
        ("<desc>d</desc>", "<desc> </desc>", "has no name or description"),
        ('role="img"', "", "has no name or description"),
        ("<details>", "<div>", "has no table with its figures"),
        ("<caption>Score</caption>", "", "a table has no caption"),
        (' scope="col"', "", "has no head or a heading without scope"),
        (">Vak<", "> <", "has an empty heading"),
    ],
)
def test_each_fault_is_named(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert any(said in fault for fault in faults(GOOD.replace(old, new)))


def test_chapters_have_to_be_there_in_their_order() -> None:
    assert faults(GOOD, ("richten", "inrichten")) == ["chapters: the chapters are richten; expected richten, inrichten"]


def test_a_file_that_is_too_large_says_how_large() -> None:
    [fault] = faults(GOOD.replace("<h2>Kop</h2>", f"<h2>{'é' * 300_001}</h2>"))
    assert fault == "one file: the file is 600 kB, at most 600 kB is allowed"


def test_words_of_a_package_are_read_without_markup_and_with_attributes() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("word/document.xml", '<w a="naam">Te<b/>kst</w>')
        made.writestr("media/x.png", b"\x89PNG")
    [part] = file_parts(target.getvalue())
    assert (part.name, part.words) == ("word/document.xml", "Te kst naam")
    assert [part.words for part in file_parts(b"gewone tekst")] == ["gewone tekst"]
    assert list(file_parts(b"%PDF \xff\xfe")) == []


def test_a_broken_part_is_named() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("word/document.xml", "<w>")
    with pytest.raises(ValueError, match=r"word/document\.xml is no valid XML"):
        list(file_parts(target.getvalue()))


@pytest.mark.parametrize(
    ("name", "source", "refused"),
    [
        ("word/_rels/document.xml.rels", '<R TargetMode="External"/>', True),
        ("xl/worksheets/sheet1.xml", "<c><f>1+1</f></c>", True),
        ("ppt/charts/chart1.xml", "<c:f>Blad!$A$1</c:f>", False),
        ("xl/worksheets/sheet1.xml", "<c><v>1</v></c>", False),
    ],
)
def test_links_and_formulas_are_refused(name: str, source: str, refused: bool) -> None:
    assert bool(list(outside_faults(FilePart(name, source, "")))) is refused
