"""The grid of the model: three phases, three strands, nine cells (docs/methode.md#negenvlak)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Cel", "Fase", "Spoor"]


class Fase(Enum):
    """A phase of the model; the value is its letter in cell codes."""

    RICHTEN = "R"
    INRICHTEN = "I"
    VERRICHTEN = "V"

    @property
    def naam(self) -> str:
        """The word as it stands in a sentence: ``richten``."""
        return self.name.lower()

    @property
    def werkwoord(self) -> str:
        """What the phase comes down to, in plain words."""
        return {"R": "kiezen", "I": "organiseren", "V": "doen en bijsturen"}[self.value]

    @property
    def cellen(self) -> tuple[Cel, Cel, Cel]:
        """The three cells of this phase, in the order of the strands."""
        first, second, third = (Cel(self, spoor) for spoor in Spoor)
        return first, second, third


class Spoor(Enum):
    """A strand of the model; the value is its letter in cell codes."""

    STRATEGIE = "S"
    BESTURING = "B"
    LEIDERSCHAP = "L"

    @property
    def naam(self) -> str:
        """The full name: ``strategie & doelen``."""
        return {"S": "strategie & doelen", "B": "besturing & organisatie", "L": "leiderschap & gedrag"}[self.value]

    @property
    def kort(self) -> str:
        """The first word of the name: ``strategie``."""
        return self.name.lower()

    @property
    def aard(self) -> str:
        """``hard``, ``zacht`` or, for strategy, ``richting``: it belongs to neither side."""
        return {"S": "richting", "B": "hard", "L": "zacht"}[self.value]

    @property
    def cellen(self) -> tuple[Cel, Cel, Cel]:
        """The three cells of this strand, in the order of the phases."""
        first, second, third = (Cel(fase, self) for fase in Fase)
        return first, second, third


@dataclass(frozen=True, slots=True)
class Cel:
    """One of the nine cells: a phase and a strand.

    >>> Cel.van_code("IL").naam
    'inrichten, leiderschap & gedrag'
    """

    fase: Fase
    spoor: Spoor

    @property
    def code(self) -> str:
        """Two letters, phase first: ``IL``."""
        return self.fase.value + self.spoor.value

    @property
    def naam(self) -> str:
        """The cell in words, for the middle of a sentence."""
        return f"{self.fase.naam}, {self.spoor.naam}"

    @classmethod
    def van_code(cls, code: str) -> Cel:
        """The cell of a two-letter code; ValueError when there is none."""
        return cls(Fase(code[:1]), Spoor(code[1:]))
