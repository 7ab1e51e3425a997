"""The key of a job: a hash of everything that decides what the report will be.

Who owns an input lists it: the reader its files, the house style what it names, each part the libraries whose version
can change a byte.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import srm_kit
from srm_kit import eigen, measures, nl, resources
from srm_kit.batch.sources import Source
from srm_kit.document import house_style, libraries
from srm_kit.document.formats import chosen_formats
from srm_kit.dossier.reading import input_files
from srm_kit.engine import running
from srm_kit.model import _data
from srm_kit.plain_files import read_plain
from srm_kit.report.own_notebooks import own_notebooks

__all__ = ["key_of", "libraries_of", "program_digest"]

_LARGEST = 100_000_000
"""Bytes of a file that is counted; the reader refuses far smaller ones."""
_OWNERS = (
    libraries.PAGE,
    eigen.LIBRARIES,
    running.LIBRARIES,
    input_files.LIBRARIES,
    measures.LIBRARIES,
    _data.LIBRARIES,
    nl.LIBRARIES,
)


def key_of(source: Source, formats: tuple[str, ...]) -> str:
    """The same key means the same report; the place of the files does not count, their content does.

    The account of what was published beside a dossier is not in it: a report that stands was published from this
    dossier, and making it again would only say it again.
    """
    settings: dict[str, Any] = asdict(source.parameters)
    for name in ("dossier", "uitvoer", "live"):
        del settings[name]
    style_files = house_style.input_files(settings["huisstijl"])
    if style_files:
        settings["huisstijl"] = style_files[0].name
    counted = hashlib.blake2b(digest_size=16)
    counted.update(program_digest())
    chosen = [settings, sorted(formats), _versions(libraries_of(formats))]
    if own := own_notebooks(source.notebooks).digest:
        chosen += [own, _versions(frozenset(eigen.LIBRARIES))]
    counted.update(json.dumps(chosen, sort_keys=True).encode())
    _add(counted, style_files)
    _add(counted, input_files.input_files(source.dossier))
    return counted.hexdigest()


def libraries_of(formats: Iterable[str]) -> frozenset[str]:
    """The libraries whose version can change a byte of a report in these formats."""
    owners = (*_OWNERS, *(format.libraries for format in chosen_formats(formats)))
    return frozenset(name for names in owners for name in names)


@cache
def program_digest() -> bytes:
    """What is the same for every job: the code, the notebooks, the templates, Python and the libraries."""
    counted = hashlib.blake2b()
    versions = [platform.python_version(), _versions(libraries_of(()))]
    counted.update(json.dumps(versions, sort_keys=True).encode())
    package = Path(srm_kit.__file__).resolve().parent
    for folder in (package, resources.folder("notebooks"), resources.folder("templates")):
        inside = (path for path in sorted(folder.rglob("*")) if path.is_file())
        _add(counted, (path for path in inside if path.suffix != ".pyc" and ".ipynb_checkpoints" not in path.parts))
    return counted.digest()


@cache
def _versions(names: frozenset[str]) -> dict[str, str]:
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a library of a library, which that may do without one day
        return "absent"


def _add(counted: Any, files: Iterable[Path]) -> None:
    for path in files:
        try:
            data = read_plain(path, _LARGEST, through_links=True)
        except OSError:  # also a pipe, and what is too large to be read as a dossier
            data = b"unreadable"
        counted.update(f"{path.name}\0{len(data)}\0".encode())
        counted.update(data)
