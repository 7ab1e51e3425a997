"""The style sheet that ships is the house style, and stock matplotlib draws with it."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl

from srm_kit.document.house_style import load_style
from srm_kit.eigen.matplotlib_style import style_sheet_text


def test_the_shipped_style_sheet_is_the_neutral_house_style(root: Path) -> None:
    shipped = root / "templates" / "huisstijl" / "srm.mplstyle"
    assert shipped.read_text(encoding="utf-8") == style_sheet_text(load_style())
    with mpl.rc_context(fname=shipped):
        assert mpl.colors.to_hex(mpl.rcParams["text.color"]) == load_style().inkt
        assert mpl.rcParams["axes.prop_cycle"].by_key()["color"][0].lstrip("#") == load_style().sterk.lstrip("#")
