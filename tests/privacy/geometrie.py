"""What a drawing says: every length, place and width of a figure read back into the number it stands for.

Written as someone who has the SVG of a report would: from the scales on the paper, not from the code that draws.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from srm_kit.document import Figure

__all__ = ["Aflezing", "aflezingen", "van_figuur", "verschillen"]

PIXEL = 0.0501
"""Places are written in tenths: half of one, and a hair for binary fractions."""


@dataclass(frozen=True)
class Aflezing:
    """What stands printed, what the drawing says of it, and how exactly a drawing of this scale can say it."""

    wat: str
    gedrukt: float
    getekend: float
    scherpte: float

    @property
    def klopt(self) -> bool:
        """Whether the drawing is that of the printed figure."""
        return abs(self.gedrukt - self.getekend) <= self.scherpte


@dataclass(frozen=True)
class _Vorm:
    soort: str
    css: str
    tekst: str
    x: float
    y: float
    breedte: float
    x2: float


def _shapes(svg: str) -> list[_Vorm]:
    tree = etree.fromstring(svg.replace("@id@", "f").encode())
    found = []
    for item in tree.iter():
        name = etree.QName(item).localname
        at = {key: float(value) for key, value in item.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
        style = re.search(r"stroke-width:([\d.]+)", item.get("style", ""))
        wide = float(style.group(1)) if style else at.get("width", 0.0)
        x, y = at.get("cx", at.get("x1", at.get("x", 0.0))), at.get("cy", at.get("y1", at.get("y", 0.0)))
        found.append(_Vorm(name, item.get("class", ""), "".join(item.itertext()), x, y, wide, at.get("x2", x)))
    return found


def _number(text: str) -> float:
    """The first figure in a text, as it is printed."""
    found = re.search(r"[-−+]?[\d.]+(?:,\d+)?", text)
    assert found is not None, text
    return float(found.group().replace("−", "-").replace(".", "").replace(",", "."))


def _fasekolom(shapes: list[_Vorm]) -> Iterator[Aflezing]:
    names = {item.y - 5: item.tekst for item in shapes if item.css == "rij"}
    marks = [item for item in shapes if item.soort == "circle"]
    words = [item for item in shapes if item.css == "woord"]
    stems = [item for item in shapes if item.css == "steel"]
    for mark, word, stem in zip(marks, words, stems, strict=True):
        for place in (mark.x, stem.x2, word.x - 18):
            yield Aflezing(names[mark.y], _number(word.tekst), (place - 230) / 4.6, PIXEL / 4.6)


def _verloop(shapes: list[_Vorm]) -> Iterator[Aflezing]:
    marks = [item for item in shapes if item.soort == "circle"]
    words = [item for item in shapes if item.css == "woord"]
    for mark, word in zip(marks, words, strict=True):
        yield Aflezing("punt", _number(word.tekst), (190 - mark.y) / 1.6, PIXEL / 1.6)


def _staven(shapes: list[_Vorm]) -> Iterator[Aflezing]:
    labels = {item.y - 17: item.tekst for item in shapes if item.css == "klein" and item.x == 692}
    bars = {item.y: item.breedte for item in shapes if item.soort == "rect" and item.css != "bodem"}
    counts = [_number(text) for text in labels.values()]
    for y, text in labels.items():
        drawn = bars.get(y, 0.0) / 380
        if share := re.search(r"(\d+)%", text):
            yield Aflezing(text, int(share.group(1)) / 100, min(drawn, 1.0), PIXEL / 380)
        elif of := re.search(r"(\d+) van (\d+)", text):
            yield Aflezing(text, int(of.group(1)) / int(of.group(2)), drawn, PIXEL / 380)
        elif "€" in text:
            yield Aflezing(text, _number(text) / max(counts), drawn, PIXEL / 380)
        elif "inspanning" in text:
            yield Aflezing(text, _number(text) / sum(counts), drawn, PIXEL / 380)


def _balans(shapes: list[_Vorm]) -> Iterator[Aflezing]:
    for label in (item for item in shapes if re.fullmatch(r"\d+% zacht", item.tekst) and item.soort == "text"):
        soft = sum(one.breedte for one in shapes if one.css == "tweede" and one.y == label.y - 20)
        yield Aflezing(label.tekst, _number(label.tekst) / 100, soft / 480, PIXEL / 480)


def verschillen(svg: str, rijen: Sequence[tuple[str, str]]) -> list[Aflezing]:
    """Points and intervals, on the scale that the widest printed figure gives away.

    ``rijen``: of each difference that is drawn its name and its interval as printed, ``-0,3 tot 1,2``.
    """
    shapes = _shapes(svg)
    labels = {item.y - 5: item.tekst for item in shapes if item.soort == "text" and item.x == 599}
    marks = [item for item in shapes if item.soort == "circle"]
    lines = {item.y: item for item in shapes if item.css == "steel"}
    names = {mark.y: name for mark, (name, _) in zip(marks, rijen, strict=True)}
    printed = {mark.y: text for mark, (_, text) in zip(marks, rijen, strict=True)}
    bounds = {y: [_number(part) for part in text.split(" tot ")] for y, text in printed.items() if " tot " in text}
    widest = max(
        map(abs, [*(end for pair in bounds.values() for end in pair), *(_number(labels[mark.y]) for mark in marks)])
    )
    unit = 155 / (max(widest, 0.1) * 1.05)
    found = [Aflezing(names[mark.y], _number(labels[mark.y]), (mark.x - 420) / unit, PIXEL / unit) for mark in marks]
    for y, (low, high) in bounds.items():
        found.append(Aflezing(f"{names[y]} ondergrens", low, (lines[y].x - 420) / unit, PIXEL / unit))
        found.append(Aflezing(f"{names[y]} bovengrens", high, (lines[y].x2 - 420) / unit, PIXEL / unit))
    return found


def _trechter(shapes: list[_Vorm]) -> Iterator[Aflezing]:
    counts = [_number(item.tekst) for item in shapes if item.css == "middelcijfer"]
    bars = [item.breedte for item in shapes if item.css == "vulling"]
    for count, wide in zip([count for count in counts if count], bars, strict=True):
        yield Aflezing("trechter", count / counts[0], wide / 560, PIXEL / 560)


def _strip(shapes: list[_Vorm]) -> Iterator[Aflezing]:
    labels = {item.y - 5: item.tekst for item in shapes if item.soort == "text" and item.x == 634}
    for mark in (item for item in shapes if item.css == "schakel"):
        text = labels[mark.y]
        if "…" in text:
            continue
        start, now, target = (_number(part) for part in re.split(r"→|\(streven", text))
        way = (now - start) / (target - start)
        yield Aflezing(text, min(max(way, -0.3), 1.3), (mark.x - 378) / 174, PIXEL / 174)


_LEZERS: dict[str, Callable[[list[_Vorm]], Iterator[Aflezing]]] = {
    "fasekolom": _fasekolom,
    "verloop": _verloop,
    "staven": _staven,
    "balans": _balans,
    "trechter": _trechter,
    "strip": _strip,
}


def aflezingen(soort: str, svg: str) -> list[Aflezing]:
    """Everything that can be read in one picture; ``verschillen`` needs what is printed beside it too."""
    return list(_LEZERS[soort](_shapes(svg))) if soort in _LEZERS else []


def van_figuur(figuur: Figure) -> list[Aflezing]:
    """Everything that can be read in a figure."""
    kind = figuur.kind or ("strip" if figuur.title == "Indicatoren op weg" else "")
    if kind == "verschillen":
        return verschillen(figuur.svg, [(row[0], row[2]) for row in figuur.table.rows if row[1] != "–"])
    return aflezingen(kind, figuur.svg)
