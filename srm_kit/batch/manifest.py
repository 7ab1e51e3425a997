"""The manifest: one line per attempt, only ever added to. It says what happened; the colophons say what is done."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from srm_kit.errors import UitvoerNietSchrijfbaar

__all__ = ["Manifest", "ManifestLine", "Status", "read_manifest"]


class Status(StrEnum):
    """How an attempt ended, in the word of the manifest."""

    DONE = "klaar"
    REFUSED = "geweigerd"
    """The dossier has faults."""
    CELL_FAILED = "celfout"
    """A notebook stopped."""
    REJECTED = "afgekeurd"
    """The report failed its own check."""
    TIMED_OUT = "tijd"
    OUT_OF_MEMORY = "geheugen"
    DIED = "dood"
    WRITE_FAILED = "schrijffout"
    FAILED = "fout"

    @property
    def may_heal(self) -> bool:
        """It may go well another time with the same input."""
        return self in {Status.TIMED_OUT, Status.DIED, Status.WRITE_FAILED}


@dataclass(frozen=True, slots=True)
class ManifestLine:
    """One attempt: seconds per step, what it used, the files with size and digest, or what went wrong and where."""

    name: str
    key: str
    status: Status
    municipality: str = ""
    attempt: int = 1
    seconds: float = 0.0
    cpu: float = 0.0
    peak_mb: float = 0.0
    steps: Mapping[str, float] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    title: str = ""
    error: str = ""
    notebook: str = ""
    cell: str = ""
    text: str = ""


_KEYS = {
    "name": "naam",
    "key": "sleutel",
    "status": "status",
    "municipality": "gemeente",
    "attempt": "poging",
    "seconds": "seconden",
    "cpu": "cpu",
    "peak_mb": "piek_mb",
    "steps": "stappen",
    "files": "bestanden",
    "title": "kop",
    "error": "soort",
    "notebook": "notebook",
    "cell": "cel",
    "text": "tekst",
}
"""The fields of a line by the names they have in the file, which stay what they are from version to version."""


class Manifest:
    """Adds lines to ``manifest.jsonl`` (or that of a shard); every line is on the disk before the next report."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, line: ManifestLine) -> None:
        """One line, written in one go; a line that an earlier run left half is closed first."""
        data = (json.dumps(_as_json(line), ensure_ascii=False, sort_keys=True) + "\n").encode()
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


def read_manifest(folder: Path) -> tuple[dict[str, ManifestLine], int]:
    """The last line of each report (by name), over the manifests of all shards, and how many lines are unreadable."""
    lines: dict[str, ManifestLine] = {}
    unreadable = 0
    for path in sorted(folder.glob("manifest*.jsonl")):
        for text in path.read_bytes().split(b"\n"):
            if not text.strip():
                continue
            try:
                line = _from_json(json.loads(text))
            except (ValueError, TypeError, AttributeError):
                unreadable += 1
                continue
            lines[line.name] = line
    return lines, unreadable


def _as_json(line: ManifestLine) -> dict[str, Any]:
    return {_KEYS[name]: value for name, value in asdict(line).items()}


def _from_json(values: Mapping[str, Any]) -> ManifestLine:
    """What a later version adds to a line is passed over."""
    known = {name: values[key] for name, key in _KEYS.items() if key in values}
    return ManifestLine(**known | {"status": Status(known.get("status", ""))})
