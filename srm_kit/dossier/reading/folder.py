"""The folder form: ``dossier.toml`` and one CSV per table, as Dutch spreadsheets write them."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from pathlib import Path

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RuwDossier, RuweTabel, gelijknamig
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.errors import DossierNietGevonden, DossierOnleesbaar

__all__ = ["lees_csv", "lees_map"]

_LARGEST_FILE = 400 * 1024 * 1024
_ESCAPED = re.compile(r"'+[=+\-@]")
_NAMES = {gelijknamig(table.naam): table.naam for table in TABELLEN}


def lees_map(folder: Path, meldingen: Meldingen) -> RuwDossier:
    """Settings and raw tables of a folder.

    Raises ``DossierNietGevonden`` without ``dossier.toml`` and ``DossierOnleesbaar`` when that file cannot be
    read at all; everything else becomes a message.
    """
    settings_file = folder / "dossier.toml"
    if settings_file.is_symlink() or not settings_file.is_file():
        raise DossierNietGevonden(
            f"In {folder.name or folder} staat geen dossier.toml. Wijs de map van een dossier aan, of maak er een met: srm new"
        )
    try:
        settings = tomllib.loads(settings_file.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, OSError, RecursionError) as error:
        raise DossierOnleesbaar(
            f"dossier.toml is niet te lezen: {error}. Herstel het bestand en probeer opnieuw."
        ) from None
    raw = RuwDossier(settings)
    section = settings.get("referentie")
    norms = section.get("bestand") if isinstance(section, dict) else None
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() != ".csv":
            continue
        if path.name == norms:
            continue
        name = _NAMES.get(gelijknamig(path.stem))
        if path.is_symlink():
            meldingen.fout(
                name or path.stem,
                "Dit bestand is een koppeling naar een andere plaats.",
                "Zet het bestand zelf in de map.",
            )
        elif name is None:
            meldingen.waarschuwing(
                path.stem, "Deze tabel kennen wij niet; hij telt niet mee.", "Controleer de naam van het bestand."
            )
        elif name in raw.tabellen:
            meldingen.fout(name, "Deze tabel staat twee keer in de map.", "Houd één bestand over.")
        else:
            table = lees_csv(path, name, meldingen)
            if table is not None:
                raw.tabellen[name] = table
    return raw


def lees_csv(path: Path, name: str, meldingen: Meldingen) -> RuweTabel | None:
    if path.stat().st_size > _LARGEST_FILE:
        meldingen.fout(name, "Dit bestand is te groot.", "Splits het bestand of verwijder wat er niet in hoort.")
        return None
    text = _decode(path.read_bytes())
    if text is None:
        meldingen.fout(name, "Dit bestand is geen tekst.", "Sla de tabel op als CSV (UTF-8).")
        return None
    if not text.strip():
        return None
    header_line = next(line for line in text.splitlines() if line.strip())
    delimiter = max((";", ",", "\t"), key=header_line.count)
    rows: list[tuple[int, list[object]]] = []
    number = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            number += 1
            rows.append((number, [_unescape(cell) for cell in record]))
    except csv.Error as error:
        meldingen.fout(name, f"Na rij {number} is de tabel niet te lezen ({error}).", "Controleer de aanhalingstekens.")
        return None
    first = next((index for index, (_, cells) in enumerate(rows) if any(str(cell).strip() for cell in cells)), None)
    if first is None:
        return None
    return RuweTabel(name, [str(cell) for cell in rows[first][1]], rows[first + 1 :])


def _decode(data: bytes) -> str | None:
    if b"\x00" in data:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _unescape(cell: str) -> str:
    """Takes off the ``'`` that writing puts before text which a spreadsheet would run as a formula."""
    return cell[1:] if _ESCAPED.match(cell) else cell
