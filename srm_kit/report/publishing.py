"""Writing: a private folder to work in, and files that appear together or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from srm_kit.errors import OutputNotWritable
from srm_kit.held_folder import held_folder
from srm_kit.plain_files import read_plain, refuse_link_of_others

__all__ = ["COLOPHON", "KeptAside", "Workdir", "digest", "publish"]

COLOPHON = "colofon.json"
_TO_EDIT = (".docx", ".pptx", ".xlsx")
"""What consultants go on with: from then on the file is theirs."""
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class KeptAside:
    """A file that was edited after it was made, or may have been: its name, and the name under which it stands now."""

    name: str
    kept: str
    certain: bool = True

    def __str__(self) -> str:
        why = "is na het maken bewerkt" if self.certain else "kan na het maken bewerkt zijn"
        return f"{self.name} {why}. Dat bestand heet nu: {self.kept}"


class Workdir:
    """A private folder beside the output, gone afterwards whatever happens; the next one clears what a kill left."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._undo = ExitStack()

    def __enter__(self) -> Path:
        try:
            # On the same disk as the output, so that publishing is a rename.
            self.made = [item for item in (self.out, *self.out.parents) if not item.exists()]
            refuse_link_of_others(self.out)
            self.out.mkdir(parents=True, exist_ok=True)
            # Whole path: a browser and the notebooks work from a folder of their own.
            return self._undo.enter_context(held_folder(self.out.resolve(), ".srm-werk-"))
        except OSError as error:
            raise OutputNotWritable(self.out, error.strerror or "it cannot be made") from None

    def __exit__(self, *problem: object) -> None:
        self._undo.close()
        if problem[0] is not None:
            for item in self.made:
                try:
                    item.rmdir()
                except OSError:
                    break


def _keep_mode(there: Path, made: Path) -> None:
    """A report that someone closed to others stays so when it is made anew; a first one follows the umask."""
    with suppress(OSError):
        form = there.lstat()
        if stat.S_ISREG(form.st_mode):
            made.chmod(stat.S_IMODE(form.st_mode))


def publish(out: Path, work: Path, files: Mapping[str, bytes]) -> tuple[KeptAside, ...]:
    """Puts all files in ``out`` by rename, in their order; when one fails, the earlier files come back.

    One may fail although the folder can be written: on Windows a file that is open in Word cannot be replaced.
    The colophon goes last, so that it never speaks of a report that is not there. ``work`` is on the same disk.
    A file of Office that someone edited is never overwritten: it is kept under a dated name, and given back.
    """
    fresh, former = work / "nieuw", work / "eerder"
    done: list[str] = []
    kept: list[KeptAside] = []
    name = ""
    try:
        fresh.mkdir()
        former.mkdir()
        for name, data in files.items():
            with (fresh / name).open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _keep_mode(out / name, fresh / name)
        for name, certain in _edited(out, files):
            kept.append(_keep_aside(out, name, certain))
        for name in files:
            if (out / name).is_file() and not (out / name).is_symlink():
                shutil.copy2(out / name, former / name)
            os.replace(fresh / name, out / name)
            done.append(name)
    except OSError as error:
        for earlier in reversed(done):
            if (former / earlier).exists():
                os.replace(former / earlier, out / earlier)
            else:
                (out / earlier).unlink(missing_ok=True)
        for item in kept:
            os.replace(out / item.kept, out / item.name)
        reason = error.strerror or "it cannot be written"
        raise OutputNotWritable(out / name, f"{reason} (close it first if it is open in a program)") from None
    return tuple(kept)


def digest(data: bytes) -> str:
    """The number by which a file can be checked."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _edited(out: Path, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The files of Office that are there and are not what the colophon beside them vouches for, and whether that is sure.

    Without a colophon that names it nobody knows whether a file is still as it was made: then it counts as edited.
    """
    there = [name for name in names if name.endswith(_TO_EDIT) and (out / name).is_file()]
    if not there:
        return
    made = _vouched(out)
    for name in there:
        if (out / name).is_symlink():  # the link is replaced, what it points at stays
            continue
        with (out / name).open("rb") as file:
            if hashlib.file_digest(file, _blake2b).hexdigest() != made.get(name):
                yield name, name in made


def _blake2b() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=16)


def _vouched(out: Path) -> Mapping[str, object]:
    """The digests in the colophon; nothing when there is none or when it cannot be ours."""
    try:
        known = json.loads(read_plain(out / COLOPHON, _LARGEST))["uitvoer"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _keep_aside(out: Path, name: str, certain: bool) -> KeptAside:
    """Moves a file to a name with the date of its last change, and a number when that is taken."""
    path = out / name
    day = date.fromtimestamp(path.stat().st_mtime)
    for number in count(1):
        again = f" {number}" if number > 1 else ""
        kept = f"{path.stem} (bewerkt {day}){again}{path.suffix}"
        if not os.path.lexists(out / kept):
            break
    path.rename(out / kept)
    return KeptAside(name, kept, certain)
