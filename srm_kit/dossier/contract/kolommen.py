"""How the contract is written down: a column is a dataclass field that knows its kind and limits.

Everything about the input is generated from these fields: the reader, its messages, the empty workbook with its
drop-downs, and the page in the docs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

__all__ = ["Kolom", "Soort", "Tabel", "bevestigd", "extra", "gedrukt", "kolom", "rijnummer"]


class Soort(Enum):
    """What kind of value a column holds; decides how a cell is read."""

    ID = "id"
    TEKST = "tekst"
    MARKDOWN = "tekst (Markdown)"
    VERWIJZING = "verwijzing"
    KEUZE = "keuze"
    FASE = "fase"
    SPOOR = "spoor"
    CEL = "cel"
    DATUM = "datum"
    JANEE = "ja/nee"
    SCORE = "geheel getal"
    GETAL = "getal"
    WAARDE = "waarde"
    HOEVEELHEID = "getal, punt met drie cijfers is duizendtal"
    AANTAL = "geheel aantal, punt met drie cijfers is duizendtal"
    LIJST = "lijst, met komma's"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of the contract. ``verwijst`` names the tables a reference may point to.

    ``woorden``: a date for which a plan may have a word, such as doorlopend. ``datumkolom``: of a waarde, the column that
    a year printed beside it fills. ``richting_mag``: of a waarde, whether a direction alone is enough.
    """

    naam: str
    soort: Soort
    uitleg: str
    verplicht: bool = False
    verwijst: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    boven: float | None = None
    einde_van_periode: bool = True
    woorden: bool = False
    datumkolom: str = ""
    richting_mag: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table: its name, the type of its rows, its columns and the columns that identify a row.

    ``register`` tables may have the column ``bevestigd``: a row that is not confirmed is a proposal and counts nowhere.
    A table that is ``extra`` says something when it has rows, and nothing asks for it when it has none.
    """

    naam: str
    rijtype: type[Any]
    sleutel: tuple[str, ...]
    uitleg: str
    register: bool = True
    extra: bool = False

    @property
    def kolommen(self) -> tuple[Kolom, ...]:
        """The columns in the order of the contract."""
        return tuple(item.metadata["kolom"] for item in fields(self.rijtype) if "kolom" in item.metadata)

    def kolom(self, naam: str) -> Kolom:
        """The column with this name; KeyError when there is none."""
        for item in self.kolommen:
            if item.naam == naam:
                return item
        raise KeyError(naam)


def kolom(naam: str, soort: Soort, uitleg: str, default: Any = ..., **limits: Any) -> Any:
    """A dataclass field that is a column; without a default it is required."""
    required = default is ...
    column = Kolom(naam, soort, uitleg, verplicht=required, **limits)
    if required:
        return field(metadata={"kolom": column})
    return field(default=default, metadata={"kolom": column})


def bevestigd() -> Any:
    """The column of register tables that says whether a row is confirmed; empty is yes."""
    return kolom("bevestigd", Soort.JANEE, "Nee: een voorstel dat nog nergens meetelt. Leeg is ja.", None)


def extra() -> Any:
    """The field that keeps unknown columns, so that nothing a client wrote is lost."""

    def nothing() -> Mapping[str, str]:
        return {}

    return field(default_factory=nothing, compare=True)


def gedrukt() -> Any:
    """The field that keeps what a cell said where its value does not: column to text, so that writing gives it back.

    A period (``Q2 2025``), a word (``doorlopend``) or an empty marker (``PM``); an empty text for a value that another
    cell of the row gave.
    """

    def nothing() -> Mapping[str, str]:
        return {}

    return field(default_factory=nothing, compare=True)


def rijnummer() -> Any:
    """The field that holds the row number as Excel shows it; not part of the value."""
    return field(default=0, compare=False)
