"""The report block by block, with the numbers of figures and tables, so that all formats count alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srm_kit.document import Blok, Figuur, Tabel
from srm_kit.document.html import Nummering, visible
from srm_kit.document.rapport import Hoofdstuk, Proza, Rapport

__all__ = ["Gewoon", "Run", "Stuk", "alineas", "genummerd", "plat"]


@dataclass(frozen=True, slots=True)
class Gewoon:
    """A block in its place: chapter, the number of a figure or table (0 for other blocks), and the block."""

    hoofdstuk: Hoofdstuk
    nummer: int
    blok: Blok | Proza


def genummerd(rapport: Rapport) -> Iterator[Gewoon]:
    """Every block in the order of reading, numbered as in the HTML."""
    counter = Nummering()
    for chapter in rapport.hoofdstukken:
        for block in chapter.inhoud:
            number = (
                counter.figuur() if isinstance(block, Figuur) else counter.tabel() if isinstance(block, Tabel) else 0
            )
            yield Gewoon(chapter, number, block)


def plat(text: str) -> str:
    """Text that a file of Office can hold: no control character and nothing that turns the reading direction."""
    return visible(text).replace("\t", " ")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one manner."""

    tekst: str
    vet: bool = False
    schuin: bool = False


@dataclass(frozen=True, slots=True)
class Stuk:
    """A paragraph of Markdown: ``soort`` is alinea, kop, punt, nummer or citaat; ``eerste`` opens a list."""

    soort: str
    runs: tuple[Run, ...]
    niveau: int = 0
    eerste: bool = False


def alineas(markdown: str) -> Iterator[Stuk]:
    """Markdown as paragraphs; raw HTML, links and pictures in it stay literal text."""
    from markdown_it import MarkdownIt

    lists: list[str] = []
    heading, quote, opening = 0, 0, False
    for token in MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"]).parse(plat(markdown)):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append("punt" if token.type.startswith("bullet") else "nummer")
            opening = True
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type in {"heading_open", "heading_close"}:
            heading = int(token.tag[1]) if token.type == "heading_open" else 0
        elif token.type in {"blockquote_open", "blockquote_close"}:
            quote += 1 if token.type == "blockquote_open" else -1
        elif token.type == "inline":
            kind = "kop" if heading else lists[-1] if lists else "citaat" if quote else "alinea"
            yield Stuk(kind, tuple(_runs(token.children or [])), heading, opening)
            opening = False
        elif token.type in {"code_block", "fence"}:
            yield Stuk("alinea", (Run(token.content.rstrip("\n")),))


def _runs(tokens: list) -> Iterator[Run]:  # type: ignore[type-arg]
    bold = slant = 0
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            bold += 1 if token.type == "strong_open" else -1
        elif token.type in {"em_open", "em_close"}:
            slant += 1 if token.type == "em_open" else -1
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run(" " if token.type == "softbreak" else "\n", bold > 0, slant > 0)
        elif token.content:
            yield Run(token.content, bold > 0, slant > 0)
