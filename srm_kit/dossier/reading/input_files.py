"""The files a dossier is read from: what decides a report, and not what else lies beside it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["LIBRARIES", "input_files"]

LIBRARIES = ("et-xmlfile", "numpy", "openpyxl")
"""Libraries whose version can change what is read."""


def input_files(path: Path) -> tuple[Path, ...]:
    """The workbook itself, or ``dossier.toml`` and the tables of a folder, as the reader takes them."""
    if not path.is_dir():
        return (path,)
    return tuple(
        file
        for file in sorted(path.iterdir())
        if file.is_file() and (file.name == "dossier.toml" or file.suffix.casefold() == ".csv")
    )
