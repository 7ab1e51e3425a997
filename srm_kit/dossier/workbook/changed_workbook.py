"""A workbook that changes: its parts, of which those that nobody opened stay as they were, byte for byte.

The libraries that write workbooks make them anew: colours, charts, sheets of someone's own or stored outcomes of
formulas are lost on the way.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from srm_kit.dossier.workbook.cell_limits import NotPerCell
from srm_kit.dossier.workbook.number_formats import EAST_ASIAN_DATES, is_percent
from srm_kit.dossier.workbook.part_links import links_of, part_meant

__all__ = ["MAIN", "ChangedWorkbook"]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""Before every name in a sheet."""
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_EMPTY_SHEET = f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData/></worksheet>'.encode()
_TYPES = "[Content_Types].xml"
_DATE_FORMATS = {*range(14, 23), *range(45, 48), *EAST_ASIAN_DATES}
_SHORT_DATE = 14  # as the reader's country writes it
_BEFORE_CALC = ("definedNames", "externalReferences", "functionGroups", "sheets")


class ChangedWorkbook:
    """The parts of a workbook; ``bytes`` gives the changed file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {info.filename: (info, archive.read(info)) for info in archive.infolist()}
        self._open: dict[str, Any] = {}
        self._changed: set[str] = set()
        start = next((link for link in self._links("") if link.get("Type", "").endswith("/officeDocument")), None)
        if start is None:
            raise NotPerCell
        self._book = part_meant("", start.get("Target", ""))
        root = self._xml(self._book)
        if root.tag != f"{MAIN}workbook":  # the strict variant has names of its own
            raise NotPerCell(
                "het is opgeslagen als Strict Open XML; sla het in Excel op als gewone Excel-werkmap (.xlsx)"
            )
        settings = root.find(f"{MAIN}workbookPr")
        self.sinds_1904 = settings is not None and settings.get("date1904") in {"1", "true"}
        self._styles: dict[tuple[int, str], int] = {}
        self._formula_gone = False

    def bladen(self) -> dict[str, str]:
        """The part of each sheet, by the name on its tab."""
        targets = {link.get("Id"): link.get("Target", "") for link in self._links(self._book)}
        sheets = self._xml(self._book).iterfind(f"{MAIN}sheets/{MAIN}sheet")
        return {
            sheet.get("name"): part_meant(self._book, targets[sheet.get(f"{_LINK}id")])
            for sheet in sheets
            if sheet.get(f"{_LINK}id") in targets
        }

    def deel(self, naam: str) -> tuple[str, Any]:
        """The part of the sheet with this name on its tab, and its tree."""
        part = self.bladen()[naam]
        return part, self._xml(part)

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
                raise NotPerCell
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
        own = self._xml(part).find(f"{MAIN}numFmts/{MAIN}numFmt[@numFmtId='{number}']")
        return number in {"9", "10"} if own is None else is_percent(own.get("formatCode", ""))

    def nieuw_blad(self, naam: str) -> str:
        """Adds an empty sheet behind the others; gives its name."""
        number = next(free for free in range(1, 10_000) if f"xl/worksheets/srm{free}.xml" not in self._parts)
        part = f"xl/worksheets/srm{number}.xml"
        self._parts[part] = (zipfile.ZipInfo(part), _EMPTY_SHEET)
        links = links_of(self._book)
        used = {link.get("Id") for link in self._links(self._book)}
        key = next(f"rIdSrm{free}" for free in range(1, 10_000) if f"rIdSrm{free}" not in used)
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        etree.SubElement(self._xml(links), f"{_PACKAGE}Relationship", Id=key, Type=kind, Target=f"/{part}")
        etree.SubElement(self._xml(_TYPES), f"{_CONTENT}Override", PartName=f"/{part}", ContentType=_SHEET_TYPE)
        sheets = self._xml(self._book).find(f"{MAIN}sheets")
        last = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0)
        made = etree.SubElement(sheets, f"{MAIN}sheet", name=naam, sheetId=str(last + 1))
        made.set(f"{_LINK}id", key)
        self._changed |= {links, _TYPES, self._book}
        return naam

    def _forms(self) -> tuple[str, Any]:
        """The part with the styles, and the list of them in it (None when there is none)."""
        part = next((name for name in self._parts if name.endswith("/styles.xml")), "")
        return part, self._xml(part).find(f"{MAIN}cellXfs") if part else None

    def tabellen(self, deel: str) -> Iterator[tuple[str, Any]]:
        """The ranges of a sheet that Excel treats as a table, each with its part."""
        for link in self._links(deel):
            if link.get("Type", "").endswith("/table"):
                part = part_meant(deel, link.get("Target", ""))
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
            for cell in self._xml(sheet).iter(f"{MAIN}c")
            if cell.get("t") == "s" and (value := cell.find(f"{MAIN}v")) is not None and value.text
        }
        for number, shared in enumerate(self._xml(part).iterchildren(f"{MAIN}si")):
            if number not in used and len(shared):
                for child in list(shared):
                    shared.remove(child)
                etree.SubElement(shared, f"{MAIN}t").text = ""
                self.gewijzigd(part)
        return True

    def formule_weg(self) -> None:
        """A formula was replaced by a value: the stored order of calculation no longer fits."""
        self._formula_gone = True

    def _xml(self, name: str) -> Any:
        if name not in self._parts:
            raise NotPerCell
        if name not in self._open:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
            try:
                self._open[name] = etree.fromstring(self._parts[name][1], parser)
            except etree.XMLSyntaxError:
                raise NotPerCell from None
        return self._open[name]

    def _links(self, part: str) -> list[Any]:
        links = links_of(part)
        return list(self._xml(links).iterfind(f"{_PACKAGE}Relationship")) if links in self._parts else []

    def _drop_calculation_order(self) -> None:
        for link in self._links(self._book):
            if link.get("Type", "").endswith("/calcChain"):
                part = part_meant(self._book, link.get("Target", ""))
                link.getparent().remove(link)
                self._parts.pop(part, None)
                for kind in self._xml(_TYPES):
                    if kind.get("PartName") == f"/{part}":
                        kind.getparent().remove(kind)
                self._changed |= {links_of(self._book), _TYPES}

    def _ask_to_calculate(self) -> None:
        """What formulas make of the changed cells is computed when the workbook is opened."""
        if not self._changed:
            return
        self.gewijzigd(self._book)
        root = self._xml(self._book)
        calc = root.find(f"{MAIN}calcPr")
        if calc is None:
            before = next(element for name in _BEFORE_CALC if (element := root.find(f"{MAIN}{name}")) is not None)
            calc = etree.Element(f"{MAIN}calcPr")
            before.addnext(calc)
        calc.set("fullCalcOnLoad", "1")


def _is_date(styles: Any, form: Any) -> bool:
    number = int(form.get("numFmtId", "0"))
    own = styles.find(f"{MAIN}numFmts/{MAIN}numFmt[@numFmtId='{number}']")
    return "y" in own.get("formatCode", "").lower() if own is not None else number in _DATE_FORMATS
