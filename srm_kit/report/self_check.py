"""The report checks itself before it is written: the structural rules of docs/rapportregels.md.

Accessibility in a browser and print are tested in CI; these checks run on every report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from srm_kit.document.rapport import HOOFDSTUKKEN
from srm_kit.dossier import Dossier

__all__ = ["check_bestand", "check_html"]

_MOST_BYTES = 600_000
_REFUSED_TAGS = {"script", "iframe", "object", "embed", "link", "base", "form", "video", "audio"}
_LEFT_OVER = re.compile(r"\b(?:nan|NaN|None|undefined|Traceback|Lorem ipsum|TODO)\b|\{\{|\}\}|\{%")


def check_html(html: str, dossier: Dossier, fictief: bool) -> tuple[str, ...]:
    """What is wrong with a rendered report; empty when it may go to the client.

    ``dossier`` supplies what must not leak: respondent ids and open answers that were not released.
    """
    from lxml import html as parser

    page = parser.document_fromstring(html)
    found: list[str] = []
    found += _self_contained(html, page)
    found += _order(page)
    found += _headings(page)
    found += _figures(page)
    found += _tables(page)
    found += _left_over(page, dossier)
    found += _leaks(html, _text(page), dossier)
    if fictief and "FICTIEF" not in _text(page):
        found.append("evidence: a fictional dossier is not marked FICTIEF")
    return tuple(found)


def _text(page: object) -> str:
    return " ".join(page.xpath("//body//text()[not(ancestor::style)]"))  # type: ignore[attr-defined]


def _self_contained(html: str, page) -> Iterable[str]:  # type: ignore[no-untyped-def]
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


def _order(page) -> Iterable[str]:  # type: ignore[no-untyped-def]
    chapters = page.xpath("//main/section/@id")
    if chapters != list(HOOFDSTUKKEN):
        yield f"chapters: the chapters are {', '.join(chapters)}; expected {', '.join(HOOFDSTUKKEN)}"


def _headings(page) -> Iterable[str]:  # type: ignore[no-untyped-def]
    levels = [int(item.tag[1]) for item in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"accessibility: there are {levels.count(1)} top headings, exactly one is needed"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"accessibility: a heading of level {after} follows one of level {before}"
            break
    for item in page.iter("h1", "h2", "h3"):
        if not item.text_content().strip():
            yield "headings: there is an empty heading"
    if page.getroottree().getroot().get("lang") != "nl":
        yield "accessibility: the language of the page is not Dutch"


def _figures(page) -> Iterable[str]:  # type: ignore[no-untyped-def]
    ids = page.xpath("//@id")
    doubles = sorted({item for item in ids if ids.count(item) > 1})
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


def _tables(page) -> Iterable[str]:  # type: ignore[no-untyped-def]
    for table in page.iter("table"):
        caption = (table.findtext("caption") or "").strip()
        if not caption:
            yield "tables: a table has no caption"
        if table.find("thead") is None or any(head.get("scope") is None for head in table.iter("th")):
            yield f"tables: the table ‘{caption[:60]}’ has no head or a heading without scope"
        if any(not head.text_content().strip() for head in table.iter("th")):
            yield f"tables: the table ‘{caption[:60]}’ has an empty heading"


def _left_over(page, dossier: Dossier) -> Iterable[str]:  # type: ignore[no-untyped-def]
    """Nothing of the machine is left in our own text (the client's text may say anything)."""
    own = _text(page)
    if not _LEFT_OVER.search(own):
        return
    client = " ".join(_client_texts(dossier))
    for match in _LEFT_OVER.finditer(own):
        if match.group() not in client:
            yield f"language: ‘{match.group()}’ is left in the text: …{own[max(match.start() - 30, 0) : match.end() + 30]}…"
            return


def _client_texts(dossier: Dossier) -> Iterable[str]:
    from dataclasses import fields, is_dataclass

    yield from (dossier.gemeente.naam, dossier.opdracht.aanleiding, dossier.opdracht.bureau)
    for item in fields(dossier):
        table = getattr(dossier, item.name)
        if isinstance(table, tuple):
            for row in table:
                if is_dataclass(row):
                    yield from (value for column in fields(row) if isinstance(value := getattr(row, column.name), str))


def check_bestand(formaat: str, data: bytes, dossier: Dossier) -> tuple[str, ...]:
    """What is wrong with the report as a file of Office: every part of it, unpacked, holds nothing that leaks.

    The words of a part are read without its markup; its markup is read for paths and addresses.
    """
    from lxml import etree

    from srm_kit.document.formats.office_package import alle_delen

    found: list[str] = []
    for name, part in alle_delen(data).items():
        if not name.endswith((".xml", ".rels")):
            continue
        try:
            root = etree.fromstring(part)
        except etree.XMLSyntaxError:
            found.append(f"{formaat}: {name} is no valid XML")
            continue
        markup = part.decode("utf-8")
        words = " ".join(
            (*map(str, root.itertext()), *(str(value) for item in root.iter() for value in item.attrib.values()))
        )
        found += [f"{formaat}, {name}: {fault}" for fault in _leaks(markup, words, dossier)]
        if 'TargetMode="External"' in markup or (
            re.search(r"<(?:c|x):f[ >]|<f[ >]", markup) and "/worksheets/" in name
        ):
            found.append(f"{formaat}: {name} refers to something outside the file, or holds a formula")
    return tuple(found)


def _leaks(html: str, text: str, dossier: Dossier) -> Iterable[str]:
    if dossier.respons is not None:
        # Short ids occur in ordinary words and numbers; from four characters on a hit means something.
        ids = {item for item in dossier.respons.respondent if len(item) >= 4}
        words = set(re.findall(r"[\w.-]+", text))
        if ids & words:
            yield "privacy: a respondent id is in the report"
        for answer, released in zip(dossier.respons.open_vraag, dossier.respons.vrijgegeven, strict=True):
            if answer and not released and len(answer) >= 12 and answer in text:
                yield "privacy: an open answer that was not released is in the report"
                break
    home = str(Path.home())
    if len(home) > 1 and home + "/" in html:
        yield "privacy: a local path is in the report"
