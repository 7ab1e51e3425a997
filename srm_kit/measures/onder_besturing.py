"""Besturing & organisatie in its three lines: besturing, structuur and procesinrichting, as the source names them."""

from __future__ import annotations

from dataclasses import dataclass

from srm_kit.measures.register import Register
from srm_kit.model import Spoor

__all__ = ["LIJNEN", "Lijn", "lijnen"]

LIJNEN = ("besturing", "structuur", "procesinrichting")


@dataclass(frozen=True, slots=True)
class Lijn:
    """The initiatives on one line, how many of them run or are done, and the goals they belong to."""

    naam: str
    inspanningen: int
    onderweg: int
    doelen: tuple[str, ...]


def lijnen(links: Register) -> tuple[Lijn, ...]:
    """One per line of the source; empty when no initiative says on which line it works."""
    work = [inspanning for inspanning in links.dossier.inspanningen if inspanning.spoor is Spoor.BESTURING]
    found = []
    for name in LIJNEN:
        own = [item for item in work if _line(item.aspect) == name]
        ids = {item.id for item in own}
        goals = tuple(
            goal.id for goal in links.doelen if any(item.id in ids for item in links.inspanningen.get(goal.id, ()))
        )
        found.append(Lijn(name, len(own), sum(item.status in {"lopend", "afgerond"} for item in own), goals))
    return tuple(found) if any(item.inspanningen for item in found) else ()


def _line(aspect: str) -> str:
    """The line an aspect is about; ``proces`` and ``sturing`` are used for it too."""
    word = aspect.strip().casefold()
    if word.startswith("proces"):
        return "procesinrichting"
    return "besturing" if word == "sturing" else word
