"""The cells per department, as far as the privacy plan lets them be shown."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN
from srm_kit.views import zinnen
from srm_kit.views.blokken import Alinea, Blok, Kop, Tabel

__all__ = ["groepen"]


def groepen(dossier: Dossier, maten: Maten) -> tuple[Blok, ...]:
    """One row per department; nothing when no department can be shown."""
    found = maten.groepen.afdeling
    if not any(item.score is not None for cells in found.values() for item in cells.values()):
        return ()
    names = {item.id: item.naam for item in dossier.afdelingen}
    rows = []
    for ident, cells in found.items():
        counts = sorted({item.n for item in cells.values() if item.score is not None and item.n is not None})
        size = "–" if not counts else str(counts[0]) if len(counts) == 1 else f"{counts[0]} tot {counts[-1]}"
        values = [
            nl.getal(cells[cel.code].score)
            if cells[cel.code].score is not None
            else (cells[cel.code].reden or "n < 5")
            if cells[cel.code].onderdrukt
            else "–"
            for cel in CELLEN
        ]
        rows.append((names.get(ident, ident), size, *values))
    table = Tabel(
        "Score per afdeling en cel",
        ("Afdeling", "n", *(cel.code for cel in CELLEN)),
        tuple(rows),
        tuple(range(1, 2 + len(CELLEN))),
        bron=zinnen.bron_vragenlijst(dossier, maten),
    )
    text = (
        "De eerste letter is de fase (R richten, I inrichten, V verrichten), de tweede het spoor (S strategie & doelen, "
        "B besturing & organisatie, L leiderschap & gedrag). Kleine afdelingen tonen wij niet. Soms tonen wij ook een "
        "grotere afdeling niet, omdat een kleine anders uit te rekenen is."
    )
    return (Kop("Scores per afdeling", 3), Alinea(text), table)
