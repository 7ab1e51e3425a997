"""Answers that must be forgotten leave the dossier and every version of it, and a list says what was taken out.

In a CSV the rows go. In a workbook the cells are emptied, and so are the texts that only they used. A version of which
that cannot be done for certain goes as a whole.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.contract.tabellen import RESPONS_KOLOMMEN
from srm_kit.dossier.keeping.disk import check_writable, make_folder, remove, stage, sync_folder
from srm_kit.dossier.keeping.history import versions_of, write_contents
from srm_kit.dossier.keeping.history_places import RENEWED, history_place
from srm_kit.dossier.keeping.journal import commit
from srm_kit.dossier.keeping.locking import locked
from srm_kit.dossier.keeping.release_account import forget_in_account
from srm_kit.dossier.reading.csv_text import csv_layout
from srm_kit.dossier.reading.reader import read
from srm_kit.errors import DossierHasFaults, SrmError

__all__ = ["Forgotten", "forget_answers", "forget_past_term"]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out of one place: ``versie`` None is the dossier itself; ``weg``: the version went as a whole."""

    versie: int | None
    rijen: int
    weg: bool = False


def forget_answers(dossier: Path, respondenten: Collection[str]) -> tuple[Forgotten, ...]:
    """Takes these respondents out of the dossier and out of every version of it."""
    return _forget(dossier, frozenset(text.strip() for text in respondenten))


def forget_past_term(dossier: Path, today: date) -> tuple[Forgotten, ...]:
    """Takes out all answers when the term of the dossier has passed; ``SrmError`` when it has not, or there is none."""
    outcome = read(dossier, alles=True)
    if outcome.dossier is None:
        raise DossierHasFaults(f"Het dossier heeft een fout; herstel die eerst. {outcome.fouten[0]}", outcome.fouten)
    term = outcome.dossier.zorgvuldigheid.bewaartermijn_tot
    if term is None or term >= today:
        known = (
            "er is geen bewaartermijn ingevuld" if term is None else f"de bewaartermijn loopt tot {term.isoformat()}"
        )
        raise SrmError(f"Er is niets vergeten: {known}.")
    return _forget(dossier, None)


def _forget(dossier: Path, respondents: frozenset[str] | None) -> tuple[Forgotten, ...]:
    """``respondents`` None: everyone."""
    found = []
    with locked(dossier) as place:
        # Without a version before it: that would hold the answers again.
        mine = _files(place if place.is_dir() else place.parent, None if place.is_dir() else place.name)
        for file in mine:
            check_writable(file)
            data, count = _without(file, respondents)
            if data is None:
                raise SrmError(
                    f"In {file.name} zijn de antwoorden niet zeker weg te halen. Verwijder ze daar zelf, en doe dit nog eens."
                )
            if count:
                commit(place, {file.name: data})
                found.append(Forgotten(None, count))
        for version in versions_of(place):
            changed: dict[str, bytes] = {}
            total, certain = 0, True
            for file in _files(version.map, None):
                data, count = _without(file, respondents)
                certain = certain and data is not None
                total += count
                if data is not None and count:
                    changed[file.name] = data
            if not certain:
                remove(version.map)
                found.append(Forgotten(version.nummer, total, weg=True))
            elif changed:
                _renew(version.map, changed)
                found.append(Forgotten(version.nummer, total))
        forget_in_account(place, respondents)
        if history_place(place).is_dir():
            sync_folder(history_place(place))
    return tuple(found)


def _files(folder: Path, only: str | None) -> list[Path]:
    """The files that may hold answers: the table of them, or a workbook."""
    found = []
    for item in sorted(folder.iterdir()):
        answers = item.suffix.casefold() == ".csv" and plain_name(item.stem) == "respons"
        book = item.suffix.casefold() in {".xlsx", ".xlsm"} and not item.name.startswith("~$")
        if (
            item.is_file()
            and not item.is_symlink()
            and (item.name == only if only else answers or (book and folder.name.isdecimal()))
        ):
            found.append(item)
    return found


def _without(file: Path, respondents: frozenset[str] | None) -> tuple[bytes | None, int]:
    """The file without these answers, and how many there were; None when that cannot be done for certain."""
    try:
        if file.suffix.casefold() == ".csv":
            return _csv_without(file.read_bytes(), respondents)
        return _book_without(file, respondents)
    except Exception:  # a damaged version, whatever its reader makes of it: not certain
        return None, 0


def _csv_without(data: bytes, respondents: frozenset[str] | None) -> tuple[bytes | None, int]:
    from srm_kit.dossier.keeping.csv_update import encode_as

    required = [column.naam for column in RESPONS_KOLOMMEN.kolommen if column.verplicht]
    layout = csv_layout(data, required)
    if layout is None:
        return (data, 0) if not data.strip() else (None, 0)
    keys = [plain_name(name) for name in layout.kop]
    if "respondent" not in keys:
        return None, 0
    place, count, kept = keys.index("respondent"), 0, list(layout.before)
    for number, text in enumerate(layout.texts, start=1):
        cells = layout.cells(number)
        body = number > layout.koprij and any(cell.strip() for cell in cells)
        if body and (respondents is None or (place < len(cells) and cells[place].strip().lstrip("'") in respondents)):
            count += 1
        else:
            kept.append(text)
    return (encode_as("\n".join(kept) + "\n", data) if count else data), count


def _book_without(file: Path, respondents: frozenset[str] | None) -> tuple[bytes | None, int]:
    from srm_kit.dossier.reading.cell_values import text_of_value
    from srm_kit.dossier.workbook.changed_sheet import ChangedSheet
    from srm_kit.dossier.workbook.changed_workbook import ChangedWorkbook
    from srm_kit.dossier.workbook.sheets import read_workbook

    raw = read_workbook(file, Meldingen())
    table = raw.tabellen.get("respons")
    if table is None:
        return file.read_bytes(), 0
    keys = [plain_name(name) for name in table.kop]
    if "respondent" not in keys:
        return None, 0
    place = keys.index("respondent")
    gone = [
        number
        for number, cells in table.rijen
        if respondents is None or (place < len(cells) and text_of_value(cells[place]).strip() in respondents)
    ]
    if not gone:
        return file.read_bytes(), 0
    book = ChangedWorkbook(file.read_bytes())
    sheet = ChangedSheet(book, raw.tabbladen["respons"])
    for number in gone:
        sheet.clear(number)
    return (book.bytes() if book.wis_ongebruikte_teksten() else None), len(gone)


def _renew(version: Path, changed: dict[str, bytes]) -> None:
    """Puts other files in a version: a version is never half, so a new folder takes its place."""
    new = version.with_name(RENEWED)
    remove(new)
    make_folder(new)
    for item in version.iterdir():
        if item.is_file() and not item.is_symlink() and item.name not in changed:
            stage(new / item.name, item.read_bytes(), item)
    for name, data in changed.items():
        stage(new / name, data, version / name)
    write_contents(new)
    form = version.stat()
    sync_folder(new)
    remove(version)
    os.replace(new, version)
    os.utime(version, (form.st_atime, form.st_mtime))
