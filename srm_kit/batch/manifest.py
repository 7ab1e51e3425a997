"""The manifest: one line per attempt, only ever added to. It says what happened; the colophons say what is done."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from srm_kit.errors import UitvoerNietSchrijfbaar

__all__ = ["Manifest", "Regel", "Status", "lees"]


class Status:
    """How an attempt ended."""

    KLAAR = "klaar"
    GEWEIGERD = "geweigerd"  # the dossier has faults
    CELFOUT = "celfout"  # a notebook stopped
    AFGEKEURD = "afgekeurd"  # the report failed its own check
    TIJD = "tijd"
    GEHEUGEN = "geheugen"
    DOOD = "dood"
    SCHRIJFFOUT = "schrijffout"
    FOUT = "fout"

    HEELBAAR = frozenset({TIJD, DOOD, SCHRIJFFOUT})
    """What may go well another time with the same input."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One attempt: seconds per step, what it used, the files with size and digest, or what went wrong and where."""

    naam: str
    sleutel: str
    status: str
    gemeente: str = ""
    poging: int = 1
    seconden: float = 0.0
    cpu: float = 0.0
    piek_mb: float = 0.0
    stappen: Mapping[str, float] = field(default_factory=dict)
    bestanden: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    kop: str = ""
    soort: str = ""
    notebook: str = ""
    cel: str = ""
    tekst: str = ""


class Manifest:
    """Adds lines to ``manifest.jsonl`` (or that of a shard); every line is on the disk before the next report."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def voeg_toe(self, regel: Regel) -> None:
        """One line, written in one go; a line that an earlier run left half is closed first."""
        data = (json.dumps(asdict(regel), ensure_ascii=False, sort_keys=True) + "\n").encode()
        try:
            with self._path.open("ab+") as file:
                if file.seek(0, os.SEEK_END):
                    file.seek(-1, os.SEEK_END)
                    if file.read(1) != b"\n":
                        data = b"\n" + data
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise UitvoerNietSchrijfbaar(self._path, error.strerror or "it cannot be written") from None


def lees(folder: Path) -> tuple[dict[str, Regel], int]:
    """The last line of each report (by name), over the manifests of all shards, and how many lines are unreadable."""
    known = {item.name for item in fields(Regel)}
    found: dict[str, Regel] = {}
    broken = 0
    for path in sorted(folder.glob("manifest*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            if not line.strip():
                continue
            try:
                values = json.loads(line)
                regel = Regel(**{name: value for name, value in values.items() if name in known})
            except (ValueError, TypeError, AttributeError):
                broken += 1
                continue
            found[regel.naam] = regel
    return found, broken
