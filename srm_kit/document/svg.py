"""The few SVG parts all figures are made of. Colours are classes: the house style fills them in.

A part is ``Markup``, so that text can come into a picture only by a function that escapes it.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["shortened", "svg_circle", "svg_frame", "svg_line", "svg_path", "svg_rectangle", "svg_text", "svg_turned"]


def shortened(text: str, length: int) -> str:
    """The text on one line, cut at a word near ``length``; the table beside the figure has it in full."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(flat) <= length:
        return flat
    head = flat[: length - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head
    return cut.rstrip(" ,;:") + "…"


def _num(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _class(css: str) -> str:
    return f' class="{escape(css)}"' if css else ""


def svg_frame(
    width: float, height: float, title: str, description: str, parts: Iterable[Markup], css: str = ""
) -> Markup:
    """The picture with its name and description; ``@id@`` becomes a unique id where it is placed."""
    return Markup(
        f'<svg viewBox="0 0 {_num(width)} {_num(height)}" role="img" aria-labelledby="@id@t @id@d"{_class(css)}>'
        f'<title id="@id@t">{escape(title)}</title><desc id="@id@d">{escape(description)}</desc>'
        f"{Markup('').join(parts)}</svg>"
    )


def svg_text(x: float, y: float, content: str, css: str = "", anchor: str = "") -> Markup:
    """A line of text; ``anchor`` is middle or end."""
    side = f' text-anchor="{escape(anchor)}"' if anchor else ""
    return Markup(f'<text x="{_num(x)}" y="{_num(y)}"{_class(css)}{side}>{escape(content)}</text>')


def svg_rectangle(x: float, y: float, width: float, height: float, css: str, radius: float = 0) -> Markup:
    """A rectangle."""
    rounded = f' rx="{_num(radius)}"' if radius else ""
    place = f'x="{_num(x)}" y="{_num(y)}" width="{_num(width)}" height="{_num(height)}"'
    return Markup(f'<rect {place} class="{escape(css)}"{rounded}/>')


def svg_line(x1: float, y1: float, x2: float, y2: float, css: str, width: float | None = None) -> Markup:
    """A straight line."""
    style = f' style="stroke-width:{_num(width)}"' if width is not None else ""
    place = f'x1="{_num(x1)}" y1="{_num(y1)}" x2="{_num(x2)}" y2="{_num(y2)}"'
    return Markup(f'<line {place} class="{escape(css)}"{style}/>')


def svg_circle(x: float, y: float, radius: float, css: str) -> Markup:
    """A circle."""
    return Markup(f'<circle cx="{_num(x)}" cy="{_num(y)}" r="{_num(radius)}" class="{escape(css)}"/>')


def svg_path(course: str, css: str) -> Markup:
    """A line of any shape; ``course`` is written as in the ``d`` of SVG."""
    return Markup(f'<path d="{escape(course)}" class="{escape(css)}"/>')


def svg_turned(x: float, y: float, part: Markup) -> Markup:
    """The part, a quarter turned to the left, at a place."""
    return Markup(f'<g transform="translate({x:.0f} {y:.0f}) rotate(-90)">{part}</g>')
