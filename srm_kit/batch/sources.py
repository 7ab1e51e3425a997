"""Where the reports of a batch come from: dossiers, folders of them, or a table with the parameters of each."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from srm_kit.dossier.keeping.fingerprint import dossier_candidates, kenmerk
from srm_kit.errors import BronOnbruikbaar, OnbekendeParameter
from srm_kit.parameters import Parameters
from srm_kit.plain_files import read_plain

__all__ = ["Source", "find_sources"]

_LARGEST_LIST = 5_000_000
_OURS = frozenset({"uitvoer", "live"})  # a batch decides these itself
_CODE = re.compile(r"GM\d{4}")


@dataclass(frozen=True, slots=True)
class Source:
    """One report to make: its dossier, the parameters that differ from the batch, and the name of its folder."""

    dossier: Path
    parameters: Parameters
    name: str = ""
    municipality: str = ""


def find_sources(paths: Sequence[Path], defaults: Parameters) -> tuple[Source, ...]:
    """The reports of these paths, each with a folder name of its own, in the order of those names.

    ``defaults`` holds for every source that does not say otherwise. Raises ``BronOnbruikbaar`` for a source
    that is nothing of the kind, and ``OnbekendeParameter`` for a table with a wrong column or value.
    """
    named = [_named(source) for path in paths for source in _from(path, defaults)]
    return tuple(sorted(_apart(named), key=lambda source: source.name))


def _from(source: Path, defaults: Parameters) -> Iterator[Source]:
    if not source.exists():
        raise BronOnbruikbaar(f"There is nothing at {source}. Name a dossier, a folder with dossiers, or a CSV table.")
    if source.suffix.casefold() == ".csv":
        yield from _table(source, defaults)
    elif _is_dossier(source):
        yield _source(source, defaults)
    elif source.is_dir():
        inside = dossier_candidates(source)
        if not inside.dossiers:
            raise BronOnbruikbaar(f"There is no dossier in {source}: no folder with dossier.toml and no workbook.")
        # What only looks like a dossier goes along: its line in the overview says what to do about it.
        yield from (_source(path, defaults) for path in sorted((*inside.dossiers, *inside.others)))
    else:
        raise BronOnbruikbaar(
            f"{source} is no dossier: name a folder with dossier.toml, an .xlsx workbook, a folder with those, or a CSV table."
        )


def _is_dossier(path: Path) -> bool:
    if path.name.startswith((".", "~$")):  # hidden, or the lock file of Excel
        return False
    return (path / "dossier.toml").is_file() if path.is_dir() else path.suffix.casefold() in {".xlsx", ".xlsm"}


def _source(path: Path, parameters: Parameters) -> Source:
    return Source(path.resolve(), replace(parameters, dossier=str(path.resolve())))


def _table(path: Path, defaults: Parameters) -> Iterator[Source]:
    """A row per report, a column per parameter; a dossier is named as seen from the folder of the table."""
    try:
        text = read_plain(path, _LARGEST_LIST, through_links=True).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BronOnbruikbaar(f"{path.name} cannot be read as a CSV table in UTF-8: {error}.") from None
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=head.count), strict=True)
    allowed = {parameter.name for parameter in fields(Parameters)} - _OURS
    unknown = sorted(set(rows.fieldnames or ()) - allowed)
    if unknown or "dossier" not in (rows.fieldnames or ()):
        what = f"unknown column {', '.join(unknown)}" if unknown else "no column dossier"
        raise OnbekendeParameter(f"{path.name}: {what}. Known are: {', '.join(sorted(allowed))}.")
    try:
        for row in rows:
            place = f"{path.name}, line {rows.line_num}"
            if None in row:
                raise OnbekendeParameter(f"{place}: more values than columns.")
            yield _row(place, path.parent, {name: (value or "").strip() for name, value in row.items()}, defaults)
    except csv.Error as error:
        raise BronOnbruikbaar(f"{path.name} is no CSV table that can be read: {error}.") from None


def _row(place: str, folder: Path, values: dict[str, str], defaults: Parameters) -> Source:
    name = values.pop("dossier")
    if not name:
        raise OnbekendeParameter(f"{place}: the column dossier is empty.")
    settings: dict[str, object] = {key: value for key, value in values.items() if value and key != "concept"}
    if word := values.get("concept", "").casefold():
        if word not in {"ja", "nee", "true", "false", "1", "0"}:
            raise OnbekendeParameter(f"{place}: concept is {word!r}; write ja or nee.")
        settings["concept"] = word in {"ja", "true", "1"}
    try:
        return _source(folder / name, replace(defaults, **settings))  # type: ignore[arg-type]
    except OnbekendeParameter as error:
        raise OnbekendeParameter(f"{place}: {error}") from None


def _named(source: Source) -> Source:
    mark = kenmerk(source.dossier)
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
            raise BronOnbruikbaar(
                f"Two sources would make the report {name}: {seen[name].dossier.name} and "
                f"{source.dossier.name}. Leave one out, or give one another name."
            )
        seen[name] = replace(source, name=name)
        yield seen[name]
