"""Partners in neighbourhood, city and region: who is there at the start, and who at the work."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.register import register
from srm_kit.model import Fase
from srm_kit.views import zinnen
from srm_kit.views.raster import raster

__all__ = ["stad_en_regio"]

_SCHALEN = {"wijk": "Wijk", "stad": "Stad of dorp", "regio": "Regio", "land": "Land"}
_MEEDENKEN, _MEEDOEN = 4, 4
"""The step from which a partner makes the plan or the work together with the municipality."""


def stad_en_regio(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Per scale the partners, and how many of them make the plan and the work together; nothing without partners in the region."""
    rows_of = register(dossier).dossier
    partners = [row for row in rows_of.stakeholders if row.partner and row.schaal]
    region = [row for row in partners if row.schaal == "regio"]
    if not region or not rows_of.betrokkenheid:
        return ()
    thinks = _active(rows_of, Fase.RICHTEN, _MEEDENKEN)
    works = _active(rows_of, Fase.VERRICHTEN, _MEEDOEN)
    rows = tuple(
        (
            word,
            nl.getal(len(own)),
            nl.getal(sum(row.id in thinks for row in own)),
            nl.getal(sum(row.id in works for row in own)),
        )
        for scale, word in _SCHALEN.items()
        if (own := [row for row in partners if row.schaal == scale])
    )
    start, later = (sum(row.id in active for row in region) for active in (thinks, works))
    told = zinnen.van_de(start, len(region), "maakt", "maken", "partner in de regio", "partners in de regio")
    also = _mee(start, later, len(region))
    table = Table(
        "Partners naar schaal",
        ("Schaal", "Partners", "Maken het plan mee", "Doen mee in het werk"),
        rows,
        (1, 2, 3),
        source=zinnen.bron_geteld(dossier, len(partners), "partner", "partners"),
    )
    return (Heading(f"{nl.capitalised(told)} het plan mee{also}", 3, raster(("VS",))), table)


def _active(dossier: Dossier, fase: Fase, least: int) -> set[str]:
    return {row.stakeholder for row in dossier.betrokkenheid if row.fase is fase and (row.trede_nu or 0) >= least}


def _mee(start: int, later: int, total: int) -> str:
    """How many join in the work, after how many join in the plan."""
    if start == later == total:
        return " en doet mee in het werk" if total == 1 else " en doen mee in het werk"
    if not later:
        return "; in het werk doet ook niemand mee" if not start else "; in het werk doet niemand mee"
    return f"; in het werk {'doet' if later == 1 else 'doen'} er {nl.telwoord(later)} mee"
