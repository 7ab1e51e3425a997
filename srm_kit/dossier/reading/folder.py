"""The folder form: ``dossier.toml`` and one CSV per table, as Dutch spreadsheets write them."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from srm_kit import nl
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RawDossier, RawTable, plain_name
from srm_kit.dossier.contract.tabellen import TABELLEN, tabel
from srm_kit.dossier.reading.csv_text import read_csv
from srm_kit.dossier.reading.limits import LARGEST_SETTINGS, in_dutch, most_rows, read_table_file, total_of
from srm_kit.dossier.reading.toml_text import read_toml
from srm_kit.errors import DossierNotFound, DossierUnreadable
from srm_kit.plain_files import read_plain

__all__ = ["read_csv_folder", "read_folder", "read_settings"]

_SETTINGS = "dossier.toml"
_NAMES = {plain_name(table.naam): table.naam for table in TABELLEN}
_SPREADSHEETS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers", ".tsv", ".tab"}
_NAMED = 20


def read_folder(folder: Path, meldingen: Meldingen) -> RawDossier:
    """Settings and raw tables of a folder.

    Raises ``DossierNotFound`` without ``dossier.toml`` and ``DossierUnreadable`` when that file cannot be
    read at all; everything else becomes a message.
    """
    settings_file = folder / _SETTINGS
    if settings_file.is_symlink() or not settings_file.is_file():
        raise DossierNotFound(_no_settings(folder, settings_file))
    raw = RawDossier(read_settings(settings_file))
    tables: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.name == _SETTINGS or not (path.is_file() or path.is_symlink()):
            continue
        (tables if path.suffix.casefold() == ".csv" else others).append(path)
    total_of(tables)
    own = _own_files(raw.instellingen)
    _name_others(others, own, meldingen)
    for path in tables:
        if path.name not in own:
            _table(path, raw, meldingen)
    return raw


def read_settings(file: Path) -> dict[str, Any]:
    """The settings in ``dossier.toml``; ``DossierUnreadable`` when it is too large or cannot be read."""
    try:
        return read_toml(read_plain(file, LARGEST_SETTINGS))
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise DossierUnreadable(f"{_SETTINGS} is te groot. Zet tabellen in bestanden van hun eigen naam.") from None
        raise


def _no_settings(folder: Path, settings_file: Path) -> str:
    shown = folder.name or str(folder)
    if settings_file.is_symlink():
        return f"{_SETTINGS} in {shown} is een koppeling naar een andere plaats. Zet het bestand zelf in de map."
    hidden = next((path.name for path in sorted(folder.glob(f"{_SETTINGS}.*")) if path.is_file()), None)
    other = next((path.name for path in sorted(folder.glob("*.toml")) if path.is_file()), None)
    if hidden or other:
        return f"In {shown} staat geen {_SETTINGS}, wel {hidden or other}. Geef dat bestand de naam {_SETTINGS}."
    return f"In {shown} staat geen {_SETTINGS}. Wijs de map van een dossier aan, of maak er een met: srm new"


def _own_files(settings: Any) -> set[str]:
    """Files beside the dossier that its settings name."""
    section = settings.get("referentie")
    return {str(section.get("bestand", ""))} if isinstance(section, dict) else set()


def _name_others(paths: Iterable[Path], own: set[str], meldingen: Meldingen) -> None:
    """Names what is no part of a dossier in this form: first what may hold a table, then the rest in one line."""
    rest = []
    for path in paths:
        name = _NAMES.get(plain_name(path.name.split(".")[0]))
        if path.name in own:
            continue
        if path.suffix.casefold() in _SPREADSHEETS or name is not None:
            meldingen.waarschuwing(
                name or path.name, f"Het bestand {path.name} is niet gelezen: in een map lezen wij alleen CSV.",
                "Bewaar elk blad als CSV UTF-8 onder de naam van zijn tabel, of geef het werkboek zelf op."
                if path.suffix.casefold() in _SPREADSHEETS
                else f"Geef het de naam {name}.csv als de tabel erin staat.",
            )  # fmt: skip
        else:
            rest.append(path.name)
    if rest:
        more = [f"nog {len(rest) - _NAMED}"] if len(rest) > _NAMED else []
        files = nl.opsomming([*rest[:_NAMED], *more])
        meldingen.waarschuwing(
            "dossier",
            f"Niet gelezen {'is' if len(rest) == 1 else 'zijn'} {files}.",
            "Dat is in orde als er geen tabel in staat.",
        )


def _table(path: Path, raw: RawDossier, meldingen: Meldingen) -> None:
    name = _NAMES.get(plain_name(path.stem))
    if path.is_symlink():
        meldingen.fout(
            name or path.stem, "Dit bestand is een koppeling naar een andere plaats.", "Zet het bestand zelf in de map."
        )
    elif name is None:
        meldingen.waarschuwing(
            path.stem, "Deze tabel kennen wij niet; hij telt niet mee.", "Controleer de naam van het bestand."
        )
    elif name in raw.tabellen:
        meldingen.fout(name, f"Deze tabel staat twee keer in de map, ook als {path.name}.", "Houd één bestand over.")
    else:
        table = read_csv_folder(path, name, meldingen)
        if table is not None:
            raw.tabellen[name] = table


def read_csv_folder(path: Path, name: str, meldingen: Meldingen, contract: Tabel | None = None) -> RawTable | None:
    """The raw table in one file; None when it is empty or is not text (then there is a message)."""
    required = [column.naam for column in (contract or tabel(name)).kolommen if column.verplicht]
    csv = read_csv(read_table_file(path), required, name)
    if len(csv.rijen) > most_rows(name):
        raise DossierUnreadable(
            f"De tabel {name} heeft te veel rijen (meer dan {in_dutch(most_rows(name))} rijen). Splits het dossier."
        )
    for item in csv.opmerkingen:
        # What someone answered is never repeated.
        shown = None if name == "respons" else item.waarde
        say = meldingen.fout if item.soort == "fout" else meldingen.waarschuwing
        say(name, item.tekst, item.herstel, rij=item.rij, waarde=shown)
    if not csv.kop:
        return None
    # Cells that stand under no name were named already.
    named = [bool(plain_name(name)) for name in csv.kop]
    rows: list[tuple[int, list[Any]]] = [
        (number, [cell if has_name else "" for has_name, cell in zip(named, cells, strict=False)])
        for number, cells in csv.rijen
    ]
    return RawTable(name, list(csv.kop), rows, csv.koprij)
