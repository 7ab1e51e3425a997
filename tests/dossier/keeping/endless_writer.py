"""A writer that saves without end, in a process of its own that can be killed at any moment."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from srm_kit.dossier import add_row, read, remove_row, save_changes, set_values


def write_without_end(place: Path, said: Path, goal: str, other: str, ready: Connection) -> None:
    """Counts in a goal of its own; every second save takes away a link and the row it refers to, or brings both back.

    The two stand in two files, so half a save is a broken reference.
    """
    dossier = read(place).dossier
    number = int(next(doel.doelgroep for doel in dossier.doelen if doel.id == goal) or 0)
    ready.send(number)
    while True:
        number += 1
        count = set_values("doelen", [goal], {"doelgroep": str(number)})
        if other in {indicator.id for indicator in read(place, alles=True).dossier.indicatoren}:
            save_changes(
                place,
                [remove_row("koppelingen", (goal, "indicator", other)), count, remove_row("indicatoren", (other,))],
                "weg",
            )
        else:
            row = add_row("indicatoren", {"id": other, "naam": "negen"})
            save_changes(
                place, [count, row, add_row("koppelingen", {"doel": goal, "soort": "indicator", "ref": other})], "erbij"
            )
        with said.open("a") as file:
            file.write(f"{number}\n")
