"""The red thread: goals by links, drawn as far as the chain holds; the first missing link is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srm_kit import nl
from srm_kit.document.blocks import Figure, Table
from srm_kit.document.svg import shortened, svg_circle, svg_frame, svg_line, svg_path, svg_text

__all__ = ["SCHAKELS", "SCHAKELWOORD", "SCHAKELZIN", "rode_draad"]

SCHAKELS: dict[str, tuple[str, ...]] = {
    "R": ("effect", "indicator"),
    "I": ("inspanning", "proces", "verantwoordelijke", "competentie", "budget"),
    "V": ("meting",),
}
"""Which phase makes which link of the chain (docs/maatstaven.md#concretisering-keten)."""

SCHAKELWOORD = {
    "effect": "effect",
    "indicator": "indicator",
    "inspanning": "inspanning",
    "proces": "proces",
    "verantwoordelijke": "wie",
    "competentie": "kunnen",
    "budget": "budget",
    "meting": "meting",
}
SCHAKELZIN = {
    "effect": "wat inwoners ervan merken",
    "indicator": "een indicator",
    "inspanning": "een inspanning",
    "proces": "een werkproces",
    "verantwoordelijke": "een verantwoordelijke",
    "competentie": "wat mensen moeten kunnen",
    "budget": "budget",
    "meting": "een recente meting",
}
"""The links as a sentence names them: each after ‘Bij twee doelen ontbreekt’."""
_LINKS = tuple(name for group in SCHAKELS.values() for name in group)
_FASENAAM = {"R": "RICHTEN", "I": "INRICHTEN", "V": "VERRICHTEN"}
_MOST = 40
_WOORD = {True: "ja", False: "nee", None: "niet vastgelegd"}


def _counted(links: Sequence[bool | None]) -> str:
    """How many of the recorded links are there."""
    return f"{sum(value is True for value in links)} van {sum(value is not None for value in links)}"


def rode_draad(
    doelen: Sequence[tuple[str, str]], keten: Mapping[str, Mapping[str, bool | None]], bevinding: str, bron: str
) -> Figure:
    """The chain per goal; ``doelen`` are (id, text) in the order to show.

    At most 40 goals are drawn; the table has them all.
    """
    x0, step, top, row = 384.0, 64.0, 54.0, 32.0
    shown = list(doelen)[:_MOST]
    parts, column = [], 0
    for fase, links in SCHAKELS.items():
        start = x0 + column * step - 26
        end = x0 + (column + len(links) - 1) * step + 26
        parts += [svg_text(start, 14, _FASENAAM[fase], "aanhef")]
        parts += [svg_line(start, 21, end, 21, "pijl")]
        for link in links:
            parts.append(svg_text(x0 + column * step, 40, SCHAKELWOORD[link], "klein zacht", "middle"))
            column += 1
    rows = []
    for index, (ident, text) in enumerate(shown):
        y = top + index * row + 16
        filled = [keten[ident][link] for link in _LINKS]
        held = next((number for number, value in enumerate(filled) if value is False), len(filled))
        parts.append(svg_line(0, y + 16, 920, y + 16, "raster"))
        parts.append(svg_text(0, y + 5, shortened(f"{ident}  {text}", 48), "rij licht"))
        if held > 1:
            parts.append(svg_line(x0, y, x0 + (held - 1) * step, y, "draad"))
        for number, value in enumerate(filled):
            x = x0 + number * step
            if value:
                parts.append(svg_circle(x, y, 7, "schakel"))
            elif number == held:
                parts.append(svg_circle(x, y, 8, "breuk"))
                parts.append(svg_path(f"M{x - 3.5:.1f} {y - 3.5:.1f}l7 7m0-7l-7 7", "breukkruis"))
            else:
                parts.append(svg_circle(x, y, 6, "open"))
        parts.append(svg_text(920, y + 5, _counted(filled), "klein", "end"))
    for ident, text in doelen:
        filled = [keten[ident][link] for link in _LINKS]
        first = next((SCHAKELWOORD[link] for link, value in zip(_LINKS, filled, strict=True) if value is False), "–")
        rows.append((f"{ident} {text}", *(_WOORD[value] for value in filled), _counted(filled), first))
    complete = sum(all(value is not False for value in keten[ident].values()) for ident, _ in doelen)
    title = "De rode draad per doel"
    description = (
        f"{nl.capitalised(nl.aantal(len(doelen), 'doel', 'doelen'))} en acht schakels. "
        f"{nl.capitalised(nl.aantal(complete, 'doel heeft', 'doelen hebben')) if complete else 'Geen enkel doel heeft'} "
        "een volledige keten."
    )
    table = Table(
        "De keten per doel",
        ("Doel", *(nl.capitalised(SCHAKELWOORD[link]) for link in _LINKS), "Gevuld", "Eerste ontbrekende"),
        tuple(rows),
    )
    height = top + len(shown) * row + 6
    picture = svg_frame(924, height, title, description, parts)
    return Figure(title, description, bevinding, picture, table, bron, kind="draad")
