"""The consultant's own analyses: tables of the session as pandas, and own blocks for the report.

``from srm_kit import eigen`` in a notebook cell: ``eigen.tabel``, ``eigen.figuur``, ``eigen.tekst``, ``eigen.kerncijfers``
make blocks; ``with eigen.stijl():`` draws in the house style (docs/handleiding.md, Eigen analyses).
"""

from __future__ import annotations

from srm_kit.eigen.map_figure import NoMap, kaart
from srm_kit.eigen.matplotlib_style import stijl
from srm_kit.eigen.own_blocks import OwnBlockRefused, figuur, kerncijfers, tabel, tekst
from srm_kit.eigen.own_figure import FigureRefused

__all__ = [
    "LIBRARIES",
    "FigureRefused",
    "NoMap",
    "OwnBlockRefused",
    "figuur",
    "kaart",
    "kerncijfers",
    "stijl",
    "tabel",
    "tekst",
]  # fmt: skip

LIBRARIES = (
    "contourpy", "cycler", "fonttools", "kiwisolver", "matplotlib", "pandas", "pillow", "pyparsing", "python-dateutil",
)  # fmt: skip
"""Libraries whose version can change an own table or figure."""
