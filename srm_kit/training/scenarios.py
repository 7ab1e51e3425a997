"""The lessons there are: one per fault that can be planted, and one mixed (scenarios.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from srm_kit.errors import SrmError
from srm_kit.simulation.storing import Storing

__all__ = ["ERNST", "STANDAARD", "Patroon", "Scenario", "ScenarioUnknown", "ernst", "patroon", "scenario", "scenarios"]

STANDAARD = "koers_zonder_landing"
ERNST = {"licht": 0.6, "duidelijk": 1.0, "zwaar": 1.5}
"""How strong the fault is, in points on the 1-5 scale; a light one may be impossible to tell from chance."""


class ScenarioUnknown(SrmError):
    """There is no lesson, severity or seed like the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Patroon:
    """How a fault is called in class, and what it is."""

    storing: Storing
    naam: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A lesson to choose. ``over`` says in English what it is about, for the trainer only."""

    naam: str
    gemeente: str
    storingen: tuple[tuple[Storing, ...], ...]
    verhaal: tuple[str, ...]
    afleiders: tuple[Storing, ...]
    over: str

    def geplant(self, zaad: int) -> tuple[Storing, ...]:
        """What is planted with this seed."""
        return self.storingen[zaad % len(self.storingen)]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    import yaml

    text = (Path(__file__).parent / "scenarios.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


@lru_cache(maxsize=1)
def scenarios() -> tuple[Scenario, ...]:
    """Every lesson, in the order of the list."""
    return tuple(
        Scenario(
            naam=row["naam"],
            gemeente=row["gemeente"],
            storingen=tuple(tuple(Storing(item) for item in group) for group in row["storingen"]),
            verhaal=tuple(row["verhaal"]),
            afleiders=tuple(Storing(item) for item in row["afleiders"]),
            over=row["over"],
        )
        for row in _data()["scenarios"]
    )


def scenario(naam: str = "") -> Scenario:
    """The lesson of this name, empty for the usual one; ``ScenarioUnknown`` names those there are."""
    wanted = naam or STANDAARD
    found = next((item for item in scenarios() if item.naam == wanted), None)
    if found is None:
        known = ", ".join(item.naam for item in scenarios())
        raise ScenarioUnknown(f"There is no scenario {wanted!r}. Choose one of: {known}.")
    return found


def ernst(naam: str) -> float:
    """The strength of a severity; ``ScenarioUnknown`` names those there are."""
    if naam not in ERNST:
        raise ScenarioUnknown(f"There is no severity {naam!r}. Choose one of: {', '.join(ERNST)}.")
    return ERNST[naam]


def patroon(storing: Storing) -> Patroon:
    """What a fault is called in class."""
    row = _data()["patronen"][storing.value]
    return Patroon(storing, row["naam"], row["uitleg"])
