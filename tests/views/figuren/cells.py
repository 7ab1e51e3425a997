"""Nine printed cells, as the privacy decision and the rounding left them."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.model import CELLEN
from srm_kit.views.printed import PrintedCell


def cell(
    score: float | None,
    label: str = "",
    n: int | None = 12,
    agree: str = "zeven op de tien",
    apart: float | None = None,
) -> PrintedCell:
    if score is None:
        return PrintedCell(None, "", None, None, "niet getoond: n < 5", "n < 5")
    return PrintedCell(
        nl.getal(score),
        label,
        n,
        None,
        "niet gemeten",
        "niet gemeten",
        agree,
        None if apart is None else nl.getal(apart),
    )


def cells(**other: PrintedCell) -> dict[str, PrintedCell]:
    """Every cell at 60, but for those that are given."""
    return {item.code: other.get(item.code, cell(60, "op orde")) for item in CELLEN}
