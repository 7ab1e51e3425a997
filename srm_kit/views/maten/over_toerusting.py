"""What management and employees miss in competences and in knowledge, two by two."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.competenties import DOELGROEPEN, Competentiegat, toerusting
from srm_kit.measures.register import register
from srm_kit.views import zinnen

__all__ = ["twee_bij_twee"]


def twee_bij_twee(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """How many fall short of what is needed, per group and kind; nothing when fewer than two of the four are known."""
    found = toerusting(register(dossier))
    known = sum(item.onder[1] for item in found.values() if item.onder is not None)
    if sum(item.onder is not None for item in found.values()) < 2:
        return ()
    rows = tuple(
        (nl.capitalised(group), _short(found[group, "competentie"]), _short(found[group, "kennis"]))
        for group in DOELGROEPEN
    )
    return (
        Table(
            "Wat management en medewerkers missen",
            ("Wie", "Competenties", "Kennis"),
            rows,
            source=f"n = {nl.aantal(known, 'competentie of soort kennis', 'competenties en soorten kennis', woord=False)}, "
            f"{zinnen.bron_dossier(dossier)}",
        ),
    )


def _short(item: Competentiegat) -> str:
    if item.onder is None:
        return "niet vastgelegd"
    below, number = item.onder
    return (
        f"{below} van {number} {'ligt' if below == 1 else 'liggen'} onder wat nodig is"
        if below
        else f"{number} van {number} op niveau"
    )
