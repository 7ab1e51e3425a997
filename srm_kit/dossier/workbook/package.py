"""The file of a workbook: what kind it is, how large it may be, and its parts as they are asked for.

Nothing is unpacked before the sizes are known, and no part is parsed that declares entities of its own.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from srm_kit.dossier.workbook.part_links import links_of, part_meant
from srm_kit.errors import DossierUnreadable

__all__ = ["GROOTSTE_UITGEPAKT", "Package", "Tab", "refuse_other_kinds"]

GROOTSTE_UITGEPAKT = 50 * 1024 * 1024
_MOST_PARTS = 5_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_DTD = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)|<\0!\0D\0O\0C|\0<\0!\0D\0O\0C", re.IGNORECASE)
_SAVE = "Open het in Excel en kies Opslaan als, Excel-werkmap (.xlsx)."
_DAMAGED = "Open het in Excel en sla het opnieuw op als .xlsx."
_OTHER_KINDS = {
    ".xls": "een werkboek van voor Excel 2007 (.xls)",
    ".xlsb": "een binair Excel-werkboek (.xlsb)",
    ".ods": "een werkblad van LibreOffice (.ods)",
    ".fods": "een werkblad van LibreOffice (.fods)",
    ".numbers": "een werkblad van Numbers",
    ".xltx": "een sjabloon van Excel (.xltx)",
    ".xltm": "een sjabloon van Excel (.xltm)",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet by the name on its tab; ``part`` is empty for what is no sheet of cells, such as a chart."""

    name: str
    part: str
    hidden: bool


def refuse_other_kinds(name: str) -> None:
    """Says of a file that is another kind of workbook what it is and how to save it; nothing for other names."""
    kind = _OTHER_KINDS.get(PurePosixPath(name).suffix.casefold())
    if kind:
        program = "Numbers en kies Exporteer, Excel" if kind.endswith("Numbers") else ""
        remedy = f"Open het in {program}." if program else _SAVE
        raise DossierUnreadable(f"{name} is {kind}; daarvan lezen wij niet wat de cellen tonen. {remedy}")


class Package:
    """The parts of an .xlsx or .xlsm file; ``DossierUnreadable`` for everything else."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        if data.startswith(_OLE):
            raise DossierUnreadable(_what_ole_is(name, data))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
            raise DossierUnreadable(f"{name} is geen Excel-werkboek, of het is beschadigd. {_DAMAGED}") from None
        infos = {info.filename: info for info in self._zip.infolist()}
        if (
            len(self._zip.infolist()) > _MOST_PARTS
            or sum(info.file_size for info in infos.values()) > GROOTSTE_UITGEPAKT
        ):
            raise DossierUnreadable(
                f"{name} is uitgepakt groter dan 50 MB. Verwijder bladen en opmaak die niet bij het dossier horen."
            )
        if any(info.flag_bits & 1 for info in infos.values()):
            raise DossierUnreadable(f"{name} is beveiligd met een wachtwoord. Bewaar een kopie zonder wachtwoord.")
        self._names = {_plain(key): key for key in infos}
        if "xl/workbook.bin" in self._names:
            refuse_other_kinds(f"{name}.xlsb" if not name.casefold().endswith(".xlsb") else name)
        if "mimetype" in self._names and "content.xml" in self._names:
            raise DossierUnreadable(f"{name} is een werkblad van LibreOffice, geen .xlsx. {_SAVE}")
        start = next((link for link in self.links("") if link[1].endswith("/officeDocument")), None)
        if start is None:
            raise DossierUnreadable(f"{name} is een zip-bestand, maar geen Excel-werkboek. {_DAMAGED}")
        self.book = start[2]
        root = self.xml(self.book)
        self.main = etree.QName(root).namespace or ""
        self.strict = "purl.oclc.org" in self.main
        settings = root.find(f"{{{self.main}}}workbookPr")
        self.sinds_1904 = settings is not None and settings.get("date1904") in {"1", "true", "on"}
        self.tabs = tuple(self._tabs(root))

    def read(self, part: str) -> bytes:
        """The bytes of a part; nothing (``b""``) when it is not there."""
        held = self._names.get(_plain(part))
        if held is None:
            return b""
        try:
            data = self._zip.read(held)
        except Exception:  # zlib.error, BadZipFile and what else a damaged part gives
            raise self.damaged() from None
        if _DTD.search(data):
            raise DossierUnreadable(
                f"{self.name} bevat een DTD; dat hoort niet in een Excel-werkboek. Sla het in Excel opnieuw op als .xlsx."
            )
        return data

    def xml(self, part: str) -> Any:
        """The tree of a part."""
        try:
            return etree.fromstring(self.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError):
            raise self.damaged() from None

    def links(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part refers to inside the file: id, type and part. Links to other files are left out."""
        place = links_of(part)
        if _plain(place) not in self._names:
            return
        for item in self.xml(place):
            if isinstance(item.tag, str) and item.get("TargetMode") != "External":
                yield item.get("Id", ""), item.get("Type", ""), part_meant(part, item.get("Target", ""))

    def part_of(self, kind: str) -> str:
        """The part of the workbook of this kind (``sharedStrings``, ``styles``); empty when there is none."""
        return next((part for _, found, part in self.links(self.book) if found.endswith(f"/{kind}")), "")

    def damaged(self) -> DossierUnreadable:
        """What to say of a part that cannot be read."""
        return DossierUnreadable(f"{self.name} is beschadigd. {_DAMAGED}")

    def _tabs(self, root: Any) -> Iterator[Tab]:
        targets = {key: (kind, part) for key, kind, part in self.links(self.book)}
        for item in root.iterfind(f"{{{self.main}}}sheets/{{{self.main}}}sheet"):
            key = next((value for name, value in item.attrib.items() if etree.QName(name).localname == "id"), "")
            kind, part = targets.get(key, ("", ""))
            yield Tab(
                item.get("name", ""),
                part if kind.endswith("/worksheet") else "",
                item.get("state") is not None and item.get("state") != "visible",
            )


def _plain(part: str) -> str:
    return part.lstrip("/").casefold()


def _what_ole_is(name: str, data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{name} is beveiligd met een wachtwoord. Open het in Excel en bewaar een kopie zonder wachtwoord als .xlsx."
    return f"{name} is een werkboek van voor Excel 2007 (.xls), ook al heet het anders. {_SAVE}"
