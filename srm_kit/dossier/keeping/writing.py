"""Writes a dossier whole or not at all, keeps the previous version, and never overwrites someone else's work."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.cell_text import csv_tekst, instellingen, kolomnamen, tabelrijen, weggelaten_rijen
from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.referentie import NORMEN
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.dossier.keeping.history import VersieOnbekend, bewaar_versie, versies
from srm_kit.errors import SrmError

__all__ = ["DossierGewijzigd", "DossierInGebruik", "file_state", "restore", "write", "write_folder", "write_workbook"]


class DossierInGebruik(SrmError):
    """Another program is writing this dossier, or has it open."""


class DossierGewijzigd(SrmError):
    """The dossier on disk changed since it was read; writing would lose that change."""


def file_state(target: Path) -> str:
    """A digest of what is on disk now; pass it to ``write`` to be sure nobody changed it in between."""
    import hashlib

    files = sorted(item for item in target.iterdir() if item.is_file()) if target.is_dir() else [target]
    digest = hashlib.blake2b(digest_size=16)
    for item in files:
        if item.is_file() and not item.name.startswith("."):
            digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()


def write(dossier: Dossier, target: Path, verwacht: str | None = None, wijziging: str = "") -> bool:
    """Writes a folder, or a workbook when the name ends in .xlsx (or .xlsm, when that is there).

    ``verwacht`` is the ``file_state`` from when the dossier was read; when the disk differs from it,
    ``DossierGewijzigd`` is raised and nothing is written. ``wijziging`` says in the history what was changed. True when
    a workbook that was there had to be made anew.
    """
    if target.suffix.casefold() in {".xlsx", ".xlsm"}:
        return write_workbook(dossier, target, verwacht, wijziging)
    write_folder(dossier, target, verwacht, wijziging)
    return False


def write_folder(dossier: Dossier, folder: Path, verwacht: str | None = None, wijziging: str = "") -> None:
    """Writes ``dossier.toml`` and one CSV per table that has rows; removes tables that became empty."""
    files = {"dossier.toml": _toml(dossier)}
    for table in TABELLEN:
        text = _csv(table.naam, dossier)
        if text is not None:
            files[f"{table.naam}.csv"] = text
    with _locked(folder, verwacht):
        folder.mkdir(parents=True, exist_ok=True)
        bewaar_versie(folder, _files(folder), wijziging)
        for name, text in files.items():
            _replace(folder / name, text.encode("utf-8"))
        _norms(dossier, folder)
        for table in TABELLEN:
            if f"{table.naam}.csv" not in files:
                (folder / f"{table.naam}.csv").unlink(missing_ok=True)


def write_workbook(dossier: Dossier, file: Path, verwacht: str | None = None, wijziging: str = "") -> bool:
    """Writes a workbook with every table as a sheet, drop-downs and explanations included.

    In a workbook that is there only the cells that differ are changed. Where that cannot be (it had faults, or lacks a
    sheet, or the answers to the questionnaire differ) it is made anew: then looks and sheets of the user stay
    behind in the version before it, and formulas only remain where their cell still has the same value. True when that was done.
    """
    from srm_kit.dossier.keeping.workbook_update import updated_bytes
    from srm_kit.dossier.workbook.new_workbook import workbook_bytes

    with _locked(file, verwacht):
        file.parent.mkdir(parents=True, exist_ok=True)
        there = file.exists()
        data = updated_bytes(file, dossier) if there else None
        if data is None and file.suffix.casefold() == ".xlsm":
            raise DossierInGebruik(
                f"{file.name} is een werkboek met macro's; dat kunnen wij zo niet schrijven. Bewaar het als .xlsx."
            )
        anew = data is None
        if data is None:
            data = workbook_bytes(dossier, file if there else None)
        if there:
            bewaar_versie(file, [file], wijziging)
        _replace(file, data)
        _norms(dossier, file.parent)
    return there and anew


def restore(target: Path, nummer: int) -> None:
    """Puts a version of the history back; what stands there now becomes the newest version.

    Raises ``VersieOnbekend`` when there is none with that number.
    """
    with _locked(target, None):
        known = {item.nummer: item for item in versies(target)}
        if nummer not in known:
            numbers = f"Er zijn {min(known)} tot en met {max(known)}." if known else "Er is nog niets bewaard."
            raise VersieOnbekend(f"Versie {nummer} van {target.name} is er niet. {numbers}")
        wanted = {item.name: item.read_bytes() for item in known[nummer].bestanden}
        now = _files(target) if target.is_dir() else [target] if target.exists() else []
        bewaar_versie(target, now, f"versie {nummer} teruggezet")
        for name, data in wanted.items():
            _replace((target / name) if target.is_dir() else target, data)
        for item in now:
            if target.is_dir() and item.name not in wanted:
                item.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    """The files of a dossier in the form of a folder."""
    return [item for item in sorted(folder.iterdir()) if item.suffix in {".csv", ".toml"} and item.is_file()]


@contextmanager
def _locked(target: Path, verwacht: str | None) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(target.parent / f".{target.name}.lock", timeout=10)
        with lock:
            _not_open_elsewhere(target)
            if verwacht is not None and target.exists() and file_state(target) != verwacht:
                raise DossierGewijzigd(
                    f"{target.name} is intussen door iemand anders gewijzigd. Er is niets geschreven: lees het dossier opnieuw."
                )
            yield
    except Timeout:
        raise DossierInGebruik(
            f"{target.name} wordt nu door een ander programma geschreven. Probeer het zo opnieuw."
        ) from None
    except OSError as error:
        if isinstance(error, PermissionError) and target.exists():
            raise DossierInGebruik(
                f"{target.name} is niet te schrijven. Staat het open in Excel? Sluit het en probeer opnieuw."
            ) from None
        raise DossierInGebruik(
            f"{target.name} is niet te schrijven: {error.strerror}. Kies een andere plaats."
        ) from None


def _not_open_elsewhere(target: Path) -> None:
    """Excel and LibreOffice leave a mark beside a workbook they have open; they would save over what we write."""
    for mark in (target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#")):
        if mark.exists():
            raise DossierInGebruik(
                f"{target.name} staat open in Excel of LibreOffice. Bewaar en sluit het daar, en probeer het opnieuw. "
                f"Is het nergens open? Verwijder dan het bestand {mark.name}."
            )


def _replace(path: Path, data: bytes) -> None:
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".srm-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _csv(name: str, dossier: Dossier) -> str | None:
    table = next(item for item in TABELLEN if item.naam == name)
    rows = chain(tabelrijen(table, dossier), weggelaten_rijen(table, dossier))
    first = next(rows, None)
    if first is None:
        return None
    names = kolomnamen(table, dossier)
    return _lines(names, [first, *rows])


def _lines(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([csv_tekst(value) for value in row])
    return out.getvalue()


def _norms(dossier: Dossier, folder: Path) -> None:
    """Puts the norms that a dossier names beside it; a file that is there is someone's own and stays."""
    norms = dossier.referentie
    if norms is None or not norms.normen or (folder / norms.bestand).exists():
        return
    names = [column.naam for column in NORMEN.kolommen]
    rows = [[getattr(row, name) for name in names] for row in norms.normen]
    _replace(folder / norms.bestand, _lines(names, rows).encode("utf-8"))


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
