"""One sheet of a workbook that changes: its cells and rows, and no more of it than was asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from srm_kit.dossier.contract.cell_text import ZONDER_TEKEN
from srm_kit.dossier.workbook.cell_limits import NotPerCell, TextTooLong, too_long
from srm_kit.dossier.workbook.cell_references import cell_name, place_of, range_of
from srm_kit.dossier.workbook.changed_workbook import MAIN, ChangedWorkbook
from srm_kit.dossier.workbook.shown_cells import encode_text

__all__ = ["ChangedSheet"]


class ChangedSheet:
    """One sheet; rows are numbered from 1 as Excel shows them, columns from 0."""

    def __init__(self, werkboek: ChangedWorkbook, naam: str) -> None:
        self._book, self._name = werkboek, naam
        self._part, root = werkboek.deel(naam)
        self._data = root.find(f"{MAIN}sheetData")
        if self._data is None:
            raise NotPerCell
        self._rows: dict[int, Any] = {}
        number = 0
        for row in self._data:
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows[number] = row
        self._size = root.find(f"{MAIN}dimension")
        formulas = list(self._data.iterfind(f".//{MAIN}f"))
        # A value inside one of these is not kept: the program computes the whole range, or shows its first cell.
        arrays = [each.get("ref") for each in formulas if each.get("t") in {"array", "dataTable"} and each.get("ref")]
        merged = root.iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell")
        self._whole = [range_of(reference) for reference in (*arrays, *(each.get("ref") for each in merged))]
        self._shared = {each.get("si"): each for each in formulas if each.get("t") == "shared" and each.get("ref")}

    def size(self) -> tuple[int, int]:
        """The last row (from 1) and the last column (from 0) with something in them; 0 and -1 when there is nothing."""
        filled = [(number, column) for number in self._rows for column, cell in self._cells(number) if len(cell)]
        return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=-1)

    def set(self, rij: int, kolom: int, waarde: Any, deel: bool = False) -> None:
        """Gives a cell a value (text, number, date, or None for nothing); its look stays.

        In a cell that shows percentages 75 is written so that it shows 75%; with ``deel`` the value is a share of one.
        """
        if waarde is None and rij not in self._rows:
            return
        for top, left, bottom, right in self._whole:
            if top <= rij <= bottom and left <= kolom <= right:
                place = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
                raise NotPerCell(
                    f"cel {cell_name(rij, kolom)} hoort bij {place}, cellen die samengevoegd zijn of samen één formule hebben"
                )
        self._book.gewijzigd(self._part)
        cell = self._cell(self._row(rij), rij, kolom)
        formula = cell.find(f"{MAIN}f")
        if formula is not None:
            if self._shared.get(formula.get("si")) is formula:
                self._spread(formula)
            self._book.formule_weg()
        for child in list(cell):
            cell.remove(child)
        for name in ("t", "cm", "vm"):
            cell.attrib.pop(name, None)
        style = int(cell.get("s", "0"))
        if self._book.is_procent(style):
            waarde = _as_percent(waarde, deel)
        if isinstance(waarde, str):
            text = waarde.translate(ZONDER_TEKEN)
            if too_long(text):
                raise TextTooLong(
                    f"In {self._name}, rij {rij}, staat een tekst van meer dan 32.767 tekens; dat past niet in een cel van Excel. "
                    "Maak hem korter, of bewaar het dossier als map."
                )
            cell.set("t", "inlineStr")
            holder = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
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

    def clear(self, rij: int) -> None:
        """Takes the values out of a row; the row itself stays, so that nothing below it moves."""
        for column, _ in list(self._cells(rij)):
            self.set(rij, column, None)

    def extend(self, eerste: int, laatste: int) -> None:
        """Rows were added below a table of Excel: they become part of it."""
        for part, table in self._book.tabellen(self._part):
            reach = re.fullmatch(r"([A-Z]+\d+:[A-Z]+)(\d+)", table.get("ref", ""))
            if reach is None or table.get("totalsRowCount", "0") != "0" or not eerste - 1 <= int(reach[2]) < laatste:
                continue
            self._book.gewijzigd(part)
            for ranged in (table, table.find(f"{MAIN}autoFilter")):
                if ranged is not None:
                    ranged.set("ref", f"{reach[1]}{laatste}")

    def _spread(self, master: Any) -> None:
        """Writes out a formula that other cells share, before the cell that holds it changes."""
        from openpyxl.formula.translate import Translator

        number = master.get("si")
        origin = master.getparent().get("r")
        for formula in self._data.iterfind(f".//{MAIN}f[@si='{number}']"):
            if formula is not master:
                moved = Translator(f"={master.text}", origin=origin).translate_formula(formula.getparent().get("r"))
                formula.text = moved.removeprefix("=")
                formula.attrib.pop("t", None)
                formula.attrib.pop("si", None)
        del self._shared[number]

    def _row(self, number: int) -> Any:
        if number not in self._rows:
            row = etree.Element(f"{MAIN}row", r=str(number))
            after = max((there for there in self._rows if there < number), default=None)
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
        made = etree.Element(f"{MAIN}c", r=cell_name(number, column))
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
    etree.SubElement(cell, f"{MAIN}v").text = text


def _as_percent(value: Any, share: bool) -> Any:
    """What a cell with percentages stores for a value, or for a text such as ``75%``."""
    if isinstance(value, str):
        percent = re.fullmatch(r"\s*(-?\d+(?:[.,]\d+)?)\s*%\s*", value)
        value, share = (float(percent[1].replace(",", ".")), False) if percent else (value, share)
    if isinstance(value, (int, float)) and not share:
        return round(value / 100, 12)
    return value
