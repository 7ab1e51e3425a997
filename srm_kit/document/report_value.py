"""The report as a value: chapters of blocks in their order, in no format yet.

See docs/rapportregels.md#forms-and-chapters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from srm_kit.document.blocks import Block, Figure, KeyFigures, PointList

__all__ = ["Chapter", "Cover", "Mark", "Prose", "Report", "Slide"]


@dataclass(frozen=True, slots=True)
class Prose:
    """Fixed prose of a notebook, in Markdown; written by us, so trusted."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: an anchor, a short name for the contents, what it holds, and whether paper begins a new page."""

    anchor: str
    name: str
    content: tuple[Block | Prose, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What has to stand on every page: a word, the sentence it is short for, and a style name of the page."""

    word: str
    sentence: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says: title, whom it is about, facts as label and value, marks; all text for the reader."""

    title: str
    subtitle: str
    subject: str
    overline: str
    facts: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def mark_words(self) -> str:
        """The marks in short, for a running head."""
        return " · ".join(mark.word for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its finding, what it shows, the source, and the paragraphs of its notes.

    The opening slide has no content: it shows the cover. ``number`` is that of the figure in the report.
    """

    title: str
    content: Figure | KeyFigures | PointList | None
    source: str
    notes: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report: cover, chapters in order, the colophon as label and value, its date, its slides, and the name of
    its form, by which its look may differ."""

    cover: Cover
    chapters: tuple[Chapter, ...]
    colophon: tuple[tuple[str, str], ...]
    reference_date: date
    slides: tuple[Slide, ...] = ()
    form: str = ""
