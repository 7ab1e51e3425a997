"""Where the reports of a batch come from: dossiers, folders of them, or a table with the parameters of each."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from srm_kit.dossier.keeping.fingerprint import kenmerk
from srm_kit.errors import BronOnbruikbaar, OnbekendeParameter
from srm_kit.parameters import Parameters

__all__ = ["Bron", "vind"]

_OURS = frozenset({"uitvoer", "live"})  # a batch decides these itself
_CODE = re.compile(r"GM\d{4}")


@dataclass(frozen=True, slots=True)
class Bron:
    """One report to make: its dossier, the parameters that differ from the batch, and the name of its folder."""

    dossier: Path
    parameters: Parameters
    naam: str = ""
    gemeente: str = ""


def vind(sources: Sequence[Path], standaard: Parameters) -> tuple[Bron, ...]:
    """The reports of these sources, each with a folder name of its own, in the order of those names.

    ``standaard`` holds for every source that does not say otherwise. Raises ``BronOnbruikbaar`` for a source
    that is nothing of the kind, and ``OnbekendeParameter`` for a table with a wrong column or value.
    """
    found = [_named(item) for source in sources for item in _from(source, standaard)]
    return tuple(sorted(_apart(found), key=lambda item: item.naam))


def _from(source: Path, standaard: Parameters) -> Iterator[Bron]:
    if not source.exists():
        raise BronOnbruikbaar(f"There is nothing at {source}. Name a dossier, a folder with dossiers, or a CSV table.")
    if source.suffix.casefold() == ".csv":
        yield from _table(source, standaard)
    elif _is_dossier(source):
        yield _bron(source, standaard)
    elif source.is_dir():
        inside = [item for item in sorted(source.iterdir()) if _is_dossier(item)]
        if not inside:
            raise BronOnbruikbaar(f"There is no dossier in {source}: no folder with dossier.toml and no workbook.")
        yield from (_bron(item, standaard) for item in inside)
    else:
        raise BronOnbruikbaar(
            f"{source} is no dossier: name a folder with dossier.toml, an .xlsx workbook, a folder with those, or a CSV table."
        )


def _is_dossier(path: Path) -> bool:
    if path.name.startswith((".", "~$")):  # hidden, or the lock file of Excel
        return False
    return (path / "dossier.toml").is_file() if path.is_dir() else path.suffix.casefold() == ".xlsx"


def _bron(path: Path, parameters: Parameters) -> Bron:
    return Bron(path.resolve(), replace(parameters, dossier=str(path.resolve())))


def _table(path: Path, standaard: Parameters) -> Iterator[Bron]:
    """A row per report, a column per parameter; a dossier is named as seen from the folder of the table."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BronOnbruikbaar(f"{path.name} cannot be read as a CSV table in UTF-8: {error}.") from None
    head = text.split("\n", 1)[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=head.count), strict=True)
    allowed = {item.name for item in fields(Parameters)} - _OURS
    unknown = sorted(set(rows.fieldnames or ()) - allowed)
    if unknown or "dossier" not in (rows.fieldnames or ()):
        what = f"unknown column {', '.join(unknown)}" if unknown else "no column dossier"
        raise OnbekendeParameter(f"{path.name}: {what}. Known are: {', '.join(sorted(allowed))}.")
    try:
        for row in rows:
            place = f"{path.name}, line {rows.line_num}"
            if None in row:
                raise OnbekendeParameter(f"{place}: more values than columns.")
            yield _row(place, path.parent, {name: (value or "").strip() for name, value in row.items()}, standaard)
    except csv.Error as error:
        raise BronOnbruikbaar(f"{path.name} is no CSV table that can be read: {error}.") from None


def _row(place: str, folder: Path, values: dict[str, str], standaard: Parameters) -> Bron:
    name = values.pop("dossier")
    if not name:
        raise OnbekendeParameter(f"{place}: the column dossier is empty.")
    settings: dict[str, object] = {key: value for key, value in values.items() if value and key != "concept"}
    if word := values.get("concept", "").casefold():
        if word not in {"ja", "nee", "true", "false", "1", "0"}:
            raise OnbekendeParameter(f"{place}: concept is {word!r}; write ja or nee.")
        settings["concept"] = word in {"ja", "true", "1"}
    try:
        return _bron(folder / name, replace(standaard, **settings))  # type: ignore[arg-type]
    except OnbekendeParameter as error:
        raise OnbekendeParameter(f"{place}: {error}") from None


def _named(bron: Bron) -> Bron:
    found = kenmerk(bron.dossier)
    name = found.code if _CODE.fullmatch(found.code) else _slug(found.naam) or _slug(bron.dossier.stem) or "dossier"
    return replace(bron, naam=name, gemeente=found.naam or bron.dossier.stem)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _apart(found: Iterable[Bron]) -> Iterator[Bron]:
    """The same municipality twice gets the source and the dates behind its name; the same report twice is an error."""
    items = list(found)
    double = Counter(item.naam for item in items)
    seen: dict[str, Bron] = {}
    for item in items:
        if double[item.naam] > 1:
            settings = item.parameters
            parts = (item.naam, item.dossier.stem, settings.peildatum, settings.meetmoment)
            item = replace(item, naam="-".join(filter(None, (_slug(part) or "" for part in parts))))
        if item.naam in seen:
            raise BronOnbruikbaar(
                f"Two sources would make the report {item.naam}: {seen[item.naam].dossier.name} and "
                f"{item.dossier.name}. Leave one out, or give one another name."
            )
        seen[item.naam] = item
        yield item
