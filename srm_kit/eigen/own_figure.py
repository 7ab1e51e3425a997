"""A figure of matplotlib as a picture of the report: text stays text, the same bytes each time, nothing foreign in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from srm_kit import nl
from srm_kit.document.house_style import contrast
from srm_kit.eigen.matplotlib_style import register_letters
from srm_kit.errors import SrmError

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

__all__ = ["FigureRefused", "picture_of"]

_MOST_BYTES = 150_000
_SMALLEST_TEXT = 8.0
_LEAST_CONTRAST = 4.5
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = {
    "svg", "g", "path", "text", "tspan", "use", "defs", "clipPath", "rect", "image",
    "linearGradient", "radialGradient", "stop", "pattern",
}  # fmt: skip
_ATTRIBUTES = {
    "d", "style", "transform", "x", "y", "width", "height", "clip-path", "id", "viewBox", "points", "offset",
    "x1", "y1", "x2", "y2", "cx", "cy", "r", "gradientUnits", "gradientTransform", "patternUnits", "preserveAspectRatio",
}  # fmt: skip
_FONT = re.compile(r"font:\s*(?:(italic|oblique)\s+)?(?:([1-9]00|bold)\s+)?([\d.]+)px\s+[^;]*;?")
_FAMILY = re.compile(r"font-family:[^;]*;?")
_DECIMALS = re.compile(r"(-?\d+\.\d\d)\d+")
"""A hundredth of a point is finer than any screen or printer; the rest is half of the bytes of a drawing."""
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


class FigureRefused(SrmError, ValueError):
    """A drawing that a reader of the report could not read; the message says what to change."""


def picture_of(fig: Drawing, titel: str, beschrijving: str) -> Markup:
    """The SVG of a drawing, with its name and description, for ``document.Figure``.

    Raises ``FigureRefused`` when a label falls outside the drawing, a text is smaller than 8 points or has less than
    4.5 to 1 contrast with what it stands on, or the drawing has more parts than a page can carry.
    """
    import matplotlib as mpl

    register_letters()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "srm"}):
        _with_commas(fig)
        fig.draw_without_rendering()  # also of a figure that was closed, whose canvas draws nothing
        faults = list(_faults(fig))
        if faults:
            raise FigureRefused("eigen.figuur: " + " ".join(faults))
        stream = io.BytesIO()
        fig.savefig(stream, format="svg", facecolor=fig.get_facecolor(), metadata={"Date": None, "Creator": None})
    _close(fig)
    made = _embedded(stream.getvalue(), titel, beschrijving)
    if len(made) > _MOST_BYTES:
        raise FigureRefused(
            f"eigen.figuur: de tekening is {len(made) // 1000} kB, te veel voor een rapport (hooguit {_MOST_BYTES // 1000} "
            "kB). Teken minder punten, of vat ze samen; voor een wolk van punten helpt rasterized=True."
        )
    return made


def _close(fig: Drawing) -> None:
    """The picture is in the report; without this the notebook would show it a second time."""
    from matplotlib import pyplot as plt

    plt.close(fig)


def _with_commas(fig: Drawing) -> None:
    """Puts decimal commas on axes whose numbers matplotlib writes itself, whatever the locale of the computer."""
    from matplotlib.ticker import ScalarFormatter

    class Comma(ScalarFormatter):
        def __call__(self, x: float, pos: int | None = None) -> str:
            return super().__call__(x, pos).replace(".", ",")

    for axes in fig.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if type(axis.get_major_formatter()) is ScalarFormatter:
                axis.set_major_formatter(Comma(useOffset=False))


def _faults(fig: Drawing) -> Iterator[str]:
    from matplotlib.colors import to_hex

    outside, small, faint = [], [], []
    whole = fig.bbox
    paper = to_hex(fig.get_facecolor())
    for label in _labels(fig):
        words = " ".join(label.get_text().split())
        box = label.get_window_extent()
        room = 1.0
        if box.x0 < whole.x0 - room or box.x1 > whole.x1 + room or box.y0 < whole.y0 - room or box.y1 > whole.y1 + room:
            outside.append(words)
        if label.get_fontsize() < _SMALLEST_TEXT:
            small.append(words)
        ground = label.get_bbox_patch()
        behind = paper if ground is None else to_hex(ground.get_facecolor())
        # A label on a bar has the bar behind it: then its own colour cannot be judged by the paper.
        if not _on_something(label) and contrast(to_hex(label.get_color()), behind) < _LEAST_CONTRAST:
            faint.append(words)
    if outside:
        yield f"{_quoted(outside)} valt buiten de tekening. Maak de figuur groter, of gebruik layout='constrained'."
    if small:
        yield f"{_quoted(small)} is kleiner dan {_SMALLEST_TEXT:.0f} punten. Maak die letters groter."
    if faint:
        yield f"{_quoted(faint)} steekt te weinig af. Kies een donkerder kleur, bijvoorbeeld die van eigen.stijl()."


def _labels(fig: Drawing) -> Iterator[Any]:
    """The texts that are drawn: those inside an axis only where the axis shows them."""
    from matplotlib.text import Text

    hidden = set()
    for axes in fig.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            slack = 1e-9 * max(abs(low), abs(high), 1.0)
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if not axes.axison or not low - slack <= tick.get_loc() <= high + slack:
                    hidden |= {tick.label1, tick.label2}
    for label in fig.findobj(Text):
        if label.get_visible() and label.get_text().strip() and label not in hidden and _shown(label):
            yield label


def _shown(artist: Any) -> bool:
    """Whether the axes it stands in are shown too."""
    axes = getattr(artist, "axes", None)
    return axes is None or bool(axes.get_visible())


def _on_something(label: Any) -> bool:
    """Whether a bar or area of the same axes lies under the middle of this text."""
    axes = label.axes
    if axes is None:
        return False
    box = label.get_window_extent()
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    return any(patch.get_visible() and patch.contains_point(middle) for patch in axes.patches)


def _quoted(words: list[str]) -> str:
    shown = [f"‘{text[:40]}’" for text in dict.fromkeys(words)]
    return nl.opsomming(shown[:3]) if len(shown) <= 3 else f"{', '.join(shown[:3])} en nog {len(shown) - 3}"


def _embedded(data: bytes, titel: str, beschrijving: str) -> Markup:
    """The SVG without what a page does not need; ids of its own, so that two figures can stand in one page."""
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    used = {name for element in root.iter() for name in _references(element)}
    _clean(root, used)
    inside = "".join(
        etree.tostring(child, encoding="unicode", with_tail=False) for child in root if child.tag is not etree.Comment
    )
    inside = re.sub(r'\sxmlns(?::\w+)?="[^"]*"', "", inside)
    box = root.get("viewBox", "0 0 1 1")
    name, words = escape(titel.strip()), escape(beschrijving.strip())
    return Markup(
        f'<svg viewBox="{escape(box)}" role="img" aria-labelledby="@id@t @id@d"><title id="@id@t">{name}</title>'
        f'<desc id="@id@d">{words}</desc>{inside}</svg>'
    )


def _references(element: Any) -> Iterator[str]:
    link = element.get(_HREF) or element.get("href") or ""
    if link.startswith("#"):
        yield link[1:]
    for value in element.attrib.values():
        yield from _REFERENCE.findall(value)


def _clean(root: Any, used: set[str]) -> None:
    for element in list(root.iter()):
        tag = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""
        if tag not in _ELEMENTS:
            parent = element.getparent()
            if tag == "a" and parent is not None:  # a link in a drawing: its words stay, its address does not
                place = parent.index(element)
                for child in reversed(list(element)):
                    parent.insert(place, child)
            if parent is not None:
                parent.remove(element)
            continue
        link = element.get(_HREF) or element.get("href")
        attributes = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES}
        element.attrib.clear()
        for name, value in attributes.items():
            if name == "id":
                if value in used:
                    element.set("id", f"@id@{value}")
                continue
            if name == "d":
                value = _DECIMALS.sub(r"\1", value)
            element.set(name, _REFERENCE.sub(r"url(#@id@\1)", _style(value) if name == "style" else value))
        if link and link.startswith("#"):
            element.set("href", f"#@id@{link[1:]}")
        elif link and tag == "image" and link.startswith("data:image/png;base64,"):
            element.set("href", link)
        if tag != "tspan":
            element.tail = None
        if tag not in {"text", "tspan"}:
            element.text = None


def _style(text: str) -> str:
    """The style of an element without its family: the page has the letters, and Office draws with the same ones."""

    def longhand(font: re.Match[str]) -> str:
        slant, weight, size = font.groups()
        parts = [f"font-size:{size}px", f"font-weight:{weight or 400}"]
        return ";".join([*parts, f"font-style:{slant}"] if slant else parts) + ";"

    return re.sub(r"\s*([:;])\s*", r"\1", _FAMILY.sub("", _FONT.sub(longhand, text))).strip().rstrip(";")
