"""One planted fault with what the diagnosis found of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srm_kit.diagnosis import Bevinding, regels
from srm_kit.model import Cel
from srm_kit.model.interventies import Interventie, interventie
from srm_kit.simulation.storing import Storing

__all__ = ["Round", "rond"]


@dataclass(frozen=True, slots=True)
class Round:
    """One planted fault with what the diagnosis found of it, the most serious first; nothing when it does not show."""

    storing: Storing
    bevindingen: tuple[Bevinding, ...]

    @property
    def gevonden(self) -> bool:
        """Whether the rules found the fault."""
        return bool(self.bevindingen)

    @property
    def cel(self) -> Cel:
        """The cell the class should arrive at."""
        code = self.bevindingen[0].cel if self.bevindingen else _rule_cell(self.storing)
        return Cel.van_code(code or "VS")

    @property
    def ingreep(self) -> Interventie:
        """The intervention that the finding points at."""
        first = next(regel for regel in regels() if regel.faalmodus == self.storing.value)
        return interventie(self.bevindingen[0].interventie if self.bevindingen else first.interventie)

    @property
    def cellen(self) -> frozenset[str]:
        """All cells that findings about this fault point at."""
        return frozenset(bevinding.cel for bevinding in self.bevindingen if bevinding.cel) | {self.cel.code}


def _rule_cell(storing: Storing) -> str | None:
    return next(regel.cel for regel in regels() if regel.faalmodus == storing.value)


def rond(storing: Storing, bevindingen: Sequence[Bevinding]) -> Round:
    """What was found of one planted fault."""
    return Round(storing, tuple(bevinding for bevinding in bevindingen if bevinding.regel.faalmodus == storing.value))
