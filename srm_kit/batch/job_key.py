"""The key of a job: a hash of everything that decides what the report will be."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.batch.sources import Bron
from srm_kit.document.formats import chosen_formats

__all__ = ["programma", "sleutel"]

_PACKAGES = (
    "babel",
    "ipython",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "nbconvert",
    "nbformat",
    "networkx",
    "numpy",
    "openpyxl",
    "papermill",
    "scipy",
)


def sleutel(bron: Bron, formaten: tuple[str, ...]) -> str:
    """The same key means the same report; the place of the files does not count, their content does."""
    settings: dict[str, Any] = asdict(bron.parameters)
    for name in ("dossier", "uitvoer", "live"):
        del settings[name]
    style = Path(settings["huisstijl"])
    counted = hashlib.blake2b(digest_size=16)
    versions = {name: metadata.version(name) for format in chosen_formats(formaten) for name in format.libraries}
    for part in (programma(), json.dumps([settings, sorted(formaten), versions], sort_keys=True).encode()):
        counted.update(part)
    if settings["huisstijl"] and style.is_file():
        _add(counted, [style, *(item for item in sorted(style.parent.iterdir()) if item.suffix in {".png", ".jpg"})])
    files = sorted(bron.dossier.iterdir()) if bron.dossier.is_dir() else [bron.dossier]
    _add(counted, [item for item in files if item.is_file() and item.suffix in {".toml", ".csv", ".xlsx"}])
    return counted.hexdigest()


@lru_cache(maxsize=1)
def programma() -> bytes:
    """What is the same for every job: the code, the notebooks, the templates, Python and the libraries."""
    counted = hashlib.blake2b(digest_size=16)
    versions = {name: metadata.version(name) for name in _PACKAGES}
    counted.update(json.dumps([platform.python_version(), versions], sort_keys=True).encode())
    package = Path(__file__).resolve().parents[1]
    for folder in (package, resources.folder("notebooks"), resources.folder("templates")):
        inside = (item for item in sorted(folder.rglob("*")) if item.is_file())
        _add(counted, [item for item in inside if item.suffix != ".pyc" and ".ipynb_checkpoints" not in item.parts])
    return counted.digest()


def _add(counted: Any, files: Iterable[Path]) -> None:
    for path in files:
        try:
            data = path.read_bytes()
        except OSError:
            data = b"unreadable"
        counted.update(f"{path.name}\0{len(data)}\0".encode())
        counted.update(data)
