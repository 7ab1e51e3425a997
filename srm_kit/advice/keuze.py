"""Which interventions fit what was found, and which findings point at which link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from srm_kit.advice.schakels import Schakel
from srm_kit.diagnosis import Bevinding
from srm_kit.model.interventies import Interventie, interventies

__all__ = ["BELANGRIJK", "ERNSTIG", "can_replace", "doelen_van", "gewicht", "passend", "stappen_voor"]

ERNSTIG, BELANGRIJK = "ernstig", "belangrijk"
_WEEGT = {ERNSTIG: 2, BELANGRIJK: 1}


def can_replace(gevraagd: Interventie, ander: Interventie) -> bool:
    """Whether another intervention may stand in for the one a finding asks for: against the same fault, in the same cell."""
    fault = gevraagd.faalmodus
    return fault != "none" and fault == ander.faalmodus and bool(set(gevraagd.cellen) & set(ander.cellen))


def stappen_voor(bevinding: Bevinding, keus: Iterable[Interventie]) -> frozenset[str]:
    """The ids of the interventions that answer a finding: what it asks for, and what may stand in for that."""
    known = {item.id: item for item in keus}
    asked = known.get(bevinding.interventie)
    fitting = {bevinding.interventie, *bevinding.regel.ook} & set(known)
    if asked is not None:
        fitting |= {item.id for item in known.values() if can_replace(asked, item)}
    return frozenset(fitting)


def passend(bevindingen: Iterable[Bevinding]) -> tuple[Interventie, ...]:
    """The interventions a plan may choose from, in the order of the library.

    Those that a finding asks for; and, for a serious finding, those that may stand in when the one it asks for does
    not fit. What only takes work away (a stop list) is no initiative to plan.
    """
    found = list(bevindingen)
    library = interventies()
    wanted = {item.interventie for item in found if not item.regel.minder}
    for item in found:
        if item.ernst == ERNSTIG and not item.regel.minder:
            wanted |= stappen_voor(item, library)
    return tuple(item for item in library if item.id in wanted)


def doelen_van(bevinding: Bevinding, doelen: Collection[str]) -> frozenset[str]:
    """The goals a finding names in its evidence; empty when it is about the whole organisation."""
    return frozenset(text for value in bevinding.bewijs.values() for text in _texts(value) if text in doelen)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def gewicht(link: Schakel, bevindingen: Sequence[Bevinding], doelen: Collection[str]) -> int:
    """How much closing a link counts: 1, and more for every finding that points at it (docs/methode.md#adviezen).

    A finding points at its cell; where it names goals, at that cell of those goals only.
    """
    found = 1
    for bevinding in bevindingen:
        if bevinding.cel == link.cel and bevinding.ernst in _WEEGT:
            named = doelen_van(bevinding, doelen)
            if not named or link.doel in named:
                found += _WEEGT[bevinding.ernst]
    return found
