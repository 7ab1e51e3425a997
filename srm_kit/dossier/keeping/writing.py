"""Writes a dossier whole or not at all, keeps the previous version, and never overwrites someone else's work."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.dossier.keeping.csv_update import CannotChange
from srm_kit.dossier.keeping.disk import DossierInUse, check_writable, put, real, stage
from srm_kit.dossier.keeping.folder_files import changed_files, dossier_files, norm_file, whole_folder
from srm_kit.dossier.keeping.history import VersionUnknown, clear_old, prepare, versions_of, whole
from srm_kit.dossier.keeping.journal import commit
from srm_kit.dossier.keeping.locking import locked
from srm_kit.dossier.reading.personal_columns import points_at_people
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import SrmError

__all__ = [
    "DossierChanged",
    "DossierInUse",
    "NotWhollyUnderstood",
    "file_state",
    "restore",
    "write",
    "write_folder",
    "write_held",
    "write_workbook",
]

_BOOKS = {".xlsx", ".xlsm"}


class DossierChanged(SrmError):
    """The dossier on disk changed since it was read; writing would lose that change."""


class NotWhollyUnderstood(SrmError):
    """What stands on the disk was not wholly understood, so it is not written over."""


def file_state(target: Path) -> str:
    """A digest of what is on disk now; pass it to ``write`` to be sure nobody changed it in between."""
    files = sorted(item for item in target.iterdir() if item.is_file()) if target.is_dir() else [target]
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        if file.is_file() and not file.name.startswith("."):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def write(dossier: Dossier, target: Path, verwacht: str | None = None, wijziging: str = "") -> None:
    """Writes a folder, or a workbook when the name ends in .xlsx (or .xlsm, when that is there).

    Of a dossier that is there only what differs is changed; where it cannot be read, or cannot be changed without
    losing something, ``NotWhollyUnderstood`` is raised. ``verwacht`` is the ``file_state`` from when the dossier was
    read; when the disk differs from it, ``DossierChanged`` is raised and nothing is written. ``wijziging`` says in
    the history what was changed.
    """
    dossier = with_answers(dossier)
    with locked(target) as place:
        if verwacht is not None and place.exists() and file_state(place) != verwacht:
            raise DossierChanged(
                f"{target.name} is intussen door iemand anders gewijzigd. Er is niets geschreven: lees het dossier opnieuw."
            )
        write_held(dossier, place, wijziging)


def write_folder(dossier: Dossier, folder: Path) -> None:
    """Writes ``dossier.toml`` and one CSV per table that has rows, whatever stood in the folder; for generated dossiers."""
    dossier = with_answers(dossier)
    with locked(folder) as place:
        _commit(place, whole_folder(dossier, place), dossier_files(place), "")


def write_workbook(dossier: Dossier, file: Path) -> None:
    """Writes a new workbook with every table as a sheet, drop-downs and explanations included, whatever stood there."""
    from srm_kit.dossier.workbook.new_workbook import workbook_bytes

    dossier = with_answers(dossier)
    with locked(file) as place:
        _commit(place, {place.name: workbook_bytes(dossier)}, [place] if place.exists() else [], "")
        _norms_beside(dossier, place)


def write_held(dossier: Dossier, place: Path, wijziging: str, before: Dossier | None = None) -> None:
    """As ``write``, for who holds the lock. ``before`` is what the disk says, when that was read under the same lock."""
    is_book = place.suffix.casefold() in _BOOKS and not place.is_dir()
    there = [place] if is_book and place.exists() else [] if is_book else dossier_files(place)
    if not there:
        _commit(place, _made(dossier, place, is_book), [], wijziging)
        if is_book:
            _norms_beside(dossier, place)
        return
    before = before or _understood(place)
    try:
        if is_book:
            from srm_kit.dossier.keeping.workbook_update import updated_bytes

            files: Mapping[str, bytes | None] = {place.name: updated_bytes(place, before, dossier)}
        else:
            files = changed_files(place, before, dossier)
    except CannotChange as error:
        raise NotWhollyUnderstood(
            f"{place.name} is niet gewijzigd: {error}. Pas het in het bestand zelf aan, of maak er een kopie van met: srm convert"
        ) from None
    _commit(place, files, there, wijziging)


def _made(dossier: Dossier, place: Path, is_book: bool) -> dict[str, bytes | None]:
    if not is_book:
        return whole_folder(dossier, place)
    if place.suffix.casefold() == ".xlsm":
        raise DossierInUse(
            f"{place.name} zou een werkboek met macro's zijn; dat kunnen wij niet maken. Bewaar het als .xlsx."
        )
    from srm_kit.dossier.workbook.new_workbook import workbook_bytes

    return {place.name: workbook_bytes(dossier)}


def _norms_beside(dossier: Dossier, book: Path) -> None:
    """Puts the norms of other municipalities beside a workbook; no part of it, so a file of its own."""
    for name, data in norm_file(dossier, book.parent).items():
        staged = book.with_name(f".{name}.nieuw")
        stage(staged, data or b"", None)
        put(staged, book.with_name(name))


def _understood(place: Path) -> Dossier:
    """What the disk says; refused when it has faults, for then some of it would be lost."""
    outcome = read(place, alles=True)
    if outcome.dossier is None:
        raise NotWhollyUnderstood(
            f"{place.name} is niet overschreven: wat er staat heeft een fout. Herstel die eerst. {outcome.fouten[0]}"
        )
    return outcome.dossier


def _commit(place: Path, files: Mapping[str, bytes | None], there: list[Path], wijziging: str) -> None:
    """Writes the files that differ; what stood there becomes a version. Nothing when nothing differs."""
    folder = place if place.is_dir() else place.parent
    different: dict[str, bytes | None] = {}
    for name, data in files.items():
        now = folder / name
        if data is None and now.exists():
            different[name] = data
        elif data is not None and not (now.is_file() and now.read_bytes() == data):
            check_writable(now)
            different[name] = data
    if different:
        commit(place, different, prepare(place, there, wijziging))
        clear_old(place)


def restore(target: Path, nummer: int) -> tuple[str, ...]:
    """Puts a version of the history back; what stands there now becomes the newest version.

    Gives the files that did not, because answers stand in them beside columns that point at people.
    Raises ``VersionUnknown`` when there is none with that number, or it is not whole.
    """
    target = real(target)
    with locked(target) as place:
        known = {item.nummer: item for item in versions_of(place)}
        if nummer not in known:
            numbers = f"Er zijn {min(known)} tot en met {max(known)}." if known else "Er is nog niets bewaard."
            raise VersionUnknown(f"Versie {nummer} van {target.name} is er niet. {numbers}")
        if not whole(known[nummer]):
            raise VersionUnknown(
                f"Versie {nummer} van {target.name} is beschadigd en wordt niet teruggezet. Kies een andere versie."
            )
        wanted: dict[str, bytes | None] = {item.name: item.read_bytes() for item in known[nummer].bestanden}
        now = dossier_files(place) if place.is_dir() else [place] if place.exists() else []
        if place.is_dir():
            wanted.update({item.name: None for item in now if item.name not in wanted})
        else:
            wanted = {place.name: next(iter(wanted.values()))}
        kept = [item for item in now if not _points_at_people(item)]
        _commit(place, wanted, kept, f"versie {nummer} teruggezet")
        return tuple(item.name for item in now if item not in kept and item.name in wanted)


def _points_at_people(file: Path) -> bool:
    """Whether answers in this file stand beside columns that are refused: those are never kept in the history."""
    from srm_kit.dossier.contract.meldingen import Meldingen
    from srm_kit.dossier.reading.folder import read_csv_folder
    from srm_kit.dossier.workbook.sheets import read_workbook

    try:
        if file.suffix.casefold() in _BOOKS:
            found = read_workbook(file, Meldingen()).tabellen.get("respons")
        elif plain_name(file.stem) == "respons":
            found = read_csv_folder(file, "respons", Meldingen())
        else:
            return False
    except (SrmError, OSError):
        return False
    return found is not None and any(points_at_people(str(name)) for name in found.kop)
