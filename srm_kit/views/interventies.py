"""An intervention as a reader sees it: what for, how, who, what it costs, and when not to."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, PointList
from srm_kit.model.interventies import Interventie

__all__ = ["interventieblokken", "omvang"]

_VERANDERSTAP = {
    "bewustzijn": "mensen zien waarom het anders moet",
    "wil": "mensen willen meedoen",
    "kennis": "mensen weten hoe het moet",
    "vaardigheid": "mensen kunnen het ook",
    "borging": "het blijft als de aandacht weg is",
}


def omvang(item: Interventie) -> str:
    """Effort, term and cost in one line; the ranges are estimates and say so."""
    low, high = item.kosten
    cost = f"{nl.euro(low)} tot {nl.euro(high)}" if low else f"tot {nl.euro(high)}"
    return (
        f"Eigen inzet {nl.getal(item.uren[0])} tot {nl.getal(item.uren[1])} uur, doorlooptijd {item.weken[0]} tot "
        f"{item.weken[1]} weken, kosten buiten de organisatie {cost} (schatting)."
    )


def interventieblokken(item: Interventie) -> tuple[Block, ...]:
    """The card of one intervention."""
    step = _VERANDERSTAP.get(item.adkar)
    note = f"Wie: {item.wie}. {omvang(item)}" + (f" Stap in de verandering: {step}." if step else "")
    return (
        Heading(item.naam, 4),
        Paragraph(item.waarvoor),
        PointList(item.stappen, numbered=True),
        Paragraph(note, "noot"),
        Paragraph(f"Wanneer niet: {item.wanneer_niet}", "noot"),
    )
