"""The workbook form: a sheet ``dossier`` with keys and values, and one sheet per table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RawDossier, ShownNumber, plain_name
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.dossier.workbook.cell_references import cell_name
from srm_kit.dossier.workbook.number_formats import looks_of
from srm_kit.dossier.workbook.package import Package, Tab, refuse_other_kinds
from srm_kit.dossier.workbook.raw_table import header_row, marks, raw_table
from srm_kit.dossier.workbook.sheet_rows import Rows, read_rows, text_of
from srm_kit.dossier.workbook.shown_cells import Shower, decode_text
from srm_kit.errors import DossierUnreadable
from srm_kit.plain_files import read_plain

__all__ = ["read_settings_sheet", "read_workbook"]

_TABLES = {plain_name(table.naam): table for table in TABELLEN}
_LARGEST_FILE = 60 * 1024 * 1024
_MOST_PARTS = 5


def read_workbook(path: Path, meldingen: Meldingen, data: bytes | None = None) -> RawDossier:
    """Settings and raw tables of a workbook; ``DossierUnreadable`` when it is no workbook or too large.

    ``data`` is read as if it stood at ``path``.
    """
    package, tabs, shower = _open(path, meldingen, data)
    rows = read_rows(package, shower, tabs["dossier"].part, tabs["dossier"].name, "dossier")
    raw = RawDossier(
        _settings(rows, meldingen),
        tabbladen={name: tab.name for name, tab in tabs.items()},
        regels={_key(cells): number for number, cells in rows.rijen.items() if 0 in cells},
    )
    odd = marks("dossier", rows, 0, ("sleutel", "waarde"), tabs["dossier"].hidden)
    for name, tab in tabs.items():
        if name != "dossier":
            table = _TABLES[plain_name(name)]
            rows = read_rows(package, shower, tab.part, tab.name, table.naam)
            required = [column.naam for column in table.kolommen if column.verplicht]
            made = raw_table(name, rows, required, meldingen)
            if made is not None:
                raw.tabellen[name] = made
                odd += marks(name, rows, header_row(rows, required) or 0, made.kop, tab.hidden)
    if odd:
        meldingen.waarschuwing(
            "dossier",
            f"Niet zichtbaar of doorgestreept, maar het telt mee: {'; '.join(odd)}.",
            "Verwijder wat niet mee moet tellen.",
        )
    return raw


def read_settings_sheet(path: Path, meldingen: Meldingen) -> dict[str, Any]:
    """Only the settings of a workbook; the tables are not read."""
    package, tabs, shower = _open(path, meldingen, None)
    return _settings(read_rows(package, shower, tabs["dossier"].part, tabs["dossier"].name, "dossier"), meldingen)


def _open(path: Path, meldingen: Meldingen, data: bytes | None) -> tuple[Package, dict[str, Tab], Shower]:
    refuse_other_kinds(path.name)
    if data is None:
        try:
            data = read_plain(path, _LARGEST_FILE, through_links=True)
        except OSError:
            raise DossierUnreadable(f"{path.name} is geen gewoon bestand, of groter dan 50 MB.") from None
    package = Package(path.name, data)
    tabs = _by_table(package.tabs, meldingen)
    if "dossier" not in tabs:
        raise DossierUnreadable("In het werkboek ontbreekt het blad ‘dossier’. Maak een leeg werkboek met: srm new")
    return package, tabs, Shower(_texts(package), _looks(package), package.sinds_1904)


def _by_table(tabs: tuple[Tab, ...], meldingen: Meldingen) -> dict[str, Tab]:
    """The sheet of each table; what is no table is named, and two for one table are a fault."""
    found: dict[str, list[Tab]] = defaultdict(list)
    for tab in tabs:
        key = plain_name(tab.name)
        table = _TABLES.get(key)
        if tab.part and (table is not None or key == "dossier"):
            found[table.naam if table is not None else key].append(tab)
        else:
            meldingen.waarschuwing(
                tab.name, "Dit blad kennen wij niet; het telt niet mee.", "Controleer de naam van het blad."
            )
    for name, items in found.items():
        if len(items) > 1:
            names = " en ".join(f"‘{item.name}’" for item in items)
            meldingen.fout(
                name,
                f"De bladen {names} zijn dezelfde tabel.",
                "Houd één blad over, of geef het andere een andere naam.",
            )
    return {name: items[0] for name, items in found.items()}


def _texts(package: Package) -> list[str]:
    part = package.part_of("sharedStrings")
    if not part:
        return []
    return [
        decode_text(text_of(item, package.main)) for item in package.xml(part).iterchildren(f"{{{package.main}}}si")
    ]


def _looks(package: Package) -> Any:
    part = package.part_of("styles")
    return looks_of(package.xml(part), package.main) if part else ()


def _key(cells: Mapping[int, Any]) -> str:
    return str(cells[0]).strip()


def _settings(rows: Rows, meldingen: Meldingen) -> dict[str, Any]:
    """Dotted keys to nested settings; lists stay text, the settings reader splits them."""
    for (number, column), fault in rows.fouten.items():
        if column < 2:
            meldingen.fout("dossier", f"In cel {cell_name(number, column)} {fault.tekst}.", fault.herstel, rij=number)
    settings: dict[str, Any] = {}
    for number, cells in rows.rijen.items():
        key = _key(cells) if 0 in cells else ""
        if not key or plain_name(key) == "sleutel":
            continue
        place, parts = settings, key.split(".", _MOST_PARTS)
        for part in parts[:-1]:
            inner = place.setdefault(part, {})
            if not isinstance(inner, dict):
                inner = place[part] = {}
            place = inner
        if parts[-1] in place:
            meldingen.fout(
                "dossier", "Deze sleutel staat er twee keer.", "Houd één regel over.", rij=number, waarde=key
            )
        if 1 in cells:
            value = cells[1]
            place[parts[-1]] = value.gedrukt if isinstance(value, ShownNumber) else value
    return settings
