"""The versions of a dossier: every save keeps the one before it, and any of them can come back.

They stand in ``.historie`` beside or inside the dossier, numbered; a version says what replaced it, and what belongs in
it, so that a version that is not whole is never put back.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from srm_kit.dossier.keeping.disk import make_folder, remove, stage, sync_folder
from srm_kit.dossier.keeping.history_places import READY, NewVersion, history_place
from srm_kit.errors import SrmError
from srm_kit.plain_files import read_start

__all__ = [
    "Version",
    "VersionUnknown",
    "clear_old",
    "prepare",
    "versions_of",
    "whole",
    "write_contents",
]

_VERSIONS = 200
_WHAT = "omschrijving.txt"
_CONTENTS = ".inhoud.json"


class VersionUnknown(SrmError):
    """There is no version with that number, or it cannot be used."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was replaced: its number, when that was, and by what change (empty when not known)."""

    nummer: int
    tot: datetime
    wijziging: str
    map: Path

    @property
    def bestanden(self) -> tuple[Path, ...]:
        """The files of the dossier as they were."""
        return tuple(
            sorted(
                item
                for item in self.map.iterdir()
                if item.is_file() and not item.is_symlink() and item.name not in {_WHAT, _CONTENTS}
            )
        )


def versions_of(dossier: Path) -> tuple[Version, ...]:
    """The versions that were kept, the oldest first."""
    from srm_kit.dossier.keeping.disk import real

    folder = history_place(real(dossier))
    if folder.is_symlink() or not folder.is_dir():
        return ()
    found = []
    for item in folder.iterdir():
        if item.is_dir() and not item.is_symlink() and item.name.isdecimal():
            what = item / _WHAT
            text = ""
            with suppress(OSError):
                text = read_start(what, 2_000).decode("utf-8", errors="replace").strip()
            found.append(Version(int(item.name), datetime.fromtimestamp(item.stat().st_mtime), text, item))
    return tuple(sorted(found, key=lambda version: version.nummer))


def prepare(dossier: Path, files: Sequence[Path], wijziging: str = "") -> NewVersion | None:
    """Copies the files as the next version, which gets its number when the save is done; None without files.

    A file that is the same as in the version before is not stored twice: it is one file with two names, which is
    safe because nothing ever writes in a version.
    """
    if not files:
        return None
    folder = history_place(dossier)
    for place in reversed([folder, *folder.parents][: 1 if dossier.is_dir() else 2]):
        # A stray file is put aside; and so is a link, which would carry answers to another place.
        if os.path.lexists(place) and (place.is_symlink() or not place.is_dir()):
            os.replace(place, place.with_name(f"{place.name}.opzij"))
        make_folder(place)
    kept = versions_of(dossier)
    before = kept[-1].map if kept else None
    last = max((int(item.name) for item in folder.iterdir() if item.name.isdecimal()), default=0)
    ready = folder / READY
    remove(ready)
    try:
        make_folder(ready)
        contents = {}
        for file in files:
            data = file.read_bytes()
            contents[file.name] = _digest(data)
            if before is None or not _link(before / file.name, file, data, ready / file.name):
                stage(ready / file.name, data, file)
        write_contents(ready, contents)
        if wijziging:
            stage(ready / _WHAT, f"{wijziging}\n".encode(), None)
        sync_folder(ready)
    except BaseException:
        remove(ready)
        raise
    return NewVersion(ready, f"{last + 1:04d}")


def write_contents(folder: Path, contents: dict[str, str] | None = None) -> None:
    """Writes down what belongs in a version, by the digest of each file."""
    if contents is None:
        files = [item for item in folder.iterdir() if item.is_file() and item.name not in {_WHAT, _CONTENTS}]
        contents = {file.name: _digest(file.read_bytes()) for file in files}
    remove(folder / _CONTENTS)
    stage(folder / _CONTENTS, json.dumps(contents, ensure_ascii=False).encode(), None)


def clear_old(dossier: Path) -> None:
    """Of more than two hundred versions the oldest go."""
    for old in versions_of(dossier)[:-_VERSIONS]:
        remove(old.map)


def whole(version: Version) -> bool:
    """Whether all that belongs in a version is there as it was. One of before this was written down: it has a dossier."""
    found = {item.name: item for item in version.bestanden}
    try:
        wanted = json.loads((version.map / _CONTENTS).read_text(encoding="utf-8"))
        return bool(wanted) and all(
            name in found and _digest(found[name].read_bytes()) == digest for name, digest in wanted.items()
        )
    except FileNotFoundError:
        return "dossier.toml" in found or any(name.casefold().endswith((".xlsx", ".xlsm")) for name in found)
    except (OSError, ValueError, AttributeError):
        return False


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _link(former: Path, now: Path, data: bytes, target: Path) -> bool:
    if former.is_symlink() or not former.is_file() or former.stat().st_size != len(data):
        return False
    if former.stat().st_mode & ~now.stat().st_mode or former.read_bytes() != data:  # no more open than the file is now
        return False
    try:
        os.link(former, target)
    except OSError:  # a file system without hard links
        return False
    return True
