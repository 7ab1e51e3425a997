"""A figure as its reader sees it: every text with the place it takes in the letters of the report, and every shape."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

from PIL import ImageFont

from srm_kit import resources

_SHAPES = ("rect", "circle", "line", "path")


@dataclass(frozen=True)
class DrawnText:
    """A line of text and the box around its letters."""

    text: str
    css: str
    left: float
    right: float
    top: float
    bottom: float

    def over(self, other: DrawnText) -> bool:
        return (
            self.left < other.right - 1
            and other.left < self.right - 1
            and self.top < other.bottom - 1
            and other.top < self.bottom - 1
        )


@dataclass(frozen=True)
class Shape:
    """A rectangle, circle, line or path with its class and its numbers."""

    kind: str
    css: str
    at: dict[str, float]
    course: str = ""


class Drawing:
    """What stands in a picture; a text that was turned is left out of ``texts``."""

    def __init__(self, svg: str) -> None:
        self.root = ET.fromstring(svg.replace("@id@", "x"))
        _, _, self.width, self.height = map(float, self.root.attrib["viewBox"].split())

    @property
    def description(self) -> str:
        return self.root.findtext("desc") or ""

    @cached_property
    def texts(self) -> list[DrawnText]:
        return [_placed(item) for item in self.root.findall("text")]

    @property
    def words(self) -> list[str]:
        return ["".join(item.itertext()) for item in self.root.iter("text")]

    def shapes(self, kind: str, css: str = "") -> list[Shape]:
        """Those with every one of these classes, in the order in which they are drawn."""
        found = []
        for item in self.root.iter(kind):
            classes = item.attrib["class"]
            if set(css.split()) <= set(classes.split()):
                numbers = {name: float(value) for name, value in item.attrib.items() if name not in _WORDS}
                found.append(Shape(kind, classes, numbers, item.attrib.get("d", "")))
        return found

    def outside(self) -> list[str]:
        """What a reader cannot see whole: texts and shapes over the edge of the picture."""
        texts = [
            item.text
            for item in self.texts
            if item.left < -1 or item.right > self.width + 1 or item.top < -2 or item.bottom > self.height + 2
        ]
        bars = [
            f"{item.css} {item.at}"
            for item in self.shapes("rect")
            if not (
                -1 <= item.at["x"] <= item.at["x"] + item.at["width"] <= self.width + 1
                and -1 <= item.at["y"] <= item.at["y"] + item.at["height"] <= self.height + 1
            )
        ]
        return texts + bars

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of texts that are printed over each other."""
        return [(one.text, other.text) for one, other in combinations(self.texts, 2) if one.over(other)]


_WORDS = {"class", "d", "style", "transform", "text-anchor", "role", "id"}


@cache
def _sizes() -> list[tuple[set[str], float | None, int | None]]:
    """The rules of the style of the report that say how large letters are and how heavy, the most exact last."""
    sheet = (resources.folder("templates") / "report" / "stijl.css").read_text(encoding="utf-8")
    found: list[tuple[set[str], float | None, int | None]] = []
    for selector, rules in re.findall(r"svg \.([\w.-]+)\{([^}]*)\}", sheet):
        size = re.search(r"(?:font-size:|font:\d+ )([\d.]+)px", rules)
        weight = re.search(r"font(?:-weight)?:(\d+)", rules)
        if size or weight:
            found.append(
                (set(selector.split(".")), float(size[1]) if size else None, int(weight[1]) if weight else None)
            )
    return sorted(found, key=lambda rule: len(rule[0]))


@cache
def _letters(weight: int, serif: bool) -> ImageFont.FreeTypeFont:
    name = f"source-{'serif-4' if serif else 'sans-3'}-latin-{600 if serif else weight}-normal.ttf"
    return ImageFont.truetype(str(resources.folder("templates") / "office" / "letters" / name), 100)


def _placed(item: ET.Element) -> DrawnText:
    text, css = "".join(item.itertext()), item.attrib.get("class", "")
    classes, size, weight = set(css.split()), 15.0, 400
    for wanted, large, heavy in _sizes():
        if wanted <= classes:
            size, weight = large or size, heavy or weight
    wide = _letters(weight, bool(classes & {"cijfer", "middelcijfer"})).getlength(text) * size / 100
    if "aanhef" in classes:
        wide += len(text) * size * 0.06
    x, y = float(item.attrib["x"]), float(item.attrib["y"])
    left = x - {"middle": wide / 2, "end": wide}.get(item.attrib.get("text-anchor", ""), 0.0)
    return DrawnText(text, css, left, left + wide, y - 0.66 * size, y + 0.2 * size)
