"""A dossier as the files of a folder: all of them anew, or only what differs from what stands there."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.cell_text import as_csv_text, column_names, instellingen, rows_left_out, table_rows
from srm_kit.dossier.contract.digest import with_digest
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.normen import NORMEN, Norm
from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.dossier.keeping.csv_update import CannotChange, updated_csv
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import SrmError

__all__ = ["changed_files", "dossier_files", "norm_file", "whole_folder", "write_norms"]

_SETTINGS = "dossier.toml"


def dossier_files(folder: Path) -> list[Path]:
    """The files of a dossier in the form of a folder."""
    if not folder.is_dir():
        return []
    return [
        item
        for item in sorted(folder.iterdir())
        if item.suffix.casefold() in {".csv", ".toml"}
        and not item.name.startswith(".")
        and item.is_file()
        and not item.is_symlink()
    ]


def whole_folder(dossier: Dossier, folder: Path) -> dict[str, bytes | None]:
    """Every file of the dossier; None for those of tables without rows, which go."""
    there = _names(folder)
    files: dict[str, bytes | None] = {_SETTINGS: _toml(dossier).encode()}
    for table in TABELLEN:
        data = _csv(table, dossier)
        if data is not None or table.naam in there:
            files[there.get(table.naam, f"{table.naam}.csv")] = data
    return files | norm_file(dossier, folder)


def changed_files(folder: Path, before: Dossier, after: Dossier) -> dict[str, bytes | None]:
    """The files that differ, with nothing else in them changed; ``CannotChange`` when that cannot be.

    What was made is read again before it is given: a comma in one cell may decide what a point in another means.
    """
    there = _names(folder)
    files: dict[str, bytes | None] = {}
    changed = []
    for table in TABELLEN:
        old, new = _rows(table, before), _rows(table, after)
        if old == new:
            continue
        name = there.get(table.naam, f"{table.naam}.csv")
        changed.append((table, name))
        if not new:
            files[name] = None
        elif table.naam == "respons" or table.naam not in there:
            files[name] = _csv(table, after)
        else:
            numbers = [row.rij for row in getattr(before, table.naam)]
            files[name] = updated_csv((folder / name).read_bytes(), table, dict(zip(numbers, old, strict=True)), new)
    if (settings := _settings(folder, before, after)) is not None:
        files[_SETTINGS] = settings
    if not files or _says(folder, files, after):
        return files
    files.update({name: _csv(table, after) for table, name in changed if files[name] is not None})
    if _says(folder, files, after):
        return files
    raise CannotChange("de bestanden zeggen na de wijziging iets anders dan bedoeld")


def _names(folder: Path) -> dict[str, str]:
    """The file of each table, which may have capitals or spaces in its name."""
    known = {plain_name(table.naam): table.naam for table in TABELLEN}
    found = {}
    for dossier_file in dossier_files(folder):
        table = known.get(plain_name(dossier_file.stem))
        if dossier_file.suffix.casefold() == ".csv" and table is not None:
            found[table] = dossier_file.name
    return found


def _rows(table: Tabel, dossier: Dossier) -> list[dict[str, Any]]:
    names = column_names(table, dossier)
    rows = (zip(names, row, strict=True) for row in table_rows(table, dossier))
    return [{name: value for name, value in row if value is not None} for row in rows]


def _says(folder: Path, files: Mapping[str, bytes | None], wanted: Dossier) -> bool:
    """Whether the folder with these files says what is wanted; answers are left out, they take long and do not change."""
    respons = _names(folder).get("respons")
    with tempfile.TemporaryDirectory(prefix="srm-") as name:
        trial = Path(name)
        for dossier_file in dossier_files(folder):
            if dossier_file.name != respons and dossier_file.name not in files:
                shutil.copyfile(dossier_file, trial / dossier_file.name)
        for key, data in files.items():
            if data is not None and key not in {respons, "respons.csv"}:
                (trial / key).write_bytes(data)
        try:
            dossier = read(trial, alles=True).dossier
        except SrmError:
            return False
    return dossier is not None and with_digest(replace(wanted, respons=None)).digest == dossier.digest


def _csv(table: Tabel, dossier: Dossier) -> bytes | None:
    rows = chain(table_rows(table, dossier), rows_left_out(table, dossier))
    first = next(rows, None)
    if first is None:
        return None
    names = column_names(table, dossier)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in [first, *rows]:
        writer.writerow([as_csv_text(value) for value in row])
    return out.getvalue().encode()


def write_norms(rows: Iterable[Norm]) -> bytes:
    """Norms as the bytes of a CSV file."""
    names = [column.naam for column in NORMEN.kolommen]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([as_csv_text(getattr(row, name)) for name in names])
    return out.getvalue().encode()


def norm_file(dossier: Dossier, folder: Path) -> dict[str, bytes | None]:
    """The norms that a dossier names, to stand beside it; a file that is there is someone's own and stays."""
    norms = dossier.referentie
    if norms is None or not norms.normen or (folder / norms.bestand).exists():
        return {}
    return {norms.bestand: write_norms(norms.normen)}


def _values(dossier: Dossier) -> dict[tuple[str, str], Any]:
    found = {(section, key): value for section, key, value, _ in instellingen(dossier)}
    for key, value in dossier.overig.items():
        section, _, inner = key.rpartition(".")
        found[section, inner] = value
    return found


def _settings(folder: Path, before: Dossier, after: Dossier) -> bytes | None:
    """The settings with what differs, remarks and order as they were; None when nothing differs."""
    old, new = _values(before), _values(after)
    different = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    if not different:
        return None
    import tomlkit

    data = (folder / _SETTINGS).read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    document = tomlkit.parse(data.decode("utf-8-sig"))
    for section, key in different:
        place: Any = document
        if section:
            if section not in document:
                document[section] = tomlkit.table()
            place = document[section]
        value = new.get((section, key))
        if value is None:
            place.pop(key, None)
        else:
            place[key] = value
    return mark + tomlkit.dumps(document).encode()


def _toml(dossier: Dossier) -> str:
    import tomlkit

    document = tomlkit.document()
    place: Any = document
    current = ""
    for section, key, value, explanation in instellingen(dossier):
        if section != current:
            place = tomlkit.table()
            document[section] = place
            current = section
        if value is None:
            continue
        item = tomlkit.item(value)
        if not (isinstance(value, str) and "\n" in value):
            item.comment(explanation)
        place[key] = item
    for key, value in dossier.overig.items():
        section, _, inner = key.rpartition(".")
        target: Any = document
        if section:
            target = document.setdefault(section, tomlkit.table())
        target[inner] = value
    return str(tomlkit.dumps(document))
