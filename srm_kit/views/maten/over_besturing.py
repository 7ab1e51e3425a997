"""What the work under besturing & organisatie is about: besturing, structuur or procesinrichting."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.onder_besturing import lijnen
from srm_kit.measures.register import register
from srm_kit.views import zinnen
from srm_kit.views.raster import raster

__all__ = ["drie_lijnen"]


def drie_lijnen(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Initiatives and goals on each of the three lines; nothing when no initiative says on which it works."""
    found = lijnen(register(dossier))
    if not found:
        return ()
    most = max(item.inspanningen for item in found)
    top = [item.naam for item in found if item.inspanningen == most]
    heading = (
        f"Onder besturing & organisatie gaat het meeste werk over {top[0]}"
        if len(top) == 1
        else f"Onder besturing & organisatie gaat evenveel werk over {nl.opsomming(top)}"
    )
    empty = [item.naam for item in found if not item.inspanningen]
    rows = tuple(
        (
            nl.capitalised(item.naam),
            nl.getal(item.inspanningen),
            nl.getal(item.onderweg),
            nl.getal(len(item.doelen)),
        )
        for item in found
    )
    table = Table(
        "Waar het werk onder besturing & organisatie over gaat",
        ("Lijn", "Inspanningen", "Loopt of is af", "Doelen"),
        rows,
        (1, 2, 3),
        source=zinnen.bron_geteld(dossier, sum(item.inspanningen for item in found), "inspanning", "inspanningen"),
    )
    told = (Paragraph(f"Over {nl.opsomming(empty)} is geen inspanning vastgelegd."),) if empty else ()
    return (Heading(heading, 3, raster(("IB",))), *told, table)
