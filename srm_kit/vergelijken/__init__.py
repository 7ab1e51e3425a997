"""Two versions, two measurements or two municipalities beside each other: what differs, for the client.

``pair``: the two sides, measured for readers, and the gate over both together. ``differences``: what differs, as values.
``comparison_page``: one page of it. ``comparison_text``: the same on the terminal and as JSON.
"""

from __future__ import annotations

from srm_kit.vergelijken.comparison_page import comparison_page
from srm_kit.vergelijken.comparison_text import comparison_json, comparison_lines
from srm_kit.vergelijken.differences import Vergelijking, vergelijk
from srm_kit.vergelijken.pair import Kant, Paar, dossiers, metingen, releasing_pair, versie

__all__ = [
    "Kant",
    "Paar",
    "Vergelijking",
    "comparison_json",
    "comparison_lines",
    "comparison_page",
    "dossiers",
    "metingen",
    "releasing_pair",
    "vergelijk",
    "versie",
]
