"""Files of Office are zip files of XML: read their text, fix their dates, put the house style in their theme."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from srm_kit.document.house_style import HouseStyle

__all__ = ["HEADING_FONT", "TEXT_FONT", "all_parts", "parts_of", "repacked", "set_colours", "set_theme", "theme"]

HEADING_FONT, TEXT_FONT = "Georgia", "Calibri"
"""Fonts that every Office has."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
_COLOURS = {
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
_NAMES = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"} | {
    f"accent{number}": f"accent{number}" for number in range(1, 7)
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of the file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def all_parts(data: bytes) -> dict[str, bytes]:
    """The parts of the file, and those of the workbooks inside it."""
    found: dict[str, bytes] = {}
    for name, part in parts_of(data).items():
        found[name] = part
        if name.endswith(".xlsx"):
            found |= {f"{name}/{inner}": content for inner, content in parts_of(part).items()}
    return found


def repacked(data: bytes, fixed_date: bool = False) -> bytes:
    """The same file with a fixed time on every part: the same content then gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, part in parts_of(data).items():
            if name.endswith(".xlsx"):  # the numbers behind a chart, dated by whoever wrote them
                part = repacked(part, fixed_date=True)
            elif fixed_date and name == "docProps/core.xml":
                part = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">2000-01-01T00:00:00Z<", part)
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            packed.writestr(entry, part)
    return target.getvalue()


def theme(xml: bytes, style: HouseStyle) -> bytes:
    """A theme part with the colours and fonts of the house style, under its name."""
    text = xml.decode("utf-8")
    for slot, name in _COLOURS.items():
        colour = getattr(style, name).lstrip("#").upper()
        text = re.sub(
            rf"<a:{slot}>.*?</a:{slot}>",
            f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>',
            text,
            count=1,
            flags=re.DOTALL,
        )
    for part, font in (
        ("majorFont", style.letter_kop or HEADING_FONT),
        ("minorFont", style.letter_tekst or TEXT_FONT),
    ):
        text = re.sub(rf'(<a:{part}>\s*<a:latin typeface=")[^"]*("[^>]*?/?>)', rf"\g<1>{font}\g<2>", text, count=1)
    return text.encode("utf-8")


def set_theme(package: Any, style: HouseStyle) -> None:
    """Puts the house style in every theme of an opened file (python-docx or python-pptx)."""
    for part in package.iter_parts():
        if "/theme/" in str(part.partname):
            part._blob = theme(part.blob, style)


def set_colours(root: Any, style: HouseStyle) -> None:
    """Writes the colour itself beside every reference to the theme in a part of Word: some readers know only that."""
    for item in root.iter():
        for reference, plain in (("themeColor", "val"), ("themeColor", "color"), ("themeFill", "fill")):
            slot = _NAMES.get(item.get(f"{_W}{reference}", ""))
            # A border has its kind in `val` and its colour in `color`.
            wrong = plain == "val" and not item.tag.endswith("}color")
            wrong = wrong or (plain == "color" and (item.tag.endswith("}color") or f"{_W}color" not in item.attrib))
            if slot is not None and not wrong:
                item.set(f"{_W}{plain}", getattr(style, _COLOURS[slot]).lstrip("#").upper())
