"""The workspace of one dossier: copies of the notebooks that know their dossier.

A consultant writes in these copies, so they belong to the person: a workspace lies in the home folder, not in the
dossier (two people may share that) and not in the package (an update replaces it).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from srm_kit import nl, resources
from srm_kit.errors import SrmError
from srm_kit.lab.folding import folded

__all__ = ["FASEN", "Workspace", "WorkspaceUnusable", "choose_workspace", "make_workspace", "shipped_sources"]

FASEN = ("1_richten.ipynb", "2_inrichten.ipynb", "3_verrichten.ipynb", "4_samenvatting.ipynb", "5_eigen.ipynb")
HIDDEN = ".srm"
_STATE = "werkmap.json"
_SHIPPED = "meegeleverd"
"""Inside the hidden folder: the shipped notebooks from which the copies were made."""
_LINE = re.compile(r"^dossier: str = (?P<value>\".*?\"|'.*?')(?=\s*(#|$))", re.MULTILINE)


class WorkspaceUnusable(SrmError):
    """The folder that was named cannot be the workspace of this dossier."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace that is ready to be opened.

    ``edited`` names the notebooks that were left as they are because someone changed them, although a newer
    version ships with srm-kit; ``changes`` says per notebook which cells of the shipped one are different since, in Dutch.
    """

    folder: Path
    dossier: Path
    edited: tuple[str, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)

    @property
    def hidden(self) -> Path:
        """The folder with what the lab itself keeps here."""
        return self.folder / HIDDEN


def choose_workspace(dossier: Path | None) -> Path:
    """The usual workspace of a dossier: a folder of its name under ``srm-werkbank`` in the home folder.

    Another dossier of the same name gets the next free number; the same dossier always finds its own.
    """
    base = Path.home() / "srm-werkbank"
    name = (dossier.stem if dossier.suffix.lower() == ".xlsx" else dossier.name) if dossier else "voorbeeldstad"
    wanted = _place(dossier) if dossier else ""
    for number in range(1, 1000):
        folder = base / (name if number == 1 else f"{name}-{number}")
        owner = _state_of(folder).get("dossier")
        if owner is None and not (folder / HIDDEN).exists():
            return folder
        if owner == wanted or (dossier is None and owner == str(folder / "voorbeeldstad")):
            return folder
    raise WorkspaceUnusable(f"There are too many workspaces named {name} in {base}. Choose a folder with --werkmap.")


def make_workspace(folder: Path, dossier: Path | None) -> Workspace:
    """Makes the workspace, or brings it up to date without touching what someone changed in it.

    Parameters
    ----------
    folder
        Where the notebooks go; made when it is not there.
    dossier
        The dossier the notebooks open; None for a copy of the sample in the workspace itself.

    Raises
    ------
    WorkspaceUnusable
        The folder cannot be written, lies inside the dossier, or belongs to another dossier that still exists.
    """
    folder = folder.absolute()
    target = Path(_place(dossier)) if dossier else folder / "voorbeeldstad"
    if dossier and target.is_dir() and folder.resolve().is_relative_to(target.resolve()):
        raise WorkspaceUnusable(f"{folder} lies inside the dossier. Choose a folder outside it with --werkmap.")
    state = _state_of(folder)
    before = state.get("dossier", "")
    if before and before != str(target) and Path(before).exists():
        raise WorkspaceUnusable(
            f"{folder} is the workspace of another dossier: {before}. Choose another folder with --werkmap."
        )
    try:
        _private_folder(folder)
        _private_folder(folder / HIDDEN)
        if dossier is None and not target.exists():
            _copy_sample(target)
        _private_folder(folder / HIDDEN / _SHIPPED)
        made, kept = {}, {}
        for name in FASEN:
            made[name], outdated = _notebook(folder / name, str(target), before, state.get("notebooks", {}).get(name))
            if outdated:
                kept[name] = _what_is_new(folder, name)
            elif made[name] == _print_of(_shipped(name)):
                _write(folder / HIDDEN / _SHIPPED / name, _text(_shipped(name)))
        _write(folder / HIDDEN / _STATE, json.dumps({"dossier": str(target), "notebooks": made}, indent=1))
    except OSError as error:
        raise WorkspaceUnusable(
            f"Cannot write the workspace {folder}: {error.strerror or error}. Choose another folder with --werkmap."
        ) from error
    return Workspace(folder, target, tuple(kept), {name: text for name, text in kept.items() if text})


def _place(dossier: Path) -> str:
    return str(dossier.absolute())


def _state_of(folder: Path) -> dict[str, Any]:
    """What was written here before; a damaged file counts as nothing, so that no notebook is taken for unedited."""
    try:
        found = json.loads((folder / HIDDEN / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _notebook(path: Path, dossier: str, before: str, copied: str | None) -> tuple[str, bool]:
    """Writes one notebook where that is safe; returns the print of the version it came from, and whether it is old.

    ``copied`` is the print of the shipped notebook this copy was made from. A copy that still has that print was
    run at most, and may be replaced: what running gives can be had again.
    """
    shipped = _shipped(path.name)
    newest = _print_of(shipped)
    if not path.exists():
        _write(path, _text(folded(path.name, _with_dossier(shipped, dossier))))
        return newest, False
    try:
        present = json.loads(path.read_text(encoding="utf-8"))
        now = _print_of(present)
    except (ValueError, TypeError, KeyError, AttributeError):
        return copied or "", False  # damaged: JupyterLab says so when it is opened, and the file may be mended
    if now == copied and now != newest:
        _write(path, _text(folded(path.name, _with_dossier(shipped, dossier))))
        return newest, False
    if before and before != dossier:  # the dossier was moved; whatever else was written stays
        _write(path, _text(_with_dossier(present, dossier, before)))
    return (now if now == newest else copied or ""), now != newest and copied != newest


def _shipped(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources.folder("notebooks") / name).read_text(encoding="utf-8"))
    return found


def shipped_sources(name: str, dossier: Path) -> list[str]:
    """The code cells of a shipped notebook, as they stand in a new workspace of this dossier."""
    cells = _with_dossier(_shipped(name), str(dossier))["cells"]
    return [_source(cell) for cell in cells if cell["cell_type"] == "code"]


def _what_is_new(folder: Path, name: str) -> str:
    """Which cells of the shipped notebook differ from the one this copy was made from; empty when that was not kept."""
    from srm_kit.report.own_notebooks import cell_differences  # what makes reports takes long to load

    try:
        before = json.loads((folder / HIDDEN / _SHIPPED / name).read_text(encoding="utf-8"))
        found = cell_differences(Path(name).stem, before["cells"], _shipped(name)["cells"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return nl.opsomming([str(item) for item in found])


def _print_of(notebook: dict[str, Any]) -> str:
    """A print of what a person writes: the cells, without outputs, and whichever dossier it is about."""
    cells = [
        (cell["cell_type"], _LINE.sub("dossier", _source(cell)), cell.get("metadata", {}).get("tags", []))
        for cell in notebook["cells"]
    ]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _source(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _with_dossier(notebook: dict[str, Any], dossier: str, before: str | None = None) -> dict[str, Any]:
    """The notebook with its parameter filled in; with ``before``, only where it names that dossier."""

    def fill(match: re.Match[str]) -> str:
        if before is not None and match["value"] != _value(before):
            return match[0]
        return f"dossier: str = {_value(dossier)}"

    cells = [
        {**cell, "source": _LINE.sub(fill, _source(cell))}
        if "parameters" in cell.get("metadata", {}).get("tags", [])
        else cell
        for cell in notebook["cells"]
    ]
    return {**notebook, "cells": cells}


def _value(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # also a Python string: the same escapes


def _text(notebook: dict[str, Any]) -> str:
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    """All or nothing: a lab that is stopped while it starts leaves no half notebook."""
    # A name that nobody can foresee, for this person alone: a link that lies in wait there would be followed.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _private_folder(folder: Path) -> None:
    """A folder for one person; one that is there keeps its mode. A link to elsewhere is no folder of ours."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.name == HIDDEN and folder.is_symlink():
        raise OSError(errno.ELOOP, "its folder .srm is a link to another place")


def _copy_sample(target: Path) -> None:
    """The sample, to be edited at will: the package may be read-only, the copy is not."""
    with tempfile.TemporaryDirectory(prefix=".srm-", dir=target.parent) as folder:
        made = Path(folder) / target.name
        shutil.copytree(resources.folder("data_samples") / "voorbeeldstad", made, copy_function=shutil.copyfile)
        made.chmod(0o700)
        made.replace(target)
