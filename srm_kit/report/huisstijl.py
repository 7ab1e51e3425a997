"""House styles: a small TOML file with colours, refused when its contrast fails (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from srm_kit import resources
from srm_kit.errors import HuisstijlOnbruikbaar

__all__ = ["Huisstijl", "contrast", "load"]

_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


@dataclass(frozen=True, slots=True)
class Huisstijl:
    """Colours as ``#rrggbb`` and the name of the style."""

    naam: str = "neutraal"
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
            f"--{item.name.replace('_', '-')}:{getattr(self, item.name)};"
            for item in fields(self)
            if item.name != "naam"
        )
        return f":root{{{pairs}}}"


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


def load(name: str = "") -> Huisstijl:
    """The house style of a shipped name or a TOML file; empty is ``neutraal``.

    Raises ``HuisstijlOnbruikbaar`` when it is unknown, unreadable, or a pair of colours has too little contrast.
    """
    folder = resources.folder("templates") / "huisstijl"
    shipped = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    path = shipped.get(name or "neutraal", Path(name))
    if not path.is_file():
        raise HuisstijlOnbruikbaar(
            f"House style {name!r} not found. Shipped are: {', '.join(shipped)}; or name a TOML file."
        )
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise HuisstijlOnbruikbaar(f"House style {path.name} cannot be read as TOML: {error}.") from None
    known = {item.name for item in fields(Huisstijl)}
    colours = values.pop("kleuren", {})
    values = {**values, **colours} if isinstance(colours, dict) else values
    unknown = sorted(set(values) - known)
    if unknown:
        raise HuisstijlOnbruikbaar(
            f"House style {path.name} has unknown names: {', '.join(unknown)}. Known are: {', '.join(sorted(known))}."
        )
    for key, value in values.items():
        if not isinstance(value, str) or (key != "naam" and not _HEX.match(value)):
            raise HuisstijlOnbruikbaar(
                f"House style {path.name}: {key} must be a colour like '#17616b', not {value!r}."
            )
    style = Huisstijl(**values)
    for front, back, least in _PAIRS:
        found = contrast(getattr(style, front), getattr(style, back))
        if found < least:
            raise HuisstijlOnbruikbaar(
                f"House style {path.name}: {front} {getattr(style, front)} on {back} {getattr(style, back)} has contrast "
                f"{found:.1f}, at least {least} is needed. A colour that passes: {_nearest(getattr(style, front), getattr(style, back), least)}."
            )
    return style


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
