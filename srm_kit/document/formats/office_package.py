"""Files of Office are zip files of XML: read their text, fix their dates, put the house style in their theme."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from srm_kit.document.house_style import Huisstijl

__all__ = ["KOPLETTER", "TEKSTLETTER", "alle_delen", "delen", "opnieuw_ingepakt", "thema", "zet_kleuren", "zet_thema"]

KOPLETTER, TEKSTLETTER = "Georgia", "Calibri"
"""Fonts that every Office has."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
_KLEUREN = {
    "dk1": "inkt",
    "lt1": "papier",
    "dk2": "zacht",
    "lt2": "tint",
    "accent1": "accent",
    "accent2": "orde",
    "accent3": "aandacht",
    "accent4": "knelpunt",
    "accent5": "sterk",
    "accent6": "lijn",
    "hlink": "accent",
    "folHlink": "zacht",
}
_NAMEN = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"} | {
    f"accent{number}": f"accent{number}" for number in range(1, 7)
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def delen(data: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def alle_delen(data: bytes) -> dict[str, bytes]:
    """The parts of the file, and those of the workbooks inside it."""
    found: dict[str, bytes] = {}
    for name, part in delen(data).items():
        found[name] = part
        if name.endswith(".xlsx"):
            found |= {f"{name}/{inner}": content for inner, content in delen(part).items()}
    return found


def opnieuw_ingepakt(data: bytes, vaste_datum: bool = False) -> bytes:
    """The same file with a fixed time on every part: the same content then gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, part in delen(data).items():
            if name.endswith(".xlsx"):  # the numbers behind a chart, dated by whoever wrote them
                part = opnieuw_ingepakt(part, vaste_datum=True)
            elif vaste_datum and name == "docProps/core.xml":
                part = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">2000-01-01T00:00:00Z<", part)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            packed.writestr(entry, part)
    return target.getvalue()


def thema(xml: bytes, huisstijl: Huisstijl) -> bytes:
    """A theme part with the colours and fonts of the house style, under its name."""
    text = xml.decode("utf-8")
    for slot, name in _KLEUREN.items():
        colour = getattr(huisstijl, name).lstrip("#").upper()
        text = re.sub(
            rf"<a:{slot}>.*?</a:{slot}>",
            f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>',
            text,
            count=1,
            flags=re.DOTALL,
        )
    for part, font in (
        ("majorFont", huisstijl.letter_kop or KOPLETTER),
        ("minorFont", huisstijl.letter_tekst or TEKSTLETTER),
    ):
        text = re.sub(rf'(<a:{part}>\s*<a:latin typeface=")[^"]*("[^>]*?/?>)', rf"\g<1>{font}\g<2>", text, count=1)
    return text.encode("utf-8")


def zet_thema(package: Any, huisstijl: Huisstijl) -> None:
    """Puts the house style in every theme of an opened file (python-docx or python-pptx)."""
    for part in package.iter_parts():
        if "/theme/" in str(part.partname):
            part._blob = thema(part.blob, huisstijl)


def zet_kleuren(root: Any, huisstijl: Huisstijl) -> None:
    """Writes the colour itself beside every reference to the theme in a part of Word: some readers know only that."""
    for item in root.iter():
        for reference, plain in (("themeColor", "val"), ("themeColor", "color"), ("themeFill", "fill")):
            slot = _NAMEN.get(item.get(f"{_W}{reference}", ""))
            # A border has its kind in `val` and its colour in `color`.
            wrong = plain == "val" and not item.tag.endswith("}color")
            wrong = wrong or (plain == "color" and (item.tag.endswith("}color") or f"{_W}color" not in item.attrib))
            if slot is not None and not wrong:
                item.set(f"{_W}{plain}", getattr(huisstijl, _KLEUREN[slot]).lstrip("#").upper())
