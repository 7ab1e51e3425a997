"""The small locator beside a heading: nine squares, of which some are lit."""

from __future__ import annotations

__all__ = ["locator_svg"]


def locator_svg(lit: tuple[int, ...]) -> str:
    """A 40 px picture of three by three squares, counted down the columns from 0.

    Decorative, because the heading says the same in words.
    """
    squares = []
    for index in range(9):
        x, y = 14 * (index // 3), 14 * (index % 3)
        css = "aan" if index in lit else "uit"
        squares.append(f'<rect x="{x}" y="{y}" width="11" height="11" class="{css}"/>')
    return f'<svg class="locator" viewBox="0 0 39 39" aria-hidden="true" focusable="false">{"".join(squares)}</svg>'
