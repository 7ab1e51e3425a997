"""Figures as pictures, for formats that cannot show our SVG with its own letters: drawn by resvg at 200 dpi.

The renderer knows no CSS variables and no ``font`` shorthand, so the style of the report is rewritten for it;
it sees only the letters that are shipped (templates/office/letters), so every computer draws the same picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from srm_kit import resources
from srm_kit.document.house_style import HouseStyle

__all__ = ["Picture", "png", "with_picture_mark"]

_SANS = "Source Sans 3 ExtraLight"  # how the shipped letters name their family, whatever their weight
_DPI = 200
_CM_WIDE = 16.0
_VARIABLE = re.compile(r"var\(--([a-z-]+)(?:,[^()]*)?\)")
_SHORTHAND = re.compile(r"font:(\d+) ([\d.]+px) '?([^',}]+)'?[^;}]*")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and its shape: height divided by width."""

    data: bytes
    ratio: float


def png(svg: str, style: HouseStyle, centimetres: float = _CM_WIDE) -> Picture:
    """The figure as PNG at 200 dpi for a width of ``centimetres``, in the colours of the house style."""
    from resvg_py import svg_to_bytes

    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (float(box.group(1)), float(box.group(2))) if box else (1.0, 1.0)
    drawn = svg_to_bytes(
        svg_string=_standalone(str(svg), width, height, _style_sheet(style)),
        background=style.papier,
        width=round(centimetres / 2.54 * _DPI),
        skip_system_fonts=True,
        font_files=_font_files(),
        font_family=_SANS,
        sans_serif_family=_SANS,
    )
    return Picture(bytes(drawn), height / width)


def _standalone(svg: str, width: float, height: float, style: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
    whole = svg.replace("@id@", "f").replace("<svg", head, 1)
    return re.sub(r"(<svg[^>]*>)", lambda opening: f"{opening[1]}<style>{style}</style>", whole, count=1)


@lru_cache(maxsize=8)
def _style_sheet(style: HouseStyle) -> str:
    """The figure part of the stylesheet with its variables filled in."""
    colours = {field.name.replace("_", "-"): getattr(style, field.name) for field in fields(style)}
    sheet = (resources.folder("templates") / "report" / "stijl.css").read_text(encoding="utf-8")
    rules = re.findall(r"(?m)^(?:svg [^{}@]*\{[^}]*\})+$", sheet)
    text = f"svg{{font-family:'{_SANS}'}}" + "".join(rules)
    text = _VARIABLE.sub(lambda name: colours[name[1]], text)
    text = _SHORTHAND.sub(r"font-weight:\1;font-size:\2;font-family:'\3'", text)
    return text.replace("'Source Sans 3'", f"'{_SANS}'")


@lru_cache(maxsize=1)
def _font_files() -> list[str]:
    """Our letters, and behind them the letter of matplotlib for arrows and for names in other scripts."""
    from importlib.util import find_spec

    own = sorted((resources.folder("templates") / "office" / "letters").glob("*.ttf"))
    drawing = find_spec("matplotlib")
    if drawing is not None and drawing.origin is not None:
        own.append(Path(drawing.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf")
    return [str(path) for path in own if path.is_file()]


def with_picture_mark(data: bytes) -> bytes:
    """A JPEG with the mark that the library for Word knows a JPEG by; other pictures as they are.

    Photoshop leaves it out of pictures in CMYK and Adobe RGB; their own mark, which says how the colours are meant, stays.
    """
    if not data.startswith(b"\xff\xd8") or data[6:10] in {b"JFIF", b"Exif"}:
        return data
    return data[:2] + b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + data[2:]
