"""The blocks: frozen values, no markup. All text in them is plain text and is escaped when it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = [
    "MIMETYPE",
    "Alinea",
    "Blok",
    "EigenWoorden",
    "Figuur",
    "Kerncijfer",
    "Kerncijfers",
    "Kop",
    "Lijst",
    "Reeks",
    "Tabel",
    "Vraag",
]

MIMETYPE = "application/vnd.srm.blok+json"


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading that says the finding; ``raster`` has the squares that are lit in the small locator beside it."""

    tekst: str
    niveau: int = 3
    raster: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; ``rol`` is gewoon, inleiding or noot."""

    tekst: str
    rol: str = "gewoon"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A short list; numbered when the order matters."""

    punten: tuple[str, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table. The first cell of a row is its heading; ``getallen`` lists the columns that hold figures.

    A cell made with ``nl.getal``, ``nl.euro`` or ``nl.procent`` is an ``nl.Cijfer``: text that remembers its
    number, which spreadsheets and charts use.
    """

    bijschrift: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    getallen: tuple[int, ...] = ()
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Figuur:
    """A picture that says its finding.

    ``titel`` and ``beschrijving`` are made from the figures and read aloud in place of the picture;
    ``bevinding`` opens the caption, ``bron`` closes it with n, period and source. ``svg`` is made by our own
    drawing functions, which escape every text; ``tabel`` has the same figures to read. ``soort`` is the kind of
    drawing (its function's name) where slides have a native chart or shape for it.
    """

    titel: str
    beschrijving: str
    bevinding: str
    svg: str
    tabel: Tabel
    bron: str
    smal: str = ""
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Kerncijfer:
    """One large figure with what it means."""

    kop: str
    waarde: str
    eenheid: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Kerncijfers:
    """A few key figures beside each other; one composite never stands alone."""

    cijfers: tuple[Kerncijfer, ...]


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question to talk about with the client."""

    tekst: str
    soort: str = "Gespreksvraag"


@dataclass(frozen=True, slots=True)
class EigenWoorden:
    """The consultant's own words in Markdown, shown as such beside the computed text."""

    markdown: str
    bureau: str


Blok = Kop | Alinea | Lijst | Tabel | Figuur | Kerncijfers | Vraag | EigenWoorden


@dataclass(frozen=True, slots=True, repr=False)
class Reeks:
    """Blocks that one notebook cell shows together."""

    blokken: tuple[Blok, ...]

    def __repr__(self) -> str:
        """Which blocks there are; what they say is in the HTML, and need not stand in a notebook twice."""
        return f"Reeks({', '.join(type(item).__name__ for item in self.blokken)})"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from srm_kit.document.block_json import blok_to_json
        from srm_kit.document.html import reeks_html

        return {
            "text/html": reeks_html(self.blokken),
            MIMETYPE: {"blokken": [blok_to_json(item) for item in self.blokken]},
        }

    def __add__(self, other: Reeks) -> Reeks:
        return Reeks(self.blokken + other.blokken)
