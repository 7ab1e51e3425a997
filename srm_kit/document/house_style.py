"""House styles: a small TOML file with colours, refused when its contrast fails (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.errors import HouseStyleUnusable
from srm_kit.plain_files import read_plain

__all__ = ["HouseStyle", "contrast", "input_files", "load_style"]

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}\Z")
_FILES = {"logo": (".png", ".jpg", ".jpeg"), "sjabloon_docx": (".docx",), "sjabloon_pptx": (".pptx",)}
_OFFICE_TEMPLATES = {".dotx", ".dotm", ".potx", ".potm", ".dot", ".pot"}
_NO_COLOUR = {"naam", "letter_kop", "letter_tekst", *_FILES}
_LARGEST_LOGO = 200_000
_MOST_PIXELS = 10_000_000
_LARGEST_TEMPLATE = 10_000_000
_LARGEST_STYLE = 20_000
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Colours as ``#rrggbb``, the name of the style, and what else an organisation may bring.

    ``letter_kop`` and ``letter_tekst`` are fonts the reader's computer has (empty: the shipped ones on screen, Georgia
    and Calibri in Office). ``logo`` (PNG or JPEG), ``sjabloon_docx`` and ``sjabloon_pptx`` are files beside the TOML file;
    a template keeps its own colours and fonts. The fields have the names of the TOML file and of the style sheet.
    """

    naam: str = "neutraal"
    letter_kop: str = ""
    letter_tekst: str = ""
    logo: str = ""
    sjabloon_docx: str = ""
    sjabloon_pptx: str = ""
    inkt: str = "#1a2a33"
    zacht: str = "#4d5f68"
    lijn: str = "#cfd8dc"
    papier: str = "#ffffff"
    tint: str = "#f3f6f7"
    accent: str = "#17616b"
    sterk: str = "#17616b"
    op_sterk: str = "#ffffff"
    orde: str = "#b5d6d3"
    op_orde: str = "#16323a"
    aandacht: str = "#f3d28f"
    op_aandacht: str = "#3d2a06"
    knelpunt: str = "#a8432c"
    op_knelpunt: str = "#ffffff"

    def css(self) -> str:
        """The colours as CSS variables."""
        pairs = "".join(
            f"--{field.name.replace('_', '-')}:{getattr(self, field.name)};"
            for field in fields(self)
            if field.name not in _NO_COLOUR
        )
        return f":root{{{pairs}}}"

    def fonts_css(self) -> str:
        """CSS that puts the fonts of the house style before the shipped ones; empty when it names none."""
        rules = []
        if self.letter_tekst:
            names = f"'{self.letter_tekst}','Source Sans 3','Segoe UI',system-ui,sans-serif"
            rules.append(f"html,.beeld svg{{font-family:{names}}}")
        if self.letter_kop:
            rules.append(f"h1,h2,h3,.kerncijfers dd.groot{{font-family:'{self.letter_kop}','Source Serif 4',serif}}")
        return "".join(rules)


# (foreground, background, least contrast)
_PAIRS = (
    ("inkt", "papier", 4.5),
    ("inkt", "tint", 4.5),
    ("zacht", "papier", 4.5),
    ("zacht", "tint", 4.5),
    ("accent", "papier", 4.5),
    ("accent", "tint", 4.5),
    ("op_sterk", "sterk", 4.5),
    ("op_orde", "orde", 4.5),
    ("op_aandacht", "aandacht", 4.5),
    ("op_knelpunt", "knelpunt", 4.5),
    ("knelpunt", "papier", 3.0),
    ("sterk", "papier", 3.0),
)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _shipped() -> dict[str, Path]:
    folder = resources.folder("templates") / "huisstijl"
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def load_style(name: str = "") -> HouseStyle:
    """The house style of a shipped name or a TOML file; empty is ``neutraal``.

    Raises ``HouseStyleUnusable`` when it is unknown, unreadable, or a pair of colours has too little contrast.
    """
    shipped = _shipped()
    path = shipped.get(name or "neutraal", Path(name))
    if not path.is_file():
        raise HouseStyleUnusable(
            f"House style {name!r} not found. Shipped are: {', '.join(shipped)}; or name a TOML file."
        )
    try:
        values = _read(path)
    except UnicodeDecodeError:
        raise HouseStyleUnusable(f"House style {path.name} is no text in UTF-8. Save it as UTF-8.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise HouseStyleUnusable(f"House style {path.name} cannot be read as TOML: {error}.") from None
    known = {field.name for field in fields(HouseStyle)}
    colours = values.pop("kleuren", {})
    values = {**values, **colours} if isinstance(colours, dict) else values
    unknown = sorted(set(values) - known)
    if unknown:
        raise HouseStyleUnusable(
            f"House style {path.name} has unknown names: {', '.join(unknown)}. Known are: {', '.join(sorted(known))}."
        )
    for key, value in list(values.items()):
        if not isinstance(value, str) or (key not in _NO_COLOUR and not _HEX.match(value)):
            raise HouseStyleUnusable(f"House style {path.name}: {key} must be a colour like '#17616b', not {value!r}.")
        if key.startswith("letter_") and value and not _FONT.match(value):
            raise HouseStyleUnusable(f"House style {path.name}: {key} must be the name of a font, not {value!r}.")
        if key in _FILES and value:
            values[key] = _bestand(path, key, value)
    style = HouseStyle(**values)
    for front, back, least in _PAIRS:
        ratio = contrast(getattr(style, front), getattr(style, back))
        if ratio < least:
            raise HouseStyleUnusable(
                f"House style {path.name}: {front} {getattr(style, front)} on {back} {getattr(style, back)} has contrast "
                f"{ratio:.1f}, at least {least} is needed. A colour that passes: {_nearest(getattr(style, front), getattr(style, back), least)}."
            )
    return style


def _read(path: Path) -> dict[str, Any]:
    """The values of a small TOML; ``ValueError`` (also for what is no TOML or no text) and ``OSError``."""
    text = read_plain(path, _LARGEST_STYLE, through_links=True).decode("utf-8-sig")
    if any(len(line) > _LONGEST_LINE for line in text.splitlines()):
        raise ValueError("a line is too long")
    return tomllib.loads(text)


def _is_picture(file: Path) -> bool:
    """Whether a program that shows the logo can read it, and is not asked for more pixels than a page has."""
    import io
    import warnings

    from PIL import Image

    try:
        data = read_plain(file, _LARGEST_LOGO, through_links=True)
        if not data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            return False
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            warnings.simplefilter("error")  # of a picture that unpacks to far more than its size
            if picture.width * picture.height > _MOST_PIXELS:
                return False
            picture.load()
    except Exception:  # whatever a damaged picture does to its reader
        return False
    return True


def _is_small_package(file: Path) -> bool:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(read_plain(file, _LARGEST_TEMPLATE, through_links=True))) as package:
            parts = package.infolist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False
    return len(parts) < 2_000 and sum(part.file_size for part in parts) <= 4 * _LARGEST_TEMPLATE


def _bestand(path: Path, key: str, value: str) -> str:
    """The file a house style names, beside its TOML file, as a full path."""
    file = path.parent / value
    if file.suffix.lower() in _OFFICE_TEMPLATES and key != "logo":
        raise HouseStyleUnusable(
            f"House style {path.name}: {value} is a template of Office. Open it and save it as {_FILES[key][0]}."
        )
    if file.suffix.lower() not in _FILES[key]:
        raise HouseStyleUnusable(f"House style {path.name}: {key} must end in {' or '.join(_FILES[key])}.")
    if not file.is_file():
        raise HouseStyleUnusable(f"House style {path.name}: {key} names {value!r}, which is not beside it.")
    if key != "logo" and not _is_small_package(file):
        raise HouseStyleUnusable(
            f"House style {path.name}: {value!r} is no Office file, or larger than 40 MB unpacked."
        )
    if key == "logo" and not _is_picture(file):
        raise HouseStyleUnusable(
            f"House style {path.name}: the logo must be a PNG or JPEG of at most {_LARGEST_LOGO // 1000} kB "
            f"and {_MOST_PIXELS // 1_000_000} million pixels, and not damaged."
        )
    return str(file)


def _nearest(front: str, back: str, least: float) -> str:
    """The colour nearest to ``front``, darker or lighter, that has enough contrast with ``back``."""
    best = "#000000" if contrast("#000000", back) > contrast("#ffffff", back) else "#ffffff"
    target = 0 if best == "#000000" else 255
    for step in range(1, 101):
        channels = [int(front[start : start + 2], 16) for start in (1, 3, 5)]
        mixed = "#" + "".join(f"{round(value + (target - value) * step / 100):02x}" for value in channels)
        if contrast(mixed, back) >= least:
            return mixed
    return best


def input_files(name: str) -> tuple[Path, ...]:
    """The files of a house style of one's own: its TOML and what that names. None for a shipped one.

    Never raises: what is wrong with a house style is said when it is loaded.
    """
    path = Path(name)
    if not name or name in _shipped() or not path.is_file():
        return ()
    try:
        values = _read(path)
    except (OSError, ValueError, RecursionError):
        return (path,)
    colours = values.get("kleuren")
    values |= colours if isinstance(colours, dict) else {}
    named = (values.get(key) for key in _FILES)
    return (path, *(path.parent / value for value in named if isinstance(value, str) and value))
