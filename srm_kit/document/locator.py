"""The small locator beside a heading: nine squares, of which some are lit."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

__all__ = ["locator_svg"]


@lru_cache(maxsize=64)
def locator_svg(lit: tuple[int, ...]) -> Markup:
    """A 40 px picture of three by three squares, counted down the columns from 0.

    Decorative, because the heading says the same in words.
    """
    square = Markup('<rect x="{}" y="{}" width="11" height="11" class="{}"/>')
    squares = [
        square.format(14 * (index // 3), 14 * (index % 3), "aan" if index in lit else "uit") for index in range(9)
    ]
    shape = Markup('<svg class="locator" viewBox="0 0 39 39" aria-hidden="true" focusable="false">{}</svg>')
    return shape.format(Markup("").join(squares))
