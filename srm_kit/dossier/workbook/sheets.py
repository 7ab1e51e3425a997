"""The workbook form: a sheet ``dossier`` with keys and values, and one sheet per table."""

from __future__ import annotations

import io
import os
import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import RuwDossier, RuweTabel, gelijknamig
from srm_kit.dossier.contract.tabellen import TABELLEN
from srm_kit.errors import DossierOnleesbaar

__all__ = ["GROOTSTE_UITGEPAKT", "MEESTE_RIJEN", "lees_werkboek"]

GROOTSTE_UITGEPAKT = 50 * 1024 * 1024
MEESTE_RIJEN = 200_000
_NAMES = {gelijknamig(table.naam): table.naam for table in TABELLEN}
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DTD = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)|<\0!\0D\0O\0C|\0<\0!\0D\0O\0C", re.IGNORECASE)
_EMPTY_RUN = 2_000


def lees_werkboek(path: Path, meldingen: Meldingen, data: bytes | None = None) -> RuwDossier:
    """Settings and raw tables of a workbook; ``DossierOnleesbaar`` when it is no workbook or too large.

    ``data`` is read as if it stood at ``path``.
    """

    def source() -> Any:
        return path if data is None else io.BytesIO(data)

    formulas = _inspect(path.name, source())
    # Without this openpyxl parses with a pure Python parser, at a third more time. That parser is there to refuse
    # a DTD, which _inspect has done by now.
    os.environ.setdefault("OPENPYXL_DEFUSEDXML", "False")
    import openpyxl

    with warnings.catch_warnings():
        # openpyxl warns about parts it does not keep; we only read values.
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(source(), read_only=True, data_only=True, keep_links=False)
            plain = openpyxl.load_workbook(source(), read_only=True, keep_links=False) if formulas else None
            try:
                return _lees(book, plain, meldingen)
            finally:
                book.close()
                if plain is not None:
                    plain.close()
        except DossierOnleesbaar:
            raise
        except Exception as error:  # openpyxl raises whatever its parts raise on a damaged file
            raise DossierOnleesbaar(
                f"{path.name} is geen leesbaar Excel-werkboek ({type(error).__name__}). Open het in Excel en sla het opnieuw op als .xlsx."
            ) from None


def _inspect(name: str, source: Any) -> bool:
    """Refuses what is too large before anything is unpacked; tells whether there are formulas."""
    try:
        with zipfile.ZipFile(source) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > GROOTSTE_UITGEPAKT:
                raise DossierOnleesbaar(
                    f"{name} is uitgepakt groter dan 50 MB. Verwijder bladen en opmaak die niet bij het dossier horen."
                )
            found = False
            for part in parts:
                if not part.filename.endswith((".xml", ".rels")):
                    continue
                content = archive.read(part)
                if _DTD.search(content):
                    raise DossierOnleesbaar(
                        f"{name} bevat een DTD; dat hoort niet in een Excel-werkboek. Sla het in Excel opnieuw op als .xlsx."
                    )
                if part.filename.startswith("xl/worksheets/"):
                    found = found or _FORMULA.search(content) is not None
            return found
    except DossierOnleesbaar:
        raise
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise DossierOnleesbaar(
            f"{name} is geen leesbaar Excel-werkboek ({type(error).__name__}). Sla het in Excel opnieuw op als .xlsx."
        ) from None
    except Exception as error:  # zlib.error on damaged parts
        raise DossierOnleesbaar(
            f"{name} is beschadigd ({type(error).__name__}). Sla het in Excel opnieuw op als .xlsx."
        ) from None


def _lees(book: Any, plain: Any, meldingen: Meldingen) -> RuwDossier:
    sheets = {gelijknamig(name): name for name in book.sheetnames}
    if "dossier" not in sheets:
        raise DossierOnleesbaar("In het werkboek ontbreekt het blad ‘dossier’. Maak een leeg werkboek met: srm new")
    rows = _rows(book, plain, sheets["dossier"], "dossier", meldingen)
    raw = RuwDossier(_settings(rows, meldingen), tabbladen={"dossier": sheets["dossier"]}, regels=_places(rows))
    for key, sheet in sheets.items():
        if key == "dossier":
            continue
        name = _NAMES.get(key)
        if name is None:
            meldingen.waarschuwing(
                sheet, "Dit blad kennen wij niet; het telt niet mee.", "Controleer de naam van het blad."
            )
            continue
        raw.tabbladen[name] = sheet
        rows = _rows(book, plain, sheet, name, meldingen)
        first = next((index for index, (_, cells) in enumerate(rows) if any(_filled(cell) for cell in cells)), None)
        if first is not None:
            header = ["" if cell is None else str(cell) for cell in rows[first][1]]
            raw.tabellen[name] = RuweTabel(name, header, rows[first + 1 :], rows[first][0])
    return raw


def _filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _rows(book: Any, plain: Any, sheet: str, name: str, meldingen: Meldingen) -> list[tuple[int, list[Any]]]:
    found: list[tuple[int, list[Any]]] = []
    worksheet = book[sheet]
    worksheet.reset_dimensions()
    formulas = None
    if plain is not None:
        plain[sheet].reset_dimensions()
        formulas = plain[sheet].iter_rows(values_only=True)
    filled = empty = 0
    for number, cells in enumerate(worksheet.iter_rows(values_only=True), start=1):
        values = list(cells)
        source = next(formulas, ()) if formulas is not None else ()
        for index, formula in enumerate(source):
            if isinstance(formula, str) and formula.startswith("=") and (index >= len(values) or values[index] is None):
                meldingen.fout(
                    name,
                    f"In cel {_letter(index)}{number} staat een formule zonder opgeslagen uitkomst.",
                    "Open het werkboek in Excel, sla het op, of vul de waarde in.",
                    rij=number,
                )
        if any(_filled(cell) for cell in values):
            filled, empty = filled + 1, 0
            found.append((number, values))
        else:
            empty += 1
            if empty > _EMPTY_RUN and number > MEESTE_RIJEN:
                break
        if filled > MEESTE_RIJEN + 1:
            raise DossierOnleesbaar(f"Het blad ‘{sheet}’ heeft meer dan 200.000 rijen. Splits het dossier.")
    return found


def _letter(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _settings(rows: list[tuple[int, list[Any]]], meldingen: Meldingen) -> dict[str, Any]:
    """Dotted keys to nested settings; lists stay text, the settings reader splits them."""
    settings: dict[str, Any] = {}
    for number, cells in rows:
        key = str(cells[0]).strip() if cells and cells[0] is not None else ""
        value = cells[1] if len(cells) > 1 else None
        if not key or (gelijknamig(key) == "sleutel"):
            continue
        place, parts = settings, key.split(".")
        for part in parts[:-1]:
            inner = place.setdefault(part, {})
            if not isinstance(inner, dict):
                inner = place[part] = {}
            place = inner
        if parts[-1] in place:
            meldingen.fout(
                "dossier", "Deze sleutel staat er twee keer.", "Houd één regel over.", rij=number, waarde=key
            )
        if _filled(value):
            place[parts[-1]] = value
    return settings


def _places(rows: list[tuple[int, list[Any]]]) -> dict[str, int]:
    return {str(cells[0]).strip(): number for number, cells in rows if cells and cells[0] is not None}
