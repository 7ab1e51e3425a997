"""Which share of what is measured comes nearer: the third figure of realisatiekracht."""

from __future__ import annotations

from collections import Counter

from srm_kit.measures.redenen import niet_gemeten
from srm_kit.measures.register import Register
from srm_kit.measures.registercijfer import Registercijfer
from srm_kit.measures.resultaten.per_doel import Resultaten
from srm_kit.model import drempels

__all__ = ["bereikt"]


def bereikt(links: Register, found: Resultaten) -> Registercijfer:
    """100 x (reached + nearer) of the indicators of goals that count, each once; None under a few of them."""
    if links.zonder_doelen:
        return Registercijfer(None, links.zonder_doelen)
    unknown = links.vastgelegd.ontbreekt("indicatoren", "metingen")
    if unknown:
        return Registercijfer(None, unknown)
    mine = {item.id for goal in links.doelen for item in links.indicatoren.get(goal.id, ())}
    states = Counter(found.per_indicator[ident].staat for ident in mine)
    good = states["gehaald"] + states["op_weg"]
    total = good + states["gelijk"] + states["verder_weg"]
    least = drempels().bereikt_minimum
    if total < least:
        return Registercijfer(
            None, niet_gemeten(f"van minder dan {least} indicatoren is te zeggen of zij dichterbij komen")
        )
    return Registercijfer(100.0 * good / total)
