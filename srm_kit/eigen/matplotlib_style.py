"""The house style as a style sheet of matplotlib: the same colours, letters and calm grid as the report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from srm_kit import resources
from srm_kit.document.house_style import HouseStyle, load_style

__all__ = ["register_letters", "stijl", "style_sheet_text"]

_LETTER = "Source Sans 3"
_SHIPPED = "Source Sans 3 ExtraLight"
"""How the shipped letters name their family (templates/office/letters)."""
_WIDE_INCHES = 8.8
"""A figure fills the column of the report: 880 points of its drawing, 16 cm in Word."""


def _settings(style: HouseStyle) -> Any:
    """The settings of matplotlib for one house style; sizes fit a figure 8.8 inches wide.

    The colours of the lines have a contrast of 3 or more with the paper: the house style was checked for that.
    """
    return {
        "figure.figsize": (_WIDE_INCHES, 4.0),
        "figure.dpi": 100,
        "figure.facecolor": style.papier,
        "figure.constrained_layout.use": True,
        "font.family": [_SHIPPED, "DejaVu Sans"],
        "font.size": 11,
        "text.color": style.inkt,
        "axes.facecolor": style.papier,
        "axes.edgecolor": style.lijn,
        "axes.labelcolor": style.zacht,
        "axes.titlelocation": "left",
        "axes.titlesize": 12,
        "axes.titleweight": "bold",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.formatter.use_locale": False,
        "axes.prop_cycle": _cycle(style),
        "grid.color": style.lijn,
        "grid.linewidth": 0.8,
        "lines.linewidth": 2.0,
        "lines.markersize": 7,
        "patch.edgecolor": style.papier,
        "xtick.color": style.zacht,
        "ytick.color": style.zacht,
        "xtick.labelcolor": style.zacht,
        "ytick.labelcolor": style.zacht,
        "ytick.left": False,
        "legend.frameon": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "srm",
    }


def _cycle(style: HouseStyle) -> Any:
    from cycler import cycler

    return cycler(color=[style.sterk, style.knelpunt, style.zacht, style.inkt])


@contextmanager
def stijl(huisstijl: str = "") -> Iterator[HouseStyle]:
    """``with eigen.stijl():`` draws in the house style, and gives its colours; ``eigen.figuur`` puts the decimal commas.

    ``huisstijl`` is a shipped name or a TOML file, as the parameter of the notebooks; empty is neutraal.
    """
    import matplotlib as mpl

    style = load_style(huisstijl)
    register_letters()
    with mpl.rc_context(_settings(style)):
        yield style


@lru_cache(maxsize=1)
def register_letters() -> None:
    """Tells matplotlib of the letters of the report, so that it measures text as the report shows it."""
    from matplotlib import font_manager

    for path in sorted((resources.folder("templates") / "office" / "letters").glob("*.ttf")):
        font_manager.fontManager.addfont(path)


def style_sheet_text(style: HouseStyle) -> str:
    """The style sheet as a file (``srm.mplstyle``), for work outside the workbench."""
    lines = ["# The neutral house style of SRM Werkbank, made from templates/huisstijl: plt.style.use('srm.mplstyle')"]
    for name, value in _settings(style).items():
        if name == "axes.prop_cycle":
            colours = ", ".join(f"'{item['color'].removeprefix('#')}'" for item in value)
            lines.append(f"{name}: cycler('color', [{colours}])")
        elif name == "font.family":
            lines.append(f"{name}: {_LETTER}, DejaVu Sans")
        elif isinstance(value, tuple):
            lines.append(f"{name}: {', '.join(str(part) for part in value)}")
        else:
            lines.append(f"{name}: {str(value).removeprefix('#')}")
    return "\n".join(lines) + "\n"
