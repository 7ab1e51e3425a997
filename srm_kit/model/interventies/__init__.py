"""The library of interventions: one YAML file per phase, hard and soft per cell (docs/methode.md#adviezen).

The ranges for cost, effort and term are our own estimates, to open a conversation with and to be replaced by
an offer; no source publishes them per intervention.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from srm_kit.errors import SrmError
from srm_kit.model import Fase

__all__ = ["ADKAR", "Interventie", "InterventieUnknown", "interventie", "interventies"]

ADKAR = ("bewustzijn", "wil", "kennis", "vaardigheid", "borging")
"""The steps of a change in people (ADKAR), in Dutch."""


class InterventieUnknown(SrmError):
    """An id that is not in the library."""


@dataclass(frozen=True, slots=True)
class Interventie:
    """One intervention.

    ``cellen`` are the cells it strengthens, the most first; ``uren`` hours of own staff in all, ``weken`` from start to result and
    ``kosten`` external euros, each as (low, high) and each our own estimate; ``wie`` names roles, never persons;
    ``adkar`` is empty for hard ones and ``themas`` when it fits every theme. ``bouwt`` is false for what opens a talk
    or takes work away: useful, but no link of a goal is whole because of it, so the plan does not count on it.
    ``onderbouwing`` says how well it is known to work (sterk, redelijk or ervaring), with its source;
    ``ondernemingsraad`` whether the works council must advise or consent, and when.
    """

    id: str
    naam: str
    cellen: tuple[str, ...]
    aard: str
    waarvoor: str
    stappen: tuple[str, ...]
    wie: str
    uren: tuple[int, int]
    weken: tuple[int, int]
    kosten: tuple[int, int]
    wanneer_niet: str
    adkar: str = ""
    faalmodus: str = "none"
    themas: tuple[str, ...] = ()
    bouwt: bool = True
    onderbouwing: str = "ervaring"
    onderbouwing_bron: str = ""
    ondernemingsraad: str = ""
    ondernemingsraad_bij: str = ""

    @property
    def cel(self) -> str:
        """The cell it strengthens most; ``cellen`` has the others too."""
        return self.cellen[0]


@cache
def interventies() -> tuple[Interventie, ...]:
    """The whole library, in the order of the phases and of the files."""
    return tuple(_made(row) for fase in Fase for row in _read(fase.naam))


def _read(name: str) -> list[dict[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=loader)
    return rows


def _made(row: dict[str, Any]) -> Interventie:
    pairs = {key: tuple(row[key]) for key in ("uren", "weken", "kosten")}
    lists = {key: tuple(row.get(key, ())) for key in ("stappen", "themas")}
    cells = (row["cel"],) if isinstance(row["cel"], str) else tuple(row["cel"])
    rest = {key: value for key, value in row.items() if key != "cel"}
    return Interventie(**{**rest, **pairs, **lists, "cellen": cells})


def interventie(ident: str) -> Interventie:
    """The intervention with this id; ``InterventieUnknown`` names the ids there are."""
    for item in interventies():
        if item.id == ident:
            return item
    known = ", ".join(item.id for item in interventies())
    raise InterventieUnknown(f"There is no intervention {ident!r}; choose one of: {known}.")
