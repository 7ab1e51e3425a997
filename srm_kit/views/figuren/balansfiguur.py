"""Hard against soft: what people feel beside what money and hours go to."""

from __future__ import annotations

from collections.abc import Sequence

from srm_kit import nl
from srm_kit.document.blocks import Figuur, Tabel
from srm_kit.document.svg import kader, lijn, rechthoek, tekst
from srm_kit.nl import Cijfer

__all__ = ["balans"]


def balans(regels: Sequence[tuple[str, Cijfer | None, str]], bevinding: str, bron: str) -> Figuur:
    """``regels`` are (what, share that is soft or None, word); drawn from one side to the other."""
    parts = [
        tekst(260, 14, "structuur (hard)", "klein zacht"),
        tekst(740, 14, "mensen en gedrag (zacht)", "klein zacht", "end"),
    ]
    rows, words = [], []
    for index, (what, soft, word) in enumerate(regels):
        y = 28 + index * 44
        parts.append(tekst(0, y + 20, what, "rij licht"))
        if soft is None:
            parts.append(tekst(260, y + 20, word, "klein zacht"))
            rows.append((what, "–", "–", word))
            continue
        rest = nl.procent(1 - soft.waarde)
        hard = 480 * rest.waarde
        if hard:
            parts.append(rechthoek(260, y, hard, 28, "vulling", 2))
        if soft.waarde:
            parts.append(rechthoek(260 + hard, y, 480 - hard, 28, "tweede", 2))
        parts.append(tekst(752, y + 20, f"{soft} zacht", "klein"))
        rows.append((what, rest, soft, word))
        words.append(f"{what}: {soft} zacht ({word})")
    parts.append(lijn(500, 22, 500, 28 + len(regels) * 44 - 8, "grens"))
    title = "De balans tussen hard en zacht"
    description = ("; ".join(words) or "Er zijn geen gegevens") + "."
    table = Tabel("Hard en zacht", ("Wat", "Hard", "Zacht", "Oordeel"), tuple(rows), (1, 2))
    height = 28 + len(regels) * 44
    return Figuur(
        title, description, bevinding, kader(880, height, title, description, parts), table, bron, soort="balans"
    )
