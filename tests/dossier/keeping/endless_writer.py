"""A writer that saves without end, in a process of its own that can be killed at any moment."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from srm_kit.dossier import bewaar, erbij, read, weg, zet


def write_without_end(place: Path, said: Path, goal: str, other: str, ready: Connection) -> None:
    """Counts in a goal of its own; every second save takes away a link and the row it refers to, or brings both back.

    The two stand in two files, so half a save is a broken reference.
    """
    dossier = read(place).dossier
    number = int(next(doel.doelgroep for doel in dossier.doelen if doel.id == goal) or 0)
    ready.send(number)
    while True:
        number += 1
        count = zet("doelen", [goal], {"doelgroep": str(number)})
        if other in {indicator.id for indicator in read(place, alles=True).dossier.indicatoren}:
            bewaar(place, [weg("koppelingen", (goal, "indicator", other)), count, weg("indicatoren", (other,))], "weg")
        else:
            row = erbij("indicatoren", {"id": other, "naam": "negen"})
            bewaar(
                place, [count, row, erbij("koppelingen", {"doel": goal, "soort": "indicator", "ref": other})], "erbij"
            )
        with said.open("a") as file:
            file.write(f"{number}\n")
