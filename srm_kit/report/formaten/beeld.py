"""Figures as crisp pictures for office documents: the same SVG as on the page, with the colours of the house style."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from srm_kit import resources
from srm_kit.report.huisstijl import Huisstijl
from srm_kit.views import Figuur

__all__ = ["PIXELS", "png"]

PIXELS = 1840
"""Twice the width figures are drawn at: sharp on paper at 17 cm (275 dots per inch)."""

_SANS = "Source Sans 3 ExtraLight"
"""How the shipped files call their family inside, whatever the weight."""
_VAR = re.compile(r"var\(--([a-z-]+)(?:,[^()]*)?\)")


@lru_cache(maxsize=4)
def _style(huisstijl: Huisstijl) -> str:
    """The figure rules of the page's own style sheet, with colours filled in: this renderer knows no variables."""
    sheet = (resources.folder("templates") / "report" / "stijl.css").read_text(encoding="utf-8")
    rules = re.findall(r"svg [^{}]+\{[^{}]*\}", sheet)
    filled = _VAR.sub(lambda match: str(getattr(huisstijl, match.group(1).replace("-", "_"))), "".join(rules))
    # The shorthand is not understood: size, weight and family apart.
    return re.sub(r"font:(\d+) (\d+)px '([^']+)'[^;}]*", r"font-weight:\1;font-size:\2px;font-family:'\3'", filled)


def _spare_fonts() -> list[Path]:
    """A font for the signs that ours lacks, such as arrows: the one that matplotlib brings."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        return []
    return [Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"]


def png(figuur: Figuur, huisstijl: Huisstijl) -> bytes:
    """The picture of a figure on the paper colour of the house style."""
    import resvg_py

    fonts = [*sorted((resources.folder("templates") / "office" / "fonts").glob("*.ttf")), *_spare_fonts()]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=figuur.svg.replace("@id@", "f").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1),
            width=PIXELS,
            background=huisstijl.papier,
            style_sheet=_style(huisstijl),
            skip_system_fonts=True,
            font_files=[str(path) for path in fonts],
            font_family=_SANS,
            sans_serif_family=_SANS,
            serif_family="Source Serif 4",
        )
    )
