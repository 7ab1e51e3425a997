"""The blocks: frozen values. All text in them is plain text and is escaped when it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from srm_kit.document.chart import Chart, Series, TileGrid

__all__ = [
    "Block",
    "Figure",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "OwnWords",
    "Paragraph",
    "PointList",
    "Question",
    "Role",
    "Table",
]

_NOTHING = Markup("")
Role = Literal["gewoon", "inleiding", "noot"]
"""What a paragraph is for; also the name of its style, in the page and in Word."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that says the finding; ``lit`` has the squares that are lit in the small locator beside it."""

    text: str
    level: int = 3
    lit: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str
    role: Role = "gewoon"


@dataclass(frozen=True, slots=True)
class PointList:
    """A short list; numbered when the order matters."""

    points: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first cell of a row is its heading; ``number_columns`` lists the columns that hold figures.

    A cell made with ``nl.getal``, ``nl.euro`` or ``nl.procent`` is an ``nl.Cijfer``: text that remembers its
    number, which spreadsheets and charts use.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    number_columns: tuple[int, ...] = ()
    source: str = ""

    def series(self, *columns: int) -> tuple[Series, ...]:
        """Columns of the table as the series of a chart."""
        return tuple(Series(self.columns[column], self.column(column)) for column in columns)

    def column(self, column: int) -> tuple[str, ...]:
        """The cells below one heading."""
        return tuple(row[column] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that says its finding.

    ``title`` and ``description`` are made from the figures and read aloud in place of the picture;
    ``finding`` opens the caption, ``source`` closes it with n, period and source. ``svg`` is made by our own
    drawing functions, which escape every text, and ``narrow`` is the same for a small screen; ``table`` has the
    same figures to read. ``kind`` is the kind of drawing (its function's name), by which slides are
    chosen, and ``chart`` what they show of it where Office has a chart or shapes for it.
    """

    title: str
    description: str
    finding: str
    svg: Markup
    table: Table
    source: str
    narrow: Markup = _NOTHING
    kind: str = ""
    chart: Chart | TileGrid | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large figure with what it means."""

    heading: str
    value: str
    unit: str
    explanation: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few key figures beside each other; one composite never stands alone."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to talk about with the client."""

    text: str
    label: str = "Gespreksvraag"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The consultant's own words in Markdown, shown as such beside the computed text."""

    markdown: str
    author: str


Block = Heading | Paragraph | PointList | Table | Figure | KeyFigures | Question | OwnWords
