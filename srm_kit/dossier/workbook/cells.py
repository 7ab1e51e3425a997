"""Single cells of an .xlsx file: changes those, and leaves every other part of the file as it is, byte for byte.

The libraries that write workbooks make them anew: colours, charts, sheets of someone's own or stored outcomes of
formulas are lost on the way.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from lxml import etree

from srm_kit.dossier.contract.cell_text import ZONDER_TEKEN
from srm_kit.dossier.workbook.cell_references import cell_name, place_of, range_of
from srm_kit.dossier.workbook.number_formats import is_percent
from srm_kit.dossier.workbook.shown_cells import encode_text
from srm_kit.errors import SrmError

__all__ = ["Blad", "NietPerCel", "TekstTeLang", "Werkboek", "te_lang"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_EMPTY_SHEET = f'<worksheet xmlns="{_MAIN[1:-1]}"><sheetData/></worksheet>'.encode()
_LONGEST = 32_767
_TYPES = "[Content_Types].xml"
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_SHORT_DATE = 14  # as the reader's country writes it
_BEFORE_CALC = ("definedNames", "externalReferences", "functionGroups", "sheets")


class NietPerCel(Exception):
    """This file, or this change, is of a kind that cannot be changed cell by cell; the message says which, in Dutch."""

    def __init__(self, reden: str = "het werkboek is anders opgebouwd dan wij kennen") -> None:
        super().__init__(reden)


class TekstTeLang(SrmError):
    """A text of the dossier does not fit in a cell of a workbook."""


class Werkboek:
    """The parts of a workbook; ``bytes`` gives the changed file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {info.filename: (info, archive.read(info)) for info in archive.infolist()}
        self._open: dict[str, Any] = {}
        self._changed: set[str] = set()
        start = next((link for link in self._links("") if link.get("Type", "").endswith("/officeDocument")), None)
        if start is None:
            raise NietPerCel
        self._book = start.get("Target", "").lstrip("/")
        root = self._xml(self._book)
        if root.tag != f"{_MAIN}workbook":  # the strict variant has names of its own
            raise NietPerCel(
                "het is opgeslagen als Strict Open XML; sla het in Excel op als gewone Excel-werkmap (.xlsx)"
            )
        settings = root.find(f"{_MAIN}workbookPr")
        self.sinds_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        self._styles: dict[tuple[int, str], int] = {}
        self._formula_gone = False

    def bladen(self) -> dict[str, str]:
        """The part of each sheet, by the name on its tab."""
        targets = {link.get("Id"): link.get("Target", "") for link in self._links(self._book)}
        sheets = self._xml(self._book).iterfind(f"{_MAIN}sheets/{_MAIN}sheet")
        return {
            item.get("name"): _resolve(self._book, targets[item.get(f"{_LINK}id")])
            for item in sheets
            if item.get(f"{_LINK}id") in targets
        }

    def blad(self, deel: str) -> Blad:
        """The sheet in this part."""
        if deel not in self._parts:
            raise NietPerCel
        name = next((tab for tab, part in self.bladen().items() if part == deel), "")
        return Blad(self, deel, self._xml(deel), name)

    def gewijzigd(self, deel: str) -> None:
        """This part is no longer what it was."""
        self._changed.add(deel)

    def bytes(self) -> bytes:
        """The file, with the parts that were not opened as they were."""
        if self._formula_gone:
            self._drop_calculation_order()
        self._ask_to_calculate()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, (info, data) in self._parts.items():
                if name in self._changed:
                    data = etree.tostring(self._open[name], xml_declaration=True, encoding="UTF-8", standalone=True)
                made = zipfile.ZipInfo(name, info.date_time)
                made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
                archive.writestr(made, data)
        return out.getvalue()

    def stijl(self, basis: int, soort: str) -> int:
        """The number of a style like this one, but for a date (``datum``) or for text that looks like a formula."""
        if soort == "datum" and self.is_datum(basis):
            return basis
        if (basis, soort) not in self._styles:
            part, forms = self._forms()
            if forms is None or not 0 <= basis < len(forms):
                raise NietPerCel
            made = deepcopy(forms[basis])
            if soort == "datum":
                made.set("numFmtId", str(_SHORT_DATE))
                made.set("applyNumberFormat", "1")
            else:
                made.set("quotePrefix", "1")
            self.gewijzigd(part)
            forms.append(made)
            forms.set("count", str(len(forms)))
            self._styles[basis, soort] = len(forms) - 1
        return self._styles[basis, soort]

    def is_datum(self, nummer: int) -> bool:
        """Whether a style shows its number as a date."""
        part, forms = self._forms()
        return forms is not None and 0 <= nummer < len(forms) and _is_date(self._xml(part), forms[nummer])

    def is_procent(self, nummer: int) -> bool:
        """Whether a style shows its number a hundred times as large, with a percent sign."""
        part, forms = self._forms()
        if forms is None or not 0 <= nummer < len(forms):
            return False
        number = forms[nummer].get("numFmtId", "0")
        own = self._xml(part).find(f"{_MAIN}numFmts/{_MAIN}numFmt[@numFmtId='{number}']")
        return number in {"9", "10"} if own is None else is_percent(own.get("formatCode", ""))

    def nieuw_blad(self, naam: str) -> str:
        """Adds an empty sheet behind the others; gives its name."""
        number = next(item for item in range(1, 10_000) if f"xl/worksheets/srm{item}.xml" not in self._parts)
        part = f"xl/worksheets/srm{number}.xml"
        self._parts[part] = (zipfile.ZipInfo(part), _EMPTY_SHEET)
        links = _links_of(self._book)
        used = {link.get("Id") for link in self._links(self._book)}
        key = next(f"rIdSrm{item}" for item in range(1, 10_000) if f"rIdSrm{item}" not in used)
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        etree.SubElement(self._xml(links), f"{_PACKAGE}Relationship", Id=key, Type=kind, Target=f"/{part}")
        etree.SubElement(self._xml(_TYPES), f"{_CONTENT}Override", PartName=f"/{part}", ContentType=_SHEET_TYPE)
        sheets = self._xml(self._book).find(f"{_MAIN}sheets")
        last = max((int(item.get("sheetId", "0")) for item in sheets), default=0)
        made = etree.SubElement(sheets, f"{_MAIN}sheet", name=naam, sheetId=str(last + 1))
        made.set(f"{_LINK}id", key)
        self._changed |= {links, _TYPES, self._book}
        return naam

    def _forms(self) -> tuple[str, Any]:
        """The part with the styles, and the list of them in it (None when there is none)."""
        part = next((name for name in self._parts if name.endswith("/styles.xml")), "")
        return part, self._xml(part).find(f"{_MAIN}cellXfs") if part else None

    def tabellen(self, deel: str) -> Iterator[tuple[str, Any]]:
        """The ranges of a sheet that Excel treats as a table, each with its part."""
        for link in self._links(deel):
            if link.get("Type", "").endswith("/table"):
                part = _resolve(deel, link.get("Target", ""))
                yield part, self._xml(part)

    def wis_ongebruikte_teksten(self) -> bool:
        """Empties the shared texts that no cell shows any more; False when a text may also stand elsewhere.

        A pivot table keeps a copy of what it counts.
        """
        if any("pivotcache" in name.casefold() for name in self._parts):
            return False
        part = next((name for name in self._parts if name.casefold().endswith("sharedstrings.xml")), "")
        if not part:
            return True
        used = {
            int(value.text)
            for sheet in self.bladen().values()
            if sheet in self._parts
            for cell in self._xml(sheet).iter(f"{_MAIN}c")
            if cell.get("t") == "s" and (value := cell.find(f"{_MAIN}v")) is not None and value.text
        }
        for number, item in enumerate(self._xml(part).iterchildren(f"{_MAIN}si")):
            if number not in used and len(item):
                for child in list(item):
                    item.remove(child)
                etree.SubElement(item, f"{_MAIN}t").text = ""
                self.gewijzigd(part)
        return True

    def formule_weg(self) -> None:
        """A formula was replaced by a value: the stored order of calculation no longer fits."""
        self._formula_gone = True

    def _xml(self, name: str) -> Any:
        if name not in self._parts:
            raise NietPerCel
        if name not in self._open:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
            try:
                self._open[name] = etree.fromstring(self._parts[name][1], parser)
            except etree.XMLSyntaxError:
                raise NietPerCel from None
        return self._open[name]

    def _links(self, part: str) -> list[Any]:
        links = _links_of(part)
        return list(self._xml(links).iterfind(f"{_PACKAGE}Relationship")) if links in self._parts else []

    def _drop_calculation_order(self) -> None:
        for link in self._links(self._book):
            if link.get("Type", "").endswith("/calcChain"):
                part = _resolve(self._book, link.get("Target", ""))
                link.getparent().remove(link)
                self._parts.pop(part, None)
                for item in self._xml(_TYPES):
                    if item.get("PartName") == f"/{part}":
                        item.getparent().remove(item)
                self._changed |= {_links_of(self._book), _TYPES}

    def _ask_to_calculate(self) -> None:
        """What formulas make of the changed cells is computed when the workbook is opened."""
        if not self._changed:
            return
        self.gewijzigd(self._book)
        root = self._xml(self._book)
        calc = root.find(f"{_MAIN}calcPr")
        if calc is None:
            before = next(item for name in _BEFORE_CALC if (item := root.find(f"{_MAIN}{name}")) is not None)
            calc = etree.Element(f"{_MAIN}calcPr")
            before.addnext(calc)
        calc.set("fullCalcOnLoad", "1")


class Blad:
    """One sheet; rows are numbered from 1 as Excel shows them, columns from 0."""

    def __init__(self, werkboek: Werkboek, deel: str, root: Any, naam: str) -> None:
        self._book, self._part, self._name = werkboek, deel, naam
        self._data = root.find(f"{_MAIN}sheetData")
        if self._data is None:
            raise NietPerCel
        self._rows: dict[int, Any] = {}
        number = 0
        for row in self._data:
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows[number] = row
        self._size = root.find(f"{_MAIN}dimension")
        formulas = list(self._data.iterfind(f".//{_MAIN}f"))
        # A value inside one of these is not kept: the program computes the whole range, or shows its first cell.
        one = [item.get("ref") for item in formulas if item.get("t") in {"array", "dataTable"} and item.get("ref")]
        merged = root.iterfind(f"{_MAIN}mergeCells/{_MAIN}mergeCell")
        self._whole = [range_of(reference) for reference in (*one, *(item.get("ref") for item in merged))]
        self._shared = {item.get("si"): item for item in formulas if item.get("t") == "shared" and item.get("ref")}

    def maat(self) -> tuple[int, int]:
        """The last row (from 1) and the last column (from 0) with something in them; 0 and -1 when there is nothing."""
        filled = [(number, column) for number in self._rows for column, cell in self._cells(number) if len(cell)]
        return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=-1)

    def zet(self, rij: int, kolom: int, waarde: Any, deel: bool = False) -> None:
        """Gives a cell a value (text, number, date, or None for nothing); its look stays.

        In a cell that shows percentages 75 is written so that it shows 75%; with ``deel`` the value is a share of one.
        """
        if waarde is None and rij not in self._rows:
            return
        for top, left, bottom, right in self._whole:
            if top <= rij <= bottom and left <= kolom <= right:
                place = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
                raise NietPerCel(
                    f"cel {cell_name(rij, kolom)} hoort bij {place}, cellen die samengevoegd zijn of samen één formule hebben"
                )
        self._book.gewijzigd(self._part)
        cell = self._cell(self._row(rij), rij, kolom)
        formula = cell.find(f"{_MAIN}f")
        if formula is not None:
            if self._shared.get(formula.get("si")) is formula:
                self._spread(formula)
            self._book.formule_weg()
        for item in list(cell):
            cell.remove(item)
        for name in ("t", "cm", "vm"):
            cell.attrib.pop(name, None)
        style = int(cell.get("s", "0"))
        if self._book.is_procent(style):
            waarde = _as_percent(waarde, deel)
        if isinstance(waarde, str):
            text = waarde.translate(ZONDER_TEKEN)
            if te_lang(text):
                raise TekstTeLang(
                    f"In {self._name}, rij {rij}, staat een tekst van meer dan 32.767 tekens; dat past niet in een cel van Excel. "
                    "Maak hem korter, of bewaar het dossier als map."
                )
            cell.set("t", "inlineStr")
            holder = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
            holder.text = encode_text(text)
            holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if text[:1] in {"=", "+", "-", "@"}:
                cell.set("s", str(self._book.stijl(style, "tekst")))
        elif isinstance(waarde, date):
            _value(cell, self._serial(waarde))
            cell.set("s", str(self._book.stijl(style, "datum")))
        elif isinstance(waarde, (int, float)):
            _value(cell, repr(waarde))
            if self._book.is_datum(style):  # taken over from the cell above it
                del cell.attrib["s"]
        if self._size is not None:  # optional, and no longer true
            self._size.getparent().remove(self._size)
            self._size = None

    def leeg(self, rij: int) -> None:
        """Takes the values out of a row; the row itself stays, so that nothing below it moves."""
        for column, _ in list(self._cells(rij)):
            self.zet(rij, column, None)

    def verleng(self, eerste: int, laatste: int) -> None:
        """Rows were added below a table of Excel: they become part of it."""
        for part, table in self._book.tabellen(self._part):
            reach = re.fullmatch(r"([A-Z]+\d+:[A-Z]+)(\d+)", table.get("ref", ""))
            if reach is None or table.get("totalsRowCount", "0") != "0" or not eerste - 1 <= int(reach[2]) < laatste:
                continue
            self._book.gewijzigd(part)
            for item in (table, table.find(f"{_MAIN}autoFilter")):
                if item is not None:
                    item.set("ref", f"{reach[1]}{laatste}")

    def _spread(self, master: Any) -> None:
        """Writes out a formula that other cells share, before the cell that holds it changes."""
        from openpyxl.formula.translate import Translator

        number = master.get("si")
        origin = master.getparent().get("r")
        for formula in self._data.iterfind(f".//{_MAIN}f[@si='{number}']"):
            if formula is not master:
                moved = Translator(f"={master.text}", origin=origin).translate_formula(formula.getparent().get("r"))
                formula.text = moved.removeprefix("=")
                formula.attrib.pop("t", None)
                formula.attrib.pop("si", None)
        del self._shared[number]

    def _row(self, number: int) -> Any:
        if number not in self._rows:
            row = etree.Element(f"{_MAIN}row", r=str(number))
            after = max((item for item in self._rows if item < number), default=None)
            if after is None:
                self._data.insert(0, row)
            else:
                self._rows[after].addnext(row)
            self._rows[number] = row
        row = self._rows[number]
        row.attrib.pop("spans", None)  # optional, and no longer true
        return row

    def _cells(self, number: int) -> Iterator[tuple[int, Any]]:
        """The cells of a row with their column; a file may leave out where they stand when they follow each other."""
        column = -1
        for cell in list(self._rows.get(number, ())):
            column = place_of(cell.get("r"))[1] if cell.get("r") else column + 1
            yield column, cell

    def _cell(self, row: Any, number: int, column: int) -> Any:
        cells = dict(self._cells(number))
        if column in cells:
            return cells[column]
        for there, cell in cells.items():
            cell.set("r", cell_name(number, there))  # with a new one between them they may not follow
        made = etree.Element(f"{_MAIN}c", r=cell_name(number, column))
        if number - 2 in self._rows:  # as the one above it, when that is no header
            above = dict(self._cells(number - 1)).get(column)
            if above is not None and "s" in above.attrib:
                made.set("s", above.get("s"))
        row.insert(sum(there < column for there in cells), made)
        return made

    def _serial(self, day: date) -> str:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

        return str(int(to_excel(day, CALENDAR_MAC_1904 if self._book.sinds_1904 else CALENDAR_WINDOWS_1900)))


def _value(cell: Any, text: str) -> None:
    etree.SubElement(cell, f"{_MAIN}v").text = text


def _as_percent(value: Any, share: bool) -> Any:
    """What a cell with percentages stores for a value, or for a text such as ``75%``."""
    if isinstance(value, str):
        found = re.fullmatch(r"\s*(-?\d+(?:[.,]\d+)?)\s*%\s*", value)
        value, share = (float(found[1].replace(",", ".")), False) if found else (value, share)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not share:
        return round(value / 100, 12)
    return value


def te_lang(tekst: str) -> bool:
    """Whether a text does not fit in a cell of Excel, which counts in units of UTF-16."""
    return len(tekst) > _LONGEST // 2 and len(tekst.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST


def _is_date(styles: Any, form: Any) -> bool:
    number = int(form.get("numFmtId", "0"))
    own = styles.find(f"{_MAIN}numFmts/{_MAIN}numFmt[@numFmtId='{number}']")
    return "y" in own.get("formatCode", "").lower() if own is not None else number in _DATE_FORMATS


def _links_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolve(part: str, target: str) -> str:
    return (
        target.lstrip("/")
        if target.startswith("/")
        else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
    )
