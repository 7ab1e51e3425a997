"""The few SVG parts all figures are made of. Colours are classes: the house style fills them in."""

from __future__ import annotations

from html import escape

__all__ = ["afgekapt", "cirkel", "kader", "lijn", "rechthoek", "tekst"]


def afgekapt(text: str, length: int) -> str:
    """The text on one line, cut at a word near ``length``; the table beside the figure has it in full."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(flat) <= length:
        return flat
    head = flat[: length - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head
    return cut.rstrip(" ,;:") + "…"


def _num(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def kader(width: float, height: float, title: str, description: str, parts: list[str], css: str = "") -> str:
    """The picture with its name and description; ``@id@`` becomes a unique id where it is placed."""
    label = f' class="{css}"' if css else ""
    return (
        f'<svg viewBox="0 0 {_num(width)} {_num(height)}" role="img" aria-labelledby="@id@t @id@d"{label}>'
        f'<title id="@id@t">{escape(title)}</title><desc id="@id@d">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def tekst(x: float, y: float, content: str, css: str = "", anchor: str = "") -> str:
    """A line of text; ``anchor`` is middle or end."""
    side = f' text-anchor="{anchor}"' if anchor else ""
    style = f' class="{css}"' if css else ""
    return f'<text x="{_num(x)}" y="{_num(y)}"{style}{side}>{escape(content)}</text>'


def rechthoek(x: float, y: float, width: float, height: float, css: str, radius: float = 0) -> str:
    """A rectangle."""
    round_ = f' rx="{_num(radius)}"' if radius else ""
    return f'<rect x="{_num(x)}" y="{_num(y)}" width="{_num(width)}" height="{_num(height)}" class="{css}"{round_}/>'


def lijn(x1: float, y1: float, x2: float, y2: float, css: str, width: float | None = None) -> str:
    """A straight line."""
    style = f' style="stroke-width:{_num(width)}"' if width is not None else ""
    return f'<line x1="{_num(x1)}" y1="{_num(y1)}" x2="{_num(x2)}" y2="{_num(y2)}" class="{css}"{style}/>'


def cirkel(x: float, y: float, radius: float, css: str) -> str:
    """A circle."""
    return f'<circle cx="{_num(x)}" cy="{_num(y)}" r="{_num(radius)}" class="{css}"/>'
