"""A dossier changes whole or not at all: what will change is first written down, and then done.

The journal is a folder in (or beside) the dossier with the new files and a plan. Without a plan nothing has happened
yet, and the next who comes clears it; with one, whoever comes next does what is left of it. Every step may be done
twice. The plan only names files of this dossier, so that a journal that someone sends along reaches nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from srm_kit.dossier.keeping.disk import make_folder, put, remove, stage, sync_folder
from srm_kit.dossier.keeping.history_places import READY, RENEWED, NewVersion, history_place

__all__ = ["commit", "has_plan", "journal_place", "pending", "recover"]

_PLAN = "plan.json"
_LARGEST_PLAN = 1_000_000


def journal_place(target: Path) -> Path:
    """Where the journal of a dossier stands."""
    return target / ".srm-bezig" if target.is_dir() else target.parent / f".{target.name}.bezig"


def pending(target: Path) -> bool:
    """Whether a write is going on, or was cut off."""
    return os.path.lexists(journal_place(target))


def has_plan(target: Path) -> bool:
    """Whether a save is decided and not yet wholly carried out."""
    return (journal_place(target) / _PLAN).is_file()


def commit(target: Path, files: Mapping[str, bytes | None], version: NewVersion | None = None) -> None:
    """Gives files of the dossier their new content (None: removes them), and the version before it its number.

    ``files`` are names in the folder, or the name of the workbook. The lock must be held.
    """
    folder = target if target.is_dir() else target.parent
    place = journal_place(target)
    try:
        make_folder(place)
        steps = []
        for number, (name, data) in enumerate(files.items()):
            there = folder / name
            if data is not None:
                stage(place / str(number), data, _form(there))
            steps.append([name, None if data is None else str(number)])
        plan = {"bestanden": steps, "versie": version.number if version else None}
        stage(place / f"{_PLAN}.nieuw", json.dumps(plan).encode(), None)
        sync_folder(place)
        os.replace(place / f"{_PLAN}.nieuw", place / _PLAN)
        sync_folder(place)
        sync_folder(folder)
    except BaseException:
        if not (place / _PLAN).exists():
            remove(place)
            if version is not None:
                remove(version.ready)
        raise
    recover(target)


def _form(there: Path) -> Path | None:
    """What the mode of a file comes from: itself, or for a new one the settings of its dossier, which stay private."""
    settings = there.with_name("dossier.toml")
    return next((path for path in (there, settings) if path.is_file() and not path.is_symlink()), None)


def recover(target: Path) -> None:
    """Finishes a write that had a plan, and clears one that had none. The lock must be held."""
    place = journal_place(target)
    history = history_place(target)
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        remove(place)
    steps, version = _plan(place)
    folder = target if target.is_dir() else target.parent
    for name, staged in steps:
        if not _is_ours(name, target):
            continue
        if staged is None:
            (folder / name).unlink(missing_ok=True)
        elif (place / staged).is_file() and not (place / staged).is_symlink():
            put(place / staged, folder / name)
    if version and (history / READY).is_dir() and not os.path.lexists(history / version):
        os.replace(history / READY, history / version)
        sync_folder(history)
    if place.exists():
        sync_folder(folder)
        with suppress(FileNotFoundError):
            (place / _PLAN).unlink()
        remove(place)
    for left in (READY, RENEWED):
        if os.path.lexists(history / left):
            remove(history / left)


def _plan(place: Path) -> tuple[list[tuple[str, str | None]], str]:
    file = place / _PLAN
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST_PLAN:
            return [], ""
        plan = json.loads(file.read_text(encoding="utf-8"))
        steps = [(str(name), str(int(staged)) if staged is not None else None) for name, staged in plan["bestanden"]]
        version = plan["versie"] or ""
        return steps, version if isinstance(version, str) and version.isdecimal() else ""
    except (ValueError, KeyError, TypeError, OSError):
        return [], ""


def _is_ours(name: str, target: Path) -> bool:
    if not target.is_dir():
        return name == target.name
    plain = Path(name).name == name and not name.startswith(".") and "/" not in name and "\\" not in name
    return plain and Path(name).suffix.casefold() in {".csv", ".toml"} and not (target / name).is_symlink()
