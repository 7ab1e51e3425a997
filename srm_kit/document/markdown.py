"""Markdown, read by one library for every format: the prose of the notebooks and the consultant's own words.

Raw HTML, links and pictures in it stay literal text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from srm_kit.document.plain_text import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["MarkdownPart", "TextRun", "markdown_parts", "own_words_html", "prose_html"]

_CLEAN_TAGS = {"p", "strong", "em", "ul", "ol", "li", "blockquote", "br", "h4", "h5", "code"}


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


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
