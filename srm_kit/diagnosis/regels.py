"""The rules of ``regels.yaml`` as values, one for each x a rule is repeated for (docs/maatstaven.md#bevindingen)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from srm_kit.diagnosis import sjabloon
from srm_kit.diagnosis.condities import Conditie, conditie
from srm_kit.model import Cel, Fase, Spoor
from srm_kit.model.interventies import interventies

__all__ = ["ERNST", "TOEVAL", "Laag", "Regel", "read_regels", "regel", "regels"]

ERNST = ("ernstig", "belangrijk", "let_op")
"""How serious a finding is, most serious first."""

TOEVAL = {
    "interval": "",
    "register": "Dit is een telling uit het dossier, geen steekproef.",
    "drempel": "Dit rust op een afgesproken grens, zonder toets op toeval.",
}
"""How a rule treats chance, and the sentence that says so when there is no interval."""

_BRONNEN = ("vragenlijst", "register", "beide")
_PER_X = ("bevinding", "gespreksvraag", "interventie", "ook", "cel", "spoor", "fase", "aard")
_KEYS = {
    "id", "naam", "ernst", "toeval", "bron", "faalmodus", "voor_elke", "woorden", "minder", "conditie", "mits", "anders",
    "lagen",
    *_PER_X,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laag:
    """One piece of evidence: when ``conditie`` is true, ``zin`` is said; ``steunt``: it fires nothing by itself.

    ``mits``: without it the layer weighs ``anders``, mostly no more than ``let_op``: a question rather than a conclusion.
    """

    ernst: str
    toeval: str
    conditie: Conditie
    zin: str
    steunt: bool
    mits: Conditie | None
    anders: str

    def gewicht(self, feiten: Mapping[str, Any]) -> str:
        """How serious it is on these facts."""
        return self.ernst if self.mits is None or self.mits.bewijs(feiten) is not None else self.anders


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule, for one x when it is repeated; ``plaats`` is its place in the file.

    ``bron``: what it rests on. ``lagen``: its evidence, the weightiest first. ``ook``: other interventions that fit.
    ``minder``: the advice is to do less. ``faalmodus``: the fault it is about.
    """

    id: str
    naam: str
    bron: str
    lagen: tuple[Laag, ...]
    gespreksvraag: str
    interventie: str
    ook: tuple[str, ...]
    cel: str | None
    spoor: Spoor | None
    fase: Fase | None
    aard: str | None
    faalmodus: str | None
    minder: bool
    x: str
    woorden: Mapping[str, str]
    plaats: int


@cache
def regels() -> tuple[Regel, ...]:
    """All rules, in the order of the file and of ``voor_elke``."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (Path(__file__).parent / "regels.yaml").read_text(encoding="utf-8")
    return read_regels(yaml.load(text, Loader=loader))


def regel(id: str) -> Regel:
    """The (first) rule with this id; KeyError when there is none."""
    found = next((item for item in regels() if item.id == id), None)
    if found is None:
        raise KeyError(id)
    return found


def read_regels(rows: list[dict[str, Any]]) -> tuple[Regel, ...]:
    """Rules from plain data.

    Raises
    ------
    ValueError
        A rule has an unknown or missing key, level, intervention, threshold or comparison; the message names
        the rule.
    """
    found = []
    for place, row in enumerate(rows):
        try:
            found += [_rule(row, x, place) for x in row.get("voor_elke", [""])]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"Rule {row.get('id', place)!r} in regels.yaml cannot be used: {error}.") from error
    return tuple(found)


def _rule(row: dict[str, Any], x: str, place: int) -> Regel:
    if unknown := set(row) - _KEYS:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    if row["bron"] not in _BRONNEN:
        raise ValueError(f"bron {row['bron']!r} does not exist")
    own = {key: _for(row.get(key), x) for key in _PER_X}
    single = {
        "ernst": row.get("ernst"),
        "toeval": row.get("toeval"),
        "conditie": row.get("conditie"),
        "zin": own["bevinding"],
        "mits": row.get("mits"),
        "anders": row.get("anders"),
    }
    layers = tuple(_laag(layer, x) for layer in row.get("lagen") or [single])
    for asked in (own["interventie"], *(own["ook"] or ())):
        if asked not in {interventie.id for interventie in interventies()}:
            raise ValueError(f"there is no intervention {asked!r}")
    if own["cel"] is not None:
        Cel.van_code(own["cel"])
    return Regel(
        id=row["id"],
        naam=sjabloon.fill(row["naam"], {}, x, row.get("woorden")),
        bron=row["bron"],
        lagen=layers,
        gespreksvraag=str(own["gespreksvraag"]),
        interventie=own["interventie"],
        ook=tuple(own["ook"] or ()),
        cel=own["cel"],
        spoor=Spoor(own["spoor"]) if own["spoor"] else None,
        fase=Fase(own["fase"]) if own["fase"] else None,
        aard=own["aard"],
        faalmodus=row.get("faalmodus"),
        minder=bool(row.get("minder", False)),
        x=x,
        woorden=row.get("woorden", {}),
        plaats=place,
    )


def _laag(data: Mapping[str, Any], x: str) -> Laag:
    otherwise = data.get("anders") or ERNST[-1]
    if data["ernst"] not in ERNST or otherwise not in ERNST or data["toeval"] not in TOEVAL:
        raise ValueError("ernst or toeval has a value that does not exist")
    sentence = str(_for(data["zin"], x, pick=False))
    made = conditie(_for(data["conditie"], x, pick=False))
    only = conditie(_for(data["mits"], x, pick=False)) if data.get("mits") else None
    return Laag(data["ernst"], data["toeval"], made, sentence, bool(data.get("steunt", False)), only, otherwise)


def _for(value: Any, x: str, pick: bool = True) -> Any:
    """A value of a rule with ``<x>`` filled in; of a mapping by x the part of this x."""
    if isinstance(value, dict):
        return _for(value[x], x) if pick else {key: _for(item, x, False) for key, item in value.items()}
    if isinstance(value, list):
        return [_for(item, x, pick) for item in value]
    return value.replace("<x>", x) if isinstance(value, str) else value
