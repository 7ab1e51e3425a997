"""The manifest: one line per attempt, only ever added to. It says what happened; the colophons say what is done."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from srm_kit.errors import OutputNotWritable
from srm_kit.plain_files import add_to_plain, read_plain

__all__ = ["Manifest", "ManifestLine", "Status", "read_manifest"]

_LARGEST = 500_000_000
"""Bytes of a manifest: a hundred thousand attempts and more."""


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
            with os.fdopen(add_to_plain(self._path), "ab+") as file:
                if file.seek(0, os.SEEK_END):
                    file.seek(-1, os.SEEK_END)
                    if file.read() != b"\n":
                        data = b"\n" + data
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputNotWritable(self._path, error.strerror or "it cannot be written") from None


def read_manifest(folder: Path) -> tuple[dict[str, ManifestLine], int]:
    """The last line of each report (by name), over the manifests of all shards, and how many lines are unreadable."""
    lines: dict[str, ManifestLine] = {}
    unreadable = 0
    for path in sorted(folder.glob("manifest*.jsonl")):
        try:
            data = read_plain(path, _LARGEST)
        except OSError:  # a link, a pipe, or far larger than ours
            unreadable += 1
            continue
        for text in data.split(b"\n"):
            if not text.strip():
                continue
            try:
                line = _from_json(json.loads(text))
            except (ValueError, TypeError, AttributeError, RecursionError):
                unreadable += 1
                continue
            lines[line.name] = line
    return lines, unreadable


def _as_json(line: ManifestLine) -> dict[str, Any]:
    return {_KEYS[name]: value for name, value in asdict(line).items()}


def _from_json(values: Mapping[str, Any]) -> ManifestLine:
    """What a later version adds to a line is passed over; ``ValueError`` for a line that we cannot have written."""
    known = {name: values[key] for name, key in _KEYS.items() if key in values}
    for name, value in known.items():
        if not _FITS[name](value):
            raise ValueError(name)
    return ManifestLine(**known | {"status": Status(known.get("status", ""))})


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e12


def _is_steps(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_number, value.values()))


def _is_files(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(file, dict) and ("bytes" not in file or _is_number(file["bytes"])) for file in value.values()
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_FITS = dict.fromkeys(_KEYS, _is_text) | {
    "attempt": lambda value: _is_number(value) and isinstance(value, int),
    "seconds": _is_number,
    "cpu": _is_number,
    "peak_mb": _is_number,
    "steps": _is_steps,
    "files": _is_files,
}
