"""The questionnaire: 45 statements over nine cells and three optional blocks (docs/methode.md#vragenlijst)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from srm_kit.model import _data
from srm_kit.model.rooster import Cel

__all__ = ["Blok", "Stelling", "blokken", "open_vraag", "schaal", "stelling", "stellingen", "stellingen_van"]


@dataclass(frozen=True, slots=True)
class Stelling:
    """One statement, answered on a five-point scale or with "weet ik niet".

    ``groep`` is a cell code or the letter of an optional block; ``omgekeerd`` marks an item that is recoded
    to 6 - x on reading; ``kort`` marks the short version of 27 statements.
    """

    code: str
    tekst: str
    groep: str
    aspect: str
    faalmodus: str | None
    omgekeerd: bool
    kort: bool
    doelgroep: str

    @property
    def cel(self) -> Cel | None:
        """The cell, or None for a statement of an optional block."""
        return Cel.van_code(self.groep) if len(self.groep) == 2 else None


@dataclass(frozen=True, slots=True)
class Blok:
    """An optional block of statements that belongs to no cell."""

    code: str
    naam: str


@cache
def stellingen() -> tuple[Stelling, ...]:
    """All statements in the order of the questionnaire: 45 of the nine cells, then the blocks."""
    found = []
    for groep, rows in _data.read("vragenlijst")["stellingen"].items():
        for number, row in enumerate(rows, start=1):
            found.append(
                Stelling(
                    code=f"{groep}{number}",
                    tekst=row["tekst"],
                    groep=groep,
                    aspect=row["aspect"],
                    faalmodus=row.get("faalmodus"),
                    omgekeerd=bool(row.get("omgekeerd", False)),
                    kort=number <= 3,
                    doelgroep=row.get("doelgroep", "allen"),
                )
            )
    return tuple(found)


@cache
def _per_code() -> dict[str, Stelling]:
    return {item.code: item for item in stellingen()}


def stelling(code: str) -> Stelling:
    """The statement with this code; KeyError when there is none."""
    return _per_code()[code]


def stellingen_van(groep: Cel | str) -> tuple[Stelling, ...]:
    """The statements of a cell or of an optional block (``X``, ``C``, ``O``), in order."""
    code = groep.code if isinstance(groep, Cel) else groep
    return tuple(item for item in stellingen() if item.groep == code)


def blokken() -> tuple[Blok, ...]:
    """The optional blocks: verbinden, co-creatie, opdrachtgeverschap."""
    return tuple(Blok(code, naam) for code, naam in _data.read("vragenlijst")["blokken"].items())


def open_vraag() -> str:
    """The one open question, optional."""
    return str(_data.read("vragenlijst")["open_vraag"])


def schaal() -> tuple[str, ...]:
    """The words of the five-point scale, 1 first."""
    return tuple(_data.read("vragenlijst")["schaal"])
