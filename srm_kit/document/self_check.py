"""A document checks itself before it is written: the structural rules of docs/rapportregels.md.

Accessibility in a browser and print are tested in CI; these checks run on every report.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from srm_kit.document.formats.office_package import all_parts

__all__ = ["FilePart", "file_parts", "outside_faults", "page_text", "structure_faults"]

_MOST_BYTES = 600_000
_REFUSED_TAGS = {"script", "iframe", "object", "embed", "link", "base", "form", "video", "audio"}


def structure_faults(html: str, page: Any, chapters: Sequence[str]) -> Iterator[str]:
    """What is wrong with the structure of a page; ``page`` is the same HTML, parsed by lxml.

    ``chapters`` are the anchors it should have, in their order.
    """
    yield from _self_contained(html, page)
    found = page.xpath("//main/section/@id")
    if found != list(chapters):
        yield f"chapters: the chapters are {', '.join(found)}; expected {', '.join(chapters)}"
    yield from _headings(page)
    yield from _figures(page)
    yield from _tables(page)


def page_text(page: Any) -> str:
    """All words of a parsed page, without its style."""
    return " ".join(page.xpath("//body//text()[not(ancestor::style)]"))


def _self_contained(html: str, page: Any) -> Iterable[str]:
    if len(html.encode("utf-8")) > _MOST_BYTES:
        yield f"one file: the file is {len(html.encode('utf-8')) // 1000} kB, at most {_MOST_BYTES // 1000} kB is allowed"
    for tag in sorted(_REFUSED_TAGS):
        if page.xpath(f"//{tag}"):
            yield f"one file: there is a <{tag}> element"
    for picture in page.iter("img"):
        if not picture.get("src", "").startswith("data:image/") or not picture.get("alt"):
            yield "one file: there is a picture that is not inside the file, or has no description"
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    if not policy or not policy[0].startswith("default-src 'none'"):
        yield "one file: the content security policy is missing"
    for element in page.iter():
        for name, value in element.attrib.items():
            if name.startswith("on"):
                yield f"one file: an event handler ({name}) on <{element.tag}>"
            if name in {"href", "src", "action"} and not value.startswith(("#", "data:")):
                yield f"one file: <{element.tag}> refers to something outside the file"
    for style in page.xpath("//style/text()"):
        if re.search(r"url\((?!data:)", style) or "@import" in style:
            yield "one file: the style refers to something outside the file"


def _headings(page: Any) -> Iterable[str]:
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"accessibility: there are {levels.count(1)} top headings, exactly one is needed"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"accessibility: a heading of level {after} follows one of level {before}"
            break
    for heading in page.iter("h1", "h2", "h3"):
        if not heading.text_content().strip():
            yield "headings: there is an empty heading"
    if page.getroottree().getroot().get("lang") != "nl":
        yield "accessibility: the language of the page is not Dutch"


def _figures(page: Any) -> Iterable[str]:
    ids = page.xpath("//@id")
    doubles = sorted({name for name in ids if ids.count(name) > 1})
    if doubles:
        yield f"figures: ids occur more than once: {', '.join(doubles[:5])}"
    for figure in page.iter("figure"):
        caption = " ".join(figure.xpath("./figcaption//text()")).strip()
        if not caption:
            yield "figures: a figure has no caption"
        if not re.search(r"\bn = |Bron:|bron", caption):
            yield f"evidence: the figure ‘{caption[:60]}’ has no n or source"
        if not figure.xpath("./details//table"):
            yield f"figures: the figure ‘{caption[:60]}’ has no table with its figures"
        for picture in figure.iter("svg"):
            title, description = picture.findtext("title"), picture.findtext("desc")
            if picture.get("role") != "img" or not (title or "").strip() or not (description or "").strip():
                yield f"figures: the figure ‘{caption[:60]}’ has no name or description"


def _tables(page: Any) -> Iterable[str]:
    for table in page.iter("table"):
        caption = (table.findtext("caption") or "").strip()
        if not caption:
            yield "tables: a table has no caption"
        if table.find("thead") is None or any(head.get("scope") is None for head in table.iter("th")):
            yield f"tables: the table ‘{caption[:60]}’ has no head or a heading without scope"
        if any(not head.text_content().strip() for head in table.iter("th")):
            yield f"tables: the table ‘{caption[:60]}’ has an empty heading"


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of a file that can be read: its name, its source, and its words without markup."""

    name: str
    source: str
    words: str


def file_parts(data: bytes) -> Iterator[FilePart]:
    """The parts of a file that hold text: the XML of a package of Office, or the whole of a text file.

    Raises ``ValueError`` with the name of a part that is no valid XML. What is neither, such as a print, gives nothing.
    """
    from lxml import etree

    if not zipfile.is_zipfile(io.BytesIO(data)):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return
        yield FilePart("", text, text)
        return
    for name, part in all_parts(data).items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = etree.fromstring(part)
        except etree.XMLSyntaxError:
            raise ValueError(f"{name} is no valid XML") from None
        values = (str(value) for element in root.iter() for value in element.attrib.values())
        yield FilePart(name, part.decode("utf-8"), " ".join((*map(str, root.itertext()), *values)))


def outside_faults(part: FilePart) -> Iterator[str]:
    """Whether a part of a package refers to something outside the file, or holds a formula."""
    formula = "/worksheets/" in part.name and re.search(r"<(?:c|x):f[ >]|<f[ >]", part.source)
    if formula or 'TargetMode="External"' in part.source:
        yield f"{part.name} refers to something outside the file, or holds a formula"
