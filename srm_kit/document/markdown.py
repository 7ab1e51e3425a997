"""Markdown, read by one library for every format: the prose of the notebooks and the consultant's own words.

A link is its text with the address behind it, for a report is printed too. Raw HTML, pictures and tables stay
literal text; ``not_shown`` names those that someone may have meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from srm_kit.document.plain_text import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

__all__ = ["MarkdownPart", "TextRun", "markdown_parts", "not_shown", "own_words_html", "prose_html"]

_CLEAN_TAGS = {"p", "strong", "em", "ul", "ol", "li", "blockquote", "br", "h4", "h5", "code"}


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).disable(["image"])
    reader.core.ruler.push("printed_links", _print_links)
    return reader


def _print_links(state: StateCore) -> None:
    """Puts the address of each link behind its text, and leaves no link."""
    for block in state.tokens:
        if block.type == "inline":
            block.children = list(_printed(block.children or []))


def _printed(tokens: list[Token]) -> Iterator[Token]:
    from markdown_it.token import Token

    address, inside = "", ""
    for token in tokens:
        if token.type == "link_open":
            address, inside = str(token.attrGet("href")).removeprefix("mailto:"), ""
        elif token.type == "link_close":
            if inside.strip() != address:
                yield Token("text", "", 0, content=f" ({address})" if inside.strip() else address)
        else:
            inside += token.content
            yield token


_TASK = re.compile(r"^\s*[-*+] \[[ xX]\]\s", re.MULTILINE)


def not_shown(text: str) -> tuple[str, ...]:
    """What in Markdown of a consultant would come out as signs: ``tabel``, ``afbeelding``, ``takenlijst``.

    >>> not_shown("| a | b |\\n|---|---|\\n| 1 | 2 |"), not_shown("**vet** en [een link](https://voorbeeld.invalid)")
    (('tabel',), ())
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    inside = {child.type for token in tokens for child in token.children or ()}
    found = {
        "tabel": any(token.type == "table_open" for token in tokens),
        "afbeelding": "image" in inside,
        "takenlijst": bool(_TASK.search(text)),
    }
    return tuple(name for name, there in found.items() if there)


def prose_html(text: str) -> Markup:
    """Prose of our own as HTML, with its headings as they are."""
    return Markup(_reader().render(text))


def own_words_html(text: str) -> Markup:
    """Markdown of a consultant as clean HTML: no raw HTML, links, images or headings that break the outline."""
    import nh3

    reader = _reader()
    tokens = reader.parse(visible(text))
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h4" if token.tag in {"h1", "h2", "h3", "h4"} else "h5"
    raw = reader.renderer.render(tokens, reader.options, {})
    # Whatever the reader makes of it, only these tags pass and none has attributes.
    clean = nh3.clean(raw, tags=_CLEAN_TAGS, attributes={}, link_rel=None)
    for tag in ("h4", "h5"):
        clean = clean.replace(f"<{tag}>", '<p class="tussenkop">').replace(f"</{tag}>", "</p>")
    return Markup(clean)


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one manner."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class MarkdownPart:
    """A paragraph of Markdown: ``level`` is that of a heading, ``first`` opens a list."""

    kind: Literal["paragraph", "heading", "bullet", "number", "quote"]
    runs: tuple[TextRun, ...]
    level: int = 0
    first: bool = False

    @property
    def text(self) -> str:
        """The words without their manner."""
        return "".join(run.text for run in self.runs)


def markdown_parts(text: str) -> Iterator[MarkdownPart]:
    """Markdown as paragraphs, for formats that are no HTML."""
    lists: list[Literal["bullet", "number"]] = []
    heading, quote, opening = 0, 0, False
    for token in _reader().parse(visible(text).replace("\t", " ")):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append("bullet" if token.type.startswith("bullet") else "number")
            opening = True
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type in {"heading_open", "heading_close"}:
            heading = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.type in {"blockquote_open", "blockquote_close"}:
            quote += 1 if token.type == "blockquote_open" else -1
        elif token.type == "inline":
            kind: Literal["paragraph", "heading", "bullet", "number", "quote"] = (
                "heading" if heading else lists[-1] if lists else "quote" if quote else "paragraph"
            )
            yield MarkdownPart(kind, tuple(_runs(token.children or [])), heading, opening)
            opening = False
        elif token.type in {"code_block", "fence"}:
            yield MarkdownPart("paragraph", (TextRun(token.content.rstrip("\n")),))


def _runs(tokens: list[Token]) -> Iterator[TextRun]:
    bold = italic = 0
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            bold += 1 if token.type == "strong_open" else -1
        elif token.type in {"em_open", "em_close"}:
            italic += 1 if token.type == "em_open" else -1
        elif token.type in {"softbreak", "hardbreak"}:
            yield TextRun(" " if token.type == "softbreak" else "\n", bold > 0, italic > 0)
        elif token.content:
            yield TextRun(token.content, bold > 0, italic > 0)
