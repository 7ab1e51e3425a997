"""Blocks to HTML: accessible by construction, every text escaped, no style of its own (templates/report)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from srm_kit.document.blocks import (
    Alinea,
    Blok,
    EigenWoorden,
    Figuur,
    Kerncijfers,
    Kop,
    Lijst,
    Tabel,
    Vraag,
)
from srm_kit.document.locator import locator_svg

__all__ = ["Nummering", "blok_html", "markdown_html", "reeks_html", "visible"]

_CLEAN_TAGS = {"p", "strong", "em", "ul", "ol", "li", "blockquote", "br", "h4", "h5", "code"}


class Nummering:
    """Counts figures and tables through a document, so that captions and ids are unique."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.figuren = 0
        self.tabellen = 0

    def figuur(self) -> int:
        """The number of the next figure."""
        self.figuren += 1
        return self.figuren

    def tabel(self) -> int:
        """The number of the next table."""
        self.tabellen += 1
        return self.tabellen


def reeks_html(blokken: Iterable[Blok], nummering: Nummering | None = None) -> str:
    """All blocks after each other; without ``nummering`` captions carry no number (a single notebook)."""
    return "\n".join(blok_html(item, nummering) for item in blokken)


def blok_html(blok: Blok, nummering: Nummering | None = None) -> str:
    """One block as an HTML fragment."""
    match blok:
        case Kop():
            return _kop(blok)
        case Alinea():
            css = {"gewoon": "", "inleiding": ' class="inleiding"', "noot": ' class="noot"'}[blok.rol]
            return f"<p{css}>{_tekst(blok.tekst)}</p>"
        case Lijst():
            tag = "ol" if blok.genummerd else "ul"
            return f"<{tag}>{''.join(f'<li>{_tekst(item)}</li>' for item in blok.punten)}</{tag}>"
        case Tabel():
            return _tabel(blok, f"Tabel {nummering.tabel()}. " if nummering else "")
        case Figuur():
            return _figuur(blok, nummering)
        case Kerncijfers():
            return _kerncijfers(blok)
        case Vraag():
            return f'<div class="vraag"><p><b>{_tekst(blok.soort)}</b> {_tekst(blok.tekst)}</p></div>'
        case EigenWoorden():
            return _eigen_woorden(blok)


_LONGEST_WORD = 30


def _tekst(text: str) -> str:
    """Escaped text; endless words may break, so that they stay inside their place."""
    shown = visible(text)
    if len(shown) <= _LONGEST_WORD:
        return escape(shown, quote=True)
    return "".join(_word(part) for part in re.split(r"(\s+)", shown))


def visible(text: str) -> str:
    """The text with every invisible or direction-changing character made visible."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\t\u00a0\u00ad" else "\ufffd" for char in text)


def _word(word: str) -> str:
    """A word, escaped; one that no line can hold may break (<wbr/> is no text, so it stays literal)."""
    if len(word) <= _LONGEST_WORD:
        return escape(word, quote=True)
    # The slash is for libxml2, which does not know this element and would put each inside the one before.
    return "<wbr/>".join(escape(word[start : start + 20], quote=True) for start in range(0, len(word), 20))


def _kop(blok: Kop) -> str:
    heading = f"<h{blok.niveau}>{_tekst(blok.tekst)}</h{blok.niveau}>"
    if not blok.raster:
        return heading
    return f'<div class="kop">{locator_svg(blok.raster)}{heading}</div>'


def _tabel(blok: Tabel, label: str, quiet: bool = False) -> str:
    head = "".join(
        f'<th scope="col"{" class=getal" if index in blok.getallen else ""}>{_tekst(name)}</th>'
        for index, name in enumerate(blok.kolommen)
    )
    body = []
    for row in blok.rijen:
        cells = [f'<th scope="row">{_tekst(row[0])}</th>']
        for index, value in enumerate(row[1:], start=1):
            css = " class=getal" if index in blok.getallen else ""
            cells.append(f'<td{css} data-kop="{escape(blok.kolommen[index])}">{_tekst(value)}</td>')
        body.append(f"<tr>{''.join(cells)}</tr>")
    source = f'<p class="bron">{_tekst(blok.bron)}</p>' if blok.bron else ""
    table = (
        f"<table><caption>{label}{_tekst(blok.bijschrift)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )
    return f'<div class="tabel{" stil" if quiet else ""}">{table}{source}</div>'


def _figuur(blok: Figuur, nummering: Nummering | None) -> str:
    number = nummering.figuur() if nummering else 0
    label = f"Figuur {number}. " if number else ""
    key = f"f{number}" if number else f"f{abs(_stable_hash(blok.titel + blok.svg)):x}"
    wide = blok.svg.replace("@id@", key)
    picture = f'<div class="beeld">{wide}</div>'
    if blok.smal:
        narrow = blok.smal.replace("@id@", key + "s")
        picture = f'<div class="beeld breed">{wide}</div><div class="beeld smal">{narrow}</div>'
    summary = f"Cijfers bij figuur {number}" if number else "Cijfers bij deze figuur"
    return (
        f"<figure>{picture}"
        f"<figcaption><b>{label}{_tekst(blok.bevinding)}</b> {_tekst(blok.bron)}</figcaption>"
        f"<details><summary>{summary}</summary>{_tabel(blok.tabel, '', quiet=True)}</details></figure>"
    )


def _kerncijfers(blok: Kerncijfers) -> str:
    items = []
    for item in blok.cijfers:
        unit = f" <small>{_tekst(item.eenheid)}</small>" if item.eenheid else ""
        items.append(
            f'<div><dt>{_tekst(item.kop)}</dt><dd class="groot">{_tekst(item.waarde)}{unit}</dd>'
            f"<dd>{_tekst(item.toelichting)}</dd></div>"
        )
    return f'<dl class="kerncijfers">{"".join(items)}</dl>'


def _eigen_woorden(blok: EigenWoorden) -> str:
    author = f"Toelichting van {blok.bureau}" if blok.bureau else "Toelichting van de adviseur"
    return f'<div class="eigen"><p class="wie">{_tekst(author)}</p>{markdown_html(blok.markdown)}</div>'


def markdown_html(text: str) -> str:
    """Markdown of a consultant as clean HTML: no raw HTML, links, images or headings that break the outline."""
    import nh3
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
    tokens = renderer.parse(visible(text))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h4" if token.tag in {"h1", "h2", "h3", "h4"} else "h5"
    raw = renderer.renderer.render(tokens, renderer.options, {})
    # Whatever the reader makes of it, only these tags pass and none has attributes.
    clean = nh3.clean(raw, tags=_CLEAN_TAGS, attributes={}, link_rel=None)
    return (
        clean.replace("<h4>", '<p class="tussenkop">')
        .replace("</h4>", "</p>")
        .replace("<h5>", '<p class="tussenkop">')
        .replace("</h5>", "</p>")
    )


def _stable_hash(text: str) -> int:
    import zlib

    return zlib.crc32(text.encode("utf-8"))
