"""The small locator: nine squares that show which cells a section is about."""

from __future__ import annotations

from srm_kit.model import CELLEN

__all__ = ["locator_svg"]


def locator_svg(cellen: tuple[str, ...]) -> str:
    """A 40 px picture of the grid; decorative, because the heading says the same in words."""
    squares = []
    for index, cel in enumerate(CELLEN):
        x, y = 14 * (index // 3), 14 * (index % 3)
        css = "aan" if cel.code in cellen else "uit"
        squares.append(f'<rect x="{x}" y="{y}" width="11" height="11" class="{css}"/>')
    return f'<svg class="locator" viewBox="0 0 39 39" aria-hidden="true" focusable="false">{"".join(squares)}</svg>'
