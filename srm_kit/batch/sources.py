"""Where the reports of a batch come from: dossiers, folders of them, or a table with the parameters of each."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from srm_kit.batch.source_table import read_table
from srm_kit.dossier.keeping.fingerprint import dossier_candidates, fingerprint_of
from srm_kit.errors import SourceUnusable
from srm_kit.parameters import Parameters

__all__ = ["Source", "find_sources"]

_CODE = re.compile(r"GM\d{4}")


@dataclass(frozen=True, slots=True)
class Source:
    """One report to make: its dossier, the parameters that differ from the batch, and the name of its folder.

    ``notebooks`` is the folder with the engagement's own notebooks; None for the shipped ones.
    """

    dossier: Path
    parameters: Parameters
    name: str = ""
    municipality: str = ""
    notebooks: Path | None = None


def find_sources(paths: Sequence[Path], defaults: Parameters, notebooks: Path | None = None) -> tuple[Source, ...]:
    """The reports of these paths, each with a folder name of its own, in the order of those names.

    ``defaults`` holds for every source that does not say otherwise. Raises ``SourceUnusable`` for a source
    that is nothing of the kind, and ``UnknownParameter`` for a table with a wrong column or value.
    """
    named = [_named(replace(source, notebooks=notebooks)) for path in paths for source in _from(path, defaults)]
    return tuple(sorted(_apart(named), key=lambda source: source.name))


def _from(source: Path, defaults: Parameters) -> Iterator[Source]:
    if not source.exists():
        raise SourceUnusable(f"There is nothing at {source}. Name a dossier, a folder with dossiers, or a CSV table.")
    if source.suffix.casefold() == ".csv":
        yield from (_source(path, settings) for path, settings in read_table(source, defaults))
    elif _is_dossier(source):
        yield _source(source, defaults)
    elif source.is_dir():
        inside = dossier_candidates(source)
        if not inside.dossiers and not inside.others:
            raise SourceUnusable(f"There is no dossier in {source}: no folder with dossier.toml and no workbook.")
        # What only looks like a dossier goes along: its line in the overview says what to do about it.
        yield from (_source(path, defaults) for path in sorted((*inside.dossiers, *inside.others)))
    else:
        raise SourceUnusable(
            f"{source} is no dossier: name a folder with dossier.toml, an .xlsx workbook, a folder with those, or a CSV table."
        )


def _is_dossier(path: Path) -> bool:
    if path.name.startswith((".", "~$")):  # hidden, or the lock file of Excel
        return False
    return (path / "dossier.toml").is_file() if path.is_dir() else path.suffix.casefold() in {".xlsx", ".xlsm"}


def _source(path: Path, parameters: Parameters) -> Source:
    return Source(path.resolve(), replace(parameters, dossier=str(path.resolve())))


def _named(source: Source) -> Source:
    mark = fingerprint_of(source.dossier)
    name = mark.code if _CODE.fullmatch(mark.code) else _slug(mark.naam) or _slug(source.dossier.stem) or "dossier"
    return replace(source, name=name, municipality=mark.naam or source.dossier.stem)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _apart(named: Sequence[Source]) -> Iterator[Source]:
    """The same municipality twice gets the source and the dates behind its name; the same report twice is an error."""
    times = Counter(source.name for source in named)
    seen: dict[str, Source] = {}
    for source in named:
        name = source.name
        if times[name] > 1:
            settings = source.parameters
            parts = (name, source.dossier.stem, settings.peildatum, settings.meetmoment)
            name = "-".join(filter(None, (_slug(part) for part in parts)))
        if name in seen:
            raise SourceUnusable(
                f"Two sources would make the report {name}: {seen[name].dossier.name} and "
                f"{source.dossier.name}. Leave one out, or give one another name."
            )
        seen[name] = replace(source, name=name)
        yield seen[name]
