"""Conditions of rules: comparisons of measures, combined; no code is ever taken from data."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from srm_kit.diagnosis.feiten import aandeel_grens, waarde
from srm_kit.model import drempels

__all__ = ["Conditie", "Samen", "Voorwaarde", "conditie", "paden"]

_VERGELIJK: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_RECHTS = ("drempel", "min_drempel", "waarde", "maat2")

Bewijs = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One comparison: a measure, how it is looked at, and what it is compared with.

    ``vorm``: ``is`` the value itself; ``omvang`` its size without sign; ``aantal`` the length of a list;
    ``ligt`` a whole interval: all of it under or above; ``minderheid`` the Wilson interval of the share that agrees with
    a cell or block: all of it under; ``ruim`` as ``ligt``, of an interval as wide as a search through nine cells asks.
    ``rechts``: a threshold by name, minus that threshold, a literal, or a second measure.
    """

    maat: str
    vorm: str
    vergelijking: str
    soort: str
    rechts: Any

    def bewijs(self, feiten: Mapping[str, Any]) -> Bewijs | None:
        """The values that make it true; None when it is not, or when something was not measured."""
        limit = self._limit(feiten)
        value = waarde(feiten, self.maat)
        if value is None or limit is None:
            return None
        proof = {self.maat: value}
        if self.soort == "maat2":
            proof[str(self.rechts)] = limit
        if self.vorm == "minderheid":
            if value.get("eens") is None or value.get("n") is None:
                return None
            proof = {f"{self.maat}.{key}": value[key] for key in ("eens", "n")}
            value = aandeel_grens(value["eens"], value["n"])
        if self.vorm in ("ligt", "minderheid", "ruim"):
            low, high = value
            if self.vorm == "ruim":
                middle, reach = (low + high) / 2, (high - low) / 2 * drempels().negen_tegelijk
                low, high = middle - reach, middle + reach
            return proof if (high < limit if self.vergelijking == "onder" else low > limit) else None
        if self.vorm == "omvang":
            value = abs(value)
        elif self.vorm == "aantal":
            value = len(value)
        return proof if _VERGELIJK[self.vergelijking](value, limit) else None

    def _limit(self, feiten: Mapping[str, Any]) -> Any:
        if self.soort == "maat2":
            return waarde(feiten, self.rechts)
        if self.soort == "waarde":
            return self.rechts
        limit = getattr(drempels(), self.rechts)
        return -limit if self.soort == "min_drempel" else limit


@dataclass(frozen=True, slots=True)
class Samen:
    """Conditions together: ``alle`` true, at least one (``een``), or none (``geen``)."""

    hoe: str
    delen: tuple[Conditie, ...]

    def bewijs(self, feiten: Mapping[str, Any]) -> Bewijs | None:
        """The values of the parts that are true; None when the whole is not."""
        found = [deel.bewijs(feiten) for deel in self.delen]
        true = [item for item in found if item is not None]
        if self.hoe == "geen":
            return None if true else {}
        if len(true) < (len(found) if self.hoe == "alle" else 1):
            return None
        return {key: value for item in true for key, value in item.items()}


Conditie = Voorwaarde | Samen


def conditie(data: Mapping[str, Any]) -> Conditie:
    """The condition that the YAML says; ValueError names what is wrong in it."""
    for how in ("alle", "een", "geen"):
        if set(data) == {how}:
            return Samen(how, tuple(conditie(item) for item in data[how]))
    kinds = [key for key in _RECHTS if key in data]
    form = next(
        (key for key in ("omvang", "ligt", "minderheid", "ruim") if key in data), "aantal" if "aantal" in data else "is"
    )
    left = "aantal" if form == "aantal" else "maat"
    relation = "is" if form == "aantal" else form
    if len(kinds) != 1 or set(data) != {left, relation, kinds[0]}:
        raise ValueError(f"a condition compares one measure with one limit, not {dict(data)}")
    allowed = ("onder", "boven") if form in ("ligt", "minderheid", "ruim") else tuple(_VERGELIJK)
    if data[relation] not in allowed:
        raise ValueError(f"{data[relation]!r} is not one of {', '.join(allowed)}")
    right = data[kinds[0]]
    if "drempel" in kinds[0] and not hasattr(drempels(), right):
        raise ValueError(f"there is no threshold {right!r} in drempels.yaml")
    return Voorwaarde(data[left], form, data[relation], kinds[0], right)


def paden(deel: Conditie) -> tuple[str, ...]:
    """Every measure a condition looks at, in order."""
    if isinstance(deel, Voorwaarde):
        return (deel.maat, deel.rechts) if deel.soort == "maat2" else (deel.maat,)
    return tuple(path for item in deel.delen for path in paden(item))
