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
from srm_kit.batch.sources import Source

__all__ = ["key_of", "program_digest"]

_PACKAGES = ("babel", "ipython", "lxml", "nbconvert", "nbformat", "networkx", "numpy", "openpyxl", "papermill", "scipy")
_PER_FORMAT = {"pdf": ("pikepdf",), "docx": ("python-docx",), "pptx": ("python-pptx",), "xlsx": ("xlsxwriter",)}


def key_of(source: Source, formats: tuple[str, ...]) -> str:
    """The same key means the same report; the place of the files does not count, their content does."""
    settings: dict[str, Any] = asdict(source.parameters)
    for name in ("dossier", "uitvoer", "live"):
        del settings[name]
    style = Path(settings["huisstijl"])
    counted = hashlib.blake2b(digest_size=16)
    versions = {name: metadata.version(name) for item in formats for name in _PER_FORMAT.get(item, ())}
    for part in (program_digest(), json.dumps([settings, sorted(formats), versions], sort_keys=True).encode()):
        counted.update(part)
    if settings["huisstijl"] and style.is_file():
        _add(counted, [style, *(item for item in sorted(style.parent.iterdir()) if item.suffix in {".png", ".jpg"})])
    files = sorted(source.dossier.iterdir()) if source.dossier.is_dir() else [source.dossier]
    _add(counted, [item for item in files if item.is_file() and item.suffix in {".toml", ".csv", ".xlsx"}])
    return counted.hexdigest()


@lru_cache(maxsize=1)
def program_digest() -> bytes:
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
